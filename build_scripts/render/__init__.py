"""Renderers: each makes one kind of output from the Bitext, as text by path."""
