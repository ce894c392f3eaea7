"""Words on a page that stand in the wrong language, so that they are read out and set wrongly.

A text is in the wrong language where most of it is: Han characters inside `lang="en"`, English
words inside `lang="zh-Hans"`. What is quoted belongs to its quotation; names of files, addresses,
ids and key names belong to no language.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

HAN = re.compile("[\u3400-\u9fff]")
ENGLISH = re.compile(r"\b[A-Z]?[a-z]{2,}\b")
PINYIN = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]")
QUOTED = re.compile(r"“[^”]*”|‘[^’]*’|《[^》]*》|\"[^\"]*\"")
# zh.txt  https://example.org/a/  p2-s2-c4
NAME = re.compile(r"\S*[\w)][./_:-]+\w\S*")
OF_NO_LANGUAGE = ("head", "script", "style", "code", "kbd", "pre", "svg", "template")
CHARACTERS_A_WORD = 2
OWN_NAME = "对读 Duidu"
"""The site's name is in both languages and one word."""


def texts(element: Any, lang: str = "") -> Iterator[tuple[str, Any, str]]:
    """Every text of a page with its language and the element it stands in."""
    if not isinstance(element.tag, str) or element.tag in OF_NO_LANGUAGE:
        return
    lang = element.get("lang", lang)
    if element.text and element.text.strip():
        yield lang, element, element.text
    for child in element:
        yield from texts(child, lang)
        if child.tail and child.tail.strip():
            yield lang, element, child.tail


def is_foreign(text: str, lang: str) -> bool:
    """Whether most of a text is in another language than it says."""
    plain = NAME.sub("", QUOTED.sub("", text.replace(OWN_NAME, "")))
    han, english = len(HAN.findall(plain)), len(ENGLISH.findall(plain))
    if lang.startswith("zh"):
        return english > han and not PINYIN.search(plain)
    return han > CHARACTERS_A_WORD * english if lang == "en" else bool(han or english)


def foreign(page: Any) -> list[str]:
    """The texts of a page in the wrong language, each with the language it says it has."""
    ids = set(page.xpath("//@id"))
    return [
        f"{lang or 'no language'}: {' '.join(text.split())}"
        for lang, element, text in texts(page)
        if is_foreign(text, lang) and text.strip() not in ids and not _is_address(element, text)
    ]


def _is_address(element: Any, text: str) -> bool:
    """Whether a text is the end of the address that it leads to: an id, the name of a file."""
    href = unquote(element.get("href") or "").rstrip("/")
    return element.tag == "a" and bool(href) and text.strip() in (href.rpartition("/")[2], href)
