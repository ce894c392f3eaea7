"""Footnotes of a text: a line that begins with a mark which stands in the text before it.

A mark belongs to the next footnote of the same series and number, so that numbers may begin anew
on each page. A line that looks like a footnote and has no mark before it is text, and so is a
mark without a footnote. A footnote is a unit inside the unit, or heading, that marks it first:
``a3-fn2`` is footnote 2 of Article 3, whatever page it was printed at the foot of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from build_scripts.kinds import FOOTNOTE, LETTERS
from build_scripts.language.languages import language
from build_scripts.model import HEADING, Footmark, Node
from build_scripts.sources.declared import Footnotes
from build_scripts.sources.templates import Mark, Template, compile_mark, compile_template
from build_scripts.structure.wrap import Line

LISTING = frozenset({"{arabic}.", "{arabic}", "({arabic})"})
"""What items of lists begin with too."""
MOST_BETWEEN = 5
"""Paragraphs that a footnote may have behind its first, where another footnote follows."""

Name = tuple[int, tuple[int, ...]]
"""Series and number, by which a mark finds its footnote."""


@dataclass(frozen=True, slots=True)
class Form:
    """How the footnotes of one series look in one language."""

    series: int
    mark: Mark
    note: Template
    beginning: str
    """The template of what a footnote begins with."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line that is a footnote, or a further paragraph of one."""

    name: Name
    label: str
    text: str
    first: int
    """Line with which the footnote begins."""


def forms(declared: Iterable[Footnotes], key: str) -> tuple[Form, ...]:
    """The forms of one language, as ``footnotes:`` has them."""
    return tuple(
        form(each.index, each.marks[key], each.notes[key], language(key).digits)
        for each in declared
        if key in each.marks and not each.is_text
    )


def form(series: int, mark: str, note: str, zeros: str = "") -> Form:
    """A form from its two templates; text stands behind what a footnote begins with."""
    own = compile_template(f"{note} {{text}}", zeros)
    return Form(series, compile_mark(mark, zeros), own, note)


@dataclass(slots=True)
class _Finder:
    """The marks that still wait for their footnote, and the footnotes found."""

    forms: Sequence[Form]
    is_label: Callable[[Line], bool]
    """Whether a line begins with a number of the text."""
    waiting: dict[Name, int] = field(default_factory=dict)
    """Mark → line where it first stands since its last footnote."""
    notes: dict[int, Note] = field(default_factory=dict)
    last: int = 0
    """Line of the latest footnote."""
    behind: list[Line] = field(default_factory=list)
    """Lines since then."""

    def take(self, line: Line) -> None:
        note = self._note(line)
        if note:
            self._go_on(self.waiting.pop(note.name))
            self.notes[line.number], self.last = note, line.number
            self.behind.clear()
        elif self.last:
            self.behind.append(line)
        text, is_inside = (note.text, True) if note else (line.text, not line.starts)
        for form in self.forms:
            for numbers, _, _ in form.mark.find(text, is_inside=is_inside):
                self.waiting.setdefault((form.series, numbers), line.number)

    def _note(self, line: Line) -> Note | None:
        for form in self.forms:
            found = form.note.match(line.text)
            if found and found.text and (form.series, found.numbers) in self.waiting:
                name = (form.series, found.numbers)
                return Note(name, found.label, found.text, line.number)
        return None

    def _go_on(self, marked: int) -> None:
        """Lines between two footnotes are of the first, if both were marked before it."""
        if any(
            self.is_label(line) or begun(self.forms, line.text, is_behind=True)
            for line in self.behind
        ):
            return
        if self.last and marked < self.last and len(self.behind) <= MOST_BETWEEN:
            owner = self.notes[self.last]
            for line in self.behind:
                self.notes[line.number] = replace(owner, label="", text=line.text)


def _is_none(line: Line) -> bool:
    return False


def begun(forms: Iterable[Form], text: str, *, is_behind: bool = False) -> Name | None:
    """The footnote as which a line begins; as an item of a list may only right behind one."""
    for each in forms:
        found = each.note.match(text)
        if found and found.text and (is_behind or each.beginning not in LISTING):
            return each.series, found.numbers
    return None


def footnotes(
    lines: Iterable[Line], forms: Sequence[Form], is_label: Callable[[Line], bool] = _is_none
) -> Mapping[int, Note]:
    """Line number → the footnote that the line is, or is part of; no label of the text is."""
    return _found(lines, forms, is_label).notes


