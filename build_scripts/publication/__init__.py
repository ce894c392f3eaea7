"""One document ready to be shown, whatever the medium."""
