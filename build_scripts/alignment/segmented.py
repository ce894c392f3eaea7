"""The sentences of a unit in one edition, as they stand in its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from build_scripts.alignment.beads import Side
from build_scripts.alignment.grids import Grid, grids
from build_scripts.alignment.segment import sentences
from build_scripts.alignment.tokens import Tokens
from build_scripts.tabular import cells, is_table


@dataclass(frozen=True, slots=True)
class Segmented:
    """The sentences of a unit in one edition."""

    sentences: tuple[str, ...]
    breaks: frozenset[int]
    """Numbers of the sentences that begin a paragraph."""
    tokens_of: Callable[[str], Tokens]
    grids: tuple[Grid, ...] = ()
    """Its tables, each cell of which is a sentence."""

    @property
    def side(self) -> Side:
        """The sentences as the aligner sees them."""
        return Side(tuple(map(self.tokens_of, self.sentences)), self.breaks)

    @property
    def bounds(self) -> tuple[int, ...]:
        """Number of the first sentence of each paragraph, and how many there are."""
        return (*sorted(self.breaks), len(self.sentences))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs that have a sentence."""
        return tuple(" ".join(self.sentences[a:b]) for a, b in pairwise(self.bounds))

    def part(self, start: int, end: int) -> Segmented:
        """The sentences [start, end) alone."""
        breaks = frozenset(at - start for at in self.breaks if start <= at < end)
        inside = tuple(
            grid.moved(-start) for grid in self.grids if start <= grid.start and grid.end <= end
        )
        return Segmented(self.sentences[start:end], breaks, self.tokens_of, inside)


def segmented(paragraphs: Sequence[str], key: str, read: Callable[[str], Tokens]) -> Segmented:
    """The sentences of some paragraphs."""
    pieces = [
        cells(paragraph) if is_table(paragraph) else sentences(paragraph, key)
        for paragraph in paragraphs
    ]
    flat = tuple(sentence for piece in pieces for sentence in piece)
    breaks = frozenset(accumulate((len(piece) for piece in pieces if piece), initial=0))
    found = tuple(grids(paragraphs, [len(piece) for piece in pieces]))
    return Segmented(flat, breaks - {len(flat)}, read, found)
