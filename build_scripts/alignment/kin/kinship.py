"""Whether the texts of a unit say the same, by their words: what numbering cannot show.

Each unit's two texts, and each heading's, are held against one another and against the texts of
their neighbours, with the general lexicon and what the document itself teaches. Two that fit
better crosswise are exchanged; one that fits its own less than another's has strayed; a run that
fits its neighbours' partners better is shifted; one of some length without words in common is a
stranger. Of what is too short to say anything, this is said.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import log
from statistics import median

from build_scripts.alignment.definitions.crossing import crossing
from build_scripts.alignment.definitions.doubts import shown
from build_scripts.alignment.definitions.weights import Read
from build_scripts.alignment.echoes import echoes
from build_scripts.alignment.kin.neighbours import Fits, fits, near
from build_scripts.alignment.kin.sentences_astray import astray
from build_scripts.alignment.kin.texts import (
    MOST_TEXTS,
    Text,
    base,
    heads_of,
    learned,
    reader,
    texts_of,
)
from build_scripts.alignment.lexicon import Lexicon
from build_scripts.model import Bitext, Unit

CROSSWISE, SURELY = 0.35, 1.0
"""Two fit so much better crosswise (gain a word) that they may be, or are, exchanged."""
STRANGE, LEAST_WORDS = 0.4, 6.0
"""A unit gains so little a word, with so many words on either side, where it should gain two."""
STRAYED: tuple[tuple[float, float, float], ...] = ((0.5, 1.5, 3.0), (0.8, 1.0, 6.0))
"""A text strayed that gains less a word than the first number with its own partner and more by
the second with another, of so many words at least."""
FEW, UNLIKE, LEAST_UNLIKE = 1.5, 0.7, 5.0
"""Two texts are a doubtful pair that gain less a word and whose lengths differ so much more
(natural logarithm of their ratio) than is usual in the document, of so many words at least."""
LEAST_COMPARED = 10
"""So many texts show what lengths are usual."""
SHARE = 0.6
"""A text with a paragraph more has something that the other lacks if it is longer by so much of
what a paragraph would make."""
LEAST_RUN, BETTER = 3, 0.5
"""So many units in a row, each so much better with its neighbour's text, are shifted."""
ALIKE = -0.05
"""What two neighbours gain a word by being exchanged if it makes hardly a difference."""
TWICE = 0.2
"""A text that stands twice goes with one of two places better, by so much a word."""
LEAST_UNITS, UNTAUGHT = 4, 1.5
"""So few units teach too little to call one a stranger; what gains less is said to be unsure."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """What the words of a document say of its pairing; ids of units."""

    crossed: tuple[tuple[str, str], ...] = ()
    """Two whose texts fit better exchanged."""
    exchanged: tuple[tuple[str, str], ...] = ()
    """Neighbours among them of which there is no doubt."""
    shifted: tuple[str, str, int] | None = None
    """First and last unit of a run, and by how many units it seems shifted."""
    strangers: tuple[str, ...] = ()
    """Units whose texts have hardly a word in common."""
    strayed: tuple[tuple[str, str], ...] = ()
    """Units of which one text fits the other text of another unit better."""
    astray: tuple[tuple[str, str], ...] = ()
    """Units with a sentence whose translation stands in a neighbour, and this."""
    lost: tuple[str, ...] = ()
    """Units of which one text has a paragraph more that has no words in the other."""
    wordless: tuple[str, ...] = ()
    """Units and headings too short for their words to show whether they belong together."""
    unlike: tuple[str, ...] = ()
    """Units whose texts have few words in common and very different lengths."""
    disordered: tuple[str, ...] = ()
    """Units whose paragraphs fit better in another order."""
    unsure: tuple[tuple[str, str], ...] = ()
    """Units with definitions in another order of which some are paired by little evidence."""


def kinship(bitext: Bitext, keys: tuple[str, str]) -> Kinship:
    """What the words of two languages say of how the units and headings are paired."""
    read = reader()
    texts, heads = texts_of(bitext.units, keys, read), heads_of(bitext.nodes(), keys, read)
    lexicon = learned(texts)
    unsure = tuple(_unsure(bitext.units, keys, read, lexicon))
    if not texts:
        return Kinship(unsure=unsure)
    firsts, seconds = echoes([each.tokens for each in (*texts, *heads)], lexicon)
    count = len(texts)
    inner = fits(firsts[:count], seconds[:count])
    outer = fits(firsts[count:], seconds[count:])
    surely = [
        (texts[n].id, texts[n + 1].id)
        for n in range(count - 1)
        if inner.crosswise(n, n + 1) > SURELY
        and min(texts[n].words, texts[n + 1].words) >= LEAST_WORDS / 2
        and texts[n].id != texts[n + 1].id
    ]
    is_taught = count > LEAST_UNITS
    bound = STRANGE if is_taught else UNTAUGHT
    unlike = {
        each.id: is_taught and each.words >= (LEAST_WORDS if each.is_body else LEAST_UNLIKE)
        for each, gain in zip((*texts, *heads), (*inner.own, *outer.own), strict=True)
        if gain < (bound if each.is_body else STRANGE)
        if each.is_body or each.words >= LEAST_UNLIKE
    }
    bodies = sorted(bitext.units, key=lambda each: each.order)[:MOST_TEXTS]
    bodies = [unit for unit in bodies if unit.kind != unit.number]
    away, lost = astray(bodies, keys, lexicon, read)
    usual = _usual(texts)
    return Kinship(
        _unique([*_crossed(texts, inner), *_crossed(heads, outer)]),
        tuple(surely),
        _shifted(texts, inner),
        tuple(each for each, is_long in unlike.items() if is_long),
        _unique([*_strayed(texts, inner), *_twice(texts, inner)]),
        away,
        tuple(dict.fromkeys((*lost, *_uneven(bodies, keys, texts, usual)))),
        tuple(
            dict.fromkeys(
                [
                    *(each for each, is_long in unlike.items() if not is_long),
                    *_alike(texts, inner),
                    *_alike(heads, outer),
                ]
            )
        ),
        tuple(_unlike(texts, inner, usual)) if count >= LEAST_COMPARED else (),
        tuple(_disordered(texts, inner)),
        unsure,
    )


def _length(text: Text) -> float:
    """How much longer the second text is than the first, as a natural logarithm."""
    first, second = text.tokens
    return log(second.mass / first.mass)


def _usual(texts: Sequence[Text]) -> float:
    return median(map(_length, texts))


def _unlike(texts: Sequence[Text], found: Fits, usual: float) -> Iterator[str]:
    """Those with few words in common and very different lengths."""
    for text, gain in zip(texts, found.own, strict=True):
        is_long = text.words >= LEAST_UNLIKE
        if is_long and gain < FEW and abs(_length(text) - usual) > UNLIKE:
            yield text.id


def _disordered(texts: Sequence[Text], found: Fits) -> Iterator[str]:
    """Units of which two paragraphs fit better exchanged."""
    for one, other in near(found.own):
        if texts[one].id == texts[other].id and found.crosswise(one, other) > CROSSWISE:
            yield texts[one].id


def _uneven(
    units: Sequence[Unit], keys: tuple[str, str], texts: Sequence[Text], usual: float
) -> Iterator[str]:
    """Units of which the text with more paragraphs is longer than it should be."""
    whole = Counter(text.id for text in texts)
    lengths = {text.id: _length(text) - usual for text in texts if whole[text.id] == 1}
    for unit in units:
        first, second = (len(unit.text.get(key) or ()) for key in keys)
        if first and second and first != second and unit.id in lengths:
            more = log(second / first)
            if lengths[unit.id] / more > SHARE:
                yield unit.id


def _unique(pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(pairs))


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
    read = reader()
    out = []
    for unit in units:
        first, second = (unit.text.get(key) or () for key in keys)
        found = crossing(first, second, read, base())
        if unit.numbers or (found and found.stretches):
            out.append(unit.id)
    return tuple(out)


def _crossed(texts: Sequence[Text], found: Fits) -> Iterator[tuple[str, str]]:
    """Those whose texts fit better exchanged."""
    for one, other in near(found.own):
        mine, yours = texts[one], texts[other]
        is_other = mine.id != yours.id and mine.kind == yours.kind
        if is_other and found.crosswise(one, other) > CROSSWISE:
            yield mine.id, yours.id


def _twice(texts: Sequence[Text], found: Fits) -> Iterator[tuple[str, str]]:
    """Those that have their neighbour's text in one language alone, where it fits better."""
    for n, (one, other) in enumerate(pairwise(texts)):
        same = [mine == yours for mine, yours in zip(one.whole, other.whole, strict=True)]
        better = found.own[n] - found.own[n + 1]
        if one.id != other.id and sum(same) == 1 and abs(better) > TWICE:
            yield (other.id, one.id) if better > 0 else (one.id, other.id)


