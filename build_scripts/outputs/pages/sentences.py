"""The text of a cell in Markdown: its paragraphs, each sentence of a pair in a span."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from build_scripts.kinds import LETTERS
from build_scripts.model import Pair, Unit
from build_scripts.outputs.pages.escape import Safe, readable
from build_scripts.outputs.pages.tables import table
from build_scripts.publication.sentences import Sentence, sentences
from build_scripts.tabular import is_table

# "Xi Jinping          Thongloun Sisoulith"
COLUMN_GAP = re.compile(r"\s\s|[\t\n]")


def cell_id(unit: Unit, key: str) -> str:
    """The id of the only pair of a unit, which its first cell has; else nothing."""
    if len(unit.pairs) != 1 or _owner(unit.pairs[0]) != key:
        return ""
    return unit.pairs[0].id


def paragraphs(unit: Unit, key: str) -> Iterator[Safe]:
    """The paragraphs of one edition in Markdown; every character of the text is kept.

    Where the unit has more pairs than one, each sentence stands in a span: with the id of its
    pair where it is the first of it, else with the number of the pair.
    """
    inside: dict[int, list[tuple[Sentence, bool]]] = {}
    known: set[str] = set()
    for each in sentences(unit, key) if len(unit.pairs) > 1 else ():
        is_first = _owner(each.pair) == key and each.pair.id not in known
        known.add(each.pair.id)
        inside.setdefault(each.paragraph, []).append((each, is_first))
    for place, paragraph in enumerate(unit.text.get(key) or ()):
        if is_table(paragraph):
            yield table(paragraph, key, _cells(inside.get(place, ())))
            continue
        tail = "\n{.verbatim}" if is_verbatim(unit, paragraph) else ""
        yield Safe(_paragraph(paragraph, inside.get(place, ())) + tail)


def is_verbatim(unit: Unit, paragraph: str) -> bool:
    """Whether white space inside a paragraph sets columns: a block with a run of it, no table."""
    if is_table(paragraph):
        return False
    return unit.kind not in LETTERS and COLUMN_GAP.search(paragraph) is not None


def _paragraph(text: str, inside: Iterable[tuple[Sentence, bool]]) -> str:
    out: list[str] = []
    cursor = 0
    for each, is_first in inside:
        out.append(_gap(text[cursor : each.start], is_first=not out))
        out.append(_span(each, is_first=is_first))
        cursor = each.start + len(each.text)
    return "".join((*out, _gap(text[cursor:], is_first=not out)))


def _span(sentence: Sentence, *, is_first: bool) -> str:
    number = sentence.pair.id.rpartition(".")[2]
    name = f'id="{sentence.pair.id}"' if is_first else f'data-pair="{number}"'
    return f"<span {name}>{readable(sentence.text, starts_line=False)}</span>"


def _cells(inside: Iterable[tuple[Sentence, bool]]) -> Callable[[str], str]:
    """What gives the markup of one cell after the other: its sentence in a span, or its text."""
    waiting = iter(inside)

    def markup(text: str) -> str:
        found = next(waiting, None)
        return _span(found[0], is_first=found[1]) if found else readable(text, starts_line=False)

    return markup


def _gap(text: str, *, is_first: bool) -> str:
    """What stands between two sentences: mostly one space, which needs no entity there."""
    return text if text == " " else readable(text, starts_line=is_first)


def _owner(pair: Pair) -> str:
    """The first edition that has a sentence of a pair."""
    return next((key for key, has in pair.texts.items() if has), "")
