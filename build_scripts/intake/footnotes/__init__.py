"""Footnotes of two texts: their series, and marks that a copy glued to words."""
