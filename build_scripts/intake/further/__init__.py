"""Texts in further languages than the first two: in which they are, and how they are read."""
