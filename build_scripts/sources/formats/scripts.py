"""In which of two languages a text is, by its script; where one ends and the other begins."""

from __future__ import annotations

import re

ZH, EN = "zh", "en"
KEYS = (ZH, EN)
MIXED = "mixed"
HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff]")
WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-zÀ-ɏ]+)*")
OTHER = re.compile(r"[^\W\d_A-Za-zÀ-ɏ㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff〇々ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ]")
HAN_OF_A_WORD = 1.6
"""So many Han characters say what a word says."""
ONE = 0.58
"""A text is in one language if so large a share of it is; below that it is mixed."""
TWO = 0.78
"""A paragraph may be two, one in each language, if no language has a larger share of it."""
# Where one line may have a text in both languages: 第一条 总则 / Article 1 General Provisions.
SEAM = re.compile(r"[ \t\u00a0\u2000-\u200a\u3000]+(?:[/|｜／—–-]+[ \t\u00a0\u3000]*)?|[/|｜／]+")
# WTO: behind Chinese it says again what that says, and is no text of its own
ABBREVIATION = re.compile(r"\W*[A-Z][A-Z0-9&.-]*\W*\Z")
OPEN, SHUT = "（(【[“《", "）)】]”》"


def weights(text: str) -> dict[str, float]:
    """How much of a text is in each language, in Han characters."""
    return {ZH: float(len(HAN.findall(text))), EN: len(WORD.findall(text)) * HAN_OF_A_WORD}


def is_other(text: str) -> bool:
    """Whether most letters of a text are of neither script."""
    mine = weights(text)
    return len(OTHER.findall(text)) / 5 * HAN_OF_A_WORD > mine[ZH] + mine[EN]


def script(text: str) -> str:
    """The language of a text: ``zh``, ``en``, ``mixed``; empty where it has no letters."""
    own = weights(text)
    total = own[ZH] + own[EN]
    if not total:
        return ""
    key = max(own, key=lambda each: own[each])
    return key if own[key] >= ONE * total else MIXED


def parted(text: str) -> list[tuple[str, str]]:
    """A paragraph as pieces in one language each: by its lines, then at one seam in a line.

    ``第一条 总则\\nArticle 1`` → ``[("zh", "第一条 总则"), ("en", "Article 1")]``. A line without
    letters goes with the one before it. What cannot be parted is ``mixed``.
    """
    pieces: list[tuple[str, str]] = []
    for line in text.split("\n"):
        for key, part in _line(line):
            last = pieces[-1][0] if pieces else ""
            if pieces and (key in ("", last) or not last):
                pieces[-1] = (last or key, f"{pieces[-1][1]}\n{part}")
            else:
                pieces.append((key, part))
    return pieces


def _line(line: str) -> list[tuple[str, str]]:
    own = weights(line)
    total = own[ZH] + own[EN]
    if own[ZH] >= 2 and own[EN] and max(own.values()) <= TWO * total:
        for seam in SEAM.finditer(line):
            before, after = line[: seam.start()], line[seam.end() :]
            first, second = weights(before), weights(after)
            is_clean = (not first[EN] and not second[ZH]) or (not first[ZH] and not second[EN])
            is_gloss = not seam[0].strip() and ABBREVIATION.match(after)
            if is_gloss and first[ZH]:
                continue
            if is_clean and any(first.values()) and any(second.values()) and _closed(before):
                return [(script(before), before), (script(after), after)]
    return [(script(line), line)]


def _closed(text: str) -> bool:
    """Whether every bracket of a text is closed in it."""
    return sum(text.count(sign) for sign in OPEN) == sum(text.count(sign) for sign in SHUT)
