"""The walk through a web page: blocks end paragraphs, items get numbers, tables their grid."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree.ElementTree import Element

from build_scripts.sources.formats.blocks import Block, Cell, Row, Table, count, is_layout
from build_scripts.sources.formats.web.context import NOTE, Context, below, marks_of_notes
from build_scripts.sources.formats.web.furniture import OUTSIDE, kind_of, strings, title_head
from build_scripts.sources.formats.web.lists import markers
from build_scripts.sources.formats.writer import Tally, Writer

BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol p "
    "pre search section summary table tbody td tfoot th thead tr ul".split()
)
HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
LISTS = frozenset("ol ul menu dir".split())
# White space of HTML; U+00A0 and U+3000 are none, and stay.
SPACE = re.compile(r"[ \t\n\f\r]+")
HAN_OR_WIDE = r"[⺀-鿿豈-﫿︰-﹏！-｠　-〿]"
# A line end of the source between two wide characters is no space (CSS Text 3, §4.1.3).
SOFT = re.compile(rf"(?<={HAN_OR_WIDE}) ?\r(?={HAN_OR_WIDE})")
MOST_COLUMNS = 1000


class Page:
    """One walk through a page."""

    def __init__(self, main: Element, root: Element, *, is_unveiled: bool) -> None:
        self.main = main
        self.root = root
        self.is_unveiled = is_unveiled
        self.tally = Tally()
        self.blocks: list[Block] = []
        self.labels = self.marked = self.struck = self.pictures = 0
        self._text = Writer(self.tally)
        self._lang = ""
        self._is_pre = False
        self._marker = ""
        self._notes = marks_of_notes(root)
        self._title = title_head(root, main)

    def walk(self) -> None:
        """Read the main part; what lies outside of it is left out."""
        if self.main is not self.root:
            self._outside(self.root)
        inside = Context(is_inside=self.main.tag != "body")
        self._children(self.main, inside)
        self._flush()

    def _outside(self, element: Element) -> None:
        """Leave out all that is not the main part, by kind."""
        for each in element:
            if each is self.main:
                pass
            elif each is self._title:
                self._element(each, Context(is_inside=True))
                self._flush()
            elif each.tag == "head" or any(
                inner is self.main or inner is self._title for inner in each.iter()
            ):
                self.tally.leave(OUTSIDE, each.text or "")
                self._outside(each)
            elif isinstance(each.tag, str):
                kind = kind_of(each, is_inside=False, is_unveiled=self.is_unveiled)
                self.tally.leave(kind or OUTSIDE, " ".join(strings(each)))
            self.tally.leave(OUTSIDE, each.tail or "")

    def _children(self, element: Element, context: Context) -> None:
        self._string(element.text, context)
        for each in element:
            if isinstance(each.tag, str):
                self._element(each, context)
            self._string(each.tail, context)

    def _element(self, element: Element, context: Context) -> None:
        is_inside = context.is_inside or element is self._title
        kind = kind_of(element, is_inside=is_inside, is_unveiled=self.is_unveiled)
        if kind:
            self.tally.leave(kind, " ".join(strings(element)))
            return
        inner = below(element, context)
        if element.tag in BLOCKS:
            self._flush()
        if mark := self._notes.get(element.get("id") or element.get("name") or ""):
            self._note(element, mark)
        if element.tag == "table":
            self._table(element, inner)
        elif element.tag in LISTS:
            self._list(element, inner)
        elif element.tag in ("sup", "a") and self._is_mark(element, inner):
            self._mark("".join(strings(element)))
        else:
            self._inline(element, inner)
        if element.tag in BLOCKS:
            self._flush()

    def _inline(self, element: Element, context: Context) -> None:
        if element.tag == "br":
            self._text.pieces.append("\n")
        self.pictures += element.tag in ("img", "picture") and bool(element.get("src"))
        self.struck += sum(map(count, strings(element))) if element.tag in ("s", "strike") else 0
        if element.tag == "q":
            self._add("“")
        self._children(element, context)
        if element.tag == "q":
            self._add("”")

    def _string(self, text: str | None, context: Context) -> None:
        if not text:
            return
        if not context.is_pre:
            text = SPACE.sub(lambda found: "\r" if "\n" in found[0] else " ", text)
        if count(text):
            self._begin()
            self._lang = self._lang or context.lang
            self._is_pre = context.is_pre
        self._text.take(text, context.raised)

    def _begin(self) -> None:
        """Print the number of an item before the first of its text."""
        if self._marker:
            self._text.pieces = [each for each in self._text.pieces if count(each)]
            self._text.add(self._marker)
            self.labels += 1
        self._marker = ""

    def _add(self, text: str) -> None:
        self._begin()
        self._text.add(text)

    def _flush(self) -> None:
        """End the paragraph."""
        text = self._text.text
        if not self._is_pre:
            text = SPACE.sub(" ", SOFT.sub("", text).replace("\n", "\0")).replace("\0", "\n")
            text = "\n".join(line.strip(" ") for line in text.split("\n"))
        done = replace(self._text, pieces=[text])
        if found := done.paragraph(self._lang):
            self.blocks.append(found)
        self._text, self._lang, self._is_pre = Writer(self.tally), "", False

    def _list(self, element: Element, context: Context) -> None:
        texts = ["".join(strings(each)) for each in element if each.tag == "li"]
        labels = markers(element, texts)
        self._string(element.text, context)
        for each in element:
            if isinstance(each.tag, str):
                self._flush()
                before = self._marker
                self._marker += next(labels) if each.tag == "li" else ""
                self._element(each, context)
                self._marker = before if self._marker else ""
            self._string(each.tail, context)

    def _is_mark(self, element: Element, context: Context) -> bool:
        """Whether an element is the mark of a note: raised, or a link; at the note a link back."""
        if not NOTE.match("".join(strings(element))):
            return False
        if element.tag == "a":
            return context.is_linked and (element.get("id") or element.get("name")) in self._notes
        links = [each for each in element.iter("a") if each.get("href", "").startswith("#")]
        return bool(context.is_linked or links)

    def _mark(self, text: str) -> None:
        self.marked += 1
        self._begin()
        is_bare = text.strip()[:1].isalnum() or text.strip()[:1] in "*†‡"
        if is_bare:
            self._text.add("[")
        self._text.take(text.strip())
        if is_bare:
            self._text.add("]")

    def _note(self, element: Element, mark: str) -> None:
        """A note begins with the mark that the text refers to it by, unless it has one."""
        begins = "".join(strings(element)).lstrip()
        if not re.match(rf"[\[（(〔]?{re.escape(mark)}(?![\w])", begins):
            self._marker = f"[{mark}] "

    def _table(self, table: Element, context: Context) -> None:
        rows: list[Row] = []
        down: dict[int, int] = {}
        for each in table:
            if not isinstance(each.tag, str):
                continue
            if each.tag == "caption":
                self._element(each, context)
                continue
            kind = kind_of(each, is_inside=context.is_inside, is_unveiled=self.is_unveiled)
            if kind:
                self.tally.leave(kind, " ".join(strings(each)))
                continue
            self._string(each.text, context)
            for row in [each] if each.tag == "tr" else list(each):
                if isinstance(row.tag, str):
                    rows.append(self._row(row, below(each, context), down))
                self._string(row.tail if row is not each else "", context)
            self._string(each.tail, context)
        self._string(table.text, context)
        self._flush()
        cells = [cell for row in rows for cell in row if cell.paragraphs]
        if cells:
            has_headings = any(each.tag in HEADINGS for each in table.iter())
            is_set = table.get("role") == "presentation" or has_headings or is_layout(cells)
            self.blocks.append(Table(tuple(rows), is_set))

    def _row(self, row: Element, context: Context, down: dict[int, int]) -> Row:
        """The cells of a row; ``down`` counts the rows that cells above still reach into."""
        kind = kind_of(row, is_inside=context.is_inside, is_unveiled=self.is_unveiled)
        if kind:
            self.tally.leave(kind, " ".join(strings(row)))
            return ()
        column, cells = 0, []
        covered = {place for place, left in down.items() if left > 0}
        for place in covered:
            down[place] -= 1
        self._string(row.text, context)
        for each in row:
            if each.tag in ("td", "th"):
                while column in covered:
                    column += 1
                span, rows = _span(each, "colspan"), _span(each, "rowspan")
                cells.append(Cell(tuple(self._cell(each, below(row, context))), column, span))
                down.update(dict.fromkeys(range(column, column + span), rows - 1))
                column = min(column + span, MOST_COLUMNS)
            self._string(each.tail, context)
        return tuple(cells)

    def _cell(self, cell: Element, context: Context) -> list[Block]:
        """What stands in a cell, apart from what stands on the page."""
        self._flush()
        blocks, self.blocks = self.blocks, []
        self._element(cell, context)
        inner, self.blocks = self.blocks, blocks
        return inner


def _span(cell: Element, name: str) -> int:
    found = re.match(r"\s*([0-9]{1,4})", cell.get(name, ""))
    return min(max(1, int(found[1])), MOST_COLUMNS) if found else 1
