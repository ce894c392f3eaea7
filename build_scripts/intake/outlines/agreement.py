"""Whether the lists of one article are the same in both texts, whatever their marks.

They are where each list has the same numbers under the same parents, with text behind it in the
same places. Then the marks of each language at each depth are a level; where they are not, the
article keeps both lists as its paragraphs, and the reason is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.intake.outlines.lists import Item, Lists, Series
from build_scripts.messages import phrase

Marks = tuple[tuple[tuple[str, ...], ...], ...]
"""For each level, from the outside in, for each language, the templates of its marks."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What two readings of the same article say together."""

    marks: Marks = ()
    reason: str = ""
    """Why the lists do not agree; empty where they do."""
    restarts: frozenset[int] = frozenset()
    """Levels (from 0) of which a parent has several lists."""
    items: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Language key → places of the lines that are items."""


def agree(found: Mapping[str, Lists]) -> Verdict:
    """The levels that two readings share, or why they share none."""
    for key, own in found.items():
        if own.doubts:
            return Verdict(reason=phrase("{key}: a number has no place in its list", key=key))
    roots = {key: own.root for key, own in found.items()}
    if len(roots) == 1:
        has_items = any(own.children for own in roots.values())
        return Verdict(reason=phrase("one text alone has this heading") if has_items else "")
    if reason := _difference(roots):
        return Verdict(reason=reason)
    lists = list(_lists(tuple(roots.values())))
    levels = _levels(lists)
    if levels is None:
        return Verdict(reason=phrase("one mark stands for two levels"))
    items = {key: tuple(i.index for i in root.all() if i.label) for key, root in roots.items()}
    return Verdict(_marks(levels), "", _restarts(roots, levels), items)


def pruned(found: Mapping[str, Lists]) -> list[tuple[Mapping[str, Item], str]]:
    """The innermost parents whose lists do not agree, taken out of both readings, with reasons.

    What stands under the roots themselves is left as it is.
    """
    doubted = {id(item) for own in found.values() for _, item in own.doubts}
    out: list[tuple[Mapping[str, Item], str]] = []
    _prune({key: own.root for key, own in found.items()}, doubted, out, is_root=True)
    for own in found.values():
        own.doubts[:] = [each for each in own.doubts if each[1] is own.root]
    return out


def _prune(
    items: Mapping[str, Item],
    doubted: set[int],
    out: list[tuple[Mapping[str, Item], str]],
    *,
    is_root: bool = False,
) -> None:
    tokens = [_tokens(item) for item in items.values()]
    is_doubted = any(id(item) in doubted for item in items.values())
    if not is_root and (tokens[0] != tokens[1] or is_doubted):
        reason = "a number has no place in its list" if is_doubted else _difference(items)
        out.append((items, reason))
        for item in items.values():
            item.children.clear()
        return
    if tokens[0] == tokens[1]:
        for pair in zip(*(item.children for item in items.values()), strict=True):
            _prune(dict(zip(items, pair, strict=True)), doubted, out)


def _difference(items: Mapping[str, Item]) -> str:
    """The first difference in what stands under one parent, in words."""
    tokens = {key: _tokens(item) for key, item in items.items()}
    (mine, one), (yours, other) = tokens.items()
    if one != other:
        counts = {key: sum(1 for each in own if each != "text") for key, own in tokens.items()}
        if counts[mine] != counts[yours]:
            return phrase(
                "{mine} has {one} numbered items here, {yours} {other}",
                mine=mine, one=counts[mine], yours=yours, other=counts[yours],
            )  # fmt: skip
        return phrase("text stands between other items, or the items have other numbers")
    pairs = zip(*(item.children for item in items.values()), strict=True)
    for pair in pairs:
        if pair[0].label and (found := _difference(dict(zip(items, pair, strict=True)))):
            return found
    return ""


def _tokens(item: Item) -> list[str]:
    return [f"{own_number(each)}" if each.label else "text" for each in item.children]


def own_number(item: Item) -> tuple[int, ...]:
    """The number of an item under its parent: 1 of 4.1."""
    assert item.label
    is_dotted = item.label.style.startswith("dotted")
    return item.label.numbers[-1:] if is_dotted else item.label.numbers


def _lists(pair: tuple[Item, ...]) -> Iterator[tuple[int, tuple[Series, ...]]]:
    """Depth and marks of every list that the pair of items has inside."""
    for children in zip(*(item.children for item in pair), strict=True):
        if children[0].label:
            yield children[0].depth, tuple(child.series for child in children)
            yield from _lists(children)


def _levels(
    lists: Sequence[tuple[int, tuple[Series, ...]]],
) -> tuple[Mapping[Series, int], ...] | None:
    """For each language, mark → level; ``None`` where the languages do not agree on them."""
    if not lists:
        return ({}, {})
    deepest: tuple[dict[Series, int], ...] = tuple({} for _ in lists[0][1])
    for depth, marks in lists:
        for own, mark in zip(deepest, marks, strict=True):
            own[mark] = max(own.get(mark, 0), depth)
    for _, marks in lists:
        if len({own[mark] for own, mark in zip(deepest, marks, strict=True)}) > 1:
            return None
    return deepest


def _marks(levels: Sequence[Mapping[Series, int]]) -> Marks:
    count = max((level for own in levels for level in own.values()), default=0)
    return tuple(
        tuple(
            tuple(dict.fromkeys(form for (form, _), level in own.items() if level == depth))
            for own in levels
        )
        for depth in range(1, count + 1)
    )


def _restarts(roots: Mapping[str, Item], levels: Sequence[Mapping[Series, int]]) -> frozenset[int]:
    found = set()
    for root, own in zip(roots.values(), levels, strict=True):
        for parent in root.all():
            runs = {
                (own[child.series] - 1, child.series, child.turn)
                for child in parent.children
                if child.label
            }
            kinds = [level for level, _, _ in runs]
            found |= {level for level in kinds if kinds.count(level) > 1}
            # Under another parent a deeper mark is a further list of the same kind.
            found |= {max(kinds)} if len(set(kinds)) > 1 else set()
    return frozenset(found)
