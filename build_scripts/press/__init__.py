"""The build: what is made, kept, reported and published."""
