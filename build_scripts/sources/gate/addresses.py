"""Addresses of web pages that may become links: RFC 3986, as the IRI of RFC 3987 too."""

from __future__ import annotations

import re

LONGEST = 2_000
"""Characters of the longest address: more is cut by browsers and readers of codes."""
# Scheme, host (no name or password before it: they pass for the host), port, the rest.
ADDRESS = re.compile(
    r"(?i:https?)://(?P<host>[\w.-]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>[0-9]{1,5}))?"
    r"(?:[/?#](?P<rest>.*))?"
)
# Delimiters that RFC 3986 keeps out of addresses; they must be written as %22 and so on.
DELIMITERS = frozenset('"<>\\^`{|} ')


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a web page: ``https://example.org/zh?a=1#p2``."""
    found = ADDRESS.fullmatch(text)
    return (
        found is not None
        and len(text) <= LONGEST
        and all(each.isprintable() and each not in DELIMITERS for each in text)
        and found["host"].strip(".-_") != ""
        and int(found["port"] or 80) <= 0xFFFF
    )
