"""The lists of one article (or of a whole document without articles), read by itself.

Each line is the next item of a list that is open, the first of a new one inside it, or text.
What fits none of these is a doubt, never a guess: the lists of that article stay as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.intake.outlines.forms import SIGN_MUST_BE, Label

LARGEST_LETTER = 12
"""A later letter that no list leads to is an initial, and no item."""

Series = tuple[str, str]
"""Form and style of the labels of one list."""


@dataclass(slots=True, eq=False)
class Item:
    """An item of a list, the text behind a list, or the root of both."""

    index: int
    """Place of its line; that of its root is of no account."""
    label: Label | None = None
    """``None``: unnumbered text behind a list."""
    depth: int = 0
    turn: int = 1
    """Which list of its form under its parent it is in."""
    children: list[Item] = field(default_factory=list)
    last: dict[Series, tuple[int, ...]] = field(default_factory=dict)
    own: int = 0
    """Paragraphs of its own behind the first."""

    @property
    def series(self) -> Series:
        """Form and style of its label; empty for text."""
        return (self.label.form, self.label.style) if self.label else ("", "")

    def firsts(self) -> set[tuple[int, ...]]:
        """The number with which the items in it begin."""
        return {child.label.numbers for child in self.children[:1] if child.label}

    def all(self) -> Iterator[Item]:
        """The item and what is in it, in the order of the text."""
        yield self
        for child in self.children:
            yield from child.all()


@dataclass(slots=True)
class Lists:
    """What the lines of one stretch are."""

    root: Item
    doubts: list[tuple[int, Item]] = field(default_factory=list)
    """Lines that look like items and have no place, and in whose lists they have none."""


@dataclass(slots=True)
class _Reader:
    """The open path while the lines are read."""

    closes: bool
    """Whether text behind a list belongs to the root, and not to the last item."""
    found: Lists
    path: list[Item]
    latest: dict[tuple[int, Series], tuple[int, ...]] = field(default_factory=dict)
    """Depth and form of a list → its last number: where text belongs to the last item, numbers
    may go on from one heading to the next."""
    is_after_text: bool = True

    def take(self, index: int, labels: Sequence[Label], *, starts: bool = True) -> None:
        for place in range(len(self.path) - 1, -1, -1):
            for label in labels:
                before = self.path[place].last.get((label.form, label.style))
                if before is not None and _follows(before, label.numbers):
                    self._open(index, label, place)
                    return
        if self._begin(index, labels) or not starts or self._anew(index, labels):
            return
        if labels:
            self._doubt(index, labels)
        self._text(index)

    def _begin(self, index: int, labels: Sequence[Label]) -> bool:
        """Open a list: in the last item, or behind text a further one of the same form."""
        for label in labels:
            series = (label.form, label.style)
            if not _is_first(label, self.path[-1]) and not self._goes_on(label):
                continue
            above = [n for n, each in enumerate(self.path) if series in each.last]
            if not above:
                self._open(index, label, len(self.path) - 1)
                return True
            if self.is_after_text and above[-1] == len(self.path) - 1:
                self._open(index, label, above[-1], again=True)
                return True
            if self.is_after_text and not self.closes:
                self._open(index, label, above[-1], again=True)
                return True
        return False

    def _goes_on(self, label: Label) -> bool:
        """Whether it is the next number of the list behind the heading before."""
        before = self.latest.get((len(self.path), (label.form, label.style)))
        return not self.closes and before is not None and _follows(before, label.numbers)

    def _anew(self, index: int, labels: Sequence[Label]) -> bool:
        """Begin the outermost list again, with nothing between: 1, 2, 3, 1, 2."""
        root = self.path[0]
        for label in labels:
            before = root.last.get((label.form, label.style))
            if before is not None and label.numbers == (1,) and before > (1,) and not self.closes:
                self._open(index, label, 0, again=True)
                return True
        return False

    def _open(self, index: int, label: Label, place: int, *, again: bool = False) -> None:
        parent = self.path[place]
        series = (label.form, label.style)
        turns = [child.turn for child in parent.children if child.series == series]
        turn = max(turns, default=1) + again
        item = Item(index, label, place + 1, turn)
        parent.children.append(item)
        parent.last[series] = self.latest[place + 1, series] = label.numbers
        self.path[place + 1 :] = [item]
        self.is_after_text = False

    def _text(self, index: int) -> None:
        top = self.path[-1]
        self.is_after_text = True
        if (len(self.path) == 1 and not top.children) or not self.closes:
            top.own += 1
            if top.children:
                _behind(top, index)
            return
        del self.path[1:]
        _behind(self.path[0], index)

    def _doubt(self, index: int, labels: Sequence[Label]) -> None:
        label = labels[0]
        if label.form[-1] in SIGN_MUST_BE:
            return
        is_letter = label.style.startswith(("roman", "letter")) and len(labels) == 1
        if is_letter and label.numbers[0] > LARGEST_LETTER and not label.form.startswith("("):
            return
        owner = self.path[-1]
        for place in range(1, len(self.path)):
            if self.path[place].series in {(each.form, each.style) for each in labels}:
                owner = self.path[place - 1]
        self.found.doubts.append((index, owner))


def _behind(owner: Item, index: int) -> None:
    """Text behind a list: one piece, however many paragraphs."""
    if owner.children[-1].label is None:
        owner.children[-1].own += 1
    else:
        owner.children.append(Item(index, None, owner.depth + 1))


def _is_first(label: Label, top: Item) -> bool:
    if label.style.startswith("dotted"):
        above = top.label.numbers if top.label else ()
        return label.numbers[-1] == 1 and (
            not above or label.numbers[:-1] == above[-len(label.numbers) + 1 :]
        )
    return label.numbers in ((1,), ()) or (label.numbers == (0,) and top.depth == 0)


def _follows(before: tuple[int, ...], numbers: tuple[int, ...]) -> bool:
    return numbers[:-1] == before[:-1] and numbers[-1:] == tuple(n + 1 for n in before[-1:])


def lists(
    lines: Sequence[tuple[int, Sequence[Label], bool]],
    *,
    closes: bool = True,
    before: Mapping[Series, tuple[int, ...]] | None = None,
) -> Lists:
    """The lists of a stretch of lines: place, readings as an item, whether a paragraph begins.

    ``closes``: text behind a list belongs to the article, not to its last item; ``before``: last
    numbers of the lists of the stretch before, which may go on in this one.
    """
    root = Item(-1)
    latest = {(1, series): numbers for series, numbers in (before or {}).items()}
    reader = _Reader(closes, Lists(root), [root], latest)
    for index, labels, starts in lines:
        reader.take(index, labels, starts=starts)
    _drop_singles(reader.found, root)
    return reader.found


def _drop_singles(found: Lists, root: Item) -> None:
    """A list of one item whose mark may stand in running text is none."""
    for item in root.all():
        for child in list(item.children):
            alone = [each for each in item.children if each.series == child.series]
            if child.label and child.label.form[-1] in SIGN_MUST_BE and len(alone) == 1:
                found.doubts.append((child.index, item))
