"""Pages on a document: its own page and the about page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.language.languages import language_name
from build_scripts.model import Bitext, Document, Edition
from build_scripts.outputs.pages import citations, front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.opening import opening
from build_scripts.outputs.pages.related import related
from build_scripts.outputs.pages.study_pages import listed
from build_scripts.outputs.pages.template import fill, spans
from build_scripts.outputs.pages.unit_page import made
from build_scripts.outputs.studies.study import Study
from build_scripts.publication.publication import Download, Publication
from build_scripts.publication.standing import authentic, standing, status_of
from build_scripts.publication.titles import is_printed, printed_title
from build_scripts.publication.words import (
    LEFT_OUT,
    SPOKEN,
    Span,
    pick,
    said,
    say,
    spoken,
)

MAIN = 4
"""So many downloads stand on the document's page; all stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Fact:
    """A named value: plain text, a phrase in each language, or an address."""

    name: tuple[Span, ...]
    text: str = ""
    said: tuple[Span, ...] = ()
    url: bool = False


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What is known of one edition's source."""

    key: str
    names: tuple[Span, ...]
    facts: tuple[Fact, ...]
    left_out_head: tuple[Span, ...]
    left_out: tuple[object, ...]


def document_page(
    publication: Publication, downloads: Sequence[Download], studies: Sequence[Study] = ()
) -> str:
    """The title page of a document: what it is, its contents, the studies of it, what can be taken
    away, BibTeX."""
    document = publication.bitext.document
    text = front.brief(
        {key: say("document_text", key, title=pick(document.title, key)) for key in SPOKEN}
    )
    shorts = {key: pick(document.short or document.title, key) for key in publication.keys}
    return fill(
        "document",
        front=front.of_page(publication, "document", shorts, text),
        opening=opening(publication),
        draft=document.is_draft,
        studies=listed(studies, ""),
        facts=list(_facts(document)),
        related=related(publication, ""),
        downloads=[(spoken(each.label), Safe(each.file)) for each in downloads[:MAIN]],
        supplied=list(_supplied(publication.bitext)),
        citations=citations.of_document(publication),
    )


def about_page(publication: Publication) -> str:
    """Sources, standing, method, ids, citation and rights."""
    document = publication.bitext.document
    names = {key: say("about", key) for key in publication.keys}
    standings = {each.key: standing(document, each, each.key) for each in document.editions}
    text = front.of_document(document, standings)
    example = _example(publication.bitext)
    return fill(
        "about",
        front=front.of_page(publication, "about", names, text),
        head=said("about"),
        status=[
            Span(each.key, lang, standing(document, each, key))
            for each in document.editions
            for key, lang in SPOKEN.items()
        ],
        sources=[_source(publication.bitext, edition) for edition in document.editions],
        made=made(publication.bitext.units),
        why=_why,
        related=related(publication, "about/"),
        ids=said("ids_text", example=example, pair=f"{example}.1"),
        citations=citations.of_document(publication),
        corrections=publication.site.corrections,
    )


def _supplied(bitext: Bitext) -> Iterator[tuple[Span, ...]]:
    """Of each title that its source does not print: that it is ours, and what is printed."""
    for edition in bitext.document.editions:
        if is_printed(bitext, edition.key):
            continue
        printed = edition.cited.title or " / ".join(printed_title(bitext, edition.key))
        word = "title_supplied" if printed else "title_not_printed"
        yield said(word, language=citations.phrases_of(edition), title=printed)


def _why(reason: str) -> Safe | str:
    """A reason for leaving a line out, in both languages where it is the program's own."""
    word = LEFT_OUT.get(reason)
    return spans(said(word)) if word else reason


def _example(bitext: Bitext) -> str:
    """An id to show: the first numbered unit's, else the last unit's."""
    numbered = (unit.id for unit in bitext.units if any(unit.label.values()))
    last = bitext.units[-1].id if bitext.units else bitext.document.id
    return next(numbered, last)


def _facts(document: Document) -> Iterator[Fact]:
    for name in ("signed", "effective", "revised"):
        date = getattr(document, name)
        if date:
            yield Fact(said(name), date)
    listed = tuple(Span(key, lang, authentic(document, key)) for key, lang in SPOKEN.items())
    yield Fact(said("status"), said=listed)


def _source(bitext: Bitext, edition: Edition) -> SourceFacts:
    left_out = bitext.left_out.get(edition.key, ())
    return SourceFacts(
        edition.key,
        tuple(
            Span(key, lang, pick(edition.name, key) or language_name(edition.key, key))
            for key, lang in SPOKEN.items()
        ),
        tuple(_source_facts(bitext, edition)),
        tuple(
            Span(each.key, each.lang, f"{each.text} ({len(left_out)})") for each in said("left_out")
        ),
        left_out,
    )


def _source_facts(bitext: Bitext, edition: Edition) -> Iterator[Fact]:
    document = bitext.document
    spoken = {
        "publisher": {key: pick(edition.publisher, key) for key in SPOKEN},
        "status": {key: status_of(document, edition, key) for key in SPOKEN},
        "rights": {key: pick(edition.rights, key) for key in SPOKEN},
    }
    for name, texts in spoken.items():
        if any(texts.values()):
            spans = [Span(key, lang, texts[key]) for key, lang in SPOKEN.items()]
            yield Fact(said(name), said=tuple(spans))
    plain = {"published": edition.published, "file": edition.file, "sha256": edition.sha256}
    for name, text in plain.items():
        if text:
            yield Fact(said(name), text)
    if edition.url:
        yield Fact(said("url"), edition.url, url=_is_address(edition.url))
    for address in edition.also:
        yield Fact(said("also"), address, url=_is_address(address))
    account = bitext.accounts.get(edition.key)
    if account:
        figures = {
            "source": account.source,
            "nodes": account.nodes,
            "left_out": account.left_out,
            "replaced": account.replaced,
        }
        words = ["account_line", *(["account_replaced"] if account.replaced else [])]
        spans = [
            Span(key, lang, "".join(say(word, key, **figures) for word in words))
            for key, lang in SPOKEN.items()
        ]
        yield Fact(said("account"), said=tuple(spans))


def _is_address(text: str) -> bool:
    """Only web addresses become links: ``javascript:`` does not."""
    return text.startswith(("https://", "http://"))
