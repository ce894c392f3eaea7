"""Which unit of an older document became which of a newer one.

Units with one id whose texts agree are partners. Every other pairing (another number, a split, a
merger, one id with texts that hardly agree or agree as well with others) is a proposal of the
machine, and said to be one until an editor confirms it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.comparison.gaps import in_place
from build_scripts.comparison.likeness import Wording, candidates, likeness, shares

BY_ID, CONFIRMED, PROPOSED = "id", "confirmed", "proposed"
"""How a match was found: one id and texts that agree; an editor says so; the machine proposes."""
ALIKE = 0.4
"""Texts under two ids may be partners from this likeness on."""
HARDLY, SURE = 0.2, 0.5
"""Texts under one id: below the first they are two texts; from the second on they agree, where
they do so in every language."""
SAME_ID = 0.1
"""What one id counts where several may be the partner."""
NEAR = 0.05
"""Another that is alike nearly as much is a doubt, unless the texts are one to the letter."""
PART, HALF, ELSEWHERE = 0.6, 0.5, 0.3
"""So much of a text stands in another that it may have been split from it, or merged into it: of
all languages together; in each of them; and more than in what that one is paired with already."""
LEAST = 4
"""So many pairs of words a part has at least."""
COMMON = 60
"""What stands in more units says nothing of which is the partner."""


@dataclass(frozen=True, slots=True)
class Match:
    """Units that go together: one and one; several on a side that was split or merged; none on a
    side where the unit is new or was dropped."""

    old: tuple[str, ...]
    new: tuple[str, ...]
    how: str


@dataclass(frozen=True, slots=True)
class _Candidate:
    old: str
    new: str
    likeness: float
    least: float
    """In the language in which they are least alike."""
    far: int

    @property
    def score(self) -> float:
        return self.likeness + (SAME_ID if self.old == self.new else 0)

    @property
    def may_be(self) -> bool:
        return self.likeness >= (HARDLY if self.old == self.new else ALIKE)


def matches(
    old: Sequence[Wording], new: Sequence[Wording], decided: Sequence[Match] = ()
) -> tuple[Match, ...]:
    """Every unit of both documents (in their order) in one match; ``decided`` by an editor."""
    taken_old = {each for match in decided for each in match.old}
    taken_new = {each for match in decided for each in match.new}
    free_old = [each for each in old if each.id not in taken_old]
    free_new = [each for each in new if each.id not in taken_new]
    found = list(_pairs(free_old, free_new))
    found = _with_parts(
        found, {each.id: each for each in free_old}, {each.id: each for each in free_new}
    )
    known = [(each.old, each.new) for each in (*decided, *found)]
    found += [Match((one,), (other,), PROPOSED) for one, other in in_place(known, old, new)]
    known_old = taken_old | {each for match in found for each in match.old}
    known_new = taken_new | {each for match in found for each in match.new}
    return (
        *decided,
        *found,
        *(Match((each.id,), (), BY_ID) for each in old if each.id not in known_old),
        *(Match((), (each.id,), BY_ID) for each in new if each.id not in known_new),
    )


def _pairs(old: Sequence[Wording], new: Sequence[Wording]) -> Iterator[Match]:
    """One and one, the most alike first."""
    found = list(_candidates(old, new))
    rivals: dict[tuple[str, str], list[_Candidate]] = {}
    for each in found:
        rivals.setdefault(("old", each.old), []).append(each)
        rivals.setdefault(("new", each.new), []).append(each)
    used: set[tuple[str, str]] = set()
    for each in sorted(found, key=lambda each: (-each.score, each.far, each.old, each.new)):
        if not each.may_be or ("old", each.old) in used or ("new", each.new) in used:
            continue
        used |= {("old", each.old), ("new", each.new)}
        others = [*rivals["old", each.old], *rivals["new", each.new]]
        is_sure = each.old == each.new and _agrees(each, others)
        yield Match((each.old,), (each.new,), BY_ID if is_sure else PROPOSED)


def _agrees(own: _Candidate, others: Iterable[_Candidate]) -> bool:
    """Whether two texts under one id agree in every language, and no other as much."""
    if own.least < SURE:
        return False
    is_letter_for_letter = own.least > 1 - NEAR
    return is_letter_for_letter or all(
        other.likeness < own.likeness - NEAR for other in others if other != own
    )


def _candidates(old: Sequence[Wording], new: Sequence[Wording]) -> Iterator[_Candidate]:
    place = {each.id: at for at, each in enumerate(new)}
    near = candidates(old, new, COMMON)
    for at, mine in enumerate(old):
        ids = {*near[mine.id], *({mine.id} & place.keys())}
        for yours in (new[place[each]] for each in sorted(ids)):
            alike = likeness(mine, yours)
            far = abs(at - place[yours.id])
            if alike:
                values = alike.values()
                yield _Candidate(mine.id, yours.id, sum(values) / len(values), min(values), far)
            elif mine.id == yours.id and not (mine.shingles or yours.shingles):
                yield _Candidate(mine.id, yours.id, 1.0, 1.0, far)  # headings of lists: no words


def _with_parts(
    found: Sequence[Match], old: Mapping[str, Wording], new: Mapping[str, Wording]
) -> list[Match]:
    """The matches with what was split from an old text, or merged into a new one."""
    split = _parts(found, old, new)
    turned = [_turned(each) for each in split]
    return [_turned(each) for each in _parts(turned, new, old)]


def _turned(match: Match) -> Match:
    return replace(match, old=match.new, new=match.old)


def _parts(
    found: Sequence[Match], old: Mapping[str, Wording], new: Mapping[str, Wording]
) -> list[Match]:
    """Texts of the new side without partner, each with the old text that has most of it."""
    by_old = {each.old[0]: each for each in found if len(each.old) == 1}
    known = {name for each in found for name in each.new}
    lone = [each for each in new.values() if each.id not in known and each.size >= LEAST]
    near = candidates(lone, list(old.values()), COMMON)
    more: dict[str, list[str]] = {}
    for part in lone:
        wholes = [(shares(part, [old[each]]), each) for each in sorted(near[part.id])]
        for much, whole in sorted(wholes, key=lambda each: (-min(each[0]), each[1])):
            match = by_old.get(whole)
            if min(much) < HALF or sum(much) / len(much) < PART or match is None:
                break
            if min(much) - min(shares(part, [new[each] for each in match.new])) >= ELSEWHERE:
                more.setdefault(whole, []).append(part.id)
                break
    order = {each: at for at, each in enumerate(new)}
    return [
        replace(each, new=tuple(sorted((*each.new, *parts), key=order.__getitem__)), how=PROPOSED)
        if len(each.old) == 1 and (parts := more.get(each.old[0]))
        else each
        for each in found
    ]
