"""Citations as pages show them: of a unit in the usual style of each text, of a document in all.

``cite/`` has every style without scripts; ``cite.js`` has the same for scripts, with slots, and the
places of units as the styles write them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.language.languages import DEFAULT, language, language_name
from build_scripts.model import Document, Edition
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import script
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.bibliography import biblatex, closed, csl_json, ris
from build_scripts.publication.locators import MANNERS
from build_scripts.publication.publication import Publication
from build_scripts.publication.reference import reference
from build_scripts.publication.styles import STYLES, Style, citation, citation_form, usual
from build_scripts.publication.words import SPOKEN, Span, phrases, pick, said, spoken

CITE = "cite/"
"""Address of the page with every style."""
DATA = (("BibLaTeX", biblatex), ("RIS", ris), ("CSL-JSON", csl_json))


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation to take away, and its form where a script can add a day to it."""

    key: str
    lang: str
    text: str
    form: str = ""
    names: tuple[Span, ...] = ()
    """What its style is called."""


@dataclass(frozen=True, slots=True)
class Styled:
    """One edition in every style."""

    key: str
    names: tuple[Span, ...]
    citations: tuple[Cited, ...]


def of_unit(publication: Publication, unit_id: str, keys: Sequence[str]) -> list[Cited]:
    """A unit in the usual style of each text that has it."""
    address = f"{publication.site.url}{publication.id}/{unit_id}/"
    return [_cited(publication, key, address, unit_id) for key in keys]


def of_document(publication: Publication) -> list[Cited]:
    """The whole document in the usual style of each text."""
    address = f"{publication.site.url}{publication.id}/"
    return [_cited(publication, key, address) for key in publication.keys]


def standing(document: Document, edition: Edition) -> str:
    """How a text stands, behind a quotation whose citation does not say it: （作准文本之一）."""
    genre = reference(document, edition).genre
    status = pick(edition.status, edition.key).rstrip("。. ")
    if not status or (genre and "genre" in usual(edition.lang).shows):
        return ""
    return f"（{status}）" if language(edition.key).is_han else f" ({status})"


def cite_page(publication: Publication) -> str:
    """Every style for the whole document, and the document as data for programs."""
    document = publication.bitext.document
    address = f"{publication.site.url}{document.id}/"
    names = {key: phrases("citation")[key] for key in SPOKEN}
    text = front.of_document(document, phrases("cite_text"))
    return fill(
        "cite",
        front=front.of_page(publication, "cite", names, text),
        head=said("citation"),
        about=said("cite_about"),
        example=_example(publication),
        editions=[_styled(publication, each, address) for each in document.editions],
        data=[(name, closed(form), form) for name, form in _data(document, address)],
    )


def cite_script(publication: Publication) -> str:
    """``cite.js``: of every edition the form of each style; of every unit its places."""
    document = publication.bitext.document
    manners = dict.fromkeys(style.place for style in STYLES.values())
    values = {
        "styles": [[each.id, each.names, each.place] for each in STYLES.values()],
        "editions": [
            [each.key, each.lang, phrases_of(each), list(_forms(document, each))]
            for each in document.editions
        ],
        "manners": [manner for manner in manners if manner in ("en", *MANNERS)],
        "places": {
            unit: [places[manner] for manner in manners if manner in places]
            for unit, places in publication.locators.items()
        },
    }
    return script("duidu_styles", values)


def phrases_of(edition: Edition) -> dict[str, str]:
    """What the language of a text is called in each language of the interface."""
    return {key: pick(edition.name, key) or language_name(edition.key, key) for key in SPOKEN}


def _forms(document: Document, edition: Edition) -> Iterator[str]:
    own = reference(document, edition)
    yield from (citation_form(own, style) for style in STYLES.values())


def _data(document: Document, address: str) -> Iterator[tuple[str, str]]:
    yield from ((name, make(document, address)) for name, make in DATA)


def _styled(publication: Publication, edition: Edition, address: str) -> Styled:
    names = phrases_of(edition)
    return Styled(
        edition.key,
        tuple(Span(key, lang, names[key]) for key, lang in SPOKEN.items()),
        tuple(_cited(publication, edition.key, address, style=style) for style in STYLES.values()),
    )


def _cited(
    publication: Publication, key: str, address: str, unit: str = "", style: Style | None = None
) -> Cited:
    document = publication.bitext.document
    edition = document.edition(key)
    style = style or usual(edition.lang)
    form = citation_form(reference(document, edition), style, has_place=bool(unit))
    words = publication.located(unit, key, style) if unit else ""
    return Cited(
        key,
        edition.lang,
        citation(form, words, address),
        form.replace("{address}", address) if "{accessed:" in form else "",
        _called(style),
    )


def _called(style: Style) -> tuple[Span, ...]:
    """What a style is called; once where it has one name in all languages."""
    names = spoken(style.names)
    return names if len({each.text for each in names}) > 1 else names[-1:]


def _example(publication: Publication) -> list[tuple[Span, list[tuple[Span, ...]]]]:
    """The place of one unit as it is written, and the styles that write it so."""
    units = publication.bitext.units
    unit = next((each.id for each in units if any(each.label.values())), "")
    found: dict[Span, dict[str, tuple[Span, ...]]] = {}
    for style in STYLES.values() if unit else ():
        for edition in publication.bitext.document.editions:
            key = edition.key if style.place == "own" else DEFAULT
            lang = edition.lang if style.place == "own" else SPOKEN[DEFAULT]
            words = publication.located(unit, edition.key, style)
            if words:
                found.setdefault(Span(key, lang, words), {})[style.id] = _called(style)
    return [(words, list(names.values())) for words, names in found.items()]
