"""Dates and lengths of time in a text."""
