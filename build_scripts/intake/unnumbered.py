"""Texts without numbers: headings that are lines of their own, else paragraphs alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from build_scripts.intake import surroundings
from build_scripts.intake.blocks import template
from build_scripts.intake.draft import DraftLevel
from build_scripts.intake.outlines.forms import marks
from build_scripts.intake.outlines.skeleton import Skeleton
from build_scripts.intake.survey import Survey
from build_scripts.structure.wrap import Line


@dataclass(frozen=True, slots=True)
class Found:
    """One level, and the place of the first line of it in each text."""

    level: DraftLevel
    firsts: Mapping[str, int]


def numbered_in_one(
    surveys: Mapping[str, Survey], skeletons: Mapping[str, Skeleton]
) -> Found | None:
    """Articles that one text numbers and the other has as plain paragraphs, as many."""
    numbered = [key for key, own in skeletons.items() if own.heads]
    if len(numbered) != 1:
        return None
    key = numbered[0]
    other = next(each for each in surveys if each != key)
    heads = skeletons[key].heads
    plain = [line for line in surveys[other].lines[1:] if line.starts]
    if len(heads) != len(plain) or heads != skeletons[key].articles:
        return None
    if any(head.is_alone for head in heads) or any(marks(line.text) for line in plain):
        return None
    forms = dict.fromkeys(f"{head.label.form} {{text}}" for head in heads)
    level = DraftLevel("article", {key: tuple(forms), other: ("{text}",)}, {"continuous": True})
    level = replace(level, templates={each: level.templates[each] for each in surveys})
    return Found(level, {key: heads[0].index, other: 1})


def heading_level(surveys: Mapping[str, Survey]) -> Found | None:
    """Literal headings as a level and the places of the first, where both have as many."""
    heads = {key: _headings(own) for key, own in surveys.items()}
    counts = {len(lines) for lines in heads.values()}
    if len(counts) > 1 or counts.pop() < 2:
        return None
    templates = {
        key: tuple(dict.fromkeys(template(line.text, whole=True) for _, line in lines))
        for key, lines in heads.items()
    }
    level = DraftLevel("section", templates, {"unit": True, "by": "position"})
    return Found(level, {key: lines[0][0] for key, lines in heads.items()})


def _headings(own: Survey) -> list[tuple[int, Line]]:
    """Index and line of what looks like a heading: short, no end of sentence, text behind it.

    Where some stand between empty lines, only those count.
    """
    lines = own.lines
    likely = [
        index
        for index in range(1, len(lines) - 1)
        if lines[index].starts
        and surroundings.is_heading(lines[index].text, own.key)
        and not set(lines[index].text) & set("{}")
    ]
    alone = [
        index
        for index in likely
        if lines[index].number - lines[index - 1].number > 1
        and lines[index + 1].number - lines[index].number > 1
    ]
    found = [
        index
        for index in (alone or likely)
        if not surroundings.is_heading(lines[index + 1].text, own.key)
        and (alone or index == 1 or not surroundings.is_heading(lines[index - 1].text, own.key))
    ]
    return [(index, lines[index]) for index in found]
