"""The page of everything that can be taken away: size, checksum, licence, what each file is for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from build_scripts.language.languages import language, language_name
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Download, Publication
from build_scripts.publication.words import SPOKEN, Span, pick, said, say, spoken

KILO = 1000


@dataclass(frozen=True, slots=True)
class Row:
    """One file in the list."""

    file: str
    """Name beside the page."""
    label: tuple[Span, ...]
    size: str
    """``446 kB``; empty where it is not said."""
    sha256: str


def downloads_page(publication: Publication, downloads: Sequence[Download]) -> str:
    """All files of a document with size, checksum and what each is for."""
    document = publication.bitext.document
    names = {
        key: f"{say('downloads', key)}{language(key).punctuation.colon}{pick(document.short, key)}"
        for key in SPOKEN
    }
    text = front.brief({key: f"{names[key]}{language(key).punctuation.stop}" for key in SPOKEN})
    said_over = {key: say("downloads", key) for key in publication.keys}
    rows = [_row(each) for each in downloads]
    return fill(
        "downloads",
        front=front.of_page(publication, "downloads", said_over, text),
        head=said("downloads"),
        said=said("downloads_text"),
        rows=rows,
        rights=_rights(publication),
        sums=[row for row in rows if row.sha256],
    )


def _row(download: Download) -> Row:
    return Row(
        download.file.removeprefix("downloads/"),
        tuple(spoken(download.label)),
        said_size(download.size),
        download.sha256,
    )


def said_size(size: int) -> str:
    """A number of bytes for people: ``446 kB``, ``1.2 MB``; empty for 0."""
    if size >= KILO * KILO:
        return f"{size / KILO / KILO:.1f} MB"
    return f"{max(1, round(size / KILO))} kB" if size else ""


def _rights(publication: Publication) -> list[Span]:
    """What is known of the rights in each text, in both languages."""
    return [
        Span(each.key, lang, language(key).punctuation.colon.join((name, pick(each.rights, key))))
        for each in publication.bitext.document.editions
        for key, lang in SPOKEN.items()
        for name in (language_name(each.key, key),)
        if pick(each.rights, key)
    ]
