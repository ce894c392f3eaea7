"""The story of a Word file in reading order: paragraphs with their numbers, tables, notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from build_scripts.messages import phrase
from build_scripts.sources.formats.blocks import (
    Block,
    Cell,
    Paragraph,
    Row,
    Table,
    count,
    flat,
    is_layout,
)
from build_scripts.sources.formats.word.fields import Fields
from build_scripts.sources.formats.word.notes import Notes
from build_scripts.sources.formats.word.numbering import Numbering
from build_scripts.sources.formats.word.package import MATH, MC, Element, W, is_on, texts, val
from build_scripts.sources.formats.word.signs import SIGNS, spaced, symbol
from build_scripts.sources.formats.word.styles import Styles
from build_scripts.sources.formats.writer import Tally, Writer

CONTENTS_LIST, HIDDEN = phrase("contents list"), phrase("hidden text")
GALLERY = "Table of Contents"
"""What Word calls the box round a contents list that it made."""
DRAWN = frozenset({f"{W}drawing", f"{W}pict", f"{W}object"})
PICTURES = ("{*}blip", "{*}imagedata")
WRAPPERS = frozenset(
    f"{W}{name}"
    for name in "hyperlink smartTag sdt sdtContent fldSimple customXml ins moveTo dir bdo rubyBase "
    "subDoc".split()
)
"""Elements round runs, rows and blocks whose content is read as if they were not there."""


@dataclass(slots=True)
class Body:
    """One walk through a Word file; what it comes upon is kept beside what it gives."""

    tally: Tally
    styles: Styles
    numbering: Numbering
    marks: Notes
    fields: Fields = field(default_factory=Fields)
    boxes: int = 0
    """How many contents lists that Word marks as such the walk is inside of."""
    labels: int = 0
    struck: int = 0
    pictures: int = 0
    formulas: int = 0

    @property
    def is_in_contents(self) -> bool:
        """Whether the walk is inside a contents list that Word made."""
        return bool(self.boxes) or self.fields.is_contents

    def blocks(self, parent: Iterable[Element]) -> Iterator[Block]:
        """The paragraphs and tables below an element, in order."""
        begun: Paragraph | None = None
        for block, runs_on in self._blocks(parent):
            if begun is not None and isinstance(block, Paragraph):
                block = replace(block, text=begun.text + block.text,
                                added=begun.added + block.added)  # fmt: skip
            elif begun is not None:
                yield begun
            begun = block if runs_on and isinstance(block, Paragraph) else None
            if begun is None:
                yield block
        if begun is not None:
            yield begun

    def _blocks(self, parent: Iterable[Element]) -> Iterator[tuple[Block, bool]]:
        """Each block, and whether the next paragraph goes on in its line."""
        for each in parent:
            if each.tag == f"{W}p":
                if found := self._paragraph(each):
                    yield found, self._runs_on(each)
            elif each.tag == f"{W}tbl":
                if table := self._table(each):
                    yield table, False
            elif each.tag == f"{W}sdt" and val(each.find(f".//{W}docPartGallery")) == GALLERY:
                self.boxes += 1
                for _ in self._blocks(each.iterfind(f"{W}sdtContent")):
                    pass  # only white space is left of it
                self.boxes -= 1
            elif each.tag in WRAPPERS:
                yield from self._blocks(each)
            elif each.tag == f"{MC}AlternateContent":
                yield from self._blocks(self._chosen(each))

    def _runs_on(self, paragraph: Element) -> bool:
        """A drop cap, or a paragraph whose end is hidden: the next goes on in the same line."""
        frame = paragraph.find(f"{W}pPr/{W}framePr")
        return val(frame, "dropCap") in ("drop", "margin") or self.styles.is_mark_hidden(paragraph)

    def _chosen(self, choice: Element) -> Iterable[Element]:
        """The newer of two forms of one thing; the text of the older is left out."""
        for fallback in choice.findall(f"{MC}Fallback"):
            self.tally.leave(phrase("drawings, a second time"), "\n".join(texts([fallback])))
        first, *others = choice.findall(f"{MC}Choice") or [()]
        for other in others:
            self.tally.leave(phrase("drawings, a second time"), "\n".join(texts([other])))
        return list(first)

    def _paragraph(self, paragraph: Element) -> Paragraph | None:
        text = Writer(self.tally)
        was_contents = self.is_in_contents
        self._runs(paragraph, paragraph, text)
        if was_contents or (self.styles.is_mark_hidden(paragraph) and not text.text.strip()):
            return text.paragraph()
        label = self.numbering.label(paragraph)
        if not label:
            return text.paragraph()
        self.labels += 1
        found = text.paragraph() or Paragraph("")
        joined = (label + found.text.lstrip(" \t")).rstrip()
        return replace(found, text=joined, added=found.added + count(label))

    def _runs(self, parent: Iterable[Element], paragraph: Element, text: Writer) -> None:
        for each in parent:
            if each.tag == f"{W}r":
                self._run(each, paragraph, text)
            elif each.tag in WRAPPERS:
                self._runs(each, paragraph, text)
            elif each.tag == f"{MC}AlternateContent":
                self._runs(self._chosen(each), paragraph, text)
            elif isinstance(each.tag, str) and each.tag.startswith(MATH):
                self.formulas += 1
                for part in each.iter(f"{MATH}t"):
                    text.take(part.text or "")
                for part in each.iter(f"{W}t"):
                    text.take(part.text or "")

    def _run(self, run: Element, paragraph: Element, text: Writer) -> None:
        raised = self.styles.raised(run)
        is_hidden = self.styles.is_hidden(run, paragraph)
        self._pieces(run, paragraph, text, raised=raised, is_hidden=is_hidden)
        if not is_hidden and (is_on(run.find(f"{W}rPr"), "strike")
                              or is_on(run.find(f"{W}rPr"), "dstrike")):  # fmt: skip
            self.struck += sum(map(count, texts([run])))

    def _pieces(
        self, run: Iterable[Element], paragraph: Element, text: Writer, *,
        raised: str, is_hidden: bool,
    ) -> None:  # fmt: skip
        for each in run:
            aside = CONTENTS_LIST if self.is_in_contents else HIDDEN if is_hidden else ""
            if each.tag == f"{W}t":
                if aside:
                    self.tally.leave(aside, each.text or "")
                else:
                    text.take(spaced(each), raised)
            elif each.tag in SIGNS:
                if not aside:
                    text.add(SIGNS[each.tag])
            elif each.tag in DRAWN:
                self._drawn(each)
            elif each.tag == f"{MC}AlternateContent":
                self._pieces(self._chosen(each), paragraph, text, raised=raised,
                             is_hidden=is_hidden)  # fmt: skip
            elif each.tag == f"{W}ruby":
                self.tally.leave(
                    phrase("readings above characters"), "".join(texts(each.iter(f"{W}rt")))
                )
                for base in each.iterfind(f"{W}rubyBase"):
                    self._runs(base, paragraph, text)
            elif each.tag == f"{W}sym":
                text.add(symbol(each))
            elif each.tag in (f"{W}fldChar", f"{W}instrText"):
                self.tally.leave(phrase("field codes"), self.fields.follow(each))
            elif not aside:
                text.add(self.marks.mark(each))

    def _drawn(self, element: Element) -> None:
        """A drawing: the text of its boxes is left out, its pictures are counted."""
        self.tally.leave(phrase("text boxes"), "\n".join(texts([element])))
        self.pictures += any(True for _ in element.iter(*PICTURES))

    def _table(self, table: Element) -> Table | None:
        rows = tuple(row for each in _inside(table, f"{W}tr") if (row := self._row(each)))
        if not any(cell.paragraphs for row in rows for cell in row):
            return None
        return Table(rows, is_layout(cell for row in rows for cell in row))

    def _row(self, row: Element) -> Row:
        properties = row.find(f"{W}trPr")
        if is_on(properties, "hidden"):
            self.tally.leave(HIDDEN, "\n".join(texts([row])))
            return ()
        before = None if properties is None else val(properties.find(f"{W}gridBefore"))
        column = int(before) if before and before.isdigit() else 0
        cells: list[Cell] = []
        for each in _inside(row, f"{W}tc"):
            width = val(each.find(f"{W}tcPr/{W}gridSpan"))
            span = max(1, int(width)) if width and width.isdigit() else 1
            merged = each.find(f"{W}tcPr/{W}vMerge")
            blocks: tuple[Block, ...] = ()
            if merged is not None and val(merged) != "restart":
                self.tally.leave(phrase("hidden in merged cells"), "\n".join(texts([each])))
            else:
                blocks = tuple(self.blocks(each))
            cells.append(Cell(blocks, column, span))
            column += span
        return tuple(cells)

    def notes(self) -> Iterator[Paragraph]:
        """The notes in the order of their marks, each beginning with its mark."""
        for note, mark in self.marks.referred():
            paragraphs = list(flat(self.blocks(note)))
            text = "\n".join(each.text for each in paragraphs).lstrip()
            added = sum(each.added for each in paragraphs) + count(mark)
            yield Paragraph(f"{mark} {text}".strip(), added=added)
        for note in self.marks.unreferred():
            self.tally.leave(phrase("notes without a mark in the text"), "\n".join(texts([note])))


def _inside(parent: Element, tag: str) -> Iterator[Element]:
    """The rows or cells of a table, also those in wrappers."""
    for each in parent:
        if each.tag == tag:
            yield each
        elif each.tag in WRAPPERS:
            yield from _inside(each, tag)
