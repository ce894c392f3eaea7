"""Tables for spreadsheets: one row for each division and unit, as CSV and as TSV.

UTF-8 with a byte order mark, without which spreadsheet programs misread Chinese. A cell
that such a program would take for a formula begins with an apostrophe (``=1+1`` →
``'=1+1``); one that begins with an apostrophe gets a second, so that nothing is lost.
A table inside a text has a line for each row, its cells parted by `` | ``, so that no tab of it
meets those of the file; a stroke in a cell is written ``\\|``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from build_scripts.model import Bitext, Division, Unit
from build_scripts.tabular import is_table, rows

BYTE_ORDER_MARK = "\ufeff"
NEUTRAL = "'"

# What makes a spreadsheet program compute: "=1+1", "+1", "-1", "@SUM(A1)", full-width too.
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def render_csv(bitext: Bitext) -> str:
    """The table with commas; begins with a byte order mark."""
    return _table(bitext, ",")


def render_tsv(bitext: Bitext) -> str:
    """The table with tabs; begins with a byte order mark."""
    return _table(bitext, "\t")


def neutral(cell: str) -> str:
    """A cell that no spreadsheet program computes: ``=1+1`` → ``'=1+1``."""
    return NEUTRAL + cell if cell.startswith((*FORMULA_STARTS, NEUTRAL)) else cell


def plain(cell: str) -> str:
    """The inverse of ``neutral``: ``'=1+1`` → ``=1+1``."""
    return cell.removeprefix(NEUTRAL)


def _table(bitext: Bitext, separator: str) -> str:
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=separator, lineterminator="\n")
    writer.writerows(_rows(bitext))
    return out.getvalue()


def _rows(bitext: Bitext) -> Iterator[list[str]]:
    keys = bitext.document.keys
    yield ["id", "kind", "number", "parent"] + [
        f"{column}_{key}" for key in keys for column in ("label", "heading", "text")
    ]
    for node in bitext.nodes():
        cells = [node.id, node.kind, node.number, node.parent]
        for key in keys:
            cells += [node.label.get(key) or "", node.heading.get(key) or "", _text(node, key)]
        yield [neutral(cell) for cell in cells]


def _text(node: Division | Unit, key: str) -> str:
    """The paragraphs, one a line; a table, a row a line."""
    paragraphs = (node.text.get(key) or ()) if isinstance(node, Unit) else ()
    return "\n".join(_stroked(each) if is_table(each) else each for each in paragraphs)


def _stroked(table: str) -> str:
    """``1\t门票\n2\t游船`` → ``1 | 门票`` and ``2 | 游船``."""
    return "\n".join(" | ".join(cell.replace("|", r"\|") for cell in row) for row in rows(table))
