"""In which language a text is written: by its letters, and by the words that are the commonest.

Only what is certain is said. Languages of one script are told apart by such words as one of them
has and the other has not: a Portuguese text is no Spanish one, however many words both share.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from build_scripts.language.languages import HAN, Language, language, languages
from build_scripts.language.recognition.letters import LATIN, SCRIPTS, scripts_in

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
FORMS_OF_HAN = frozenset({"Hans", "Hant"})

PART, TRACE = 0.1, 0.01
"""So much of a text is in each script that its language is written in; so little may be a name."""
MOST_FOREIGN = 0.5
"""So many letters of another script, Latin or Han, are no names in a text."""
LEAST_LETTERS, LEAST_WORDS = 5, 80
"""Shorter texts say nothing, by their letters or by their words."""
COMMON, TIMES = 0.08, 5
"""Share of a text that a language's own commonest words have at least, and how many times as many
they are as those of the language it is said to be in."""


def words_in(text: str) -> Counter[str]:
    """Word, in small letters → how often a text has it."""
    return Counter(WORD.findall(text.replace("’", "'").lower()))


def reads_as(text: str) -> str:
    """Key of the language that a text is in; empty where neither letters nor words tell."""
    counts, words = scripts_in(text), words_in(text)
    used = {each for each, count in counts.items() if count >= PART * counts.total()}
    if counts[LATIN] <= MOST_FOREIGN * counts.total():  # names and signs, as every text has them
        used -= {LATIN}
    fit = [row for row in languages().values() if used and used <= set(row.scripts)]
    least = min((len(row.scripts) for row in fit), default=0)
    rows = [row for row in fit if len(row.scripts) == least]
    told = [row for row in rows if not row.words or _is_in(words, row)]
    others = [
        row
        for row in told
        if not any(_is_rather(words, other, row) for other in told if other != row)
    ]
    return others[0].key if len(others) == 1 else ""


def contradiction(text: str, tag: str) -> str | None:
    """What a text reads as that cannot be in the language of a tag: a language key; else, where
    only its letters tell, their script (``Cyrl``). ``None``: it may be in that language.
    """
    own, counts = languages().get(language(tag).key), scripts_in(text)
    if own is None or counts.total() < LEAST_LETTERS:
        return None
    written = _scripts_of(tag, own)
    if _is_in_other_letters(counts, written):
        return reads_as(text) or max(counts, key=lambda each: counts[each])
    found = languages().get(reads_as(text))
    if found is None or found == own:
        return None
    lacking = written - set(found.scripts)
    if lacking:  # kana, which a Chinese text has none of, and a line of names neither
        total = counts.total()
        is_other = sum(counts[each] for each in lacking) < TRACE * total and total >= LEAST_WORDS
    else:
        is_other = written < set(found.scripts) or _is_rather(words_in(text), found, own)
    return found.key if is_other else None


def _is_in_other_letters(counts: Mapping[str, int], written: frozenset[str]) -> bool:
    total = sum(counts.values())
    if sum(counts.get(each, 0) for each in written) < PART * total:
        return True
    return HAN not in written and counts.get(HAN, 0) > MOST_FOREIGN * total


def _scripts_of(tag: str, row: Language) -> frozenset[str]:
    """The scripts of a language; the one that its tag names, where that is none of Han's forms."""
    named = [part.title() for part in tag.split("-")[1:] if len(part) == 4]
    if named and named[0] not in FORMS_OF_HAN and named[0] in SCRIPTS.values():
        return frozenset(named)
    return frozenset(row.scripts)


def _is_in(words: Counter[str], row: Language) -> bool:
    """Whether a text has the commonest words of a language as often as its texts do."""
    return sum(words[each] for each in row.commonest) >= COMMON * words.total()


def _is_rather(words: Counter[str], one: Language, other: Language) -> bool:
    """Whether a text is certainly in one language, and not in another, by what they do not share.

    Of a language whose commonest words are not known nothing is certain.
    """
    if not (one.words and other.words) or words.total() < LEAST_WORDS:
        return False
    mine = sum(words[each] for each in one.commonest - other.commonest)
    yours = sum(words[each] for each in other.commonest - one.commonest)
    return mine >= COMMON * words.total() and mine >= TIMES * yours
