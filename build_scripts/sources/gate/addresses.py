"""Addresses of web pages that may become links: RFC 3986, as the IRI of RFC 3987 too."""

from __future__ import annotations

import re
import unicodedata
from ipaddress import IPv4Address, IPv6Address

LONGEST = 2_000
"""Characters of the longest address: more is cut by browsers and readers of codes."""
# Scheme, host (no name or password before it: they pass for the host), port, the rest.
ADDRESS = re.compile(
    r"(?i:https?)://(?P<host>[^/?#:@\[\]]+|\[[0-9a-fA-F:.]+\])(?::(?P<port>[0-9]{1,5}))?"
    r"(?:[/?#](?P<rest>.*))?"
)
# Delimiters that RFC 3986 keeps out of addresses; they must be written as %22 and so on.
DELIMITERS = frozenset('"<>\\^`{|} ')
LONGEST_LABEL, LONGEST_HOST = 63, 253
"""Characters of a name between full stops, and of a host (RFC 1035, 2.3.4), as they are sent."""
NOT_ENCODED = re.compile("%(?![0-9a-fA-F]{2})")
"""A percent sign that encodes nothing (RFC 3986, 2.1)."""


def is_address(text: str) -> bool:
    """Whether a text is the whole address of a web page: ``https://example.org/zh?a=1#p2``."""
    found = ADDRESS.fullmatch(text)
    return (
        found is not None
        and len(text) <= LONGEST
        and all(each.isprintable() and each not in DELIMITERS for each in text)
        and is_host(found["host"].replace("_", "a"))  # which no name has, and some hosts
        and int(found["port"] or 80) <= 0xFFFF
    )


def is_host(text: str) -> bool:
    """Whether this can be a host: a name (RFC 1123, 2.1, in letters of any script), an IP address.

    ``example.org``, ``对读.example.org``, ``localhost``, ``192.0.2.7``, ``[2001:db8::1]``.
    """
    labels = text.removesuffix(".").split(".")
    try:
        if text.startswith("["):
            return bool(IPv6Address(text[1:-1]))
        if labels[-1].isascii() and labels[-1].isdigit():
            return bool(IPv4Address(text))
    except ValueError:
        return False
    sent = [_sent(label) for label in labels]
    return all(map(_is_label, labels, sent)) and len(".".join(sent)) <= LONGEST_HOST


def _sent(label: str) -> str:
    """A label in the letters of ASCII, as a browser asks for it (RFC 3492)."""
    return label if label.isascii() else f"xn--{label.encode('punycode').decode()}"


def _is_label(label: str, sent: str) -> bool:
    return (
        all(each == "-" or unicodedata.category(each)[0] in "LMN" for each in label)
        and "" != label == label.strip("-")
        and len(sent) <= LONGEST_LABEL
    )
