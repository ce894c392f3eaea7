"""Two documents compared unit by unit, in each language that both have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.comparison.headings import heading_matches
from build_scripts.comparison.likeness import Wording, wording_of
from build_scripts.comparison.partners import PROPOSED, Match, matches
from build_scripts.comparison.places import moved_ones
from build_scripts.comparison.sentences import moves, text_of
from build_scripts.comparison.tokens import bare
from build_scripts.comparison.wording import CHANGED, FORM, MOVED, SAME, Run, kind_of, wording
from build_scripts.language.languages import is_spaced
from build_scripts.model import Bitext, Division, Unit

NEW, DROPPED, SPLIT, MERGED = "new", "dropped", "split", "merged"
STATES = (SAME, FORM, CHANGED, SPLIT, MERGED, NEW, DROPPED)
"""What became of a unit; each has one of them."""
RENUMBERED = "renumbered"

Node = Division | Unit


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A unit, or a heading, of both documents and what changed in it."""

    match: Match
    state: str
    runs: Mapping[str, tuple[Run, ...]]
    """Language key → what changed in its words."""
    is_moved: bool = False
    """Whether it stands before or behind others where it did not, or under another heading."""
    is_renumbered: bool = False
    """Whether it has another id, or another number is printed."""
    is_heading: bool = False

    @property
    def old(self) -> tuple[str, ...]:
        """Its ids in the older document."""
        return self.match.old

    @property
    def new(self) -> tuple[str, ...]:
        """Its ids in the newer document."""
        return self.match.new

    @property
    def is_proposed(self) -> bool:
        """Whether that these go together is a proposal of the machine."""
        return self.match.how == PROPOSED

    @property
    def is_touched(self) -> bool:
        """Whether there is anything to see: more than the form of signs."""
        is_as_was = self.state in (SAME, FORM)
        return not is_as_was or self.is_moved or self.is_renumbered or self.is_proposed


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """What became of an older document in a newer one."""

    older: Bitext
    newer: Bitext
    keys: tuple[str, ...]
    """The languages that both have, in the order of the newer."""
    rows: tuple[Row, ...]
    """Every unit and heading of both, in the order of the newer; what was dropped stands behind
    what it stood behind."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many units are as they were, changed …; ``moved`` and ``renumbered`` count some of
        them again. Headings are counted in ``proposed`` alone: they are to be confirmed too."""
        units = [row for row in self.rows if not row.is_heading]
        states = Counter(row.state for row in units)
        return {
            **{state: states[state] for state in STATES},
            MOVED: sum(row.is_moved for row in units),
            RENUMBERED: sum(row.is_renumbered for row in units),
            PROPOSED: len(self.proposed),
        }

    @property
    def proposed(self) -> tuple[Row, ...]:
        """What an editor has still to confirm."""
        return tuple(row for row in self.rows if row.is_proposed)


def compare(older: Bitext, newer: Bitext, decided: Sequence[Match] = ()) -> Comparison:
    """Compare two documents; ``decided``: the units that an editor says go together."""
    keys = tuple(key for key in newer.document.keys if key in older.document.keys)
    heads = {each.id for bitext in (older, newer) for each in bitext.divisions}
    of_heads = [each for each in decided if heads.issuperset((*each.old, *each.new))]
    of_units = [each for each in decided if each not in of_heads]
    units = matches(_wordings(older.units, keys), _wordings(newer.units, keys), of_units)
    divisions = (_wordings(older.divisions, keys), _wordings(newer.divisions, keys))
    headings = heading_matches(older, newer, units, divisions, of_heads)
    rows = _rows(older, newer, (*headings, *units), keys, moved_ones(older, newer, headings, units))
    return Comparison(older, newer, keys, tuple(_in_order(rows, older, newer)))


def _wordings(nodes: Sequence[Node], keys: Sequence[str]) -> list[Wording]:
    return [wording_of(each.id, {key: text_of((each,), key) for key in keys}) for each in nodes]


def _rows(
    older: Bitext,
    newer: Bitext,
    found: Sequence[Match],
    keys: Sequence[str],
    away: frozenset[Match],
) -> list[Row]:
    """A row for each match, with what changed in its words."""
    old_nodes, new_nodes = ({node.id: node for node in each.nodes()} for each in (older, newer))
    sides = [
        ([old_nodes[each] for each in match.old], [new_nodes[each] for each in match.new])
        for match in found
    ]
    runs: list[dict[str, tuple[Run, ...]]] = [{} for _ in found]
    for key in keys:
        sentences = moves(sides, key, spaced=is_spaced(key))
        for at, (old, new) in enumerate(sides):
            out, into = (sentences.get((at, name), ()) for name in ("old", "new"))
            runs[at][key] = wording(text_of(old, key), text_of(new, key), out, into)
    return [
        Row(
            match,
            _state(match, runs[at]),
            runs[at],
            is_moved=match in away,
            is_renumbered=_is_renumbered(*sides[at], keys),
            is_heading=isinstance((*sides[at][0], *sides[at][1])[0], Division),
        )
        for at, match in enumerate(found)
    ]


def _state(match: Match, runs: Mapping[str, Sequence[Run]]) -> str:
    if not match.old or not match.new:
        return DROPPED if match.old else NEW
    if len(match.old) > 1 or len(match.new) > 1:
        return SPLIT if len(match.new) > len(match.old) else MERGED
    kinds = {kind_of(each) for each in runs.values()}
    if CHANGED in kinds or MOVED in kinds:
        return CHANGED
    return FORM if FORM in kinds else SAME


def _is_renumbered(old: Sequence[Node], new: Sequence[Node], keys: Sequence[str]) -> bool:
    """Whether one unit that became one has another id, or another number is printed."""
    if len(old) != 1 or len(new) != 1:
        return False
    [before], [after] = old, new
    labels = [(before.label.get(key), after.label.get(key)) for key in keys]
    return before.id != after.id or any(
        None not in pair and bare(pair[0] or "") != bare(pair[1] or "") for pair in labels
    )


def _in_order(rows: Sequence[Row], older: Bitext, newer: Bitext) -> Iterator[Row]:
    """In the order of the newer; what was dropped behind what it stood behind and did not move."""
    old_at, new_at = ({node.id: node.order for node in each.nodes()} for each in (older, newer))
    there = sorted((row for row in rows if row.new), key=lambda row: new_at[row.new[0]])
    behind: dict[Row | None, list[Row]] = {}
    before: Row | None = None
    for row in sorted((row for row in rows if row.old), key=lambda row: old_at[row.old[0]]):
        if not row.new:
            behind.setdefault(before, []).append(row)
        elif not row.is_moved:
            before = row
    yield from behind.get(None, ())
    for row in there:
        yield row
        yield from behind.get(row, ())
