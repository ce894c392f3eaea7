"""How Chinese characters are read: pinyin with tones, by the phrase that a character stands in.

Readings are those of ``pypinyin``; its list of phrases tells a character's readings apart: 银行
``yin2 hang2``, 行动 ``xing2 dong4``. The vowel ü is ``v``, a syllable without tone has 5.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from build_scripts.language.fold import fold

RUN = re.compile("[〇\u3400-\u9fff\uf900-\ufaff]+")
"""Characters that stand together, of the first plane: one place in a script's string each."""
ATTESTED = 3
"""So many phrases must know a reading for it to be one that people type."""
COMMON = ("gb2312", range(0xB0, 0xD8), range(0xA1, 0xFF))
"""The 3,755 commonest characters: the first level of GB 2312, by its rows and cells."""
WIDEST = 6

Word = tuple[str, int, str]
"""A stretch of a text, a place in it, how the character there is read."""
Runs = Mapping[str, Sequence[str]]
"""A stretch of Chinese characters → a syllable for each."""
Pairs = Mapping[str, Runs]


@dataclass(frozen=True, slots=True)
class Readings:
    """Characters and how they are read."""

    signs: Mapping[str, tuple[str, ...]]
    """Character → its readings, the usual one first."""
    words: tuple[Word, ...]
    """Where a character of the texts is read otherwise, shorter stretches first."""


def readings_of(texts: Iterable[str], known: Mapping[str, str] | None = None) -> Readings:
    """The readings that a searcher of some texts needs.

    Of every character of the texts and of every common one, since a reader may type another
    character of the same sound: 贴路 for 铁路. ``known``: term → its reading as an editor gives it
    (``tiě lù``), which holds wherever the term stands.
    """
    return readings_from(read(texts, known or {}))


def read(texts: Iterable[str], known: Mapping[str, str]) -> Runs:
    """Every stretch of Chinese characters of some texts with the syllables it is read as.

    A stretch is read alike wherever it stands, so that stretches of several texts can be joined.
    """
    terms = dict(_known(known))
    return {run: _corrected(run, terms) for text in texts for run in _runs(text)}


def concerning(texts: Iterable[str], known: Mapping[str, str]) -> Mapping[str, str]:
    """The known readings without which the texts might be read otherwise."""
    text = "\n".join(run for each in texts for run in _runs(each))
    return {
        term: reading for term, reading in known.items() if any(run in text for run in _runs(term))
    }


def readings_from(runs: Runs) -> Readings:
    """The readings that a searcher needs of texts with these stretches, in the texts' order."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for run, syllables in runs.items():
        for sign, syllable in zip(run, syllables, strict=True):
            seen[sign][syllable] += 1
    signs = {sign: _ordered(sign, seen[sign]) for sign in sorted({*seen, *_common()})}
    usual = {sign: each[0] for sign, each in signs.items() if each}
    words = tuple(dict.fromkeys(_words(runs, usual)))
    return Readings(signs, tuple(sorted(words, key=lambda word: (len(word[0]), word))))


def _runs(text: str) -> Iterable[str]:
    return filter(None, (fold(each, spaced=False) for each in RUN.findall(text)))


def _known(terms: Mapping[str, str]) -> Iterable[tuple[str, Sequence[str]]]:
    """Each stretch of a term with its syllables; a term that has fewer or more is left out."""
    for term, reading in sorted(terms.items(), key=lambda each: (len(each[0]), each)):
        runs, syllables = [*_runs(term)], [_tone3(each) for each in reading.split()]
        if sum(map(len, runs)) == len(syllables):
            for run in runs:
                yield run, [syllables.pop(0) for _ in run]


def _corrected(run: str, terms: Mapping[str, Sequence[str]]) -> list[str]:
    """The syllables of a stretch; those of the longest term have the last word."""
    found = _syllables(run)
    for term, syllables in terms.items():
        start = run.find(term)
        while start >= 0:
            found[start : start + len(term)] = syllables
            start = run.find(term, start + 1)
    return found


@cache
def _tone3(syllable: str) -> str:
    """``lǜ`` → ``lv4``."""
    from pypinyin.contrib.tone_convert import to_tone3

    return to_tone3(syllable, v_to_u=False, neutral_tone_with_five=True)


def _syllables(run: str) -> list[str]:
    from pypinyin.core import Pinyin  # half a second: only where it is needed

    return [own for word in Pinyin().seg(run) for own in _of_word(word)]


@lru_cache(maxsize=1 << 14)
def _of_word(word: str) -> tuple[str, ...]:
    """The same of one of the words into which a stretch is cut: texts say them again and again."""
    from pypinyin import Style, lazy_pinyin

    found = lazy_pinyin([word], style=Style.TONE3, neutral_tone_with_five=True)
    # What it does not know it gives back, one piece for several characters.
    return tuple(own for each in found for own in ([each] if each.isascii() else [""] * len(each)))


def _ordered(sign: str, seen: Counter[str]) -> tuple[str, ...]:
    """The readings of a character: those of the texts, the commonest first, then others in use."""
    own = [syllable for syllable, _ in seen.most_common() if syllable]
    usual = [syllable for syllable in _syllables(sign) if syllable]
    attested = sorted(
        (each for each, count in _attested().get(sign, Counter()).items() if count >= ATTESTED)
    )
    return tuple(dict.fromkeys((*own, *usual, *attested)))


def _words(runs: Runs, usual: Mapping[str, str]) -> Iterable[Word]:
    """For each place that is read otherwise the least stretch that is always read so."""
    by_pair = _by_pair(runs)
    for run, syllables in runs.items():
        for place, (sign, syllable) in enumerate(zip(run, syllables, strict=True)):
            if syllable and syllable != usual[sign]:
                yield _least(by_pair, run, place, syllable)


def _by_pair(runs: Runs) -> Pairs:
    """Two characters → the stretches they stand in: of many texts only these are looked through."""
    found: dict[str, dict[str, Sequence[str]]] = defaultdict(dict)
    for run, syllables in runs.items():
        for start in range(len(run) - 1):
            found[run[start : start + 2]][run] = syllables
    return found


def _least(by_pair: Pairs, run: str, place: int, syllable: str) -> Word:
    for width in range(2, min(WIDEST, len(run)) + 1):
        for start in range(max(0, place - width + 1), min(place, len(run) - width) + 1):
            word, at = run[start : start + width], place - start
            if all(each == syllable for each in _readings_in(by_pair, word, at)):
                return word, at, syllable
    return run, place, syllable


def _readings_in(by_pair: Pairs, word: str, place: int) -> Iterable[str]:
    pairs = (by_pair[word[start : start + 2]] for start in range(len(word) - 1))
    for run, syllables in min(pairs, key=len).items():
        start = run.find(word)
        while start >= 0:
            yield syllables[start + place]
            start = run.find(word, start + 1)


@cache
def _common() -> frozenset[str]:
    encoding, rows, cells = COMMON
    pairs = (bytes((row, cell)) for row in rows for cell in cells)
    return frozenset("".join(pair.decode(encoding, "ignore") for pair in pairs))


@cache
def _attested() -> Mapping[str, Counter[str]]:
    """Character → reading → in how many phrases it is read so."""
    from pypinyin.phrases_dict import phrases_dict

    found: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, readings in phrases_dict.items():
        if len(phrase) == len(readings):
            for sign, (syllable, *_) in zip(phrase, readings, strict=True):
                found[sign][_tone3(syllable)] += 1
    return found
