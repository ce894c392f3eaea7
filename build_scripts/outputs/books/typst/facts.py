"""What a printed book says of itself: title, dates, standing and source of each text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from build_scripts.language.languages import language, language_name, script
from build_scripts.model import Bitext, Document, Edition
from build_scripts.outputs.books.typst.fonts import LICENCE, SCRIPTS, fonts_of
from build_scripts.publication.standing import authentic, standing, status_of
from build_scripts.publication.titles import printed_title
from build_scripts.publication.words import pick, say


@dataclass(frozen=True, slots=True)
class Face:
    """How a script is set, so that texts side by side look alike."""

    scale: float
    """Size against that of the book."""
    leading: float
    """Between lines of 1 em, in em."""
    spacing: float
    """Between paragraphs, in em."""
    share: float
    """Of the width, where Han script has 1."""


HAN = Face(1.03, 0.62, 0.95, 1)
LATIN = Face(0.98, 0.44, 0.8, 1.28)
TALL = Face(0.96, 0.72, 0.95, 1.28)
"""Scripts with marks above and below the line."""
FACES: Mapping[str, Face] = {
    **dict.fromkeys(SCRIPTS, TALL),
    "Arab": Face(1.08, 0.66, 0.85, 1.12),
    "Hang": Face(1, 0.6, 0.9, 1.1),
}
"""Script → its face; every other has that of Latin."""


def text_of(document: Document, edition: Edition) -> dict[str, Any]:
    """How one text is set, and what the foot of every page says of it."""
    fonts = fonts_of(edition.lang)
    row = language(edition.lang)
    face = HAN if row.is_han or row.dense else FACES.get(script(edition.lang), LATIN)
    return {
        "key": edition.key,
        "lang": fonts.lang,
        "region": fonts.region,
        "serif": fonts.serif,
        "sans": fonts.sans,
        "is_han": row.is_han,
        "is_leftward": row.is_leftward,
        **asdict(face),
        "status": standing(document, edition, edition.key),
        "missing": say("missing", edition.key, language=language_name(edition.key, edition.key)),
    }


def metadata(document: Document, editions: Sequence[Edition]) -> dict[str, Any]:
    """Title, description and keywords of the file, in the languages that it shows."""
    keys = [edition.key for edition in editions]
    return {
        "title": " / ".join(pick(document.title, key) for key in keys),
        "description": " / ".join(standing(document, edition, edition.key) for edition in editions),
        "keywords": [document.id, *(pick(document.short, key) for key in keys)],
    }


def facts(bitext: Bitext, editions: Sequence[Edition], site_url: str) -> list[dict[str, Any]]:
    """The rows of the title page: name and value in each language, and a link."""
    document = bitext.document
    keys = [edition.key for edition in editions]
    as_printed = [" / ".join(printed_title(bitext, key)) for key in keys]
    rows = (
        [_fact([say("printed_title", key) for key in keys], as_printed)] if any(as_printed) else []
    )
    rows += [
        _fact([say(name, key) for key in keys], [date for _ in keys])
        for name, date in (("signed", document.signed), ("effective", document.effective))
        if date
    ]
    rows.append(
        _fact([say("standing", key) for key in keys], [authentic(document, key) for key in keys])
    )
    for edition in editions:
        names = [pick(edition.name, key) or language_name(edition.key, key) for key in keys]
        known = _provenance(document, edition, keys)
        if any(known) or edition.url:
            rows.append(_fact(names, known, edition.url))
    name = "revised" if document.revised else "url"
    link = f"{site_url.rstrip('/')}/{document.id}/"
    rows.append(_fact([say(name, key) for key in keys], [document.revised for _ in keys], link))
    rows.append(_fact([say("fonts", key) for key in keys], [_fonts(editions) for _ in keys]))
    return rows


def _fonts(editions: Sequence[Edition]) -> str:
    """The fonts of the texts, with the licence that all of them have."""
    families = [each for edition in editions for own in (fonts_of(edition.lang),)
                for each in (*own.serif, *own.sans)]  # fmt: skip
    names = dict.fromkeys(each if isinstance(each, str) else each["name"] for each in families)
    return f"{', '.join(names)} ({LICENCE})"


def _fact(names: Sequence[str], values: Sequence[str], link: str = "") -> dict[str, Any]:
    """A value that is the same in every language is said once."""
    return {"name": once(names), "value": once(values), "link": link}


def once(values: Sequence[str]) -> list[str]:
    """The values, empty where one before them is the same."""
    return [value if value not in values[:place] else "" for place, value in enumerate(values)]


def _provenance(document: Document, edition: Edition, keys: Sequence[str]) -> list[str]:
    """Standing, publisher, date and rights in each language, once where all say the same."""
    said = [
        [
            status_of(document, edition, key),
            pick(edition.publisher, key).rstrip("。. "),
            edition.published,
            pick(edition.rights, key).rstrip("。. "),
        ]
        for key in keys
    ]
    return [
        ""
        if parts in said[:place]
        else language(keys[place]).punctuation.semicolon.join(filter(None, parts))
        for place, parts in enumerate(said)
    ]
