"""How one clause of a Chinese sentence begins: with who acts, with what is done, or with a frame.

The clause comes with simplified characters and with what stands in quotation marks or brackets
veiled (``VEIL``), sign for sign, so that no word is found there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import NamedTuple

from build_scripts.language.clauses.table import any_of, table, words

VEIL = "\ufffc"
TWO, OTHER, NONE, UNCLEAR = "two", "other", "none", "unclear"
"""Several parties at once, somebody or something else, nobody named, not to be told by rule."""
Spot = tuple[int, int]
Known = Mapping[str, str]
"""Words for the parties → the party's id."""

NUMBER = "[0-9０-９〇零一二三四五六七八九十百两]+"
TIME = re.compile(
    rf"(?:近|过去|未来|今后|自|截至|到|从|{VEIL})*(?:{NUMBER}(?:个)?(?:年|月|日|天|世纪|年代))+(?:底|初|末)?(?:来|以来|内|间|起|前|后)?"
)
RELATIVE = re.compile("(?:业经|曾|有|凡).*者")
"""A clause that is a noun: 业经安全理事会对其采取行动者."""
JOINT = re.compile("[和与及、同]|以及|或者?")
FILL = re.compile("[好了并和与及、或]|以及")
PLACES = "前后中上下内"
"""What a phrase of place ends with that has no preposition: 法律之前人人平等."""
LONGEST = 20
"""Signs of a clause that is taken for a noun as a whole."""
MOST_VERBS = 4
"""Verbs that may stand one behind another: 推动拓展, 编制并执行."""


class Kind(Enum):
    """What a clause begins with."""

    SUBJECT = "subject"
    VERB = "verb"
    FRAME = "frame"
    NOUN = "noun"
    """A noun that is not known, and nothing that shows whether it is the subject."""


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


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(any_of(words(name)))


