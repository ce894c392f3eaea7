"""Duidu: two plain texts of one document become a bilingual reading site."""
