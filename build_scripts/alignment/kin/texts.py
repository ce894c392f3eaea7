"""What two languages have side by side, unit by unit, as the judges of ``kinship`` read it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial

from build_scripts.alignment.definitions.crossing import crossing
from build_scripts.alignment.definitions.weights import Read
from build_scripts.alignment.lexicon import (
    SAMPLE,
    Lexicon,
    lexicons,
    with_frequencies,
    with_learned,
)
from build_scripts.alignment.tokens import Tokens, tokens_of
from build_scripts.model import Division, Unit

MOST_TEXTS = 6_000
"""So many texts are held against their neighbours; the numbers of all are, in ``versions``."""


@dataclass(frozen=True, slots=True)
class Text:
    """Two texts side by side: of a unit, a paragraph of it, or a heading."""

    id: str
    whole: tuple[str, str]
    tokens: tuple[Tokens, Tokens]
    kind: str = ""
    """What a heading is exchanged with: one of its kind."""
    is_body: bool = True
    """Whether it is no title, note or the like, whose translation is free."""

    @property
    def words(self) -> float:
        """How many words the shorter of the two has, nearly."""
        return min(each.mass for each in self.tokens)


def reader() -> Read:
    """A reader of texts that reads each once."""
    return cache(partial(tokens_of, words=base().words, longest=base().longest))


@cache
def base() -> Lexicon:
    """The general words, before a document has taught any."""
    return lexicons({"en": ()})["en"]


def texts_of(units: Sequence[Unit], keys: tuple[str, str], read: Read) -> list[Text]:
    """The units that both languages have, named blocks left out; paragraph by paragraph where
    both have as many."""
    out = []
    for unit in sorted(units, key=lambda each: each.order):
        if unit.kind != unit.number:
            pieces = _pieces(unit, keys, read)
            out += [Text(unit.id, (a, b), (read(a), read(b))) for a, b in pieces]
        if len(out) >= MOST_TEXTS:
            break
    return out


def heads_of(nodes: Sequence[Division | Unit], keys: tuple[str, str], read: Read) -> list[Text]:
    """The headings that both languages have, and what stands in the named blocks."""
    out = []
    for node in nodes:
        first, second = (node.heading[key] for key in keys)
        if first and second:
            out.append(Text(node.id, (first, second), (read(first), read(second)), node.kind))
        if isinstance(node, Unit) and node.kind == node.number:
            pairs = _pieces(node, keys, read)
            out += [
                Text(node.id, (a, b), (read(a), read(b)), "front", is_body=False) for a, b in pairs
            ]
        if len(out) >= MOST_TEXTS:
            break
    return out


def _pieces(unit: Unit, keys: tuple[str, str], read: Read) -> list[tuple[str, str]]:
    """The two texts of a unit, paragraph by paragraph where both have as many, definitions beside
    their partners.
    """
    first, second = (unit.text.get(key) or () for key in keys)
    if not (first and second):
        return []
    found = crossing(first, second, read, base())
    if found and found.stretches:
        return [
            (" ".join(first[a:b]), " ".join(second[c:d]))
            for a, b, c, d in found.stretches
            if a < b and c < d
        ]
    is_even = len(first) == len(second)
    return (
        list(zip(first, second, strict=True)) if is_even else [(" ".join(first), " ".join(second))]
    )


def learned(texts: Sequence[Text]) -> Lexicon:
    """The general words, how common each is here, and which go together here."""
    sample = texts[:: -(-len(texts) // SAMPLE) or 1]
    sides = [[text.tokens[n] for text in sample] for n in (0, 1)]
    known = with_frequencies(lexicons({"en": ()})["en"], (sides[0], sides[1]))
    return with_learned(known, [text.tokens for text in sample])
