"""Where a title that is set large breaks: between phrases, else between words, in even lines.

A line of Han may end anywhere, and a title broken by width alone ends in the middle of a word:
关于构建中老命运共 / 同体行动计划. What a break costs is known for each place; the lines chosen cost
least, then are fewest, then most even.

中国共产党和老挝人民革命党 / 关于构建中老命运共同体行动计划 / （2024—2028年）
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from itertools import pairwise
from unicodedata import east_asian_width

HAN = re.compile("[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")
# Before 关于…, （…, 和…, 与…, but inside 共和国, 和平, 参与 there is no phrase to part.
BEGINS_PHRASE = re.compile(
    "关于|關於|有关|有關|[（〔《〈【「『“(]|——|以及|暨"
    "|(?<![共缓緩饱飽总總温溫])和(?![平谐諧解睦约約])"
    "|(?<![参參赋賦])[与與](?![会會])|(?<![以普涉埃])及"
)
# After …》, …、, …的, but 目的, 的确.
ENDS_PHRASE = re.compile("[）〕》〉】」』”)、，。；：]|(?<!目)的(?![确確])")
# No line begins with one of these.
CLOSING = frozenset("）〕》〉】」』”’)]}、，。；：！？·,.;:!?%—～…")
OPENING = frozenset("（〔《〈【「『“‘([{")
JOINING = frozenset("—～…·-/")
COUNTED = frozenset("年月日号號条條届屆次年版")
"""They stay with the number before them."""
EDGE, PLAIN, WRONG = 1, 4, 20
"""What a break costs at the edge of a word that is known, anywhere else, inside such a word."""
LONGEST = 8
"""Characters of a word; what is longer is a phrase, which may be parted."""
CAPITAL, LETTER = 0.68, 0.5
"""Width of letters in em, nearly."""

Cost = tuple[float, int, int, float]
"""What lines stick out, what their breaks cost, how many they are, how uneven."""


def title_lines(text: str, width: float, words: Collection[str] = ()) -> tuple[str, ...]:
    """The lines of a title in a column of this width in em; ``words`` are not broken, up
    to eight characters.

    A piece that cannot be broken is a line of its own, whatever its width.
    """
    text = " ".join(text.split())
    costs = {0: 0, **_breaks(text, words), len(text): 0}
    places = sorted(costs)

    @cache
    def best(end: int) -> tuple[Cost, tuple[str, ...]]:
        found: list[tuple[Cost, tuple[str, ...]]] = []
        for start in reversed(places[: places.index(end)]):
            line = text[start:end].strip()
            size = width_of(line)
            if size > width and found:
                break
            (over, cost, count, uneven), lines = best(start)
            total = (
                over + max(0.0, size - width),
                cost + costs[start],
                count + 1,
                uneven + size**2,
            )
            found.append((total, (*lines, line)))
        return min(found, default=((0.0, 0, 0, 0.0), ()))

    for place in places:  # from the front, so that no call goes deep
        best(place)
    return best(len(text))[1]


def width_of(text: str) -> float:
    """The width of a text in em, nearly: ``第2版`` → 2.5."""
    return sum(
        1 if east_asian_width(each) in "WF" else CAPITAL if each.isupper() else LETTER
        for each in text
    )


def _breaks(text: str, words: Collection[str]) -> Mapping[int, int]:
    """Where a line may begin, and what it costs."""
    phrases = {found.start() for found in BEGINS_PHRASE.finditer(text)}
    phrases |= {found.end() for found in ENDS_PHRASE.finditer(text)}
    spans = [
        (found.start(), found.end())
        for word in words
        if 1 < len(word) <= LONGEST and word in text
        for found in re.finditer(re.escape(word), text)
    ]
    inside = {at for start, end in spans for at in range(start + 1, end)}
    edges = {place for span in spans for place in span}
    costs: dict[int, int] = {}
    for place in _possible(text):
        if place in inside or text[place] == "的":
            costs[place] = WRONG
        elif place in phrases or text[place - 1] == " ":
            costs[place] = 0
        else:
            costs[place] = EDGE if place in edges else PLAIN
    return costs


def _possible(text: str) -> Iterator[int]:
    """Where a line may begin at all: after a space, beside Han; never ``，…``, nor after ``（``."""
    for place, (before, after) in enumerate(pairwise(text), 1):
        is_closed = after == " " or after in CLOSING or before in OPENING or before in JOINING
        is_number = (before.isdigit() and after in COUNTED) or (before == "第" and after.isdigit())
        is_han = HAN.match(before) or HAN.match(after) or before in CLOSING or after in OPENING
        is_latin = before.isascii() and after.isascii()
        if not is_closed and (before == " " or (is_han and not is_latin and not is_number)):
            yield place
