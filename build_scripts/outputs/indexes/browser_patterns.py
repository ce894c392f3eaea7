"""Regular expressions of the build, as the browser's scripts compile them: one grammar for both."""

from __future__ import annotations

import re
from collections.abc import Sequence

# [^…] with what it holds | an escape | a comment | white space | (?P< | \Z | a quantifier | a sign
TOKEN = re.compile(
    r"""
    (?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])
    | (?P<end>\\Z)
    | (?P<escape>\\.)
    | (?P<name>\(\?P<)
    | (?P<quantifier>(?:[*+?]|\{[0-9]+(?:,[0-9]*)?\})(?P<held>\+)?)
    | (?P<comment>\#[^\n]*)
    | (?P<space>\s+)
    | (?P<sign>.)
    """,
    re.VERBOSE | re.DOTALL,
)


def browser_pattern(source: str, *, is_verbose: bool = False) -> str:
    r"""A regular expression as JavaScript has it, for its flag ``u``.

    ``(?P<a>x) \Z`` → ``(?<a>x)$``. White space and comments of the verbose form go. A possessive
    quantifier becomes a plain one: whoever hands one over sees to it that what follows refuses
    every shorter match.
    """
    out = []
    for found in TOKEN.finditer(source):
        name, text = found.lastgroup, found[0]
        if found["quantifier"]:
            text = text.removesuffix("+") if found["held"] else text
        elif name == "end":
            text = "$"
        elif name == "name":
            text = "(?<"
        elif name in ("comment", "space") and is_verbose:
            continue
        out.append(text)
    return "".join(out)


def compiled(pattern: re.Pattern[str]) -> Sequence[str]:
    """A compiled pattern as source and flags."""
    source = browser_pattern(pattern.pattern, is_verbose=bool(pattern.flags & re.VERBOSE))
    return source, "iu" if pattern.flags & re.IGNORECASE else "u"
