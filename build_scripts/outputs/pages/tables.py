"""A table of a text on a page: HTML in a box of its own, which scrolls where it is too wide."""

from __future__ import annotations

from collections.abc import Callable

from build_scripts import tabular
from build_scripts.outputs.pages.escape import Safe, direction, markdown
from build_scripts.publication.titles import width
from build_scripts.publication.words import say

NEXT_CELL = "&#9;"
"""A tab as an entity, which Markdown does not turn into blanks: what is copied has it."""
SHORT = 6
"""Han characters, or three times as many letters, that stay on one line of a cell."""
HEAD, DATA = 'th scope="col"', "td"


def table(paragraph: str, key: str, cell: Callable[[str], str], attributes: str = "") -> Safe:
    """The table; ``cell`` gives the markup of a text in it and is asked row by row.

    ``attributes`` are those of its box beside its class.
    """
    first, *others = tabular.rows(paragraph)
    if tabular.has_head(paragraph):
        head = f"<thead>{_row(first, HEAD, cell)}</thead>"
    else:
        head, others = "", [first, *others]
    body = "\n".join(_row(row, DATA, cell) for row in others)
    name = markdown(say("table", key))
    return Safe(
        f'<div class="tabular"{attributes} role="group" tabindex="0" aria-label="{name}">'
        f"<table>{head}<tbody>{body}</tbody></table></div>"
    )


def _row(row: tabular.Row, element: str, cell: Callable[[str], str]) -> str:
    return f"<tr>{NEXT_CELL.join(_cell(text, element, cell) for text in row)}</tr>"


def _cell(text: str, element: str, cell: Callable[[str], str]) -> str:
    """An empty one heads nothing; a long one may be broken, and says so."""
    if not text:
        return "<td></td>"
    said = ' class="long"' if width(text) > SHORT else ""
    return f"<{element}{said}{direction(text)}>{cell(text)}</{element.split()[0]}>"
