"""DF04–DF07, DF20: concepts: without a wording, in several, an unusual or a shared one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.apparatus.checks.renderings import PLACE, _is_of_places, _shared, _varied
from build_scripts.apparatus.checks.standards import NAMED, aspect, said_of
from build_scripts.apparatus.concordance import Hit, Use
from build_scripts.language.symbols import symbols
from build_scripts.sources.glossary import AS_PRINTED, Concept

OMITTED = Check(
    "DF04", "omission",
    {"zh": "术语无对应", "en": "Term without a counterpart"},
    {"zh": "中文用了一个术语，英文此句没有它的任何形式。",
     "en": "The Chinese uses a term; the English sentence has none of its forms."},
)  # fmt: skip
ADDED = Check(
    "DF05", "addition",
    {"zh": "术语仅见于英文", "en": "Added in the English"},
    {"zh": "英文用了一个术语，中文此句没有它的任何形式。",
     "en": "The English uses a term; the Chinese sentence has none of its forms."},
)  # fmt: skip
UNUSUAL = Check(
    "DF07", "term",
    {"zh": "与术语表所列译法不同", "en": "Not the form of the glossary"},
    {"zh": "所用形式不同于术语表所列：有来源的，称官方名称或通行译法；没有来源的，是本站所拟。",
     "en": "The form is not that of the glossary, which is called official or usual where it has a "
     "source, else a suggestion of this site."},
)  # fmt: skip

LEAST_WORDS = 2
LEAST_HALF = 3
"""Characters of a Chinese term by half of which it is known."""
STRANGE = (AS_PRINTED, "deprecated")
"""The statuses of wordings that differ from the usual form."""


def find(texts: Texts) -> Iterator[Finding]:
    """Every check on the uses of the glossary's concepts."""
    places = frozenset(
        symbol.key
        for concept in texts.concepts.values()
        if concept.category == PLACE
        for term in concept.terms.get(SECOND, ())
        for symbol in symbols(term.text, SECOND)
    )
    shared = list(_shared(texts))
    yield from shared
    said = {(each.unit, each.pair, each.quotes[FIRST]) for each in shared}
    for place in texts.both():
        inside = {key: _inside_unusual(place, key) for key in (FIRST, SECOND)}
        for concept_id, use in place.uses.items():
            concept = texts.concepts[concept_id]
            yield from _one_sided(places, place, concept, use)
            for finding in _unusual(place, concept, use, inside):
                if (finding.unit, finding.pair, finding.quotes.get(FIRST)) not in said:
                    yield finding
    for concept_id, uses in texts.concordance.uses.items():
        yield from _varied(places, texts.concepts[concept_id], uses)


def _one_sided(
    places: frozenset[str], place: Place, concept: Concept, use: Use
) -> Iterator[Finding]:
    first, second = use.found.get(FIRST, ()), use.found.get(SECOND, ())
    if first and not second and not all(_is_covered(place, hit, SECOND) for hit in first):
        words, usual = first[0].wording, concept.name(SECOND)
        yield Finding(
            OMITTED, place.unit, place.pair, {FIRST: words},
            {"zh": f"中文有“{words}”；英文此句没有“{usual}”或其他已知形式。",
             "en": f"The Chinese has {words} ({usual}); none of its known forms is in the English "
                   "sentence."},
        )  # fmt: skip
    if second and not first and _counts(places, place, concept, second):
        if _is_said(place, concept):
            return
        words, usual = second[0].wording, concept.name(FIRST)
        yield Finding(
            ADDED, place.unit, place.pair, {SECOND: words},
            {"zh": f"英文有“{words}”；中文此句没有“{usual}”或其他已知形式。",
             "en": f"The English has “{words}” ({usual}); none of its known forms is in the "
                   "Chinese sentence."},
        )  # fmt: skip


def _is_said(place: Place, concept: Concept) -> bool:
    """Whether the Chinese has half of the concept and another word for the rest: 人力资源建设 where
    the term is 人力资源开发. Half of a name is not the name."""
    if concept.category in NAMED:
        return False
    text = place.text(FIRST)
    halves = (each.text[: (len(each.text) + 1) // 2] for each in concept.terms.get(FIRST, ()))
    return any(
        len(half) >= LEAST_HALF and re.search(re.escape(half) + r"[㐀-鿿]{2}", text)
        for half in halves
    )


def _is_covered(place: Place, hit: Hit, other: str) -> bool:
    """Whether a term is part of a longer one that the other language has here."""
    return bool(hit.match.within) and bool(place.hits(hit.match.within, other))


def _counts(places: frozenset[str], place: Place, concept: Concept, hits: tuple[Hit, ...]) -> bool:
    """Whether an English term alone says something.

    Not: a single word, which may be anything; a wording that only its context makes a term; a
    part of a longer term, unless it is a name itself (the Belt and Road Initiative); a place or
    what is made of places alone (Chinese has them in one character: 中, 老, 华).
    """
    if concept.category == PLACE:
        return False
    usual = {symbol.key for symbol in symbols(concept.name(SECOND), SECOND)}
    for hit in hits:
        words = symbols(hit.wording, SECOND)
        is_loose = hit.term.status == AS_PRINTED and {each.key for each in words} != usual
        is_inside = bool(hit.match.within) and concept.category not in NAMED
        is_part = is_inside or len(words) < LEAST_WORDS
        if not (is_loose or is_part or _is_of_places(places, hit)):
            return True
    return False


def _unusual(
    place: Place, concept: Concept, use: Use, inside: Mapping[str, set[tuple[int, int, int]]]
) -> Iterator[Finding]:
    """Wordings that the glossary marks as printed or deprecated.

    ``inside``: language key → where such wordings are part of a longer one.
    """
    first, second = use.found.get(FIRST, ()), use.found.get(SECOND, ())
    for key, hits, others in ((FIRST, first, second), (SECOND, second, first)):
        said: set[str] = set()
        for hit in hits:
            if hit.term.status not in STRANGE or hit.wording in said:
                continue
            span = hit.line.number, hit.match.start, hit.match.end
            if (key == SECOND and not others) or span in inside[key] or _is_heading(place, hit):
                continue
            said.add(hit.wording)
            other = {FIRST: SECOND, SECOND: FIRST}[key]
            quotes = {key: hit.wording, other: others[0].wording if others else ""}
            yield Finding(
                UNUSUAL, place.unit, place.pair, quotes,
                said_of(concept, key, hit.wording, quotes[other]), aspect(concept),
                "name" if concept.category in NAMED else "",
            )  # fmt: skip


def _is_heading(place: Place, hit: Hit) -> bool:
    """Whether a wording is a whole heading: how those are worded is for ``series`` to say."""
    return not place.pair and hit.wording == hit.line.text.strip()


def _inside_unusual(place: Place, key: str) -> set[tuple[int, int, int]]:
    """Where the terms stand that are inside a longer one that is unusual itself.

    Each as the number of its line, its start and its end.
    """
    spans = sorted(
        {
            (hit.line.number, hit.match.start, -hit.match.end, hit.term.status == AS_PRINTED)
            for use in place.uses.values()
            for hit in use.found.get(key, ())
            if hit.term.status in STRANGE
        }
    )
    inside = set()
    number, reach = -1, 0
    for line, start, end, is_printed in spans:
        if line != number:
            number, reach = line, 0
        if -end <= reach:
            inside.add((line, start, -end))
        if is_printed:
            reach = max(reach, -end)
    return inside
