"""Names for the levels that were found: their kinds and citation words, from the presets.

A preset says how a sort of documents numbers its parts. It is no gate: it only gives a name to
what the lines themselves have shown. Where the labels of a level have other words than are usual
for its kind, it is cited by them: a section of an ordinance is 第2條 and not 第二节.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from build_scripts.intake import presets
from build_scripts.intake.presets import Preset
from build_scripts.publication.cite import usual

NUMERAL = re.compile(r"\{(?:han|arabic|insert|roman|word|letter)\}")
REST = re.compile(r"\{(?:text|heading)\}|[\s~]")
SIGNS = re.compile(r"[.．、,，:：)）-]+\Z")
# Of a form, for its words in a citation.
BEHIND = re.compile(r"\s*~?\s*\{(?:heading|text)\}.*\Z", re.DOTALL)
PLACE = re.compile(r"\{[a-z]+\}")
ENDING = re.compile(r"[\s~.．、,，:：—–-]+\Z")
FIGURES = {"{han}": "{han}", "{arabic}": "{arabic}", "{insert}": "{arabic}"}
"""Numerals of bare numbers that a citation takes over."""
LETTER = re.compile(r"[^\W\d_]")
HAN = re.compile(r"[\u3400-\u9fff]")


LIKELIER = 0.02
"""What a commoner preset has ahead of the next."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a level is called."""

    kind: str = ""
    says: Mapping[str, Any] = field(default_factory=dict)
    """Its words in citations."""


@dataclass(frozen=True, slots=True)
class Naming:
    """The preset that knows most levels, and what it calls them."""

    preset: str
    names: tuple[Name, ...]


def naming(
    levels: Sequence[Mapping[str, Sequence[str]]], kinds: Sequence[str], *, is_traditional: bool
) -> Naming:
    """The names of levels (language key → forms) from the outside in.

    ``kinds``: of levels whose words say what they are; empty for the others.
    """
    best: tuple[float, Preset | None, tuple[Name, ...]] = (0.0, None, ())
    for place, preset in enumerate(presets.presets()):
        score, names = _fit(preset, levels, kinds)
        if not score:
            continue
        score += LIKELIER * (len(presets.COMMON) - place)
        score += 0.5 * (is_traditional == (preset.id == "taiwan-law"))
        if score > best[0]:
            best = (score, preset, names)
    if best[1] is None:
        return Naming("", tuple(Name() for _ in levels))
    return Naming(best[1].id, best[2])


def _fit(
    preset: Preset, levels: Sequence[Mapping[str, Sequence[str]]], kinds: Sequence[str]
) -> tuple[float, tuple[Name, ...]]:
    """How many forms the preset knows, and its names for their levels, in order."""
    names, score, start = [], 0.0, 0
    for forms, kind in zip(levels, kinds, strict=True):
        sizes = [
            (_known(preset, place, forms), -place)
            for place in range(start, len(preset.levels))
            if kind in ("", preset.levels[place].kind)
        ]
        found, place = max(sizes, default=(0.0, 0))
        if not found:
            names.append(Name())
            continue
        level = preset.levels[-place]
        says = {key: value for key, value in level.says.items() if key.startswith("cite")}
        names.append(Name(level.kind, says))
        score += found - 0.01 * (-place - start)
        start = -place + 1
    return score, tuple(names)


def _known(preset: Preset, place: int, forms: Mapping[str, Sequence[str]]) -> float:
    known = _shapes(preset.id)[place]
    hits = [any(shape(form) in known[key] for form in own) for key, own in forms.items() if own]
    return sum(hits) / len(hits) if hits else 0.0


@cache
def _shapes(preset_id: str) -> tuple[Mapping[str, frozenset[str]], ...]:
    preset = next(each for each in presets.presets() if each.id == preset_id)
    return tuple(
        {
            key: frozenset(shape(pattern) for family in families for pattern in family)
            for key, families in level.families.items()
        }
        for level in preset.levels
    )


def shape(form: str) -> str:
    """A form without what may vary: ``第 {insert} 條 ~ {text}`` → ``第#條``.

    Signs behind a label that a word names do not matter; round a bare number they do.
    """
    bare = REST.sub("", form).replace("（", "(").replace("）", ")").lower()
    if not re.search(r"[^\W\d_]", NUMERAL.sub("", re.sub(r"\{[a-z]+\}", "", bare))):
        return bare
    return SIGNS.sub("", NUMERAL.sub("#", bare))


def citing(
    kind: str, templates: Mapping[str, Sequence[str]], tags: Mapping[str, str]
) -> Mapping[str, str]:
    """Language key → words of a citation, where the label's own are other than those usual.

    ``("section", {"zh": ("第 {insert} 條 {heading}",)})`` → ``{"zh": "第{insert}條"}``, and the
    numerals that it prints: ``("part", {"en": ("Part {arabic} {heading}",)})`` → ``Part {arabic}``;
    of a bare number these alone: ``("item", {"zh": ("({arabic}) {text}",)})`` → 第（{arabic}）项. A
    label that has several forms is cited as usual. ``tags``: language key → tag of its text.
    """
    out = {}
    for key, forms in templates.items():
        if len(forms) != 1:
            continue
        own = usual(kind, key, tags.get(key, ""))
        words = _words(forms[0]) or _with_numeral(own, forms[0])
        if words and _shape(words) != _shape(own):
            out[key] = words
    return out


def _with_numeral(own: str, form: str) -> str:
    """The usual words with the numeral of a label that is a bare number, if its digits tell it."""
    found = PLACE.findall(BEHIND.sub("", form))
    if len(found) != 1 or found[0] not in FIGURES:
        return ""
    return re.sub(r"\{(?:han|arabic)\}", FIGURES[found[0]], own)


def _words(form: str) -> str:
    words = ENDING.sub("", BEHIND.sub("", form))
    if HAN.search(words):
        words = "".join(words.split())
    has_words = len(PLACE.findall(words)) == 1 and LETTER.search(PLACE.sub("", words))
    return words if has_words and "~" not in words else ""


def _shape(words: str) -> str:
    """What tells the words of two citations apart: how a number put in is joined does not."""
    return words.replace("{insert}", "{arabic}").casefold()
