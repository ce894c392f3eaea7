"""What stands around the numbered text: contents list, menu, title, note, preamble, conclusion.

Read off the form of the lines alone, for ``new`` to propose and a person to check.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from build_scripts.language.equivalence import plain
from build_scripts.language.languages import language
from build_scripts.structure.wrap import Line, joined
from build_scripts.tabular import is_table

CONTENTS = re.compile(r"\s*(?:目\s*[录錄次]|(?:table of )?contents)\s*[:：]?\s*\Z", re.IGNORECASE)
# Scope ........ 12; 总则 12
LEADERS = re.compile(r"(?:[\s.…·．_-]{2,}|\s)\(?[0-9]+\)?\s*\Z")
NAMED_LABEL = re.compile(
    r"第\s*[〇零一二三四五六七八九十百0-9]+\s*[编編章节節条條部]|"
    r"(?:part|book|chapter|section|article|annex)\s+[0-9a-z]+\b",
    re.IGNORECASE,
)
CLOSING: Mapping[str, re.Pattern[str]] = {
    "conclusion": re.compile(
        r"\s*(?:结\s*束?\s*语|結\s*束?\s*語|[结結]\s*[论論]|conclusions?|"
        r"(?:concluding|closing) remarks)\s*\Z",
        re.IGNORECASE,
    ),
    "appendix": re.compile(
        r"\s*(?:附\s*[件录錄表]|annex|appendix|exhibit|schedule|attachment)"
        r"\s*(?:[:：、—–-]\s*(?:\S.{0,60})?)?\Z",
        re.IGNORECASE,
    ),
}
"""Name of a block behind the numbered text → the line that is its heading."""
# — 2 —; - 2 -; 第2页 共9页; Page 2 of 9
PAGE_NUMBER = re.compile(
    r"\s*(?:[-‐‑–—―]+\s*(\d{1,4})\s*[-‐‑–—―]+|第\s*(\d{1,4})\s*[页頁](?:[\s,，/]*共\s*\d{1,4}\s*[页頁])?|"
    r"[Pp]age\s+(\d{1,4})(?:\s+of\s+\d{1,4})?)\s*\Z"
)
LEAST_PAGES = 2
# 【打印本页】【关闭窗口】; 责任编辑：…; Print | Close; Scan the code to open this page
FURNITURE = re.compile(
    r"[【\[]?\s*(?:打印|列印|关闭|關閉|返回|上一[篇页]|下一[篇页]|分享)|责任编辑|責任編輯|编辑[：:]|"
    r"扫一扫|掃一掃|扫码|版权所有|版權所有|主办单位|网站地图|ICP备|"
    r"(?:print|close|share|back|top|home|about us|contact us)(?: this page| to top)?"
    r"(?:\s*[|·/]\s*\w+(?: \w+)?)*\s*\Z|(?:editor|copyright)\b\s*[:©]|©|"
    r"scan the|all rights reserved",
    re.IGNORECASE,
)
MOST_FURNITURE = 12
# 发布时间：2024-05-01 来源：某某部; Published: 1 May 2024
STAMP = re.compile(
    r"\s*(?:发布(?:时间|日期)|發[布佈](?:時間|日期)|更新时间|更新時間|来源|來源|浏览次数|瀏覽次數|字号|字體大小)\s*[:：]|"
    r"(?:published|posted|updated|last updated|release date|source|views)\s*:",
    re.IGNORECASE,
)
LAST_STAMP = 6
"""A page says when and where it was published in one of so many first lines."""
RULED = re.compile(r"[-=_*~—─═]{3,}\Z")
PREAMBLE = re.compile(
    r"\s*(?:序\s*[言文]?|前\s*言|弁\s*言|[引导導绪緒]\s*[言论論]|"
    r"preamble|preface|foreword|introduction)\s*[:：]?\s*\Z",
    re.IGNORECASE,
)
# A line that says when a text was adopted, or a sentence: no longer the title.
NOT_TITLE = re.compile(
    r"[（(【\[]|.*(?:[0-9〇一二三四五六七八九]{4}\s*年|\b(?:1[89]|20)[0-9]{2}\b)"
)
SENTENCE_END = re.compile(r"[。；.;!！?？：:，,、]\s*[”\"’」』）)]*\Z")
LONGEST_ENTRY = 100
LEAST_MENU, MOST_MENU_WORDS = 3, 3
LEAST_CONTENTS, LEAST_HEADED = 3, 2
MOST_BEFORE, LONGEST_CONTENTS = 80, 2_000
"""Lines before the word “contents”, and lines that a contents list has at most."""
"""A contents list has at least so many entries; so many, where a line says what it is."""
LONGEST_TITLE: Mapping[bool, int] = {True: 60, False: 160}
LONGEST_HEADING: Mapping[bool, int] = {True: 32, False: 90}
"""Characters, in a dense language and in others."""


@dataclass(frozen=True, slots=True)
class Front:
    """The lines before the first label, sorted."""

    title: tuple[Line, ...] = ()
    note: tuple[Line, ...] = ()
    preamble: tuple[Line, ...] = ()
    """Begins with its heading."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands before the first label."""
        return not (self.title or self.note or self.preamble)


