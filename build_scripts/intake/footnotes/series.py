"""Footnotes of two texts: their series, told by marks in the text and lines that begin with them.

Only what has mark and footnote is taken for one, the rest stays text; what could be otherwise is
asked about. Their lines are no part of the numbering, and are left out where that is inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from build_scripts.collate import Collation
from build_scripts.intake.draft import Draft
from build_scripts.intake.survey import Survey
from build_scripts.kinds import FOOTNOTE
from build_scripts.language.equivalence import plain
from build_scripts.messages import phrase
from build_scripts.sources.templates import compile_mark
from build_scripts.structure.footnotes import LISTING, Form, footnotes, form, unanswered
from build_scripts.structure.wrap import Line

NUMERALS = ("{arabic}", "{han}", "{circled}")
WORDS = ("注", "注释", "註", "脚注", "附注", "note ", "fn ")
MARKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    *((f"{a}{n}{b}", (f"{a}{n}{b}:", f"{a}{n}{b}"))
      for a, b in (("[", "]"), ("〔", "〕"), ("【", "】"), ("[^", "]"), ("^[", "]"))
      for n in NUMERALS),
    *((f"{a}{word}{n}{b}", (f"{a}{word}{n}{b}", f"{word}{n}:", f"{word}{n}"))
      for a, b in (("(", ")"), ("[", "]"), ("〔", "〕")) for word in WORDS for n in NUMERALS),
    ("{raised}", ("{raised}", "{arabic}.", "{arabic}", "[{arabic}]", "({arabic})", "注{arabic}:")),
    ("[{arabic}]", ("{arabic}.", "{arabic}")),
    ("{circled}", ("{circled}", "注{circled}:", "注{circled}")),
    ("{asterisk}", ("{asterisk}", "注:{asterisk}")),
    *((sign, (sign,)) for sign in ("†", "‡", "※")),
)  # fmt: skip
"""Template of a mark → what its footnotes may begin with, the likelier first."""
PLAIN_MARKS = ("[{arabic}]", "〔{arabic}〕", "[^{arabic}]", "{raised}")
"""Marks that are hardly anything else."""
LISTED = LISTING | {"{circled}"}
"""What lists begin with too, until more speaks for footnotes."""
ENDS_AS_LIST = re.compile("[;；]\\Z")
HEADED = re.compile(
    r"\s*(?:注\s*释?|註\s*釋?|脚\s*注|腳\s*註|附\s*注|尾\s*注|notes?|footnotes?|endnotes?)\s*[::]?\s*\Z",
    re.IGNORECASE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Series:
    """The footnotes of one form in one text."""

    mark: str
    note: str
    numbers: tuple[tuple[int, ...], ...]
    """Of the footnotes, in the order of the text."""
    lines: frozenset[int]
    """Numbers of their lines."""
    first: int
    doubt: str = ""

    @property
    def restarts(self) -> bool:
        """Whether a number stands twice."""
        return len(set(self.numbers)) < len(self.numbers)

    @property
    def declared(self) -> Any:
        """As ``footnotes:`` says it."""
        return self.mark if self.mark == self.note else {"mark": self.mark, "note": self.note}


def series(lines: Sequence[Line]) -> tuple[Series, ...]:
    """The series of footnotes of a text, the longest first; a line is of one alone."""
    found: list[Series] = []
    taken: set[int] = set()
    marked: set[str] = set()
    whole = _whole(lines)
    for mark, notes in MARKS:
        for note in notes if _has(whole, mark) else ():
            own = _series(lines, mark, note)
            if own and mark not in marked and not own.lines & taken:
                found.append(own)
                taken |= own.lines
                marked.add(mark)
    return tuple(sorted(found, key=lambda each: (-len(each.numbers), each.first)))


def _whole(lines: Sequence[Line]) -> str:
    return "\n".join(plain(line.text) for line in lines).lower()


def _has(whole: str, mark: str) -> bool:
    """Whether a text has such a mark anywhere; most have hardly any, and few lines are tried."""
    return mark.partition("{")[0] in whole and bool(compile_mark(mark).pattern.search(whole))


def _series(lines: Sequence[Line], mark: str, note: str) -> Series | None:
    own = form(0, mark, note)
    found = footnotes(lines, (own,))
    firsts = [line for line in lines if line.number in found and found[line.number].label]
    if not firsts:
        return None
    numbers = tuple(found[line.number].name[1] for line in firsts)
    doubt = _doubt(lines, own, note, numbers, firsts)
    if doubt and note in LISTED:  # lines of a list, until more speaks for footnotes
        return None
    return Series(mark, note, numbers, frozenset(found), firsts[0].number, doubt)


def _doubt(
    lines: Sequence[Line], own: Form, note: str, numbers: Sequence[tuple[int, ...]],
    firsts: Sequence[Line],
) -> str:  # fmt: skip
    """What speaks against a series: numbers out of order, marks and footnotes without the other."""
    begun = [line for line in lines if _begins(own, line)]
    lacking = sorted({name[1] for name in unanswered(lines, (own,))})
    if lacking:
        shown = ", ".join(".".join(map(str, each)) for each in lacking[:4])
        return phrase("marks without a footnote: {numbers}", numbers=shown)
    if len(begun) > len(firsts) and note not in ("{arabic}", "{arabic}."):
        extra = next(line for line in begun if line not in firsts)
        return phrase("line {line} begins like a footnote, and has no mark", line=extra.number)
    previous: tuple[int, ...] = ()
    for number in numbers:
        if number and number != (1,) and number != ((previous or (0,))[0] + 1,):
            return phrase("the numbers of the footnotes do not go on from one another")
        previous = number
    if note in LISTED and any(ENDS_AS_LIST.search(line.text) for line in firsts):
        return phrase("text follows: footnotes, or a list?")
    behind = [line for line in lines if line.number > firsts[-1].number]
    if note in LISTED and len(behind) > len(firsts):
        return phrase("text follows: footnotes, or a list?")
    return ""


def _begins(own: Form, line: Line) -> bool:
    found = own.note.match(line.text)
    return bool(found and found.text)


def with_footnotes(
    base: Draft, surveys: Mapping[str, Survey]
) -> tuple[Draft, Mapping[str, Survey]]:
    """The draft with what the texts have of footnotes, and the surveys without their lines."""
    found = {key: series(own.lines) for key, own in surveys.items()}
    entries = [*_entries(found), *_loose(surveys, found)]
    headings = {key: _heading(own, found[key]) for key, own in surveys.items()}
    drop = tuple(
        {"in": key, "line": line.text, "check": phrase("is this the heading of the footnotes?")}
        for key, line in headings.items()
        if line
    )
    left = {}
    for key, own in surveys.items():
        out = {number for each in found[key] for number in each.lines}
        if line := headings[key]:
            out.add(line.number)
        left[key] = replace(own, lines=tuple(x for x in own.lines if x.number not in out))
    return replace(base, footnotes=tuple(entries), drop=(*base.drop, *drop)), left


def _loose(
    surveys: Mapping[str, Survey], found: Mapping[str, Sequence[Series]]
) -> Iterator[dict[str, Any]]:
    """Forms of which a text has marks 1, 2 … or footnotes, and not both: they stay text."""
    wholes = [_whole(each.lines) for each in surveys.values()]
    for mark in PLAIN_MARKS:
        own = form(0, mark, mark)
        if not any(_has(whole, mark) for whole in wholes):
            continue
        seen = {
            key: _lone(each.lines, own)
            for key, each in surveys.items()
            if not any(mark == other.mark for other in found[key])
        }
        if any(seen.values()):
            said = next(each for each in seen.values() if each)
            yield {**{key: mark for key in seen if seen[key]}, "as": "text", "check": said}


def _lone(lines: Sequence[Line], own: Form) -> str:
    """What there is of marks without footnotes, or of footnotes without marks, in words."""
    marks = sorted({name[1] for name in unanswered(lines, (own,))})
    if len(marks) > 1 and marks == [(n,) for n in range(1, len(marks) + 1)]:
        return phrase("marks like those of footnotes, without footnotes; are they text?")
    begun = [line for line in lines if _begins(own, line)]
    if begun and begun[-1] is lines[-1]:
        return phrase("lines like footnotes, without marks in the text; are they text?")
    return ""


def _heading(own: Survey, found: Sequence[Series]) -> Line | None:
    """The line “Notes” right before footnotes."""
    firsts = {each.first for each in found}
    for line, following in zip(own.lines, own.lines[1:], strict=False):
        if following.number in firsts and HEADED.match(plain(line.text)):
            return line
    return None


def _entries(found: Mapping[str, Sequence[Series]]) -> Iterator[dict[str, Any]]:
    """An entry for each two series that go together, and for each that one text has alone."""
    (one, mine), (two, theirs) = found.items()
    left = list(theirs)
    for own in mine:
        other = _partner(own, left)
        if other:
            left.remove(other)
        yield _entry({one: own, **({two: other} if other else {})})
    for own in left:
        yield _entry({two: own})


def _partner(own: Series, others: Sequence[Series]) -> Series | None:
    """The series of the other text with the same numbers, else of the same form, else the next."""
    for test in (
        lambda each: each.numbers == own.numbers and each.mark == own.mark,
        lambda each: each.numbers == own.numbers,
        lambda each: each.mark == own.mark,
        lambda each: len(each.numbers) == len(own.numbers),
    ):
        if fitting := [each for each in others if test(each)]:
            return fitting[0]
    return None


def _entry(own: Mapping[str, Series]) -> dict[str, Any]:
    entry: dict[str, Any] = {key: each.declared for key, each in own.items()}
    numbers = {each.numbers for each in own.values()}
    is_uneven = len(numbers) > 1
    if is_uneven or any(each.restarts for each in own.values()):
        entry["by"] = "position"
    doubts = [phrase("{key}: {doubt}", key=key, doubt=each.doubt) for key, each in own.items()
              if each.doubt]  # fmt: skip
    if is_uneven:
        doubts.append(phrase("the numbers are not the same in both texts; are the footnotes?"))
    if doubts:
        entry["check"] = doubts[0]
    return entry


def one_sided(own: Draft, collation: Collation) -> Draft:
    """The draft with the footnotes that one text has alone, each to be confirmed."""
    ids = {
        key: [node.id for node in reading.nodes if node.kind == FOOTNOTE]
        for key, reading in collation.attempts.items()
    }
    known = {(entry["id"], entry["only"]) for entry in own.one_sided}
    alone = tuple(
        {"id": each, "only": key, "check": phrase("is this footnote in this text alone?")}
        for key, mine in ids.items()
        for each in mine
        if (each, key) not in known and any(each not in others for others in ids.values())
    )
    return replace(own, one_sided=(*own.one_sided, *alone))
