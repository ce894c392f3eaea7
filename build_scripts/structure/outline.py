"""One way to read the lines as a tree, as far as it has been read.

A line may fit several levels (``i.`` is a letter and a roman numeral). The parser therefore keeps
several outlines side by side; each knows which numbers may come next, and an outline in which a
label has no place is given up. An outline holds only its open path and a linked list of what it
found, so that a fork costs as much as the path is deep.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from build_scripts.kinds import LETTERS, OWN_NUMBERING
from build_scripts.model import Block, Level, Node, Paragraph
from build_scripts.sources.declared import DOCUMENT, Config
from build_scripts.structure.events import Event
from build_scripts.structure.footnotes import Note, opened, owner_of
from build_scripts.structure.labels import Candidate
from build_scripts.structure.numbering import Series, follows, is_same_style, last_of_range
from build_scripts.structure.opened import ROOT, Open
from build_scripts.structure.wrap import Line


@dataclass(slots=True, eq=False)
class Outline:
    """The open path, the running numbers and the events so far."""

    config: Config
    path: list[Open]
    running: dict[tuple[str, int], Series] = field(default_factory=dict)
    """Annex (or none) and continuous level → its latest number."""
    events: Event | None = None
    lacking: frozenset[str] = frozenset()
    """Ids that the other edition alone has, as declared: their numbers may be left out."""
    passed: int = 0
    """Lines that look like labels and were read as text."""

    @classmethod
    def empty(cls, config: Config, key: str) -> Outline:
        """An outline of one edition in which nothing has been read."""
        lacking = frozenset(each.id for each in config.one_sided if key not in each.only)
        return cls(config, [Open("", DOCUMENT, ROOT, is_unit=False)], lacking=lacking)

    @property
    def levels(self) -> Sequence[Level]:
        """The declared levels."""
        return self.config.levels

    def copy(self) -> Outline:
        """A fork of this outline."""
        path = [entry.copy() for entry in self.path]
        return Outline(
            self.config, path, dict(self.running), self.events, self.lacking, self.passed
        )

    def parent(self, level: int) -> Open:
        """The open node under which a label of this level would stand."""
        under = self.config.under.get(level)
        for entry in reversed(self.path):
            if entry.level < level and (under is None or entry.kind in under):
                return entry
        return self.path[0]

    def _scope(self, level: int) -> str:
        """Id of the annex in which a label of this level would stand, empty outside all."""
        for entry in reversed(self.path):
            if entry.level < level and entry.kind in OWN_NUMBERING:
                return entry.id
        return ""

    def latest(self, level: int) -> Series:
        """Number and style of the label before, for a label of this level."""
        if self.levels[level].is_continuous:
            return self.running.get((self._scope(level), level), ((), ""))
        return self.parent(level).last.get(level, ((), ""))

    def expects(self, candidate: Candidate) -> bool:
        """Whether the label's number may come next here."""
        level, parent = self.levels[candidate.level], self.parent(candidate.level)
        under = self.config.under.get(candidate.level)
        if under is not None and parent.kind not in under:
            return False
        if candidate.is_any_line:
            return under is not None or candidate.level == 0 or parent.level > ROOT
        numbers = candidate.numbers
        if candidate.is_dotted:
            if parent.full != numbers[:-1]:
                return False
            numbers = numbers[-1:]
        last, style = self.latest(candidate.level)
        if not numbers:
            return True
        is_first = numbers == (level.first,)
        if not last or (level.restarts and is_first and numbers != last):
            return is_first
        if not is_same_style(style, candidate.style):
            return False
        return follows(last, numbers) or follows(self._leapt(last, candidate.level), numbers)

    def _leapt(self, last: tuple[int, ...], level: int) -> tuple[int, ...]:
        """The latest number of a level, those behind it that this edition lacks counted too."""
        if not self.lacking:
            return last
        head = self._prefix(self.parent(level), level) + LETTERS[self.levels[level].kind]
        while f"{head}{last[0] + 1}" in self.lacking:
            last = (last[0] + 1,)
        return last

    def likelihood(self, candidate: Candidate) -> tuple[int, int]:
        """Less is likelier: a label that goes on with a series, the deepest first; then one that
        begins a series, the fewer levels it leaps over the better."""
        if self.latest(candidate.level)[0]:
            return 0, -candidate.level
        return 1, candidate.level - self.parent(candidate.level).level

    def open_label(self, candidate: Candidate, line: Line) -> None:
        """Open the node of a label (whether it is expected or not)."""
        level, parent = self.levels[candidate.level], self.parent(candidate.level)
        own = candidate.numbers[-1:] if candidate.is_dotted else candidate.numbers
        last, _ = self.latest(candidate.level)
        if not own:
            own = (last[0] + 1,) if last else (level.first,)
        self._note_number(candidate, own, restarted=bool(last) and own == (level.first,))
        number = "_".join(map(str, own))
        node = Node(
            id=f"{self._prefix(parent, candidate.level)}{LETTERS[level.kind]}{number}",
            kind=level.kind,
            number=number,
            parent=parent.id,
            is_unit=level.is_unit,
            label=candidate.label,
            heading=candidate.heading,
            line=line.number,
            level=candidate.level,
        )
        self._open(node, level, candidate, own, line)
        if candidate.text:
            self.add_text(candidate.text, line)

    def _open(
        self, node: Node, level: Level, candidate: Candidate, own: tuple[int, ...], line: Line
    ) -> None:
        """Put the node of a label on the open path."""
        parent = self.parent(candidate.level)
        del self.path[self.path.index(parent) + 1 :]
        self.path.append(
            Open(
                node.id,
                level.kind,
                candidate.level,
                level.is_unit,
                level.paragraphs,
                line.indent,
                candidate.numbers if candidate.is_dotted else own,
                has_heading=bool(node.heading),
                wants_heading=candidate.wants_heading,
            )
        )
        self.events = Event(self.events, node=node, level=candidate.level)

    def _note_number(self, candidate: Candidate, own: tuple[int, ...], *, restarted: bool) -> None:
        index, parent = candidate.level, self.parent(candidate.level)
        rest = candidate.heading or candidate.text or ""
        latest = ((*own[:-1], last_of_range(own[-1], rest)), candidate.style)
        if self.levels[index].is_continuous:
            self.running[self._scope(index), index] = latest
        parent.last[index] = latest
        if restarted or index not in parent.lists:
            kind = self.levels[index].kind
            begun = [n for level, n in parent.lists.items() if self.levels[level].kind == kind]
            parent.lists[index] = max(begun, default=0) + 1
        parent.has_children = True

    def _prefix(self, parent: Open, level: int) -> str:
        """What stands before the own part of an id; a second list of a parent is ``-l2``."""
        outer = self._scope(level) if self.levels[level].is_continuous else parent.id
        head = f"{outer}-" if outer else ""
        count = parent.lists.get(level, 1)
        return f"{head}l{count}-" if count > 1 and not self.levels[level].is_continuous else head

    def open_block(self, block: Block, level: int, text: str, line: Line) -> None:
        """Open a named block; ``level`` is the rank it stands at, or beyond the last."""
        parent = self.parent(level) if block.level else self.path[0]
        name = f"{parent.id}-{block.name}" if parent.id else block.name
        heading = text if block.has_heading else ""
        node = _unit(name, block.name, block.name, parent.id, heading, line.number)
        del self.path[self.path.index(parent) + 1 :]
        self.path.append(
            Open(
                name,
                block.name,
                level,
                is_unit=True,
                paragraphs=block.paragraphs,
                indent=line.indent,
                has_heading=block.has_heading,
                room=self.config.room.get(block.name, -1),
            )
        )
        self.events = Event(self.events, node=node)
        if not block.has_heading:
            self.add_text(text, line)

    def add_footnote(self, note: Note, line: Line) -> None:
        """Open a footnote, or give it a further paragraph; the open path stays as it is."""
        if note.first == line.number:
            self.events = Event(self.events, node=opened(note, line.number))
        owner = owner_of(note.first)
        self.events = Event(self.events, owner=owner, paragraph=Paragraph(note.text, line.number))

    def add_text(self, text: str, line: Line) -> bool:
        """Give a paragraph to the node whose it is; False where that is not declared."""
        top = self.path[-1]
        if top.wants_heading and not top.has_text and not line.is_table:
            self.events = Event(self.events, owner=top.id, heading=text)
            top.wants_heading, top.has_heading = False, True
            return True
        owner, is_declared = top, True
        if self._is_behind_list(top):
            after = self.levels[top.level].after
            owner = self._owner_behind_list(line, after)
            is_declared = bool(after)
        if owner.is_par or not owner.room:
            owner = self.path[self.path.index(owner) - 1]
        del self.path[self.path.index(owner) + 1 :]
        self._write(owner, Paragraph(text, line.number))
        return is_declared

    def _is_behind_list(self, top: Open) -> bool:
        """Whether a text here could belong to the list's parent as well as to its last item."""
        is_item = 0 <= top.level < len(self.levels) and not top.is_par
        return is_item and top.has_text and any(entry.is_unit for entry in self.path[:-1])

    def _owner_behind_list(self, line: Line, after: str) -> Open:
        units = [entry for entry in self.path if entry.is_unit]
        if after == "parent":
            return units[-2]
        if after == "outermost":
            return units[0]
        if after == "indent":
            inner = [entry for entry in units if entry.indent <= line.indent]
            return inner[-1] if inner else units[0]
        return units[-1]

    def _write(self, owner: Open, paragraph: Paragraph) -> None:
        if not owner.is_unit or owner.paragraphs == "units":
            owner.pars += 1
            self._open_loose(owner, "par", owner.pars, paragraph)
        elif owner.has_children:
            owner.wrapups += 1
            self._open_loose(owner, "wrapup", owner.wrapups, paragraph)
        else:
            self.events = Event(self.events, owner=owner.id, paragraph=paragraph)
        owner.has_text = True
        owner.room -= 1

    def _open_loose(self, owner: Open, kind: str, count: int, paragraph: Paragraph) -> None:
        """Open an unnumbered unit under ``owner`` and give it its first paragraph."""
        name = f"{LETTERS[kind]}{count}"
        node_id = f"{owner.id}-{name}" if owner.id else name
        node = _unit(node_id, kind, str(count), owner.id, "", paragraph.line)
        self.events = Event(self.events, node=node)
        self.events = Event(self.events, owner=node_id, paragraph=paragraph)
        if kind == "wrapup":
            self.path.append(Open(node_id, kind, len(self.levels), is_unit=True, has_text=True))
        elif owner.is_unit and any(level.restarts for level in self.levels[owner.level + 1 :]):
            self.path.append(
                Open(node_id, kind, owner.level, is_unit=True, has_text=True, is_par=True)
            )

    def continue_text(self, line: Line) -> None:
        """Join a hard-wrapped line to the paragraph or heading before it.

        Behind a label or a heading that did not fill its line, a paragraph begins.
        """
        top = self.path[-1]
        if not top.has_text and not (top.has_heading and line.is_forced):
            self.add_text(line.text, line)
        else:
            self.events = Event(self.events, continues=line.text)


def _unit(node_id: str, kind: str, number: str, parent: str, heading: str, line: int) -> Node:
    """A unit without a printed number."""
    return Node(node_id, kind, number, parent, is_unit=True, label="", heading=heading, line=line)


def level_index(levels: Sequence[Level], kind: str) -> int:
    """Index of the level with this kind; beyond the last where ``kind`` is empty."""
    for index, level in enumerate(levels):
        if level.kind == kind:
            return index
    return len(levels)
