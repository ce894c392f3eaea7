"""Places where the texts themselves make a pairing doubtful, to be asked about in the draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from build_scripts.alignment.kin.kinship import Kinship, kinship
from build_scripts.alignment.kin.languages_apart import apart
from build_scripts.alignment.kin.scripts_apart import in_another_script
from build_scripts.alignment.rows import are_by_order, doubt
from build_scripts.alignment.units import unlike
from build_scripts.collate import Collation
from build_scripts.intake.outlines.skeleton import DELETED
from build_scripts.language.equivalence import plain
from build_scripts.messages import one_after_another, phrase
from build_scripts.model import Bitext, Unit
from build_scripts.problems import Problem
from build_scripts.sources.formats.take import Aligned
from build_scripts.tabular import is_table

FEW, SHARE = 3, 0.05
"""More units than these, and a larger share, of unlike length are no misprint but a version."""
BREAKS_OFF = re.compile(r"(?:[^\W_]|[,，、])\s*\Z")
WORD = re.compile(r"[^\W\d_]")
LEAST_LEFT = 40
"""Characters of a text that is there, and not another way to say that it is not."""
BY_ORDER = phrase("paired by their order alone, from here on: are these the same paragraphs?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the texts say against their pairing."""

    asked: tuple[Mapping[str, str], ...] = ()
    """Entries for ``pairing:``."""
    shifted: tuple[str, str, int] | None = None
    """First and last unit of a run whose texts go with their neighbours', and which way."""
    exchanged: tuple[tuple[str, str], ...] = ()
    """Neighbours whose texts are exchanged beyond doubt."""
    deleted: str = ""
    """A unit of which one text alone says that it was deleted."""
    wordless: tuple[str, ...] = ()
    """Units and headings too short for their words to show whether they belong together."""


def examined(collation: Collation, bound: float, *, by_order: bool) -> Evidence:
    """What speaks against the pairing: lengths, words, or that it rests on order alone.

    Nothing is asked where too many units are of unlike length, or where one text alone says that
    a unit was deleted: then the texts are two versions. ``bound``: how unlike is a fault.
    """
    if collation.rows is None:
        return Evidence()
    units, keys = collation.rows.units, collation.rows.document.keys
    found = [unit for unit, _, _ in unlike(units, keys, bound)]
    gone = next((unit.id for unit in units if _is_deleted_once(unit)), "")
    if gone or len(found) > max(FEW, SHARE * len(units)):
        return Evidence(deleted=gone)
    asked: dict[str, str] = {unit.id: phrase("very unlike in length") for unit in found}
    asked |= _uneven(units, keys)
    asked |= _broken(units, keys)
    asked |= _tables(units, (keys[0], keys[1]))
    for one, key in in_another_script(units, keys):
        asked[one] = phrase("a paragraph in another script in {key!r}", key=key)
    asked |= untranslated(collation.rows, keys)
    seen = kinship(collation.rows, (keys[0], keys[1]))
    asked |= dict.fromkeys(seen.lost, phrase("one text has a paragraph more"))
    asked |= dict.fromkeys(seen.unlike, phrase("few words in common, and unlike in length"))
    asked |= dict.fromkeys(seen.disordered, phrase("paragraphs fit better in another order"))
    asked |= _defined(units, seen)
    for one, other in seen.astray:
        asked[one] = phrase("a sentence fits the text of {other} better", other=other)
    asked |= dict.fromkeys(seen.strangers, phrase("hardly a word in common"))
    crossed = (each for pair in seen.crossed for each in (pair, pair[::-1]))
    for one, other in (*seen.strayed, *crossed):
        asked[one] = phrase("fits the text of {other} better", other=other)
    entries = [{"id": unit, "check": question(what)} for unit, what in asked.items()]
    if by_order:
        first = next((unit.id for unit in units if unit.kind != unit.number), "")
        entries += [{"id": first, "check": BY_ORDER}] if first and first not in asked else []
    wordless = tuple(each for each in seen.wordless if each not in asked)
    return Evidence(tuple(entries), seen.shifted, seen.exchanged, wordless=wordless)


def untranslated(bitext: Bitext, keys: Sequence[str]) -> Mapping[str, str]:
    """Units with a sentence in another language than that of its text, in one of these texts."""
    tags = {each.key: each.lang for each in bitext.document.editions if each.key in keys}
    found = {each.unit.id: each.key for each in apart(bitext.units, tags)}
    return {
        unit: phrase("a sentence in another language in {key!r}", key=key)
        for unit, key in found.items()
    }


