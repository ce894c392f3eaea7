"""JSON-LD: one Schema.org object a page, ``Legislation`` where the page is a text of a document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_scripts.model import Document
from build_scripts.outputs.pages.front import Meta
from build_scripts.publication.publication import Frame
from build_scripts.publication.words import SPOKEN, pick

CONTEXT = "https://schema.org"


def json_ld(frame: Frame, address: str, names: Mapping[str, str], keys: Sequence[str]) -> Meta:
    """A division or unit; a text that is not authentic is a translation of those that are.

    ``address`` is the page's inside the document, ``keys`` the languages that it shows.
    """
    whole = {"@type": "Legislation", "@id": _whole(frame)}
    return _legislation(frame, address, names, keys) | {"isPartOf": whole}


def document_ld(frame: Frame, address: str = "") -> Meta:
    """The document itself, wherever a page shows the whole of it: ``full/`` has its ``@id``."""
    names = {key: pick(frame.bitext.document.title, key) for key in frame.keys}
    thing = _legislation(frame, "", names, frame.keys)
    return thing | {"url": f"{_whole(frame)}{address}"}


def single_ld(frame: Frame, key: str, node: str, name: str) -> Meta:
    """A page in one language: the document (``node`` is empty) or a division of it.

    Its ``@id`` is the page, of which the one in all languages is the work.
    """
    place = f"{node}/" if node else ""
    thing = _legislation(frame, f"{key}/{place}", {key: name}, [key])
    thing["legislationIdentifier"] = _identifier(frame.bitext.document, place)
    if "translationOfWork" not in thing:
        thing["exampleOfWork"] = {"@type": "Legislation", "@id": f"{_whole(frame)}{place}"}
    if node:
        thing["isPartOf"] = {"@type": "Legislation", "@id": f"{_whole(frame)}{key}/"}
    return thing


def page_ld(frame: Frame, kind: str, address: str, name: str) -> Meta:
    """A page that tells of a document without being its text: ``AboutPage``, ``WebPage`` …"""
    about = {"about": {"@type": "Legislation", "@id": _whole(frame)}}
    return site_page_ld(frame.site.url, kind, f"{frame.bitext.document.id}/{address}", name) | about


def site_page_ld(site: str, kind: str, address: str, name: str | Sequence[str]) -> Meta:
    """A page of the site; ``address`` is given from the site's root."""
    url = f"{site}{address}"
    return {
        "@context": CONTEXT,
        "@type": kind,
        "@id": url,
        "url": url,
        "name": name if isinstance(name, str) else list(name),
        "inLanguage": list(SPOKEN.values()),
        "isPartOf": {"@type": "WebSite", "@id": site},
    }


def term_ld(site: str, terms: str, concept: str, names: Sequence[str], definition: str) -> Meta:
    """A concept of the glossary at ``terms``, with its name in each language."""
    url = f"{site}{terms}{concept}/"
    thing: Meta = {"@context": CONTEXT, "@type": "DefinedTerm", "@id": url, "url": url}
    thing |= {"name": list(names), "termCode": concept}
    thing |= {"description": definition} if definition else {}
    return thing | {"inDefinedTermSet": {"@type": "DefinedTermSet", "@id": f"{site}{terms}"}}


def _whole(frame: Frame) -> str:
    return f"{frame.site.url}{frame.bitext.document.id}/"


def _identifier(document: Document, address: str) -> str:
    return f"{document.id}/{address}".rstrip("/")


def _legislation(frame: Frame, address: str, names: Mapping[str, str], keys: Sequence[str]) -> Meta:
    document = frame.bitext.document
    url = f"{_whole(frame)}{address}"
    originals = _originals(document)
    thing: Meta = {"@context": CONTEXT, "@type": "Legislation", "@id": url, "url": url}
    thing["legislationIdentifier"] = _identifier(document, address)
    if document.signed:
        thing["legislationDate"] = document.signed
    shown = [key for key in keys if key in originals]
    if not shown:
        key = keys[0]
        work = f"{_whole(frame)}{address.removeprefix(f'{key}/')}"
        of = {"@type": "Legislation", "@id": work, "inLanguage": _langs(frame, originals)}
        return thing | _translation(frame, key, names, of)
    thing |= {"name": names[shown[0]], "inLanguage": _langs(frame, shown)}
    others = [
        {"@type": "Legislation", "@id": f"{url}#{key}"}
        | _translation(frame, key, names, {"@id": url})
        for key in keys
        if key not in originals
    ]
    return thing | ({"workTranslation": others} if others else {})


def _originals(document: Document) -> list[str]:
    """Keys of the authentic editions; all where the document does not say which are."""
    found = [edition.key for edition in document.editions if edition.is_authentic]
    return found or list(document.keys)


def _translation(frame: Frame, key: str, names: Mapping[str, str], of: Meta) -> Meta:
    value = f"{CONTEXT}/UnofficialLegalValue"
    return {
        "name": names[key],
        "inLanguage": frame.lang(key),
        "legislationLegalValue": value,
        "translationOfWork": of,
    }


def _langs(frame: Frame, keys: Sequence[str]) -> str | list[str]:
    langs = [frame.lang(key) for key in keys]
    return langs[0] if len(langs) == 1 else langs
