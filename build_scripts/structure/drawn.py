"""Tables that are drawn: with signs for boxes, with ``+---+`` and ``|``, or as Markdown has them.

Rules and strokes are no text. A cell that runs over several lines between two rules is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from build_scripts.structure.wrap import columns, joined

UPRIGHT = "│┃║┆┇┊┋╎╏|｜¦"
# A line of strokes alone: ├──┼──┤, +====+===+, |:---|---:|, --- | ---
RULE = re.compile(r"\s*(?=.*[─━═┄┅┈┉╌╍=_-])[\u2500-\u257f|+:=_\- ｜]{3,}\s*\Z")
DASHES = re.compile(r"\s*[-=_─━═]{3,}\s*\Z")
DOUBLE = re.compile(r"[=═]")
ROW = re.compile(rf"\s*[{UPRIGHT}].*[{UPRIGHT}]\s*\Z")
BOX = re.compile(r"[\u2500-\u257f]")
HORIZONTAL = re.compile(r"[─━═┄┅┈┉╌╍├┤┼╠╣╬┬┴╦╩┌┐└┘╔╗╚╝]")
# Between two of these a rule has strokes; where it has blanks, a cell spans rows.
JUNCTION = re.compile(r"[^ \-=_:─━═┄┅┈┉╌╍]")
MARKDOWN = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)+\|?\s*\Z")
PIPED = re.compile(r"\s*\S.*\|.*\S\s*\Z|\s*\|.*\S.*|.*\S.*\|\s*\Z")
LEAST_LINES = 2
PADDING = 1
"""Blanks between a text and its stroke."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawn table, read."""

    rows: tuple[tuple[str, ...], ...]
    has_head: bool
    """Whether one row is parted by a rule from all others, which are not parted."""
    strokes: str


def drawings(raw: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Places of consecutive lines that are drawn: the first, behind the last."""
    place = first
    while place < last:
        end = place
        while end < last and _is_drawn(raw, place, end, last):
            end += 1
        if end - place >= LEAST_LINES and not all(map(_is_rule, raw[place:end])):
            yield place, end
        place = max(end, place + 1)


def _is_drawn(raw: Sequence[str], first: int, place: int, last: int) -> bool:
    line = raw[place]
    if DASHES.match(line):
        return any(map(ROW.match, (*raw[max(place, 1) - 1 : place], *raw[place + 1 : place + 2])))
    if RULE.match(line):
        return True
    if ROW.match(line) or (BOX.search(line) and line.strip() and _has_upright(line)):
        return True
    below = raw[place + 1] if place + 1 < last else ""
    if place == first:
        return "|" in line and MARKDOWN.match(below) is not None
    return bool(MARKDOWN.match(raw[first + 1])) and bool(PIPED.match(line))


def _has_upright(line: str) -> bool:
    return any(sign in line for sign in UPRIGHT[:10])


def _is_rule(line: str) -> bool:
    return bool(RULE.match(line) or DASHES.match(line))


def read(lines: Sequence[str]) -> Picture | None:
    """The rows of a drawn table; ``None`` where it cannot be understood.

    Not understood are lines with a stroke and a text side by side where a rule should be (cells
    that span rows), unequal numbers of cells, and frames round one text.
    """
    groups: list[list[list[str]]] = [[]]
    rules: list[str] = []
    """Between groups: the last before each but the first."""
    strokes: list[str] = []
    for line in lines:
        if _is_rule(line):
            if any(piece and not piece.strip() for piece in JUNCTION.split(line.strip())):
                return None
            strokes.append(line)
            if groups[-1]:
                groups.append([])
                rules.append(line)
            continue
        if HORIZONTAL.search(line):
            return None
        groups[-1].append(_pieces(line))
        strokes.append("".join(sign for sign in line if sign in UPRIGHT))
    groups = [group for group in groups if group]
    is_markdown = any(MARKDOWN.match(rule) for rule in rules)
    widths = {len(pieces) for group in groups for pieces in group}
    if max(widths) < 2 or (len(widths) > 1 and not is_markdown):
        return None
    groups = [[[*line, *[""] * (max(widths) - len(line))] for line in own] for own in groups]
    parts = [_rows(group, len(groups), is_markdown=is_markdown) for group in groups]
    rows = tuple(row for part in parts for row in part if any(row))
    if len(rows) < LEAST_LINES:
        return None
    has_head = len(parts[0]) == 1 and _is_head(rules[: len(groups) - 1], parts)
    return Picture(rows, has_head, "".join("".join(strokes).split()))


def _is_head(rules: Sequence[str], parts: Sequence[Sequence[object]]) -> bool:
    """Whether the rule below the first row is the only one, or the only double one."""
    if len(rules) == 1:
        is_sure = MARKDOWN.match(rules[0]) or DOUBLE.search(rules[0])
        return bool(is_sure) or len(parts[1]) > 1
    double = [bool(DOUBLE.search(rule)) for rule in rules]
    return bool(double) and double[0] and not any(double[1:])


def _pieces(line: str) -> list[str]:
    """What stands between the strokes of a line, with its blanks."""
    inner = line.strip()
    inner = inner[1:] if inner[0] in UPRIGHT else inner
    inner = inner[:-1] if inner[-1:] and inner[-1] in UPRIGHT else inner
    return re.split(f"[{UPRIGHT}]", inner)


def _rows(
    group: Sequence[Sequence[str]], groups: int, *, is_markdown: bool
) -> list[tuple[str, ...]]:
    """The rows between two rules: one, where all rows are ruled; else each line that begins one."""
    if is_markdown:
        return [tuple(piece.strip() for piece in line) for line in group]
    starts = [0] + [
        place
        for place, (one, other) in enumerate(pairwise(group), 1)
        if groups <= 2 and not _goes_on(one, other)
    ]
    rows = []
    for start, end in pairwise([*starts, len(group)]):
        cells = zip(*group[start:end], strict=True)
        rows.append(tuple(reduce(joined, (part.strip() for part in cell)) for cell in cells))
    return rows


def _goes_on(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether the second line is what found no room in the cells of the first, and no more."""
    both = [(before, after.strip()) for before, after in zip(one, other, strict=True)]
    full = [before.strip() and not _has_room(before, after) for before, after in both if after]
    return len(full) < len(both) and bool(full) and all(full)


def _has_room(before: str, after: str) -> bool:
    text = before.strip()
    word = after.split()[0] if after[0].isascii() else after[:1]
    blank = 1 if after[0].isascii() and text[-1:].isascii() else 0
    return columns(text) + blank + columns(word) <= columns(before) - 2 * PADDING