@lru_cache(maxsize=64)
def _sides(known: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(any_of(known))


@cache
def _two() -> re.Pattern[str]:
    return re.compile(f"(?:中.)?(?:双方|两(?:{any_of(words('two'))}))")


@cache
def _outside(kind: str, word: str) -> tuple[re.Pattern[str], ...]:
    """The longer words in which a word is none: 应用 for 应."""
    return tuple(re.compile(re.escape(each)) for each in (table()[kind].get(word) or "").split())


def _is_word(kind: str, found: re.Match[str]) -> bool:
    """Whether a word stands there, and not a part of another."""
    for longer in _outside(kind, found[0]):
        for start in range(max(0, found.start() - 4), found.start() + 1):
            whole = longer.match(found.string, start)
            if whole and whole.end() >= found.end():
                return False
    return True


def _at(name: str, text: str, at: int, end: int) -> int:
    """Where the word of a row ends that stands at a place; 0 where none does."""
    found = _pattern(name).match(text, at, end)
    if not found:
        return 0
    if name == "modals" and not (_is_word("not_modals", found) and _is_modal(found, end)):
        return 0
    return found.end()


def _is_modal(found: re.Match[str], end: int) -> bool:
    """将 is a modal only before what is done: 将由大会…, not 将中老铁路打造成…."""
    if found[0] != "将":
        return True
    rest = found.end()
    return any(
        _pattern(name).match(found.string, rest, end) for name in ("verbs", "adverbs")
    ) or found.string.startswith(("由", "在", "根据", "按", "会"), rest)


def _longest(text: str, at: int, end: int, *names: str) -> tuple[str, int]:
    """The row whose word at a place is the longest, and where it ends."""
    found = [(_at(name, text, at, end), -rank, name) for rank, name in enumerate(names)]
    stop, _, name = max(found)
    return (name, stop) if stop else ("", at)


def head_of(text: str, start: int, end: int, known: Known, *, is_last: bool) -> Head:
    """How the clause between two places begins."""
    at = _behind(text, start, end, "joints")
    own = _subject(text, at, end, known)
    if not is_last and _ends_frame(text, at, end):
        is_framed = own and _longest(text, own.subject[1], end, "frames")[0]
        return own._replace(verbs=(), is_bare=True) if own and is_framed else Head(Kind.FRAME)
    if own:
        is_place = own.side == OTHER and not own.verbs and text.endswith(tuple(PLACES), at, end)
        return Head(Kind.FRAME) if is_place and not is_last else own
    if RELATIVE.fullmatch(text, at, end):
        return _whole_noun(at, end)
    if TIME.fullmatch(text, at, end):
        return Head(Kind.FRAME)
    row, stop = _longest(text, at, end, "modals", "adverbs", "verbs", "weak", "frames")
    if row == "frames":
        return _framed(text, at, stop, end, known)
    if row and not _is_noun(row, text, stop, end) and not _is_clause(row, text, stop, end):
        first = _behind(text, at, end, "adverbs", "modals")
        return Head(
            Kind.VERB, NONE, (at, at), tuple(predicate(text, at, end)),
            is_joint=_is_joint(text, at, first), is_passive=text.startswith("由", first),
        )  # fmt: skip
    weak = ((at, stop),) if row == "weak" else ()
    return _noun(text, at, end, known, weak)


def _behind(text: str, at: int, end: int, *names: str) -> int:
    """The first place behind words of some rows."""
    while True:
        while at < end and text[at].isspace():
            at += 1
        others = [name for name in ("modals", "verbs") if name not in names]
        row, stop = _longest(text, at, end, *names, *others)
        if row not in names:
            return at
        at = stop


def _ends_frame(text: str, at: int, end: int) -> bool:
    """Whether a clause ends as those of time and condition do: 期满后, 在其发生时."""
    return any(text.endswith(word, at, end) for word in words("frame_ends"))


def _is_joint(text: str, at: int, end: int) -> bool:
    return bool(_pattern("together").search(text, at, end))


def _is_noun(row: str, text: str, stop: int, end: int) -> bool:
    """Whether a verb is a noun there: before a modal, a copula, 的 (教育应当…, 合作的目的)."""
    if row == "weak":
        return not _longest(text, stop, end, "verbs", "adverbs")[0]
    if row != "verbs":
        return False
    return bool(_at("modals", text, stop, end)) or text.startswith(("的", "之", "是", "者"), stop)


def _is_clause(row: str, text: str, stop: int, end: int) -> bool:
    """Whether what is done is the subject itself: 构建人类命运共同体是世界各国人民前途所在."""
    copulas = re.compile("是").finditer(text, stop, end)
    return row == "verbs" and any(_is_word("not_markers", each) for each in copulas)


def _subject(text: str, at: int, end: int, known: Known) -> Head | None:
    """The subject, where the clause begins with a word for a party or for several."""
    found = _sides(tuple(known)).match(text, at, end)
    two = _two().match(text, at, end)
    if not found or (two and two.end() > found.end()):
        if not two:
            return None
        return _longer(text, at, two.end(), end, TWO)
    stop, side = found.end(), known[found[0]]
    row, _ = _longest(text, stop, end, "modals", "adverbs", "verbs")
    joint = None if row else JOINT.match(text, stop, end)
    other = joint and _sides(tuple(known)).match(text, joint.end(), end)
    if other:
        stop, side = other.end(), TWO
    elif joint and text[joint.start()] not in "与同":
        return _longer(text, at, stop, end, OTHER)
    if _is_of(text, stop, end):
        return _longer(text, at, stop, end, OTHER)._replace(subject=(at, at))
    if stop == end or is_predicate(text, stop, end):
        verbs = tuple(predicate(text, stop, end))
        return Head(Kind.SUBJECT, side, (at, stop), verbs, is_bare=stop == end)
    return _longer(text, at, stop, end, TWO if side in ("both", TWO) else OTHER)


def _is_of(text: str, stop: int, end: int) -> bool:
    """Whether a party and a phrase only tell whose doing the subject is: 您对软件的复制."""
    of = [each.end() for each in re.compile("的").finditer(text, stop, end)]
    is_phrase = text.startswith("对", stop)
    return is_phrase and any(_pattern("verbs").match(text, at, end) for at in of)


def _longer(text: str, at: int, stop: int, end: int, side: str) -> Head:
    """A subject that is a longer noun: 两党两国最高领导人, 任何人的国籍."""
    place = _marker(text, stop, end)
    if not place and side == TWO:
        verb = _pattern("verbs").search(text, stop, end)
        place = verb.start() if verb else 0
    if not place:
        last = end - 1 if text.startswith(("为：", "为:"), end - 1) else end
        is_whole = side == OTHER and last - at <= LONGEST
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
    for found in _sides(tuple(known)).finditer(text, at + 1, end):
        if text[found.start() - 1] in PLACES and is_predicate(text, found.end(), end):
            verbs = tuple(predicate(text, found.end(), end))
            return Head(Kind.SUBJECT, known[found[0]], found.span(), verbs)
    place = _marker(text, at + 1, end)
    if place:
        return Head(Kind.SUBJECT, OTHER, (at, place), _behind_noun(text, place, end))
    return Head(Kind.NOUN, "", (at, end), weak)


def _behind_noun(text: str, place: int, end: int) -> tuple[Spot, ...]:
    """The predicate behind a noun; a word that is one by itself (是, 包括) is all of it."""
    row, stop = _longest(text, place, end, "modals", "adverbs", "verbs", "noun_ends", "markers")
    return ((place, stop),) if row == "markers" else tuple(predicate(text, place, end))


def _marker(text: str, at: int, end: int) -> int:
    """Where the predicate begins behind a noun, by words that are no part of one; 0: not known."""
    places = []
    for name in ("markers", "noun_ends"):
        for found in _pattern(name).finditer(text, at, end):
            if text[found.start() - 1] != "所" and _is_word("not_markers", found):
                places.append(found.start())
                break
    return min(filter(None, (*places, _first_modal(text, at, end))), default=0)


def is_predicate(text: str, at: int, end: int) -> bool:
    """Whether a predicate begins at a place, or what may stand before one."""
    row = "weak"
    while row == "weak":
        row, stop = _longest(
            text, at, end, "modals", "adverbs", "verbs", "markers", "frames", "joints", "weak"
        )
        at = stop
    return bool(row) and row != "joints" and not _is_noun(row, text, stop, end)


def predicate(text: str, at: int, end: int) -> Iterator[Spot]:
    """The modal words and verbs with which a predicate begins; behind a phrase, its verb."""
    found, last = 0, ""
    while found < MOST_VERBS:
        first, at = at, _behind(text, at, end, "adverbs")
        row, stop = _longest(text, at, end, "modals", "verbs", "weak")
        is_verb = row == "weak" and bool(_longest(text, stop, end, "verbs", "adverbs")[0])
        if row == "weak" and is_verb:
            at = stop
            continue
        if not row and first < at and _is_verb_itself(text, first, at):
            yield _last_word(text, first, at)
            return
        if not row or (row == "weak" and (found or first == at)):
            break
        yield at, stop
        found += row != "modals"
        fill = FILL.match(text, stop, end)
        last = text[at:stop]
        at = fill.end() if fill else stop
        if row == "weak" or (row == "verbs" and not fill and last not in words("serial")):
            return
    if not found and _at("frames", text, at, end):
        yield from inside(text, at, end)


def _last_word(text: str, start: int, end: int) -> Spot:
    """The last of the adverbs between two places."""
    starts = [at for at in range(start, end) if text[at:end] in words("adverbs")]
    return (min(starts), end) if starts else (start, end)


def _is_verb_itself(text: str, start: int, end: int) -> bool:
    """Whether the last adverb is a verb there: 密切各层级沟通协作."""
    return text[slice(*_last_word(text, start, end))] in words("verbs")


def inside(text: str, at: int, end: int) -> Iterator[Spot]:
    """The verb behind a phrase: 通过友好协商*解决*, 为老方…*提供*便利, 在…问题上*支持*."""
    firm = _first_modal(text, at, end)
    if firm > at:
        yield from predicate(text, firm, end)
        return
    row, stop = _longest(text, at, end, "prepositions")
    later = list(_verbs(text, max(at, stop), end))
    if row and text[at:stop] == "在" and later:
        closed = [each.end() for each in _pattern("closers").finditer(text, stop, later[-1][0])]
        later = [each for each in later if each[0] >= max(closed, default=stop)]
    if later:
        yield ([each for each in later if each[1] < end] or later)[-1]


def _first_modal(text: str, at: int, end: int) -> int:
    """Where the first modal word behind a phrase stands, that is none of 所得, 应用 …; or 0."""
    for found in _pattern("modals").finditer(text, at, end):
        if text[found.start() - 1] == "所":
            continue
        if _is_word("not_modals", found) and _is_modal(found, end):
            return found.start()
    return 0


def _verbs(text: str, at: int, end: int) -> Iterator[Spot]:
    for found in _pattern("verbs").finditer(text, at, end):
        is_whole = len(found[0]) > 1 and found[0] not in words("adverbs")
        before = text[max(0, found.start() - 2) : found.start()]
        is_noun = before[-1:] in tuple("的之种项个") or before == "作为"
        is_noun |= text.startswith("的", found.end())
        if is_whole and not is_noun:
            yield found.span()


def _framed(text: str, at: int, stop: int, end: int, known: Known) -> Head:
    """A clause that begins with a preposition or a conjunction.

    Who acts may stand behind the phrase, if a modal word follows: 在执行中双方应….
    """
    for found in _sides(tuple(known)).finditer(text, stop, end):
        if _at("modals", text, found.end(), end) and "的" not in text[found.end() : end]:
            verbs = tuple(predicate(text, found.end(), end))
            return Head(Kind.SUBJECT, known[found[0]], found.span(), verbs)
    is_purpose = text[at:stop] in words("purposes")
    has_verb = text[at:stop] in words("prepositions")
    verbs = tuple(inside(text, at, end)) if has_verb else ()
    return Head(Kind.FRAME, verbs=verbs, is_purpose=is_purpose)
