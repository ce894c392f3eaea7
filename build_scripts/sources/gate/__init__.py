"""What may come in: which files are opened, which characters, how much, which addresses."""