def unanswered(lines: Iterable[Line], forms: Sequence[Form]) -> Mapping[Name, int]:
    """Marks that no footnote follows → the line of each."""
    return _found(lines, forms, _is_none).waiting


def _found(
    lines: Iterable[Line], forms: Sequence[Form], is_label: Callable[[Line], bool]
) -> _Finder:
    finder = _Finder(forms, is_label)
    for line in lines if forms else ():
        finder.take(line)
    return finder


def opened(note: Note, line: int) -> Node:
    """The node of a footnote until it is tied to its marks."""
    numbers = "_".join(map(str, note.name[1]))
    return Node(
        _temporary(line), FOOTNOTE, numbers, "", is_unit=True, label=note.label, heading="",
        line=line,
    )  # fmt: skip


def _temporary(line: int) -> str:
    return f"{LETTERS[FOOTNOTE]}@{line}"


owner_of = _temporary
"""Line with which a footnote begins → the id of its node until it is tied."""


def tied(
    nodes: Sequence[Node],
    notes: Mapping[int, Note],
    forms: Sequence[Form],
    declared: Sequence[Footnotes],
) -> tuple[Node, ...]:
    """The nodes in reading order, each footnote behind the node that marks it first.

    ``nodes`` are in the order of the source; each keeps the line where it was printed.
    """
    if not notes:
        return tuple(nodes)
    marks = list(_marks(nodes, notes, forms))
    ids = _ids(nodes, notes, marks, declared)
    out: dict[str, list[Node]] = {}
    bodies = []
    for place, node in enumerate(nodes):
        own = tuple(
            Footmark(ids[note][0], paragraph, start, end)
            for at, paragraph, start, end, note in marks
            if at == place
        )
        node = replace(node, footmarks=own)
        if node.kind != FOOTNOTE:
            bodies.append(node)
            continue
        node_id, number, owner = ids[node.line]
        out.setdefault(owner, []).append(replace(node, id=node_id, number=number, parent=owner))
    placed = list(out.get("", ()))
    for node in bodies:
        placed += [node, *out.get(node.id, ())]
    return tuple(placed)


Spot = tuple[int, int, int, int, int]
"""A mark: place of its node, paragraph, start and end in it, and line of its footnote."""


def _marks(
    nodes: Sequence[Node], notes: Mapping[int, Note], forms: Sequence[Form]
) -> Iterator[Spot]:
    """The marks that have a footnote."""
    waiting: dict[Name, list[tuple[int, int, int, int]]] = {}
    found: list[Spot] = []
    for place, node in enumerate(nodes):
        if node.kind == FOOTNOTE:
            found += [(*spot, node.line) for spot in waiting.pop(notes[node.line].name, ())]
        texts = [(HEADING, node.heading), *enumerate(each.text for each in node.paragraphs)]
        for paragraph, text in texts:
            for form in forms:
                for numbers, start, end in form.mark.find(text, is_inside=True):
                    spot = (place, paragraph, start, end)
                    waiting.setdefault((form.series, numbers), []).append(spot)
    yield from sorted(found)


def _ids(
    nodes: Sequence[Node], notes: Mapping[int, Note], marks: Sequence[Spot],
    declared: Sequence[Footnotes],
) -> Mapping[int, tuple[str, str, str]]:  # fmt: skip
    """Line of a footnote → its id, its number and the id of the node that marks it first."""
    firsts: dict[int, int] = {}
    for place, *_, line in marks:
        firsts.setdefault(line, place)
    by_index = {each.index: each for each in declared}
    counts: dict[tuple[str, int], int] = {}
    out: dict[int, tuple[str, str, str]] = {}
    for node in nodes:
        if node.kind != FOOTNOTE:
            continue
        holder = nodes[firsts[node.line]] if node.line in firsts else None
        while holder is not None and holder.kind == FOOTNOTE:  # a footnote of a footnote
            holder = next((n for n in nodes if n.id == out.get(holder.line, ("", "", ""))[2]), None)
        owner = holder.id if holder else ""
        series = notes[node.line].name[0]
        count = counts[owner, series] = counts.get((owner, series), 0) + 1
        is_counted = by_index[series].by_position or not node.number
        number = str(count) if is_counted else node.number
        head = f"{owner}-" if owner else ""
        head += f"l{series + 1}-" if series else ""
        out[node.line] = (f"{head}{LETTERS[FOOTNOTE]}{number}", number, owner)
    return out
