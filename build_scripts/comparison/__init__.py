"""Two documents held against each other: which unit became which, and what changed in its words."""
