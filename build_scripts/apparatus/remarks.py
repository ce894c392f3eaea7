"""An editor's remarks: what holds of many places is said once, and the places are looked up.

A remark names words of the Chinese with their English renderings, or checks whose findings are its
places, or both. At every build each place of the words must have one of the renderings, and their
number must be the one that was declared.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from build_scripts.apparatus.checks.difference import CHECK, REMARK, Difference
from build_scripts.apparatus.checks.places import FIRST, SECOND
from build_scripts.language.languages import language
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Pair
from build_scripts.problems import Problem
from build_scripts.sources.notes import Remark, Words


def places(remarks: Sequence[Remark], bitext: Bitext) -> tuple[Difference, ...]:
    """Every place of the words of every remark, in the order of the remarks and of the text."""
    return tuple(
        Difference(
            unit, pair.id, "", remark.kind, quotes, remark.explanation, remark.grade, REMARK,
            remark=remark.id,
        )
        for remark in remarks
        for words in remark.words
        for unit, pair in _having(words, bitext)
        for quotes in _quotes(words, pair)
    )  # fmt: skip


def places_of(remark: Remark, differences: Sequence[Difference]) -> list[Difference]:
    """The places of a remark's words among all differences; without words what its checks found."""
    source = REMARK if remark.words else CHECK
    return [each for each in differences if each.remark == remark.id and each.source == source]


def gathered(remarks: Sequence[Remark], found: Sequence[Difference]) -> tuple[Difference, ...]:
    """The findings, those that a remark speaks of with its id and its grade."""
    taken = []
    for each in found:
        remark = next((one for one in remarks if _speaks_of(one, each)), None)
        is_open = remark and not each.accepted
        taken.append(replace(each, remark=remark.id, grade=remark.grade)
                     if remark and is_open else each)  # fmt: skip
    return tuple(taken)


def _speaks_of(remark: Remark, found: Difference) -> bool:
    """Whether a finding is one of a remark's checks and, where it has words, on one of them."""
    quote = found.quotes.get(FIRST, "")
    on_words = not remark.words or any(each.words in quote for each in remark.words)
    return found.code in remark.checks and on_words


def faults(
    path: str, remarks: Sequence[Remark], bitext: Bitext, found: Sequence[Difference]
) -> Iterator[Problem]:
    """What of the remarks is not so."""
    lines: dict[str, int] = {}
    for remark in remarks:
        if remark.id in lines:
            yield Problem(
                path, remark.line, "N10", phrase("the remark {id!r} stands twice, first in line "
                    "{line}", id=remark.id, line=lines[remark.id]),
                "give one of the two another id, or make them one remark",
            )  # fmt: skip
        lines.setdefault(remark.id, remark.line)
        for code in remark.checks:
            if not any(each.code == code and _speaks_of(remark, each) for each in found):
                yield Problem(
                    path, remark.line, "N09", phrase("no check finds {code} in this document",
                        code=code),
                    "take it out of `checks:`",
                )  # fmt: skip
        for words in remark.words:
            yield from _faults_of(path, words, bitext)


def _faults_of(path: str, words: Words, bitext: Bitext) -> Iterator[Problem]:
    having = list(_having(words, bitext))
    count = sum(_text(pair, FIRST).count(words.words) for _, pair in having)
    if count != words.count:
        yield Problem(
            path, words.line, "N07", phrase("{words!r} stands {count} times in the text, not "
                "{declared}", words=words.words, count=count, declared=words.count),
            "look at the places, then correct `count:`",
        )  # fmt: skip
    without = {pair.id for _, pair in having if not _found(words, pair)}
    for place in sorted(without - set(words.without)):
        yield Problem(
            path, words.line, "N08", phrase("{pair} has {words!r} and none of the renderings",
                pair=place, words=words.words),
            "add its rendering under `en:`, or the pair under `without:`",
        )  # fmt: skip
    for place in words.without:
        if place not in without:
            yield Problem(
                path, words.line, "N08", phrase("{pair} is no place where {words!r} has none of "
                    "the renderings", pair=place, words=words.words),
                "take it out of `without:`",
            )  # fmt: skip


def _having(words: Words, bitext: Bitext) -> Iterator[tuple[str, Pair]]:
    """Each pair that has the words, with its unit."""
    for unit in bitext.units:
        for pair in unit.pairs:
            if words.words in _text(pair, FIRST):
                yield unit.id, pair


def _quotes(words: Words, pair: Pair) -> Iterator[dict[str, str]]:
    """The words, as often as the pair has them, each with a wording that it has for them.

    Where it has more wordings than words, those count that are declared first.
    """
    found = sorted(_found(words, pair), key=_rank(words))
    for number in range(_text(pair, FIRST).count(words.words)):
        its = {SECOND: found[min(number, len(found) - 1)]} if found else {}
        yield {FIRST: words.words, **its}


def _rank(words: Words) -> Callable[[str], int]:
    declared = [each.casefold() for each in words.renderings]
    return lambda wording: declared.index(wording.casefold())


def _found(words: Words, pair: Pair) -> tuple[str, ...]:
    """Which of the renderings a pair has, as printed, each once; none inside a longer one."""
    longest = sorted(words.renderings, key=len, reverse=True)
    either = "|".join(re.escape(each) for each in longest)
    pattern = re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
    return tuple(dict.fromkeys(pattern.findall(_text(pair, SECOND))))


def _text(pair: Pair, key: str) -> str:
    return language(key).gap.join(pair.texts.get(key, ()))
