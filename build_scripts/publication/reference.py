"""What a citation says of one edition, as values: the one source of every style and format."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from build_scripts.language.languages import DEFAULT
from build_scripts.model import Creator, Document, Edition
from build_scripts.publication.standing import is_original
from build_scripts.publication.words import pick

ISO_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
# unofficial translation | , not an authentic text
REMARK = re.compile(r"[,;.，；。].*", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Reference:
    """One edition as a work to cite; what is not known is empty."""

    id: str
    """``cn-la-2024-en``."""
    lang: str
    title: str
    """As that edition prints it."""
    creators: tuple[Creator, ...]
    publisher: str
    place: str
    genre: str
    """What kind of text it is, where that must be said: ``unofficial English translation``."""
    issued: tuple[int, ...]
    """Year, month, day of its publication, as far as they are known."""
    original: str = ""
    """The title of the text of which it is a translation."""


def reference(document: Document, edition: Edition) -> Reference:
    """An edition as a work to cite: what ``cited:`` says, else what is known of its source."""
    key, cited = edition.key, edition.cited
    others = [each for each in document.editions if is_original(document, each)]
    is_translation = not is_original(document, edition)
    return Reference(
        id=f"{document.id}-{key}",
        lang=edition.lang,
        title=_line(cited.title or pick(document.title, key)),
        creators=document.creators.get(key) or document.creators.get(DEFAULT) or (),
        publisher=_line(cited.publisher or pick(edition.publisher, key)),
        place=_line(cited.place),
        genre=_line(cited.genre or (_genre(edition) if is_translation else "")),
        issued=date_parts(edition.published),
        original=title_of(document, others[0]) if is_translation else "",
    )


def title_of(document: Document, edition: Edition) -> str:
    """The title by which an edition is cited."""
    return _line(edition.cited.title or pick(document.title, edition.key))


def date_parts(iso: str) -> tuple[int, ...]:
    """``2023-10-20`` → (2023, 10, 20), ``2023`` → (2023,), anything else → ()."""
    found = ISO_DATE.fullmatch(iso)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def csl(reference: Reference, address: str = "") -> Mapping[str, Any]:
    """The reference as CSL-JSON, without what is not known.

    ``container-title`` is left out: a document of its own stands in no other work, and styles
    print its publisher. So is ``original-title``: public styles make “(as …)” of it, which of a
    translation is not true.
    """
    values: dict[str, Any] = {
        "id": reference.id,
        "type": "webpage",
        "language": reference.lang,
        "title": reference.title,
        "author": [_name(each) for each in reference.creators],
        "publisher": reference.publisher,
        "publisher-place": reference.place,
        "genre": reference.genre,
        "issued": {"date-parts": [list(reference.issued)]} if reference.issued else None,
        "URL": address,
    }
    return {name: value for name, value in values.items() if value}


def iso_date(reference: Reference) -> str:
    """(2023, 10, 20) → ``2023-10-20``."""
    return "-".join(str(part).zfill(2) for part in reference.issued)


def full_names(reference: Reference) -> Iterator[str]:
    """The creators as one writes them: ``Communist Party of China``, ``Jane Q. Doe``."""
    for each in reference.creators:
        yield each.literal or " ".join(filter(None, (each.given, each.family)))


def _name(creator: Creator) -> Mapping[str, str]:
    if creator.literal:
        return {"literal": creator.literal}
    return {name: part for name in ("family", "given") if (part := getattr(creator, name))}


def _genre(edition: Edition) -> str:
    """What the status calls the text, without what it adds: ``unofficial translation``."""
    return REMARK.sub("", _line(pick(edition.status, edition.key)))


def _line(text: str) -> str:
    return " ".join(text.split())
