"""What the head of an English clause says: its subject, modal word and verb, and if it denies."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from build_scripts.language.clauses.table import any_of, words

IMPERATIVE, INFINITIVE, INDICATIVE, UNCLEAR = "imperative", "infinitive", "indicative", "unclear"
NOT = "-not"
"""Behind a form that is denied: ``shall-not`` is “shall not”, “No one shall”."""
Spot = tuple[int, int]

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
NOT_ADVERB = r"(?!(?:ap|com|sup|re|im|multi)p?ly\b)"
ADVERB = rf"(?:{NOT_ADVERB}[a-z]+ly|also|further|then|hereby|thus|always|never|no longer|not)"
FINITE = re.compile(r"\b(?:is|are|was|were|has|have|had|do(?:es)?(?=\s+not)|did(?=\s+not))\b", re.I)
DENIED = re.compile(r"\b(?:not|never|no longer|in no case|cannot|nor|no|unable)\b", re.IGNORECASE)
DENYING = re.compile(
    r"\s+(?:(?:no longer|no|not|never|neither|nor|nothing|none)\b)(?:\s+to)?(?:\s+[a-z]+)?",
    re.IGNORECASE,
)
"""A negation behind a verb: shall have *no right*, undertake *not to use*."""
TO = re.compile(rf"(?:\s+to|(?<=\bto))\s+(?:{ADVERB}\s+)*[a-z]+", re.IGNORECASE)
NEVER = re.compile(r"\W*(?:in|under|at|on|by|for) no\b", re.IGNORECASE)
"""With what a sentence begins that denies its verb: Under no circumstances shall …."""
CLAUSES = re.compile(r"[;:]|\.\s|,\s+(?:and|but|or|nor|while|so|then)\b")
"""What no subject has in it; a list that ends with “, and” is left aside as well."""


class Saying(NamedTuple):
    """What the head of a sentence, or of a clause with a party, says."""

    form: str
    """A modal word (``shall``), a word of commitment (``willing``), ``imperative``, ``infinitive``,
    ``indicative``, ``unclear``; with ``NOT`` behind it where it is denied."""
    subject: Spot = (0, 0)
    verb: Spot = (0, 0)
    """The modal word and the verb."""
    more: tuple[Spot, ...] = ()
    """Further verbs in the plain form, each at the head of a clause."""


def checked(text: str, saying: Saying) -> Saying:
    """A saying with what denies it and what is promised; ``UNCLEAR`` where its subject is none."""
    if (
        saying.form == UNCLEAR
        or saying.form.endswith(NOT)
        or saying.form in set(_promises().values())
    ):
        return saying
    subject = text[slice(*saying.subject)]
    if CLAUSES.search(subject) or (saying.verb[0] > 0 and _is_cut(text, saying)):
        return Saying(UNCLEAR)
    denying = DENYING.match(text, saying.verb[1])
    end = denying.end() if denying else saying.verb[1]
    verb = text[saying.verb[0] : end]
    form = saying.form
    promise = _promise(verb) if form == INDICATIVE else ""
    to = TO.match(text, end)
    if promise and (to or (denying and " to " in verb)):
        form, end = promise, to.end() if to else end
    first = WORD.search(text, saying.subject[0])
    if subject.lower() in ("nor", "never", "nowhere"):
        saying = saying._replace(subject=(0, 0))
    is_nobody = first and first[0].lower() in words("english_negations")
    if NEVER.match(text):
        is_nobody, subject = True, "" if NEVER.match(subject) else subject
        saying = saying if subject else saying._replace(subject=(0, 0))
    has_subject = form not in (IMPERATIVE, INFINITIVE)
    is_denied = bool(DENIED.search(verb)) or bool(is_nobody and has_subject)
    return saying._replace(form=form + NOT if is_denied else form, verb=(saying.verb[0], end))


def _is_cut(text: str, saying: Saying) -> bool:
    """Whether a modal word or a negation stands alone, and its verb is not known."""
    own = text[slice(*saying.verb)]
    return bool(re.fullmatch(r"(?:do|does|did|\W)*", own)) and saying.form == INDICATIVE


@cache
def _promises() -> dict[str, str]:
    """Each word of commitment, and its plain form."""
    return {
        each: next(base for base in (each.rstrip("sd"), each.removesuffix("ed"), each)
                   if each == base or base in words("english_commitments"))
        for each in words("english_commitments")
    }  # fmt: skip


def _promise(verb: str) -> str:
    found = re.search(rf"\b({any_of(_promises())})\b", verb.lower())
    return _promises()[found[1]] if found else ""
