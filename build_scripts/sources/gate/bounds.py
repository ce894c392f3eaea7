"""How much is read: bounds that no text to be read by people meets, so that a build stays quick.

They keep what is built by mistake (a data set, a dump, a file without line ends) or by malice from
taking the machine's memory; a text within them is checked in seconds and in less than 1 GB.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.messages import phrase
from build_scripts.problems import Problem

MOST_LINES = 10_000
"""Lines of a text that are not empty; the Chinese Civil Code has some 2,000."""
LONGEST_LINE = 20_000
"""Characters of a line of a text: the longest sections of statutes have a third of it."""
LONGEST_VALUE = 50_000
"""Characters of a key or value of YAML: where a changed paragraph is kept whole."""
DEEPEST = 40
"""Levels of YAML; our own files have at most seven."""
MOST_VALUES = 200_000
"""Keys and values of a YAML file: a glossary of 10,000 concepts has as many."""


def of_text(text: str, shown: str) -> Iterator[Problem]:
    """A text with too many lines; lines that are too long."""
    lines = text.split("\n")
    filled = [number for number, line in enumerate(lines, 1) if line and not line.isspace()]
    if len(filled) > MOST_LINES:
        yield Problem(
            shown, filled[MOST_LINES], "R09",
            phrase("the text has {count:,} lines; at most {most:,} are read", count=len(filled),
                most=MOST_LINES),
            "is it the right file? Divide it into several documents",
        )  # fmt: skip
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            yield Problem(
                shown, number, "R09",
                phrase("the line has {count:,} characters; at most {most:,} are read",
                    count=len(line), most=LONGEST_LINE),
                "are its line ends lost? Put each paragraph into a line of its own",
            )  # fmt: skip


def of_value(value: str, shown: str, line: int) -> Iterator[Problem]:
    """A key or value of YAML that is too long."""
    if len(value) > LONGEST_VALUE:
        yield Problem(
            shown, line, "R09",
            phrase("the value has {count:,} characters; at most {most:,} are read",
                count=len(value), most=LONGEST_VALUE),
            "is a closing quote missing? Otherwise shorten it",
        )  # fmt: skip
