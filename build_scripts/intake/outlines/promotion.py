"""Texts whose articles have no word: ``1. Short title`` runs on through the parts of an ordinance.

Where one text has articles and the other numbers alike, or where numbers run on through the
headings of both, the numbers are labels of articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from build_scripts.intake.outlines.chain import Hit, chain
from build_scripts.intake.outlines.forms import ANNEX, ARTICLE, Label, marks
from build_scripts.intake.outlines.skeleton import BEHIND_TEXT, Head, Skeleton
from build_scripts.structure.wrap import Line

WORD = "section"
"""What a number without a word counts as."""
LEAST_RUN = 3
LEAST_CROSSED = 1


def promoted(
    lines: Mapping[str, Sequence[Line]], skeletons: Mapping[str, Skeleton]
) -> Mapping[str, Skeleton]:
    """The skeletons with numbers as articles, where that makes both alike; else as they were."""
    bare = [key for key, own in skeletons.items() if not own.articles]
    if not bare:
        return skeletons
    if len(bare) == 1:
        other = next(own for key, own in skeletons.items() if key != bare[0])
        wanted = [head.label.numbers for head in other.articles]
        for run in _runs(lines[bare[0]], skeletons[bare[0]]):
            if [head.label.numbers for head in run] == wanted:
                return {**skeletons, bare[0]: _with(skeletons[bare[0]], run)}
        return skeletons
    mine, yours = (list(_crossing(lines[key], skeletons[key])) for key in skeletons)
    for run in mine:
        for other_run in yours:
            if [h.label.numbers for h in run] == [h.label.numbers for h in other_run]:
                pair = zip(skeletons.items(), (run, other_run), strict=True)
                return {key: _with(own, taken) for (key, own), taken in pair}
    return skeletons


def _with(own: Skeleton, run: Sequence[Head]) -> Skeleton:
    heads = sorted((*own.heads, *run), key=lambda head: head.index)
    return replace(own, heads=tuple(heads))


def _crossing(lines: Sequence[Line], own: Skeleton) -> Iterator[list[Head]]:
    """Runs of numbers that go on behind a heading."""
    for run in _runs(lines, own):
        inside = [
            head for head in own.heads
            if head.label.rank > ANNEX and run[0].index < head.index < run[-1].index
        ]  # fmt: skip
        if len(run) >= LEAST_RUN and len(inside) >= LEAST_CROSSED:
            yield run


def _runs(lines: Sequence[Line], own: Skeleton) -> list[list[Head]]:
    """For each form of marks, the numbers that go on from one another, anew in each annex."""
    taken = {head.index for head in own.heads}
    found: dict[tuple[str, str], list[Head]] = {}
    for index, line in enumerate(lines):
        if index in taken or not (line.starts or line.follows_end):
            continue
        for label in marks(line.text):
            found.setdefault((label.form, label.style), []).append(_head(index, label))
    borders = [-1, *(h.index for h in own.heads if h.label.rank == ANNEX), len(lines)]
    runs = []
    for heads in found.values():
        run: list[Head] = []
        for first, last in pairwise(borders):
            part = [head for head in heads if first < head.index < last]
            hits = [Hit(head.index, head.label.numbers, BEHIND_TEXT) for head in part]
            run += [part[place] for place in chain(hits)]
        runs.append(run)
    return sorted(runs, key=len, reverse=True)


def _head(index: int, label: Label) -> Head:
    return Head(index, replace(label, word=WORD, ranked=ARTICLE))
