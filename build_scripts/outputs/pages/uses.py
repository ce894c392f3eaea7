"""The uses of a concept in one document, in context, those that have the same wording together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.apparatus.concordance import Hit, Use
from build_scripts.language.languages import names_of
from build_scripts.model import Unit
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.front import cited_by_language
from build_scripts.outputs.pages.kwic import in_context
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, counted, joined, said
from build_scripts.sources.glossary import Concept

FIRST_OF = 3
"""Uses of one wording that are shown where not all are."""


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


def renderings(
    publication: Publication, uses: Sequence[Use], glossary: Mapping[str, Concept], root: str
) -> tuple[Rendering, ...]:
    """The uses by their wording, the commonest first; ``root`` leads to that of the site."""
    groups: dict[tuple[tuple[str, ...], ...], list[Use]] = {}
    for use in uses:
        # What is said in the languages other than the first tells the renderings apart.
        groups.setdefault(tuple(_sorted(use, key) for key in publication.keys[1:]), []).append(use)
    order = sorted(groups.values(), key=lambda group: -len(group))
    return tuple(_rendering(publication, group, glossary, root) for group in order)


def first_of(shown: Sequence[Rendering], most: int) -> tuple[Rendering, ...]:
    """The first uses of each wording, and as many wordings as have ``most`` uses together."""
    out: list[Rendering] = []
    for each in shown:
        examples = each.examples[: min(FIRST_OF, most)]
        most -= len(examples)
        if examples:
            out.append(replace(each, examples=examples))
    return tuple(out)


def _sorted(use: Use, key: str) -> tuple[str, ...]:
    return tuple(sorted(use.wordings(key)))


def _rendering(
    publication: Publication, uses: Sequence[Use], glossary: Mapping[str, Concept], root: str
) -> Rendering:
    words = []
    for key in publication.keys:
        wordings = dict.fromkeys(wording for use in uses for wording in use.wordings(key))
        words.append(
            Wordings(tuple(Span(key, publication.lang(key), each) for each in wordings))
            if wordings
            else Wordings(none=said("none_found", language=names_of(key)))
        )
    examples = tuple(_example(publication, use, glossary, root) for use in uses)
    return Rendering(tuple(words), counted("places", len(uses)), examples)


def _example(
    publication: Publication, use: Use, glossary: Mapping[str, Concept], root: str
) -> Example:
    document = publication.bitext.document
    return Example(
        Safe(f"{root}{document.id}/{_address(publication, use.unit)}"),
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
