"""The dates of both texts: paired, said, drawn."""
