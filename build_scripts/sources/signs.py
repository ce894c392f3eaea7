"""Signs of Chinese typing that look like those of YAML and are none: ： ， “ ” 【 】 － and others.

YAML takes them for letters, and what comes of it is a fault somewhere else, or none at all. So they
are looked for where a file has a fault, in that line or in the one before.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from build_scripts.messages import phrase
from build_scripts.problems import WARNING, Problem

# zh：某某法 | - unit：a2 | title: {zh：法
COLON = re.compile(r"(?:^\s*(?:- *)?|[\[{｛,，]\s*)[A-Za-z_]\w*\s*(：)")
# id:rivers | {zh:法, en: Law}
TIGHT = re.compile(r"(?:^\s*(?:- *)?|[\[{,]\s*)[A-Za-z_]\w*(:)(?=[^\s:/])")
# {zh: 法， en: Law} | [zh，en]
COMMA = re.compile(r"[\[{][^\]}]*?(，)\s*(?:[A-Za-z_]\w*\s*[:：\]]|$)")
# file: “zh.txt” | zh: “第一条: 总则”
QUOTE = re.compile(r"[:：,\[{]\s*([“”‘’「『＂])")
# title: ｛zh: 法｝ | authentic: 【zh】
BRACKET = re.compile(r"[:：-]\s*([｛［【])")
# －unit: a2 | ＃ a remark
DASH = re.compile(r"^\s*([－—–＃])")
# title: “某某法” | {zh: “某某法”, en: Law}
QUOTED = re.compile(r"[:,\[{]\s*([“「『])[^“”「」『』]*[”」』]\s*(?:[,}\]]|$)")

SIGNS = (
    (COLON, phrase("a half-width colon and a blank: `key: value`")),
    (TIGHT, phrase("a blank behind the colon: `key: value`")),
    (COMMA, phrase("a half-width comma and a blank: `[zh, en]`")),
    (QUOTE, phrase("straight quotes: \"…\" or '…'")),
    (BRACKET, phrase("half-width brackets: `{{…}}` or `[…]`")),
    (DASH, phrase("the half-width sign: `-` or `#`")),
)
"""What is written by mistake, and what is meant."""
MAY_COME_OF_IT = frozenset({"D01", "D04", "D05", "D06"})
"""Faults that such a sign may have as a consequence."""


def named(problems: Iterable[Problem], text: str) -> tuple[Problem, ...]:
    """The problems of a file, with such signs named in place of what comes of them."""
    lines = ("", *text.split("\n"), "")
    return tuple(dict.fromkeys(_named(each, lines) for each in problems))


def _named(problem: Problem, lines: tuple[str, ...]) -> Problem:
    if problem.code not in MAY_COME_OF_IT:
        return problem
    places = [problem.line]
    if problem.code == "D01":
        places = [_line_before(problem.line, lines), problem.line]
    for number in places:
        for pattern, meant in SIGNS:
            found = pattern.search(lines[number]) if 0 < number < len(lines) else None
            if found:
                return Problem(
                    problem.path, number, "D15",
                    phrase("{sign} (U+{point:04X}) in column {column} is a letter for YAML",
                        sign=found[1], point=ord(found[1]), column=found.start(1) + 1),
                    phrase("write {meant}", meant=meant),
                )  # fmt: skip
    return problem


def _line_before(number: int, lines: tuple[str, ...]) -> int:
    """The last line before one that says something: no remark, and not empty."""
    said = (n for n in range(min(number, len(lines)) - 1, 0, -1) if lines[n].strip("# \t"))
    return next((n for n in said if not lines[n].lstrip().startswith("#")), 0)


def quoted(path: str, text: str) -> Iterator[Problem]:
    """Warnings: values that stand in curly quotes as if these were signs of YAML."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.lstrip().startswith("#") and (found := QUOTED.search(line)):
            yield Problem(
                path, number, "D15",
                phrase("{sign} (U+{point:04X}) in column {column} is a letter for YAML: the value "
                    "has it as its first", sign=found[1], point=ord(found[1]),
                    column=found.start(1) + 1),
                "if it is not part of the text, write straight quotes: \"…\" or '…'", WARNING,
            )  # fmt: skip
