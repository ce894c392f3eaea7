"""Which series of labels of two texts could be which level of a preset."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from build_scripts.intake.draft import DraftLevel
from build_scripts.intake.presets import Preset, PresetLevel
from build_scripts.intake.surroundings import is_heading
from build_scripts.intake.survey import Series, Survey
from build_scripts.kinds import KINDS

MOST_ASSIGNMENTS = 60
"""So many ways to give the series of one text to the levels of a preset are tried."""
MOST_EXTENDED = 3_000
MOSTLY = 0.7
"""A form counts as that of a series if so large a share of its labels has it."""
BRACKETED = re.compile(r"[【\[［〔（(].{1,40}?[】\]］〕）)]")

Assignment = tuple[tuple[int, Series], ...]
"""Index of a preset's level, and the series that would be it, from the outside in."""


@dataclass(frozen=True, slots=True)
class Options:
    """How the levels are set beyond what the preset says."""

    after: str = "parent"
    restarts: bool = False
    units: frozenset[int] = frozenset()
    """Levels (by place in the assignment) whose loose paragraphs are their own text."""


@dataclass(frozen=True, slots=True)
class Pairing:
    """One preset with a series for each of its levels, in each language."""

    preset: Preset
    by_key: Mapping[str, Assignment]

    @property
    def size(self) -> int:
        """How many lines it explains, in the text where it explains fewer."""
        sizes = [_size(each) for each in self.by_key.values() if each[-1][1].hits]
        return min(sizes)

    @property
    def rank(self) -> tuple[int, int]:
        """Less is better: lines explained (negative), then how oddly the preset is used."""
        odd = 0
        for key, assignment in self.by_key.items():
            levels = [index for index, _ in assignment]
            odd += levels[-1] - levels[0] + 1 - len(levels) + 3 * _inversions(assignment)
            for index, series in assignment:
                families = self.preset.levels[index].families[key]
                odd += families.index(series.family) if series.family in families else 0
        return -self.size, odd

    def levels(self, surveys: Mapping[str, Survey], options: Options) -> tuple[DraftLevel, ...]:
        """The levels as they would stand in ``document.yml``."""
        places = [index for index, _ in next(iter(self.by_key.values()))]
        out = []
        for place, index in enumerate(places):
            series = {key: assignment[place][1] for key, assignment in self.by_key.items()}
            is_last = place == len(places) - 1
            level = self.preset.levels[index]
            out.append(_level(level, series, surveys, options, place, is_last=is_last))
        return tuple(out)


def pairings(
    preset: Preset, surveys: Mapping[str, Survey], *, loose: str = ""
) -> tuple[Pairing, ...]:
    """Every way to use a preset for two texts, those that explain most lines first.

    ``loose``: language key of a text whose innermost level may be without printed numbers.
    """
    found = {key: list(_assignments(preset, survey)) for key, survey in surveys.items()}
    if loose:
        found[loose] = [
            each
            for other in found
            if other != loose
            for each in _without_labels(found, loose, other)
        ]
    first, second = surveys
    out = []
    for mine in found[first]:
        levels = [index for index, _ in mine]
        for theirs in found[second]:
            if [index for index, _ in theirs] == levels:
                out.append(Pairing(preset, {first: mine, second: theirs}))
    return tuple(sorted(out, key=lambda each: (each.rank, -len(each.by_key[first]))))


def _without_labels(
    found: Mapping[str, Sequence[Assignment]], loose: str, other: str
) -> Iterator[Assignment]:
    """The assignments of ``other``, their innermost level without labels in ``loose``."""
    mine = {tuple(index for index, _ in each): each for each in [*found[loose], ()]}
    for theirs in found[other]:
        outer = tuple(index for index, _ in theirs[:-1])
        if outer in mine:
            anything = Series(("{text}",), "", ())
            yield (*mine[outer], (theirs[-1][0], anything))


