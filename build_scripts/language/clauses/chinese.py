"""Who acts in a Chinese sentence, as far as its words say: stretches of clauses with one subject.

A subject is found at the head of a clause, behind what may stand before it: time, place, purpose,
condition. Clauses without one of their own go on with that of the clause before them, in the same
sentence; where none came before they have none. What is not certain is ``UNCLEAR``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from build_scripts.language.clauses.certainty import done_by, is_clause, is_sure
from build_scripts.language.clauses.heads import (
    BOTH,
    NONE,
    OTHER,
    RECITAL,
    TWO,
    UNCLEAR,
    VEIL,
    Head,
    Kind,
    head_of,
)
from build_scripts.language.clauses.predicates import Spot
from build_scripts.language.clauses.stretch import CLAUSE, Stretch
from build_scripts.language.clauses.table import words
from build_scripts.language.han_forms import simplified

QUOTED = re.compile("《[^《》]*》|“[^“”]*”|「[^「」]*」|（[^（）]*）|\\([^()]*\\)|〈[^〈〉]*〉")


def stretches(
    text: str, known: Mapping[str, str], single: Collection[str] = ()
) -> tuple[Stretch, ...]:
    """The stretches of a sentence, together all of it.

    ``known``: words for parties → party. ``single``: parties that are one side alone, which does
    not do by itself what is done together (共同维护…).
    """
    plain = _veiled(text.translate(simplified()))
    spots = [each.span() for each in CLAUSE.finditer(plain) if not each[0].isspace()]
    heads = [head_of(plain, *spot, known, is_last=spot == spots[-1]) for spot in spots]
    if plain.lstrip().startswith(tuple(words("recitals"))):
        return (Stretch(_recital(plain, heads[1:]), 0, len(text)),)
    gathering = _Gathering(plain, single)
    for place, (spot, head) in enumerate(zip(spots, heads, strict=True)):
        after = heads[place + 1] if place + 1 < len(heads) else head
        is_frame = bool(place) and head.is_bare and after.kind is Kind.SUBJECT
        gathering.take(spot, Head(Kind.FRAME) if is_frame else head)
    found = _whole(gathering.found or [Stretch(UNCLEAR, 0, len(text))], plain)
    own = (done_by(plain, each, known) for each in found)
    return tuple(each if is_sure(plain, each, known) else _open(each) for each in own)


def _recital(text: str, later: Sequence[Head]) -> str:
    """A sentence that only says why, or one of which the rules cannot tell where it goes on."""
    is_whole = bool(later) and text.rstrip().endswith(("。", "."))
    is_whole |= text.rstrip().endswith(("：", ":"))
    is_whole |= any(head.kind is Kind.SUBJECT and head.side != OTHER for head in later)
    said = (text[slice(*verb)] for head in later for verb in head.verbs)
    return UNCLEAR if is_whole or not words("modals").isdisjoint(said) else RECITAL


def _open(stretch: Stretch) -> Stretch:
    return replace(stretch, side=UNCLEAR, subject=(0, 0), verbs=())


def _veiled(text: str) -> str:
    """A sentence without the words in marks and brackets, as long as before."""
    return QUOTED.sub(lambda found: found[0][0] + VEIL * (len(found[0]) - 2) + found[0][-1], text)


class _Gathering:
    """The stretches of a sentence as they grow, clause by clause."""

    def __init__(self, text: str, single: Collection[str]) -> None:
        self.found: list[Stretch] = []
        self._text = text
        self._single = single
        self._waiting = -1
        """Where the frames begin that the next stretch takes in."""
        self._is_purpose = self._is_bare = self._says = False

    def take(self, spot: Spot, head: Head) -> None:
        """The next clause, and how it begins."""
        if not self.found:
            self._open(spot, head)
        elif head.kind is Kind.OPEN and self._text[spot[0] - 1] in "：:":
            return
        elif head.kind is Kind.OPEN:
            self.found.append(Stretch(UNCLEAR, *spot))
        elif self.found[-1].side == UNCLEAR and head.kind is not Kind.SUBJECT:
            return
        elif head.kind is Kind.SUBJECT:
            self._turn(spot, head)
        elif head.kind is Kind.NOUN and (self._is_new(spot) or is_clause(self._text, *spot)):
            self.found.append(Stretch(UNCLEAR, *spot, head.subject, head.verbs))
        elif head.kind is Kind.VERB and self.found[-1].side in self._single and head.is_joint:
            self.found.append(Stretch(NONE, *spot, (0, 0), head.verbs))
        elif head.kind is Kind.VERB and self.found[-1].side == NONE and head.is_passive:
            self.found[-1] = replace(self.found[-1], side=OTHER, verbs=head.verbs)
        else:
            self._go_on(head)
        self._says = self._is_saying(head) or (self._says and head.kind is not Kind.VERB)

    def _open(self, spot: Spot, head: Head) -> None:
        begin = self._waiting if self._waiting >= 0 else spot[0]
        if head.kind is Kind.FRAME or (self._is_purpose and head.kind is Kind.VERB):
            self._waiting, self._is_purpose = begin, self._is_purpose or head.is_purpose
            return
        side = {Kind.NOUN: UNCLEAR, Kind.OPEN: UNCLEAR, Kind.VERB: NONE}.get(head.kind, head.side)
        self.found.append(Stretch(side, begin, spot[1], head.subject, head.verbs))
        self._is_bare = head.is_bare

    def _turn(self, spot: Spot, head: Head) -> None:
        """A clause with a subject of its own."""
        last = self.found[-1]
        if self._is_bare and not last.verbs:
            subject = (0, 0) if last.side == UNCLEAR and head.side == OTHER else head.subject
            self.found[-1] = replace(last, side=head.side, subject=subject, verbs=head.verbs)
            self._is_bare = head.is_bare
        elif last.side == head.side and self._is_same(head):
            self._go_on(head)
        elif head.side in (OTHER, TWO) and not self._is_new(spot) and self._says:
            return
        else:
            self.found.append(Stretch(head.side, *spot, head.subject, head.verbs))
            self._is_bare = head.is_bare

    def _is_same(self, head: Head) -> bool:
        """Whether a subject is the one before, and not only one of the same kind: 甲方, 乙方."""
        side, spot = self.found[-1].side, self.found[-1].subject
        is_one = side in self._single or side == BOTH
        return is_one or self._text[slice(*spot)] == self._text[slice(*head.subject)]

    def _go_on(self, head: Head) -> None:
        self.found[-1] = replace(self.found[-1], verbs=(*self.found[-1].verbs, *head.verbs))

    def _is_new(self, spot: Spot) -> bool:
        """Whether the clause begins behind a semicolon or a full stop."""
        return self._text[spot[0] - 1] in "；;。"

    def _is_saying(self, head: Head) -> bool:
        return any(self._text[slice(*verb)] in words("saying") for verb in head.verbs)


def _whole(found: Sequence[Stretch], text: str) -> Iterator[Stretch]:
    """The stretches with all that stands between them: each ends where the next one begins."""
    for place, each in enumerate(found):
        start = each.start if place else 0
        end = found[place + 1].start if place + 1 < len(found) else len(text)
        yield replace(each, start=start, end=end, verbs=_joined(text, each.verbs))


def _joined(text: str, verbs: Sequence[Spot]) -> tuple[Spot, ...]:
    """The verbs, a negation whose verb is not known together with the modal word before it."""
    out: list[Spot] = []
    for spot in verbs:
        if out and text[slice(*spot)] in words("negations") | {"不再"} and out[-1][1] == spot[0]:
            spot = (out.pop()[0], spot[1])
        out.append(spot)
    return tuple(out)
