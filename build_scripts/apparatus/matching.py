"""Terms in texts: where each concept of a glossary occurs, by one walk through a trie.

The cost grows with the text and the length of the longest term, not with the number of terms.

- Languages without spaces (Chinese …): every character counts, Latin letters and figures by
  whole runs. Of terms that overlap, the longest wins; those inside a longer one are kept.
- Other languages: whole words, case-insensitive but for words in capitals alone (``APT`` is not
  ``apt``); a plural or possessive is the same word (``inflection``); a hyphen parts words
  (``China-ASEAN`` contains ``ASEAN``).

Quotation marks and white space make no difference; characters are one as ``equivalence`` says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from build_scripts.language.inflection import singulars, term_stems
from build_scripts.language.languages import is_spaced
from build_scripts.language.symbols import Symbol, symbols

OPENING = {"“": "”", "‘": "’", "《": "》", "〈": "〉", "「": "」", "『": "』"}
DEEPEST = 16
"""Terms that may begin at one place of a text, the longest: each holds the next."""


@dataclass(frozen=True, slots=True)
class Known:
    """A term in the trie."""

    concept: str
    words: tuple[str, ...]
    """Its words as the glossary has them."""
    rank: int
    """Place among all terms, for ties."""
    is_context: bool
    """Whether it is a string in which the concept's terms do not count."""


@dataclass(frozen=True, slots=True)
class Match:
    """A term found in a text."""

    concept: str
    rank: int
    """Which term: its place in the order in which the terms were given."""
    start: int
    end: int
    within: str = ""
    """The concept of the longest match that encloses this one, empty where none does."""


class Branch:
    """A node of the trie."""

    __slots__ = ("entries", "next")

    def __init__(self) -> None:
        self.next: dict[str, Branch] = {}
        self.entries: list[Known] = []


class Matcher:
    """The terms of one language, ready to be looked for."""

    def __init__(self, key: str) -> None:
        self.key = key
        self._is_spaced = is_spaced(key)
        self._root = Branch()
        self._count = 0

    def add(self, concept: str, text: str, *, is_context: bool = False) -> int:
        """Add a term (or a context that is not the concept); its rank."""
        nodes = [self._root]
        found = symbols(text, self.key)
        for symbol in found:
            stems = term_stems(symbol.word.lower()) if self._is_spaced else symbol.stems
            nodes = [node.next.setdefault(stem, Branch()) for node in nodes for stem in stems]
        rank = self._count
        self._count += 1
        if found:
            words = tuple(symbol.word for symbol in found)
            known = Known(concept, words, rank, is_context)
            for node in nodes:
                node.entries.append(known)
        return rank

    def find(self, text: str) -> tuple[Match, ...]:
        """All terms in a text, in order, the longer first."""
        found = symbols(text, self.key)
        spans: list[tuple[int, int, Known]] = []
        for first in range(len(found)):
            for last, known in self._from(found, first):
                words = found[first : last + 1]
                spans += [(first, last, each) for each in known if self._fits(each, words)]
        kept = _without_contexts(spans)
        if not self._is_spaced:
            kept = _without_crossing(kept, len(found))
        return _matches(kept, found, text)

    def _from(self, found: Sequence[Symbol], first: int) -> list[tuple[int, list[Known]]]:
        """The last places of the terms that may begin at a place, the longest, with the terms."""
        nodes, ends = [self._root], []
        for last in range(first, len(found)):
            stems = found[last].stems
            nodes = [node.next[stem] for node in nodes for stem in stems if stem in node.next]
            if not nodes:
                break
            known = list(dict.fromkeys(each for node in nodes for each in node.entries))
            if known:
                ends.append((last, known))
        return ends[-DEEPEST:]

    def _fits(self, entry: Known, words: Sequence[Symbol]) -> bool:
        """Whether the words of the text are the term's, inflection aside."""
        if not self._is_spaced:
            return True
        return all(map(_is_same, entry.words, (each.word for each in words)))