def _assignments(preset: Preset, survey: Survey) -> list[Assignment]:
    options = [
        (index, series)
        for index, level in enumerate(preset.levels)
        for family in level.families.get(survey.key, ())
        for series in survey.series(family)
        if series.is_series
    ]
    found = [each for each in islice(_extended((), options), MOST_EXTENDED) if each]
    return sorted(found, key=lambda each: (-_size(each), _inversions(each), len(each)))[
        :MOST_ASSIGNMENTS
    ]


def _extended(begun: Assignment, options: Sequence[tuple[int, Series]]) -> Iterator[Assignment]:
    """``begun`` and every way to go on with it: further levels, further in."""
    yield begun
    last = begun[-1][0] if begun else -1
    for index, other in options:
        if index <= last:
            continue
        if any(_are_same(other, each) for _, each in begun):
            continue
        yield from _extended((*begun, (index, other)), options)


def _inversions(assignment: Assignment) -> int:
    """How often an inner series begins before an outer one, where no word shows their rank."""
    begins = [series.begins for _, series in assignment if series.hits and not series.is_named]
    return sum(1 for n, one in enumerate(begins) for other in begins[n + 1 :] if other < one)


def _are_same(one: Series, other: Series) -> bool:
    return {hit.index for hit in one.hits} == {hit.index for hit in other.hits}


def _size(assignment: Assignment) -> int:
    return len({hit.index for _, series in assignment for hit in series.hits})


def _level(
    preset: PresetLevel,
    series: Mapping[str, Series],
    surveys: Mapping[str, Survey],
    options: Options,
    place: int,
    *,
    is_last: bool,
) -> DraftLevel:
    says = dict(preset.says)
    has_heading = all(
        _has_headings(each, surveys[key]) for key, each in series.items() if each.hits
    )
    is_division = KINDS[preset.kind].is_division
    rest = "heading" if has_heading or (is_division and _wants_heading(series)) else "text"
    if is_division and (is_last or place in options.units or rest == "text"):
        says["unit"] = True
    if "after" in says or says.get("unit"):
        says["after"] = options.after
    if options.restarts and not is_division and not says.get("continuous"):
        says["restarts"] = True
    if any(each.is_by_position for each in series.values()):
        says["by"] = "position"
    firsts = {each.first for each in series.values() if each.hits}
    if len(firsts) == 1 and firsts != {1} and "by" not in says:
        says["first"] = firsts.pop()
    templates = {key: _templates(each, rest) for key, each in series.items()}
    return DraftLevel(preset.kind, templates, says)


def _wants_heading(series: Mapping[str, Series]) -> bool:
    """Whether the preset's own templates have headings."""
    return all(
        pattern.endswith("{heading}") for each in series.values() for pattern in each.family
        if pattern != "{text}"
    )  # fmt: skip


def _has_headings(series: Series, survey: Survey) -> bool:
    """Whether most labels have a heading behind them, on their line or on the next."""
    rests = [hit.rest or _next_line(hit.index, series, survey) for hit in series.hits]
    fitting = [rest for rest in rests if is_heading(rest, survey.key)]
    return len(fitting) >= MOSTLY * len(rests)


def _next_line(index: int, series: Series, survey: Survey) -> str:
    """The line behind a label that stands alone, where one more follows before the next label."""
    labels = {hit.index for hit in series.hits}
    if index + 2 >= len(survey.lines) or {index + 1, index + 2} & labels:
        return ""
    return survey.lines[index + 1].text


def _templates(series: Series, rest: str) -> tuple[str, ...]:
    if not series.hits:
        return series.family
    other = "{text}" if rest == "heading" else "{heading}"
    own = tuple(dict.fromkeys(each.replace(other, "{" + rest + "}") for each in series.templates))
    heads = [found[0] for hit in series.hits if (found := BRACKETED.match(hit.rest))]
    if rest == "heading" or len(heads) < MOSTLY * len(series.hits):
        return own
    pair = heads[0][0] + "{heading}" + heads[0][-1]
    return (*(each.replace("{text}", f"{pair} {{text}}") for each in own), *own)
