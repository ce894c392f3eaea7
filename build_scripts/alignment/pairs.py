"""Sentence pairs: inside each unit, which sentences of the editions say the same.

The first edition is the pivot: every other one is aligned with it, and where there are more
than two, beads that share a sentence of the pivot are one pair. Never across units. Where another
edition has another order (definitions), pairs follow the pivot's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from functools import cache, partial

from build_scripts.alignment.beads import Bead, Beads, Evidence, best_beads
from build_scripts.alignment.forced import (
    forced_beads,
    is_forced,
    problem_useless,
    problem_without_unit,
)
from build_scripts.alignment.lexicon import (
    SAMPLE,
    Lexicon,
    lexicons,
    with_frequencies,
    with_learned,
)
from build_scripts.alignment.segmented import Segmented, segmented
from build_scripts.alignment.stretches import laid, parts
from build_scripts.alignment.tokens import Tokens, tokens_of
from build_scripts.model import Pair
from build_scripts.problems import Problem
from build_scripts.sources.pairs import Correction

ORDER = "order"
ALIGNED = "aligned"
HAND = "hand"

Paragraphs = Mapping[str, Sequence[str] | None]
"""Language key → paragraphs of a unit, ``None`` where the edition lacks it."""


def pair_units(
    units: Mapping[str, Paragraphs],
    keys: Sequence[str],
    terms: Mapping[str, Sequence[tuple[str, str]]] | None = None,
    corrections: Sequence[Correction] = (),
    veiled: Mapping[str, Paragraphs] | None = None,
) -> tuple[dict[str, tuple[Pair, ...]], tuple[Problem, ...]]:
    """Unit id → its sentence pairs, for all units of a document, and the problems.

    ``keys`` are the language keys in order, the pivot first; ``terms`` has for each other key
    the glossary's words of the pivot and of that language; ``veiled`` has the paragraphs of units
    with footnotes once more, as long, with other signs for the marks.
    """
    pivot, others = keys[0], keys[1:]
    base = lexicons({key: (terms or {}).get(key, ()) for key in others})
    read = _reader(base)
    cut = {
        unit_id: {
            key: segmented(
                texts.get(key) or (), key, read, (veiled or {}).get(unit_id, {}).get(key)
            )
            for key in keys
        }
        for unit_id, texts in units.items()
    }
    learned = {
        key: learn([(texts[pivot], texts[key]) for texts in cut.values()], base[key])
        for key in others
    }
    pairs: dict[str, tuple[Pair, ...]] = {}
    problems = [problem_without_unit(c) for c in corrections if c.unit not in units]
    by_unit = {correction.unit: correction for correction in corrections}
    for unit_id, texts in cut.items():
        pairs[unit_id], found = pair_unit(unit_id, texts, learned, by_unit.get(unit_id))
        problems += found
    return pairs, tuple(sorted(problems))


def _reader(base: Mapping[str, Lexicon]) -> Callable[[str], Tokens]:
    """A function from a sentence to its tokens that remembers what it has read."""
    known = next(iter(base.values()), None)
    words, longest = (known.words, known.longest) if known else (frozenset[str](), 1)
    return cache(partial(tokens_of, words=words, longest=longest))


def learn(units: Sequence[tuple[Segmented, Segmented]], base: Lexicon) -> Lexicon:
    """The lexicon of a document: how common its words are, and which go together in it."""
    whole = [unit for unit in units if unit[0].sentences and unit[1].sentences]
    sample = whole[:: -(-len(whole) // SAMPLE) or 1]
    texts = tuple([tokens for pair in sample for tokens in pair[n].side.tokens] for n in (0, 1))
    known = with_frequencies(base, (texts[0], texts[1]))
    pairs: list[tuple[Tokens, Tokens]] = []
    densities: list[float] = []
    for first, second in (each for pair in sample for each in parts(*pair, known)):
        sides = first.side, second.side
        evidence = Evidence(*sides, known)
        for bead in best_beads(evidence):
            if (bead[1] - bead[0], bead[3] - bead[2]) == (1, 1):
                pairs.append((sides[0].tokens[bead[0]], sides[1].tokens[bead[2]]))
                densities.append(evidence.density(bead))
    densities.sort()
    usual = densities[len(densities) // 4] if densities else 0.0
    return replace(with_learned(known, pairs), usual=usual)


def pair_unit(
    unit_id: str,
    texts: Mapping[str, Segmented],
    known: Mapping[str, Lexicon],
    correction: Correction | None = None,
) -> tuple[tuple[Pair, ...], tuple[Problem, ...]]:
    """The sentence pairs of one unit; ``known`` has a lexicon for each key but the pivot's."""
    pivot = next(iter(texts))
    beads: dict[str, Beads] = {}
    doubts: set[int] = set()
    forced: set[tuple[str, Bead]] = set()
    problems: list[Problem] = []
    changes = False
    for key, words in known.items():
        found = free = laid(texts[pivot], texts[key], words)
        if correction:
            wanted, faults = _forced(correction, texts, pivot, key)
            problems += faults
            if wanted and not faults:
                found = laid(texts[pivot], texts[key], words, wanted)
                forced |= {(key, bead) for bead in found.beads if is_forced(bead, wanted)}
                changes |= found != free
        beads[key] = found.beads
        doubts |= found.doubts
    if correction and not problems and not changes:
        problems.append(problem_useless(correction))
    return tuple(_pairs(unit_id, texts, beads, forced, doubts)), tuple(problems)


