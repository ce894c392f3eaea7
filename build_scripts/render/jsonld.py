"""JSON-LD: one Schema.org ``Legislation`` a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_scripts.model import Document
from build_scripts.render.frame import Frame
from build_scripts.render.meta import Meta

CONTEXT = "https://schema.org"


def json_ld(frame: Frame, address: str, names: Mapping[str, str], keys: Sequence[str]) -> Meta:
    """What a page is to machines; a text that is not authentic is a translation of those that are.

    ``address`` is the page's inside the document, ``keys`` the languages that it shows.
    """
    document = frame.bitext.document
    whole = f"{frame.site.url}{document.id}/"
    url = f"{whole}{address}"
    originals = _originals(document)
    thing: Meta = {"@context": CONTEXT, "@type": "Legislation", "@id": url, "url": url}
    thing["legislationIdentifier"] = f"{document.id}/{address}".rstrip("/")
    if document.signed:
        thing["legislationDate"] = document.signed
    if address:
        thing["isPartOf"] = {"@type": "Legislation", "@id": whole}
    shown = [key for key in keys if key in originals]
    if not shown:
        key = keys[0]
        work = f"{whole}{address.removeprefix(f'{key}/')}"
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