def _is_same(term: str, word: str) -> bool:
    """Whether a word of a text is a term's word: ``laws`` is ``law``, ``Lao`` is not ``Laos``."""
    if len(term) > 1 and term.isupper():
        return word in (term, f"{term}s", f"{term}'s")
    if term.lower() == word.lower() or not term[:1].isupper():
        return True
    return len(word) > len(term) or term.lower() in singulars(word.lower().removesuffix("'s"))


def _without_contexts(
    spans: Sequence[tuple[int, int, Known]],
) -> list[tuple[int, int, Known]]:
    """Leave out what lies inside a string that the concept names as not being it."""
    contexts: dict[str, list[tuple[int, int]]] = {}
    for first, last, entry in spans:
        if entry.is_context:
            contexts.setdefault(entry.concept, []).append((first, last))
    starts, ends = {}, {}
    for concept, around in contexts.items():
        around.sort()
        starts[concept] = [first for first, _ in around]
        ends[concept] = list(accumulate((last for _, last in around), max))
    kept = []
    for first, last, entry in spans:
        if entry.is_context:
            continue
        before = bisect_right(starts.get(entry.concept, ()), first)
        if not before or ends[entry.concept][before - 1] < last:
            kept.append((first, last, entry))
    return kept


def _without_crossing(
    spans: Sequence[tuple[int, int, Known]], size: int
) -> list[tuple[int, int, Known]]:
    """Where two terms overlap and neither holds the other, keep the longer (then the earlier)."""
    owner = [-1] * size
    kept = []
    order = sorted(spans, key=lambda span: (span[0] - span[1], span[0]))
    for number, (first, last, entry) in enumerate(order):
        if owner[first] != owner[last]:
            continue
        if owner[first] < 0:
            owner[first : last + 1] = [number] * (last - first + 1)
        kept.append((first, last, entry))
    return kept


def _matches(
    spans: Iterable[tuple[int, int, Known]], found: Sequence[Symbol], text: str
) -> tuple[Match, ...]:
    """One match for each span and concept: the literal form before the inflected one."""
    best: dict[tuple[int, int, str], tuple[bool, bool, int]] = {}
    literal: set[tuple[int, int]] = set()
    for first, last, entry in spans:
        words = tuple(each.word for each in found[first : last + 1])
        is_inflected = [word.lower() for word in entry.words] != [word.lower() for word in words]
        claim = (is_inflected, entry.words != words, entry.rank)
        if not is_inflected:
            literal.add((first, last))
        place = (first, last, entry.concept)
        best[place] = min(best.get(place, claim), claim)
    out: list[Match] = []
    ends: dict[str, int] = {}
    outer, outer_end = "", -1
    for (first, last, concept), (is_inflected, _, rank) in sorted(
        best.items(), key=lambda each: (each[0][0], -each[0][1], each[1])
    ):
        if (is_inflected and (first, last) in literal) or last <= ends.get(concept, -1):
            continue  # part of a longer form of the same concept
        ends[concept] = last
        is_inside = last <= outer_end and concept != outer
        start, end = _with_marks(text, found[first].start, found[last].end)
        out.append(Match(concept, rank, start, end, outer if is_inside else ""))
        if last > outer_end:
            outer, outer_end = concept, last
    return tuple(out)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the partner of a quotation mark that it cuts off: ``“一带一路”倡议``."""
    inside = text[start:end]
    for opening, closing in OPENING.items():
        missing = inside.count(closing) - inside.count(opening)
        if missing == 1 and text[start - 1 : start] == opening:
            start -= 1
        if missing == -1 and text[end : end + 1] == closing:
            end += 1
    if inside.count('"') == 1:
        if text[start - 1 : start] == '"':
            start -= 1
        elif text[end : end + 1] == '"':
            end += 1
    return start, end


def spans_by_length(matches: Sequence[Match]) -> tuple[Match, ...]:
    """The outermost matches alone: what is marked in a text, no two overlapping."""
    out: list[Match] = []
    for match in sorted(matches, key=lambda each: (each.start, -each.end)):
        if not out or match.start >= out[-1].end:
            out.append(match)
    return tuple(out)
