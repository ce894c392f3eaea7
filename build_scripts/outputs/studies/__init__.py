"""Studies of a document: what its two texts, set side by side, tell; each a page and a table."""