def _alike(texts: Sequence[Text], found: Fits) -> Iterator[str]:
    """Neighbours that would fit as well exchanged."""
    for n, (one, other) in enumerate(pairwise(texts)):
        sides = zip(one.whole, other.whole, strict=True)
        if one.id != other.id and all(mine != yours for mine, yours in sides):
            yield from (one.id, other.id) if found.crosswise(n, n + 1) > ALIKE else ()


def _strayed(texts: Sequence[Text], found: Fits) -> Iterator[tuple[str, str]]:
    """Those of which one text fits another's better, though not the other way round."""
    for pair in near(found.own):
        for one, other in (pair, pair[::-1]):
            own, words = found.own[one], texts[one].words
            gain = found.elsewhere(one, other)
            if texts[one].id != texts[other].id and any(
                own < bound and gain > more and words >= least for bound, more, least in STRAYED
            ):
                yield texts[one].id, texts[other].id


def _shifted(texts: Sequence[Text], found: Fits) -> tuple[str, str, int] | None:
    """The longest run in which each unit fits the text of the next, or of the one before."""
    best: tuple[int, tuple[str, str, int] | None] = (LEAST_RUN - 1, None)
    last = len(texts) - 1
    later = [*(found.at(n, n + 1) for n in range(last)), -1.0]
    earlier = [-1.0, *(found.at(n + 1, n) for n in range(last))]
    for step, moved in ((1, later), (-1, earlier)):
        start = 0
        for n in range(len(texts) + 1):
            if n < len(texts) and moved[n] > found.own[n] + BETTER:
                continue
            if n - start > best[0]:
                best = (n - start, (texts[start].id, texts[n - 1].id, step))
            start = n + 1
    return best[1]
