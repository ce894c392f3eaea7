"""A Word file (.docx) as paragraphs, tables and notes."""
