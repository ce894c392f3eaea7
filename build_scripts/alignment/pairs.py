"""Sentence pairs: inside each unit, which sentences of the editions say the same.

The first edition is the pivot: every other one is aligned with it, and where there are more
than two, beads that share a sentence of the pivot are one pair. Never across units.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import accumulate

from build_scripts.alignment.beads import Bead, Beads, Evidence, Side, best_beads
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
from build_scripts.alignment.segment import sentences
from build_scripts.alignment.tokens import Tokens, tokens_of
from build_scripts.footmarks import RAISED, VEIL, bare
from build_scripts.model import Pair
from build_scripts.problems import Problem
from build_scripts.sources.pairs import Correction

ORDER = "order"
ALIGNED = "aligned"
HAND = "hand"

Paragraphs = Mapping[str, Sequence[str] | None]
"""Language key → paragraphs of a unit, ``None`` where the edition lacks it."""


@dataclass(frozen=True, slots=True)
class Segmented:
    """The sentences of a unit in one edition."""

    sentences: tuple[str, ...]
    breaks: frozenset[int]
    """Numbers of the sentences that begin a paragraph."""
    tokens_of: Callable[[str], Tokens]
    bare: tuple[str, ...]
    """The sentences without marks of footnotes."""

    @property
    def side(self) -> Side:
        """The sentences as the aligner sees them."""
        return Side(tuple(map(self.tokens_of, self.bare)), self.breaks)


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
    printed, bare = tuple(each for each, _ in flat), tuple(each for _, each in flat)
    return Segmented(printed, breaks - {len(flat)}, read, bare)


def _cut(text: str, veiled: str, key: str) -> Iterator[tuple[str, str]]:
    """The sentences of a paragraph, each as printed and without marks of footnotes."""
    if text == veiled:
        yield from ((each, each) for each in sentences(text, key))
        return
    cursor, raised = 0, veiled.replace(VEIL, RAISED)
    for piece in sentences(raised, key):
        start = raised.index(piece, cursor)
        cursor = start + len(piece)
        yield text[start:cursor], bare(veiled[start:cursor])


def learn(units: Sequence[tuple[Segmented, Segmented]], base: Lexicon) -> Lexicon:
    """The lexicon of a document: how common its words are, and which go together in it."""
    whole = [unit for unit in units if unit[0].sentences and unit[1].sentences]
    sample = [
        (first.side, second.side) for first, second in whole[:: -(-len(whole) // SAMPLE) or 1]
    ]
    texts = tuple([tokens for pair in sample for tokens in pair[n].tokens] for n in (0, 1))
    known = with_frequencies(base, (texts[0], texts[1]))
    pairs: list[tuple[Tokens, Tokens]] = []
    densities: list[float] = []
    for first, second in sample:
        evidence = Evidence(first, second, known)
        for bead in best_beads(evidence):
            if (bead[1] - bead[0], bead[3] - bead[2]) == (1, 1):
                pairs.append((first.tokens[bead[0]], second.tokens[bead[2]]))
                densities.append(evidence.density(bead))
    densities.sort()
    usual = densities[len(densities) // 4] if densities else 0.0
    return replace(with_learned(known, pairs), usual=usual)


def _beads(first: Segmented, second: Segmented, known: Lexicon, forced: Beads = ()) -> Beads:
    n, m = len(first.sentences), len(second.sentences)
    if not n or not m:
        return tuple([(i, i + 1, 0, 0) for i in range(n)] + [(0, 0, j, j + 1) for j in range(m)])
    if n == m == 1:
        return ((0, 1, 0, 1),)
    return best_beads(Evidence(first.side, second.side, known), forced)


def pair_unit(
    unit_id: str,
    texts: Mapping[str, Segmented],
    known: Mapping[str, Lexicon],
    correction: Correction | None = None,
) -> tuple[tuple[Pair, ...], tuple[Problem, ...]]:
    """The sentence pairs of one unit; ``known`` has a lexicon for each key but the pivot's."""
    pivot = next(iter(texts))
    beads: dict[str, Beads] = {}
    forced: set[tuple[str, Bead]] = set()
    problems: list[Problem] = []
    changes = False
    for key, words in known.items():
        free = beads[key] = _beads(texts[pivot], texts[key], words)
        if correction:
            wanted, found = _forced(correction, texts, pivot, key)
            problems += found
            if wanted and not found:
                beads[key] = _beads(texts[pivot], texts[key], words, wanted)
                forced |= {(key, bead) for bead in beads[key] if is_forced(bead, wanted)}
                changes |= beads[key] != free
    if correction and not problems and not changes:
        problems.append(problem_useless(correction))
    return tuple(_pairs(unit_id, texts, beads, frozenset(forced))), tuple(problems)


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
    forced: frozenset[tuple[str, Bead]],
) -> Iterator[Pair]:
    """The pairs of a unit in order: beads that share a pivot sentence are one pair."""
    pivot = next(iter(texts))
    present = [key for key in beads if texts[key].sentences and texts[pivot].sentences]
    is_plain = not forced and all(
        (a, b) == (c, d) and b == a + 1 for key in present for a, b, c, d in beads[key]
    )
    for number, group in enumerate(_groups(beads, len(texts[pivot].sentences)), 1):
        made = ORDER if is_plain else ALIGNED
        if forced.intersection(group):
            made = HAND
        spans: dict[str, list[int]] = {key: [] for key in texts}
        for key, (a, b, c, d) in group:
            spans[pivot] += range(a, b)
            if key:
                spans[key] += range(c, d)
        yield Pair(
            f"{unit_id}.{number}",
            {
                key: tuple(texts[key].sentences[at] for at in sorted(set(spans[key])))
                for key in texts
            },
            made,
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
