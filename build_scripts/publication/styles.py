"""Citations in every style of ``styles.yml``, by a CSL processor from the styles in ``styles/``.

The processor is given tokens for texts, never the texts themselves: what it makes is the form that
a style has for these facts, in which texts are filled in to the letter. So a title is never taken
for markup, and one form serves every unit of an edition.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Any, Final

from build_scripts import yml
from build_scripts.language.languages import language
from build_scripts.model import Creator, LangText
from build_scripts.publication.reference import Reference

FOLDER = Path(__file__).with_name("styles")
MARK = "\ufdd0"
"""Behind the letter of a token. A style may write the letter as a capital.

No character, by Unicode, as those of ``NAMES``: no text has one (R04).
"""
TOKENS: Mapping[str, str] = {
    "title": "t", "publisher": "p", "publisher-place": "l", "genre": "g", "URL": "u",
    "locator": "w",
}  # fmt: skip
FIELDS: Mapping[str, str] = {letter: name for name, letter in TOKENS.items()}
NAMES = tuple(f"{chr(0xFDD1 + at // 10)}{chr(0xFDE0 + at % 10)}" for at in range(100))
"""What stands for the names of creators, one after the other."""
TOKEN = re.compile(
    rf"(?P<field>[A-Za-z]){MARK}(?P<stop>\.?)|(?P<name>[\ufdd1-\ufdda][\ufde0-\ufde9])"
)
# 2000(2000), 2000: 第三条(2000), 2000（2000）
SAID_TWICE = re.compile(r"(\b(\d{4})\b.*)[(（]\2[)）]")
ENDINGS = tuple(".。?？!！…")
READ = (2068, 11, 27)
"""A day on which nothing was read: where the processor writes it, the reader's own day goes."""
READ_FORMS: Mapping[str, str] = {"2068": "%Y", "November": "%B", "Nov.": "%b", "27": "%e"}
OPEN = re.compile(r"\{(?:words|address|accessed:(?P<day>[^{}]*))\}")
Name = tuple[tuple[str, str], ...]
"""The name of a creator as the processor takes it: its parts and what they are called."""
MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Style:
    """One row of the table, whose head says what each column means."""

    id: str
    file: str
    part: str
    names: LangText
    place: str = ""
    quotes: str = ""
    inside: bool = False
    own: bool = False
    once: bool = False
    short: Mapping[str, str] = field(default_factory=dict)

    @property
    def shows(self) -> frozenset[str]:
        """The texts that it prints: title, genre, publisher …"""
        return _shown(self.file)


@dataclass(frozen=True, slots=True)
class Facts:
    """What of a reference the form of its citation follows from."""

    names: tuple[Name, ...]
    fields: frozenset[str]
    issued: tuple[int, ...]
    locale: str | None
    is_read: bool = False
    has_place: bool = False


def _table() -> Mapping[str, Style]:
    rows = yml.rows(FOLDER.with_name("styles.yml"))
    return {each: Style(each, **row) for each, row in rows.items()}


STYLES: Final = _table()
"""Every style by its id, in the order in which pages offer them."""


def usual(tag: str) -> Style:
    """The style in which texts of a language are cited, unless a reader asks for another."""
    return STYLES[language(tag).style]


def citation_form(reference: Reference, style: Style, *, has_place: bool = True) -> str:
    """A citation in which ``{words}`` (the place), ``{address}`` and ``{accessed:…}`` are open.

    ``{accessed: accessed %e %B %Y}`` is what a style says of the day on which a text was read,
    to be left out where that is not known. Braces of texts are turned into brackets.
    """
    creators = reference.creators[: len(NAMES)]
    names = tuple(map(_name, creators, NAMES))
    texts = texts_of(reference, style)
    facts = Facts(
        names,
        frozenset(name for name, text in texts.items() if text),
        reference.issued,
        ("zh-CN" if language(reference.lang).is_han else "en-US") if style.own else None,
        has_place=has_place and bool(style.place),
    )
    literals = [_closed(each.literal) for each in reference.creators]
    return TOKEN.sub(lambda token: _text(token, texts, literals), _open(style.id, facts))


def citation(form: str, words: str, address: str) -> str:
    """A citation with its slots filled; on which day the text was read is left out."""
    values = {"{words}": words, "{address}": address}
    return OPEN.sub(lambda slot: values.get(slot[0], ""), form)


@cache
def _shown(file: str) -> frozenset[str]:
    source = (FOLDER / f"{file}.csl").read_text("utf-8")
    return frozenset(re.findall(r'<text variable="([^"]*)"', source))


