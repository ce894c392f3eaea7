"""How one clause of a Chinese sentence begins: with who acts, with what is done, or with a frame.

The clause comes with simplified characters and with what stands in quotation marks or brackets
veiled (``VEIL``), sign for sign, so that no word is found there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from build_scripts.language.clauses.lookup import (
    behind,
    first_modal,
    is_word,
    longest,
    row_pattern,
    word_at,
)
from build_scripts.language.clauses.predicates import Spot, inside, is_noun, is_predicate, predicate
from build_scripts.language.clauses.table import any_of, words

VEIL = "\ufdd0"
"""No character, by Unicode: no text has it (R04)."""
TWO, OTHER, NONE, UNCLEAR, RECITAL = "two", "other", "none", "unclear", "recital"
"""Several parties at once, somebody or something else, nobody named, not to be told by rule; a
recital, by which nobody undertakes anything."""
BOTH = "both"
"""The party of the table that is both sides."""
Known = Mapping[str, str]
"""Words for the parties → the party's id."""

NUMBER = "[0-9０-９〇零一二三四五六七八九十百两]+"
IF = re.compile("如果?(?![何同下实期])|[若倘]|一旦|逾期")
TIME = re.compile(
    rf"(?:近|过去|未来|今后|自|截至|到|从|{VEIL})*(?:{NUMBER}(?:个)?(?:年|月|日|天|世纪|年代))+"
    "(?:底|初|末)?(?:来|以来|内|间|起|前|后)?"
)
RELATIVE = re.compile("(?:业经|曾|有|凡).*者")
"""A clause that is a noun: 业经安全理事会对其采取行动者."""
PLACE = re.compile("(?:之[前后中上下内间]|以[前后内]|[^落先]后)$")
JOINT = re.compile("[和与及、同]|以及|或者?")
PLACES = "前后中上下内"
"""What a phrase of place ends with that has no preposition: 法律之前人人平等."""
LONGEST = 20
"""Signs of a clause that is taken for a noun as a whole."""


class Kind(Enum):
    """What a clause begins with."""

    SUBJECT = "subject"
    VERB = "verb"
    FRAME = "frame"
    NOUN = "noun"
    """A noun that is not known, and nothing that shows whether it is the subject."""
    OPEN = "open"
    """Somebody acts, and the rules do not tell who: 由主管部门责令…."""


class Head(NamedTuple):
    """How a clause begins."""

    kind: Kind
    side: str = ""
    subject: Spot = (0, 0)
    verbs: tuple[Spot, ...] = ()
    """Modal words and verbs of its predicate."""
    is_bare: bool = False
    """Whether the clause is the subject alone, or the subject and a frame: 任何人当…时."""
    is_joint: bool = False
    """Whether its first words say that several act: 共同, 相互."""
    is_purpose: bool = False
    is_passive: bool = False
    """Whether it has no subject and an agent: 将由大会."""


@lru_cache(maxsize=64)
def _sides(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(known))


@cache
def _two() -> re.Pattern[str]:
    return re.compile(f"(?:中.)?(?:双方|两(?:{any_of(words('two'))}))")


def head_of(text: str, start: int, end: int, known: Known, *, is_last: bool) -> Head:
    """How the clause between two places begins."""
    at = behind(text, start, end, "joints")
    if at >= end:
        return Head(Kind.FRAME)
    if RELATIVE.fullmatch(text, at, end):
        return _whole_noun(at, end)
    own = (
        _subject(text, at, end, known)
        or _party(text, _behind_time(text, at, end), end, known)
        or _described(text, at, end)
    )
    if own and not is_last and IF.match(text, own.subject[1], end):
        return own._replace(verbs=(), is_bare=True)
    if not is_last and _ends_frame(text, at, end):
        is_framed = own and longest(text, own.subject[1], end, "frames")[0]
        return own._replace(verbs=(), is_bare=True) if own and is_framed else Head(Kind.FRAME)
    if own:
        is_place = own.side == OTHER and not own.verbs and text.endswith(tuple(PLACES), at, end)
        return Head(Kind.FRAME) if is_place and not is_last else own
    if TIME.fullmatch(text, at, end):
        return Head(Kind.FRAME)
    row, stop = longest(text, at, end, "modals", "adverbs", "verbs", "weak", "frames")
    if row == "frames":
        return _framed(text, at, stop, end, known)
    if row and not is_noun(row, text, stop, end) and not _is_clause(row, text, stop, end):
        first = behind(text, at, end, "adverbs", "modals")
        verbs = tuple(predicate(text, at, end))
        if text.startswith(("的", "者"), verbs[-1][1] if verbs else at):
            return Head(Kind.OPEN)
        if not verbs and row == "adverbs" and not word_at("frames", text, first, end):
            return Head(Kind.NOUN, "", (at, end))
        return Head(
            Kind.VERB, NONE, (at, at), verbs,
            is_joint=_is_joint(text, at, first), is_passive=text.startswith("由", first),
        )  # fmt: skip
    weak = ((at, stop),) if row == "weak" else ()
    return _noun(text, at, end, known, weak)


