"""What the pages of a document share, said once: a file of the theme, ``facts/<document>.html``.

The theme derives from it and from the ``node`` of a page where the page stands: crumbs, contents,
neighbours, the same page in other languages, its Schema.org object. MkDocs (Jinja) and Zensical
(MiniJinja) read it alike; what has an order is a list, for MiniJinja sorts keys.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from build_scripts.language.languages import language, locale, script
from build_scripts.model import Division, Document, Edition, Unit
from build_scripts.outputs.pages.citations import standing as quoted_standing
from build_scripts.outputs.pages.escape import quoted
from build_scripts.outputs.pages.front import by_language, cited_by_language
from build_scripts.outputs.pages.policy import PAGE_POLICY
from build_scripts.outputs.studies.table import studies
from build_scripts.publication.conversion import OWN, forms
from build_scripts.publication.publication import Node, Publication, named_in
from build_scripts.publication.reference import Reference, full_names, iso_date, reference
from build_scripts.publication.standing import brief, is_original, standing
from build_scripts.publication.styles import citation_form, usual
from build_scripts.publication.words import SPOKEN, WORDS, phrases, pick
from build_scripts.sources.glossary import Glossary

WORD_FACTS = "site.words"
"""Of no document: no id has a full stop."""
DOCUMENT_FACTS = "site.documents"
"""Of all documents, for pages of none."""
PREVIEW = "preview.png"
"""The picture that other sites show of a link: a document's in its folder, the site's above it."""
OUTLINE_MOST = 60
"""Divisions up to which the contents beside a page show all of them."""
OUTLINE_NEAR = 12
"""In longer documents: how many neighbours before and after the current division."""

Facts = dict[str, Any]


def facts_path(name: str) -> str:
    """Where the facts of a document, or of the glossary, are published, below ``docs/``."""
    return f"_theme/facts/{name}.html"


def word_facts(*, has_preview: bool = False) -> str:
    """``facts/site.words.html``: the words of the interface, for the frame round every page.

    ``has_preview``: whether there is a picture for previews of links (``PREVIEW``), as below.
    """
    words = _set_lines("words", {name: dict(each) for name, each in WORDS.items()})
    frame = {"preview": has_preview, "policy": PAGE_POLICY, "forms": _forms(SPOKEN.values())}
    return words + "".join(_set(name, value) for name, value in frame.items())


def documents_facts(
    documents: Sequence[Document], *, has_glossary: bool = False, has_feed: bool = False
) -> str:
    """``facts/site.documents.html``: every document that is shown, by its id.

    ``has_glossary``: whether the site has one, to which the header leads; ``has_feed``: whether it
    has a feed of all changes, which the home page names.
    """
    known = sorted(documents, key=lambda each: each.id)
    shown = [{"id": each.id, "short": _short(each)} for each in known]
    flags = _set("has_glossary", has_glossary) + _set("has_feed", has_feed)
    return _set("documents", shown) + flags


def listing_path(name: str) -> str:
    """Where the addresses of the finished pages of a document, or of the glossary, are listed."""
    return f"_theme/facts/{name}.pages.html"


def listing(addresses: Sequence[str] = ()) -> str:
    """``facts/<document>.pages.html``: the finished pages that may be indexed."""
    return _set("finished", list(addresses))


def document_facts(publication: Publication, *, has_preview: bool = False) -> str:
    """``facts/<document>.html``: the document, its reading pages and units in order, its nodes."""
    top = [each.id for each in publication.children.get("", ()) if isinstance(each, Division)]
    return "".join(
        (
            _set("document", _document(publication) | {"preview": has_preview}),
            _set("pages", [page.id for page in publication.pages]),
            _set("units", [unit.id for unit in publication.bitext.units]),
            _set("top", top),
            _set_lines("nodes", _nodes(publication)),
        )
    )


def glossary_facts(glossary: Glossary) -> str:
    """``facts/glossary.html``: its name, and of each concept the names and definitions."""
    concepts = {
        each.id: {
            "names": [each.name(key) for key in SPOKEN],
            "definition": " ".join(pick(each.definition, key) for key in SPOKEN if each.definition),
        }
        for each in glossary.concepts
    }
    return _set("glossary", phrases("glossary")) + _set_lines("concepts", concepts)


def _document(publication: Publication) -> Facts:
    document = publication.bitext.document
    is_long = len(publication.bitext.divisions) > OUTLINE_MOST
    return {
        "id": document.id,
        "name": {key: pick(document.title, key) for key in publication.named_in},
        "short": _short(document),
        "signed": document.signed,
        "standing": {key: brief(document, key) for key in SPOKEN},
        "editions": [_edition(publication, each) for each in document.editions],
        "near": OUTLINE_NEAR if is_long else 0,
        "terms": bool(publication.gloss.terms),
        "studies": bool(studies(publication)),
        "marks": bool(publication.gloss.marks),
        **({"feed": True} if publication.changes and publication.site.url else {}),
        **({"compared": True} if publication.comparisons else {}),
        "forms": _forms(each.lang for each in document.editions),
        **({"related": related} if (related := _related(publication)) else {}),
    }


def _short(document: Document) -> dict[str, str]:
    return {key: pick(document.short or document.title, key) for key in named_in(document)}


LINKED_DATA = {
    "succeeds": "dcterms:replaces",
    "succeeded_by": "dcterms:isReplacedBy",
    "amends": "legislationAmends",
    "amended_by": "eli:amended_by",
    "implements": "legislationEnsuresImplementationOf",
    "implemented_by": "eli:implementation_ensured_by",
    "same_series": "eli:related_to",
}
"""Relation → its property in Schema.org, ELI or Dublin Core."""


def _related(publication: Publication) -> list[Facts]:
    """The related documents by property, for machines."""
    found: dict[str, list[Facts]] = {}
    for each in publication.related:
        name = pick(each.title, publication.keys[0])
        one = {"document": each.document, "url": each.url, "name": name}
        found.setdefault(LINKED_DATA[each.kind], []).append(one)
    return [{"property": name, "documents": own} for name, own in found.items()]


def _forms(tags: Iterable[str]) -> Facts:
    """The form of the first Chinese text, and those in which readers may have it: each with its
    tag and what it is called in itself."""
    tag = next((each for each in tags if forms(each)), "")
    if not tag:
        return {}
    names = [[each.name, each.tag, each.own] for each in forms(tag)]
    return {"tag": tag, "own": OWN[script(tag)], "names": names}


def _edition(publication: Publication, edition: Edition) -> Facts:
    document = publication.bitext.document
    cited = reference(document, edition)
    return {
        "key": edition.key,
        "lang": edition.lang,
        "locale": locale(edition.lang),
        "leftward": language(edition.lang).is_leftward,
        "name": {key: pick(edition.name, key) for key in publication.named_in},
        "status": {key: standing(document, edition, key) for key in SPOKEN},
        "citation": citation_form(cited, usual(edition.lang)),
        "standing": quoted_standing(document, edition),
        "original": is_original(document, edition),
        "cited": _cited(cited) | {"url": edition.url},
    }


def _cited(cited: Reference) -> Facts:
    """What citations say of an edition, for machines."""
    return {
        "title": cited.title,
        "creators": [
            [name, not each.literal]
            for each, name in zip(cited.creators, full_names(cited), strict=True)
        ],
        "publisher": cited.publisher,
        "place": cited.place,
        "genre": cited.genre,
        "date": iso_date(cited),
    }


def _places(publication: Publication, unit: Unit) -> Facts:
    """A unit's place in the usual style of each text, where that is not its name."""
    places = {}
    for edition in publication.bitext.document.editions:
        place = publication.located(unit.id, edition.key, usual(edition.lang))
        if place != publication.cited(unit.id, edition.key):
            places[edition.key] = place
    return places


