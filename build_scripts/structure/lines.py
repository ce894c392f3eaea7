"""From a source to the lines that the parser reads.

In this order: declared replacements, body start and stop, stretches and lines left out, joined
lines. What is
not part of the body goes on the list of what was left out, always by whole lines, so that the
character account can be drawn up from the source alone.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from build_scripts.language.equivalence import is_blank
from build_scripts.language.languages import language
from build_scripts.language.numerals import DIGITS, with_digits
from build_scripts.messages import phrase
from build_scripts.model import LeftOut, Source
from build_scripts.problems import WARNING, Problem
from build_scripts.sources.declared import Config, Rule
from build_scripts.structure import wrap
from build_scripts.structure.table_lines import STROKES, fits, in_body, prefix, undrawn
from build_scripts.structure.tables import Table
from build_scripts.structure.wrap import Line, joined

BEFORE, AFTER = phrase("before the text"), phrase("after the text")
"""Why lines outside the declared body are left out."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of one source, sorted into what is read and what is left out."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...]
    text: str
    """The source with its declared replacements made and drawn tables without their strokes: what
    the account is compared with."""
    replaced: int
    """Non-space characters that the replacements took away, less those they put in."""
    tables: tuple[Table, ...] = ()


def body(source: Source, config: Config, key: str) -> tuple[Body, tuple[Problem, ...]]:
    """The lines to parse, the lines left out, and faults of the declarations about them."""
    problems: list[Problem] = []
    text = _replaced(source.text, config, key, problems)
    raw = text.split("\n")
    first, last = _limits(raw, config, key, source, problems)
    left_out = [
        LeftOut(number, line.strip(), BEFORE if number <= first else AFTER)
        for number, line in enumerate(raw, 1)
        if not is_blank(line) and not first < number <= last
    ]
    found, doubts = in_body(raw, (first, last), config, key, str(source.path))
    problems += doubts
    inside = {table.first: (table.last, table.text) for table in found}
    whole, lines = wrap.unbroken(raw, first, last, config.wrap.get(key, "none"), inside)
    text = "\n".join(whole.lines)
    problems += (_hyphen_problem(source, number, word) for number, word in whole.kept)
    lines = _without_stretches(lines, config, key, left_out, problems)
    lines = _without_dropped(lines, config, key, left_out, problems)
    lines = _joined(lines, config, key, problems)
    replaced = _count(source.text) - _count(text)
    left_out += [
        LeftOut(table.first, table.strokes, STROKES, is_whole=False)
        for table in found
        if table.strokes
    ]
    left_out.sort(key=lambda entry: entry.line)
    plain = "\n".join(undrawn(whole.lines, found))
    return Body(tuple(lines), tuple(left_out), plain, replaced, found), tuple(problems)


def _hyphen_problem(source: Source, line: int, word: str) -> Problem:
    return Problem(
        str(source.path), line, "P15",
        phrase("{word!r} is divided at the end of a line; its hyphen is kept", word=word),
        "look whether the word has one; if it has not, take it out with `replace`",
        WARNING,
    )  # fmt: skip


def _count(text: str) -> int:
    return len("".join(text.split()))


def _replaced(text: str, config: Config, key: str, problems: list[Problem]) -> str:
    """Make the declared replacements, each exactly as often as declared."""
    for rule in config.rules("replace", key):
        pattern = _find_pattern(rule.template, language(key).digits)
        found = len(pattern.findall(text))
        if found != rule.hits:
            problems.append(
                config.problem(
                    (*rule.place, "hits"), "P06",
                    phrase("{template!r} occurs {found} times and not {hits} times",
                        template=rule.template, found=found, hits=str(rule.hits)),
                    "look at each place, then correct `find` or `hits`",
                )
            )  # fmt: skip
            continue
        text = pattern.sub(lambda found, by=rule.by: _filled(by, found), text)  # type: ignore[misc]
    return text


def _find_pattern(source: str, zeros: str) -> re.Pattern[str]:
    """A replacement's pattern: literal text with ``{arabic}`` for a run of digits."""
    pieces = re.split(r"(\{arabic\})", source)
    digits = with_digits(f"([{DIGITS}]+)", zeros)
    return re.compile(
        "".join(digits if piece == "{arabic}" else re.escape(piece) for piece in pieces)
    )


def _filled(by: str, found: re.Match[str]) -> str:
    """The replacement text; each ``{arabic}`` in it gives back the digits found."""
    groups = iter(found.groups())
    return re.sub(r"\{arabic\}", lambda _: next(groups, ""), by)


