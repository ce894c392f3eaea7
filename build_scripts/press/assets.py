"""Scripts and style sheets: many sources of one job each, joined into one file a page loads."""

from __future__ import annotations

import re

# A comment that stands alone: /* … */ or // … on lines of its own.
BLOCK_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n?", re.MULTILINE | re.DOTALL)
LINE_COMMENT = re.compile(r"^[ \t]*//.*\n?", re.MULTILINE)
BLANK_LINES = re.compile(r"\n{2,}")
# Ends of line between the rules and declarations of a style sheet.
CSS_LINE_END = re.compile(r"(?<=[{};,])\n")
# Indentation; the sources have no text over several lines in which it would mean something.
INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)


def join(sources: tuple[str, ...]) -> str:
    """Join sources in the order given, without indentation and comments on lines of their own."""
    return "".join(_bare(source).strip() + "\n" for source in sources)


def join_styles(sources: tuple[str, ...]) -> str:
    """Join style sheets, one rule behind the other."""
    return CSS_LINE_END.sub("", join(sources)) + "\n"


def _bare(source: str) -> str:
    without = LINE_COMMENT.sub("", BLOCK_COMMENT.sub("", source))
    return INDENTATION.sub("", BLANK_LINES.sub("\n", without))
