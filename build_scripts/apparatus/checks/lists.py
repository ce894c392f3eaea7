"""DF08, DF09: lists that are open in Chinese (等) and closed in English; members that differ."""

from __future__ import annotations

import re
import sys
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts
from build_scripts.model import LangText

CLOSED = Check(
    "DF08", "omission",
    {"zh": "列举末尾的“等”未译", "en": "Open list (等) closed in the English"},
    {"zh": "中文列举以“等”收尾，表示还有其他；英文列举是封闭的。",
     "en": "The Chinese list ends with 等 (and others); the English list is closed."},
)  # fmt: skip
MEMBERS = Check(
    "DF09", "sense",
    {"zh": "列举项数不同", "en": "Number of members in a list"},
    {"zh": "两种文本的列举项数不同。", "en": "The lists of the two texts differ in length."},
)  # fmt: skip

# 交通、产能等领域 | 联盟等平台; what stands after 等 is part of the list only if it says of what
OPEN = re.compile(
    r"(?<=[^平同相均高中上下初优对何此劣我你他她它们等，、。；：！？,;（）()])等"
    r"(?!于|级|级别|同|候|待|价|额|距|次|第)(?P<what>(?:[重有相各多新其]\w)?"
    r"(?:领域|方面|平台|机制|形式|方式|机构|部门|项目|活动|工作(?!组)|合作(?:机制|平台|项目)?|事项|"
    r"地区|国家(?=[^一-鿿]|的)|省(?=[^一-鿿份]|的))(?:（[^（）]{1,4}）)?)?"
)
# 等四省 closes a list
COUNT = re.compile(r"[一二三四五六七八九十两\d]+[^0-9]")
BRACKETED = re.compile(r"[（(][^（）()]*[）)]")
STOP = re.compile("[，。；：！？,;（）()]")
OPENERS = re.compile(
    r"\b(?:such as|including|includes?|among (?:other \w+|others)|amongst others|and so on|"
    r"and so forth|and others|and the like|and more|like|inter alia|e\.g\.|for example|"
    r"for instance|as well as others?|or (?:any )?others?|"
    r"(?:and|any|all|or|the|of|in|with) (?:\w+ )?other)\b|\betc\b\.?|\bet al\b\.?",
    re.IGNORECASE,
)
NOT_OPENERS = re.compile(r"\b(?:each|the) other(?:['’]s)?\b", re.IGNORECASE)
# these stand before the members, "and other" and "etc." behind them
LEADS = re.compile(
    r"such as|includ\w+|among .*|like|inter alia|e\.g\.|for (?:example|instance)", re.IGNORECASE
)
LEAST_SERIES = 2
"""Members up to which a list has no comma."""
INCLUDING = re.compile("包括|包含|其中")
REACH = 0.3
"""How far apart, in shares of the sentence, 等 and its counterpart may stand."""

# 安全稳定、发展繁荣和包容和谐
ZH_MEMBER = r"[^，。；：、！？（）《》“”\s]"
# at least two 、, or one and a 和: a、b is often one idea
ZH_LIST = re.compile(
    rf"(?<!{ZH_MEMBER}){ZH_MEMBER}++(?:(?:、{ZH_MEMBER}++){{2,}}|、{ZH_MEMBER}+[和及与或]{ZH_MEMBER}+)"
)
# a, b, c, and d: members of a few words each
MEMBER = r"[^\s,.;:()\"]++(?: [^\s,.;:()\"]++){0,5}"
EN_LIST = re.compile(
    rf"(?<![^\s,.;:()\"]){MEMBER}(?:, (?!and |or ){MEMBER}){{1,60}},? (?:and|or) {MEMBER}"
)
# a, b, and c: with a comma before the last no sentence of two halves is taken for a list
SERIES = re.compile(
    rf"(?<![^\s,.;:()\"]){MEMBER}(?:, (?!and |or ){MEMBER}){{1,60}}, (?:and|or) {MEMBER}"
)
COMMA = re.compile(r",\s+")
BOUNDARY = re.compile(r"[,.;:]\s+|[()]\s*")


@dataclass(frozen=True, slots=True)
class OpenList:
    """A list that the Chinese leaves open with 等."""

    unit: str
    pair: str
    quotes: LangText
    """The list of the Chinese; of the English the nearest, left out where none is seen."""
    opener: str
    """By which words the English leaves it open (``such as``), empty where it is closed."""


def find(texts: Texts) -> Iterator[Finding]:
    """Both checks, sentence pair by sentence pair."""
    for each in open_lists(texts):
        if not each.opener:
            yield Finding(CLOSED, each.unit, each.pair, each.quotes)
    for place in texts.both():
        yield from _members(place)


def open_lists(texts: Texts) -> Iterator[OpenList]:
    """Every list that the Chinese leaves open, and whether the English does."""
    for place in texts.both():
        yield from _open_lists(place)


def _open_lists(place: Place) -> Iterator[OpenList]:
    zh, en = place.text(FIRST), place.text(SECOND)
    opens = list(_opens(zh))
    if not opens:
        return
    openers = deque(_openers(zh, en))
    lists = list(SERIES.finditer(en)) or list(EN_LIST.finditer(en))
    for first, each in opens:
        start, end = first / len(zh), each.end() / len(zh)
        while openers and openers[0].start() < (start - REACH) * len(en):
            openers.popleft()
        is_open = openers and openers[0].start() <= (end + REACH) * len(en)
        opener = openers.popleft() if is_open else None
        words = zh[first : each.end()]
        second = (_opened(en, opener, _size(words)) if opener
                  else _near(en, lists, end * len(en), _size(words)))  # fmt: skip
        quotes = {FIRST: words, SECOND: second} if second else {FIRST: words}
        yield OpenList(place.unit, place.pair, quotes, opener[0] if opener else "")


