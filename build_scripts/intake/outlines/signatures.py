"""Where the signatures of a text begin: place and date, then who signed, in columns or below.

They close the text or stand before its annexes, and are short lines without a stop, among them at
least one that says for whom somebody signed. They are no list, no table and no part of an article.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from build_scripts.intake.outlines.forms import ANNEX, bare_annex, marks, named
from build_scripts.language.equivalence import plain
from build_scripts.language.languages import language
from build_scripts.structure.wrap import Line

MOST_LINES = 24
LONGEST: Mapping[bool, int] = {True: 44, False: 130}
"""Characters of a line of signatures, in a dense language and in others."""
COLUMNS = re.compile(r"\S(?:\t+|[ \u3000]{3,})\S")
# 中华人民共和国政府代表; 甲方（签字）
SIGNATORY: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:代\s*表|签\s*[字署名]|簽\s*[字署名]|全权代表|授权代表|甲\s*方|乙\s*方|盖\s*章)"
        r"\s*(?:[(:]|\Z|\s)|代表.{2,24}(?:政府|国|部|委员会|组织)\Z"
    ),
    # For the Government of …; On behalf of …; (Signed)
    "en": re.compile(
        r"\A(?:for(?:\s+and)?\s+(?:the|and|on)\b|for\s+(?=[A-Z])|on\s+behalf\s+of|signed\s+for|"
        r"\(?signed\)?\s*(?::|\Z)|(?:the\s+)?(?:representative|plenipotentiary)\s+of|party\s+[ab]\b)",
        re.IGNORECASE,
    ),
}
# 本协定于二〇二四年五月一日在万象签订，一式两份; Done at Vientiane on 1 May 2024, in duplicate
DONE: Mapping[str, re.Pattern[str]] = {
    "zh": re.compile(
        r"(?:本\S{1,12}|[0-9〇零一二三四五六七八九十]{4}年.{0,40})?于.{2,60}(?:签订|签署|簽訂|簽署|订立)|"
        r"[0-9〇零一二三四五六七八九十]{4}年[^。]{0,20}于[^。]{1,20}\Z|"
        r".{0,12}(?:下列|以下|经正式授权)[^。]{0,20}(?:代表|授权)[^。]{0,30}(?:签字|签署)|以昭信守"
    ),
    "en": re.compile(
        r"(?:done|signed|agreed|executed|made)\s+(?:at|in|on|this|and)\b|in\s+witness\s+where?of|"
        r"in\s+faith\s+whereof",
        re.IGNORECASE,
    ),
}
STOP = re.compile(r"[。；;!！?？]\Z|(?<![A-Z]\.[A-Z])(?<!\b[A-Z])\.\Z")


def signatures(lines: Sequence[Line], key: str) -> tuple[int, int] | None:
    """First line of the signatures and the line behind the last; None where there are none."""
    if key not in SIGNATORY:
        return None
    for end in _ends(lines, key):
        begin = end
        while begin > max(0, end - MOST_LINES) and _is_closing(lines[begin - 1], key):
            begin -= 1
        signed = next((at for at in range(begin, end) if _is_signatory(lines[at], key)), None)
        if signed is None:
            continue
        while signed > 1 and DONE[key].match(plain(lines[signed - 1].text)):
            if _labelled(lines[signed - 1], key):
                break
            signed -= 1
        return signed, end
    return None


def is_sure(lines: Sequence[Line], key: str, span: tuple[int, int]) -> bool:
    """Whether they are signatures even where the other text has none: dated, or in columns."""
    first, last = span
    return bool(DONE[key].match(plain(lines[first].text))) or any(
        COLUMNS.search(line.text) for line in lines[first:last]
    )


def _ends(lines: Sequence[Line], key: str) -> Iterator[int]:
    """Where signatures may end: before each annex, and with the text."""
    for at, line in enumerate(lines):
        label = named(line.text, key)
        if (label and label.rank == ANNEX) or bare_annex(line.text):
            yield at
    yield len(lines)


def _labelled(line: Line, key: str) -> bool:
    return named(line.text, key) is not None


def _is_closing(line: Line, key: str) -> bool:
    """Whether a line may be one of signatures: short, without label and stop, or in columns."""
    text = plain(line.text).strip()
    if _labelled(line, key) or marks(line.text):
        return False
    is_short = len(text) <= LONGEST[language(key).dense] and not STOP.search(text)
    return is_short or bool(COLUMNS.search(line.text))


def _is_signatory(line: Line, key: str) -> bool:
    text = plain(line.text).strip()
    return SIGNATORY[key].search(text) is not None
