"""English verbs by their forms: what stands behind a noun, and what else a list of orders says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from build_scripts.language.clauses.saying import ADVERB, FINITE, Spot
from build_scripts.language.clauses.table import any_of, words

OBJECT = r"(?=\s+(?:(?:the|an?|this|that|these|those|its|their|each|all|any|no|not|to)\b|[\"“]))"
"""What shows that a word before it is a verb: its object."""
NAME = r"(?:[Tt]he\s+)?[A-Z]\w*(?:\s+[A-Z]\w*){0,2}"
TWO_NAMES = rf"{NAME}\s+and\s+{NAME}"
NOUN_AFTER = re.compile(r"\s+(?:and|or|of|in|between|with|for)\b")
MOST_WORDS = 14
"""Words of a subject."""


@cache
def _behind_noun() -> re.Pattern[str]:
    """A verb in -s or -ed with its object: *supports the*, *signed the*."""
    return re.compile(rf"\b(?:{any_of(_finite_forms())}){OBJECT}")


@cache
def _finite_forms() -> frozenset[str]:
    found = set()
    for verb in words("imperatives") | words("english_commitments"):
        stem = verb[:-1] if verb.endswith("e") else verb
        if verb.endswith("y") and verb[-2] not in "aeo":
            found |= {f"{verb[:-1]}ies", f"{verb[:-1]}ied"}
        else:
            plural = "es" if verb.endswith(("s", "sh", "ch", "x")) else "s"
            found |= {verb + plural, f"{stem}ed"}
    return frozenset(found | {"undertakes"})


def said_of(text: str, start: int, end: int) -> Spot | None:
    """The verb behind the noun with which a clause begins; ``None`` where it is not certain."""
    two = re.compile(rf"{TWO_NAMES}\s+({any_of(words('imperatives'))}){OBJECT}").match(text, start)
    if two:
        return two.span(1)
    found = _behind_noun().search(text, start, end)
    before = text[start : found.start()] if found else ""
    is_noun = not re.search(r"[,;:.]", before) and 0 < len(before.split()) <= MOST_WORDS
    others = words("subordinators") | {"whoever", "whatever", "whichever", "those"}
    is_noun &= not any(word.lower() in others for word in before.split())
    return found.span() if found and is_noun and not FINITE.search(before) else None


def is_noun(text: str) -> bool:
    """Whether words before a modal word can be its subject: no verb with its object among them."""
    verbs = any_of(words("imperatives") | _finite_forms())
    has_verb = re.search(rf"(?<!\bto )\b(?:{verbs})\b{OBJECT}", text)
    is_clause = FINITE.search(text) and not words("subordinators") & set(text.lower().split())
    return not has_verb and not is_clause and not re.search(r"\b(?:and|or|but)\s*$", text)


def later_verbs(text: str, start: int, names: Collection[str]) -> Iterator[Spot]:
    """The verbs that begin the later clauses of a sentence that begins with one.

    They end where somebody is named who acts, or a modal word stands.
    """
    stop = _turn(frozenset(names)).search(text, start)
    end = stop.start() if stop else len(text)
    for found in _listed().finditer(text, start, end):
        is_firm = found[1].lower().split()[0] not in words("english_nouns")
        if is_firm or not NOUN_AFTER.match(text, found.end()):
            yield found.span(1)


@cache
def _listed() -> re.Pattern[str]:
    """A plain verb behind a comma, with or without “and”."""
    verb = any_of(words("imperatives"))
    adverbs = rf"(?:{ADVERB}\s+)*"
    return re.compile(
        rf"[,;.]\s+(?:and\s+|or\s+)?{adverbs}(do\s+not\s+[a-z]+|(?:{verb})\b(?:\s+out\b)?)(?=\s+[\w\"“])"
        r"(?!\s+(?:shall|will|is|are|of|should)\b)",
        re.IGNORECASE,
    )


@cache
def _turn(names: frozenset[str]) -> re.Pattern[str]:
    named = any_of(names)
    return re.compile(
        rf"(?:[,;.]\s+(?:and\s+|but\s+)?)(?:the\s+)?(?:{named})(?=\s)|\b(?:will|shall|should|may|must)\b",
        re.IGNORECASE,
    )
