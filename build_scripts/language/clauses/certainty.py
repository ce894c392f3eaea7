"""Whether what the rules read in a stretch of clauses is sure enough to be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_scripts.language.clauses.heads import OTHER, TWO
from build_scripts.language.clauses.lookup import behind, first_modal, is_word, row_pattern
from build_scripts.language.clauses.predicates import Spot
from build_scripts.language.clauses.stretch import CLAUSE, Stretch

NO_SUBJECT = re.compile(
    "[0-9０-９〇零一二三四五六七八九十百]+个?(?:年|月|日|天)|有效期|同时|期满|逾期|其中|以下|下列|自愿"
    "|[由将把被而则若如让使]|根据|依照|按照|通过"
)
"""What no noun has in it that the rules can call a subject: 许可证有效期为三年."""

POINTED = re.compile(
    "[并且而但]?(?:两[种份个者]|[这该此其各每][^中他她它]|本[条协公宣议办规法]|所有|一切|任何|上述|前款|双方|当事)"
)
"""With what a noun begins that is a subject, where a clause does."""


def is_sure(text: str, stretch: Stretch, known: Mapping[str, str]) -> bool:
    """Whether its subject is one, no verb has lost its negation, and no clause has another subject.

    ``text``: the whole sentence, simplified, words in marks veiled.
    """
    if stretch.side in (OTHER, TWO) and not _is_noun(text, stretch.subject, known):
        return False
    clauses = [each.span() for each in CLAUSE.finditer(text, stretch.start, stretch.end)]
    if _is_done_by(text, stretch):
        return False
    later = [each for each in clauses[1:] if each[0] > stretch.subject[0]]
    if any(_is_other(text, spot) for spot in later):
        return False
    return all(_keeps_negations(text, spot, stretch.verbs) for spot in clauses)


def _is_noun(text: str, spot: Spot, known: Mapping[str, str]) -> bool:
    """Whether a subject is a noun, with no clause in it but one that ends with 的 or 之."""
    own = text[slice(*spot)]
    if own in known or NO_SUBJECT.search(own):
        return own in known
    if own.removesuffix("目的").endswith(tuple("、的之和与及或")) or row_pattern("markers").match(
        own
    ):
        return False
    at = max(own.rfind("的"), own.rfind("之"))
    rest = spot[0] + at + 1
    has_verb = row_pattern("verbs").search(text, rest, spot[1])
    is_modal = first_modal(text, rest, spot[1])
    return not (_negation(text, rest, spot[1]) or is_modal or (has_verb and len(has_verb[0]) > 1))


def _is_done_by(text: str, stretch: Stretch) -> bool:
    """Whether somebody else acts for the subject, and clauses go on: 双方由秘书处代表，负责…."""
    stop = stretch.subject[1]
    at = behind(text, stop, stretch.end, "adverbs") if stop else 0
    clause = CLAUSE.match(text, at, stretch.end)
    goes_on = bool(clause) and any(verb[0] >= clause.end() for verb in stretch.verbs if clause)
    return bool(stop) and text.startswith("由", at) and goes_on


def _is_other(text: str, clause: Spot) -> bool:
    """Whether a later clause begins with a noun that is pointed at: 两种文本同等作准."""
    return bool(POINTED.match(text, *clause))


def _keeps_negations(text: str, clause: Spot, verbs: tuple[Spot, ...]) -> bool:
    """Whether no negation stands before the first verb of a clause that is not shown with it."""
    own = [each for each in verbs if clause[0] <= each[0] < clause[1]]
    if not own:
        return True
    found = row_pattern("negations").finditer(text, clause[0], own[0][0])
    return not any(is_word("not_negations", each) for each in found)


def _negation(text: str, at: int, end: int) -> bool:
    found = row_pattern("negations").finditer(text, at, end)
    return any(is_word("not_negations", each) for each in found)
