"""DF02, DF03: quotation marks and title marks that one text has and the other has not."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.language.languages import language, names_of

LOST = Check(
    "DF02", "label",
    {"zh": "引号或书名号", "en": "Quotation or title marks"},
    {"zh": "一种文本加了引号或书名号，另一种没有。",
     "en": "One text has quotation or title marks that the other has not."},
)  # fmt: skip
UNBALANCED = Check(
    "DF03", "label",
    {"zh": "引号不成对", "en": "Unbalanced marks"},
    {"zh": "引号、书名号或括号不成对。",
     "en": "Quotation marks, title marks or brackets that do not come in pairs."},
)  # fmt: skip

# 《…》 “…” 「…」 "…"; the outermost only
MARKED = re.compile(
    r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|“[^“”]*”|「[^「」]*」|『[^『』]*』|\"[^\"]*\""
)
BRACKETS = ("《》", "（）", "()", "[]", "〈〉")
"""Marks that are the same pairs in every language."""
ALIKE = ("“”„‟", "‘’‚‛")
"""Signs of which languages make other pairs: “a” and „a“."""
# a) or 1) in a list is no bracket
LIST_MARK = re.compile(r"(?:^|[;；。:：]\s*)\w{1,3}[.°º]?[)）]", re.MULTILINE)
CLAUSE = re.compile(r"[，。；！？\n]|[,.;!?]\s")
"""Between two of these is a clause."""
FILLED_ZH, FILLED_EN = 0.8, 0.7
"""Share of a stretch in marks that a term must fill to be what is marked."""
SEVERAL = 3
"""Times after which marks that the English never has are its style."""


class Marked(NamedTuple):
    """A stretch in marks."""

    text: str
    start: int
    end: int


def find(texts: Texts) -> Iterator[Finding]:
    """Marks of each pair; balance of each unit's whole text."""
    yield from _once(texts)
    for node in texts.bitext.units:
        for key, paragraphs in node.text.items():
            names = names_of(key)
            whole = "\n".join(paragraphs or ())
            for signs in _unbalanced(LIST_MARK.sub(" ", whole), key):
                yield Finding(
                    UNBALANCED, node.id, "", {key: _near(whole, signs)},
                    {"zh": f"{names['zh']}的“{signs}”不成对。",
                     "en": f"In the {names['en']} the marks {signs} are not in pairs."},
                )  # fmt: skip


def _once(texts: Texts) -> Iterator[Finding]:
    """Marks that are lost; what the English never marks is reported where it first stands."""
    lost = [(finding, finding.quotes.get(FIRST, "")) for place in texts.both()
            for finding in _lost(place)]  # fmt: skip
    printed = Counter(
        marked.text for place in texts.both() for marked in stretches(place.text(FIRST))
    )
    never = {text for text, count in Counter(text for _, text in lost).items()
             if count >= SEVERAL and count == printed[text]}  # fmt: skip
    said: set[str] = set()
    for finding, text in lost:
        if text not in said:
            yield finding
        if text in never:
            said.add(text)


def _near(text: str, signs: str) -> str:
    """The clause in which the first of some signs stands."""
    at = next((place for place, sign in enumerate(text) if sign in signs), 0)
    first = max((each.end() for each in CLAUSE.finditer(text, 0, at)), default=0)
    stop = CLAUSE.search(text, at)
    return text[first : stop.start() if stop else len(text)].strip()


def _unbalanced(text: str, key: str) -> list[str]:
    """Pairs of marks, as the language of a text has them, of which the signs are not equally many.

    Nothing is said of quotation marks where those of another language stand among them.
    """
    known = language(key).quotation_marks
    own = "".join(known)
    mixed = "".join(
        signs for signs in ALIKE if any(sign in text for sign in signs if sign not in own)
    )
    pairs = [*BRACKETS, *(pair for pair in known if not set(pair) & set(mixed))]
    wrong = [pair for pair in pairs if text.count(pair[0]) != text.count(pair[1])]
    return wrong + (['""'] if known and text.count('"') % 2 else [])


def stretches(text: str) -> list[Marked]:
    """What stands in marks: ``实施《计划》和“行动”`` → 《计划》, “行动”."""
    return [Marked(each[0], each.start(), each.end()) for each in MARKED.finditer(text)]


