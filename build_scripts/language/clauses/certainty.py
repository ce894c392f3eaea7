"""Whether what the rules read in a stretch of clauses is sure enough to be shown."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_scripts.language.clauses.heads import IF, NONE, OTHER, TIME, TWO, UNCLEAR
from build_scripts.language.clauses.lookup import behind, first_modal, is_word, row_pattern, word_at
from build_scripts.language.clauses.predicates import Spot, predicate
from build_scripts.language.clauses.stretch import CLAUSE, Stretch
from build_scripts.language.clauses.table import any_of

NO_SUBJECT = re.compile(
    "[0-9０-９〇零一二两三四五六七八九十百]+个?(?:年|月|日|天)|有效期|同时|期满|逾期|其中|以下|下列|自愿|轮流|依次|交替"
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
    if stretch.side == NONE and _is_meant(text, clauses, stretch, known):
        return False
    if stretch.verbs and any(
        _is_whoever(text, each) for each in clauses[1:] if each[0] > stretch.verbs[0][0]
    ):
        return False
    later = [each for each in clauses[1:] if each[0] > stretch.subject[0]]
    if any(_is_other(text, spot) for spot in later):
        return False
    return all(_keeps_negations(text, spot, stretch.verbs) for spot in clauses)


def _is_whoever(text: str, clause: Spot) -> bool:
    """Whether a clause is a condition that brings in somebody else: 确需砍伐的，应当申请."""
    return text[slice(*clause)].strip("，；、。： ").removesuffix("目的").endswith("的")


def _is_noun(text: str, spot: Spot, known: Mapping[str, str]) -> bool:
    """Whether a subject is a noun, with no clause in it but one that ends with 的 or 之."""
    own = text[slice(*spot)]
    if own in known or NO_SUBJECT.search(own):
        return own in known
    if own.endswith(tuple("后前内时间中上下外起设")) and not own.endswith("空间"):
        return False
    if own.removesuffix("目的").endswith(tuple("、的之和与及或")) or row_pattern("markers").match(
        own
    ):
        return False
    at = max(own.rfind("的"), own.rfind("之"))
    rest = spot[0] + at + 1
    has_verb = row_pattern("verbs").search(text, rest, spot[1])
    is_modal = first_modal(text, rest, spot[1])
    return not (_negation(text, rest, spot[1]) or is_modal or (has_verb and len(has_verb[0]) > 1))


def done_by(text: str, stretch: Stretch, known: Mapping[str, str]) -> Stretch:
    """A stretch by who acts in it: 费用由甲方承担 is of 甲方; ``UNCLEAR`` where not known."""
    stop = stretch.subject[1]
    clause = CLAUSE.match(text, stop, stretch.end) if stop else None
    at = behind(text, stop, stretch.end, "adverbs", "modals") if clause else 0
    if not clause or not text.startswith("由", at) or "有权" in text[stop:at]:
        return stretch
    found = re.compile(any_of(known)).match(text, at + 1, clause.end())
    verbs = tuple(predicate(text, found.end(), clause.end())) if found else ()
    goes_on = any(verb[0] >= clause.end() for verb in stretch.verbs)
    if not found or not verbs or goes_on:
        return replace(stretch, side=UNCLEAR, subject=(0, 0), verbs=())
    before = tuple(verb for verb in stretch.verbs if verb[1] <= at)
    return replace(stretch, side=known[found[0]], subject=found.span(), verbs=before + verbs)


def is_clause(text: str, start: int, end: int) -> bool:
    """Whether a clause that begins with a noun goes on with a verb of its own: 乙国政府同意…."""
    if row_pattern("markers").match(text, start):
        return False  # 包括…
    found = row_pattern("verbs").finditer(text, start + 2, end)
    return any(
        len(each[0]) > 1 and each.end() < end and text[each.end()] not in "的者之"
        and text[each.start() - 1] not in "的之" and is_word("not_verbs", each)
        for each in found
    )  # fmt: skip


def _is_meant(
    text: str, clauses: Sequence[Spot], stretch: Stretch, known: Mapping[str, str]
) -> bool:
    """Whether a condition before the main clause has a party: 甲方违约的，应当赔偿."""
    first = stretch.verbs[0][0] if stretch.verbs else stretch.end
    before = [text[slice(*spot)].strip() for spot in clauses if spot[1] <= first]
    conditions = [each for each in before if each.endswith("的") or IF.match(each)]
    return any(word in each for each in conditions for word in known) or any(
        each.removesuffix("目的").endswith(("后", "时", "的")) and not _opens(each)
        for each in before
    )


def _opens(text: str) -> bool:
    """Whether a clause begins with no noun, which might be who acts: 在…时, 收到…后, 期满后."""
    is_time = TIME.match(text) or text.startswith(("期满", "届时", "必要"))
    rows = ("frames", "joints", "verbs", "adverbs", "modals")
    return bool(is_time) or any(word_at(row, text, 0, len(text)) for row in rows)


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
