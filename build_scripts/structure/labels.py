"""A line read as the label of a level: every level that it fits, whatever its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from build_scripts.language.languages import language
from build_scripts.sources.declared import Config, Rule
from build_scripts.sources.templates import Match, Template, compile_template
from build_scripts.structure import table_lines
from build_scripts.structure.wrap import Line

# A number with nothing round it may begin any line.
SIGN = re.compile(r"[^\s{}a-z]|\{[a-z]+\}[^\s{]|[a-z]+ \{(?!text|heading)")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line read as the label of one level."""

    level: int
    """Index of the level, from the outside in."""
    numbers: tuple[int, ...]
    """As printed: own number and inserted ones; dotted: the whole path. Empty: by position."""
    label: str
    heading: str
    text: str
    style: str
    is_dotted: bool = False
    wants_heading: bool = False
    """The level has headings, and this label stands alone on its line."""

    @property
    def is_any_line(self) -> bool:
        """Whether nothing in the line shows that it is a label."""
        return not self.numbers and not self.label and not self.wants_heading


@dataclass(slots=True)
class Labels:
    """The label templates of one edition, and the declared exceptions about labels."""

    config: Config
    key: str
    templates: tuple[tuple[int, Template], ...] = field(init=False)
    listed: dict[tuple[int, Template], int] = field(init=False)
    """Level and literal line → its number, where a level lists its headings word for word."""
    inside: dict[str, tuple[tuple[int, Template], ...]] = field(init=False)
    """Id of a unit whose lists are declared → level below its own, template; none: text."""
    foreign: dict[str, tuple[Template, ...]] = field(default_factory=dict)
    """Id of a unit whose lists are declared → templates of items elsewhere."""
    used: set[tuple[str, int]] = field(default_factory=set)
    """Places of the exceptions that were used."""

    def __post_init__(self) -> None:
        digits = language(self.key).digits
        self.templates = tuple(
            (index, compile_template(source, digits))
            for index, level in enumerate(self.config.levels)
            for source in level.templates.get(self.key, ())
        )

        self.inside = {
            unit: tuple(
                (below, compile_template(source, digits))
                for below, level in enumerate(entry.levels)
                for source in level.get(self.key, ())
            )
            for entry in self.config.lists
            for unit in entry.units
        }
        lists: dict[int, list[Template]] = {}
        for index, template in self.templates:
            lists.setdefault(index, []).append(template)
        self.listed = {
            (index, template): number
            for index, templates in lists.items()
            if len(templates) > 1 and all(_is_heading_line(each) for each in templates)
            for number, template in enumerate(templates, self.config.levels[index].first)
        }

    def candidates(self, line: Line, unit: str = "", level: int = 0) -> Iterator[Candidate]:
        """The line as a label of each level that it fits, once a level and numeral system.

        ``unit``: the open unit, of this ``level``, for which ``lists:`` says how its lists are
        marked.
        """
        if self._declared("text", line):
            return
        misprint = self._declared("misprints", line)
        seen: set[tuple[int, str]] = set()
        for index, template in self._templates(unit, level):
            wanted = self.config.levels[index].indent.get(self.key)
            if wanted is not None and wanted != line.indent:
                continue
            found = template.match(line.text)
            if not found or (index, found.style) in seen:
                continue
            seen.add((index, found.style))
            yield self._candidate(index, template, found, misprint)

    def is_label(self, line: Line) -> bool:
        """Whether a line begins with a number as one of the levels has it."""
        return any(not each.is_any_line for each in self.candidates(line))

    def is_text(self, line: Line) -> bool:
        """Whether the line is declared to be running text."""
        return self._declared("text", line) is not None

    def is_foreign(self, line: Line, unit: str) -> bool:
        """Whether a line looks like an item as ``lists:`` has them for other units than this.

        Where the lists of a unit are declared to be text, nothing in it does.
        """
        if unit not in self.foreign:
            self.foreign[unit] = tuple(self._foreign(unit))
        is_alike = any(template.match(line.text) for template in self.foreign[unit])
        return is_alike and not self._declared("text", line)

    def _foreign(self, unit: str) -> Iterator[Template]:
        """The templates of items that are not those of a unit (empty: of no unit listed)."""
        own = self.inside.get(unit, self.templates)
        every = [each for listed in self.inside.values() for each in listed]
        every += [each for each in self.templates if self._is_item(each[0])]
        known = {template for _, template in own}
        for template in dict.fromkeys(template for _, template in every):
            if own and template not in known and SIGN.search(template.source):
                yield template

    def _is_item(self, level: int) -> bool:
        return bool(self.config.levels[level].after)

    def _templates(self, unit: str, level: int) -> Iterable[tuple[int, Template]]:
        """The templates of all levels, those inside the unit as ``lists:`` has them."""
        if not unit:
            return self.templates
        outer = [each for each in self.templates if each[0] <= level]
        return [*outer, *((level + 1 + below, each) for below, each in self.inside[unit])]

    def _candidate(
        self, index: int, template: Template, found: Match, misprint: Rule | None
    ) -> Candidate:
        numbers = () if self.config.levels[index].by_position else found.numbers
        if misprint:
            numbers = (*found.numbers[:-1], misprint.number)
        if _is_heading_line(template):
            if (index, template) in self.listed:
                numbers = (self.listed[index, template],)
            return Candidate(index, numbers, "", found.label, "", found.style)
        return Candidate(
            level=index,
            numbers=numbers,
            label="" if template.is_any_line else found.label,
            heading=found.heading,
            text=found.text,
            style=found.style,
            is_dotted=found.is_dotted,
            wants_heading=template.rests == ("heading",) and not found.heading,
        )

    def _declared(self, sort: str, line: Line) -> Rule | None:
        for rule in self.config.rules(sort, self.key):
            if table_lines.fits(rule, line.text):
                self.used.add(rule.place)
                return rule
        return None


def _is_heading_line(template: Template) -> bool:
    """Whether the template is a heading word for word."""
    return template.is_literal and not template.rests
