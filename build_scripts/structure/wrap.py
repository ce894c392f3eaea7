"""Which lines of a source begin a paragraph, where the source breaks its lines by width.

``none``: every line is a paragraph. ``blank``: a paragraph begins behind an empty line. ``indent``:
where a line is indented further than the one before. ``width``: wherever the line before still had
room for the next word, so that the break was meant.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from build_scripts.language.equivalence import INVISIBLES, is_blank
from build_scripts.structure.hyphens import Mended, mended

TAB_WIDTH = 4
HAN_OR_WIDE = re.compile(r"[⺀-鿿豈-﫿︰-﹏＀-￮　-〿]")
WORD = re.compile(r"\S+")

# A paragraph, or an item of a list, may end with these, brackets and quotes behind them included.
END = re.compile(r"(?:[。！？；：….!?;:，,、]|\b(?:and|or)|[及与和或])[）)”’\"'」』]*\Z")

# 第 15-1 條; Article 12: a break by width leaves no short line without a stop behind it.
LABEL_ALONE = re.compile(
    r"\s*(?:第\s*(?:[0-9〇零一二三四五六七八九十百千]+(?:\s*[-－之]\s*[0-9一二三四五六七八九十]+)*)\s*[条條]"
    r"(?:\s*之\s*[0-9一二三四五六七八九十]+)?|(?:Article|ARTICLE)\s+[0-9]+(?:-[0-9]+)*)\s*\Z"
)

# iii. the seat; b) a party: no second half of a sentence, though a small letter begins it.
MARKED = re.compile(r"[ivxlcdm]{1,7}[.)]\s*(?=\S)|[a-z][.)]\s*(?=\S)")

# No paragraph begins with these; a line broken by width may, where a program knows no better.
CLOSING = re.compile("[。，、；：！？）】》〉」』〕〗”’]")

KINSOKU = 4
"""Columns that a line of Han characters may stay short of the width, lest a sign begin a line."""
WRAPPED_SHARE, LEAST_RUNNING = 0.15, 4
"""A text is hard-wrapped if so large a share of its lines, and so many, run on."""
MIN_COLUMNS, MAX_COLUMNS = 36, 130
"""Widths to which texts are wrapped."""
LEAST_FULL_LINES = 3
"""The width of a text is the largest that so many of its lines nearly reach."""


class _Widths(dict[str, int]):
    """Character → columns, worked out when it is first asked for."""

    def __missing__(self, sign: str) -> int:
        self[sign] = 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        return self[sign]


WIDTHS = _Widths()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the body that is not blank (or several, declared to be one)."""

    number: int
    """1-based, of the source."""
    text: str
    """Verbatim, without outer white space."""
    indent: int
    """Columns of white space before the text (U+3000 counts two)."""
    starts: bool = True
    """Whether a paragraph begins here (always, unless the source is hard-wrapped)."""
    is_forced: bool = False
    """Whether the break before this line may be due to the width alone."""
    follows_end: bool = True
    """Whether the line before could be the end of a paragraph."""
    is_table: bool = False
    """Whether it is a whole table: its text has a line for each row."""


def lines(
    raw: Sequence[str],
    first: int,
    last: int,
    mode: str,
    full: int = 0,
    going_on: Collection[int] = frozenset(),
    tables: Mapping[int, tuple[int, str]] | None = None,
) -> Iterator[Line]:
    """The lines of ``raw[first:last]`` that are not blank, with where paragraphs begin.

    ``full``: the width of the text, if not that of these lines; ``going_on``: numbers of lines
    whose first word began on the line before; ``tables``: the first line of a table → its last
    line and its text, which is one line here.
    """
    full = full or (width(raw[first:last]) if mode != "none" else 0)
    before: Line | None = None
    is_after_blank = True
    end = 0
    for number, whole in enumerate(raw[first:last], first + 1):
        if tables and number in tables:
            end, text = tables[number]
            yield Line(number, text, indent(whole), is_table=True)
        if number <= end:
            is_after_blank = True
            continue
        if is_blank(whole):
            is_after_blank = True
            continue
        text, own = whole.strip(), indent(whole)
        if mode == "none" or before is None or is_after_blank or LABEL_ALONE.match(text):
            line = Line(number, text, own)
        else:
            is_forced = bool(CLOSING.match(text)) or number in going_on
            is_forced = is_forced or _is_full(before, text, full)
            line = Line(
                number,
                text,
                own,
                starts=_starts(mode, own, before, is_forced=is_forced),
                is_forced=is_forced,
                follows_end=bool(END.search(before.text)),
            )
        yield line
        before, is_after_blank = line, False