def _nodes(publication: Publication) -> Mapping[str, Facts]:
    place = {unit.id: at for at, unit in enumerate(publication.bitext.units)}
    pages = {page.id: at for at, page in enumerate(publication.pages)}
    nodes: dict[str, Facts] = {}
    for node in publication.nodes.values():
        facts = {
            "path": [each.id for each in publication.ancestors(node)],
            "page": publication.page_of.get(node.id, ""),
            "name": by_language(publication, node),
        }
        own = (
            _unit(publication, node, place)
            if isinstance(node, Unit)
            else _division(publication, node)
        )
        nodes[node.id] = facts | own
    for page in publication.pages:
        inside = [place[node.id] for node in page.nodes if isinstance(node, Unit)]
        spread = [min(inside), max(inside) + 1] if inside else [0, 0]
        nodes[page.id] |= {"nth": pages[page.id], "units": spread}
    return nodes


def _unit(
    publication: Publication,
    unit: Unit,
    place: Mapping[str, int],
) -> Facts:
    return {
        "short": publication.shorts[unit.id],
        "nth": place[unit.id],
        "toc": {
            key: publication.labels[key][unit.id]
            if key in publication.labels
            else publication.named(unit.id, key)
            for key in publication.named_in
        },
        "has": [key for key in publication.keys if unit.has(key)],
        "place": _places(publication, unit),
    }  # fmt: skip


def _division(publication: Publication, node: Node) -> Facts:
    inside = [
        each.id for each in publication.children.get(node.id, ()) if isinstance(each, Division)
    ]
    return {"words": cited_by_language(publication, node.id), "inside": inside}


def _set(name: str, value: object) -> str:
    return f"{{%- set {name} = {quoted(value)} -%}}\n"


def _set_lines(name: str, values: Mapping[str, Sequence[Any] | Facts]) -> str:
    """The same, each entry on a line of its own."""
    lines = ",\n".join(f"{quoted(key)}: {quoted(value)}" for key, value in values.items())
    return f"{{%- set {name} = {{{lines}\n}} -%}}\n"
