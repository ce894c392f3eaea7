"""DF21, DF22: who speaks and how firmly: a first person or a modal verb in the English alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts

PERSON = Check(
    "DF21", "addition",
    {"zh": "英文增第一人称", "en": "First person in the English alone"},
    {"zh": "英文用第一人称，中文此句没有“我”“我们”等词。",
     "en": "The English speaks in the first person; the Chinese sentence has no 我 or 我们."},
)  # fmt: skip
MODAL = Check(
    "DF22", "grammar",
    {"zh": "英文增用情态动词", "en": "Modal verb added in the English"},
    {"zh": "英文用情态动词，中文此句没有“将”“应”“须”等词；全文中此类句子的英文一般不用。",
     "en": "The English has a modal verb; the Chinese sentence has none (将, 应, 须 …), and for "
     "such sentences the English of this document mostly has none."},
)  # fmt: skip

# "we agree that"; not "US", "WE" in a heading
FIRST_PERSON = re.compile(r"\b(?:[Ww]e|[Oo]urs?|us|ourselves)\b(?: [\w'’-]+){0,4}")
SPEAKER = re.compile("我|咱|吾|本人|笔者|自己|大家|人们")
# "China will help"
MODALS = re.compile(r"(?:[\w'’-]+ ){0,2}\b(?:will|shall|must)\b(?: [\w'’-]+){0,3}")
# 将 may be 把 and 要 a noun: where one of them stands nothing is said
WILL = re.compile("将|会|应|须|要|得|当|愿|可|能|必|拟|期|该|予|准|以后|今后|未来")
# 能力, 会议, 重要 … hold the signs and are no modals
NO_WILL = re.compile(
    "力所能及|[产功性技智节职效]能|能[力源量够]|[社大国协机峰年工]会|委员会|博览会|理事会|会[议晤员谈场]|[重主需]要|要[求素点]"
    "|当[地代事今]|相当|[取获]得|得到|可持续|可靠|[认许]可|[适供反效响]应|应[用对急]|必需|[时长定近短中分学]期|期[间满]"
    "|[标水批]准|准[备确]|[和与]予|给予"
)
FEWEST = 20
"""Sentences without a modal in the Chinese that a document must have for a habit of its own."""
RARE = 0.1
"""Share of them that may have a modal in English where that is the exception."""


def find(texts: Texts) -> Iterator[Finding]:
    """First persons sentence by sentence; modals where the document's own habit is another."""
    places = [place for place in texts.both() if place.pair]
    for place in places:
        if not SPEAKER.search(place.text(FIRST)):
            for found in list(FIRST_PERSON.finditer(place.text(SECOND)))[:1]:
                yield Finding(PERSON, place.unit, place.pair, {SECOND: found[0]})
    yield from _modals([
        place for place in places if not WILL.search(NO_WILL.sub(" ", place.text(FIRST)))
    ])  # fmt: skip


def _modals(places: list[Place]) -> Iterator[Finding]:
    """The exceptions among sentences whose Chinese has no modal."""
    having = [(place, found) for place in places
              if (found := MODALS.search(place.text(SECOND)))]  # fmt: skip
    if len(places) >= FEWEST and len(having) <= RARE * len(places):
        for place, found in having:
            yield Finding(MODAL, place.unit, place.pair, {SECOND: found[0]})
