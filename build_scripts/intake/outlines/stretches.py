"""The lines behind each label, up to the next, read as lists in both texts and compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.intake.outlines.agreement import Verdict, agree, pruned
from build_scripts.intake.outlines.forms import Label, bare, hashes, marks
from build_scripts.intake.outlines.lists import Item, Lists, Series, lists
from build_scripts.intake.outlines.skeleton import Head, Skeleton
from build_scripts.intake.outlines.spine import Couple
from build_scripts.structure.wrap import Line

LEAST_DOTTED = 2
"""So many dotted numbers show that bare ones are labels too: 1, 1.1, 1.2."""

BEGINS_LIKE_ITEM = re.compile(r"\W*[0-9０-９]")
"""A line that a template for numbers without a sign could fit."""
LEAST_RUN = 3
"""So many numbers without a sign, before half of the lines or more, number a whole text."""
LEAST_BARE = 2
"""So many numbers without a sign, from 1 on, are a list."""

Row = tuple[int, tuple[Label, ...], bool]
"""Place of a line, its readings as an item, whether a paragraph begins with it."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines behind one label in each text, up to the next."""

    heads: Mapping[str, Head]
    """Language key → the label; empty before the first label of a text."""
    found: Mapping[str, Lists]
    verdict: Verdict
    is_listed: bool = False
    """Whether a line of it begins like an item."""
    is_inline: bool = False
    """Whether its first item stands on the line of its label."""
    kept: tuple[tuple[Mapping[str, Item], str], ...] = ()
    """Items whose own lists do not agree, and why."""


def in_articles(
    lines: Mapping[str, Sequence[Line]],
    skeletons: Mapping[str, Skeleton],
    couples: Sequence[Couple],
) -> Iterator[Stretch]:
    """What stands in each article: text behind a list belongs to the article."""
    ends = {key: _ends(own, len(lines[key])) for key, own in skeletons.items()}
    for couple in couples:
        heads = {key: head for key, head in zip(lines, couple, strict=True) if head}
        rows = {
            key: _article_rows(lines[key], head.index + 1, ends[key][head.index])
            for key, head in heads.items()
        }
        inline = {key: _on_line(head, rows[key]) for key, head in heads.items()}
        rows = {key: [*inline[key], *own] for key, own in rows.items()}
        found = {key: lists(own) for key, own in rows.items()}
        is_listed = any(
            marks(line.text) or BEGINS_LIKE_ITEM.match(line.text)
            for key, head in heads.items()
            for line in lines[key][head.index + 1 : ends[key][head.index]]
            if not line.is_table
        )
        yield Stretch(heads, found, agree(found), is_listed, any(inline.values()))


def _on_line(head: Head, rows: Sequence[Row]) -> list[Row]:
    """The first item of a list that stands behind the label, where the second begins a line."""
    following = {
        (label.form, label.style) for _, labels, _ in rows for label in labels
        if label.numbers == (2,)
    }  # fmt: skip
    first = tuple(
        label
        for label in marks(head.label.rest)
        if label.numbers == (1,) and (label.form, label.style) in following
    )
    return [(head.index, first, True)] if first else []


def _article_rows(lines: Sequence[Line], first: int, last: int) -> list[Row]:
    """The rows of an article; numbers without a sign are labels where they are 1, 2, 3 alone."""
    rows = list(_rows(lines, first, last))
    found = {index: label for index, labels, _ in rows if (label := bare(lines[index].text))}
    numbers = [label.numbers[0] for label in found.values()]
    if len(numbers) < LEAST_BARE or numbers != list(range(1, len(numbers) + 1)):
        return rows
    return [
        (index, labels or ((found[index],) if index in found else ()), starts)
        for index, labels, starts in rows
    ]


def in_divisions(
    lines: Mapping[str, Sequence[Line]],
    skeletons: Mapping[str, Skeleton],
    couples: Sequence[Couple],
    firsts: Mapping[str, int] | None = None,
) -> Iterator[Stretch]:
    """What stands behind headings without articles. Text behind an item belongs to it.

    ``firsts``: places of the first lines that may be labels, before the first heading.
    """
    ends = {key: _ends(own, len(lines[key])) for key, own in skeletons.items()}
    is_dotted = {key: _is_dotted(own) for key, own in lines.items()}
    spans: list[tuple[Mapping[str, Head], dict[str, tuple[int, int]]]] = []
    if firsts:
        ahead = {key: _first_head(skeletons[key], len(lines[key])) for key in lines}
        spans.append(({}, {key: (firsts[key], ahead[key]) for key in lines}))
    for couple in couples:
        own = {key: head for key, head in zip(lines, couple, strict=True) if head}
        spans.append((own, {k: (h.index + 1, ends[k][h.index]) for k, h in own.items()}))
    before: dict[str, dict[Series, tuple[int, ...]]] = {key: {} for key in lines}
    for heads, span in spans:
        rows = {
            key: list(_rows(lines[key], *part, is_dotted=is_dotted[key], marked=True))
            for key, part in span.items()
        }
        found = {key: lists(own, closes=False, before=before[key]) for key, own in rows.items()}
        for key, own_lists in found.items():
            before[key] |= own_lists.root.last
        kept = tuple(pruned(found)) if len(found) == len(lines) else ()
        yield Stretch(heads, found, agree(found), kept=kept)


def _first_head(own: Skeleton, last: int) -> int:
    return own.heads[0].index if own.heads else last


def _ends(own: Skeleton, last: int) -> Mapping[int, int]:
    """Place of a label → that of the next."""
    places = [head.index for head in own.heads]
    return dict(zip(places, [*places[1:], last], strict=False))


def _is_dotted(lines: Sequence[Line]) -> bool:
    """Whether numbers without a sign are labels: beside 1.1, or where they number the lines."""
    found = (label for line in lines for label in marks(line.text))
    if sum(1 for label in found if label.style.startswith("dotted")) >= LEAST_DOTTED:
        return True
    numbers = [label.numbers[0] for line in lines if (label := bare(line.text))]
    is_run = numbers == list(range(1, len(numbers) + 1))
    return is_run and len(numbers) >= max(LEAST_RUN, len(lines) / 2)


def _rows(
    lines: Sequence[Line], first: int, last: int, *, is_dotted: bool = False, marked: bool = False
) -> Iterator[Row]:
    """The lines of a stretch with their readings as items."""
    for index in range(first, last):
        line = lines[index]
        if not (line.starts or line.follows_end):
            continue
        labels = marks(line.text)
        if not labels and is_dotted and (label := bare(line.text)):
            labels = (label,)
        if not labels and marked and index and (label := hashes(line.text)):
            labels = (label,)
        yield index, labels, line.starts


def first_label(lines: Sequence[Line]) -> int:
    """Place of the first line that could be the first item of a list; behind all where none is."""
    is_dotted = _is_dotted(lines)
    for index, labels, _ in _rows(lines, 1, len(lines), is_dotted=is_dotted, marked=True):
        if any(label.numbers in ((), (0,), (1,)) for label in labels):
            return index
    return len(lines)
