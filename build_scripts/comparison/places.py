"""What stands elsewhere: units that moved, and those that only have another number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from build_scripts.comparison.partners import Match
from build_scripts.model import Bitext


def moved_ones(
    older: Bitext, newer: Bitext, headings: Sequence[Match], units: Sequence[Match]
) -> frozenset[Match]:
    """The matches that stand before or behind others where they did not, as few as explain it,
    and those that stand under another heading.
    """
    places = [{node.id: node.order for node in each.nodes()} for each in (older, newer)]
    away = {each for own in (headings, units) for each in _out_of_order(own, *places)}
    parents = [{node.id: node.parent for node in each.nodes()} for each in (older, newer)]
    partners = [(set(each.old), set(each.new)) for each in (*headings, *units)]
    became: dict[str, set[str]] = {}
    for old, new in partners:
        for node in new if old else ():
            became.setdefault(node, set()).update(old)
    still = {node for old, new in partners if new for node in old}
    for each in (*headings, *units):
        if each.old and each.new:
            was, now = parents[0][each.old[0]], parents[1][each.new[0]]
            # Under a heading that is new, or where one was dropped, nothing has moved by that.
            if was not in became.get(now, ()) and now in became and (was in still or not was):
                away.add(each)
            if not now and was in still:
                away.add(each)
    return frozenset(away)


def _out_of_order(
    found: Sequence[Match], old: Mapping[str, int], new: Mapping[str, int]
) -> list[Match]:
    both = [each for each in found if each.old and each.new]
    both.sort(key=lambda each: new[each.new[0]])
    kept = _longest_rising([old[each.old[0]] for each in both])
    return [each for at, each in enumerate(both) if at not in kept]


def _longest_rising(values: Sequence[int]) -> set[int]:
    """Places of the longest rising subsequence: ``[1, 4, 2, 3]`` → {0, 2, 3}."""
    tops: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        size = bisect_left(tops, value)
        before.append(ends[size - 1] if size else -1)
        tops[size:] = [value] if size == len(tops) else [value, *tops[size + 1 :]]
        ends[size:] = [at] if size == len(ends) else [at, *ends[size + 1 :]]
    out = set()
    at = ends[-1] if ends else -1
    while at >= 0:
        out.add(at)
        at = before[at]
    return out
