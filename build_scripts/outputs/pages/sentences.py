"""The text of a cell in Markdown: its paragraphs, each sentence of a pair in a span."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from build_scripts.footmarks import Sentence, marks_in, sentences
from build_scripts.kinds import LETTERS
from build_scripts.model import Footmark, Pair, Unit
from build_scripts.outputs.pages.escape import Safe, readable
from build_scripts.outputs.pages.footnotes import Links
from build_scripts.outputs.pages.tables import table
from build_scripts.tabular import is_table

# "Xi Jinping          Thongloun Sisoulith"
COLUMN_GAP = re.compile(r"\s\s|[\t\n]")
# What stands between two columns, and not only between two words.
BETWEEN_COLUMNS = re.compile(r"(\t\s*|\u3000{2,}\s*|\s{3,})")


def cell_id(unit: Unit, key: str) -> str:
    """The id of the only pair of a unit, which its first cell has; else nothing."""
    if len(unit.pairs) != 1 or _owner(unit.pairs[0]) != key:
        return ""
    return unit.pairs[0].id


def paragraphs(unit: Unit, key: str, links: Links) -> Iterator[Safe]:
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
    texts = unit.text.get(key) or ()
    for place, paragraph in enumerate(texts):
        in_columns = is_verbatim(unit, paragraph)
        own = Written(paragraph, key, marks_in(unit, key, place), links, in_columns)
        back = f"{links.back(unit, key)}" if place == len(texts) - 1 else ""
        if is_table(paragraph):
            yield Safe(f"{table(paragraph, key, in_cells(own, inside.get(place, ())))}{back}")
            continue
        tail = back + ("\n{.verbatim}" if in_columns else "")
        yield Safe(_paragraph(own, inside.get(place, ())) + tail)


def is_verbatim(unit: Unit, paragraph: str) -> bool:
    """Whether white space inside a paragraph sets columns: a block with a run of it, no table."""
    if is_table(paragraph):
        return False
    return unit.kind not in LETTERS and COLUMN_GAP.search(paragraph) is not None


@dataclass(frozen=True, slots=True)
class Written:
    """A paragraph in Markdown: its text escaped, the marks of footnotes as links."""

    text: str
    key: str
    marks: tuple[Footmark, ...]
    links: Links
    in_columns: bool = False

    def part(self, start: int, end: int, *, starts_line: bool) -> str:
        """A stretch of it; each of its columns in a span, and what parts them."""
        pieces = BETWEEN_COLUMNS.split(self.text[start:end]) if self.in_columns else []
        if len(pieces) < 3 or not all(pieces[::2]):
            return self._run(start, end, starts_line=starts_line)
        out = ""
        for place, piece in enumerate(pieces):
            end = start + len(piece)
            shown = self._run(start, end, starts_line=starts_line and not out)
            out += f'<span class="{"gap" if place % 2 else "col"}">{shown}</span>'
            start = end
        return out

    def _run(self, start: int, end: int, *, starts_line: bool) -> str:
        out = ""
        for mark in self.marks:
            if start <= mark.start and mark.end <= end:
                printed = self.text[mark.start : mark.end]
                out += _plain(self.text[start : mark.start], starts_line=starts_line)
                out += str(self.links.mark(mark, self.key, printed))
                start, starts_line = mark.end, False
        if not out:
            return str(readable(self.text[start:end], starts_line=starts_line))
        return out + _plain(self.text[start:end], starts_line=False)


def _plain(text: str, *, starts_line: bool) -> str:
    """Text beside a mark: a space there needs no entity."""
    is_parted = not starts_line and text[:1] == " " and text[1:2].strip()
    head, rest = (" ", text[1:]) if is_parted else ("", text)
    return f"{head}{readable(rest, starts_line=starts_line)}"


def written(unit: Unit, key: str, place: int, links: Links) -> Safe:
    """One paragraph without spans for its sentences, as a page of one language has it."""
    text = (unit.text.get(key) or ())[place]
    own = Written(text, key, marks_in(unit, key, place), links, is_verbatim(unit, text))
    return Safe(own.part(0, len(text), starts_line=True))


def _paragraph(own: Written, inside: Iterable[tuple[Sentence, bool]]) -> str:
    out: list[str] = []
    cursor = 0
    for each, is_first in inside:
        end = each.start + len(each.text)
        out.append(_gap(own, cursor, each.start, is_first=not out))
        out.append(_span(each, own.part(each.start, end, starts_line=False), is_first=is_first))
        cursor = end
    return "".join((*out, _gap(own, cursor, len(own.text), is_first=not out)))


def _span(sentence: Sentence, markup: str, *, is_first: bool) -> str:
    number = sentence.pair.id.rpartition(".")[2]
    name = f'id="{sentence.pair.id}"' if is_first else f'data-pair="{number}"'
    return f"<span {name}>{markup}</span>"


def in_cells(own: Written, inside: Iterable[tuple[Sentence, bool]] = ()) -> Callable[[str], str]:
    """What gives the markup of one cell after the other: its text, in a span where it is the
    sentence of a pair.
    """
    waiting = iter(inside)
    end = 0

    def markup(text: str) -> str:
        nonlocal end
        start = own.text.index(text, end)
        end = start + len(text)
        found = next(waiting, None)
        said = own.part(start, end, starts_line=False)
        return _span(found[0], said, is_first=found[1]) if found else said

    return markup


def _gap(own: Written, start: int, end: int, *, is_first: bool) -> str:
    """What stands between two sentences: mostly one space, which needs no entity there."""
    text = own.text[start:end]
    return text if text == " " else own.part(start, end, starts_line=is_first)


def _owner(pair: Pair) -> str:
    """The first edition that has a sentence of a pair."""
    return next((key for key, has in pair.texts.items() if has), "")
