"""What a document prints for a concept, and where: what every register of names is made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping

from build_scripts.apparatus.concordance import Use
from build_scripts.outputs.studies.study import Cell, Run
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import Span, said
from build_scripts.sources.glossary import NAME, Concept

AVOIDED = "deprecated"


def plain(sign: object) -> Run:
    """A figure or a sign, which is of no language."""
    return Run((Span("en", "en", str(sign)),))


def printed(publication: Publication, concept: Concept, key: str) -> Cell:
    """The wordings of a text for a concept, the commonest first (which leads to it), verbatim."""
    uses = publication.concordance.uses.get(concept.id, ())
    wordings = Counter(hit.wording for use in uses for hit in use.found.get(key, ()))
    lang = publication.lang(key)
    return tuple(
        Run(
            (Span(key, lang, wording),),
            concept="" if at else concept.id,
            is_quoted=True,
            starts_line=True,
        )
        for at, (wording, _) in enumerate(wordings.most_common())
    )


def unprinted(publication: Publication, concept: Concept, key: str) -> Cell:
    """Terms that the glossary has and the text has not; none that is better avoided."""
    uses = publication.concordance.uses.get(concept.id, ())
    there = {hit.term for use in uses for hits in use.found.values() for hit in hits}
    lang = publication.lang(key)
    return tuple(
        Run((Span(key, lang, term.text),), starts_line=True)
        for term in concept.terms.get(key, ())
        if term not in there and term.status != AVOIDED
    )


def official(concept: Concept, key: str, lang: str) -> Cell:
    """The name that a source gives, and the source; empty where no source is known."""
    source = concept.source
    if source is None or key not in concept.terms:
        return ()
    of = ", ".join(filter(None, (source.publisher, source.date)))
    return (
        Run((Span(key, lang, concept.name(key)),), concept=concept.id),
        Run(said("name_official" if source.is_official else "name_usual"), starts_line=True),
        Run((Span(key, lang, f"({of})"),), url=source.url),
    )


def where(publication: Publication, concept: Concept) -> Cell:
    """Every unit in which a concept occurs; where that is several times in a text, how often.

    A common word (``China``) is not listed where it is only part of a longer name, unless it is
    nowhere else: those places are the longer name's.
    """
    uses = publication.concordance.uses.get(concept.id, ())
    longer = {each.id for each in publication.glossary.concepts if each.kind == NAME}
    is_free = concept.is_common and any(_times(use, longer) for use in uses)
    counts: Counter[str] = Counter()
    pairs: dict[str, list[str]] = {}
    for use in uses:
        if count := _times(use, longer if is_free else ()):
            counts[use.unit] += count
            pairs.setdefault(use.unit, []).append(use.pair)
    return by_unit(publication, counts, pairs)


def _times(use: Use, longer: Container[str]) -> int:
    """How often a sentence has a concept, in the text that has it most; not inside ``longer``."""
    return max(sum(hit.match.within not in longer for hit in hits) for hits in use.found.values())


def by_unit(
    publication: Publication, counts: Mapping[str, int], pairs: Mapping[str, Iterable[str]]
) -> Cell:
    """Places in the order of the text: the sentence where it is one, else the unit."""
    out: list[Run] = []
    for unit in publication.in_order(counts):
        own = [*dict.fromkeys(filter(None, pairs.get(unit, ())))]
        out.append(Run(at=own[0] if len(own) == 1 else unit))
        if counts[unit] > 1:
            out.append(plain(f"×{counts[unit]}"))
    return tuple(out)
