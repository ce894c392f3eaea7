"""Word's automatic numbers, which stand nowhere in its text: 第一条, 1.1, (a) (ECMA-376, §17.9).

The numbers of a list are counted in the order of the document. ``w:num`` says which list a
paragraph belongs to, ``w:abstractNum`` how its levels look; lists that share one count on together
unless a ``w:num`` begins anew.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from build_scripts.sources.formats.number_forms import BULLET, written
from build_scripts.sources.formats.word.package import MC, Element, W, is_on, val
from build_scripts.sources.formats.word.styles import Styles

LEVELS = 9
PLACEHOLDER = re.compile(r"%([1-9])")
BULLETS = frozenset("•·●○◦▪■□◆◇►–—―-*※★☆▲△")
"""Signs of bullets that are their own character; others are pictures of a symbol font."""
PLAIN_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list looks."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    """``第%1条``: ``%1`` is the number of the first level."""
    gap: str = " "
    """What stands between the number and the text; empty where nothing does."""
    restart: int = -1
    """Behind which level it begins anew: 0 never, -1 behind every outer one."""
    is_legal: bool = False
    """Whether all numbers in it are printed as digits."""
    is_hidden: bool = False
    style: str = ""


@dataclass(slots=True)
class Numbering:
    """The lists of a file, and how far each has come."""

    styles: Styles
    lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = field(default_factory=dict)
    """``numId`` → the list that it counts with, its levels, the levels that it begins anew."""
    counts: dict[str, list[int | None]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)
    unknown: set[str] = field(default_factory=set)
    """Formats of numbers that cannot be written."""

    def label(self, paragraph: Element) -> str:
        """The number that Word prints before a paragraph, with what parts it from the text."""
        found = self._place(paragraph)
        if found is None:
            return ""
        number, at = found
        shared, levels, _ = self.lists[number]
        self._count(number, at)
        level = levels.get(at, Level())
        if level.is_hidden:
            return ""
        label = self._bullet(level) if level.form == BULLET else self._text(shared, levels, at)
        return f"{label}{level.gap}" if label.strip() else ""

    def _place(self, paragraph: Element) -> tuple[str, int] | None:
        """The list and level of a paragraph: its own, else that of its style."""
        number: str | None = None
        at: int | None = None
        holders = [paragraph.find(f"{W}pPr"), *(
            style.find(f"{W}pPr") for style in self.styles.of_paragraph(paragraph)
        )]  # fmt: skip
        for holder in holders:
            own = None if holder is None else holder.find(f"{W}numPr")
            if own is not None:
                number = number or val(own.find(f"{W}numId"))
                level = val(own.find(f"{W}ilvl"))
                at = int(level) if at is None and level and level.isdigit() else at
            if number is not None:
                break
        if number is None or number not in self.lists:
            return None  # 0 takes a paragraph out of the list of its style
        if at is None:
            at = self._level_of_style(number, paragraph)
        return (number, at) if at < LEVELS else None

    def _level_of_style(self, number: str, paragraph: Element) -> int:
        names = [val(style, "styleId") for style in self.styles.of_paragraph(paragraph)]
        levels = self.lists[number][1]
        return next((at for name in names for at, level in levels.items()
                     if level.style and level.style == name), 0)  # fmt: skip

    def _count(self, number: str, at: int) -> None:
        shared, levels, anew = self.lists[number]
        counts = self.counts.setdefault(shared, [None] * LEVELS)
        for outer in range(at):
            if counts[outer] is None:
                counts[outer] = levels.get(outer, Level()).start
        if at in anew and (number, at) not in self.begun:
            self.begun.add((number, at))
            counts[at] = anew[at]
        else:
            before = counts[at]
            counts[at] = levels.get(at, Level()).start if before is None else before + 1
        for inner in range(at + 1, LEVELS):
            behind = levels.get(inner, Level()).restart
            if behind < 0 or at < behind:
                counts[inner] = None

    def _text(self, shared: str, levels: dict[int, Level], at: int) -> str:
        own = levels.get(at, Level())
        counts = self.counts[shared]

        def number(found: re.Match[str]) -> str:
            which = int(found[1]) - 1
            level = levels.get(which, Level())
            form = "decimal" if own.is_legal else level.form
            value = counts[which]
            text = written(level.start if value is None else value, form)
            if text is None:
                self.unknown.add(form)
            return text or ""

        return PLACEHOLDER.sub(number, own.text)

    @staticmethod
    def _bullet(level: Level) -> str:
        if not level.text.strip():
            return ""
        return level.text if level.text in BULLETS else PLAIN_BULLET


def read_numbering(part: Element | None, styles: Styles) -> Numbering:
    """The lists of a file, none where it has no such part."""
    out = Numbering(styles)
    if part is None:
        return out
    abstract = {val(each, "abstractNumId"): each for each in part.iter(f"{W}abstractNum")}
    numbers = {val(each, "numId"): each for each in part.iter(f"{W}num")}
    for number, each in numbers.items():
        shared = val(each.find(f"{W}abstractNumId"))
        own = _linked(abstract, numbers, shared, styles)
        if number is None or number == "0" or own is None:
            continue
        levels = {at: level for at, level in map(_level, own.findall(f"{W}lvl")) if at >= 0}
        anew: dict[int, int] = {}
        for override in each.findall(f"{W}lvlOverride"):
            at = _int(val(override, "ilvl"), -1)
            if (replaced := override.find(f"{W}lvl")) is not None:
                levels[at] = _level(replaced)[1]
            if (start := val(override.find(f"{W}startOverride"))) is not None:
                anew[at] = _int(start, 1)
        out.lists[number] = (val(own, "abstractNumId") or "", levels, anew)
    return out


def _linked(
    abstract: dict[str | None, Element], numbers: dict[str | None, Element],
    shared: str | None, styles: Styles,
) -> Element | None:  # fmt: skip
    """The abstract list that has the levels: a list may be a style that another defines."""
    own = abstract.get(shared)
    link = None if own is None else val(own.find(f"{W}numStyleLink"))
    style = styles.known.get(link or "")
    if style is None:
        return own
    number = numbers.get(val(style.find(f"{W}pPr/{W}numPr/{W}numId")))
    linked = None if number is None else abstract.get(val(number.find(f"{W}abstractNumId")))
    return own if linked is None else linked


def _level(element: Element) -> tuple[int, Level]:
    """Place and looks of a ``w:lvl``."""
    form = element.find(f"{W}numFmt")
    if form is None:  # a format newer than the schema stands beside an older one
        form = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
    suffix = val(element.find(f"{W}suff"))
    legal = is_on(element, "isLgl")
    return _int(val(element, "ilvl"), -1), Level(
        start=_int(val(element.find(f"{W}start")), 0),
        form=val(form) or "decimal",
        text=val(element.find(f"{W}lvlText")) or "",
        gap="" if suffix == "nothing" else " ",
        restart=_int(val(element.find(f"{W}lvlRestart")), -1),
        is_legal=bool(legal),
        is_hidden=bool(is_on(element.find(f"{W}rPr"), "vanish")),
        style=val(element.find(f"{W}pStyle")) or "",
    )


def _int(text: str | None, default: int) -> int:
    return int(text) if text and text.lstrip("-").isdigit() else default
