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
# "a \" b": a text in a script.
QUOTED = re.compile(r"""("(?:\\.|[^"\\])*")""")
# The blanks of `x = y ? {` that say nothing; not those of `+` and `-`, of which two may meet.
AROUND_SIGN = re.compile(r" ?([=?:,(){}<>&|;!%*]+) ?")
# What may begin a pattern, a comment or a text of another kind: such lines stay as they are.
UNSURE = re.compile(r"[/'`]")


def join(sources: tuple[str, ...]) -> str:
    """Join scripts in the order given, without indentation, comments on lines of their own, and
    blanks round signs."""
    lines = (line for source in sources for line in _bare(source).strip().split("\n"))
    return "".join(_tight(line) + "\n" for line in lines)


def join_styles(sources: tuple[str, ...]) -> str:
    """Join style sheets, one rule behind the other."""
    return CSS_LINE_END.sub("", "".join(_bare(source).strip() + "\n" for source in sources)) + "\n"


def _tight(line: str) -> str:
    if UNSURE.search(line):
        return line
    parts = QUOTED.split(line)
    return "".join(
        part if place % 2 else AROUND_SIGN.sub(r"\1", part) for place, part in enumerate(parts)
    )


def _bare(source: str) -> str:
    without = LINE_COMMENT.sub("", BLOCK_COMMENT.sub("", source))
    return INDENTATION.sub("", BLANK_LINES.sub("\n", without))
