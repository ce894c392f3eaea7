"""The documents of a build: each made by itself, in any process, kept while it is the same."""
