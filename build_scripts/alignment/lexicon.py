"""Which words of two languages stand for each other, and how common each word is.

Three sources: a short list of general words that comes with the project, the terms of a
glossary, and the document itself, whose sentence pairs that are beyond doubt show which
words occur together. Learning is counting: no model, same text, same lexicon.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from build_scripts.alignment.tokens import STOP, WORD, Tokens, stem
from build_scripts.language.han_forms import simplified
from build_scripts.language.inflection import general_pairs

Links = Mapping[str, Mapping[str, float]]
"""Word of the first language → words of the second → how strongly they go together (0 to 1)."""

ASSUMED_TOTAL = 3000
"""Words that a text is assumed to have besides its own when a word's rarity is judged."""
SAMPLE = 1000
"""Units that are enough to learn from; a longer document is sampled evenly."""
LONE = 0.25
"""What a word of one character counts for: it has many meanings."""
KEPT = 3
"""Learned partners a word may have."""
TIMES = 3
"""How often two words must be found together, for it not to be chance."""
COMPANY = 0.6
"""Dice's coefficient that two words must have at least."""
SAME: Mapping[str, float] = {"#": 0.7, "@": 0.7, "?": 0.5, "“": 0.3}
"""Strength of a token that is the same in both languages, by its first sign; words have 0.6."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is known of the words of two languages."""

    links: Links
    words: frozenset[str]
    """Chinese words to look for beside bigrams."""
    longest: int
    rarity: tuple[Mapping[str, float], Mapping[str, float]]
    """For each language, token → 1 / its share of all words."""
    rarest: float = ASSUMED_TOTAL * 2.0
    """The rarity of a token that has not been seen."""
    usual: float = 0.0
    """Gain that a word usually brings in sentences that say the same (0: not yet known)."""
    ratio: float = 1.0
    """Length of the second language's text for one character of the first's."""

    def partners(self, token: str, among: Container[str]) -> list[tuple[str, float]]:
        """Tokens among some of the second language that stand for one of the first."""
        known = self.links.get(token)
        if known is None:
            return [(token, SAME.get(token[0], 0.6))] if token in among else []
        found = [(other, strength) for other, strength in known.items() if other in among]
        if token in among and token not in known:
            found.append((token, SAME.get(token[0], 0.6)))
        return found


@cache
def general_words() -> Links:
    """The list of general words, Chinese word → English stems."""
    links: dict[str, dict[str, float]] = {}
    for word, partners in general_pairs():
        share = 1.0 if len(word) > 1 else LONE
        links[word] = {one: share * strength for one, strength in _strengths(partners).items()}
    return links


def _strengths(partners: str) -> dict[str, float]:
    stems = [stem(word) for word in WORD.findall(partners.lower()) if word not in STOP]
    return {partner: 0.5 if len(stems) < 3 else 0.35 for partner in stems}


def lexicons(terms: Mapping[str, Iterable[tuple[str, str]]]) -> dict[str, Lexicon]:
    """For each language a lexicon of general words and glossary terms, before anything is learned.

    ``terms`` has for each language but the pivot the terms (pivot's, that language's).
    """
    links: dict[str, dict[str, Mapping[str, float]]] = {}
    for key, pairs in terms.items():
        links[key] = dict(general_words())
        for first, second in pairs:
            word = first.translate(simplified())
            if word and (partners := _strengths(second)):
                links[key][word] = {**links[key].get(word, {}), **partners}
    words = frozenset(word for known in links.values() for word in known)
    longest = max(map(len, words), default=1)
    return {key: Lexicon(known, words, longest, ({}, {})) for key, known in links.items()}


def with_frequencies(base: Lexicon, texts: tuple[Sequence[Tokens], Sequence[Tokens]]) -> Lexicon:
    """The lexicon with the rarity of each word and the length ratio in these texts."""
    rarity: list[Mapping[str, float]] = []
    for text in texts:
        total = sum(tokens.mass for tokens in text) + ASSUMED_TOTAL
        counts: Counter[str] = Counter()
        for tokens in text:
            counts.update(tokens.counts)
        rarity.append({token: total / (count + 0.5) for token, count in counts.items()})
    sizes = [sum(tokens.size for tokens in text) + 300 for text in texts]
    return replace(
        base,
        rarity=(rarity[0], rarity[1]),
        rarest=sum(tokens.mass for tokens in texts[1]) + ASSUMED_TOTAL * 2.0,
        ratio=sizes[1] / sizes[0],
    )


def with_learned(base: Lexicon, pairs: Sequence[tuple[Tokens, Tokens]]) -> Lexicon:
    """The lexicon with what sentence pairs teach: words that are found together and not apart.

    Strength is Dice's coefficient of the sentence pairs that have each word, squared, and only
    for words that occur together ``TIMES`` times or more.
    """
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for left, right in pairs:
        first.update(left.counts.keys())
        second.update(right.counts.keys())
    most = max(TIMES, len(pairs) // 4)
    frequent = [
        {token for token, count in side.items() if TIMES <= count <= most}
        for side in (first, second)
    ]
    together: dict[str, Counter[str]] = defaultdict(Counter)
    for left, right in pairs:
        partners = frequent[1].intersection(right.counts)
        for token in frequent[0].intersection(left.counts):
            together[token].update(partners)
    links = dict(base.links)
    for token in sorted(together):
        learned = _strongest(together[token], first[token], second)
        if learned:
            links[token] = {**learned, **base.links.get(token, {})}
    return replace(base, links=links)


def _strongest(together: Counter[str], count: int, second: Counter[str]) -> dict[str, float]:
    """The best partners of one word: ``{}`` where no other word keeps its company."""
    dice = [
        (2 * times / (count + second[token]), token)
        for token, times in together.items()
        if times >= TIMES
    ]
    best = sorted(
        (pair for pair in dice if pair[0] > COMPANY), key=lambda pair: (-pair[0], pair[1])
    )
    return {token: 0.5 * share * share for share, token in best[:KEPT]}
