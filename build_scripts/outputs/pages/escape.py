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

# "*", "<", a tab; white space that Markdown strips or folds; marks that end a line.
MARKUP = re.compile(
    r"""
    [!-+\--/:-@\[-`{-~]        # every ASCII punctuation character but the comma
    | [\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029\ufeff]
    | ^\s | \s\Z               # white space at an end
    | (?<=\s)\                 # a space after white space: "a  b"
    """,
    re.VERBOSE,
)

# The few that cannot start markup inside a line are left readable: . , ; ( ) " ' ?
READABLE = re.compile(
    r"""
    [`\\*_{}\[\]<>\#+|~^=$&:!@/%]
    | [\t\n\r\f\v\x1c-\x1f\x85\u2028\u2029\ufeff]
    | ^[!-/:-@\[-`{-~]+        # any punctuation at the start: "-", "(a)"
    | (?<=[.,;()"'?-])[.()'"-]|[.](?=[.])   # runs: "...", "--"
    | (?<![^\W_])- | -(?![^\W_])
    | ^\s | \s\Z | (?<=\s)[ ]
    """,
    re.VERBOSE,
)

# "4." "12)" "iv." at the start would make a list; "1.2" would not, but is treated alike.
LEADING_LABEL = re.compile(r"^([0-9A-Za-z]{1,9})([.)])")

# Characters that YAML folds or refuses inside a quoted string, though JSON lets them pass.
UNQUOTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

BIDI = re.compile(
    "[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]"
)


@lru_cache(maxsize=8192)  # pages say the same words again and again
def markdown(text: str) -> Safe:
    """Escape text so that it is literal everywhere in a Markdown file.

    ``1. *a*, <b>`` → ``1&#46; &#42;a&#42;, &#60;b&#62;``
    """
    return Safe(MARKUP.sub(_entities, text))


def readable(text: str, *, starts_line: bool = True) -> Safe:
    """Escape a paragraph or heading with the same guarantee, for pages that people open as files.

    Only for text in the flow of a page, never for attributes. ``Laos, 3.0 (a) *b*`` →
    ``Laos, 3.0 (a) &#42;b&#42;``; ``1. one`` → ``1&#46; one``, but not where something stands
    before it on the line, such as the ``#`` of a heading.
    """
    escaped = READABLE.sub(_entities, text)
    return Safe(LEADING_LABEL.sub(_label, escaped) if starts_line else escaped)


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
    lines = [f"{key}: {_quoted(value)}" for key, value in values.items()]
    return Safe("---\n" + "\n".join(lines) + "\n---\n")


def script(name: str, value: object) -> str:
    """A classic script that assigns a value to a global name."""
    return f"var {name} = {_quoted(value)};\n".replace("</", "<\\/")


def _quoted(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return UNQUOTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _entities(found: re.Match[str]) -> str:
    return "".join(f"&#{ord(sign)};" for sign in found[0])


def _label(found: re.Match[str]) -> str:
    return f"{found[1]}&#{ord(found[2])};"
