"""What changed in the words of a text: runs that stayed, were taken out, put in, moved.

After the longest common subsequence has been found, what makes no reading is mended, as Neil
Fraser's ``diff_cleanupSemantic`` does: a few words that stayed by chance amid a passage that was
written anew are part of the change, and a change begins and ends where a sentence, a clause or a
word does, if it may as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from build_scripts.comparison.stayed import STOPS, is_stop, stayed
from build_scripts.comparison.tokens import Moved, Token, bare, tokens, with_capitals

SAME, FORM, CHANGED, MOVED = "same", "form", "changed", "moved"
"""Of a run, and of a text: nothing changed; only white space, width, the form of signs or capitals
throughout; words; a sentence stands elsewhere."""
PAUSES = frozenset("，、：,:")
MOST_STEPS = 400
"""How far a change is slid along words that repeat."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of both texts, as printed: what stood there, and what stands there."""

    kind: str
    old: str
    new: str
    place: str = ""
    """Of a sentence that moved: the unit of the other document where it stands."""


@dataclass(slots=True)
class _Block:
    """Words that stayed (as pairs), or words that were taken out and put in."""

    same: list[tuple[Token, Token]] = field(default_factory=list)
    old: list[Token] = field(default_factory=list)
    new: list[Token] = field(default_factory=list)

    @property
    def weight(self) -> int:
        """Characters that stayed, or the more of those taken out and put in."""
        if self.same:
            return sum(old.weight for old, _ in self.same)
        return max(sum(each.weight for each in side) for side in (self.old, self.new))


def wording(
    old: str, new: str, moved_out: Sequence[Moved] = (), moved_in: Sequence[Moved] = ()
) -> tuple[Run, ...]:
    """The runs of two texts; their old sides joined are the old text, the new sides the new one.

    ``(甲方通知乙方。, 甲方应当通知乙方。)`` → same 甲方, changed “” 应当, same 通知乙方。
    """
    if old == new and not moved_out and not moved_in:
        return (Run(SAME, old, new),) if old else ()
    sides = (
        with_capitals(tokens(text, moved)) for text, moved in ((old, moved_out), (new, moved_in))
    )
    blocks = _blocks(*sides)
    blocks = _whole(blocks)
    _slide(blocks)
    return tuple(_joined(run for block in blocks for run in _runs(block)))


def kind_of(runs: Sequence[Run]) -> str:
    """What became of a text, by its runs."""
    kinds = {run.kind for run in runs}
    if CHANGED in kinds:
        old, new = (bare("".join(getattr(run, side) for run in runs)) for side in ("old", "new"))
        return FORM if old == new and MOVED not in kinds else CHANGED
    return next((kind for kind in (MOVED, FORM) if kind in kinds), SAME)


def _blocks(old: Sequence[Token], new: Sequence[Token]) -> list[_Block]:
    """Stayed and changed in turn; a sentence that moved is never one that stayed."""
    blocks: list[_Block] = []
    here, there = 0, 0
    for one, other in [*stayed(old, new), (len(old), len(new))]:
        if one > here or other > there:
            blocks.append(_Block(old=list(old[here:one]), new=list(new[there:other])))
        if one < len(old):
            if not blocks or not blocks[-1].same:
                blocks.append(_Block())
            blocks[-1].same.append((old[one], new[other]))
        here, there = one + 1, other + 1
    return blocks


def _whole(blocks: Sequence[_Block]) -> list[_Block]:
    """Changes with what stayed between them, where that is no more than either of them."""
    out: list[_Block] = []
    for block in blocks:
        out.append(block)
        while len(out) > 2 and not out[-1].same and _is_island(*out[-3:]):
            before, between, after = out[-3:]
            out[-3:] = [
                _Block(
                    old=[*before.old, *(old for old, _ in between.same), *after.old],
                    new=[*before.new, *(new for _, new in between.same), *after.new],
                )
            ]
    return out


def _is_island(before: _Block, between: _Block, after: _Block) -> bool:
    if any(each.moved for block in (before, after) for each in (*block.old, *block.new)):
        return False
    words = [old for old, _ in between.same]
    if any("\n" in each.text for each in words):
        return False
    if _ends(before) and is_stop(words[-1]):  # a whole sentence
        return False
    if any(_spans([*left, *within, *right]) for left, within, right in (
        (before.old, [old for old, _ in between.same], after.old),
        (before.new, [new for _, new in between.same], after.new),
    )):  # fmt: skip
        return False
    return between.weight <= min(before.weight, after.weight)