def _forced(
    correction: Correction, texts: Mapping[str, Segmented], pivot: str, key: str
) -> tuple[Beads, tuple[Problem, ...]]:
    """What a correction wants; its words may be copied with marks of footnotes, or without."""
    bare = {name: text.bare for name, text in texts.items()}
    printed = {name: text.sentences for name, text in texts.items()}
    wanted, found = forced_beads(correction, bare, pivot, key)
    return (wanted, found) if not found else forced_beads(correction, printed, pivot, key)


def _pairs(
    unit_id: str,
    texts: Mapping[str, Segmented],
    beads: Mapping[str, Beads],
    forced: Set[tuple[str, Bead]],
    doubts: Set[int],
) -> Iterator[Pair]:
    """The pairs of a unit in the order of the pivot: beads that share a sentence of it are one
    pair.
    """
    pivot = next(iter(texts))
    present = [key for key in beads if texts[key].sentences and texts[pivot].sentences]
    is_plain = not forced and all(
        (a, b) == (c, d) and b == a + 1 for key in present for a, b, c, d in beads[key]
    )
    for number, group in enumerate(_groups(beads, len(texts[pivot].sentences)), 1):
        made = ORDER if is_plain else ALIGNED
        if not forced.isdisjoint(group):
            made = HAND
        spans: dict[str, list[int]] = {key: [] for key in texts}
        for key, (a, b, c, d) in group:
            spans[pivot] += range(a, b)
            if key:
                spans[key] += range(c, d)
        places = {key: tuple(sorted(set(each))) for key, each in spans.items()}
        yield Pair(
            f"{unit_id}.{number}",
            {key: tuple(texts[key].sentences[at] for at in places[key]) for key in texts},
            made,
            places,
            is_sure=made == HAND or doubts.isdisjoint(places[pivot]),
        )


def _groups(beads: Mapping[str, Beads], count: int) -> list[list[tuple[str, Bead]]]:
    """The beads of all languages in order, those together that share a pivot sentence."""
    marked = [(key, bead) for key in beads for bead in beads[key]]
    if not marked:
        return [[("", (at, at + 1, 0, 0))] for at in range(count)]
    inner = {at for _, (a, b, _c, _d) in marked for at in range(a + 1, b)}
    groups: dict[tuple[int, int, int], list[tuple[str, Bead]]] = {}
    for serial, (key, bead) in enumerate(marked):
        start = bead[0]
        while start in inner:
            start -= 1
        is_added = bead[0] == bead[1] and bead[0] not in inner
        groups.setdefault((start, 0, serial) if is_added else (start, 1, 0), []).append((key, bead))
    return [groups[place] for place in sorted(groups)]
