"""The PDF of a document, typeset by Typst from the templates beside this file."""
