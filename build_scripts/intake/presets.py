"""Presets: how known sorts of documents number their parts, for ``new`` to try.

``presets/*.yml`` list levels from the outside in. For each language a level has families of
templates; all labels of a level are of one family. A family is one pattern or a list of patterns
that may be mixed. In a pattern ``{n}`` stands for ``{roman}``, ``{arabic}`` and ``{word}``, ``~``
for a sign that may stand behind a label or not, ``~.`` for one that must, each a family of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from build_scripts.sources.marked import read_yaml

PRESETS = Path(__file__).parent / "presets"
COMMON = ("prc-law", "taiwan-law", "treaty", "action-plan", "licence", "dotted", "outline")
"""Presets that are preferred, in this order, where several fit equally well."""
NUMERALS = ("roman", "arabic", "word")
MARKS_THAT_MAY = (".", ":", ",", "、", " --", " –", " —", " -")
"""Signs that may stand behind a label that a word or Han character shows to be one."""
WIDE = {".": "．", ":": "：", ",": "，"}
MARKS_THAT_MUST: Mapping[str, tuple[str, ...]] = {
    "zh": (".", "、", "，", "）"),
    "en": (".", ")"),
}

Family = tuple[str, ...]
"""Patterns whose labels may be mixed in one level."""


@dataclass(frozen=True, slots=True)
class PresetLevel:
    """One level of a preset: its families of templates by language, and what it says besides."""

    kind: str
    families: Mapping[str, tuple[Family, ...]]
    says: Mapping[str, Any] = field(default_factory=dict)
    """Further keys of the level in ``document.yml``: ``continuous``, ``after``, ``cite`` …"""


@dataclass(frozen=True, slots=True)
class Preset:
    """A sort of document."""

    id: str
    name: Mapping[str, str]
    levels: tuple[PresetLevel, ...]


@cache
def presets() -> tuple[Preset, ...]:
    """All presets, the commoner first, then by name of their file."""
    paths = sorted(PRESETS.glob("*.yml"), key=lambda path: (_commonness(path.stem), path.stem))
    return tuple(_preset(path) for path in paths)


def _commonness(name: str) -> int:
    return COMMON.index(name) if name in COMMON else len(COMMON)


@cache
def families(key: str) -> tuple[Family, ...]:
    """All families of all presets in one language."""
    found = {
        family
        for preset in presets()
        for level in preset.levels
        for family in level.families.get(key, ())
    }
    return tuple(sorted(found))


def _preset(path: Path) -> Preset:
    marked, problems = read_yaml(path.name, path.read_text("utf-8"))
    if marked is None:
        raise ValueError(f"{path.name}: {problems[0]}")
    levels = tuple(_level(entry) for entry in marked.value["levels"])
    return Preset(path.stem, marked.value["name"], levels)


def _level(entry: Mapping[str, Any]) -> PresetLevel:
    families = {
        key: tuple(family for patterns in entry[key] for family in expanded(patterns, key))
        for key in MARKS_THAT_MUST
    }
    says = {key: value for key, value in entry.items() if key not in {"kind", *families}}
    return PresetLevel(entry["kind"], families, says)


def expanded(patterns: str | Sequence[str], key: str) -> Iterator[Family]:
    """The families that a pattern, or a list of patterns that may be mixed, stands for."""
    mixed = [patterns] if isinstance(patterns, str) else patterns
    marks = MARKS_THAT_MUST[key] if any("~." in pattern for pattern in mixed) else ("",)
    for mark in marks:
        own = [pattern.replace(" ~.", mark) for pattern in mixed]
        yield tuple(template for pattern in own for template in _with_numerals(pattern))


def _with_numerals(pattern: str) -> Iterator[str]:
    for numeral in NUMERALS if "{n}" in pattern else ("",):
        yield pattern.replace("{n}", "{" + numeral + "}")


def plain(pattern: str) -> str:
    """A pattern as a template that fits a label whatever sign stands behind it."""
    return pattern.replace(" ~", "")


def marked(pattern: str, rest: str, *, is_spaced: bool = False) -> str:
    """A pattern as the template for a label with what stands behind it.

    ``("Chapter {roman} ~ {heading}", ": Scope")`` → ``Chapter {roman}: {heading}``; ``is_spaced``:
    a blank stands before the sign.
    """
    for mark in MARKS_THAT_MAY if " ~" in pattern else ():
        if rest.startswith((mark.strip(), WIDE.get(mark, mark.strip()))):
            return pattern.replace(" ~", f" {mark.strip()}" if is_spaced else mark)
    return plain(pattern)
