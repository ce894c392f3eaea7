"""A document as data for programs that manage references: BibLaTeX, RIS, CSL-JSON.

What stands for the day on which a text was read, ``{accessed:%Y-%m-%d}``, scripts fill in; in
files the lines that have it are left out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping

from build_scripts.language.languages import language
from build_scripts.model import Document
from build_scripts.publication.reference import (
    Reference,
    csl,
    full_names,
    iso_date,
    reference,
)

TEX: Mapping[str, str] = {
    **{sign: f"\\{sign}" for sign in "%$&#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Sign that TeX takes for its own → how it is written."""


PARTING = re.compile(r",|\band\b", re.IGNORECASE)
"""What parts names, and parts of names, in BibTeX."""
TEX_SIGN = re.compile(r"[%$&#_\\{}~^]")
OPEN_LINE = re.compile(r"^.*\{accessed:[^{}]*\}.*\n", re.MULTILINE)
ACCESSED = "{accessed:%Y-%m-%d}"


def closed(form: str) -> str:
    """A form without the lines that only a reader's own day would fill."""
    return OPEN_LINE.sub("", form)


def references(document: Document) -> tuple[Reference, ...]:
    """Every edition as a work to cite."""
    return tuple(reference(document, each) for each in document.editions)


def biblatex(document: Document, address: str) -> str:
    """BibLaTeX of the document, one entry an edition."""
    return "\n".join(_entry(each, address) for each in references(document))


def ris(document: Document, address: str) -> str:
    """RIS of the document, one record an edition."""
    return "\n".join("\n".join(_record(each, address)) + "\n" for each in references(document))


def csl_json(document: Document, address: str) -> str:
    """CSL-JSON of the document, one item an edition."""
    items = [csl(each, address) for each in references(document)]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def _entry(reference: Reference, address: str) -> str:
    row = language(reference.lang)
    name = row.tex or reference.lang
    fields = {
        "author": " and ".join(_tex_names(reference)),
        # The inner braces keep the capitals, which many styles would take away.
        "title": f"{{{_tex(reference.title)}}}",
        "titleaddon": _tex(reference.genre),
        "origtitle": _tex(reference.original),
        "organization": _tex_whole(reference.publisher),
        "location": _tex_whole(reference.place),
        "date": iso_date(reference),
        "language": _tex(name),
        "langid": _tex(name),
        "url": _tex_address(address),
        "urldate": ACCESSED,
    }
    lines = [f"  {field} = {{{text}}}," for field, text in fields.items() if text]
    return "\n".join([f"@online{{{reference.id},", *lines, "}", ""])


def _tex_names(reference: Reference) -> Iterator[str]:
    """Names of bodies in braces, so that they are not parted; of persons by their parts."""
    for each in reference.creators:
        parts = (_tex_whole(part) for part in (each.family, each.given) if part)
        yield f"{{{_tex(each.literal)}}}" if each.literal else ", ".join(parts)


def _record(reference: Reference, address: str) -> Iterator[str]:
    yield "TY  - ELEC"
    for each, name in zip(reference.creators, full_names(reference), strict=True):
        parts = (each.family, each.given)
        yield f"AU  - {_line(name if each.literal else ', '.join(filter(None, parts)))}"
    date = "/".join(str(part).zfill(2) for part in reference.issued)
    tags = {
        "TI": reference.title,
        "OP": reference.original,
        "PB": reference.publisher,
        "CY": reference.place,
        "PY": date[:4],
        "DA": date,
        "M3": reference.genre,
        "LA": reference.lang,
        "UR": address,
        "Y2": "{accessed:%Y/%m/%d}",
        "ID": reference.id,
    }
    yield from (f"{tag}  - {_line(text)}" for tag, text in tags.items() if text)
    yield "ER  - "


def _line(text: str) -> str:
    """A text on one line: in RIS the next would be another field, or another record."""
    return " ".join(text.split())


def _tex_whole(text: str) -> str:
    """The same as ``_tex`` in a list of names: in braces where an “and” or a comma parted it."""
    return f"{{{_tex(text)}}}" if PARTING.search(text) else _tex(text)


def _tex(text: str) -> str:
    """Text that TeX sets to the letter, on one line, its braces balanced.

    BibTeX counts escaped braces too, so they are written as words: ``{a} & 50%`` →
    ``\\textbraceleft{}a\\textbraceright{} \\& 50\\%``.
    """
    return TEX_SIGN.sub(lambda sign: TEX[sign[0]], _line(text))


def _tex_address(address: str) -> str:
    """An address, which styles print to the letter; only braces would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")
