"""The table of problem codes in the guide for editors, made from ``codes.yml``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from build_scripts.yml import rows

CODES = Path(__file__).parents[2] / "codes.yml"

# Letters of a code → what it is about, in the order of the table.
FAMILIES: Mapping[str, tuple[str, str]] = {
    "R": ("读取文件", "Reading the files"),
    "I": ("Word 文件、网页、表格", "Word files, web pages, tables"),
    "D": ("document.yml", "document.yml"),
    "P": ("结构", "Structure of one text"),
    "A": ("两种文本相对照", "The two texts against each other"),
    "C": ("两篇文献的对比", "Comparing two documents"),
    "L": ("锁定的地址", "Locked ids"),
    "W": ("添加文献", "Adding a document"),
    "N": ("注", "Notes"),
    "G": ("术语", "Glossary"),
    "PA": ("句对更正", "Corrections of sentence pairs"),
    "F": ("PDF", "PDF"),
    "B": ("写入 docs/", "Writing into docs/"),
    "S": ("网站的设置", "Settings of the site"),
    "V": ("核对下载的文件", "Checking what was downloaded"),
}


@cache
def codes() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Code → language → ``title``, ``cause``, ``cure``, in the order of the file."""
    return dict(rows(CODES))


def codes_table() -> str:
    """The families of codes as Markdown, each with its heading."""
    return "".join(line for family in FAMILIES for line in _family(family))


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
    yield f'\n原因：{zh["cause"]}  \n改法：{zh["cure"]}\n{{: lang="zh-Hans" }}\n'
    yield f'\nCause: {en["cause"]}  \nCure: {en["cure"]}\n{{: lang="en" }}\n'
