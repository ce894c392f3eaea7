"""Tokens of a sentence that its translation can be known by.

For comparing only, never shown: text is folded (one form, simplified Han, English stems), numbers
and dates of both notations become one form. ``二〇二三年十月`` and ``October 2023`` both give
``#2023`` and ``#m10``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.language.amount import written
from build_scripts.language.amounts import amounts
from build_scripts.language.equivalence import plain
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
    text = plain(sentence).translate(simplified())
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
    found = [f"#m{_small(month)}" for month in MONTH_HAN.findall(text)]
    text = MONTH_HAN.sub(" ", text)
    label = LABEL.match(text)
    if label:
        han, arabic, letter = label.groups()
        number = str(ord(letter) - 96) if letter else _small(arabic or han)
        found.append(f"@{number}")
    key = "zh" if HAN_RUN.search(text) else "en"
    found += [f"#{written(each.value)}" for each in amounts(text, key) if not each.is_bare]
    found += [f"#{parse_number(roman, 'roman')}" for roman in ROMAN.findall(text)]
    found += [f"#m{MONTHS[word]}" for word in spelled if word in MONTHS and word != "may"]
    return found


def _small(digits: str) -> int:
    """The number of a month or a label: ``12``, ``十二`` → 12."""
    return int(digits) if digits.isdecimal() else parse_number(digits, "han") or 0
