"""The labels that a line may begin with: every reading, before anything decides between them.

A named label says what it is (第三條, Article 3, Chapter II); a mark is a number with signs round
it ((三), 3., iv)), and may be read in more than one way: ``i.`` is a letter and a roman numeral.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from build_scripts.language.equivalence import plain
from build_scripts.language.han import PATTERNS
from build_scripts.language.numerals import parse_number, parse_numbers
from build_scripts.tabular import is_table

ANNEX, BOOK, PART, CHAPTER, SECTION, SUBSECTION, ITEM, ARTICLE = range(8)
"""Ranks of named labels, from the outside in."""
RANKS: Mapping[str, int] = {
    **dict.fromkeys(("附件", "附录", "附錄", "附表", "annex", "appendix"), ANNEX),
    **dict.fromkeys(("schedule", "attachment", "exhibit"), ANNEX),
    **dict.fromkeys(("编", "編", "book"), BOOK),
    **dict.fromkeys(("分编", "分編", "部分", "部", "篇", "part", "title", "subpart"), PART),
    **dict.fromkeys(("章", "chapter", "charpter"), CHAPTER),
    **dict.fromkeys(("节", "節", "section", "sec", "subchapter"), SECTION),
    **dict.fromkeys(("款", "subsection", "sub-section", "sub section"), SUBSECTION),
    **dict.fromkeys(("目", "item", "sub-item", "subitem"), ITEM),
    **dict.fromkeys(("条", "條", "article", "art", "rule", "clause", "regulation", "§"), ARTICLE),
}

HAN = PATTERNS["han"]
INSERTED = r"[0-9]{1,4}(?:-[0-9]{1,3})*(?:[A-Z]{1,3}(?![A-Za-z])|\s*(?:bis|ter|quater)\b)?"
# 第 三 條之一; 第 15-1 條; 第一章 總則; 附件一
NAMED_ZH = re.compile(
    rf"第\s*(?:(?P<han>{HAN})|(?P<insert>{INSERTED}))\s*"
    r"(?P<word>分编|分編|部分|[编編篇部章节節款目条條])"
    rf"(?:\s*之\s*(?:(?P<han2>{HAN})|(?P<arabic2>[0-9]{{1,3}}))(?:(?<=[编編篇部章節节].{{2}})|(?<=[编編篇部章節节].{{3}})|(?![^\s、,:.])))?"
    r"(?P<mark>\s*[:、.])?"
    rf"|(?P<outer>附件|附录|附錄|附表)\s*(?P<oopen>\()?"
    rf"(?:(?P<ohan>{HAN})|(?P<oarabic>[0-9]{{1,3}}))(?(oopen)\))(?P<omark>\s*[:、.])?"
)  # fmt: skip
_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|" \
        r"fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty)" \
        r"(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine)\b)?"  # fmt: skip
# Article 15-1; CHAPTER II, ; Section (1); Part Two:
NAMED_EN = re.compile(
    r"(?P<word>annex|appendix|schedule|attachment|exhibit|book|subpart|part|title|"
    r"subchapter|cha?r?pter|"
    r"sub[\s-]?section|section|sec\.?|sub-?item|item|articles(?=\s+[0-9]+\s*(?:-|to\b|through\b))|article|"
    r"art\.?|rule|clause|regulation|§)"
    r"(?P<gap>\s*)(?P<open>\()?"
    rf"(?:(?P<insert>(?-i:{INSERTED}))|(?P<roman>[ivxlc]+(?:-(?:[0-9]+|[ivx]+)\b)?)|(?P<word2>{_WORD})|"
    r"(?P<letter>(?-i:[A-Z])))"
    r"(?(open)\))(?![\w%])(?P<mark>\s?(?:--?|[.:,、](?:\s?--?(?=\s|[A-Z]))?))?",
    re.IGNORECASE,
)
# Setcion 2; Chaper II
MISSPELT = re.compile(r"([A-Z][a-z]{4,8})\s+([0-9]{1,3}(?:-[0-9]+)?|[IVX]+)(?![\w.])")
PREFIXES = r"(?:sub-?paragraph|paragraph|sub-?item|item|point|para\.?|no\.?)"
MARKS = re.compile(
    rf"""
    \((?P<bracketed>\s*(?:{HAN}|[0-9]{{1,3}}|[A-Za-z]{{1,5}}|[甲乙丙丁戊己庚辛壬癸])\s*)\)
    | (?P<dotted>[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{1,4}})(?![0-9.]*[0-9%])(?P<dmark>\.)?
    | (?P<marked>{HAN}|[0-9]{{1,3}}|[A-Za-z]{{1,5}}|[甲乙丙丁戊己庚辛壬癸]|{PATTERNS["formal"]})
      \s?(?P<sign>[.、,:)](?!\s?[0-9]{{1,3}}(?![0-9年月日]))|[、)])
    | (?P<circled>{PATTERNS["circled"]})
    | (?P<prefix>(?i:{PREFIXES}))\s*(?P<prefixed>[0-9]{{1,3}}|[IVXivx]+|[A-Za-z])(?![\w-])
      (?P<psign>\s?[.:,)]|\s?--?)?
    """,
    re.VERBOSE,
)
BARE_ANNEX = re.compile(
    r"\s*(?P<form>(?P<word>附件|附录|附錄|附表|annex|appendix|schedule|attachment)\s*[:：]?)"
    r"(?:(?<=[:：])\s*|\s+|\s*\Z)(?P<rest>.{0,80}?)\s*\Z",
    re.IGNORECASE,
)
# 附件 所列…。; Annex and Appendix …; to the Agreement
NO_HEADING = re.compile(r"[。；，！？;!?]|[.,]\s*\Z|\A(?:[a-z]|所|中|规定|規定|载|載|列)")
BARE = re.compile(r"(?P<arabic>[0-9]{1,2})\s+(?=[^\s0-9])")
HASHES = re.compile(r"(#{1,6})\s+\S")
SIGN_MUST_BE = frozenset({",", ":"})
"""Signs that stand behind a number in running text too: labels only where a list proves it."""


@dataclass(frozen=True, slots=True)
class Label:
    """One way to read the beginning of a line as a label."""

    form: str
    """Its template, without what stands behind it: ``第 {han} 條``, ``({arabic})``."""
    style: str
    """What sets its series apart from another of the same form: ``roman upper``."""
    numbers: tuple[int, ...]
    rest: str
    """What stands behind it on its line, in the plain form."""
    word: str = ""
    """The word that names it, in small letters; empty for a mark."""
    ranked: int | None = None
    """A rank other than that of its word."""

    @property
    def rank(self) -> int:
        """Rank among named labels."""
        return RANKS[self.word] if self.ranked is None else self.ranked


def named(text: str, key: str) -> Label | None:
    """The named label with which a line begins; a table has none, nor has a text in a language
    whose labels nobody reads without a template."""
    if is_table(text) or key not in READERS:
        return None
    return READERS[key](plain(text).strip())


def bare_annex(text: str) -> Label | None:
    """An annex without a number, alone on its line or with a heading: ``附件``, ``ANNEX: Fees``."""
    found = BARE_ANNEX.match(text)
    if not found or NO_HEADING.search(found["rest"]):
        return None
    return Label(found["form"].strip(), "", (1,), found["rest"], found["word"].lower())


def _in_chinese(line: str) -> Label | None:
    found = NAMED_ZH.match(line)
    return _named_zh(found, line) if found else None


def _in_english(line: str) -> Label | None:
    found = NAMED_EN.match(line)
    if found:
        return _named_en(found, line)
    misspelt = MISSPELT.match(line)
    name = _meant(misspelt[1].lower()) if misspelt else ""
    return _misspelt(misspelt, line, name) if misspelt and name else None


READERS: Mapping[str, Callable[[str], Label | None]] = {"zh": _in_chinese, "en": _in_english}
"""What reads the named labels of a language."""


@lru_cache(maxsize=512)
def _meant(word: str) -> str:
    """The word that a misprint stands for: letters swapped, one left out or put in."""
    for name in ("chapter", "section", "article"):
        longer, shorter = sorted((word, name), key=len, reverse=True)
        if word[0] != name[0] or len(longer) - len(shorter) > 1:
            continue
        lacking = list(longer)
        for letter in shorter:
            if letter in lacking:
                lacking.remove(letter)
        if len(lacking) <= len(longer) - len(shorter) and word != name:
            return name
    return ""


def _misspelt(found: re.Match[str], line: str, name: str) -> Label | None:
    for system in ("insert", "roman"):
        numbers = parse_numbers(found[2], system)
        if numbers:
            form = f"{found[1]} {{{system}}}"
            return Label(form, "", numbers, line[found.end() :].strip(), name)
    return None


def _named_zh(found: re.Match[str], line: str) -> Label | None:
    rest = line[found.end() :].strip()
    if outer := found["outer"]:
        system = "han" if found["ohan"] else "arabic"
        number = parse_number(found[f"o{system}"], system)
        numeral = f"({{{system}}})" if found["oopen"] else f"{{{system}}}"
        form = f"{outer} {numeral}{(found['omark'] or '').strip()}"
        return None if number is None else Label(form, system, (number,), rest, outer)
    system = "han" if found["han"] else "insert"
    numbers = parse_numbers(found[system], system)
    form = f"第 {{{system}}} {found['word']}"
    for name in ("han2", "arabic2"):
        if found[name] and numbers is not None:
            more = parse_number(found[name], name[:-1])
            numbers = None if more is None else (*numbers, more)
            outer_system = "arabic" if system == "insert" else system
            form = f"第 {{{outer_system}}} {found['word']} 之 {{{name[:-1]}}}"
    form += (found["mark"] or "").strip()
    return None if numbers is None else Label(form, "", numbers, rest, found["word"])


def _named_en(found: re.Match[str], line: str) -> Label | None:
    word, numeral = found["word"], found["roman"] or found["word2"] or found["letter"]
    name = word.lower().rstrip(".")
    name = "chapter" if name.startswith(("chap", "char")) else name
    name = "article" if name == "articles" else name
    is_joined = not found["gap"] and not found["open"]
    if is_joined and name != "§" and not word.endswith(".") and not found["insert"]:
        return None
    if found["roman"] and "-" in found["roman"]:
        return _inserted_roman(found, line, name)
    for group, system in (("insert", "insert"), ("roman", "roman"), ("word2", "word")):
        if not found[group]:
            continue
        numbers = parse_numbers(found[group], system)
        if numbers is not None:
            break
    else:
        system = "letter"
        number = parse_number(numeral, system) if numeral and len(numeral) == 1 else None
        if number is None:
            return None
        numbers = (number,)
    mark = found["mark"] or ""
    numeral_form = f"({{{system}}})" if found["open"] else f"{{{system}}}"
    written = word if name == "§" or name != word.lower() else word.capitalize()
    form = f"{written} {numeral_form}{mark}"
    return Label(form, "", numbers, line[found.end() :].strip(), name)


def _inserted_roman(found: re.Match[str], line: str, name: str) -> Label | None:
    """``CHAPTER VIII-I``: a roman numeral with another behind it."""
    outer, inner = found["roman"].split("-")
    system = "arabic" if inner.isdigit() else "roman"
    numbers = (parse_number(outer, "roman"), parse_number(inner, system))
    if None in numbers:
        return None
    own = tuple(number for number in numbers if number is not None)
    form = f"{found['word'].capitalize()} {{roman}}-{{{system}}}{found['mark'] or ''}"
    return Label(form, "", own, line[found.end() :].strip(), name)


def marks(text: str) -> tuple[Label, ...]:
    """Every reading of a line as one that begins with a mark; a table does not."""
    line = plain(text).strip()
    found = None if is_table(text) else MARKS.match(line)
    if not found:
        return ()
    return tuple(_marks(found, line))


def _marks(found: re.Match[str], line: str) -> Iterator[Label]:
    rest = line[found.end() :].strip()
    if found["dotted"]:
        numbers = tuple(int(each) for each in found["dotted"].split("."))
        yield Label(f"{{dotted}}{found['dmark'] or ''}", f"dotted {len(numbers)}", numbers, rest)
    elif found["circled"]:
        number = parse_number(found["circled"], "circled")
        if number:
            yield Label("{circled}", "circled", (number,), rest)
    elif found["prefixed"]:
        yield from _read(found["prefixed"], f"{found['prefix']} ", found["psign"] or "", rest)
    elif found["bracketed"]:
        blank = " " * (found["bracketed"] != found["bracketed"].strip())
        yield from _read(found["bracketed"].strip(), f"({blank}", f"{blank})", rest)
    elif found["marked"]:
        blank = " " * (found.start("sign") > found.end("marked"))
        yield from _read(found["marked"], "", blank + found["sign"], rest)


def _read(numeral: str, before: str, behind: str, rest: str) -> Iterator[Label]:
    """A numeral in every system that it may be of."""
    for system in ("arabic", "han", "formal", "stem", "roman", "letter"):
        if system == "letter" and len(set(numeral.lower())) > 1:
            continue
        number = parse_number(numeral, system)
        if number is None:
            continue
        style = system
        if system in {"roman", "letter"}:
            style += " upper" if numeral == numeral.upper() else " lower"
        yield Label(f"{before}{{{system}}}{behind}", style, (number,), rest)


def bare(text: str) -> Label | None:
    """A number with nothing behind it but white space: ``1 Scope``."""
    line = plain(text).strip()
    found = None if is_table(text) else BARE.match(line)
    if not found:
        return None
    return Label("{arabic}", "bare", (int(found["arabic"]),), line[found.end() :].strip())


def hashes(text: str) -> Label | None:
    """A heading marked with number signs; its number is its place."""
    found = None if is_table(text) else HASHES.match(text.strip())
    return Label(found[1], "hashes", (), text.strip()[len(found[1]) :].strip()) if found else None
