"""What the programs say, in the language of who reads it.

Code says everything in English, by :func:`phrase`: a template and its values.
``messages.zh.po`` has each template in Chinese, and ``tests/test_messages.py`` names those that it
lacks. Only the doors (command line, hook of MkDocs, pages of drafts) turn what was said into
another language. Needs no package but Python: ``make clean`` speaks, too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

ENGLISH, CHINESE = "en", "zh"
VARIABLES = ("LC_ALL", "LC_MESSAGES", "LANG")
"""In the order of POSIX: the first that is not empty says which language a person wants."""

# {count:,} {key!r} {path}
PLACE = re.compile(r"\{(\w+)(!r)?(:,)?\}")
UNREADABLE = re.compile(r"\0|\{\{")
"""What a template may have that is not read back: forms of the plural, braces."""
VALUES = {"line": "[0-9]+", "path": r"\S+", "id": r"\S+", "key": r"\S+"}
"""Name of a value → what it looks like; such values are no messages."""
QUOTED, COUNT = r"'[^']*'", "[0-9,]+"
LEAST_LITERAL, LEAST_INSIDE = 12, 4
"""So many letters of a template a message has in common with it (a Han character counts two);
so many one that is a value of another."""

Value = str | int | float


class Phrase(str):
    """A message in English that knows its template and values, to be said in other languages."""

    __slots__ = ("template", "values")
    template: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, values: Mapping[str, Value]) -> Phrase:
        """``Phrase("{count} lines", {"count": 2})`` is ``"2 lines"``."""
        self = super().__new__(cls, template.format(**values))
        self.template, self.values = template, values
        return self

    def __getnewargs__(self) -> tuple[str, Mapping[str, Value]]:  # type: ignore[override]
        """What a copy is made of."""
        return self.template, self.values


def phrase(template: str, /, **values: Value) -> Phrase:
    """A message: ``phrase("the id {id} is not locked yet", id="p1")``.

    Values may be said themselves.
    """
    return Phrase(template, values)


def as_phrase(text: str) -> Phrase:
    """A text that is a message as it stands, braces and all."""
    return text if isinstance(text, Phrase) else Phrase(literal(text), {})


def literal(text: str) -> str:
    """A text as a template."""
    return text.replace("{", "{{").replace("}", "}}")


def one_after_another(parts: Iterable[str], template: str = "{first}, {next}") -> str:
    """Messages in one, joined by a template with ``first`` and ``next``; empty for none."""
    whole = ""
    for part in parts:
        whole = phrase(template, first=whole, next=part) if whole else part
    return whole


def stacked(parts: Iterable[str]) -> Phrase:
    """Messages below each other."""
    values = {f"line{number}": part for number, part in enumerate(parts)}
    return Phrase("\n".join(f"{{{name}}}" for name in values), values)


def packed(text: str) -> Any:
    """A message as JSON can keep it."""
    if not isinstance(text, Phrase):
        return text
    values = {
        name: packed(value) if isinstance(value, str) else value
        for name, value in text.values.items()
    }
    return {"template": text.template, "values": values}


def unpacked(kept: Any) -> str:
    """A message that was packed."""
    if isinstance(kept, str):
        return kept
    values = {
        name: unpacked(value) if isinstance(value, dict) else value
        for name, value in kept["values"].items()
    }
    return Phrase(kept["template"], values)


def language_of(environment: Mapping[str, str]) -> str:
    """The language in which a person wants to be spoken to: ``zh`` or ``en``."""
    wanted = next((environment[name] for name in VARIABLES if environment.get(name)), "")
    return CHINESE if wanted.lower().startswith(CHINESE) else ENGLISH


def translated(text: str, language: str) -> str:
    """What was said, in a language; in English where there is no translation.

    Values that were not said are data, such as words of a text, and stay as they are.
    """
    if language == ENGLISH:
        return str(text)
    own = as_phrase(text)
    values = {
        name: translated(value, language) if isinstance(value, Phrase) else value
        for name, value in own.values.items()
    }
    return read_catalogue(language).get(own.template, own.template).format(**values)


def recognised(text: str) -> str:
    """A message that was written down in a file, as the phrase that it was; else the text itself.

    So what ``document.yml`` quotes in one language a person reads in another.
    """
    return text if isinstance(text, Phrase) else _recognised(text, LEAST_LITERAL)


@lru_cache(maxsize=512)
def _recognised(text: str, least: int) -> str:
    for each in _forms_written():
        if (
            each.size >= least
            and all(piece in text for piece in each.pieces)
            and (found := re.fullmatch(_pattern(each.form), text, re.DOTALL))
        ):
            return Phrase(each.template, _values(each.template, found.groupdict()))
    for colon in (": ", "："):
        what, _, why = text.partition(colon)
        if why and isinstance(said := _recognised(what, LEAST_LITERAL), Phrase):
            return Phrase("{reason}: {fault}", {"reason": said, "fault": recognised(why)})
    return text


@dataclass(frozen=True, slots=True)
class _Form:
    """One form in which the message of a template may have been written down."""

    template: str
    form: str
    pieces: tuple[str, ...]
    """What stands between its values, the longest first."""
    size: int
    """How much it says by itself."""


@cache
def _forms_written() -> tuple[_Form, ...]:
    """All forms of all templates, those that say most first: the beginning tells most."""
    known = read_catalogue(CHINESE).items()
    found = []
    for template, other in known:
        for form in (template, other) if not UNREADABLE.search(template) else ():
            pieces = sorted(filter(None, PLACE.split(form)[::4]), key=len, reverse=True)
            size = sum(map(len, pieces)) * (1 if form.isascii() else 2)
            found.append(_Form(template, form, tuple(pieces), size))
    return tuple(sorted(found, key=lambda each: (each.form.startswith("{"), -each.size)))


@cache
def _pattern(form: str) -> str:
    """A template as a pattern with a group for each value."""
    literal, *rest = PLACE.split(form)
    out, seen = re.escape(literal), set[str]()
    for name, repeated, spec, behind in zip(*(rest[n::4] for n in range(4)), strict=True):
        own = QUOTED if repeated else COUNT if spec else VALUES.get(name, ".+?")
        out += f"(?P={name})" if name in seen else f"(?P<{name}>{own})"
        out += re.escape(behind)
        seen.add(name)
    return out


def _values(template: str, found: Mapping[str, str]) -> Mapping[str, Value]:
    """The values of a template, as they were before they were written down."""
    out: dict[str, Value] = {}
    for name, repeated, spec in PLACE.findall(template):
        text = found[name]
        if repeated:
            out[name] = text[1:-1]
        elif spec:
            out[name] = int(text.replace(",", ""))
        else:
            out[name] = text if name in VALUES else _recognised(text, LEAST_INSIDE)
    return out


@cache
def read_catalogue(language: str) -> Mapping[str, str]:
    """Template in English → template in a language, from ``messages.<language>.po``."""
    path = Path(__file__).with_name(f"messages.{language}.po")
    return dict(entries(path.read_text("utf-8")))


def entries(text: str) -> Iterator[tuple[str, str]]:
    """The entries of a gettext catalogue, each field in one or more lines.

    Forms of the plural are parted by U+0000, as in the compiled catalogues of GNU gettext.
    """
    fields: dict[str, str] = {}
    name = ""
    for line in (*text.split("\n"), ""):
        word, _, rest = line.strip().partition(" ")
        if word.startswith("msg"):
            name, fields[word] = word, json.loads(rest)
        elif word.startswith('"'):
            fields[name] += json.loads(line.strip())
        elif not word:
            forms = {sort: _forms(fields, sort) for sort in ("msgid", "msgstr")}
            if fields.get("msgid"):
                yield forms["msgid"], forms["msgstr"]
            fields = {}


def _forms(fields: Mapping[str, str], sort: str) -> str:
    return "\0".join(value for name, value in fields.items() if name.startswith(sort))
