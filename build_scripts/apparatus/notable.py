"""Which terms a text marks unless its reader asks for all of them: the rule, in one place."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from build_scripts.sources.glossary import PARTY, VERB, Concept, Term

ALWAYS = "always"
"""As an editor says of a concept in ``mark:``; the other word is ``never``."""
PLAIN = frozenset({"place", "technical"})
"""Categories of words that stand for themselves: not names of bodies, plans or set phrases."""
EVERYWHERE = frozenset({PARTY, VERB})
"""Categories of words that every other sentence has."""


def is_usual(concept: Concept) -> bool:
    """Whether a concept is no news where it occurs: a common word, a party, a verb."""
    return concept.is_common or concept.category in EVERYWHERE


def is_notable(concept: Concept, found: Mapping[str, Collection[Term]]) -> bool:
    """Whether a term is marked by default.

    What the editor says in ``mark:`` holds; common words, parties and verbs are not. Otherwise a
    term with a remark on its words is, and a name or set phrase that is explained or that a text of
    the document words in several ways.
    ``found``: language key → the terms that the document has for the concept.
    """
    if concept.mark:
        return concept.mark == ALWAYS
    if is_usual(concept):
        return False
    if concept.note:
        return True
    if concept.category in PLAIN:
        return False
    return bool(concept.definition) or any(len(set(terms)) > 1 for terms in found.values())
