"""The series of labels in one text, before anything is known of its structure.

Nothing here decides how a document is read; ``proposal`` tries what it suggests.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from build_scripts.intake import presets, surroundings
from build_scripts.intake.presets import Family
from build_scripts.sources.templates import Match, Template, compile_template
from build_scripts.structure import wrap
from build_scripts.structure.wrap import Line

# A number and nothing else for a label; then no sign may follow.
BARE = re.compile(r"\{[a-z]+\} \{(?:text|heading)\}\Z")
MARKS = frozenset(".．、,，)）:：-–—") | {""}
ANONYMOUS = re.compile(r"[\s.、,:：（）()，~-]|\{[a-z]+\}")

LITERAL = "literal"
"""Style of a series without numerals."""
LONGEST_REST = 200
"""So much of what stands behind a label is looked at."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A line that reads as a label."""

    index: int
    """Place among the lines of the survey."""
    numbers: tuple[int, ...]
    style: str
    template: str
    rest: str


@dataclass(frozen=True, slots=True)
class Series:
    """All lines of one text that a family of templates fits."""

    family: Family
    style: str
    """Numeral system and case, where the family has one alone."""
    hits: tuple[Hit, ...]

    @property
    def is_named(self) -> bool:
        """Whether a word shows what the labels are: 第…条, Article."""
        return any(ANONYMOUS.sub("", presets.plain(pattern)) for pattern in self.family)

    @property
    def first(self) -> int:
        """The number with which the series begins."""
        numbers = {hit.numbers[-1] for hit in self.hits}
        if 0 in numbers and self.hits[0].numbers[-1] == 0:
            return 0
        return 1 if 1 in numbers or not self.hits else self.hits[0].numbers[-1]

    @property
    def begins(self) -> int:
        """Index of the line with which the series begins: its first number, the second behind it.

        The second shows that an ``i.`` is not the ninth letter of another series.
        """
        first = self.first
        ones = [n for n, hit in enumerate(self.hits) if hit.numbers[-1] == first]
        followed = (
            n for n in ones if n + 1 < len(self.hits) and self.hits[n + 1].numbers[-1] == first + 1
        )
        return self.hits[ones[0] if self.is_named else next(followed, ones[0])].index

    @property
    def is_series(self) -> bool:
        """Whether the hits look like a numbering and not like chance."""
        if not self.hits:
            return False
        numbers = {hit.numbers[-1] for hit in self.hits}
        if self.hits[0].style == LITERAL:
            return len(self.hits) > 1
        return self.is_named or {self.first, self.first + 1} <= numbers or self.is_by_position

    @property
    def is_by_position(self) -> bool:
        """Whether the same number is printed again and again: ``1. 1. 1.``"""
        return len(self.hits) > 2 and len({hit.numbers for hit in self.hits}) == 1

    @property
    def templates(self) -> tuple[str, ...]:
        """The templates that the hits need, those with a sign behind the label first."""
        used = {hit.template for hit in self.hits}
        return tuple(sorted(used, key=lambda each: (-len(_literals(each)), each)))


def _literals(template: str) -> str:
    return re.sub(r"\{[a-z]+\}", "", template)


@dataclass(slots=True)
class Survey:
    """One text, its lines, and its series of labels as they are asked for."""

    key: str
    lines: tuple[Line, ...]
    mode: str
    """How the text is wrapped, a value of ``wrap:``."""
    contents: tuple[Line, ...] = ()
    """The lines of its contents list, which are not among ``lines``."""
    ruled: tuple[Line, ...] = ()
    """Lines of dashes and the like, which are not among ``lines``."""
    known: dict[Family, tuple[Series, ...]] = field(default_factory=dict)

    def series(self, family: Family) -> tuple[Series, ...]:
        """The series of one family: one, or one for each case of its letters."""
        if family not in self.known:
            self.known[family] = tuple(_series(family, self.lines))
        return self.known[family]


