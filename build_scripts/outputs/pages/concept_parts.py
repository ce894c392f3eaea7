"""Where a concept has many uses: pages of their own for them, division by division.

Its own page then shows some of each wording and leads here; every page stays light.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.apparatus.concordance import Use
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.front import brief, cut, front
from build_scripts.outputs.pages.template import fill
from build_scripts.outputs.pages.uses import renderings
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, counted, joined, pick
from build_scripts.sources.glossary import Concept

MOST_WHOLE = 30
"""Uses up to which a concept's own page shows all."""
MOST_ON_PART = 30
"""Uses on one of the pages of a division."""
ROOT = "../../../../"
"""From ``glossary/<concept>/<document>/<part>/`` to the root of the site."""


@dataclass(frozen=True, slots=True)
class Part:
    """The uses in one division, or some of them, on a page of their own."""

    id: str
    """``p2-s2``; of further ones ``p2-s2.2``, which is no id of a document."""
    node: str
    uses: tuple[Use, ...]


def is_folded(uses: Sequence[Sequence[Use]]) -> bool:
    """Whether a concept has more uses, in all documents, than its own page shows."""
    return sum(map(len, uses)) > MOST_WHOLE


def part_links(publication: Publication, uses: Sequence[Use]) -> Mapping[str, Safe]:
    """Division → the first page of its uses, from the page of the concept."""
    document = publication.bitext.document.id
    links: dict[str, Safe] = {}
    for each in _parts(publication, uses):
        links.setdefault(each.node, Safe(f"{document}/{each.id}/index.md"))
    return links


def part_pages(
    concept: Concept, glossary: Mapping[str, Concept], documents: Sequence[Publication]
) -> Iterator[tuple[str, str]]:
    """The further pages of a concept, by address inside its folder; most concepts have none."""
    uses = [each.concordance.uses.get(concept.id, ()) for each in documents]
    if not is_folded(uses):
        return
    for publication, inside in zip(documents, uses, strict=True):
        parts = _parts(publication, inside)
        for place, part in enumerate(parts):
            near = {
                "previous_page": parts[place - 1] if place else None,
                "next_page": parts[place + 1] if place + 1 < len(parts) else None,
            }
            address = f"{publication.bitext.document.id}/{part.id}/"
            yield address, _part_page(concept, glossary, publication, part, near)


def _parts(publication: Publication, uses: Sequence[Use]) -> list[Part]:
    by_node: dict[str, list[Use]] = {}
    for use in uses:
        by_node.setdefault(publication.division_of(use.unit), []).append(use)
    return [
        Part(node if not start else f"{node}.{start // MOST_ON_PART + 1}", node,
             tuple(by_node[node][start : start + MOST_ON_PART]))
        for node in publication.in_order(by_node)
        for start in range(0, len(by_node[node]), MOST_ON_PART)
    ]  # fmt: skip


def _part_page(
    concept: Concept,
    glossary: Mapping[str, Concept],
    publication: Publication,
    part: Part,
    near: Mapping[str, Part | None],
) -> str:
    names = {key: concept.name(key) for key in SPOKEN}
    document = publication.bitext.document
    shorts = {key: pick(document.short or document.title, key) for key in SPOKEN}
    where = _where(publication, part)
    count = counted("places", len(part.uses))
    title = " - ".join((joined(cut(names)), joined(where), joined(shorts)))
    about = {each.key: f"{names[each.key]} · {where[each.key]} · {each.text}" for each in count}
    return fill(
        "concept_part",
        front=front("concept", title, brief(about)),
        id=Safe(concept.id),
        head=_spans(names),
        document=_spans(shorts),
        document_link=Safe(f"{ROOT}{document.id}/index.md"),
        where=_spans(where),
        count=count,
        renderings=renderings(publication, part.uses, glossary, ROOT),
        near=[
            (word, _spans(_where(publication, each)), Safe(f"../{each.id}/index.md"))
            for word, each in near.items()
            if each
        ],
    )


def _where(publication: Publication, part: Part) -> Mapping[str, str]:
    """What the division is called, in each language of the interface: ``Part One (2)``."""
    number = part.id.removeprefix(part.node).removeprefix(".")
    spoken = {key: key if key in publication.keys else publication.keys[0] for key in SPOKEN}
    return {
        key: publication.named(part.node, own) + (f" ({number})" if number else "")
        for key, own in spoken.items()
    }


def _spans(texts: Mapping[str, str]) -> tuple[Span, ...]:
    return tuple(Span(key, lang, texts[key]) for key, lang in SPOKEN.items())