def _limits(
    raw: Sequence[str], config: Config, key: str, source: Source, problems: list[Problem]
) -> tuple[int, int]:
    """The line before the body and its last line."""
    declared = config.body.get(key)
    first, last = 0, len(raw)
    if declared and declared.start:
        hits = _hits(raw, declared.start, 0)
        if len(hits) < declared.occurrence:
            problems.append(
                _marker_problem(config, key, "start", declared.start, len(hits), source)
            )
        else:
            first = hits[declared.occurrence - 1] - 1
    if declared and declared.stop:
        hits = _hits(raw, declared.stop, first)
        if not hits:
            problems.append(_marker_problem(config, key, "stop", declared.stop, 0, source))
        else:
            last = hits[0] - 1
    return first, last


def _hits(raw: Sequence[str], template: str, after: int) -> list[int]:
    start = prefix(template)
    return [
        n for n, line in enumerate(raw, 1) if n > after and not is_blank(line) and start.match(line)
    ]


def _marker_problem(
    config: Config, key: str, which: str, template: str, found: int, source: Source
) -> Problem:
    return config.problem(
        ("body", key, which), "P04",
        phrase("no line of {path} begins as the body's {which} says, {template!r} (found {found} "
            "times)" if found else "no line of {path} begins as the body's {which} says, "
            "{template!r}", path=str(source.path), which=which, template=template, found=found),
        "copy the beginning of the first line of the text (or of the first line behind it)",
    )  # fmt: skip


def _without_stretches(
    lines: list[Line],
    config: Config,
    key: str,
    left_out: list[LeftOut],
    problems: list[Problem],
) -> list[Line]:
    """Leave out declared stretches of lines, such as a contents list."""
    for rule in config.rules("skip", key):
        first = next((n for n, line in enumerate(lines) if fits(rule, line.text)), None)
        last = None
        if first is not None:
            last = _end_of_stretch(lines, first, rule)
        if first is None or last is None:
            field, what = ("from", rule.template) if first is None else ("to", rule.by)
            problems.append(
                config.problem(
                    (*rule.place, field), "P06", phrase(
                        "no line begins with {what!r}, where the stretch to leave out should begin"
                        if first is None else
                        "no line begins with {what!r}, where the stretch to leave out should end",
                        what=what),
                    "copy the beginning of the line from the source, or delete this entry",
                )
            )  # fmt: skip
            continue
        gone = lines[first : last + 1]
        left_out += [LeftOut(line.number, line.text, rule.reason) for line in gone]
        lines = lines[:first] + lines[last + 1 :]
    return lines


def _end_of_stretch(lines: Sequence[Line], first: int, rule: Rule) -> int | None:
    start = prefix(rule.by, language(rule.key).digits)
    hits = (n for n in range(first, len(lines)) if start.match(lines[n].text))
    return next(hits, None)


def _without_dropped(
    lines: list[Line],
    config: Config,
    key: str,
    left_out: list[LeftOut],
    problems: list[Problem],
) -> list[Line]:
    for rule in config.rules("drop", key):
        hits = [line for line in lines if fits(rule, line.text)]
        problems += _hit_problems(rule, len(hits), config)
        left_out += [LeftOut(line.number, line.text, rule.reason) for line in hits]
        lines = [line for line in lines if not fits(rule, line.text)]
    return lines


def _joined(lines: list[Line], config: Config, key: str, problems: list[Problem]) -> list[Line]:
    """Join declared lines with those that follow."""
    for rule in config.rules("join", key):
        hits = [index for index, line in enumerate(lines) if fits(rule, line.text)]
        problems += _hit_problems(rule, len(hits), config)
        for index in reversed(hits):
            tail = lines[index + 1 : index + 1 + rule.lines]
            text = lines[index].text
            for line in tail:
                text = joined(text, line.text)
            lines[index : index + 1 + len(tail)] = [replace(lines[index], text=text)]
    return lines


def _hit_problems(rule: Rule, found: int, config: Config) -> list[Problem]:
    """A declared exception that matches nothing, or another number of lines than it says."""
    if found and (rule.hits is None or rule.hits == found):
        return []
    wanted = phrase("any") if rule.hits is None else str(rule.hits)
    return [
        config.problem(
            (*rule.place, "line"), "P06",
            phrase("{template!r} fits {found} lines of the text and not {wanted}",
                template=rule.template, found=found, wanted=wanted),
            "correct the line, or delete this entry",
        )
    ]  # fmt: skip