def _lost(place: Place) -> Iterator[Finding]:
    zh, en = place.text(FIRST), place.text(SECOND)
    first, second = stretches(zh), stretches(en)
    if not first and not second:
        return
    partners = _partners(place, first, second)
    taken = {at for spans in partners for span in spans for at in _touched(span, second)}
    free = [each for at, each in enumerate(second) if at not in taken]
    for marked, spans in zip(first, partners, strict=True):
        if spans and not _touched(spans[0], second):
            words = en[spans[0][0] : spans[0][1]]
            yield _finding(place, marked.text, words)
    rest = [marked for marked, spans in zip(first, partners, strict=True) if not spans]
    for marked in rest[len(free) :]:
        yield _finding(place, marked.text, "")
    for marked in free[len(rest) :]:
        yield Finding(
            LOST, place.unit, place.pair, {SECOND: marked.text},
            {"zh": f"英文“{marked.text[1:-1]}”加了引号，中文此句没有。",
             "en": f"The English has {marked.text} in quotation marks; the Chinese has none here."},
        )  # fmt: skip


def _finding(place: Place, marked: str, words: str) -> Finding:
    zh, en = ("书名号", "title") if marked[0] == "《" else ("引号", "quotation")
    return Finding(
        LOST, place.unit, place.pair, {FIRST: marked, SECOND: words},
        {"zh": f"中文“{marked[1:-1]}”加了{zh}，英文没有。",
         "en": f"The Chinese has {marked} in {en} marks; the English has no marks there."},
    )  # fmt: skip


def _partners(
    place: Place, marked: Sequence[Marked], second: Sequence[Marked]
) -> list[list[tuple[int, int]]]:
    """For each Chinese stretch in marks, where its concept stands in the English (if known)."""
    offsets = _offsets(place)
    known = _spans(place, FIRST, offsets)
    starts = [span[0] for span in known]
    spans: dict[str, list[tuple[int, int]]] = {}
    for start, end, concept in _spans(place, SECOND, offsets):
        spans.setdefault(concept, []).append((start, end))
    # What fills a pair of marks is taken first; the n-th 《行动计划》 is the n-th “Action Plan”.
    order = {
        concept: sorted(each, key=lambda span: not _fills(span, second))
        for concept, each in spans.items()
    }
    left = {concept: deque(each) for concept, each in order.items()}
    out: list[list[tuple[int, int]]] = []
    taken: set[tuple[int, int]] = set()
    for each in marked:
        inside = known[bisect_left(starts, each.start) : bisect_left(starts, each.end)]
        concept = _named(each, inside)
        if concept not in order:
            out.append([])
            continue
        while left[concept] and left[concept][0] in taken:
            left[concept].popleft()
        chosen = left[concept].popleft() if left[concept] else order[concept][0]
        taken.add(chosen)
        out.append([chosen])
    return out


def _spans(
    place: Place, key: str, offsets: Mapping[str, Sequence[int]]
) -> list[tuple[int, int, str]]:
    """Start, end and concept of each term in the whole text of a place, in order."""
    return sorted(
        (hit.match.start + offsets[key][hit.line.number],
         hit.match.end + offsets[key][hit.line.number], concept)
        for concept in place.uses
        for hit in place.hits(concept, key)
    )  # fmt: skip


def _offsets(place: Place) -> dict[str, list[int]]:
    out = {}
    for key, gap in ((FIRST, 0), (SECOND, 1)):
        starts, at = [], 0
        for line in place.lines.get(key, ()):
            starts.append(at)
            at += len(line.text) + gap
        out[key] = starts
    return out


def _named(marked: Marked, inside: Sequence[tuple[int, int, str]]) -> str:
    """The concept that fills a stretch in marks, the widest; empty where none does."""
    least = (marked.end - marked.start - 2) * FILLED_ZH
    found = [
        (start - end, concept)
        for start, end, concept in inside
        if end <= marked.end and end - start >= least
    ]
    return min(found)[1] if found else ""


def _fills(span: tuple[int, int], second: Sequence[Marked]) -> bool:
    """Whether a wording is what stands in some pair of marks."""
    size = span[1] - span[0]
    return any(
        second[at].start <= span[0]
        and span[1] <= second[at].end
        and size >= (second[at].end - second[at].start) * FILLED_EN
        for at in _touched(span, second)
    )


def _touched(span: tuple[int, int], marked: Sequence[Marked]) -> range:
    """Which stretches in marks a span touches; they are in order and none overlap."""
    first = bisect_right(marked, span[0], key=lambda each: each.end)
    return range(first, bisect_left(marked, span[1], key=lambda each: each.start))
