"""A table with one language in one column and the other in another: its columns, told by script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.messages import one_after_another, phrase
from build_scripts.problems import Found, Problem
from build_scripts.sources.formats.blocks import Cell, Row, Table, cut
from build_scripts.sources.formats.scripts import EN, KEYS, MIXED, ZH, is_other, script, weights

OWN_SHARE = 0.8
"""A column is in a language if so large a share of its text is."""
LONGEST_LABEL = 14
# Names of languages and of texts, as heads of columns have them.
NAMED = re.compile(
    r"(?:(?:简体|繁體|繁体|現代|现代)?(?:中文|汉语|漢語|华语|華語|国语|國語)|英文|英语|英語|原文|译文|譯文|"
    r"中|英|(?:simplified |traditional )?chinese|english|original|translation|source|target|zh|en)"
    r"[ ]?(?:文本|正文|条文|條文|全文|原文|译文|譯文|翻译|翻譯|译本|譯本|文|版|版本|"
    r"text|version|translation|original|language)?"
    r"(?:\s*[（(/].{0,30})?\Z",
    re.IGNORECASE,
)
LABEL = re.compile(
    r"\s*(?:第\s*\S{1,8}\s*[条條章节節款项項编編部]|[（(]?[0-9一二三四五六七八九十]{1,4}[)）.、．]|"
    r"(?:Article|Section|Chapter|Part|Annex)\s)",
    re.IGNORECASE,
)
# (a) iv. 甲、
SIGNED = re.compile(r"\s*(?:[（(]\s*\w{1,5}\s*[)）]|\w{1,5}[)）.、．])\s*\Z")
THIRD = phrase("columns in another language")
NUMBERS, HEAD = phrase("row numbers"), phrase("heads of the columns")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a table are in which language."""

    keys: Mapping[int, str]
    """Place of a column → language, or the name of what it is left out as."""
    has_head: bool
    is_numbered: bool = False
    """Whether the numbers of rows are the labels of the text, and go with it."""

    def cells(self, row: Row, key: str) -> list[Cell]:
        """The cells of a row in a language, or of another sort."""
        return [cell for cell in row if self.keys.get(cell.column) == key and cell.paragraphs]


def columns(table: Table, shown: str, number: int) -> Found[Columns]:
    """The columns of a bilingual table, neither value nor fault where it is none.

    ``number``: which table of the file, for messages.
    """
    body = [row for row in table.rows if len(row) > 1]
    has_head = bool(body) and _is_head(body[0])
    rows = body[1:] if has_head else body
    texts: dict[int, list[str]] = {}
    for row in rows:
        for cell in row:
            texts.setdefault(cell.column, []).append(cell.text)
    keys = {column: _language(" ".join(each)) for column, each in sorted(texts.items())}
    if not {ZH, EN} <= set(keys.values()) or MIXED in keys.values():
        return Found(None)
    found = Columns(keys, has_head, not _have_labels(rows, keys))
    both = [row for row in rows if all(found.cells(row, key) for key in KEYS)]
    if not both:
        return Found(None)
    problems = (*_crowded(found, rows, shown, number), *_swapped(found, rows, shown, number))
    return Found(None if problems else found, problems)


def _language(text: str) -> str:
    """The language of a column, or as what it is left out."""
    if is_other(text):
        return THIRD
    own = weights(text)
    total = own[ZH] + own[EN]
    if not total:
        return NUMBERS
    key = max(own, key=lambda each: own[each])
    return key if own[key] >= OWN_SHARE * total else MIXED


def _is_head(row: Row) -> bool:
    """Whether a row names the languages of its columns."""
    named = [cell for cell in row if script(cell.text)]
    return len(named) > 1 and sum(bool(NAMED.match(cell.text.strip())) for cell in named) > 1


def _have_labels(rows: list[Row], keys: Mapping[int, str]) -> bool:
    texts = [cell.text for row in rows for cell in row if keys[cell.column] == ZH and cell.text]
    return sum(bool(LABEL.match(text)) for text in texts) * 2 > len(texts)


def _crowded(found: Columns, rows: list[Row], shown: str, number: int) -> tuple[Problem, ...]:
    """Two columns in one language, unless one of them only has labels: which is the text?"""
    for key in KEYS:
        counts = Counter(
            cell.column for row in rows if len(cells := found.cells(row, key)) > 1
            for cell in cells if not _is_label(cell.text)
        )  # fmt: skip
        if len(counts) > 1:
            numbers = [str(column + 1) for column in sorted(counts)]
            return (Problem(
                shown, 1, "I08", phrase(
                    "table {number} has several columns in one language ({key}): {columns}",
                    number=number, key=key,
                    columns=one_after_another(numbers, "{first} and {next}")),
                "leave in the table one column for each language, and save it",
            ),)  # fmt: skip
    return ()


def _is_label(text: str) -> bool:
    return len(text) <= LONGEST_LABEL and bool(LABEL.match(text) or SIGNED.match(text))


def _swapped(found: Columns, rows: list[Row], shown: str, number: int) -> tuple[Problem, ...]:
    """Rows whose cells are the other way round."""
    out: list[Problem] = []
    for place, row in enumerate(rows, 1 + found.has_head):
        said = [script(" ".join(cell.text for cell in found.cells(row, key))) for key in KEYS]
        if said == [EN, ZH]:
            out.append(Problem(
                shown, 1, "I08", phrase(
                    "row {row} of table {number} has its languages the other way round: “{text}”",
                    row=place, number=number, text=cut(row[0].text)),
                "exchange its two cells",
            ))  # fmt: skip
    return tuple(out)
