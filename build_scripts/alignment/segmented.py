"""The sentences of a unit in one edition, as they stand in its paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from build_scripts.alignment.beads import Side
from build_scripts.alignment.grids import Grid, grids
from build_scripts.alignment.segment import sentences
from build_scripts.alignment.tokens import Tokens
from build_scripts.footmarks import RAISED, VEIL, bare
from build_scripts.tabular import cells, is_table


@dataclass(frozen=True, slots=True)
class Segmented:
    """The sentences of a unit in one edition."""

    sentences: tuple[str, ...]
    breaks: frozenset[int]
    """Numbers of the sentences that begin a paragraph."""
    tokens_of: Callable[[str], Tokens]
    bare: tuple[str, ...]
    """The sentences without marks of footnotes."""
    grids: tuple[Grid, ...] = ()
    """Its tables, each cell of which is a sentence."""

    @property
    def side(self) -> Side:
        """The sentences as the aligner sees them."""
        return Side(tuple(map(self.tokens_of, self.bare)), self.breaks)

    @property
    def bounds(self) -> tuple[int, ...]:
        """Number of the first sentence of each paragraph, and how many there are."""
        return (*sorted(self.breaks), len(self.sentences))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs that have a sentence."""
        return tuple(" ".join(self.bare[a:b]) for a, b in pairwise(self.bounds))

    def part(self, start: int, end: int) -> Segmented:
        """The sentences [start, end) alone."""
        breaks = frozenset(at - start for at in self.breaks if start <= at < end)
        inside = tuple(
            grid.moved(-start) for grid in self.grids if start <= grid.start and grid.end <= end
        )
        return Segmented(
            self.sentences[start:end], breaks, self.tokens_of, self.bare[start:end], inside
        )


def segmented(
    paragraphs: Sequence[str],
    key: str,
    read: Callable[[str], Tokens],
    veiled: Sequence[str] | None = None,
) -> Segmented:
    """The sentences of some paragraphs, cut where those that are ``veiled`` would be."""
    pieces = [
        list(_cut(paragraph, other, key))
        for paragraph, other in zip(paragraphs, veiled or paragraphs, strict=True)
    ]
    flat = [sentence for piece in pieces for sentence in piece]
    breaks = frozenset(accumulate((len(piece) for piece in pieces if piece), initial=0))
    printed, plain = tuple(each for each, _ in flat), tuple(each for _, each in flat)
    found = tuple(grids(paragraphs, [len(piece) for piece in pieces]))
    return Segmented(printed, breaks - {len(flat)}, read, plain, found)


def _cut(text: str, veiled: str, key: str) -> Iterator[tuple[str, str]]:
    """The sentences of a paragraph, each as printed and without marks of footnotes."""
    if is_table(text):
        yield from zip(cells(text), map(bare, cells(veiled)), strict=True)
        return
    if text == veiled:
        yield from ((each, each) for each in sentences(text, key))
        return
    cursor, raised = 0, veiled.replace(VEIL, RAISED)
    for piece in sentences(raised, key):
        start = raised.index(piece, cursor)
        cursor = start + len(piece)
        yield text[start:cursor], bare(veiled[start:cursor])
