"""The named labels of one text, weighed together: chapters, sections, articles.

The labels of each word (條, Article) that go on from one another are its series. Where they stand
alone on their lines, what begins with the same word and goes on is a reference: 第二條申請之文件.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_scripts.intake.outlines.chain import GAP, Hit, chain
from build_scripts.intake.outlines.forms import (
    ANNEX,
    ARTICLE,
    SECTION,
    SUBSECTION,
    Label,
    bare_annex,
    named,
)
from build_scripts.language.languages import language
from build_scripts.structure.numbering import GONE, is_range
from build_scripts.structure.wrap import END, Line

ALONE, BEHIND_TEXT, RUNNING_ON, UNENDED = 3.0, 2.0, 0.25, -1.0
"""Weight of a label alone on its line, with text, as a reference; where the line before goes on."""
MOSTLY_ALONE = 0.7
LEAST_ALONE = 2
LONGEST_TITLE = 3
"""Lines that a title has at most."""
RUNNING: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile(
        r"[的、,，。；和及至或與与之項项款]|[規规]定|所[述称稱列定]|第.{1,6}[款项項目条條]|"
        r"前段|後段|但書|準用|各[款項项]"
    ),
    "en": re.compile(
        r"[a-z,;)]|\(\d|(?:of|and|or|to|through|shall|Paragraph|Subparagraph|Section|Article)\b"
    ),
}
"""What stands behind a reference that begins a line, and not behind a label."""
DELETED = re.compile(rf"[(\[]?\s*{GONE}\s*[)\].。]*\s*\Z", re.IGNORECASE)
LONGEST_HEADING: Mapping[bool, int] = {True: 40, False: 170}
GOES_ON = {"en": re.compile(r"[(;]|(?:of|and|or|to|in|shall|may|is|are)\b")}
"""What stands behind a label where the line is a sentence that goes on, if a language shows it."""
SENTENCE = re.compile(r"[。；;！？]|[.:：,，]\s*\Z")


@dataclass(frozen=True, slots=True)
class Head:
    """A line that is a named label."""

    index: int
    """Its place among the lines."""
    label: Label

    @property
    def is_alone(self) -> bool:
        """Whether nothing stands behind the label."""
        return not self.label.rest


@dataclass(frozen=True, slots=True)
class Skeleton:
    """The named labels of one text in order, and what looks like one and is none."""

    heads: tuple[Head, ...]
    strays: tuple[Head, ...] = ()
    """Lines that look like labels of the outline and have no place in it."""
    references: tuple[Head, ...] = ()
    """Lines that begin like a label and run on as text."""
    twice: tuple[Head, ...] = ()
    """Headings that say again what the line before or behind them says."""

    @property
    def articles(self) -> tuple[Head, ...]:
        """The labels of the level of articles."""
        return tuple(head for head in self.heads if head.label.rank == ARTICLE)


def skeleton(lines: Sequence[Line], key: str) -> Skeleton:
    """The named labels of a text that go on from one another, the outermost first."""
    found = [
        Head(index, label)
        for index, line in enumerate(lines)
        if _may_start(lines, index, key) and (label := named(line.text, key))
    ]
    found = _with_annex(found, lines)
    leaf = _leaf(found, lines, key)
    by_rank: dict[int, list[Head]] = {}
    found = [_ranked(head, leaf) for head in found]
    for head in found:
        by_rank.setdefault(head.label.rank, []).append(head)
    taken: list[Head] = []
    for rank in sorted(rank for rank in by_rank if rank <= ARTICLE):
        borders = [head.index for head in taken if rank != ARTICLE or head.label.rank == ANNEX]
        taken += _series(by_rank[rank], lines, key, borders, is_heading=rank != ARTICLE)
    heads = _without_title(sorted(taken, key=lambda head: head.index))
    chosen = {head.index for head in heads}
    others = [head for head in found if head.index not in chosen]
    twice = [each for each in others if _is_twice(each, heads)]
    others = [each for each in others if each not in twice]
    strays = [each for each in others if _is_stray(each, heads, lines, key)]
    away = {each.index for each in strays}
    references = [each for each in others if each.index not in away]
    return Skeleton(tuple(heads), tuple(strays), tuple(references), tuple(twice))


def _with_annex(found: Sequence[Head], lines: Sequence[Line]) -> list[Head]:
    """The labels, and an only annex without a number where the articles begin anew behind it."""
    bare = [
        Head(index, label) for index, line in enumerate(lines) if (label := bare_annex(line.text))
    ]
    if len(bare) != 1 or any(head.label.rank == ANNEX for head in found):
        return list(found)
    before = [head for head in found if head.index < bare[0].index]
    behind = [head for head in found if head.index > bare[0].index]
    is_anew = bool(behind) and any(
        (head.label.word, head.label.numbers) == (behind[0].label.word, behind[0].label.numbers)
        for head in before
    )
    return [*before, *bare, *behind] if is_anew else list(found)


def _may_start(lines: Sequence[Line], index: int, key: str) -> bool:
    """Whether a paragraph may begin here: also behind a heading or title that fills its line."""
    line = lines[index]
    if line.starts or line.follows_end:
        return True
    before = named(lines[index - 1].text, key)
    return index <= LONGEST_TITLE or bool(before and before.rank < ARTICLE)


def _without_title(heads: list[Head]) -> list[Head]:
    """The labels without that of the whole text: Chapter 500, above all others and alone."""
    if not heads or heads[0].label.rank == ARTICLE or heads[0].label.numbers[0] <= 1:
        return heads
    is_alone = all(head.label.rank != heads[0].label.rank for head in heads[1:])
    return heads[1:] if is_alone else heads


def _leaf(found: Sequence[Head], lines: Sequence[Line], key: str) -> str:
    """The word that serves as that of articles, where the text has no articles."""
    words: dict[str, list[Head]] = {}
    for head in found:
        words.setdefault(head.label.word, []).append(head)
    sizes = {word: len(_best(heads, lines, key)) for word, heads in words.items()}
    own = [word for word, size in sizes.items() if size and words[word][0].label.rank == ARTICLE]
    best = max(own, key=lambda word: sizes[word], default="")
    return best or max(
        (word for word in sizes if words[word][0].label.rank == SECTION and sizes[word] > 1),
        key=lambda word: sizes[word],
        default="",
    )


def _ranked(head: Head, leaf: str) -> Head:
    """The label with the rank that it has in this text: sections are articles where none is."""
    rank = head.label.rank
    if head.label.word == leaf:
        rank = ARTICLE
    elif rank == ARTICLE:
        rank = ARTICLE + 1
    return (
        head if rank == head.label.rank else replace(head, label=replace(head.label, ranked=rank))
    )


def _series(
    heads: Sequence[Head],
    lines: Sequence[Line],
    key: str,
    borders: Sequence[int],
    *,
    is_heading: bool,
) -> list[Head]:
    """The labels of one rank: one series through the text, or one behind each outer label."""
    fitting = [h for h in heads if not is_heading or _may_be_heading(h, lines, key)]
    whole = _best(fitting, lines, key)
    if not borders:
        return whole
    parts: list[Head] = []
    for first, last in _stretches(borders):
        part = [head for head in fitting if first < head.index < last]
        parts += _best(part, lines, key)
    return (
        parts
        if _sum(parts, lines, key) - _leaps(parts, borders)
        > _sum(whole, lines, key) - _leaps(whole, ())
        else whole
    )


def _sum(heads: Sequence[Head], lines: Sequence[Line], key: str) -> float:
    return sum(weight(head, lines, key) for head in heads)


def _leaps(heads: Sequence[Head], borders: Sequence[int]) -> float:
    """What a series costs: numbers left out, and beginnings that are no first number."""
    cost = 0.0
    before: tuple[int, ...] = (0,)
    edges = list(borders)
    for head in heads:
        if edges and edges[0] < head.index:
            before = (0,)
            while edges and edges[0] < head.index:
                edges.pop(0)
        if head.label.numbers[0] > before[0] + 1:
            cost += GAP
        before = head.label.numbers
    return cost


def _stretches(borders: Iterable[int]) -> list[tuple[int, int]]:
    edges = [-1, *sorted(borders), 1 << 60]
    return list(pairwise(edges))


def _best(heads: Sequence[Head], lines: Sequence[Line], key: str) -> list[Head]:
    """The series that weighs most; where labels stand alone, of those alone."""
    alone = [head for head in heads if _stands_alone(head)]
    hits = [Hit(head.index, head.label.numbers, weight(head, lines, key)) for head in heads]
    best = [heads[place] for place in chain(hits)]
    if len(alone) < LEAST_ALONE or (best and best[0].label.rank != ARTICLE):
        return best
    if sum(map(_stands_alone, best)) < MOSTLY_ALONE * len(best):
        return best
    hits = [Hit(head.index, head.label.numbers, weight(head, lines, key)) for head in alone]
    return [alone[place] for place in chain(hits)]


def _stands_alone(head: Head) -> bool:
    return head.is_alone or bool(DELETED.match(head.label.rest)) or is_range(head.label.rest)


def weight(head: Head, lines: Sequence[Line], key: str) -> float:
    """How much a line looks like a label."""
    if head.is_alone or is_range(head.label.rest):
        return ALONE
    if RUNNING[key].match(head.label.rest):
        return RUNNING_ON
    before = lines[head.index - 1].text if head.index else "."
    is_ended = bool(END.search(before)) and not before.endswith(("，", ",", "、"))
    return BEHIND_TEXT if is_ended or named(before, key) else BEHIND_TEXT + UNENDED


def _may_be_heading(head: Head, lines: Sequence[Line], key: str) -> bool:
    """Whether what stands behind the label of a chapter could be its heading."""
    rest = head.label.rest
    if _stands_alone(head):
        return True
    if len(rest) > LONGEST_HEADING[language(key).dense] or SENTENCE.search(rest):
        return False
    if head.label.rank == SUBSECTION and re.match(r"[0-9(]", rest):
        return False
    return not (key in GOES_ON and GOES_ON[key].match(rest))


def _is_twice(head: Head, heads: Sequence[Head]) -> bool:
    """Whether a heading stands beside one of the same word and number."""
    return head.label.rank != ARTICLE and any(
        abs(each.index - head.index) == 1
        and (each.label.word, each.label.numbers) == (head.label.word, head.label.numbers)
        for each in heads
    )


def _is_stray(head: Head, heads: Sequence[Head], lines: Sequence[Line], key: str) -> bool:
    """Whether a line that was not taken is one that a reader would take for a label."""
    ranks = {each.label.rank for each in heads}
    if head.label.rank not in ranks or (head.label.rank != ARTICLE and not head.is_alone):
        return False
    own = [each for each in heads if each.label.rank == head.label.rank]
    if sum(map(_stands_alone, own)) >= MOSTLY_ALONE * len(own) and head.label.rank == ARTICLE:
        return _stands_alone(head)
    return weight(head, lines, key) >= BEHIND_TEXT + UNENDED
