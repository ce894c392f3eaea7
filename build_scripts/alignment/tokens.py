"""Tokens of a sentence that its translation can be known by.

For comparing only, never shown: text is folded (NFKC, simplified Han, English stems), numbers
and dates of both notations become one form. ``二〇二三年十月`` and ``October 2023`` both give
``#2023`` and ``#m10``.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.language.han_forms import simplified
from build_scripts.language.languages import unspaced_letters
from build_scripts.language.numerals import parse_number

HAN_RUN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
NO_LETTER = re.compile(r"\W+")
WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
# Scripts without spaces between words, such as Lao: three signs are a token.
UNSPACED_RUN = re.compile(f"[{unspaced_letters()}]+")

LETTERS_A_HAN = 3.2
"""How many alphabetic letters say as much as one Chinese character (English official prose)."""
HAN_A_WORD = 1.7
"""How many Chinese characters say as much as one English word that is not a function word."""

# 1,000 | 3.5亿 | 1.2 billion
ARABIC = re.compile(
    r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s*(trillion|billion|million|thousand|[百千万亿]+))?",
    re.IGNORECASE,
)
SCALES: Mapping[str, float] = {
    "trillion": 1e12, "billion": 1e9, "million": 1e6, "thousand": 1e3,
    "百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8,
}  # fmt: skip
HAN_NUMBER = re.compile(
    r"(第|之|[（(])?([〇零一二三四五六七八九十百千万亿两]+)([\u4e00-\u9fff）)、])?"
)
COUNTED = frozenset(
    "年月日个個項项条條款章節节部分次种種名人国國方届屆期度所級级倍亿万千百份天周省市区類类点點、）)"
)
# 10月 十二月
MONTH_HAN = re.compile(r"(\d{1,2}|[一二三四五六七八九十]{1,2})月(?!\d)")
MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december"
        .split(),
        1,
    )
}  # fmt: skip
ORDINALS = {
    word: number
    for number, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
        "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        .split(),
        1,
    )
}  # fmt: skip
ROMAN = re.compile(r"\b(?:[IVX]{2,}|(?<=Article )[IVX]|(?<=Chapter )[IVX]|(?<=Part )[IVX])\b")
# A number in front of a sentence: （一） | (a) | 1. | 三、
LABEL = re.compile(r"\W{0,2}(?:第?([一二三四五六七八九十]{1,3})|(\d{1,3})|([a-z]))[)）.、，．]")
QUOTED = re.compile(r"[《“「\"][^》”」\"]{2,80}[》”」\"]")

STOP = frozenset(
    "the a an of and to in on at by for with from as is are was were be been being it its this "
    "that these those which who whom whose or but so than then such into their his her our your "
    "they he she we you i will has have had do does did s t".split()
)
ENDINGS = re.compile(
    r"(?:iz|is)?ation(?:al|ally|s)?$|(?:iz|is)(?:e|ed|es|ing|er|ers)$|ement(?:s|al)?$|ments?$"
    r"|ities$|ity$|ional(?:ly)?$|ions?$|ative(?:ly)?$|ive(?:ly|ness)?$|ances?$|ences?$|ants?$"
    r"|ents?$|ally$|als?$|ingly$|ings?$|edly$|ed$|ers?$|ors?$|ates?$|ically$|ical$|ics?$|ably$"
    r"|able$|ibly$|ible$|ness$|ously$|ous$|ful(?:ly)?$|ies$|ied$|ily$|ary$|ism$|ists?$|es$|s$|ly$|e$|y$"
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """What a sentence says, as far as it can be compared."""

    counts: Mapping[str, int]
    """Token → how often: stems, Han words and bigrams, ``#`` numbers, ``@`` labels."""
    size: float
    """Length in Chinese characters; other letters count for less."""
    mass: float
    """About how many words it has."""


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """An English word without its endings: ``cooperation``, ``cooperative`` → ``cooper``."""
    word = re.sub(r"['’].*$", "", word.lower()).replace("our", "or")
    word = {"centre": "center", "laotian": "lao", "laos": "lao"}.get(word, word)
    for _ in range(2):
        shorter = ENDINGS.sub("", word, count=1)
        if len(shorter) < 4 and not (len(shorter) == 3 and word == shorter + "s"):
            break
        word = shorter
    return word[:9]