def unbroken(
    raw: Sequence[str],
    first: int,
    last: int,
    mode: str,
    tables: Mapping[int, tuple[int, str]] | None = None,
) -> tuple[Mended, list[Line]]:
    """The same with words whole that a line end divides, and all lines with them so."""
    if mode == "none":
        return Mended(tuple(raw)), list(lines(raw, first, last, mode, tables=tables))
    in_tables = {n for start, (end, _) in (tables or {}).items() for n in range(start, end + 1)}
    running = ["" if n in in_tables else line for n, line in enumerate(raw, 1)][first:last]
    inside = mended(running)
    body = (raw[n] if n + 1 in in_tables else line for n, line in enumerate(inside.lines, first))
    whole = replace(
        inside,
        lines=(*raw[:first], *body, *raw[last:]),
        going_on=frozenset(number + first for number in inside.going_on),
        kept=tuple((number + first, word) for number, word in inside.kept),
    )
    full = width(running)
    return whole, list(lines(whole.lines, first, last, mode, full, whole.going_on, tables))


def _starts(mode: str, own: int, before: Line, *, is_forced: bool) -> bool:
    if mode == "indent":
        return own > before.indent
    return mode == "width" and not is_forced


def _is_full(before: Line, text: str, full: int) -> bool:
    """Whether the next word of ``text`` would not have found room on the line before."""
    used = before.indent + columns(before.text)
    if HAN_OR_WIDE.match(text) and HAN_OR_WIDE.match(before.text[-1]):
        return used + 2 + KINSOKU > full
    word = WORD.match(text)
    head = re.split(HAN_OR_WIDE, word[0])[0] if word else ""
    return used + 1 + max(columns(head), 1) > full


def width(raw: Sequence[str]) -> int:
    """The width to which a text is wrapped: the largest that several lines nearly reach."""
    sizes = Counter(columns(line.strip()) + indent(line) for line in raw if line.strip())
    total, seen = sum(sizes.values()), 0
    for size in sorted(sizes, reverse=True):
        seen += sizes[size]
        near = sum(sizes[size - less] for less in range(KINSOKU + 1))
        if near >= LEAST_FULL_LINES and seen >= total // 100:
            return size
    return max(sizes, default=0)


def guessed_mode(raw: Sequence[str]) -> str:
    """How the lines of a text are broken: ``none``, ``width`` or ``blank``.

    ``width`` where many lines that cannot end a paragraph are full and hardly any is longer;
    ``blank`` where many lines go on with a small letter, and there are lines that are blank.
    """
    whole = list(lines(raw, 0, len(raw), "blank"))
    inside = [line for line in whole if not line.starts and not line.follows_end]
    forced = [line for line in inside if line.is_forced]
    full = width(raw)
    longer = [line for line in raw if columns(line.rstrip()) > full + KINSOKU]
    many = max(LEAST_RUNNING, WRAPPED_SHARE * len(whole))
    is_of_width = MIN_COLUMNS <= full <= MAX_COLUMNS and len(longer) <= len(whole) // 30
    if is_of_width and len(forced) >= many:
        return "width"
    small = [line for line in inside if line.text[0].islower() and not MARKED.match(line.text)]
    has_blanks = any(line.number - before.number > 1 for before, line in pairwise(whole))
    return "blank" if has_blanks and len(small) >= many else "none"


def columns(text: str) -> int:
    """Width of a text in columns: Han and full-width characters take two."""
    if text.isascii():
        return len(text)
    return sum(map(WIDTHS.__getitem__, INVISIBLES.sub("", text)))


def indent(line: str) -> int:
    """Columns of white space before the text (U+3000 counts two, a tab ``TAB_WIDTH``)."""
    width = 0
    for sign in INVISIBLES.sub("", line):
        if not sign.isspace():
            break
        width += {"\u3000": 2, "\t": TAB_WIDTH}.get(sign, 1)
    return width


def joined(first: str, second: str) -> str:
    """Two pieces of one paragraph as one: a blank between words, none between Han characters.

    Rule per script: no blank where either side is Han or full-width, none after a hyphen.
    """
    if not first or not second:
        return first or second
    before, after = INVISIBLES.sub("", first)[-1:], INVISIBLES.sub("", second)[:1]
    if HAN_OR_WIDE.match(before) or HAN_OR_WIDE.match(after) or before in "-‐‑":
        return first + second
    return f"{first} {second}"
