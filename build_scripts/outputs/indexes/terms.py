"""``terms.js``: what the card of each marked term says."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.gloss import Gloss
from build_scripts.outputs.pages.escape import script
from build_scripts.publication.words import SPOKEN, pick
from build_scripts.sources.glossary import Concept


def terms_script(gloss: Gloss) -> str:
    """``terms.js``: what the card of each marked term says, in the order of the marks' numbers.

    Each: id of the concept, its name in each language, its definition in each where it has one.
    """
    used = {each.id: each for each in sorted(_all(gloss), key=lambda concept: concept.id)}
    values = [
        [
            concept.id,
            *(concept.name(key) for key in SPOKEN),
            *(pick(concept.definition, key) for key in SPOKEN if concept.definition),
        ]
        for concept in used.values()
    ]
    return script("duidu_terms", values)


def _all(gloss: Gloss) -> Iterator[Concept]:
    for concepts in gloss.terms.values():
        yield from concepts
