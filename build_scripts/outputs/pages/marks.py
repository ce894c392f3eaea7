"""Terms marked in a sentence, and what a concept is called."""

from __future__ import annotations

from build_scripts.apparatus.gloss import Marks
from build_scripts.outputs.pages.escape import Safe, readable
from build_scripts.publication.words import SPOKEN, Span
from build_scripts.sources.glossary import Concept


def mark(text: str, marks: Marks) -> Safe:
    """A sentence with its terms in ``<span class="t" data-term="…">``; the text is unchanged."""
    out, at = [], 0
    for start, end, concept in marks:
        term = f'<span class="t" data-term="{concept}">{readable(text[start:end])}</span>'
        out += [readable(text[at:start]), Safe(term)]
        at = end
    return Safe("".join((*out, readable(text[at:]))))


def names(concept: Concept) -> tuple[Span, ...]:
    """A concept in every language that the site speaks."""
    return tuple(Span(key, lang, concept.name(key)) for key, lang in SPOKEN.items())