def _opens(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each 等 that leaves a list open, and where its list begins: at a stop or the one before."""
    stops = [0, *(each.end() for each in STOP.finditer(_without_brackets(text)))]
    brackets = [each.span() for each in BRACKETED.finditer(text)]
    behind = 0
    for each in OPEN.finditer(text):
        at = bisect_right(brackets, (each.start(), 0)) - 1
        inside = brackets[at][0] + 1 if at >= 0 and each.start() < brackets[at][1] else 0
        first = max(stops[bisect_right(stops, each.start()) - 1], behind, inside)
        behind = each.end()
        if not COUNT.match(text, each.start() + 1):
            yield first, each


def _without_brackets(text: str) -> str:
    """The text, of the same length, without what stands in brackets: they end no list."""
    return BRACKETED.sub(lambda each: "-" * len(each[0]), text)


def _openers(zh: str, en: str) -> list[re.Match[str]]:
    """Where the English says that a list is open, and in which words."""
    text = NOT_OPENERS.sub(lambda each: "-" * len(each[0]), en)
    spoken_for = len(INCLUDING.findall(zh))  # 包括 is “including” too
    found = []
    for each in OPENERS.finditer(text):
        if spoken_for and each[0].lower().startswith("includ"):
            spoken_for -= 1
        else:
            found.append(each)
    return found


def _opened(text: str, opener: re.Match[str], size: int) -> str:
    """The English list that an opener leaves open: what follows ``such as``, what is before
    ``and other``, as many members as the Chinese has."""
    whole = _without_brackets(text)
    after = [each.start() for each in BOUNDARY.finditer(whole, opener.end())]
    rest = len(text.rstrip(".;: "))
    if LEADS.fullmatch(opener[0]):
        last = (size if size > LEAST_SERIES else 1) - 1
        stop = next((each for each in after if text[each] != ","), rest)
        return text[opener.start() : min([stop, *after[last : last + 1]])]
    before = [0, *(each.end() for each in BOUNDARY.finditer(whole, 0, opener.start() + 1))]
    is_apart = before[-1] == opener.start()
    start = before[max(0, len(before) - size - is_apart)]
    return text[start : after[0] if after else rest].removeprefix("and ")


def _near(text: str, lists: Sequence[re.Match[str]], at: float, size: int) -> str:
    """The English list that ends nearest to a place, those of as many members first."""
    after = bisect_left(lists, at, key=re.Match.end)
    around = lists[max(0, after - 1) : after + 1]
    if not around:
        return ""
    found = min(around, key=lambda each: (size not in _count_en(each[0]), abs(each.end() - at)))
    return _whole(text, found.start(), found.end(), size)


def _size(words: str) -> int:
    """How many members a Chinese list has at most: ``a、b和c`` has three."""
    return words.count("、") + 1 + bool(re.search("[和与及或]", words.rpartition("、")[2]))


def _whole(text: str, start: int, end: int, size: int = sys.maxsize) -> str:
    """A list with the whole of its first and last members, the last ``size`` of them."""
    start = max((each.end() for each in BOUNDARY.finditer(text, 0, start)), default=0)
    if text[end : end + 2].strip() == '"':
        stop = BOUNDARY.search(text, end)
        end = stop.start() if stop else len(text.rstrip(".; "))
    firsts = [start, *(each.end() for each in COMMA.finditer(text, start, end))]
    return text[firsts[max(0, len(firsts) - size)] : end].strip().removeprefix("and ")


def _members(place: Place) -> Iterator[Finding]:
    """Where each text has one list, count the members.

    Lists are not paired where there are several: tried, that was wrong twice in three.
    """
    first = ZH_LIST.findall(place.text(FIRST))
    text = place.text(SECOND)
    second = [(each[0], _whole(text, *each.span())) for each in EN_LIST.finditer(text)]
    if len(first) != 1 or len(second) != 1:
        return
    members, counts = _count_zh(first[0]), _count_en(second[0][0])
    if not members & counts:
        yield Finding(
            MEMBERS, place.unit, place.pair, {FIRST: first[0], SECOND: second[0][1]},
            {"zh": f"中文列举 {min(members)} 项，英文列举 {max(counts)} 项。",
             "en": f"The Chinese list has {min(members)} members, the English {max(counts)}."},
        )  # fmt: skip


def _count_zh(text: str) -> set[int]:
    """How many members a Chinese list may have: 和 may part members or stand inside one."""
    parts = text.count("、") + 1
    return set(range(parts, parts + 1 + len(re.findall(r"[和与及或]", text))))


def _count_en(text: str) -> set[int]:
    """How many members an English list may have.

    “and” may stand inside a member, and the first may be what leads up to the list.
    """
    parts = text.count(",") + 1 + (0 if re.search(r", (?:and|or) ", text) else 1)
    inner = len(re.findall(r"(?<!,) (?:and|or) ", text))
    return set(range(parts - 1, parts + 1 + inner))
