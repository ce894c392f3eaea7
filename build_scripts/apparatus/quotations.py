"""Quotations of editors, looked up letter by letter at every build."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts import footmarks
from build_scripts.footmarks import bare
from build_scripts.messages import phrase
from build_scripts.model import Division, LangText, Unit
from build_scripts.problems import Problem


def no_unit(path: str, line: int, unit: str) -> Problem:
    """The fault of a unit that is not there."""
    return Problem(
        path, line, "N01", phrase("there is no unit {unit!r} in this document", unit=unit),
        "the id of a unit stands in its address: p2-s2-c4",
    )  # fmt: skip


def not_there(path: str, line: int, node: Division | Unit, quotes: LangText) -> Iterator[Problem]:
    """Quotations that are not in the texts of a node."""
    for key, quote in quotes.items():
        if not any(quote in text for text in texts_of(node, key)):
            yield Problem(
                path, line, "N02", phrase("{quote!r} is not in the {key!r} text of {unit}",
                    quote=quote, key=key, unit=node.id),
                "quote letter by letter, marks and spaces too; if the text was corrected, correct "
                "or delete the entry",
            )  # fmt: skip


def pair_of(node: Division | Unit, quotes: LangText) -> str:
    """The pair that holds the first quotation, empty where none holds it whole."""
    for pair in node.pairs if isinstance(node, Unit) else ():
        for key, quote in quotes.items():
            own = footmarks.in_pairs(node, key) if isinstance(node, Unit) else {}
            veiled = [bare(text) for (pair_id, _), text in own.items() if pair_id == pair.id]
            if any(quote in text for text in (*pair.texts.get(key, ()), *veiled)):
                return pair.id
    return ""


def texts_of(node: Division | Unit, key: str) -> Iterator[str]:
    """Everything that an edition prints for a node: label, heading, both, paragraphs."""
    label, heading = node.label.get(key) or "", node.heading.get(key) or ""
    yield from (label, heading, f"{label}{heading}", f"{label} {heading}")
    if isinstance(node, Unit):
        paragraphs = node.text.get(key) or ()
        yield from paragraphs
        yield "\n".join(paragraphs)
        # What is copied from a page has no marks of footnotes.
        yield bare("\n".join(footmarks.paragraphs(node, key)))
