"""How an English sentence says who acts: its subject, modal word and first verb.

Only what the words at the head of a clause show: a party, a modal word, a verb in its plain form.
Of all else the form is ``UNCLEAR``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import islice

from build_scripts.language.clauses.saying import (
    ADVERB,
    FINITE,
    IMPERATIVE,
    INDICATIVE,
    INFINITIVE,
    UNCLEAR,
    WORD,
    Saying,
    Spot,
    checked,
)
from build_scripts.language.clauses.table import any_of, words
from build_scripts.language.clauses.verb_forms import is_noun, later_verbs, said_of

OPENING = re.compile(r"(?:(?:and|but|furthermore|moreover|also),?\s+)?", re.IGNORECASE)
BE = re.compile(
    rf"(?!(?:a|an|the|any|no)\b)(?:(?:do|does|did)\s+(?:{ADVERB}\s+)*[a-z]+|(?:is|are|was|were|be|been)\s+(?:{ADVERB}\s+)*(?!(?:a|an|the)\b)[a-z-]+(?:\s+to\b)?"
    rf"|(?:has|have|had)(?:\s+(?!an?\b)(?:{ADVERB}\s+)*(?:the\s+)?[a-z]+(?:\s+to\b)?)?|[a-z]+(?:-[a-z]+)?)",
    re.IGNORECASE,
)
NOUN_BEFORE = re.compile(r"\b(?:the|a|an|this|that|their|its|free|of)\s$")
"""What makes ``will`` and ``may`` no modal words."""
ASIDE = r"(?:,[^,.;:]{1,80},)?"
NO_VERB = r"(?!(?:and|or|of|in|to|from|for|by|as|with)\b)"
CLOSED = re.compile(r",[^,;:.]*,(?=\s*$)")
"""An aside that ends where the verb stands: All children, whether …, shall."""
MOST_MODALS = 12
"""Of a sentence that are looked at."""
SHORT = 4
"""Words of a member of a list, at most."""
MOST_WORDS = 12
"""Words of a subject that is quoted."""


@cache
def _modal() -> re.Pattern[str]:
    modals = any_of(words("english_modals") - {"need"})
    return re.compile(
        rf"\b({modals}|need(?=\s+not))\b(?:\s+(?:not|in no case))?|\b(can)not\b", re.IGNORECASE
    )


def of_party(text: str, wordings: Collection[str]) -> Saying | None:
    """What is said of a party where it is the subject at the head of a clause; or ``None``."""
    for found in _named(frozenset(wordings)).finditer(text):
        word = WORD.match(text, found.end())
        if not word or word[0].lower() in words("subordinators"):
            continue
        is_aside = "," in found[0][found.end(1) - found.start() :]
        is_verb = bool(_modal().match(word[0]) or FINITE.match(word[0]))
        if (is_aside and not is_verb) or _is_participle(text, word):
            continue
        if word[0].islower() or word[0].isupper():
            form, verb = _predicate(text, found.end())
            return checked(text, Saying(form, found.span(1), verb))
    return None


@lru_cache(maxsize=64)
def _named(wordings: frozenset[str]) -> re.Pattern[str]:
    named = any_of({each.removeprefix("the ") for each in wordings})
    return re.compile(
        rf"(?:^|[,.;:]\s+)(?:(?:and|but|then|that)\s+)?((?:the\s+)?(?:{named})){ASIDE}\s+{NO_VERB}"
        rf"(?:{ADVERB}\s+)*(?=[a-z])",
        re.IGNORECASE,
    )


def _is_participle(text: str, word: re.Match[str]) -> bool:
    """Whether a word in -ed only says which party is meant: everyone charged with …, has."""
    rest = re.compile(r"[^,;:]*").match(text, word.end())
    if word[0].endswith("ing"):
        return True
    return word[0].endswith("ed") and bool(rest and FINITE.search(rest[0]))


def _predicate(text: str, at: int) -> tuple[str, Spot]:
    modal = _modal().match(text, at)
    start = at
    if modal:
        rest = re.compile(rf"\s+(?:{ADVERB}\s+)*").match(text, modal.end())
        at = rest.end() if rest else modal.end()
    verb = BE.match(text, at)
    end = verb.end() if verb else at
    return ((modal[1] or modal[2]).lower() if modal else INDICATIVE), (start, end)


def of_sentence(text: str, parties: Collection[str] = ()) -> Saying:
    """What the head of a sentence says, behind what tells time, place and manner."""
    return checked(text, _read(text, parties))


def _read(text: str, parties: Collection[str]) -> Saying:
    first = WORD.search(text)
    if not first or first[0].lower() in words("english_recitals"):
        return Saying(UNCLEAR)
    start = _main(text, first.start(), parties)
    plain = _plain_verb(text, start)
    if plain:
        return plain._replace(more=tuple(later_verbs(text, plain.verb[1], parties)))
    party = of_party(text[start:], parties) if parties else None
    if party and party.subject[0] == 0:
        return Saying(party.form, _moved(party.subject, start), _moved(party.verb, start))
    modal = next(_modals(text, start), None)
    said = said_of(text, start, modal.start() if modal else len(text))
    if said and is_noun(text[start : said[0]]):
        return Saying(INDICATIVE, _subject(text, start, said[0]), said)
    if modal and not is_noun(text[start : modal.start()]):
        return Saying(UNCLEAR)
    if modal:
        form, verb = _predicate(text, modal.start())
        return Saying(form, _subject(text, start, modal.start()), verb)
    finite = _finite(text, start)
    if finite and is_noun(text[start : finite.start()]):
        return Saying(INDICATIVE, _subject(text, start, finite.start()),
                      _predicate(text, finite.start())[1])  # fmt: skip
    return Saying(UNCLEAR)


def _finite(text: str, start: int) -> re.Match[str] | None:
    """The first ``is``, ``has`` … of the main clause, before a comma or right behind an aside."""
    stop = re.compile(r"[;:.]|$").search(text, start)
    found = FINITE.search(text, start + 1, stop.start() if stop else len(text))
    if not found or _is_subordinate(text, start, found.start()):
        return None
    before = text[start : found.start()].rstrip()
    aside = WORD.search(text, text.find(",", start)) if "," in before else None
    is_aside = aside and aside[0].lower() in words("introductions") | words("subordinators")
    return found if "," not in before or (is_aside and before.endswith(",")) else None


def _moved(spot: Spot, by: int) -> Spot:
    return spot[0] + by, spot[1] + by


def _subject(text: str, start: int, end: int) -> Spot:
    own = text[start:end].rstrip()
    return (start, start + len(own)) if len(own.split()) <= MOST_WORDS else (start, start)


def _main(text: str, start: int, parties: Collection[str]) -> int:
    """Where the main clause begins, behind an introduction."""
    opening = OPENING.match(text, start)
    start = opening.end() if opening and opening.end() < len(text) else start
    first = WORD.match(text, start)
    if not first or first[0].lower() not in words("introductions"):
        return start
    places = [each.end() for each in re.compile(r",\s+").finditer(text, start)]
    for before, place in zip([start, *places], places, strict=False):
        member = text[before:place]
        is_listed = before == start or len(member.split()) <= SHORT or member.startswith("and ")
        if not is_listed:
            break
        if _plain_verb(text, place) or _is_named(text, place, parties):
            return place
    return places[0] if places else start


def _is_named(text: str, at: int, parties: Collection[str]) -> bool:
    names = any_of((*parties, *words("pronouns")))
    return bool(re.compile(rf"(?:the\s+)?(?:{names})(?=[\s,])", re.IGNORECASE).match(text, at))


def _plain_verb(text: str, at: int) -> Saying | None:
    """A verb in its plain form, with which a sentence without a subject begins."""
    lead = re.compile(rf"(?:{ADVERB}\s+)*(?:in order\s+)?(to\s+)?", re.IGNORECASE).match(text, at)
    place = lead.end() if lead else at
    verb = WORD.match(text, place)
    if not verb or verb[0].lower() not in words("imperatives"):
        return None
    form = INFINITIVE if lead and lead[1] else IMPERATIVE
    after = WORD.search(text, verb.end())
    if form == IMPERATIVE and after and after[0].lower() in ("shall", "will", "is", "of", "should"):
        return None  # a noun: “Support of …”, “Work is …”
    out = re.compile(r"\s+out\b").match(text, verb.end())
    return Saying(form, (at, at), (verb.start(), out.end() if out else verb.end()))


def _modals(text: str, start: int) -> Iterator[re.Match[str]]:
    """The modal words of the main clause."""
    for found in islice(_modal().finditer(text, start), MOST_MODALS):
        is_noun = NOUN_BEFORE.search(
            text[max(0, found.start() - 8) : found.start()]
        ) or text.startswith(" of", found.end())
        is_month = found[1] == "May" and found.start() > start
        if not (is_noun or is_month or _is_subordinate(text, start, found.start())):
            yield found


def _is_subordinate(text: str, start: int, at: int) -> bool:
    """Whether a clause of its own begins between two places: which, that …."""
    before = ""
    for word in WORD.finditer(CLOSED.sub(",", text[start:at])):
        small = word[0].lower()
        if small in words("subordinators") and before not in words("english_saying"):
            return True
        before = small
    return False
