"""A node that is still open while lines are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from build_scripts.structure.numbering import Series

ROOT = -1


@dataclass(slots=True, eq=False)
class Open:
    """A node that is still open, and what its children were so far."""

    id: str
    kind: str
    level: int
    """Index of its level; ``ROOT`` at the bottom."""
    is_unit: bool
    paragraphs: str = "parts"
    indent: int = 0
    full: tuple[int, ...] = ()
    """Its dotted number."""
    last: dict[int, Series] = field(default_factory=dict)
    """Level → its latest child of that level."""
    lists: dict[int, int] = field(default_factory=dict)
    """Level → which list of its kind is the latest here."""
    pars: int = 0
    wrapups: int = 0
    has_heading: bool = False
    has_text: bool = False
    has_children: bool = False
    wants_heading: bool = False
    room: int = -1
    """Paragraphs that still find room here; -1: any number."""
    is_par: bool = False
    """An unnumbered paragraph that is a unit and may hold lists of its own."""

    def copy(self) -> Open:
        """A copy that can go its own way."""
        return replace(self, last=dict(self.last), lists=dict(self.lists))
