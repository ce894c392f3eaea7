"""Sentences that stand in one unit and whose translation stands in the next or the one before.

Where a paragraph or an item has gone over to the neighbour in one language, both units still have
words in common, and their numbers agree; the sentence alone shows it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.alignment.definitions.weights import Read
from build_scripts.alignment.echoes import Echo, echoes, gain
from build_scripts.alignment.lexicon import Lexicon
from build_scripts.alignment.segment import sentences
from build_scripts.alignment.tokens import Tokens
from build_scripts.model import Unit

LEAST_WORDS = 4.0
"""A shorter sentence says too little."""
AT_HOME, BETTER = 0.6, 0.5
"""A sentence is astray that gains less a word by its unit, and so much more by a neighbour."""
LOST, LEAST_LOST = 0.3, 6.0
"""A paragraph more than the other text has is lost there that gains less, of so many words."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    place: int
    side: int
    tokens: Tokens


def astray(
    units: Sequence[Unit], keys: tuple[str, str], lexicon: Lexicon, read: Read
) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Units with a sentence that belongs to a neighbour, with this; those that alone have one.

    The second are looked for only where one text has more paragraphs than the other.
    """
    both = [unit for unit in units if all(unit.text.get(key) for key in keys)]
    found = list(_sentences(both, keys, read))
    asked = {n for each in found for n in (each.place - 1, each.place, each.place + 1)}
    nothing = read("")
    pairs = [
        _wholes(unit, keys, read) if n in asked else (nothing, nothing)
        for n, unit in enumerate(both)
    ]
    pairs += [(s.tokens, nothing) if not s.side else (nothing, s.tokens) for s in found]
    if not found:
        return (), ()
    sides = echoes(pairs, lexicon)
    strayed: dict[tuple[str, str], None] = {}
    lost: dict[str, None] = {}
    for number, each in enumerate(found, len(both)):
        own = sides[each.side][number]
        others = sides[1 - each.side]
        at_home = _share(own, others[each.place])
        near = (n for n in (each.place - 1, each.place + 1) if 0 <= n < len(both))
        there, place = max((_share(own, others[n]), n) for n in near) if len(both) > 1 else (0.0, 0)
        unit = both[each.place]
        if at_home < AT_HOME and there > at_home + BETTER:
            strayed[unit.id, both[place].id] = None
        elif at_home < LOST and own.mass >= LEAST_LOST and _is_uneven(unit, keys):
            lost[unit.id] = None
    return tuple(strayed), tuple(lost)


def _wholes(unit: Unit, keys: tuple[str, str], read: Read) -> tuple[Tokens, Tokens]:
    first, second = (_summed(map(read, unit.text[key] or ())) for key in keys)
    return first, second


def _summed(paragraphs: Iterable[Tokens]) -> Tokens:
    """The tokens of several paragraphs as those of one text."""
    own = list(paragraphs)
    counts: Counter[str] = Counter()
    for each in own:
        counts.update(each.counts)
    return Tokens(counts, sum(each.size for each in own), sum(each.mass for each in own))


def _is_uneven(unit: Unit, keys: tuple[str, str]) -> bool:
    return len({len(unit.text[key] or ()) for key in keys}) > 1


def _sentences(units: Sequence[Unit], keys: tuple[str, str], read: Read) -> Iterator[_Sentence]:
    """The sentences of all units that have more of them in one language than in the other."""
    for place, unit in enumerate(units):
        sides = [
            [each for text in unit.text[key] or () for each in sentences(text, key)] for key in keys
        ]
        if len(sides[0]) == len(sides[1]):
            continue
        for side, own in enumerate(sides):
            for each in own if len(own) > 1 else ():
                tokens = read(each)
                if tokens.mass >= LEAST_WORDS:
                    yield _Sentence(place, side, tokens)


def _share(own: Echo, other: Echo) -> float:
    """What a sentence gains by a text, a word."""
    return gain(own, other) / own.mass
