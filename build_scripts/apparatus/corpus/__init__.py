"""What the documents of a site are to one another."""
