"""Proof-reading: what a program reads out of the PDF is the text of the sources.

The PDF is read with PDFium (which Chrome and most readers' tools use) along its
structure tree, so that columns and page breaks do not matter. Compared are all characters
but white space, hyphens, which PDFium reports otherwise at line ends, and what is invisible. Texts
with letters of a script that runs from right to left stand in the PDF as they are seen, and
programs turn them round each in its own way: of those the characters of each unit are counted,
so that none is lost, added or another, and the units are compared by their order. Beside them on
a page PDFium mirrors brackets of other scripts too, and turns letters round that bear marks: there
it is not compared which way a bracket opens, and such letters are counted where their order fails.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from build_scripts.messages import phrase
from build_scripts.model import Bitext, Division, Unit
from build_scripts.outputs.books.typst.mirrors import unmirrored
from build_scripts.outputs.books.typst.passages import passages
from build_scripts.outputs.books.typst.shaped import LEFTWARD, SHAPED, repeating
from build_scripts.outputs.books.typst.sheet import Sheet
from build_scripts.problems import Problem
from build_scripts.publication.sentences import shown

# White space, "-" and what stands for it at the end of a line.
# Invisible: joiners and marks of direction, which fonts and programs use up or put in; where a
# source has what turns letters round, its code point stands in the PDF.
UNCOMPARED = re.compile(
    "[\\s\x02\u00ad\u034f\u061c\u180e\u200b-\u200f\u2010\u202a-\u202e\u2060-\u2069\ufe0e\ufe0f-]+"
)
# "ﬁ", ﷺ, which PDFium spells out.
LIGATURE = re.compile("[\ufb00-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc]")
MOST_SHOWN = 5
"""Faults of one PDF that are told; they have mostly one cause."""

Node = Division | Unit


@dataclass(frozen=True, slots=True)
class Wanted:
    """What must be read of a heading or of one text of a unit."""

    node: Node
    text: str
    is_counted: bool
    """Whether programs give its characters in any order: it is set from right to left, or has
    letters that bear marks and stands beside what is."""


def differences(bitext: Bitext, sheet: Sheet, pdf: bytes) -> Iterator[Problem]:
    """A problem for each unit or heading whose text in the PDF is not that of its source."""
    printed = str(sheet["nodes"])
    leftward = frozenset(text["key"] for text in sheet["texts"] if text["is_leftward"])
    is_turned = bool(leftward) or bool(LEFTWARD.search(printed))
    found = tuple(passages(pdf, is_shaped=is_turned or bool(SHAPED.search(printed))))
    form = _unmirrored if is_turned else comparable
    default = _tag(sheet["texts"][0])
    signs = {ord(each["sign"]): each["code"] for each in sheet["marked"]}

    def wanted(node: Node, text: str, *, is_leftward: bool) -> Wanted:
        plain = form(text.translate(signs))
        may_turn = SHAPED if is_turned else LEFTWARD
        return Wanted(node, plain, is_leftward or bool(may_turn.search(plain)))

    nodes = {node.id: node for node in bitext.nodes()}
    told = [(nodes[each["id"]], each) for each in sheet["nodes"]]
    keys = [text["key"] for text in sheet["texts"]]
    for number, text in enumerate(sheet["texts"]):
        lang, key = _tag(text), text["key"]
        own = (each.text for each in found if each.role == "P" and (each.lang or default) == lang)
        cells = [
            wanted(
                node,
                _paragraphs(node, key, keys, each["own_labels"][number], text["missing"]),
                is_leftward=key in leftward,
            )
            for node, each in told
            if isinstance(node, Unit)
        ]
        yield from _unequal(bitext, key, form("".join(own)), cells)
        if number == 0:
            heads = form("".join(each.text for each in found if each.role.startswith("H")))
            labels = [
                wanted(
                    node,
                    _label(node, each, sheet),
                    is_leftward=any(node.label.get(k) or node.heading.get(k) for k in leftward),
                )
                for node, each in told
            ]
            yield from _unequal(bitext, key, heads, labels)


def _tag(text: Mapping[str, Any]) -> str:
    """``zh-CN``, as the PDF has it."""
    return f"{text['lang']}-{text['region'].upper()}" if text["region"] else str(text["lang"])


def comparable(text: str) -> str:
    """A text as it is compared: ``ﬁrst\\u00ad class`` → ``firstclass``."""
    spelled = LIGATURE.sub(lambda found: normalize("NFKC", found[0]), text)
    return UNCOMPARED.sub("", spelled)


def _unmirrored(text: str) -> str:
    return unmirrored(comparable(text))


def _paragraphs(unit: Unit, key: str, keys: Sequence[str], label: str, missing: str) -> str:
    """What a cell must say: the text, after its own label where it has one."""
    return label + "".join(shown(unit, key, keys)) if unit.has(key) else missing


def _label(node: Node, shown: Mapping[str, Any], sheet: Sheet) -> str:
    """What a heading must say: all labels and headings, or the one label in the gutter."""
    keys = [text["key"] for text in sheet["texts"]]
    if isinstance(node, Division) or shown["is_wide"]:
        parts = ((node.label.get(key) or "") + (node.heading.get(key) or "") for key in keys)
        return "".join(parts)
    return next((label for key in keys if (label := node.label.get(key))), "¶")


def _unequal(bitext: Bitext, key: str, stream: str, wanted: Iterable[Wanted]) -> Iterator[Problem]:
    """One problem for each text that does not follow in the stream where it must."""
    place = -1
    for each in wanted:
        end = _exact(stream, each.text, place)
        place = _counted(stream, each.text, place) if end < 0 and each.is_counted else end
        if place < 0:
            yield _problem(bitext, each.node, key)


def _exact(stream: str, plain: str, place: int) -> int:
    """Where a text ends that begins at the place, or anywhere if that is unknown; else -1."""
    start = stream.find(plain) if place < 0 else place
    if start >= 0 and stream.startswith(plain, start):
        return start + len(plain)
    if not SHAPED.search(plain):
        return -1
    again = repeating(plain)
    found = again.search(stream) if place < 0 else again.match(stream, place)
    return found.end() if found else -1


def _counted(stream: str, plain: str, place: int) -> int:
    """The same for a text whose characters may stand in any order."""
    size, wanted = len(plain), sorted(plain)
    if place >= 0:
        return place + size if sorted(stream[place : place + size]) == wanted else -1
    missing = Counter(plain)
    missing.subtract(stream[:size])
    for start in range(len(stream) - size + 1):
        if not any(missing.values()):
            return start + size
        missing[stream[start]] += 1
        missing.subtract(stream[start + size : start + size + 1])
    return -1


def _problem(bitext: Bitext, node: Node, key: str) -> Problem:
    document = bitext.document
    return Problem(
        f"source_texts/{document.id}/{document.edition(key).file}",
        node.line.get(key) or 1,
        "F04",
        phrase(
            "the text of {id} that programs read out of the PDF is not that of the source",
            id=node.id,
        ),
        "look for characters that fonts join or reorder here, and report it as a fault"
        " of the templates in build_scripts/outputs/books/typst",
    )
