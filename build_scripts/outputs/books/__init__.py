"""EPUB and PDF."""
