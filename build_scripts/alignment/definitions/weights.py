"""How well each definition of one text goes with each of the other: words, terms, quotations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from math import log

from build_scripts.alignment.definitions.heads import Run
from build_scripts.alignment.echoes import densities, echoes
from build_scripts.alignment.lexicon import Lexicon, with_frequencies
from build_scripts.alignment.tokens import Tokens
from build_scripts.language.equivalence import plain
from build_scripts.language.han_forms import simplified

Read = Callable[[str], Tokens]

TERM = 0.5
"""Weight of the words of the terms beside those of the whole."""
QUOTES = 4.0
"""Weight of a term that the other side's definition quotes."""
LENGTH = 0.3
"""Cost of a length that is e times what it should be."""
PLACE = 0.05
"""Cost of a place as far away as can be: of equals those nearest to each other are paired."""
NOTHING = Tokens({}, 0.5, 1.0)


def weights_of(
    one: tuple[Run, Sequence[str]], other: tuple[Run, Sequence[str]], read: Read, known: Lexicon
) -> list[list[float]]:
    """For each definition of the first text how well each of the second goes with it."""
    wholes = [
        [read(" ".join(texts[start:end])) for start, end in own.spans]
        for own, texts in (one, other)
    ]
    terms = [[read(head.term) for head in own.heads] for own, _ in (one, other)]
    lexicon = with_frequencies(known, (wholes[0], wholes[1]))
    by_whole, by_term = _densities(wholes, lexicon), _densities(terms, lexicon)
    heads = [
        [(folded(head.term), folded(head.partner)) for head in own.heads] for own, _ in (one, other)
    ]
    return [
        [
            by_whole[row][column]
            + TERM * by_term[row][column]
            + QUOTES * _quotes(mine, yours)
            - LENGTH * abs(log(lexicon.ratio * wholes[0][row].size / wholes[1][column].size))
            - PLACE * (row / len(wholes[0]) - column / len(wholes[1])) ** 2
            for column, yours in enumerate(heads[1])
        ]
        for row, mine in enumerate(heads[0])
    ]


def _densities(sides: Sequence[Sequence[Tokens]], lexicon: Lexicon) -> list[list[float]]:
    pairs = [(mine, yours) for mine, yours in zip_longest(*sides, fillvalue=NOTHING)]
    firsts, seconds = echoes(pairs, lexicon)
    return densities(firsts[: len(sides[0])], seconds[: len(sides[1])])


def _quotes(one: tuple[str, str], other: tuple[str, str]) -> int:
    """How many of two definitions quote the other's term; of each its term and what it quotes."""
    return (bool(other[1]) and one[0] == other[1]) + (bool(one[1]) and other[0] == one[1])


def folded(term: str) -> str:
    """A term as it is compared: 公園 as 公园, Park as park."""
    return " ".join(plain(term).translate(simplified()).casefold().split())
