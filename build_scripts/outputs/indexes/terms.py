"""``terms.js``: what the card of each marked term says."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.outputs.pages.escape import script
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, pick
from build_scripts.sources.glossary import Concept


def terms_script(publication: Publication) -> str:
    """``terms.js``: what the card of each marked term says, in the order of the marks' numbers.

    Each: id of the concept, in how many places the document has it, its name in each language, its
    definition in each where it has one.
    """
    values = [list(_card(publication, each)) for each in publication.gloss.concepts]
    return script("duidu_terms", values)


def _card(publication: Publication, concept: Concept) -> Iterator[str | int]:
    yield concept.id
    yield len(publication.concordance.uses.get(concept.id, ()))
    yield from (concept.name(key) for key in SPOKEN)
    yield from (pick(concept.definition, key) for key in SPOKEN if concept.definition)
