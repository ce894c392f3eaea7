"""Sentences that stand in another unit, or elsewhere in their own, as they were."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts import footmarks
from build_scripts.comparison.subsequence import common
from build_scripts.comparison.tokens import Moved, bare, tokens
from build_scripts.model import Division, Unit

LEAST_WORDS = 6
"""Shorter sentences are said again and again, and did not move."""
LEAST_CHARACTERS = 8
"""The same of scripts whose words are not parted."""

Side = Sequence[Division | Unit]
"""The units, or the heading, of one document in one match."""


@dataclass(frozen=True, slots=True)
class _Sentence:
    unit: str
    start: int
    """In the text of its side of the match."""
    end: int
    form: str
    counts: bool
    """Whether it is long enough to be told from others."""


def text_of(units: Side, key: str) -> str:
    """What the units of one side say in a language: headings and paragraphs, one a line."""
    return "\n".join(line for unit in units for line in _lines(unit, key))


def _lines(node: Division | Unit, key: str) -> tuple[str, ...]:
    heading = node.heading.get(key)
    paragraphs = (node.text.get(key) or ()) if isinstance(node, Unit) else ()
    return (*((heading,) if heading else ()), *paragraphs)


def moves(
    rows: Sequence[tuple[Side, Side]], key: str, *, spaced: bool
) -> Mapping[tuple[int, str], tuple[Moved, ...]]:
    """(row, ``old`` or ``new``) → the sentences of that side that stand elsewhere now, or did.

    Only a sentence that was left over once on either side has moved: of one that is said twice
    nobody knows which of the two it is.
    """
    left: dict[str, dict[str, list[tuple[int, _Sentence]]]] = {
        "old": defaultdict(list), "new": defaultdict(list),
    }  # fmt: skip
    for row, sides in enumerate(rows):
        old, new = ([*_sentences(side, key, spaced=spaced)] for side in sides)
        kept = common([each.form for each in old], [each.form for each in new])
        for name, own, stay in (
            ("old", old, {one for one, _ in kept}),
            ("new", new, {other for _, other in kept}),
        ):
            for at, each in enumerate(own):
                if at not in stay and each.counts:
                    left[name][each.form].append((row, each))
    found: dict[tuple[int, str], list[Moved]] = defaultdict(list)
    for form, before in left["old"].items():
        after = left["new"].get(form, [])
        if len(before) == len(after) == 1:
            [(one, was)], [(other, now)] = before, after
            found[one, "old"].append(Moved(was.start, was.end, now.unit))
            found[other, "new"].append(Moved(now.start, now.end, was.unit))
    return {each: tuple(sorted(own, key=lambda one: one.start)) for each, own in found.items()}


def _sentences(units: Side, key: str, *, spaced: bool) -> Iterator[_Sentence]:
    start = 0
    for unit in units:
        starts: list[int] = []
        for line in _lines(unit, key):
            starts.append(start)
            start += len(line) + 1
        if isinstance(unit, Division):
            continue
        paragraphs = starts[len(starts) - len(unit.text.get(key) or ()) :]
        for each in footmarks.sentences(unit, key):
            at = paragraphs[each.paragraph] + each.start
            form = bare(each.text)
            counts = _is_long(each.text, form, spaced=spaced)
            yield _Sentence(unit.id, at, at + len(each.text), form, counts)


def _is_long(text: str, form: str, *, spaced: bool) -> bool:
    if not spaced:
        return len(form) >= LEAST_CHARACTERS
    words = [each for each in tokens(text) if any(map(str.isalnum, each.form))]
    return len(words) >= LEAST_WORDS
