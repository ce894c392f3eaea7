"""A web page as paragraphs, tables and notes."""
