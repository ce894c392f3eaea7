"""The levels of lists: items inside articles, and the parts of a text that has no articles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from build_scripts.collate import Collation
from build_scripts.intake.draft import DraftLevel
from build_scripts.intake.levels import MOSTLY, with_text
from build_scripts.intake.naming import Naming
from build_scripts.intake.outlines.stretches import Stretch
from build_scripts.intake.surroundings import is_heading
from build_scripts.kinds import KINDS
from build_scripts.problems import Problem
from build_scripts.structure.wrap import Line


def item(forms: Mapping[str, tuple[str, ...]], *, is_again: bool, is_inline: bool) -> DraftLevel:
    """A level of lists inside articles; text behind a list belongs to the article.

    ``is_inline``: the first item may stand on the line of the label above it.
    """
    says: dict[str, Any] = {"after": "outermost", **({"restarts": True} if is_again else {})}
    if is_inline:
        says["inline"] = True
    return DraftLevel("item", with_text(forms), says)


Rests = Mapping[str, Mapping[int, Sequence[str]]]
"""Language, depth → what stands behind the labels there."""


def rests(stretches: Iterable[Stretch], lines: Mapping[str, Sequence[Line]]) -> Rests:
    """What stands behind the labels of a text without articles, on their line or on the next."""
    out: dict[str, dict[int, list[str]]] = {}
    for each in stretches:
        for key, own in each.found.items():
            items = [entry for entry in own.root.all() if entry.label]
            taken = {entry.index for entry in items}
            for entry in items:
                assert entry.label
                rest = entry.label.rest
                below = entry.index + 1
                if not rest and below + 1 < len(lines[key]) and not {below, below + 1} & taken:
                    rest = lines[key][below].text
                out.setdefault(key, {}).setdefault(entry.depth - 1, []).append(rest)
    return out


def part(
    forms: Mapping[str, tuple[str, ...]],
    found: Rests,
    depth: int,
    count: int,
    *,
    is_again: bool,
    is_continuous: bool = False,
    first: int = 1,
) -> DraftLevel:
    """A level of a text without articles: of headings if most labels have one, else of text."""
    shares = [
        sum(is_heading(rest, key) for rest in own[depth]) / len(own[depth])
        for key, own in found.items()
        if own.get(depth)
    ]
    has_heading = bool(shares) and min(shares) >= MOSTLY
    kind = ("section", "clause", "item")[min(depth, 2)]
    says: dict[str, Any] = {"after": "item"}
    if is_again:
        says["restarts"] = True
    if first != 1:
        says["first"] = first
    if is_continuous:
        says["continuous"] = True
    if any(form.startswith("#") for own in forms.values() for form in own):
        says["by"] = "position"
    if KINDS[kind].is_division and (depth == count - 1 or not has_heading):
        says["unit"] = True
    return DraftLevel(kind, with_text(forms, "heading" if has_heading else "text"), says)


def loose_levels(
    found: Sequence[DraftLevel], problems: Sequence[Problem], collation: Collation | None
) -> frozenset[int]:
    """Levels whose loose paragraphs are not as many in both texts: they are text of their unit."""
    if collation is None or not any(each.code == "A01" for each in problems):
        return frozenset()
    ids = [{node.id for node in reading.nodes} for reading in collation.attempts.values()]
    kinds = {n.id: n.kind for reading in collation.attempts.values() for n in reading.nodes}
    parents = {
        kinds.get(node.parent, "")
        for reading in collation.attempts.values()
        for node in reading.nodes
        if node.kind == "par" and not all(node.id in own for own in ids)
    }
    return frozenset(place for place, level in enumerate(found) if level.kind in parents)


def named_by(
    levels: Sequence[DraftLevel], naming: Naming, *, inner: int, units: frozenset[int]
) -> list[DraftLevel]:
    """The levels with the kinds and words of a preset; ``inner``: the first without a word.

    ``units``: places of those whose loose paragraphs are their own text.
    """
    out = []
    for place, (level, name) in enumerate(zip(levels, naming.names, strict=True)):
        is_free = place >= inner and name.kind
        kind = name.kind if is_free else level.kind
        says = dict(level.says)
        if not KINDS[kind].is_division:
            says.pop("unit", None)
        elif place in units:
            says["unit"] = True
        words = dict(name.says) if name.kind == kind else {}
        out.append(DraftLevel(kind, level.templates, {**says, **words}))
    return out
