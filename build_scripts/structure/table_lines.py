"""The tables of a body, as far as no declaration about lines says otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.language.languages import language
from build_scripts.messages import phrase
from build_scripts.problems import WARNING, Problem
from build_scripts.sources.declared import Config, Rule
from build_scripts.sources.templates import Template, compile_template
from build_scripts.structure.tables import Table, Unclear, tables

STROKES = phrase("rules of a drawn table")
"""Why the characters with which a table is drawn are left out."""
LINES = ("tables", "skip", "drop", "join", "text", "misprints")
"""Declarations about lines: what they fit is no row of a table."""


def in_body(
    raw: Sequence[str], limits: tuple[int, int], config: Config, key: str, path: str
) -> tuple[tuple[Table, ...], tuple[Problem, ...]]:
    """The tables in ``raw[first:last]``; a warning for each drawing that cannot be understood."""
    declared = [
        prefix(template, language(key).digits)
        for template in (
            *(rule.template for name in LINES for rule in config.rules(name, key)),
            *(rule.by for rule in config.rules("skip", key)),
            *(block.templates[key] for block in config.blocks if key in block.templates),
        )
    ]
    found, unclear = tables(raw, *limits, declared)
    lines = raw[slice(*limits)]
    return found, (*(_doubt(each, path) for each in unclear), *_useless(config, key, lines))


def _doubt(unclear: Unclear, path: str) -> Problem:
    return Problem(
        path, unclear.first, "P14",
        phrase("the lines up to {last} look like a drawn table and cannot be read as one; "
            "they stay as they are", last=unclear.last),
        "draw it with one stroke between two cells in each line, or part its cells with "
        "tabs; if it is none, declare its first line under `tables:`",
        WARNING,
    )  # fmt: skip


def _useless(config: Config, key: str, lines: Sequence[str]) -> Iterator[Problem]:
    for rule in config.rules("tables", key):
        if not any(fits(rule, line.strip()) for line in lines):
            yield config.problem(
                (*rule.place, "line"), "P06",
                phrase("{template!r} fits no line of the text", template=rule.template),
                "correct the line, or delete this entry",
            )  # fmt: skip


def undrawn(raw: Sequence[str], found: Sequence[Table]) -> list[str]:
    """The lines of a source, the text of each drawn table in its first line."""
    out = list(raw)
    for table in found:
        if table.strokes:
            length = table.last - table.first + 1
            text = " ".join(table.text.split("\n"))
            out[table.first - 1 : table.last] = [text, *[""] * (length - 1)]
    return out


def fits(rule: Rule, line: str) -> bool:
    """Whether a line begins as a declared exception says."""
    return prefix(rule.template, language(rule.key).digits).match(line) is not None


def prefix(source: str, zeros: str = "") -> Template:
    """A template for the beginning of a line, with the digits of its language."""
    has_rest = source.rstrip().endswith(("{text}", "{heading}"))
    return compile_template(source if has_rest else source + "{text}", zeros)
