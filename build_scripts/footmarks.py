"""Marks of footnotes inside texts, for all that compares, searches or counts words.

A mark belongs to the text as printed and is no word of it: ``可持续①发展`` is 可持续发展.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.model import HEADING, Division, Footmark, Pair, Unit

VEIL = "\u2060"
"""What stands for each character of a mark where places must stay: it parts no word."""
RAISED = "¹"
"""The same where sentences are cut: a raised figure goes with the stop before it."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a pair, and where it stands in the text of its cell."""

    pair: Pair
    number: int
    """Which sentence of its language in the pair, from 0."""
    paragraph: int
    start: int
    """In its paragraph."""
    text: str


def sentences(unit: Unit, key: str) -> Iterator[Sentence]:
    """The sentences of one edition of a unit in the order of its text, as far as they are found
    in its paragraphs.
    """
    waiting = _in_order(unit, key)
    at = 0
    for place, paragraph in enumerate(unit.text.get(key) or ()):
        cursor = 0
        while at < len(waiting):
            pair, number, text = waiting[at]
            found = paragraph.find(text, cursor)
            if found < 0:
                break
            yield Sentence(pair, number, place, found, text)
            cursor = found + len(text)
            at += 1


def _in_order(unit: Unit, key: str) -> list[tuple[Pair, int, str]]:
    """The pairs' sentences in the order of the text, which may not be that of the pairs."""
    every = [
        (pair, number, text)
        for pair in unit.pairs
        for number, text in enumerate(pair.texts.get(key, ()))
    ]
    if all(key in pair.places for pair in unit.pairs):
        every.sort(key=lambda each: each[0].places[key][each[1]])
    return every


def marks_in(node: Division | Unit, key: str, paragraph: int) -> tuple[Footmark, ...]:
    """The marks in one paragraph (or ``HEADING``) of a text."""
    return tuple(each for each in node.footmarks.get(key, ()) if each.paragraph == paragraph)


def veiled(text: str, marks: Iterable[Footmark], start: int = 0) -> str:
    """A text whose marks are signs of no meaning, as long as before.

    ``start``: where the text begins in its paragraph.
    """
    for mark in marks:
        first, last = max(mark.start - start, 0), min(mark.end - start, len(text))
        if first < last:
            text = text[:first] + VEIL * (last - first) + text[last:]
    return text


def bare(text: str) -> str:
    """A veiled text without what stands for marks."""
    return text.replace(VEIL, "")


def heading(node: Division | Unit, key: str) -> str:
    """A heading with its marks veiled."""
    return veiled(node.heading.get(key) or "", marks_in(node, key, HEADING))


def paragraphs(unit: Unit, key: str) -> tuple[str, ...]:
    """The paragraphs of one edition with their marks veiled."""
    texts = unit.text.get(key) or ()
    if not unit.footmarks.get(key):
        return texts
    return tuple(veiled(text, marks_in(unit, key, at)) for at, text in enumerate(texts))


def in_pairs(unit: Unit, key: str) -> dict[tuple[str, int], str]:
    """(pair, number of the sentence in it) → the sentence with its marks veiled."""
    whole = {
        (pair.id, number): text
        for pair in unit.pairs
        for number, text in enumerate(pair.texts.get(key, ()))
    }
    for each in sentences(unit, key) if unit.footmarks.get(key) else ():
        marks = marks_in(unit, key, each.paragraph)
        whole[each.pair.id, each.number] = veiled(each.text, marks, start=each.start)
    return whole


def mark_id(footnote: str, key: str, nth: int) -> str:
    """The id of a mark: ``ref-a1-fn2-zh``, a further one to the same footnote ``…-zh-2``."""
    return f"ref-{footnote}-{key}" + (f"-{nth + 1}" if nth else "")
