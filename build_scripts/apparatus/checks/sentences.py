"""DF10–DF12: sentences without a partner, cut otherwise, or far longer than the other text's."""

from __future__ import annotations

import math
from collections.abc import Iterator
from statistics import median

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.model import Unit

ALONE = Check(
    "DF10", "omission",
    {"zh": "句子无对应", "en": "Sentence without a partner"},
    {"zh": "另一种文本没有与此句对应的句子。",
     "en": "The other text has no sentence for this one."},
)  # fmt: skip
CUT = Check(
    "DF11", "grammar",
    {"zh": "断句不同", "en": "Sentence breaks differ"},
    {"zh": "两种文本断句不同。", "en": "The two texts divide this into sentences differently."},
)  # fmt: skip
LENGTH = Check(
    "DF12", "sense",
    {"zh": "长度悬殊", "en": "Length far off"},
    {"zh": "一句的长度同全文两种文本的比例相差很远。",
     "en": "The length of a sentence is far off the document's own ratio."},
)  # fmt: skip
UNIT = Check(
    "DF13", "omission",
    {"zh": "条目仅见于一种文本", "en": "Unit in one text only"},
    {"zh": "另一种文本没有这一部分。", "en": "The other text has no such unit."},
)  # fmt: skip

TITLE = "title"
AROUND = (TITLE, "dateline")
"""Blocks that stand round a text."""
FAR = 7.0
"""Robust standard deviations of the ratio beyond which a length is far off."""
LEAST = 12
"""Sentences with fewer Chinese characters say too little for a ratio."""
FEWEST = 20
"""Pairs that a document must have for a ratio of its own."""


def find(texts: Texts) -> Iterator[Finding]:
    """Sentences without a partner, unequal numbers, lengths far off; units in one text."""
    one_sided = set()
    for unit in texts.bitext.units:
        has = [key for key in (FIRST, SECOND) if key in unit.text and unit.has(key)]
        if len(has) == 1 and {FIRST, SECOND} <= set(texts.bitext.document.keys):
            one_sided.add(unit.id)
            words = {has[0]: _first(unit.text[has[0]] or ())}
            yield Finding(UNIT, unit.id, "", words, aspect=_aspect(unit))
    # The title lines of a source are no sentences.
    one_sided |= {unit.id for unit in texts.bitext.units if unit.kind == TITLE}
    for place in texts.places:
        if place.pair and place.unit not in one_sided:
            yield from _counts(place)
    yield from _lengths([place for place in texts.both() if place.pair])


def _aspect(unit: Unit) -> str:
    """``block`` of what stands round a text and its publisher may have added."""
    return "block" if unit.kind in AROUND else ""


def _first(paragraphs: tuple[str, ...]) -> str:
    return paragraphs[0] if paragraphs else ""


def _counts(place: Place) -> Iterator[Finding]:
    first, second = (len(place.lines.get(key, ())) for key in (FIRST, SECOND))
    quotes = {key: place.text(key) for key in (FIRST, SECOND)}
    if first == second:
        return
    if not first or not second:
        yield Finding(ALONE, place.unit, place.pair, quotes)
        return
    yield Finding(
        CUT, place.unit, place.pair, quotes,
        {"zh": f"中文 {first} 句，英文 {second} 句。",
         "en": f"Sentences in the Chinese: {first}; in the English: {second}."},
    )  # fmt: skip


def _lengths(places: list[Place]) -> Iterator[Finding]:
    ratios = [(place, _ratio(place)) for place in places if len(place.text(FIRST)) >= LEAST]
    if len(ratios) < FEWEST:
        return
    middle = median(ratio for _, ratio in ratios)
    spread = 1.4826 * median(abs(ratio - middle) for _, ratio in ratios) or 1.0
    for place, ratio in ratios:
        if abs(ratio - middle) > FAR * spread:
            zh, en = ("长", "long") if ratio > middle else ("短", "short")
            yield Finding(
                LENGTH, place.unit, place.pair,
                {key: place.text(key) for key in (FIRST, SECOND)},
                {"zh": f"按全文比例，英文此处偏{zh}。",
                 "en": f"By the document's own ratio the English is {en} here."},
            )  # fmt: skip


def _ratio(place: Place) -> float:
    return math.log(max(1, len(place.text(SECOND))) / max(1, len(place.text(FIRST))))
