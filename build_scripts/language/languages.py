"""Languages: what is known of each, from the one table ``languages.yml``.

A language is asked for by its key or by any tag of it: ``zh``, ``zh-Hant`` and ``zh-TW`` are one
row. One that has no row is taken for a language like English without a name, but its direction.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from build_scripts import yml

TABLE = Path(__file__).with_name("languages.yml")
DEFAULT = "en"
"""The language that is spoken where another has no words, and on the command line."""
HAN = "Hani"
ZEROS = "٠۰߀०০੦૦୦௦౦೦൦෦๐໐༠၀០᠐"
"""Zeros of the scripts in use: whose digits a text in a language without a row may have."""
LEFTWARD = frozenset("ar arc ckb dv fa he ks ps sd ug ur yi".split())
"""Languages that are written from right to left, so that one without a row is so too."""


@dataclass(frozen=True, slots=True)
class Punctuation:
    """What the site's own sentences in a language are joined with, each with its space."""

    comma: str
    member: str
    """Between the members of a list; ``last`` before the last."""
    last: str
    colon: str
    semicolon: str
    stop: str
    """Without the space after it."""
    space: str
    """After a stop."""
    within: str
    """Between the levels of a place: 第二部分第二节, ``Part Two, Section II``."""


@dataclass(frozen=True, slots=True)
class Language:
    """One row of the table, whose head says what each column means."""

    key: str
    names: Mapping[str, str] = field(default_factory=dict)
    own: str = ""
    region: str = ""
    tag: str = ""
    interface: bool = False
    scripts: tuple[str, ...] = ("Latn",)
    letters: str = ""
    spaced: bool = True
    gap: str = " "
    dense: bool = False
    direction: str = "ltr"
    iso: str = "und"
    tex: str = ""
    style: str = "chicago-note"
    regions: Mapping[str, str] = field(default_factory=dict)
    locales: Mapping[str, str] = field(default_factory=dict)
    cite: Mapping[str, str] = field(default_factory=dict)
    within: str = ""
    printed: Mapping[str, Sequence[str]] = field(default_factory=dict)
    words: str = ""
    accented: str | None = None
    digits: str = ""
    quotes: str = ""
    own_punctuation: Punctuation | None = None

    @property
    def commonest(self) -> frozenset[str]:
        """The words that its texts have most often, in small letters."""
        return frozenset(self.words.split())

    @property
    def quotation_marks(self) -> tuple[str, ...]:
        """Its quotation marks, in pairs: ``„“``, ``‚‘``; empty where they are not known."""
        return tuple(self.quotes.split())

    @property
    def punctuation(self) -> Punctuation:
        """Its own where the site speaks it; else of the language that is spoken instead."""
        marks = self.own_punctuation or language(DEFAULT).own_punctuation
        assert marks is not None, f"{TABLE.name}: {DEFAULT} has no punctuation"
        return marks

    @property
    def is_han(self) -> bool:
        """Whether it is written in Han characters alone."""
        return self.scripts == (HAN,)

    @property
    def is_leftward(self) -> bool:
        """Whether it is written from right to left."""
        return self.direction == "rtl"


@cache
def languages() -> Mapping[str, Language]:
    """All rows by key, in the order of the table."""
    rows: Mapping[str, dict[str, Any]] = yml.rows(TABLE)
    return {key: _language(key, row) for key, row in rows.items()}


def _language(key: str, row: Mapping[str, Any]) -> Language:
    marks = row.get("punctuation")
    given = {name: value for name, value in row.items() if name != "punctuation"}
    given |= {"key": key, "tag": row.get("tag", key)}
    given |= {"scripts": tuple(row["scripts"])} if "scripts" in row else {}
    return Language(**given, own_punctuation=Punctuation(**marks) if marks else None)


@cache
def language(tag: str) -> Language:
    """The row of a key or tag: ``zh-Hant`` → that of ``zh``."""
    key = tag.split("-")[0].lower()
    direction = "rtl" if key in LEFTWARD else "ltr"
    return languages().get(key) or Language(key, tag=tag, direction=direction, digits=ZEROS)


@cache
def interface() -> Mapping[str, str]:
    """The languages of the interface and their tags, in the order in which labels are written."""
    return {each.key: each.tag for each in languages().values() if each.interface}


def language_name(tag: str, key: str) -> str:
    """What a language is called in another: ``("lo", "en")`` → ``Lao``."""
    names = language(tag).names
    return names.get(key) or names.get(DEFAULT) or tag


def names_of(tag: str) -> Mapping[str, str]:
    """What a language is called in each language of the interface."""
    return {key: language_name(tag, key) for key in interface()}


def is_spaced(tag: str) -> bool:
    """Whether a language parts its words by spaces: ``en`` → True, ``zh-Hans`` → False."""
    return language(tag).spaced


def script(tag: str) -> str:
    """The script of a text: ``zh-Hant``, ``zh-TW`` → ``Hant``; ``zh`` → ``Hans``."""
    row = language(tag)
    own, usual = tag.split("-")[1:], row.tag.split("-")[1:]
    named = [part.title() for part in own if len(part) == 4]
    written = [row.regions[part.upper()] for part in own if part.upper() in row.regions]
    return (*named, *written, *(part for part in usual if len(part) == 4), *row.scripts)[0]


def region(tag: str) -> str:
    """The region whose customs a text follows: ``en-GB`` → GB, ``zh-Hant`` → TW, ``lo`` → LA.

    Empty where neither tag nor table has one.
    """
    row = language(tag)
    named = (part.upper() for part in tag.split("-")[1:] if len(part) == 2)
    return next(named, "") or row.locales.get(script(tag), "") or row.region


def locale(tag: str) -> str:
    """The locale of a text, as Open Graph writes it: ``zh-Hans`` → ``zh_CN``; empty if unknown."""
    where = region(tag)
    return f"{language(tag).key}_{where}" if where else ""


def unspaced_letters() -> str:
    """Inside of a regular expression's class: the letters of all scripts without spaces of theirs.

    Han and kana are not among them; those that read Han know it themselves.
    """
    return "".join(each.letters for each in languages().values() if not each.spaced)