def survey(text: str, key: str) -> Survey:
    """The survey of a text, its contents list and ruled lines left out of it."""
    raw = text.split("\n")
    mode = wrap.guessed_mode(raw)
    whole = tuple(wrap.lines(raw, 0, len(raw), mode))
    ruled = tuple(line for line in whole if surroundings.RULED.match(line.text))
    lines = tuple(line for line in whole if not surroundings.RULED.match(line.text))
    found = surroundings.contents(lines)
    if found is None:
        return Survey(key, lines, mode, ruled=ruled)
    first, last = found
    return Survey(key, lines[:first] + lines[last + 1 :], mode, lines[first : last + 1], ruled)


def _series(family: Family, lines: Sequence[Line]) -> list[Series]:
    """The hits of a family, grouped by the case of letters where it has one pattern alone."""
    compiled = [(pattern, compile_template(presets.plain(pattern))) for pattern in family]
    groups: dict[str, list[Hit]] = {}
    for index, line in enumerate(lines):
        if not line.starts and not line.follows_end:
            continue
        for pattern, template in compiled:
            found = template.match(line.text)
            if not found or (BARE.match(pattern) and found.rest[:1] in MARKS):
                continue
            style = _style(found, template) if len(family) == 1 else ""
            group = groups.setdefault(style, [])
            is_spaced = line.text.removesuffix(found.rest)[-1:].isspace()
            group.append(
                Hit(
                    index,
                    numbers=found.numbers or (len(group) + 1,),
                    style=style,
                    template=presets.marked(pattern, found.rest, is_spaced=is_spaced),
                    rest=_whole(found.rest, lines, index),
                )
            )
            break
    return [Series(family, style, tuple(hits)) for style, hits in groups.items()]


def _style(found: Match, template: Template) -> str:
    """What sets one series of a family apart from another: case of letters, depth of numbers."""
    if template.is_literal:
        return LITERAL
    return f"dotted {len(found.numbers)}" if found.is_dotted else found.style


def _whole(rest: str, lines: Sequence[Line], index: int) -> str:
    """What stands behind a label, with the lines that go on with it."""
    while index + 1 < len(lines) and not lines[index + 1].starts and len(rest) < LONGEST_REST:
        index += 1
        rest = wrap.joined(rest, lines[index].text)
    return rest


def first_label(own: Survey, families: Iterable[Family]) -> int:
    """Index of the first line that belongs to a series of labels; 0 where there is none."""
    series = (each for family in families for each in own.series(family) if each.is_series)
    return min((hit.index for each in series for hit in each.hits), default=0)


def script(text: str) -> str:
    """``zh-Hant`` or ``zh-Hans``, by the characters that only one of the two has."""
    counts = {"gb2312": 0, "big5": 0}
    for sign in set(text):
        if "一" <= sign <= "鿿":
            own = {name for name in counts if _has(name, sign)}
            if len(own) == 1:
                counts[own.pop()] += text.count(sign)
    return "zh-Hant" if counts["big5"] > counts["gb2312"] else "zh-Hans"


def _has(charset: str, sign: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def unexplained(
    surveyed: Survey, families: Iterable[Family], taken: set[int]
) -> tuple[tuple[Line, ...], ...]:
    """Series of lines that look like labels and whose lines (numbers in ``taken``) are none.

    Only where a first and a second number follow one another.
    """
    found: dict[tuple[int, ...], tuple[Line, ...]] = {}
    for family in families:
        for series in surveyed.series(family):
            hits = [hit for hit in series.hits if surveyed.lines[hit.index].number not in taken]
            run = _run(hits)
            if run:
                key = tuple(hit.index for hit in run)
                found[key] = tuple(surveyed.lines[hit.index] for hit in run)
    return tuple(found[key] for key in sorted(found))


def _run(hits: Sequence[Hit]) -> list[Hit]:
    """The longest run 1, 2, 3 … among hits, empty where it has fewer than two."""
    best: list[Hit] = []
    run: list[Hit] = []
    for hit in hits:
        number = hit.numbers[-1]
        if run and number == run[-1].numbers[-1] + 1:
            run.append(hit)
        elif number == 1:
            run = [hit]
        if len(run) > max(1, len(best)):
            best = list(run)
    return best
