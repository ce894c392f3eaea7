"""Whether one sentence is in another language than its text: said only where it is certain.

A text may quote: names, titles, terms in any language are no sentences of it. So nearly all letters
must be of the other language, with what a name has not: small words of grammar and further words in
small letters; where the script alone tells the language, marks of punctuation or mere length.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from build_scripts.language.languages import HAN, Language, language, languages
from build_scripts.language.recognition.letters import LATIN, scripts_in
from build_scripts.language.recognition.reading import WORD, words_in

MOST = 0.9
"""So many of a sentence's letters are in the scripts of its language: the others are names."""
LEAST_WORDS, LEAST_HITS, LEAST_DISTINCT, SHARE = 6, 3, 2, 0.2
"""Words of a sentence that tells its language; and of these, the commonest of that language: how
many, how many different ones, which share."""
LEAST_APART = 8
"""Words of a sentence in letters that are not Latin: names have fewer."""
LEAST_SMALL = 3
"""Further words in small letters, of which a title or a name has hardly any."""
MANY_HITS, FEW_SMALL = 4, 2
"""So many of the commonest words that, where they are half of a short sentence, fewer others do."""
TIMES = 4
"""How many times as many commonest words it has of the other language as of the text's own."""
LEAST_HAN, LEAST_LETTERS = 8, 25
"""Letters of a sentence whose script tells its language."""
KANA, LEAST_KANA = frozenset({"Hira", "Kana"}), 0.3
"""Share of kana in Japanese; a Chinese sentence may have the name of a shop."""
# An address of any kind is in no language.
ADDRESS = re.compile(r"\S*(?:://|@)\S*|www\.\S+")
# What a sentence in Han has, and a name has not.
PAUSE = re.compile("[。！？；，]")


def foreign(sentence: str, tag: str) -> str | None:
    """Key of the language that a sentence is certainly in, where it is not that of its text.

    ``tag``: that of the text. ``None`` where the sentence may be in it, or nothing is certain.
    """
    own = languages().get(language(tag).key)
    sentence = ADDRESS.sub(" ", sentence)
    counts = scripts_in(sentence)
    if own is None or counts.total() < LEAST_HAN:
        return None
    fit = [
        row
        for row in languages().values()
        if row is not own
        and sum(counts[each] for each in row.scripts) >= MOST * counts.total()
        and _may_be_told(own, row, counts)
    ]
    if not fit:
        return None
    words = words_in(sentence)
    found = [
        row for row in fit if _is_not(own, row, words) and _is_in(row, sentence, counts, words)
    ]
    return max(found, key=lambda row: _hits(words, row.key)).key if found else None


def _may_be_told(own: Language, row: Language, counts: Counter[str]) -> bool:
    """Whether the letters of a sentence in a language leave it open that it is not in the own."""
    shared = set(own.scripts) & set(row.scripts)
    if shared == {HAN}:  # Chinese in a Japanese text may be a name; the other way kana tell
        return own.is_han and any(counts[each] for each in KANA)
    if shared:
        return bool(own.words and row.words)
    return sum(counts[each] for each in own.scripts) <= (1 - MOST) * counts.total()


def _is_not(own: Language, row: Language, words: Counter[str]) -> bool:
    """Whether the words of a sentence in a language are not those of the own too."""
    if not set(own.scripts) & set(row.scripts) or HAN in row.scripts:
        return True
    mine, yours = (
        _hits(words, one.key, other.key) + _spelled(words, one, other)
        for one, other in ((row, own), (own, row))
    )
    return mine >= LEAST_HITS and mine >= TIMES * yours


def _spelled(words: Counter[str], one: Language, other: Language) -> int:
    """How many words are spelled as one language has it and the other has not.

    By letters with accents (``não`` is not Spanish), by an article run together with its word
    (``l'accord`` is not German).
    """
    if one.accented is None or other.accented is None:
        return 0
    letters = set(one.accented) - set(other.accented)
    elided = _elided(one.key) - _elided(other.key)
    return sum(
        count
        for word, count in words.items()
        if not letters.isdisjoint(word) or ("'" in word and word.partition("'")[0] in elided)
    )


def _is_in(row: Language, sentence: str, counts: Counter[str], words: Counter[str]) -> bool:
    """Whether a sentence in the letters of a language is one in it, and no name."""
    if row.words:
        return _has_grammar(row, sentence, words)
    if row.is_han:
        return PAUSE.search(sentence) is not None
    if HAN in row.scripts:
        return sum(counts[each] for each in KANA) >= LEAST_KANA * counts.total()
    return counts.total() >= LEAST_LETTERS


def _has_grammar(row: Language, sentence: str, words: Counter[str]) -> bool:
    further = [each for each in WORD.findall(sentence) if each.lower() not in _commonest(row.key)]
    hits = _hits(words, row.key)
    is_dense = hits >= max(MANY_HITS, words.total() / 2)
    least = FEW_SMALL if is_dense else LEAST_SMALL
    if sum(not each[0].isupper() for each in further) < least:
        return False
    if LATIN not in row.scripts and words.total() >= LEAST_APART:
        return True
    return (
        words.total() >= LEAST_WORDS
        and hits >= max(LEAST_HITS, SHARE * words.total())
        and len(_commonest(row.key) & words.keys()) >= LEAST_DISTINCT
    )


def _hits(words: Counter[str], key: str, other: str = "") -> int:
    """How many words are of the commonest of a language, and not of those of another."""
    return sum(words[each] for each in _commonest(key, other) & words.keys())


@cache
def _elided(key: str) -> frozenset[str]:
    """What is run together with the next word among the commonest: ``d`` of ``d'un``."""
    return frozenset(each.partition("'")[0] for each in languages()[key].commonest if "'" in each)


@cache
def _commonest(key: str, other: str = "") -> frozenset[str]:
    without = languages()[other].commonest if other else frozenset[str]()
    return languages()[key].commonest - without