def _ends_frame(text: str, at: int, end: int) -> bool:
    """Whether a clause ends as those of time and condition do: 期满后, 在其发生时, 违反规定的."""
    return any(text.endswith((word, "的"), at, end) for word in words("frame_ends"))


def _is_joint(text: str, at: int, end: int) -> bool:
    return bool(row_pattern("together").search(text, at, end))


def _is_clause(row: str, text: str, stop: int, end: int) -> bool:
    """Whether what is done is the subject itself: 构建人类命运共同体是世界各国人民前途所在."""
    copulas = re.compile("是").finditer(text, stop, end)
    return row == "verbs" and any(is_word("not_markers", each) for each in copulas)


def _party(text: str, at: int, end: int, known: Known) -> Head | None:
    own = _subject(text, at, end, known)
    is_one = own and own.side != OTHER and own.kind is Kind.SUBJECT and own.verbs
    return own if is_one else None


def _behind_time(text: str, at: int, end: int) -> int:
    """Where a party may stand behind a time or an adverb: 2024年甲方应…, 必要时乙方可以…."""
    time = TIME.match(text, at, end)
    return behind(text, time.end() if time else at, end, "adverbs")


def _described(text: str, at: int, end: int) -> Head | None:
    """A subject that begins with a verb and ends with who is meant: 从事采砂的单位和个人应当…."""
    if not word_at("verbs", text, at, end):
        return None
    place = first_modal(text, at, end)
    of = text.find("的", at, place) if place else -1
    if of < 0:
        return None
    named = text.endswith(tuple(words("persons")), of, place)
    is_whole = named and text[at : word_at("verbs", text, at, end)] not in _causes()
    if not is_whole or row_pattern("verbs").search(text, of, place):
        return Head(Kind.OPEN)
    return Head(Kind.SUBJECT, OTHER, (at, place), tuple(predicate(text, place, end)))


@cache
def _causes() -> frozenset[str]:
    """Verbs behind which somebody else is told to act: 要求采砂的单位应当…."""
    return words("serial") | words("saying") | frozenset({"要求", "责成", "允许", "准许", "禁止"})


def _agent(text: str, at: int, end: int, known: Known) -> Head:
    """A clause that says by whom a thing is done: 由甲方承担."""
    found = _sides(tuple(known)).match(text, at, end)
    verbs = tuple(predicate(text, found.end(), end)) if found else ()
    if not found or not verbs:
        return Head(Kind.OPEN)
    return Head(Kind.SUBJECT, known[found[0]], found.span(), verbs)


def _subject(text: str, at: int, end: int, known: Known) -> Head | None:
    """The subject, where the clause begins with a word for a party or for several."""
    found = _sides(tuple(known)).match(text, at, end)
    two = _two().match(text, at, end)
    if not found or (two and two.end() > found.end()):
        if not two:
            return None
        return _longer(text, at, two.end(), end, TWO)
    stop, side = found.end(), known[found[0]]
    row, _ = longest(text, stop, end, "modals", "adverbs", "verbs")
    joint = None if row else JOINT.match(text, stop, end)
    other = joint and _sides(tuple(known)).match(text, joint.end(), end)
    if other:
        stop, side = other.end(), side if known[other[0]] == side != OTHER else TWO
    elif joint and text[joint.start()] not in "与同":
        return _longer(text, at, stop, end, OTHER)
    if _is_of(text, stop, end):
        return _longer(text, at, stop, end, OTHER)._replace(subject=(at, at))
    if stop == end or is_predicate(text, stop, end):
        verbs = tuple(predicate(text, stop, end))
        if side == OTHER and not verbs and stop < end:
            return Head(Kind.NOUN, "", (at, end))
        return Head(Kind.SUBJECT, side, (at, stop), verbs, is_bare=stop == end)
    return _longer(text, at, stop, end, TWO if side in ("both", TWO) else OTHER)


