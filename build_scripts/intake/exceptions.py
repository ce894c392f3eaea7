"""What the levels of a draft do not say by themselves: its exceptions, each with its question."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from build_scripts.intake.blocks import template_of
from build_scripts.intake.levels import Group, with_text
from build_scripts.intake.outlines import latin
from build_scripts.intake.outlines.agreement import Marks
from build_scripts.intake.outlines.forms import ARTICLE, named
from build_scripts.intake.outlines.skeleton import Skeleton
from build_scripts.intake.outlines.spine import Spine
from build_scripts.intake.outlines.stretches import Stretch
from build_scripts.messages import phrase
from build_scripts.structure.wrap import Line

Lines = Mapping[str, Sequence[Line]]
Entry = Mapping[str, Any]
TWICE = phrase("is this heading printed twice?")
MOST_BEHIND = 4
"""So many lines behind a heading are looked at."""


def references(
    lines: Lines, skeletons: Mapping[str, Skeleton], named: Sequence[Group]
) -> Iterator[Entry]:
    """Lines that begin like a label and are none, declared to be text."""
    for key, own in skeletons.items():
        known = {form for group in named for form in group.forms(key)}
        heads = [lines[key][head.index] for head in own.heads]
        is_alone = all(head.is_alone for head in own.articles)
        said = set()
        for head in own.references:
            is_article = head.label.rank == ARTICLE
            if head.label.form not in known or (is_article and is_alone and not head.is_alone):
                continue
            line = template_of(lines[key][head.index], heads)
            if line not in said:
                yield {
                    "in": key,
                    "line": line,
                    "check": phrase("is this running text, and no label?"),
                }
            said.add(line)


def misprints(lines: Lines, skeletons: Mapping[str, Skeleton], found: Spine) -> Iterator[Entry]:
    """Headings of the second text with another number than those of the first."""
    key = list(lines)[1]
    heads = [lines[key][head.index] for head in skeletons[key].heads]
    for one, other in found.headings:
        if one and other and one.label.numbers != other.label.numbers:
            yield {
                "in": key,
                "line": template_of(lines[key][other.index], heads),
                "number": one.label.numbers[-1],
                "check": phrase("is this number misprinted? The other text has another"),
            }


def numbered(lines: Lines, skeletons: Mapping[str, Skeleton]) -> Iterator[Entry]:
    """Entries for ``misprints:`` that give the labels counted from one their numbers."""
    for key, own in skeletons.items():
        heads = [lines[key][head.index] for head in own.heads]
        for head in own.articles:
            line = lines[key][head.index]
            if not latin.INSERTED.match(line.text):
                continue
            printed = named(line.text, key)
            if printed and printed.numbers != head.label.numbers:
                yield {
                    "in": key,
                    "line": template_of(line, heads),
                    "number": head.label.numbers[-1],
                    "check": phrase("is this the article that the other text numbers so?"),
                }


def twice(lines: Lines, found: Spine) -> tuple[list[Entry], list[Entry]]:
    """Headings that a text prints twice in a row, for ``skip:`` and for ``drop:``.

    Of two that are alike to the letter no line can be named: the first of them is skipped.
    """
    skip: list[Entry] = []
    drop: list[Entry] = []
    for place, again in found.twice.items():
        key = list(lines)[place]
        for head in again:
            line = lines[key][head.index]
            alike = [other for other in lines[key] if other.text == line.text]
            if len(alike) > 1:
                said = template_of(line, [other for other in lines[key] if other not in alike])
                skip.append({"in": key, "from": said, "to": said, "check": TWICE})
            else:
                drop.append({"in": key, "line": template_of(line, lines[key]), "check": TWICE})
    return skip, drop


def joined(lines: Lines, found: Spine, borders: Mapping[str, set[int]]) -> Iterator[Entry]:
    """Headings that go on in the line behind them, in one text alone."""
    for couple in found.headings:
        heads = {key: head for key, head in zip(lines, couple, strict=True) if head}
        counts = {
            key: _behind(lines[key], head.index, borders[key])
            for key, head in heads.items()
            if head.label.rest
        }
        if len(counts) == 2 and sorted(counts.values()) == [0, 1]:
            key = max(counts, key=lambda each: counts[each])
            line = template_of(lines[key][heads[key].index], lines[key])
            yield {
                "in": key,
                "line": line,
                "check": phrase("does the heading go on in the next line?"),
            }


def _behind(lines: Sequence[Line], index: int, borders: set[int]) -> int:
    """How many lines stand between a heading and the next label."""
    last = index + MOST_BEHIND
    return next((n for n in range(index + 1, last) if n in borders), last) - index - 1


def alone(keys: Sequence[str], found: Spine, id_of: Callable[[str, int], str]) -> Iterator[Entry]:
    """The headings and articles that one text alone has; ``id_of``: language, place → id."""
    heading = phrase("has the other text no such heading?")
    article = phrase("its row of the table has one language alone: has the other text none?")
    for check, couples in ((heading, found.headings), (article, found.alone)):
        for couple in couples:
            if None in couple:
                for key, head in zip(keys, couple, strict=True):
                    if head and (unit := id_of(key, head.index)):
                        yield {"id": unit, "only": key, "check": check}


def lists_of_units(
    keys: Sequence[str],
    stretches: Sequence[Stretch],
    kept: Mapping[int, str],
    common: Marks,
    id_of: Callable[[str, int], str],
) -> Iterator[Entry]:
    """The units whose lists are not marked as the levels say, and those kept as text.

    ``kept``: place of a stretch → why its lists stay paragraphs; ``id_of``: language, place of a
    line → id.
    """
    others: dict[Marks, list[str]] = {}
    plain: list[str] = []
    for place, each in enumerate(stretches):
        for items, reason in each.kept:
            if inner := id_of(keys[0], items[keys[0]].index):
                yield _kept(inner, reason)
        marks = each.verdict.marks
        is_other = bool(marks) and marks != common[: len(marks)]
        is_plain = each.is_listed and not marks
        if not each.heads or not (place in kept or is_other or is_plain):
            continue
        unit = id_of(keys[0], each.heads[keys[0]].index)
        if not unit:
            continue
        if place in kept:
            yield _kept(unit, kept[place])
        elif is_other:
            others.setdefault(marks, []).append(unit)
        else:
            plain.append(unit)
    for forms, units in others.items():
        levels = [dict(zip(keys, each, strict=True)) for each in forms]
        yield {"in": units, "levels": [with_text(own, single=True) for own in levels]}
    if plain:
        yield {"in": plain, "as": "text", "reason": phrase("lines begin like items and are none")}


def _kept(unit: str, reason: str) -> Entry:
    why = phrase("lists kept as paragraphs: {reason}", reason=reason)
    return {"in": [unit], "as": "text", "check": why}
