"""Escaping at the edge: how text of a source comes out literally in Markdown, HTML and YAML.

Backslashes and ``html.escape`` both fail under common Markdown extensions; numeric
entities for ASCII punctuation do not. They mean the same in Markdown,
in raw HTML inside Markdown, in quoted attributes and in attribute lists.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup

Safe = Markup
"""Text that is already markup: templates print it as it is."""

# What can start markup inside a line; all else stays as it is: "Two: one", "and/or", "a - b".
INSIDE = r"""
    [`\\*_{\[\]<\#+~^=$@]
    | [\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029\ufeff]  # a tab, and marks that end a line
    | ^\s | \s\Z | (?<=\s)\                        # white space that Markdown strips or folds
    | :(?=\S)                                      # ":smile:", "https://"
    | &(?=\S)                                      # "&amp;", "&copy"
    | -(?=-) | (?<=-)-                             # "-->"
    | (?<=www)\.
    | (?<![^\W\d_][^\W\d_])/ | /(?![^\W\d_]{2})    # "1/2", "c/o", "//"
    | \((?=(?:c|r|tm)\))                           # "(c)"
"""
# What can start a block where it begins a line: "- x", "!!! x", ": x", "> x".
FIRST = "| ^[-:!?>]"
IN_ATTRIBUTES = "| [\"'}>]"
IN_LINE = re.compile(INSIDE, re.VERBOSE | re.IGNORECASE)
ON_LINE = re.compile(INSIDE + FIRST, re.VERBOSE | re.IGNORECASE)
ANYWHERE = re.compile(INSIDE + FIRST + IN_ATTRIBUTES, re.VERBOSE | re.IGNORECASE)

# "12.", "a)" and "xiv." at the start would make a list; "1.2" and "No." would not.
LEADING_LABEL = re.compile(r"^([0-9]{1,9}|[a-z]|[ivxlcdm]{2,9})([.)])(?=\s|\Z)", re.IGNORECASE)

# Characters that YAML folds or refuses inside a quoted string, though JSON lets them pass.
UNQUOTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

BIDI = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)


# Embeddings, overrides and isolates (Unicode Standard Annex 9, section 2).
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
ISOLATES, END_OF_ISOLATE = "\u2066\u2067\u2068", "\u2069"


@lru_cache(maxsize=8192)  # pages say the same words again and again
def markdown(text: str) -> Safe:
    """Escape text so that it is literal everywhere in a Markdown file, in quoted attributes too.

    ``1. *a*, "b"`` → ``1&#46; &#42;a&#42;, &#34;b&#34;``
    """
    return Safe(LEADING_LABEL.sub(_label, ANYWHERE.sub(_entity, text)))


def readable(text: str, *, starts_line: bool = True) -> Safe:
    """Escape text in the flow of a page, never in attributes: quotes stay as they are.

    ``Laos, 3.0 (a) *b*`` → ``Laos, 3.0 (a) &#42;b&#42;``; ``1. one`` → ``1&#46; one``, but not
    where something stands before it on the line, such as the ``#`` of a heading.

    A sign that turns the order of letters round stands in an element of its own, beyond which it
    does nothing and in which its code is shown, as in PDFs; the text keeps it.
    """
    if not starts_line:
        return Safe(seen(IN_LINE.sub(_entity, text)))
    return Safe(seen(LEADING_LABEL.sub(_label, ON_LINE.sub(_entity, text))))


def edge(value: object) -> Safe:
    """What a template prints for a value: text is escaped, ``Safe`` (already markup) is not."""
    return value if isinstance(value, Safe) else markdown(str(value))


def direction(text: str) -> Safe:
    """The attribute that isolates text with right-to-left letters or marks, else nothing."""
    return Safe(' dir="auto"' if BIDI.search(text) else "")


def front_matter(values: Mapping[str, Any]) -> Safe:
    """Write YAML front matter: one key a line, each value in YAML's flow style.

    JSON strings are YAML strings but for a few characters, which are written as ``\\u….``.
    """
    lines = [f"{key}: {quoted(value)}" for key, value in values.items()]
    return Safe("---\n" + "\n".join(lines) + "\n---\n")


def script(name: str, value: object) -> str:
    """A classic script that assigns a value to a global name."""
    return f"var {name} = {quoted(value)};\n".replace("</", "<\\/")


def quoted(value: object) -> str:
    """A value as JSON that YAML, JavaScript and Jinja read alike."""
    text = json.dumps(value, ensure_ascii=False)
    return UNQUOTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def seen(text: str) -> str:
    """Markup in which what turns letters round is contained and seen; but isolates that end."""
    if not TURNING.search(text):
        return text
    ended = _ended_isolates(text)
    return TURNING.sub(
        lambda sign: (
            sign[0]
            if sign.start() in ended
            else f'<bdi class="sign" data-sign="U+{ord(sign[0]):04X}">{sign[0]}</bdi>'
        ),
        text,
    )


def _ended_isolates(text: str) -> frozenset[int]:
    """Where the signs stand by which isolates begin that end in the same text, and end."""
    begun: list[int] = []
    ended: list[int] = []
    for sign in TURNING.finditer(text):
        if sign[0] in ISOLATES:
            begun.append(sign.start())
        elif sign[0] == END_OF_ISOLATE and begun:
            ended += [begun.pop(), sign.start()]
    return frozenset(ended)


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def _label(found: re.Match[str]) -> str:
    return f"{found[1]}&#{ord(found[2])};"
