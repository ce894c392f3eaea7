"""What studies by rule rest on: which words render which, and who is a party."""