def front(lines: Sequence[Line], key: str) -> Front:
    """The lines before the first label as title, note of adoption and the like, preamble."""
    heads = [n for n, line in enumerate(lines) if PREAMBLE.match(plain(line.text)) and n]
    split = heads[0] if heads else len(lines)
    before, preamble = lines[:split], lines[split:]
    starts = [n for n, line in enumerate(before) if line.starts or not n]
    end = 0
    for start, following in pairwise([*starts, len(before)]):
        whole = reduce(joined, (line.text for line in before[start:following]))
        if start and not _is_title(whole, key):
            break
        end = following
        if not _is_title(whole, key):
            break
    return Front(tuple(before[:end]), tuple(before[end:]), tuple(preamble))


def _is_title(text: str, key: str) -> bool:
    if len(text) > LONGEST_TITLE[language(key).dense] or NOT_TITLE.match(text) or is_table(text):
        return False
    return not SENTENCE_END.search(text)


def menu(lines: Sequence[Line], first_label: int, key: str) -> int:
    """How many lines at the beginning are a web page's menu and metadata, and not the text.

    Most of them have three words or fewer, or end with a colon; all stand before the first label.
    """
    hits = [n for n, line in enumerate(lines[:first_label]) if _is_menu(line.text, key)]
    while hits and (len(hits) * 2 < hits[-1] + 1 or hits[-1] + 1 >= first_label):
        hits.pop()
    return hits[-1] + 1 if len(hits) >= LEAST_MENU else 0


def _is_menu(text: str, key: str) -> bool:
    if PREAMBLE.match(plain(text)) or is_table(text):
        return False
    if text.endswith(("。", ".", "；", ";", "，", ",")):
        return False
    size = len(text) / 2 if language(key).dense else len(text.strip("•·*|- ").split())
    return size <= MOST_MENU_WORDS or text.endswith((":", "："))


def is_heading(text: str, key: str) -> bool:
    """Whether what stands behind a label looks like a heading and not like a sentence."""
    if is_table(text):
        return False
    return 0 < len(text) <= LONGEST_HEADING[language(key).dense] and not SENTENCE_END.search(text)


