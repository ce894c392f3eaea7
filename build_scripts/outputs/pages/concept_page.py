"""A concept's own page: what it is, its forms, and every place where it occurs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from build_scripts.apparatus.concordance import Hit, Use
from build_scripts.apparatus.readings import reading
from build_scripts.language.languages import language, names_of
from build_scripts.model import Retired, Unit
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.front import brief, cited_by_language, cut, front
from build_scripts.outputs.pages.kwic import in_context
from build_scripts.outputs.pages.spread import Spread, Strip, spread
from build_scripts.outputs.pages.template import fill, spans
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
from build_scripts.sources.glossary import Concept, Glossary

FOLDER = "glossary"


@dataclass(frozen=True, slots=True)
class Form:
    """A term on a page."""

    word: Span
    status: Safe
    kind: Safe
    count: int


@dataclass(frozen=True, slots=True)
class Example:
    """One use in context, the languages side by side."""

    link: Safe
    short: str
    title: str
    texts: tuple[tuple[str, str, Safe], ...]
    """Language key, tag, text with the wording marked."""
    inside: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Wordings:
    """How one language says it, or in words of the interface that it does not."""

    words: tuple[Span, ...] = ()
    none: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Rendering:
    """The uses that have the same wording."""

    words: tuple[Wordings, ...]
    """Of each language."""
    count: tuple[Span, ...]
    examples: tuple[Example, ...]


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
    return fill(
        "concept",
        front=_front(concept, names),
        id=Safe(concept.id),
        head=names,
        reading=reading(concept),
        category=shown(f"category_{concept.category}"),
        category_link=Safe(f"../categories/index.md#{concept.category}"),
        definition=spoken(concept.definition) if concept.definition else (),
        note=_labelled("note", concept.note),
        source=_labelled("source", concept.source),
        forms=list(_forms(concept, [use for _, each in uses for use in each])),
        documents=[_in_document(publication, each, glossary, strips) for publication, each in uses],
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


def _forms(concept: Concept, uses: Sequence[Use]) -> Iterator[Form]:
    hits = [hit for use in uses for each in use.found.values() for hit in each]
    for key, terms in concept.terms.items():
        for term in terms:
            yield Form(
                Span(key, SPOKEN.get(key, key), term.text),
                shown(f"status_{term.status}"),
                shown(f"kind_{term.kind}") if term.kind else Safe(""),
                sum(hit.term is term for hit in hits),
            )


def _in_document(
    publication: Publication,
    uses: Sequence[Use],
    glossary: Mapping[str, Concept],
    strips: Mapping[str, Strip],
) -> InDocument:
    document = publication.bitext.document
    groups: dict[tuple[tuple[str, ...], ...], list[Use]] = {}
    for use in uses:
        # What is said in the languages other than the first tells the renderings apart.
        groups.setdefault(tuple(_sorted(use, key) for key in publication.keys[1:]), []).append(use)
    order = sorted(groups.values(), key=lambda group: -len(group))
    names = tuple(
        Span(key, publication.lang(key), pick(document.short or document.title, key))
        for key in publication.keys
    )
    return InDocument(
        names,
        Safe(f"../../{document.id}/index.md"),
        spread(publication, strips[document.id], [use.unit for use in uses]),
        tuple(_rendering(publication, group, glossary) for group in order),
    )


def _sorted(use: Use, key: str) -> tuple[str, ...]:
    return tuple(sorted(use.wordings(key)))


def _rendering(
    publication: Publication, uses: Sequence[Use], glossary: Mapping[str, Concept]
) -> Rendering:
    words = []
    for key in publication.keys:
        wordings = dict.fromkeys(wording for use in uses for wording in use.wordings(key))
        words.append(
            Wordings(tuple(Span(key, publication.lang(key), each) for each in wordings))
            if wordings
            else Wordings(none=said("none_found", language=names_of(key)))
        )
    examples = tuple(_example(publication, use, glossary) for use in uses)
    return Rendering(tuple(words), counted("places", len(uses)), examples)


def _example(publication: Publication, use: Use, glossary: Mapping[str, Concept]) -> Example:
    document = publication.bitext.document
    return Example(
        Safe(f"../../{document.id}/{_address(publication, use.unit)}"),
        publication.shorts[use.unit],
        joined(cited_by_language(publication, use.unit)),
        tuple(
            (key, publication.lang(key), _text(publication, use, key)) for key in publication.keys
        ),
        _inside(use, glossary),
    )


def _address(publication: Publication, node: str) -> str:
    if isinstance(publication.nodes[node], Unit):
        return f"{node}/index.md"
    page, fragment = publication.place(node)
    return f"{page}index.md" + (f"#{fragment}" if fragment else "")


def _text(publication: Publication, use: Use, key: str) -> Safe:
    hits = use.found.get(key, ())
    if hits:
        lines = dict.fromkeys(hit.line for hit in hits)
        return Safe(" ").join(
            in_context(line.text, [_span(hit) for hit in hits if hit.line is line], key)
            for line in lines
        )
    node = publication.nodes[use.unit]
    pairs = {pair.id: pair for pair in getattr(node, "pairs", ())}
    texts = pairs[use.pair].texts.get(key, ()) if use.pair else (node.heading.get(key) or "",)
    return in_context(" ".join(texts), (), key)


def _span(hit: Hit) -> tuple[int, int]:
    return hit.match.start, hit.match.end


def _inside(use: Use, glossary: Mapping[str, Concept]) -> tuple[Span, ...]:
    """Of which longer term the concept is a part there, where it is in every occurrence."""
    hits = [hit for each in use.found.values() for hit in each]
    around = [hit.match.within for hit in hits]
    if not all(around):
        return ()
    names = {
        key: "”、“".join(dict.fromkeys(glossary[each].name(key) for each in around))
        for key in SPOKEN
    }
    return said("inside", name=names)
