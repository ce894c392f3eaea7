"""Whether the two texts of a unit belong together, by their words and those of their neighbours."""
