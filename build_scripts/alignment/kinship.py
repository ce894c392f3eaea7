"""Whether the texts of a unit say the same, by their words: what numbering cannot show.

Each unit's two texts are held against one another and against the texts of its neighbours, with
the general lexicon and what the document itself teaches. Two neighbours that fit better crosswise
are exchanged; a run that fits its neighbours' partners better is shifted; a unit of some length
without words in common is a stranger.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial

from build_scripts.alignment.definitions.crossing import crossing
from build_scripts.alignment.definitions.doubts import shown
from build_scripts.alignment.definitions.weights import Read
from build_scripts.alignment.echoes import density, echoes
from build_scripts.alignment.lexicon import (
    SAMPLE,
    Lexicon,
    lexicons,
    with_frequencies,
    with_learned,
)
from build_scripts.alignment.tokens import Tokens, tokens_of
from build_scripts.model import Unit

MOST_UNITS = 6_000
"""So many units are held against their neighbours; the numbers of all are, in ``versions``."""
CROSSWISE, SURELY = 0.35, 1.0
"""Two neighbours fit so much better crosswise (gain a word) that they may be, or are, exchanged."""
STRANGE, LEAST_WORDS = 0.4, 6.0
"""A unit gains so little a word, with so many words on either side, where it should gain two."""
LEAST_RUN, BETTER = 3, 0.5
"""So many units in a row, each so much better with its neighbour's text, are shifted."""
LEAST_UNITS = 4
"""Fewer units teach too little to judge by."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What the words of a document say of its pairing; ids of units."""

    crossed: tuple[tuple[str, str], ...] = ()
    """Neighbours whose texts fit better exchanged."""
    exchanged: tuple[tuple[str, str], ...] = ()
    """Those of them of which there is no doubt."""
    shifted: tuple[str, str, int] | None = None
    """First and last unit of a run, and by how many units it seems shifted."""
    strangers: tuple[str, ...] = ()
    """Units whose texts have hardly a word in common."""
    unsure: tuple[tuple[str, str], ...] = ()
    """Units with definitions in another order of which some are paired by little evidence."""


@dataclass(frozen=True, slots=True)
class _Text:
    id: str
    tokens: tuple[Tokens, Tokens]

    @property
    def words(self) -> float:
        return min(each.mass for each in self.tokens)


def kinship(units: Sequence[Unit], keys: tuple[str, str]) -> Kinship:
    """What the words of two languages say of how these units are paired."""
    base = lexicons({keys[1]: ()})[keys[1]]
    read = cache(partial(tokens_of, words=base.words, longest=base.longest))
    texts = _texts(units, keys, read, base)
    learned = _learned(texts)
    unsure = tuple(_unsure(units, keys, read, learned))
    if len(texts) < LEAST_UNITS:
        return Kinship(unsure=unsure)
    firsts, seconds = echoes([text.tokens for text in texts], learned)
    own = list(map(density, firsts, seconds))
    later = list(map(density, firsts, seconds[1:]))
    earlier = list(map(density, firsts[1:], seconds))
    crosswise = {
        (texts[n].id, texts[n + 1].id): later[n] + earlier[n] - own[n] - own[n + 1]
        for n in range(len(texts) - 1)
        if min(texts[n].words, texts[n + 1].words) >= LEAST_WORDS / 2
        and texts[n].id != texts[n + 1].id
    }
    crossed, exchanged = (
        tuple(pair for pair, gain in crosswise.items() if gain > bound)
        for bound in (CROSSWISE, SURELY)
    )
    strangers = [
        text.id
        for text, gain in zip(texts, own, strict=True)
        if gain < STRANGE and text.words >= LEAST_WORDS
    ]
    shifted = _shifted(texts, own, later, earlier)
    return Kinship(crossed, exchanged, shifted, tuple(strangers), unsure)


