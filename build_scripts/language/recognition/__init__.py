"""In which language a text is written: by its letters, by its commonest words."""
