"""Digits of footnotes that a copy glued to words: ``fees3``, ``development.12``, ``公园2 的``.

They are proposed to be raised again where the text has the footnotes of these numbers, and each
mark is found once, in order. Numbers that belong to a word or an amount are left alone: CO2, A4,
m2, Article 3, 第2条, 3月.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from build_scripts.intake.survey import Survey
from build_scripts.language.han import write_raised
from build_scripts.language.languages import language
from build_scripts.messages import phrase
from build_scripts.structure.footnotes import form
from build_scripts.structure.wrap import Line

NOTES = ("{arabic}", "{arabic}.", "[{arabic}]", "({arabic})", "{raised}", "注{arabic}:")
"""What the footnotes may begin with."""
# fees3 | Laos3, | development.12 | rights”4
SPACED = re.compile(
    r"(?P<word>[A-Za-z]*[a-z]{3}[.,;:!?]?[”’\"')\]]?)(?P<number>[0-9]{1,2})"
    r"(?=[\s,;:!?)\]”’\"—–]|\.(?![0-9])|\Z)"
)
# 公园2 的 | 标准3， | 发展。12
DENSE = re.compile(
    r"(?P<word>[\u3400-\u9fff][”’」』》）)]?[。，；：！？、]?[”’」』）)]?)(?P<number>[0-9]{1,2})"
    r"(?=[ \t\u3000]?[。，；：！？、”’」』）)]|[ \t\u3000]+(?=[\u3400-\u9fff])|\s*\Z)"
)
LABELLED = frozenset(
    "article articles section chapter part annex appendix schedule paragraph para item clause rule "
    "page table figure covid type class level grade stage phase version zone line model unit note "
    "group category tier form step vol volume option chart box".split()
)
# 第2, 共3, 不超过5: a number that is said, and none of a footnote.
SAID = re.compile(
    r"[注註释件录錄第共约近达至到为是过于了等占计数各每逾满足前后的以中型类级版号表图页章节条款项卷年月日和与及或零一二三四五六七八九十百千万亿]\Z"
)
LEAST_CONTEXT = 6


def proposals(key: str, own: Survey, text: str) -> tuple[Mapping[str, Any], ...]:
    """Entries of ``replace:`` for one text; none where not every footnote has one mark."""
    for note in NOTES:
        notes = _notes(own.lines, note)
        if not notes:
            continue
        first = min(line.number for line in notes.values())
        body = [line for line in own.lines if line.number < first]
        marks = _marks(body, key, len(notes))
        if marks:
            return tuple(_entry(key, text, found, line, notes) for found, line in marks)
    return ()


def _notes(lines: Sequence[Line], note: str) -> Mapping[int, Line]:
    """The footnotes 1, 2, 3 … with which a text ends."""
    own = form(0, "{raised}", note)
    numbers: dict[int, Line] = {}
    for line in reversed(lines):
        found = own.note.match(line.text)
        if not (found and found.text and len(found.numbers) == 1):
            break
        number = found.numbers[0]
        if numbers and number != min(numbers) - 1:
            break
        numbers[number] = line
        if number == 1:
            return numbers
    return {}


def _marks(lines: Sequence[Line], key: str, count: int) -> list[tuple[re.Match[str], Line]]:
    """The digits that are the marks of so many footnotes; none where that is not plain."""
    found = [
        (each, line)
        for line in lines
        for each in _candidates(line.text, key)
        if 1 <= int(each["number"]) <= count
    ]
    numbers = [int(each["number"]) for each, _ in found]
    is_plain = numbers and numbers[0] == 1 and all(b - a == 1 for a, b in pairwise(numbers))
    return found if is_plain and numbers[-1] == count else []


def _candidates(text: str, key: str) -> Iterator[re.Match[str]]:
    is_dense = language(key).dense
    for each in (DENSE if is_dense else SPACED).finditer(text):
        word = each["word"]
        if each["number"].startswith("0"):
            continue
        if is_dense and SAID.search(word):
            continue
        if not is_dense and re.sub(r"[^A-Za-z]", "", word).lower() in LABELLED:
            continue
        yield each


def _entry(
    key: str, text: str, found: re.Match[str], line: Line, notes: Mapping[int, Line]
) -> Mapping[str, Any]:
    number = int(found["number"])
    start = max(0, found.start() - (LEAST_CONTEXT if language(key).dense else 0))
    while start and text.count(line.text[start : found.end()]) > 1:
        start = max(0, start - LEAST_CONTEXT)
    find = line.text[start : found.end()]
    return {
        "in": key,
        "find": find,
        "by": line.text[start : found.start("number")] + write_raised(number),
        "hits": max(1, text.count(find)),
        "check": phrase(
            "line {line}: is {number} the mark of the footnote in line {note}?",
            line=line.number, number=number, note=notes[number].number,
        ),
    }  # fmt: skip
