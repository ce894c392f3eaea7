"""What the texts were before, for the record of their changes that `lock` writes."""
