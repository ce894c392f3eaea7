"""What the scripts in the browser read."""