def page_numbers(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Lines that are page numbers: of one form, with numbers that rise."""
    found = [(line, number) for line in lines if (number := _page(line.text))]
    rising = [
        (line, number)
        for place, (line, number) in enumerate(found)
        if not place or number > found[place - 1][1]
    ]
    return tuple(line for line, _ in found) if len(rising) == len(found) >= LEAST_PAGES else ()


def _page(text: str) -> int:
    found = PAGE_NUMBER.match(text)
    return int(next(filter(None, found.groups()))) if found else 0


def furniture(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The last lines of a text, as far as they are a web page's: print, close, editor, code."""
    start = len(lines)
    for place in range(len(lines) - 1, max(0, len(lines) - MOST_FURNITURE), -1):
        if FURNITURE.match(lines[place].text) and not lines[place].is_table:
            start = place
        elif start - place > 1:
            break
    return tuple(lines[start:])


def stamps(lines: Sequence[Line], first_label: int) -> tuple[Line, ...]:
    """Lines behind the title in which a web page says when it was published, and by whom."""
    last = min(first_label, LAST_STAMP)
    return tuple(line for line in lines[1:last] if STAMP.match(line.text) and not line.is_table)


def contents(lines: Sequence[Line], first_label: int, key: str) -> tuple[int, int] | None:
    """First and last index of a contents list: lines that all come again, in their order.

    It begins with the first label of the text or before it: what comes again further down is a
    list that two articles have alike. Without the word “contents” its entries look like headings.
    """
    if headed := _headed_contents(lines):
        return headed
    folded = [_tight(line.text) for line in lines]
    places: dict[str, list[int]] = {}
    for index, text in enumerate(folded):
        places.setdefault(text, []).append(index)
    for index, line in enumerate(lines):  # an entry may have a page number that its heading lacks
        bare = _tight(LEADERS.sub("", line.text))
        if len(places[folded[index]]) == 1 and bare in places:
            folded[index] = bare
    for start in range(min(first_label + 1, len(lines))):
        end = _end_of_contents(folded, places, start)
        entries = lines[start:end]
        if len(entries) >= LEAST_CONTENTS and all(is_heading(each.text, key) for each in entries):
            return start, end - 1
    return None


def _headed_contents(lines: Sequence[Line]) -> tuple[int, int] | None:
    """A list under the word contents: short lines, until the label of its first comes again.

    What follows its last entry and does not come again, such as a preamble, is none of it; nor is
    a sentence that does not, and what follows that.
    """
    before = lines[: MOST_BEFORE + 1]
    heads = [n for n, line in enumerate(before) if CONTENTS.match(plain(line.text))]
    if not heads or heads[0] + 1 >= len(lines):
        return None
    first = heads[0] + 1
    label = _label(lines[first].text)
    last = first
    for index in range(first + 1, min(len(lines), first + LONGEST_CONTENTS)):
        text = lines[index].text
        if _label(text) == label or PREAMBLE.match(plain(text)) or len(text) > LONGEST_ENTRY:
            end = _end_of_entries(lines, first, last)
            return (heads[0], end) if end - heads[0] >= LEAST_HEADED else None
        last = index
    return None


def _end_of_entries(lines: Sequence[Line], first: int, last: int) -> int:
    """Index of the last entry: it comes again, or has a page number, as the first has."""
    further = {_label(line.text) for line in lines[last + 1 :]}
    further |= {_tight(line.text) for line in lines[last + 1 :]}
    is_paged = bool(LEADERS.search(lines[first].text))
    end = first
    for index in range(first, last + 1):
        text = LEADERS.sub("", lines[index].text)
        has_page = is_paged and text != lines[index].text
        if has_page or {_label(text), _tight(text)} & further:
            end = index
        elif SENTENCE_END.search(text):
            break
    return end


def _label(text: str) -> str:
    """The label with which a line begins, else the line."""
    found = NAMED_LABEL.match(plain(text))
    return _tight(found[0] if found else text)


def _tight(text: str) -> str:
    return "".join(plain(text).split()).casefold()


def _end_of_contents(folded: Sequence[str], places: Mapping[str, Sequence[int]], start: int) -> int:
    """The index behind the lines from ``start`` on that come again further down, in order."""
    last = start
    limit = len(folded)
    for index in range(start, len(folded)):
        again = next((place for place in places[folded[index]] if place > max(index, last)), None)
        if index >= limit or again is None or len(folded[index]) < 2:
            return index
        if index == start:
            limit = again
        last = again
    return len(folded)
