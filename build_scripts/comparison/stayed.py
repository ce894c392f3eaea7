"""Which words of a text stayed: first those of sentences that stayed as a whole, then others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from build_scripts.comparison.subsequence import common
from build_scripts.comparison.tokens import Token

STOPS = frozenset("。！？；.!?;\n")
LEAST_SENTENCE = 5
"""Words and signs from which a sentence that stayed is sought as a whole."""


def stayed(old: Sequence[Token], new: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Places of the words that stayed: first those of whole sentences, then those between."""
    folds = any(each.is_capital for each in (*old, *new))
    sides = [_keys(side, name, folds=folds) for name, side in (("old", old), ("new", new))]
    sentences = [_sentences(side) for side in (old, new)]
    forms = [
        [tuple(filter(None, keys[start:end])) for start, end in own]
        for keys, own in zip(sides, sentences, strict=True)
    ]
    kept = [
        (sentences[0][one], sentences[1][other])
        for one, other in common(*forms)
        if len(forms[0][one]) >= LEAST_SENTENCE
    ]
    here, there = 0, 0
    for (start, end), (first, last) in [*kept, ((len(old), 0), (len(new), 0))]:
        places = common(sides[0][here:start], sides[1][there:first])
        pairs = [(here + one, there + other) for one, other in places]
        within = common(sides[0][start:end], sides[1][first:last])
        pairs += [(start + one, first + other) for one, other in within]
        for one, other in pairs:
            is_same = old[one].form == new[other].form
            if is_same or old[one].is_capital or new[other].is_capital:
                yield one, other
        here, there = end, last


def _keys(side: Sequence[Token], name: str, *, folds: bool) -> list[str]:
    """What words are compared by; a sentence that moved is like no other."""
    forms = (each.form.casefold() if folds else each.form for each in side)
    moved = (f"{name} {at}" if each.moved else "" for at, each in enumerate(side))
    return [place or form for place, form in zip(moved, forms, strict=True)]


def _sentences(side: Sequence[Token]) -> list[tuple[int, int]]:
    """Where the sentences of a text begin and end, among its words."""
    ends = [at + 1 for at, each in enumerate(side) if is_stop(each)]
    return list(pairwise(dict.fromkeys((0, *ends, len(side)))))


def is_stop(token: Token) -> bool:
    """Whether a sentence or a line ends with it."""
    return not token.moved and (token.text in STOPS or "\n" in token.text)
