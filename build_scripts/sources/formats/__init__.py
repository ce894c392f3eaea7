"""Files of other kinds (Word, HTML, tab-separated) as the plain texts that all else works on."""
