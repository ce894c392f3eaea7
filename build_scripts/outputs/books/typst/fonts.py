"""The fonts of the printed book: which family sets which language, and where it is.

Libertinus Serif comes with the typst wheel; the Chinese families come from wheels of
their own. System fonts are never used, so that every machine makes the same pages.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from build_scripts.language.languages import language, script

LATIN = "Libertinus Serif"

Family = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel with fonts: what to import, what to install, the families in it."""

    module: str
    requirement: str
    serif: str
    sans: str


SIMPLIFIED = Wheel(
    "pylopdf_fonts_zh_cn", "pylopdf-fonts-zh-cn==0.1.1", "Noto Serif SC", "Noto Sans SC"
)
TRADITIONAL = Wheel(
    "pylopdf_fonts_zh_tw", "pylopdf-fonts-zh-tw==0.1.1", "Noto Serif TC", "Noto Sans TC"
)


WHEELS: Mapping[str, tuple[Wheel, ...]] = {"Hant": (TRADITIONAL, SIMPLIFIED)}
"""Script → its fonts, the first first; the others have those of simplified Chinese."""


@dataclass(frozen=True, slots=True)
class Fonts:
    """How one language is set."""

    lang: str
    region: str | None
    serif: list[Family]
    sans: list[Family]
    wheels: tuple[Wheel, ...]


def fonts_of(tag: str) -> Fonts:
    """The fonts for a BCP 47 tag: ``zh-Hans`` → Libertinus for its Latin, then Noto Serif SC.

    Traditional script has its own shapes first; what its fonts lack (simplified and rare
    characters, the words of the interface) comes from the simplified ones, which have every
    character of Big5 and GBK.
    """
    lang, *parts = tag.split("-")
    row, written = language(tag), script(tag)
    named = next((part for part in parts if len(part) == 2), None)
    region = (named or row.locales.get(written, "")).lower() or None
    # “ ” and — are one code point in both languages: in Chinese the Chinese font has them.
    latin: Family = {"name": LATIN, "covers": "latin-in-cjk"} if row.is_han else LATIN
    wheels = WHEELS.get(written, (SIMPLIFIED,))
    return Fonts(
        lang,
        region,
        [latin, *(wheel.serif for wheel in wheels)],
        [latin, *(wheel.sans for wheel in wheels)],
        wheels,
    )


def folder(wheel: Wheel) -> Path | None:
    """Where the wheel's fonts are; ``None`` where it is not installed."""
    spec = importlib.util.find_spec(wheel.module)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


@lru_cache(maxsize=4)
def book(folders: Sequence[str]) -> Any:
    """The fonts in these folders and those in the typst wheel, none of the system's."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(folders))