def _texts(units: Sequence[Unit], keys: tuple[str, str], read: Read, known: Lexicon) -> list[_Text]:
    """The units that both languages have, named blocks left out; paragraph by paragraph where
    both have as many, definitions beside their partners."""
    out = []
    for unit in sorted(units, key=lambda each: each.order):
        pair = [unit.text.get(key) or () for key in keys]
        if not all(pair) or unit.kind == unit.number:
            continue
        for first, second in _pieces(pair, read, known):
            out.append(_Text(unit.id, (read(first), read(second))))
        if len(out) >= MOST_UNITS:
            break
    return out


def _pieces(pair: Sequence[Sequence[str]], read: Read, known: Lexicon) -> Iterator[tuple[str, str]]:
    """What stands side by side in two texts of one unit."""
    found = crossing(pair[0], pair[1], read, known)
    if found and found.stretches:
        for a, b, c, d in found.stretches:
            if a < b and c < d:
                yield " ".join(pair[0][a:b]), " ".join(pair[1][c:d])
    elif len(pair[0]) == len(pair[1]):
        yield from zip(*pair, strict=True)
    else:
        yield " ".join(pair[0]), " ".join(pair[1])


def _unsure(
    units: Sequence[Unit], keys: tuple[str, str], read: Read, known: Lexicon
) -> Iterator[tuple[str, str]]:
    """Units with definitions that are paired by little evidence, and which."""
    for unit in units:
        first, second = (unit.text.get(key) or () for key in keys)
        found = crossing(first, second, read, known)
        if found and found.doubts:
            pairs = [
                dict(zip(keys, ([first[a]], [second[b]]), strict=True)) for a, b in found.doubts
            ]
            yield unit.id, shown(pairs)
    lists: dict[tuple[str, str], list[Unit]] = {}
    for unit in units:
        if all(len(unit.text.get(key) or ()) == 1 for key in keys):
            lists.setdefault((unit.parent, unit.kind), []).append(unit)
    for own in lists.values():
        texts = [[(unit.text[key] or ("",))[0] for unit in own] for key in keys]
        found = crossing(texts[0], texts[1], read, known)
        for a, b, c, _ in found.stretches if found else ():
            if a < b and a != c:
                yield own[a].id, shown([{"": [texts[0][a]], "?": [texts[1][c]]}])


def in_other_order(units: Sequence[Unit], keys: tuple[str, str]) -> tuple[str, ...]:
    """Units whose definitions have another order in each text and were paired by what they say."""
    base = lexicons({keys[1]: ()})[keys[1]]
    read = cache(partial(tokens_of, words=base.words, longest=base.longest))
    out = []
    for unit in units:
        first, second = (unit.text.get(key) or () for key in keys)
        found = crossing(first, second, read, base)
        if unit.numbers or (found and found.stretches):
            out.append(unit.id)
    return tuple(out)


def _learned(texts: Sequence[_Text]) -> Lexicon:
    """The general words, how common each is here, and which go together here."""
    sample = texts[:: -(-len(texts) // SAMPLE) or 1]
    sides = [[text.tokens[n] for text in sample] for n in (0, 1)]
    base = with_frequencies(lexicons({"en": ()})["en"], (sides[0], sides[1]))
    return with_learned(base, [text.tokens for text in sample])


def _shifted(
    texts: Sequence[_Text], own: Sequence[float], later: Sequence[float], earlier: Sequence[float]
) -> tuple[str, str, int] | None:
    """The longest run in which each unit fits the text of the next, or of the one before."""
    best: tuple[int, tuple[str, str, int] | None] = (LEAST_RUN - 1, None)
    for step, moved in ((1, [*later, -1.0]), (-1, [-1.0, *earlier])):
        start = 0
        for n in range(len(texts) + 1):
            if n < len(texts) and moved[n] > own[n] + BETTER:
                continue
            if n - start > best[0]:
                best = (n - start, (texts[start].id, texts[n - 1].id, step))
            start = n + 1
    return best[1]
