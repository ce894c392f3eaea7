"""Any text comes out as the same literal text, wherever in a page it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial

import markdown as python_markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from build_scripts.outputs.pages import escape
from tests.repository import ROOT

HOSTILE: list[str] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "escape" / "hostile.yml").read_text("utf-8")
)

# Everything that a site of this kind may switch on, except what changes plain words.
EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists"),
    *("tables", "toc", "wikilinks"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic"),
    *("pymdownx.details", "pymdownx.emoji", "pymdownx.escapeall", "pymdownx.fancylists"),
    *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink"),
    *("pymdownx.mark", "pymdownx.progressbar", "pymdownx.saneheaders", "pymdownx.snippets"),
    *("pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde"),
    *("pymdownx.blocks.admonition", "pymdownx.blocks.details", "pymdownx.blocks.html"),
]

# What `read` refuses, and the two marks that Python-Markdown keeps for itself.
REFUSED = "".join(map(chr, [*range(9), *range(11, 32), *range(127, 160)])).replace("\r", "")
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters=REFUSED + "\r")
MARKS = st.sampled_from("*_`#-+.!()[]{}<>|~^=$&:;@/%\\\"'?, \t\n1aA中　 ")
TEXTS = st.text(st.one_of(MARKS, LETTERS), max_size=40)

Context = Callable[[str], tuple[str, str]]


@cache
def _site() -> python_markdown.Markdown:
    return python_markdown.Markdown(extensions=EXTENSIONS)


def _convert(text: str) -> html.HtmlElement:
    site = _site()
    site.reset()
    return html.fromstring(f"<body>{site.convert(text)}</body>")


def _found(text: str, path: str) -> str:
    """The text of the one element that a path finds."""
    found = _convert(text).xpath(path)
    assert len(found) == 1, (text, html.tostring(_convert(text)))
    return str(found[0]) if isinstance(found[0], str) else str(found[0].text_content())


CONTEXTS: dict[str, tuple[str, str]] = {
    "heading": ("# {} {{: #here }}\n\nafter\n", "//h1[@id='here']"),
    "heading_span": ("## <span>{}</span> {{: #here }}\n", "//h2[@id='here']/span"),
    "link": ("before [{}](https://example.org/) after\n", "//a[@href='https://example.org/']"),
    "inline_html": ("before <span>{}</span> after\n", "//span"),
    "cell": (
        '<section markdown="block">\n\n<div><p>{}</p></div>\n\n</section>\n',
        "//section/div/p",
    ),
    "raw_block": ("before\n\n<p>{}</p>\n\nafter\n", "//p[2]"),
    "code": ("<pre><code>{}</code></pre>\n", "//code"),
    "title": ('<p title="{}">x</p>\n', "//p/@title"),
    "toc_label": ('## x {{: #here data-title="{}" }}\n', "//h2[@id='here']/@data-title"),
    "link_title": ('[x](https://example.org/){{: title="{}" }}\n', "//a/@title"),
    "list": ("- x\n- y {}\n", "//li[2]"),
}
FLOW: dict[str, tuple[str, str]] = {
    "paragraph": ("before\n\n{}\n{{: #here }}\n\nafter\n", "//p[@id='here']"),
    "link": ("- [{}](https://example.org/)\n", "//a[@href='https://example.org/']"),
    "cell": (
        '<section markdown="block">\n\n<div><p><span>{}</span></p></div>\n\n</section>\n',
        "//section/div/p/span",
    ),
}
HEADING: dict[str, tuple[str, str]] = {
    "heading": ("# {} {{: #here }}\n\nafter\n", "//h1[@id='here']"),
}


def _wanted(text: str, name: str) -> str:
    return f"y {text}" if name == "list" else text


def _check(text: str, contexts: dict[str, tuple[str, str]], write: Callable[[str], str]) -> None:
    for name, (frame, path) in contexts.items():
        if text or name not in {"paragraph", "heading", "link", "list"}:
            found = _found(frame.format(write(text)), path)
            assert found == _wanted(text, name), name


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_literal(text: str) -> None:
    _check(text, CONTEXTS, escape.markdown)
    _check(text, FLOW, escape.readable)
    _check(text, HEADING, partial(escape.readable, starts_line=False))


@given(TEXTS)
@settings(max_examples=200)
def test_any_text_is_literal(text: str) -> None:
    _check(text, CONTEXTS, escape.markdown)
    _check(text, FLOW, escape.readable)
    _check(text, HEADING, partial(escape.readable, starts_line=False))


@given(TEXTS)
def test_contents_label_is_literal(text: str) -> None:
    site = _site()
    site.reset()
    site.convert(f'## x {{: #here data-toc-label="{escape.markdown(text)}" }}\n')
    name = html.fromstring(f"<p>{site.toc_tokens[0]['name']}</p>")
    assert str(name.xpath("string()")).split() == text.split()


@given(st.dictionaries(st.from_regex(r"[a-z_]{1,9}", fullmatch=True), TEXTS, min_size=1))
def test_front_matter_gives_the_same_values(values: dict[str, str]) -> None:
    nested = {"map": values, "list": [values], **{f"k_{key}": v for key, v in values.items()}}
    text = escape.front_matter(nested)
    lines = text.split("\n")
    assert lines[0] == "---"
    assert lines[-2:] == ["---", ""]
    assert [place for place, line in enumerate(lines) if line == "---"] == [0, len(lines) - 2]
    assert yaml.safe_load("\n".join(lines[1:-2])) == nested


@pytest.mark.parametrize("text", HOSTILE)
def test_script_cannot_be_left(text: str) -> None:
    written = escape.script("name", [text])
    assert "</" not in written
    assert re.fullmatch(r"var name = \[.*\];\n", written)


def test_template_values_are_escaped_once() -> None:
    assert escape.edge("<b>") == "&#60;b&#62;"
    assert escape.edge(escape.edge("<b>")) == "&#60;b&#62;"
    assert escape.edge(4) == "4"


@pytest.mark.parametrize("text", ["שלום", "a\u202eb", "a\u200fb"])
def test_text_with_another_direction_is_isolated(text: str) -> None:
    assert escape.direction(text) == ' dir="auto"'


def test_plain_text_needs_no_direction() -> None:
    assert escape.direction("中文 and English") == ""


def test_readable_text_stays_readable() -> None:
    text = "Laos' version 3.0, (SPS) of 2021-2025; who?"
    assert escape.readable(text) == text
    assert escape.readable("4. heading", starts_line=False) == "4. heading"
