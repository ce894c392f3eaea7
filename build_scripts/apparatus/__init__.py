"""What editors and checks know about the paired text."""
