"""What an outline found, linked backwards so that outlines can share it, and its nodes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from build_scripts.model import Node, Paragraph
from build_scripts.structure.wrap import joined


@dataclass(frozen=True, slots=True, eq=False)
class Event:
    """Something found: a node opened, or a text that belongs to one. Linked to what came before."""

    before: Event | None
    node: Node | None = None
    level: int = -1
    """Index of the level of a node opened by a label."""
    owner: str = ""
    paragraph: Paragraph | None = None
    heading: str = ""
    continues: str = ""


def in_order(last: Event | None) -> Iterator[Event]:
    """The events up to ``last``, the earliest first."""
    events: list[Event] = []
    while last:
        events.append(last)
        last = last.before
    return reversed(events)


def nodes(last: Event | None) -> tuple[Node, ...]:
    """The nodes found, in reading order, with their texts."""
    drafts: list[_Draft] = []
    latest: dict[str, _Draft] = {}
    current: _Draft | None = None
    for event in in_order(last):
        if event.node:
            current = _Draft(event.node)
            drafts.append(current)
            latest[event.node.id] = current
        elif event.continues and current:
            current.continue_with(event.continues)
        elif event.owner:
            current = latest[event.owner]
            current.add(event)
    return tuple(draft.node_with_text() for draft in drafts)


@dataclass(slots=True)
class _Draft:
    """A node while its text is put together."""

    node: Node
    heading: str = ""
    paragraphs: list[tuple[list[str], int]] = field(default_factory=list)

    def add(self, event: Event) -> None:
        if event.paragraph:
            self.paragraphs.append(([event.paragraph.text], event.paragraph.line))
        else:
            self.heading = event.heading

    def continue_with(self, text: str) -> None:
        if self.paragraphs:
            pieces = self.paragraphs[-1][0]
            whole = joined(pieces[-1], text)
            pieces.append(whole[len(pieces[-1]) :])
        else:
            self.heading = joined(self.heading or self.node.heading, text)

    def node_with_text(self) -> Node:
        paragraphs = tuple(Paragraph("".join(pieces), line) for pieces, line in self.paragraphs)
        return replace(self.node, heading=self.heading or self.node.heading, paragraphs=paragraphs)
