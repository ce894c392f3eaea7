"""DF08, DF09: lists that are open in Chinese (等) and closed in English; members that differ."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Place, Texts

CLOSED = Check(
    "DF08", "omission",
    {"zh": "“等”无对应", "en": "等 without counterpart"},
    {"zh": "中文列举以“等”收尾，表示还有其他；英文列举是封闭的。",
     "en": "The Chinese list ends with 等 (and others); the English list is closed."},
)  # fmt: skip
MEMBERS = Check(
    "DF09", "number",
    {"zh": "列举项数不同", "en": "Number of members in a list"},
    {"zh": "两种文本的列举项数不同。", "en": "The lists of the two texts have unequal numbers of "
     "members."},
)  # fmt: skip

# 交通、产能等领域 | 联盟等平台
OPEN = re.compile(
    r"(?<=[^平同相均高中上下初优对何此劣我你他她它们等，、。；：！？,;（）()])等"
    r"(?!于|级|级别|同|候|待|价|额|距|次|第)(?P<what>[^，。；、]{0,8})"
)
STOP = re.compile("[，。；：！？,;（）()]")
OPENERS = re.compile(
    r"\b(?:such as|including|includes?|among (?:other \w+|others)|amongst others|and so on|"
    r"and so forth|and others|and the like|and more|like|inter alia|e\.g\.|for example|"
    r"for instance|as well as others?|or (?:any )?others?|"
    r"(?:and|any|all|or|the|of|in|with) (?:\w+ )?other)\b|\betc\b\.?|\bet al\b\.?",
    re.IGNORECASE,
)
NOT_OPENERS = re.compile(r"\b(?:each|the) other(?:['’]s)?\b", re.IGNORECASE)
INCLUDING = re.compile("包括|包含|其中")
# 等 + a number closes a list: 中国、老挝等两国, 云南等四省
COUNTED = re.compile(r"^[一二三四五六七八九十两\d]+[^0-9]")
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
LONGEST_QUOTE = 60


def find(texts: Texts) -> Iterator[Finding]:
    """Both checks, sentence pair by sentence pair."""
    for place in texts.both():
        yield from _closed(place)
        yield from _members(place)


def _closed(place: Place) -> Iterator[Finding]:
    zh, en = place.text(FIRST), place.text(SECOND)
    opens = list(_opens(zh))
    if not opens:
        return
    openers = deque(_openers(zh, en))
    lists = list(EN_LIST.finditer(en))
    for first, each in opens:
        start, end = first / len(zh), each.end() / len(zh)
        while openers and openers[0] < start - REACH:
            openers.popleft()
        if openers and openers[0] <= end + REACH:
            openers.popleft()
            continue
        shown = max(first, each.end("what") - LONGEST_QUOTE)
        yield Finding(
            CLOSED, place.unit, place.pair,
            {FIRST: zh[shown : each.end("what")], SECOND: _near(lists, end * len(en))},
        )  # fmt: skip


def _opens(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """Each 等 that leaves a list open, and where its list begins: at a stop or the one before."""
    stops = [0, *(each.end() for each in STOP.finditer(text))]
    behind = 0
    for each in OPEN.finditer(text):
        first = max(stops[bisect_right(stops, each.start()) - 1], behind)
        behind = each.end()
        if not COUNTED.match(each["what"]):
            yield first, each


def _openers(zh: str, en: str) -> list[float]:
    """Where the English says that a list is open, as shares of its length."""
    text = NOT_OPENERS.sub(lambda each: "-" * len(each[0]), en)
    spoken_for = len(INCLUDING.findall(zh))  # 包括 is “including” too
    found = []
    for each in OPENERS.finditer(text):
        if spoken_for and each[0].lower().startswith("includ"):
            spoken_for -= 1
        else:
            found.append(each.start() / len(en))
    return found


def _near(lists: Sequence[re.Match[str]], at: float) -> str:
    """The English list that ends nearest to a place, if there is one."""
    after = bisect_left(lists, at, key=re.Match.end)
    around = lists[max(0, after - 1) : after + 1]
    return min(around, key=lambda each: abs(each.end() - at))[0].strip() if around else ""


def _members(place: Place) -> Iterator[Finding]:
    """Where each text has one list, count the members.

    Lists are not paired where there are several: tried, that was wrong twice in three.
    """
    first = ZH_LIST.findall(place.text(FIRST))
    second = [each[0] for each in EN_LIST.finditer(place.text(SECOND))]
    if len(first) != 1 or len(second) != 1:
        return
    members, counts = _count_zh(first[0]), _count_en(second[0])
    if not members & counts:
        yield Finding(
            MEMBERS, place.unit, place.pair, {FIRST: first[0], SECOND: second[0].strip()},
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