def question(what: str) -> str:
    """What an editor is asked about a unit."""
    return phrase("{what}: do these two texts belong together?", what=what)


def _defined(units: Sequence[Unit], seen: Kinship) -> Mapping[str, str]:
    """Units with definitions that are paired by what they say, where an editor should look."""
    asked: dict[str, str] = {
        unit: phrase("definitions in another order, some paired by little evidence: {pairs}",
                     pairs=pairs)
        for unit, pairs in seen.unsure
    }  # fmt: skip
    return asked | {
        unit.id: phrase("a definition with another number in each text, paired by what it says")
        for unit in units
        if unit.numbers and any(unit.label.values())
    }


def _broken(units: Sequence[Unit], keys: Sequence[str]) -> Mapping[str, str]:
    """Units of which one text has more paragraphs, and one that breaks off or has no word: a line
    of a text broken by width, a page number.
    """
    asked: dict[str, str] = {}
    for unit in units:
        counts = {key: len(unit.text.get(key) or ()) for key in keys}
        most = max(counts, key=lambda key: counts[key])
        if unit.kind == unit.number or len(set(counts.values())) == 1 or not all(counts.values()):
            continue
        texts = [text for text in unit.text[most] or () if not is_table(text)]
        if any(BREAKS_OFF.search(text) for text in texts[:-1]) or not all(map(WORD.search, texts)):
            asked[unit.id] = phrase("a paragraph breaks off in {key!r}", key=most)
    return asked


def _tables(units: Sequence[Unit], keys: tuple[str, str]) -> Mapping[str, str]:
    """Units whose tables differ, or whose rows nothing but their order pairs."""
    asked: dict[str, str] = {}
    for unit in units:
        first, second = (unit.text[key] or () for key in keys)
        if what := doubt(first, second, keys):
            asked[unit.id] = what
        elif are_by_order(first, second):
            asked[unit.id] = phrase("rows of a table paired by their order alone")
    return asked


def _uneven(units: Sequence[Unit], keys: Sequence[str]) -> Mapping[str, str]:
    """Units of which one text has nothing; neighbours of which one has too much what the other
    lacks: a paragraph may have strayed from the one to the other. Where a title ends, only its
    printer knows.
    """
    both = [unit for unit in units if unit.id != "title" and all(unit.has(key) for key in keys[:2])]
    asked: dict[str, str] = {}
    counts = [[len(unit.text[key] or ()) for key in keys[:2]] for unit in both]
    for unit, own in zip(both, counts, strict=True):
        if not all(own) and any(own) and not any(unit.heading.values()):
            asked[unit.id] = phrase("without text in {key!r}", key=keys[own.index(0)])
    for (one, mine), (other, yours) in pairwise(zip(both, counts, strict=True)):
        if (mine[0] - mine[1]) * (yours[0] - yours[1]) < 0:
            for unit, there in ((one, other), (other, one)):
                asked[unit.id] = phrase(
                    "one text has fewer paragraphs here, and more in {other}", other=there.id
                )
    return asked


def contradictions(bitext: Bitext, rows: Sequence[Aligned], shown: str) -> tuple[Problem, ...]:
    """A fault for each unit whose texts begin in different rows; ``shown``: the folder."""
    keys = bitext.document.keys
    row_of = {
        key: {line: number for number, row in enumerate(rows, 1) for line in row.lines.get(key, ())}
        for key in keys
    }
    out: list[Problem] = []
    for node in bitext.nodes():
        places = {key: row_of[key].get(node.line[key] or 0) for key in keys}
        found = {key: place for key, place in places.items() if place is not None}
        if len(set(found.values())) > 1:
            first = next(iter(found))
            said = [phrase("the {key} in row {row}", key=key, row=found[key]) for key in found]
            out.append(Problem(
                f"{shown}/{first}.txt", node.line[first] or 1, "W04",
                phrase("{id} pairs texts of different rows of the table: {said}",
                       id=node.id, said=one_after_another(said, "{first}, {next}")),
                "declare a row with one language alone under `one_sided`; else correct the texts",
            ))  # fmt: skip
    return tuple(out)


def _is_deleted_once(unit: Unit) -> bool:
    """Whether one text alone says that the unit was deleted, and the other has it at length."""
    texts = ["".join(text) for text in unit.text.values() if text]
    gone = [text for text in texts if DELETED.match(plain(text).strip())]
    return len(texts) > 1 and len(gone) == 1 and max(map(len, texts)) >= LEAST_LEFT
