"""The dispersion strip: where in a document a concept lives, as a small inline SVG.

A stroke for each use on a line that is the document; the divisions are parted by ticks. The same
in words is its text alternative, in figures a small table under it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_scripts.language.languages import language
from build_scripts.model import Unit
from build_scripts.outputs.pages.escape import Safe, markdown
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, counted, joined, say

WIDTH, HEIGHT = 600, 26
STROKE = 3
NOWHERE = Safe("")


@dataclass(frozen=True, slots=True)
class Spread:
    """The strip, and how many uses are in which division."""

    svg: Safe
    total: tuple[Span, ...]
    rows: tuple[tuple[tuple[Span, ...], int, Safe], ...]
    """The name of each division that has some, in each language, how many, and where they are
    listed, if not on the same page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """Where everything is in one document."""

    places: Mapping[str, float]
    """Node → where it begins, as a share of the text."""
    bounds: tuple[float, ...]
    """Where the divisions begin."""


def strip(publication: Publication) -> Strip:
    """Measure a document, by the length of its first text."""
    starts: dict[str, int] = {}
    total = 0
    for node in publication.nodes.values():
        starts[node.id] = total
        if isinstance(node, Unit):
            texts = (text for text in node.text.values() if text)
            total += max(1, sum(map(len, next(texts, ()))))
    shares = {node: start / (total or 1) for node, start in starts.items()}
    bounds = {shares[each.id] for each in publication.bitext.divisions if shares[each.id] > 0}
    return Strip(shares, tuple(sorted(bounds)))


def spread(
    publication: Publication, known: Strip, units: Sequence[str], links: Mapping[str, Safe]
) -> Spread:
    """The strip for the units (with repetition) in which something occurs.

    ``links``: division → the page that lists what is in it.
    """
    counts = Counter(publication.division_of(unit) for unit in units)
    listed = [(node, counts[node]) for node in publication.in_order(counts)]
    bounds = "".join(f"M{_x(at)} {HEIGHT - 6}v6" for at in known.bounds)
    strokes = "".join(
        f"M{_x(known.places[unit])} 2v{HEIGHT - 7}"
        for unit in sorted(set(units), key=known.places.__getitem__)
    )
    lines = (
        f'<path class="axis" d="M0 {HEIGHT - 1}H{WIDTH}{bounds}"/>',
        f'<path stroke-width="{STROKE}" d="{strokes}"/>',
    )
    label = markdown(joined({key: _said(publication, listed, key) for key in SPOKEN}))
    svg = (
        f'<svg class="spread" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}" '
        f'preserveAspectRatio="none">{"".join(lines)}</svg>'
    )
    rows = tuple(
        (_names(publication, node), count, links.get(node, NOWHERE)) for node, count in listed
    )
    return Spread(Safe(svg), counted("places", len(units)), rows)


def _x(share: float) -> str:
    return f"{round(share * (WIDTH - STROKE) + STROKE / 2, 1):g}"


def _said(publication: Publication, listed: Sequence[tuple[str, int]], key: str) -> str:
    """One sentence in a language: ``13 places: Part One 2, …``."""
    parts = [f"{_name(publication, node, key)} {count}" for node, count in listed]
    total = sum(count for _, count in listed)
    text = language(key).punctuation.member.join(parts)
    return say("spread_one" if total == 1 else "spread", key, total=total, list=text)


def _names(publication: Publication, node: str) -> tuple[Span, ...]:
    return tuple(Span(key, lang, _name(publication, node, key)) for key, lang in SPOKEN.items())


def _name(publication: Publication, node: str, key: str) -> str:
    return publication.named(node, key if key in publication.keys else publication.keys[0])
