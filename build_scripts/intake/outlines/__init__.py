"""The labels of two texts: every reading of each, what they form, and both against each other."""