def _name(creator: Creator, token: str) -> Name:
    """A body's name as a token; a person's in its parts, of which styles make initials."""
    if creator.literal:
        return (("literal", token),)
    parts = {"family": creator.family, "given": creator.given}
    return tuple((name, _closed(part)) for name, part in parts.items() if part)


def texts_of(reference: Reference, style: Style) -> Mapping[str, str]:
    """The texts of a citation as a style prints them, by the names that CSL has for them."""
    genre = " ".join(style.short.get(word, word) for word in reference.genre.split())
    only = [each.literal for each in reference.creators]
    publisher = "" if style.file == "apa" and only == [reference.publisher] else reference.publisher
    return {
        "title": _closed(_nested(reference.title, style.quotes)),
        "publisher": _closed(publisher),
        "publisher-place": _closed(reference.place),
        "genre": _closed(genre),
    }


def _nested(title: str, quotes: str) -> str:
    """A title with the quotation marks that stand inside others: “a ‘b’ c” from a “b” c."""
    return title.translate(str.maketrans(quotes[:2], quotes[2:])) if quotes else title


def _closed(text: str) -> str:
    return text.replace("{", "[").replace("}", "]")


def _text(token: re.Match[str], texts: Mapping[str, str], literals: list[str]) -> str:
    """What a token stands for; a text that ends with a full stop needs no other one."""
    if token["name"]:
        return literals[NAMES.index(token["name"])]
    name = FIELDS[token["field"].lower()]
    if name in ("locator", "URL"):
        return ("{words}" if name == "locator" else "{address}") + token["stop"]
    text = texts[name]
    if token["field"].isupper():
        text = text[:1].upper() + text[1:]
    return text + ("" if text.endswith(ENDINGS) else token["stop"])


worked_out: dict[tuple[str, Facts], str] = {}
"""Style and facts → form: what the processor has been asked, or a build before this one."""
asked: set[tuple[str, Facts]] = set()
"""Of these what the document at hand needs, whoever needed it before."""


def _open(style_id: str, facts: Facts) -> str:
    """The form of a citation with its tokens, and with the day of reading as a slot."""
    wanted = style_id, facts
    asked.add(wanted)
    if wanted not in worked_out:
        worked_out[wanted] = _work_out(STYLES[style_id], facts)
    return worked_out[wanted]


def _work_out(style: Style, facts: Facts) -> str:
    unread, read = (
        _finished(style, _made(style, replace(facts, is_read=is_read))) for is_read in (False, True)
    )
    if unread == read:
        return unread
    before = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(unread, read)))  # noqa: B905
    after = len(unread) - before
    day = read[before : len(read) - after]
    day = day.replace("-".join(map(str, READ)), "%Y-%m-%d")
    for written, slot in READ_FORMS.items():
        day = day.replace(written, slot)
    return f"{read[:before]}{{accessed:{day}}}{read[len(read) - after :]}"


def _finished(style: Style, text: str) -> str:
    """What the processor cannot do: ``,”`` for ``”,``, and 2000 for 2000(2000)."""
    text = re.sub(f"({style.quotes[1]})([,.])", r"\2\1", text) if style.inside else text
    return SAID_TWICE.sub(r"\1", text) if style.once else text


@cache
def _processor(file: str, locale: str | None) -> Any:
    """A style as the processor reads it."""
    from citeproc import CitationStylesStyle  # what only checks or pairs needs no processor

    return CitationStylesStyle(str(FOLDER / f"{file}.csl"), locale=locale, validate=False)


def _made(style: Style, facts: Facts) -> str:
    """What the processor makes of tokens."""
    entry: dict[str, Any] = {name: f"{TOKENS[name]}{MARK}" for name in (*facts.fields, "URL")}
    entry |= {"id": "a", "type": "webpage"}
    if facts.names:
        entry["author"] = [dict(each) for each in facts.names]
    dates = {"issued": facts.issued, "accessed": READ if facts.is_read else ()}
    entry |= {name: {"date-parts": [list(date)]} for name, date in dates.items() if date}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on variables that it does not know
        from citeproc import Citation, CitationItem, CitationStylesBibliography, Locator, formatter
        from citeproc.source.json import CiteProcJSON

        processor = _processor(style.file, facts.locale)
        place = Locator("page", f"{TOKENS['locator']}{MARK}")
        made = CitationStylesBibliography(processor, CiteProcJSON([entry]), formatter.plain)
        cited = Citation([CitationItem("a", **({"locator": place} if facts.has_place else {}))])
        made.register(cited)
        if style.part == "bibliography":
            return str(made.bibliography()[0])
        return str(made.cite(cited, lambda item: None))