def _spans(side: Sequence[Token]) -> bool:
    """Whether words of more than one paragraph are among these."""
    paragraphs = "".join(each.text for each in side).split("\n")
    return sum(any(map(str.isalnum, each)) for each in paragraphs) > 1


def _ends(block: _Block) -> bool:
    """Whether a change ends where a sentence does."""
    sides = [[each for each in side if each.text.strip(" ")] for side in (block.old, block.new)]
    return all(not side or is_stop(side[-1]) for side in sides)


def _slide(blocks: Sequence[_Block]) -> None:
    """Move what was only put in, or only taken out, to where it reads best."""
    for before, block, after in zip(blocks, blocks[1:], blocks[2:], strict=False):
        side = block.old or block.new
        if block.same or (block.old and block.new) or any(each.moved for each in side):
            continue
        around = [old for old, _ in before.same], [old for old, _ in after.same]
        if not all(old.text == new.text for old, new in (*before.same, *after.same)):
            continue
        step = _best_step(side, *around, is_last=after is blocks[-1])
        line = [*around[0], *side, *around[1]]
        start, end = len(around[0]) + step, len(around[0]) + step + len(side)
        before.same[:] = [(each, each) for each in line[:start]]
        side[:] = line[start:end]
        after.same[:] = [(each, each) for each in line[end:]]


def _best_step(
    side: Sequence[Token], before: Sequence[Token], after: Sequence[Token], *, is_last: bool
) -> int:
    """By how many words a change is slid, to the left where that is less than 0."""
    line = [each.text for each in (*before, *side, *after)]
    start, end = len(before), len(before) + len(side)
    steps = [0]
    # What stayed at the end of the text may all go before a change; elsewhere a word is left.
    for way, last in ((-1, len(before) - 1), (1, len(after) - (0 if is_last else 1))):
        for size in range(1, min(last, MOST_STEPS) + 1):
            one = start - size if way < 0 else start + size - 1
            other = end - size if way < 0 else end + size - 1
            if line[one] != line[other]:
                break
            steps.append(way * size)
    return max(steps, key=lambda step: (_fitness(line, start + step, end + step), -abs(step)))


def _fitness(line: Sequence[str], start: int, end: int) -> int:
    """How well a change reads that begins and ends there: behind a stop, a pause, a space."""
    return sum(_border(line[at - 1] if at else "\n", line[at : at + 1]) for at in (start, end))


def _border(before: str, after: Sequence[str]) -> int:
    if before[-1] in STOPS or not after:
        return 3
    if before[-1] in PAUSES or after[0] in STOPS:
        return 2
    return 1 if after[0].isspace() else 0


def _runs(block: _Block) -> Iterator[Run]:
    for old, new in block.same:
        yield Run(SAME if old.text == new.text else FORM, old.text, new.text)
    if block.same:
        return
    out, put = ("".join(each.text for each in side) for side in (block.old, block.new))
    if not out and not put:
        return
    if not any(each.moved for each in (*block.old, *block.new)):
        yield Run(FORM if bare(out) == bare(put) else CHANGED, out, put)
        return
    for place, inside in groupby(block.old, key=lambda each: each.moved):
        text = "".join(each.text for each in inside)
        yield Run(_kind(place, text), text, "", place)
    for place, inside in groupby(block.new, key=lambda each: each.moved):
        text = "".join(each.text for each in inside)
        yield Run(_kind(place, text), "", text, place)


def _kind(place: str, text: str) -> str:
    return MOVED if place else CHANGED if bare(text) else FORM


def _joined(runs: Iterator[Run]) -> list[Run]:
    """Neighbours that stayed as one run; words in other capitals as one, with what is between."""
    out: list[Run] = []
    for run in runs:
        if out and run.kind == out[-1].kind == SAME:
            out[-1] = _together(out[-1], run)
        elif len(out) > 1 and _has_words(run) and _has_words(out[-2]) and _is_between(out[-1]):
            out[-2:] = [_together(_together(out[-2], out[-1]), run)]
        else:
            out.append(run)
    return out


def _together(one: Run, other: Run) -> Run:
    return Run(one.kind, one.old + other.old, one.new + other.new)


def _has_words(run: Run) -> bool:
    return run.kind == FORM and any(map(str.isalnum, run.old))


def _is_between(run: Run) -> bool:
    return run.kind in (SAME, FORM) and not any(map(str.isalnum, run.old))
