"""A concept's own page: what it is, its forms, and every place where it occurs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from build_scripts.apparatus.concordance import Use
from build_scripts.apparatus.readings import reading
from build_scripts.language.languages import language
from build_scripts.model import Retired
from build_scripts.outputs.pages.concept_parts import is_folded, part_links
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.front import brief, cut, front, shorts
from build_scripts.outputs.pages.spread import Spread, Strip, spread
from build_scripts.outputs.pages.template import fill, spans
from build_scripts.outputs.pages.uses import Rendering, first_of, renderings
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import (
    SPOKEN,
    Span,
    counted,
    joined,
    phrases,
    pick,
    said,
    say,
    spoken,
)
from build_scripts.sources.glossary import AS_PRINTED, Concept, Glossary, Term

MOST_SHOWN = 24
"""Uses that are shown where not all are."""


MOST_DOCUMENTS = 8
"""So many documents are shown with their uses, those with the most; of others their number."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A further document in which a concept occurs, how often, and where its uses begin."""

    names: tuple[Span, ...]
    link: Safe
    count: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A term on a page."""

    word: Span
    status: Safe
    kind: Safe
    count: int


@dataclass(frozen=True, slots=True)
class InDocument:
    """A concept in one document."""

    names: tuple[Span, ...]
    link: Safe
    spread: Spread
    renderings: tuple[Rendering, ...]


def concept_page(
    concept: Concept,
    glossary: Mapping[str, Concept],
    documents: Sequence[Publication],
    strips: Mapping[str, Strip],
) -> str:
    """The page of a concept, ``glossary/<id>/index.md``.

    ``strips``: document → where everything is in it.
    """
    names = tuple(Span(key, SPOKEN[key], concept.name(key)) for key in SPOKEN)
    uses = [
        (publication, publication.concordance.uses[concept.id])
        for publication in documents
        if concept.id in publication.concordance.uses
    ]
    has_parts = is_folded([each for _, each in uses])
    near, far = _nearest(uses) if has_parts else (uses, [])
    return fill(
        "concept",
        front=_front(concept, names),
        id=Safe(concept.id),
        head=names,
        reading=reading(concept),
        kind=shown(f"entry_{concept.kind}"),
        category=shown(f"category_{concept.category}"),
        category_link=Safe(f"../categories/index.md#{concept.category}"),
        definition=spoken(concept.definition) if concept.definition else (),
        note=_labelled("note", concept.note),
        source=concept.source,
        is_own=_is_own(concept, [use for _, each in uses for use in each]),
        forms=list(_forms(concept, [use for _, each in uses for use in each])),
        is_folded=has_parts,
        spread_over=counted("uses_documents", len(uses)) if len(uses) > 1 else (),
        places=[_place(at, *each) for at, each in enumerate(near, 1)],
        documents=list(_in_documents(near, glossary, strips, has_parts=has_parts)),
        elsewhere=[_elsewhere(*each) for each in far],
        say=shown,
    )


def gone_page(retired: Retired, glossary: Glossary) -> str:
    """The page of a concept id that is out of use."""
    names = glossary.by_id()
    about = " ".join(each.text for each in said("gone_about", id=retired.id))
    title = f"{joined(phrases('gone'))} - {retired.id}"
    target = names.get(retired.to)
    return fill(
        "concept_gone",
        front=front("concept", title, about, node=retired.id, robots="noindex"),
        id=Safe(retired.id),
        head=said("gone"),
        what=said("gone_about", id=retired.id),
        reason=retired.reason,
        use=said("use_instead"),
        link=Safe(f"../{retired.to}/index.md"),
        names=[Span(key, SPOKEN[key], target.name(key)) for key in SPOKEN] if target else (),
    )


def _front(concept: Concept, names: Sequence[Span]) -> Safe:
    texts = {each.key: each.text for each in names}
    title = joined(cut(texts))
    meant = {key: pick(concept.definition, key) for key in SPOKEN if concept.definition}
    short = joined(phrases("glossary"))
    defined = {key: f"{texts[key]}{language(key).punctuation.colon}{meant[key]}" for key in meant}
    about = brief(defined) if defined else f"{brief(texts)}. {short}"
    return front("concept", f"{title} - {short}", about, node=concept.id)


@cache
def shown(word: str) -> Safe:
    """A phrase as markup, made once: the concept pages print the same few hundreds of times."""
    return spans(said(word))


def _labelled(word: str, texts: Mapping[str, str]) -> tuple[Span, ...]:
    if not texts:
        return ()
    return tuple(Span(k, lang, say(word, k) + pick(texts, k)) for k, lang in SPOKEN.items())


def _is_own(concept: Concept, uses: Sequence[Use]) -> bool:
    """Whether the editor put a form of his own in the place of one that is printed."""
    if concept.source:
        return False
    found = {(key, hit.term) for use in uses for key in use.found for hit in use.found[key]}
    printed = {key for key, term in found if term.status == AS_PRINTED}
    return any((key, concept.terms[key][0]) not in found for key in printed)


def _forms(concept: Concept, uses: Sequence[Use]) -> Iterator[Form]:
    counts = Counter(
        (key, hit.term) for use in uses for key, each in use.found.items() for hit in each
    )
    for key, terms in concept.terms.items():
        for term in terms:
            yield Form(
                Span(key, SPOKEN.get(key, key), term.text),
                shown(_status(term, key)),
                shown(f"kind_{term.kind}") if term.kind else Safe(""),
                counts[key, term],
            )


def _status(term: Term, key: str) -> str:
    """The word for a status; what the Chinese prints is no rendering."""
    is_source = term.status == AS_PRINTED and language(key).is_han
    return "status_as written" if is_source else f"status_{term.status}"


def _in_documents(
    uses: Sequence[tuple[Publication, Sequence[Use]]],
    glossary: Mapping[str, Concept],
    strips: Mapping[str, Strip],
    *,
    has_parts: bool,
) -> Iterator[InDocument]:
    """Of each document all uses; where they are too many some, and links to the pages of all."""
    left = MOST_SHOWN
    for publication, each in uses:
        document = publication.bitext.document
        links = part_links(publication, each) if has_parts else {}
        shown = renderings(publication, each, glossary, "../../")
        if has_parts:
            shown = first_of(shown, left)
            left -= sum(len(one.examples) for one in shown)
        yield InDocument(
            shorts(publication),
            Safe(f"../../{document.id}/index.md"),
            spread(publication, strips[document.id], [use.unit for use in each], links),
            shown,
        )


Uses = tuple[Publication, Sequence[Use]]


def _nearest(uses: Sequence[Uses]) -> tuple[list[Uses], list[Uses]]:
    """The documents with the most uses, and the others; both in the order of the documents."""
    most = sorted(range(len(uses)), key=lambda at: -len(uses[at][1]))[:MOST_DOCUMENTS]
    return (
        [uses[at] for at in sorted(most)],
        [each for at, each in enumerate(uses) if at not in most],
    )


def _place(at: int, publication: Publication, uses: Sequence[Use]) -> Elsewhere:
    """Where on the page the uses in one of the documents are."""
    return Elsewhere(shorts(publication), Safe(f"#document-{at}"), counted("places", len(uses)))


def _elsewhere(publication: Publication, uses: Sequence[Use]) -> Elsewhere:
    first = next(iter(part_links(publication, uses).values()))
    return Elsewhere(shorts(publication), first, counted("places", len(uses)))
