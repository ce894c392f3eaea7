"""Reading pages: which divisions have one, and what stands on it.

Decided from the declared levels and the length of the text, never from names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from build_scripts.language.languages import language
from build_scripts.model import Bitext, Division, Unit

LEAST = 400
"""Han characters that the middle page of a level must have, or the level is too fine."""
MOST = 8_000
"""Han characters that one page may have before a document is cut up at any level there is."""
HAN_PER_LETTER = 0.3
"""One Han character says what about 3.3 letters of an alphabet do."""

Node = Division | Unit


@dataclass(frozen=True, slots=True)
class Page:
    """A reading page: one division, and the loose units and outer headings that open it."""

    id: str
    """Id of the division, its address."""
    outer: tuple[Division, ...]
    """Outer divisions whose heading opens on this page, from the outside in."""
    nodes: tuple[Node, ...]
    """Everything in reading order: front units, ``outer``, the division, what is in it."""


def paginate(bitext: Bitext) -> tuple[Page, ...]:
    """The reading pages in order; none for a document too short or too flat to have them.

    Units outside every page's division go with the next page, after the last with the last.
    """
    ids = {division.id for division in _chosen(bitext)}
    if not ids:
        return ()
    owner = _owners(bitext, ids)
    groups: list[tuple[str, list[Node]]] = []
    loose: list[Node] = []
    for node in bitext.nodes():
        page = owner[node.id]
        if not page:
            loose.append(node)
        elif groups and groups[-1][0] == page and not loose:
            groups[-1][1].append(node)
        else:
            groups.append((page, [*loose, node]))
            loose = []
    groups[-1][1].extend(loose)
    return tuple(_page(page, nodes, ids) for page, nodes in groups)


def _page(page: str, nodes: Sequence[Node], ids: Iterable[str]) -> Page:
    inside = {page}
    outer = []
    for node in nodes:
        if node.parent in inside:
            inside.add(node.id)
        elif isinstance(node, Division) and node.id not in ids:
            outer.append(node)
    return Page(page, tuple(outer), tuple(nodes))


def _owners(bitext: Bitext, ids: set[str]) -> Mapping[str, str]:
    """Node → the page division it is or lies in, empty outside all."""
    owner: dict[str, str] = {}
    for node in bitext.nodes():
        owner[node.id] = node.id if node.id in ids else owner.get(node.parent, "")
    return owner


def _chosen(bitext: Bitext) -> tuple[Division, ...]:
    """The divisions with a page: as declared, else of the deepest level that stays readable."""
    declared = {level.kind: level.page for level in bitext.levels if level.page is not None}
    wanted = {kind for kind, page in declared.items() if page}
    if wanted:
        return _with_page(bitext, wanted)
    lengths = _lengths(bitext)
    kinds = [kind for kind in _kinds(bitext) if declared.get(kind) is not False]
    for kind in reversed(kinds):
        divisions = _with_page(bitext, {kind})
        if median(lengths[each.id] for each in divisions) >= LEAST:
            return divisions
    if kinds and sum(lengths[unit.id] for unit in bitext.units) > MOST:
        return _with_page(bitext, {kinds[0]})
    return ()


def _with_page(bitext: Bitext, kinds: set[str]) -> tuple[Division, ...]:
    """The outermost divisions that have none of these kinds inside."""
    parents = {each.id: each.parent for each in bitext.divisions}
    cut: set[str] = set()
    for division in bitext.divisions:
        parent = division.parent if division.kind in kinds else ""
        while parent and parent not in cut:
            cut.add(parent)
            parent = parents.get(parent, "")
    return tuple(
        each
        for each in bitext.divisions
        if each.id not in cut and (not each.parent or each.parent in cut)
    )


def _kinds(bitext: Bitext) -> tuple[str, ...]:
    """Kinds of division that occur, from the outermost in, by their least depth."""
    depth: dict[str, int] = {}
    least: dict[str, int] = {}
    for division in bitext.divisions:
        depth[division.id] = depth.get(division.parent, -1) + 1
        least[division.kind] = min(depth[division.id], least.get(division.kind, 99))
    return tuple(sorted(least, key=lambda kind: least[kind]))


def _lengths(bitext: Bitext) -> Mapping[str, float]:
    """Node → length of all text in it, in Han characters."""
    lengths = {node.id: 0.0 for node in bitext.nodes()}
    for node in reversed(bitext.nodes()):
        if isinstance(node, Unit):
            lengths[node.id] += max(_unit_lengths(node), default=0.0)
        if node.parent in lengths:
            lengths[node.parent] += lengths[node.id]
    return lengths


def _unit_lengths(unit: Unit) -> Iterator[float]:
    for key, paragraphs in unit.text.items():
        size = sum(len(paragraph) for paragraph in paragraphs or ())
        yield size * (1 if language(key).dense else HAN_PER_LETTER)
