"""The glossary as lists: by pinyin, in English order, by category; and a document's own list.

Names and terms come first, common words after them, folded.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.apparatus.readings import first_letter, reading, sort_key
from build_scripts.outputs.exchange.glossary import JSON, render_json
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.concept_page import concept_page, gone_page
from build_scripts.outputs.pages.concept_parts import part_pages
from build_scripts.outputs.pages.escape import Safe, script
from build_scripts.outputs.pages.spread import strip
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, joined, phrases, pick, said
from build_scripts.sources.glossary import CATEGORIES, KINDS, Concept, Glossary

FOLDER = "glossary"
DATA = f"downloads/{JSON}"
SPREAD = "documents.js"


@dataclass(frozen=True, slots=True)
class ListedConcept:
    """A concept in a list."""

    names: tuple[Span, ...]
    """The term under which it is listed first."""
    reading: str
    link: Safe
    count: int


@dataclass(frozen=True, slots=True)
class ConceptGroup:
    """The entries under one letter or category."""

    id: Safe
    head: tuple[Span, ...]
    entries: tuple[ListedConcept, ...]


def render(glossary: Glossary, documents: Sequence[Publication]) -> Mapping[str, str]:
    """All files of ``docs/glossary/``: path below it → text."""
    concepts = glossary.by_id()
    counts = {
        concept: sum(len(each.concordance.uses.get(concept, ())) for each in documents)
        for concept in concepts
    }
    strips = {each.bitext.document.id: strip(each) for each in documents}
    files = {}
    for way, address in (("by_pinyin", ""), ("by_english", "en/"), ("by_category", "categories/")):
        files[f"{address}index.md"] = _list_page(glossary, counts, way, address)
    for concept in glossary.concepts:
        files[f"{concept.id}/index.md"] = concept_page(concept, concepts, documents, strips)
        for address, text in part_pages(concept, concepts, documents):
            files[f"{concept.id}/{address}index.md"] = text
    for retired in glossary.retired:
        files[f"{retired.id}/index.md"] = gone_page(retired, glossary)
    files[SPREAD] = _spread_script(glossary, documents)
    concordances = [each.concordance for each in documents]
    files[DATA] = render_json(glossary, concordances, with_document=True)
    return files


def _spread_script(glossary: Glossary, documents: Sequence[Publication]) -> str:
    """``documents.js``: in how many documents each concept occurs, of those that several have."""
    counts = {
        concept.id: sum(concept.id in each.concordance.uses for each in documents)
        for concept in glossary.concepts
    }
    shared = {concept: count for concept, count in counts.items() if count > 1}
    return script("duidu_documents", shared)


def document_files(publication: Publication) -> Mapping[str, str]:
    """A document's own list of terms: path below the document's folder → text."""
    uses = publication.concordance.uses
    counts = {each.id: len(uses[each.id]) for each in publication.concepts}
    return {
        f"{FOLDER}/index.md": _document_page(publication, publication.concepts, counts),
    }


def _list_page(glossary: Glossary, counts: Mapping[str, int], way: str, address: str) -> str:
    up = "../" * address.count("/")
    counts_of = _by_kind(glossary.concepts)
    about = phrases("glossary_about", **counts_of)
    title = f"{joined(phrases('glossary'))} - {joined(phrases(way))}"
    description = " ".join((*(each.text for each in said(way)), *about.values()))
    return fill(
        "glossary",
        front=front.front("glossary", title, description),
        head=said("glossary"),
        about=said("glossary_about", **counts_of),
        ways=[
            (said(each), Safe(f"{up}{place}index.md"), each == way)
            for each, place in (
                ("by_pinyin", ""), ("by_english", "en/"), ("by_category", "categories/"),
            )
        ],
        groups=list(_groups(_looked_up(glossary.concepts), counts, way, up)),
        words=_words(glossary.concepts, counts, "en" if way == "by_english" else "zh", up),
        data=Safe(f"{up}{DATA}"),
    )  # fmt: skip


def _document_page(
    publication: Publication, concepts: Sequence[Concept], counts: Mapping[str, int]
) -> str:
    title = {key: pick(publication.bitext.document.short, key) for key in SPOKEN}
    about = {"title": title, **_by_kind(concepts)}
    names = phrases("glossary_of")
    description = front.brief(phrases("document_about", **about))
    up = f"../../{FOLDER}/"
    return fill(
        "glossary",
        front=front.of_page(publication, "glossary", names, description),
        head=said("glossary_of"),
        about=said("document_about", **about),
        ways=[(said("glossary"), Safe(f"{up}index.md"), False)] if concepts else (),
        groups=list(_groups(_looked_up(concepts), counts, "by_category", up)),
        words=_words(concepts, counts, "zh", up),
        data=Safe(f"../{DATA}"),
    )


def _by_kind(concepts: Sequence[Concept]) -> Mapping[str, int]:
    """How many concepts there are in all (``count``) and of each kind."""
    kinds = [each.kind for each in concepts]
    return {"count": len(kinds), **{kind: kinds.count(kind) for kind in KINDS}}


def _looked_up(concepts: Sequence[Concept]) -> list[Concept]:
    """Names and terms: what readers come for."""
    return [each for each in concepts if not each.is_common]


def _words(
    concepts: Sequence[Concept], counts: Mapping[str, int], key: str, up: str
) -> list[ListedConcept]:
    """The common words in the order of a language."""
    words = [each for each in concepts if each.is_common]
    return [_entry(each, counts, key, up) for each in _in_order(words, key)]


def _groups(
    concepts: Sequence[Concept], counts: Mapping[str, int], way: str, up: str
) -> Iterator[ConceptGroup]:
    """The concepts of a list in its order, by letter or category."""
    if way == "by_category":
        for category in CATEGORIES:
            inside = [each for each in concepts if each.category == category]
            if inside:
                yield ConceptGroup(
                    Safe(category),
                    said(f"category_{category}"),
                    tuple(_entry(each, counts, "zh", up) for each in _by_pinyin(inside)),
                )
        return
    key = "zh" if way == "by_pinyin" else "en"
    ordered = _in_order(concepts, key)
    letters: dict[str, list[Concept]] = {}
    for each in ordered:
        letters.setdefault(_letter(each, key), []).append(each)
    for letter, inside in letters.items():
        mark = "0" if letter == "#" else letter.lower()
        entries = tuple(_entry(each, counts, key, up) for each in inside)
        yield ConceptGroup(Safe(mark), (Span("en", "en", letter),), entries)


def _in_order(concepts: Sequence[Concept], key: str) -> list[Concept]:
    return _by_pinyin(concepts) if key == "zh" else sorted(concepts, key=_english)


def _by_pinyin(concepts: Sequence[Concept]) -> list[Concept]:
    return sorted(concepts, key=lambda each: sort_key(reading(each), each.name("zh")))


def _english(concept: Concept) -> tuple[str, str]:
    name = concept.name("en")
    return "".join(sign for sign in name.casefold() if sign.isalnum() or sign == " "), name


def _letter(concept: Concept, key: str) -> str:
    if key == "zh":
        return first_letter(reading(concept))
    first = _english(concept)[0][:1].upper()
    return {"É": "E"}.get(first, first) if first.isalpha() else "#"


def _entry(concept: Concept, counts: Mapping[str, int], first: str, up: str) -> ListedConcept:
    keys = sorted(SPOKEN, key=lambda key: key != first)
    return ListedConcept(
        tuple(Span(key, SPOKEN[key], concept.name(key)) for key in keys),
        reading(concept),
        Safe(f"{up}{concept.id}/index.md"),
        counts.get(concept.id, 0),
    )