def tokens_of(sentence: str, words: frozenset[str], longest: int) -> Tokens:
    """The tokens of a sentence.

    ``words`` are Chinese words to look for beside bigrams, ``longest`` the length of the
    longest of them.
    """
    text = unicodedata.normalize("NFKC", sentence).translate(simplified())
    spelled = [word.lower() for word in WORD.findall(text) if word[0] < "\u0e00"]
    stems = [stem(word) for word in spelled if word not in STOP and len(word) > 1]
    counts: Counter[str] = Counter(_numbers(text, spelled))
    counts["?"] = text.count("?")
    counts["“"] = len(QUOTED.findall(text))
    number_count = sum(counts.values())
    counts.update(stems)
    han = 0
    for run in HAN_RUN.findall(text):
        han += len(run)
        counts.update(_han_tokens(run, words, longest))
    for run in UNSPACED_RUN.findall(text):
        counts.update(run[at : at + 3] for at in range(max(1, len(run) - 2)))
    letters = len(NO_LETTER.sub("", text)) - han
    return Tokens(
        counts={token: count for token, count in counts.items() if count},
        size=max(han + letters / LETTERS_A_HAN, 0.5),
        mass=max(han / HAN_A_WORD + len(stems) + number_count, 1.0),
    )


def _han_tokens(run: str, words: frozenset[str], longest: int) -> list[str]:
    """Bigrams, and the longest known words from the left; ``世界和平`` → 世界 界和 和平."""
    found = [run[at : at + 2] for at in range(len(run) - 1)]
    at = 0
    while at < len(run):
        for length in range(min(longest, len(run) - at), 0, -1):
            if run[at : at + length] in words:
                if length != 2:
                    found.append(run[at : at + length])
                break
        at += length
    return found


def _numbers(text: str, spelled: Sequence[str]) -> list[str]:
    """Numbers, months and a leading label in one form for both languages."""
    found = [f"#m{_value(month)}" for month in MONTH_HAN.findall(text)]
    text = MONTH_HAN.sub(" ", text)
    label = LABEL.match(text)
    if label:
        han, arabic, letter = label.groups()
        number = arabic or (str(ord(letter) - 96) if letter else _value(han))
        found.append(f"@{number}")
    for whole, part, scale in ARABIC.findall(text):
        value = float(whole.replace(",", "") + part)
        for step in [scale.lower()] if scale.isascii() else list(scale):
            value *= SCALES.get(step, 1)
        found.append(f"#{value:.10g}")
    for before, digits, after in HAN_NUMBER.findall(text):
        if len(digits) > 1 or before or (after in COUNTED and after and digits not in "一两"):
            found.append(f"#{_value(digits)}")
    found += [f"#{parse_number(roman, 'roman')}" for roman in ROMAN.findall(text)]
    for word in spelled:
        if word in MONTHS and word != "may":
            found.append(f"#m{MONTHS[word]}")
        elif word in ORDINALS or (word != "one" and _is_number_word(word)):
            found.append(f"#{ORDINALS.get(word) or parse_number(word, 'word')}")
    return found


@lru_cache(maxsize=1 << 14)
def _is_number_word(word: str) -> bool:
    return parse_number(word, "word") is not None


def _value(digits: str) -> str:
    """The value of a number written in Han or Arabic digits: ``三亿五千万`` → ``350000000``."""
    if digits.isascii():
        return str(int(digits))
    total = 0
    for sign, size in (("亿", 100_000_000), ("万", 10_000)):
        head, found, digits = digits.rpartition(sign)
        if found:
            total += (parse_number(head, "han") or 1) * size
    return str(total + (parse_number(digits, "han") or 0))