def _is_of(text: str, stop: int, end: int) -> bool:
    """Whether a party and a phrase only tell whose doing the subject is: 您对软件的复制."""
    of = [each.end() for each in re.compile("的").finditer(text, stop, end)]
    is_phrase = text.startswith("对", stop)
    return is_phrase and any(row_pattern("verbs").match(text, at, end) for at in of)


def _longer(text: str, at: int, stop: int, end: int, side: str) -> Head:
    """A subject that is a longer noun: 两党两国最高领导人, 任何人的国籍."""
    place = _marker(text, stop, end)
    if not place and side == TWO:
        verb = row_pattern("verbs").search(text, stop, end)
        place = verb.start() if verb else 0
    if not place:
        last = end - 1 if text.startswith(("为：", "为:"), end - 1) else end
        is_whole = side == OTHER and last - at <= LONGEST
        if side == OTHER and not text.startswith(("的", "之"), stop):
            return Head(Kind.OPEN)
        return Head(Kind.SUBJECT, side, (at, last if is_whole else stop))
    return Head(Kind.SUBJECT, side, (at, place), _behind_noun(text, place, end))


def _whole_noun(at: int, end: int) -> Head:
    """A clause that is a noun, and the subject of what follows: 凡受刑事控告者."""
    spot = (at, end) if end - at <= LONGEST else (at, at)
    return Head(Kind.SUBJECT, OTHER, spot, is_bare=True)


def _noun(text: str, at: int, end: int, known: Known, weak: tuple[Spot, ...]) -> Head:
    """A noun that is not known: the subject where something behind it shows so."""
    if text.startswith("凡", at) or text.endswith("者", at, end):
        return _whole_noun(at, end)
    if row_pattern("markers").match(text, at, end):
        return Head(Kind.NOUN, "", (at, end))  # 包括…在内
    for found in _sides(tuple(known)).finditer(text, at + 1, end):
        if PLACE.search(text[at : found.start()]) and is_predicate(text, found.end(), end):
            verbs = tuple(predicate(text, found.end(), end))
            return Head(Kind.SUBJECT, known[found[0]], found.span(), verbs)
    place = _marker(text, at + 1, end)
    if place:
        return Head(Kind.SUBJECT, OTHER, (at, place), _behind_noun(text, place, end))
    return Head(Kind.NOUN, "", (at, end), weak)


def _behind_noun(text: str, place: int, end: int) -> tuple[Spot, ...]:
    """The predicate behind a noun; a word that is one by itself (是, 包括) is all of it."""
    row, stop = longest(text, place, end, "modals", "adverbs", "verbs", "noun_ends", "markers")
    return ((place, stop),) if row == "markers" else tuple(predicate(text, place, end))


def _marker(text: str, at: int, end: int) -> int:
    """Where the predicate begins behind a noun, by words that are no part of one; 0: not known."""
    places = []
    for name in ("markers", "noun_ends"):
        for found in row_pattern(name).finditer(text, at, end):
            if text[found.start() - 1] != "所" and is_word("not_markers", found):
                places.append(found.start())
                break
    return min(filter(None, (*places, first_modal(text, at, end))), default=0)


def _framed(text: str, at: int, stop: int, end: int, known: Known) -> Head:
    """A clause that begins with a preposition or a conjunction.

    Who acts may stand behind the phrase, if a modal word follows: 在执行中双方应….
    """
    if text[at:stop] == "由":
        return _agent(text, stop, end, known)
    for found in _sides(tuple(known)).finditer(text, stop, end):
        if word_at("modals", text, found.end(), end) and "的" not in text[found.end() : end]:
            verbs = tuple(predicate(text, found.end(), end))
            return Head(Kind.SUBJECT, known[found[0]], found.span(), verbs)
    is_purpose = text[at:stop] in words("purposes")
    has_verb = text[at:stop] in words("prepositions")
    verbs = tuple(inside(text, at, end)) if has_verb else ()
    return Head(Kind.FRAME, verbs=verbs, is_purpose=is_purpose)
