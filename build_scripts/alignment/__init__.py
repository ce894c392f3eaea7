"""Two trees become one; two texts of a unit become sentence pairs."""
