"""One text becomes a tree with ids and a character account."""
