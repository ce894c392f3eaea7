"""The fonts of the printed book: which family sets which language, and where it is.

Libertinus Serif and DejaVu Sans Mono come with the typst wheel; all others come from wheels of
their own. System fonts are never used, so that every machine makes the same pages.
"""

from __future__ import annotations

import importlib.util
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import typst

from build_scripts.language.languages import language, script
from build_scripts.yml import rows

LATIN = "Libertinus Serif"
LICENCE = "SIL Open Font License 1.1"
"""Of all fonts that set texts; whole in ``licences/``, with those of the ones that only help."""
LAST = ("DejaVu Sans Mono", "New Computer Modern Math")
"""In the typst wheel too: boxes, arrows and other signs that no other font has."""

Family = str | dict[str, str]


@dataclass(frozen=True, slots=True)
class Wheel:
    """A wheel with fonts: what to import, what to install, the families in it."""

    module: str
    requirement: str
    serif: str
    sans: str
    further: tuple[str, ...] = ()
    """Families of other scripts and of signs, in the order in which they are tried."""


SIMPLIFIED = Wheel(
    "pylopdf_fonts_zh_cn", "pylopdf-fonts-zh-cn==0.1.1", "Noto Serif SC", "Noto Sans SC"
)
TRADITIONAL = Wheel(
    "pylopdf_fonts_zh_tw", "pylopdf-fonts-zh-tw==0.1.1", "Noto Serif TC", "Noto Sans TC"
)
JAPANESE = Wheel("pylopdf_fonts_jp", "pylopdf-fonts-jp==0.1.1", "Noto Serif JP", "Noto Sans JP")
"""It has rare Han too that the Chinese ones lack: 𠮷 and 604 more. None has all of plane 2."""
KOREAN = Wheel("pylopdf_fonts_ko", "pylopdf-fonts-ko==0.1.1", "Noto Serif KR", "Noto Sans KR")
ARABIC = Wheel("fontpkg_amiri", "fontpkg-amiri==1.2", "Amiri", "Amiri")
"""Noto Naskh Arabic draws the dots of letters apart, so that programs read these twice."""
SCRIPTS: Mapping[str, str] = rows(Path(__file__).with_name("scripts.yml"))
"""Script (ISO 15924) → its family in the wheel of many scripts, which has no serifs."""
MANY = Wheel(
    "manimgx_fonts",
    "manimgx-fonts==2026.9.26.post1",
    "Noto Sans",
    "Noto Sans",
    (*SCRIPTS.values(), "Noto Sans Symbols", "Noto Emoji"),
)

WHEELS: Mapping[str, tuple[Wheel, ...]] = {
    "Hant": (TRADITIONAL, SIMPLIFIED),
    "Arab": (ARABIC, SIMPLIFIED),
    "Hang": (KOREAN, SIMPLIFIED),
    **dict.fromkeys(SCRIPTS, (MANY, SIMPLIFIED)),
}
"""Script → its fonts, the first first; the others have those of simplified Chinese."""
OWN: Mapping[str, tuple[Wheel, ...]] = {"ja": (JAPANESE, SIMPLIFIED)}
"""Language → its fonts, where the script does not tell."""
SPARE: tuple[Wheel, ...] = (SIMPLIFIED, TRADITIONAL, JAPANESE, KOREAN, ARABIC, MANY)
"""Where a sign is looked for that the fonts of its text lack, in this order.

That of Korean is large, and installed where a document is in it.
"""

FURTHER: Mapping[str, Wheel] = {"HANGUL": KOREAN}
"""First word of a sign's Unicode name → the wheel beyond the lock that may have it."""


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
    is_han = row.is_han or lang in OWN
    latin: Family = {"name": LATIN, "covers": "latin-in-cjk"} if is_han else LATIN
    wheels = OWN.get(lang) or WHEELS.get(written, (SIMPLIFIED,))
    own = SCRIPTS.get(written)
    return Fonts(
        lang,
        region,
        [latin, *(own if own and wheel == MANY else wheel.serif for wheel in wheels)],
        [latin, *(own if own and wheel == MANY else wheel.sans for wheel in wheels)],
        wheels,
    )


def spare() -> tuple[Wheel, ...]:
    """The wheels in which a sign is looked for that are installed."""
    return tuple(wheel for wheel in SPARE if folder(wheel))


def further(sign: str) -> Wheel | None:
    """A wheel that is not installed and may have the sign."""
    wheel = FURTHER.get(unicodedata.name(sign, "").split(" ")[0])
    return wheel if wheel and not folder(wheel) else None


def with_spare(families: Sequence[Family]) -> list[Family]:
    """The families of a text, and behind them all that there are, in one order."""
    spares = (name for wheel in spare() for name in (wheel.serif, *wheel.further))
    return [*families, *(name for name in (*spares, *LAST) if name not in families)]


def folder(wheel: Wheel) -> Path | None:
    """Where the wheel's fonts are; ``None`` where it is not installed."""
    spec = importlib.util.find_spec(wheel.module)
    if spec is None or spec.origin is None:
        return None
    return Path(spec.origin).parent


def of_wheels(wheels: Iterable[Wheel]) -> Any:
    """The fonts of these wheels, those that are installed, and those in the typst wheel."""
    return book(tuple(sorted({str(at) for wheel in wheels if (at := folder(wheel))})))


@lru_cache(maxsize=4)
def book(folders: Sequence[str]) -> Any:
    """The fonts in these folders and those in the typst wheel, none of the system's."""
    return typst.Fonts(include_system_fonts=False, font_paths=list(folders))
