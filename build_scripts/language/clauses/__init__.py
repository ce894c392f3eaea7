"""Who acts in a sentence and how firmly it is said, by what stands at the heads of its clauses."""
