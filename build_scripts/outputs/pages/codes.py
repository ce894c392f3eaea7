"""What the guide for editors lists: problem codes (a page made from ``codes.yml``), and kinds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from build_scripts.kinds import LEVELS
from build_scripts.publication.words import say

CODES = Path(__file__).parents[2] / "codes.yml"
PAGE = "guide/codes/index.md"
"""The page that ``codes_page`` makes, below ``docs/``."""

# `kind` 是 `book` 编、`part` 部分；几级 …
KINDS_ZH = re.compile(r"(?<=^`kind` 是 )[^；\n]*(?=；)", re.MULTILINE)
# `kind` is `book` or `part`; several …
KINDS_EN = re.compile(r"(?<=^`kind` is )[^;\n]*(?=;)", re.MULTILINE)

# Letters of a code → what it is about, in the order of the page.
FAMILIES: Mapping[str, tuple[str, str]] = {
    "R": ("读取文件", "Reading the files"),
    "D": ("document.yml", "document.yml"),
    "P": ("结构", "Structure of one text"),
    "A": ("两种文本相对照", "The two texts against each other"),
    "L": ("锁定的地址", "Locked ids"),
    "W": ("添加文献", "Adding a document"),
    "N": ("注", "Notes"),
    "G": ("词汇表", "Glossary"),
    "PA": ("句对更正", "Corrections of sentence pairs"),
    "F": ("PDF", "PDF"),
    "B": ("写入 docs/", "Writing into docs/"),
}

HEAD = """\
---
title: 代码表 Problem codes
description: 每个错误代码的原因和改法。Cause and cure of every problem code.
template: main.html
---

# <span lang="zh-Hans">代码表</span> <span lang="en">Problem codes</span> {#codes}

每个错误都印作 `路径:行号: 代码 说明. Hint: 改法`。代码永不改作他用。参见[编者指南](../index.md)。

Every fault is printed as `path:line: CODE message. Hint: …`. A code is never used for another
fault. See the [guide for editors](../index.md).
{: lang="en" }
"""


@cache
def codes() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Code → language → ``title``, ``cause``, ``cure``, in the order of the file."""
    table: Any = yaml.safe_load(CODES.read_text("utf-8"))
    return dict(table)


def codes_page() -> str:
    """The page as Markdown."""
    return HEAD + "".join(line for family in FAMILIES for line in _family(family))


def with_kinds(guide: str) -> str:
    """The guide with the kinds that a level may be, as the tables have them now."""
    zh = "、".join(f"`{kind}` {say(f'count_{kind}', 'zh')}" for kind in LEVELS)
    *first, last = (f"`{kind}`" for kind in LEVELS)
    return KINDS_EN.sub(f"{', '.join(first)} or {last}", KINDS_ZH.sub(zh, guide))


def _family(family: str) -> Iterator[str]:
    zh, en = FAMILIES[family]
    name = f"codes-{family.lower()}"
    yield f'\n## <span lang="zh-Hans">{zh}</span> <span lang="en">{en}</span> {{#{name}}}\n'
    for code, words in codes().items():
        if code.rstrip("0123456789") == family:
            yield from _code(code, words)


def _code(code: str, words: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    zh, en = words["zh"], words["en"]
    title = f'<span lang="zh-Hans">{zh["title"]}</span> <span lang="en">{en["title"]}</span>'
    yield f"\n### {code} {title} {{#{code.lower()}}}\n"
    yield f"\n原因：{zh['cause']}  \n改法：{zh['cure']}\n"
    yield f'\nCause: {en["cause"]}  \nCure: {en["cure"]}\n{{: lang="en" }}\n'
