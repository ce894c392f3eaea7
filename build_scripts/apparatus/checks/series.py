"""DF14, DF15: a label or heading that breaks the style of its own series."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import FIRST, SECOND, Texts
from build_scripts.language.equivalence import INVISIBLES, plain
from build_scripts.language.numerals import parse_number
from build_scripts.model import Division, Unit

LABEL = Check(
    "DF14", "label",
    {"zh": "标号与同级不一致", "en": "Label unlike its series"},
    {"zh": "标号的写法不同于同级的其他标号。",
     "en": "The label departs from the pattern of its level."},
)  # fmt: skip
HEADING = Check(
    "DF15", "label",
    {"zh": "标题与同级不一致", "en": "Heading unlike its series"},
    {"zh": "一种文本同级标题末尾用词相同，另一种文本此处不同。",
     "en": "In one text the headings of this level end in the same word; in the other this one "
     "does not."},
)  # fmt: skip

ROMAN = re.compile(r"[IVXLCDM]+|[ivxlcdm]+")
RADICAL = re.compile("[\u2e80-\u2fdf]")
SMALLEST = 3
"""Labels or headings that make a series."""
SUFFIX = 2
"""Han characters that headings must share at their end."""


def find(texts: Texts) -> Iterator[Finding]:
    """Both checks, level by level."""
    levels: dict[str, list[Division | Unit]] = {}
    series: dict[tuple[str, str], list[Division | Unit]] = {}
    for node in texts.bitext.nodes():
        levels.setdefault(node.kind, []).append(node)
        if node.parent:
            series.setdefault((node.kind, node.parent), []).append(node)
    for nodes in levels.values():
        for key in (FIRST, SECOND):  # in French the first article is another word
            yield from _labels(nodes, key)
    tops: list[Division | Unit] = [node for node in texts.bitext.divisions if not node.parent]
    for nodes in (*series.values(), tops):
        yield from _headings(nodes)


def _labels(nodes: Sequence[Division | Unit], key: str) -> Iterator[Finding]:
    printed = [(node, node.label.get(key) or "") for node in nodes]
    printed = [(node, label) for node, label in printed if label]
    styles = Counter(style(label) for _, label in printed)
    if len(printed) < SMALLEST or len(styles) < 2:
        return
    usual, count = styles.most_common(1)[0]
    if count * 2 <= len(printed):
        return
    example = next(label for _, label in printed if style(label) == usual)
    for node, label in printed:
        if style(label) != usual:
            yield Finding(
                LABEL, node.id, "", {key: label},
                {"zh": f"此处标号作“{label}”，同级其他标号作“{example}”之类。",
                 "en": f"The label is “{label}” here; others of its level are like “{example}”."},
            )  # fmt: skip


def style(label: str) -> str:
    """The style of a label, its numeral replaced by the kind of numeral.

    ``Part One:`` → ``Part <word>:``; ``Part III`` → ``Part <roman>``; ``十二、`` → ``<han>、``.
    """
    seen = RADICAL.sub(lambda found: plain(found[0]), INVISIBLES.sub("", label))
    out = re.sub(r"[0-9０-９]+(?:[._-][0-9]+)*", "<arabic>", " ".join(seen.split()))
    out = re.sub(r"[〇零一二三四五六七八九十百千]+", "<han>", out)
    words = []
    for word in re.findall(r"[A-Za-z]+(?:-[A-Za-z]+)?|[^A-Za-z]+", out):
        if word in ("arabic", "han"):
            words.append(word)
        elif parse_number(word.lower(), "word") is not None:
            words.append("<word>")
        elif ROMAN.fullmatch(word) and parse_number(word, "roman") is not None:
            words.append("<roman>")
        else:
            words.append(word)
    return "".join(words).replace("<<", "<").replace(">>", ">")


def _headings(nodes: Sequence[Division | Unit]) -> Iterator[Finding]:
    """English headings that end unlike most of their series, where the Chinese ones end alike."""
    series = [
        (node, node.heading[FIRST] or "", node.heading[SECOND] or "")
        for node in nodes
        if node.heading.get(FIRST) and node.heading.get(SECOND)
    ]
    if len(series) < SMALLEST:
        return
    endings = Counter(first[-SUFFIX:] for _, first, _ in series)
    ending, count = endings.most_common(1)[0]
    inside = [(node, first, second) for node, first, second in series if first.endswith(ending)]
    words = Counter(_last_word(second) for _, _, second in inside)
    usual, most = words.most_common(1)[0]
    if count < SMALLEST or most * 2 <= len(inside):
        return
    for node, first, second in inside:
        if _last_word(second) != usual:
            yield Finding(
                HEADING, node.id, "", {FIRST: first, SECOND: second},
                {"zh": f"同级中文标题皆以“{ending}”结尾，英文多以“{usual}”结尾，此处不是。",
                 "en": f"The Chinese headings of this level end in {ending}; most English ones in "
                       f"“{usual}”, this one not."},
            )  # fmt: skip


def _last_word(text: str) -> str:
    found = re.findall(r"[\w'’-]+", text)
    return found[-1].lower() if found else ""
