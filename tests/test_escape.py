"""Any text comes out as the same literal text, wherever in a page it stands."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache, partial
from typing import Any

import markdown as python_markdown  # type: ignore[import-untyped]
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from build_scripts.outputs.pages import escape
from build_scripts.sources.settings import SNIPPETS, read_settings
from tests.examples import some_or_many
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases" / "escape"
HOSTILE: list[str] = yaml.safe_load((CASES / "hostile.yml").read_text("utf-8"))
EXTENSIONS: dict[str, list[Any]] = yaml.safe_load((CASES / "extensions.yml").read_text("utf-8"))

ALL = frozenset({"site", "together"})
"""Many extensions at once: what a text does under one of them alone is for sweeps."""
SWEEP = pytest.mark.sweep

SITE = read_settings(ROOT).extensions
READING = {"base_path": [str(ROOT)], "restrict_base_path": False, "check_paths": True}
"""The most that `pymdownx.snippets` can be let do: any file is read, none that is missing is let
pass."""

# What `read` refuses, and the two marks that Python-Markdown keeps for itself.
REFUSED = "".join(map(chr, [*range(9), *range(11, 32), *range(127, 160)])).replace("\r", "")
LETTERS = st.characters(exclude_categories=["Cs"], exclude_characters=REFUSED + "\r")
MARKS = st.sampled_from("*_`#-+.!()[]{}<>|~^=$&:;@/%\\\"'?, \t\n1aA中　 ")
TEXTS = st.text(st.one_of(MARKS, LETTERS), max_size=40)

ANYWHERE = {
    "heading": ("# {text} {{: #{id} }}\n\nafter\n", ""),
    "heading_span": ("## <span>{text}</span> {{: #{id} }}\n", "/span"),
    "link": ("before [{text}](https://example.org/){{: #{id} }} after\n", ""),
    "inline_html": ("before <span id='{id}'>{text}</span> after\n", ""),
    "raw_block": ("<p id='{id}'>{text}</p>\n", ""),
    "code": ("<pre><code id='{id}'>{text}</code></pre>\n", ""),
    "title": ('<p id="{id}" title="{text}">x</p>\n', "/@title"),
    "heading_attribute": ('## x {{: #{id} data-title="{text}" }}\n', "/@data-title"),
    "link_title": ('[x](https://example.org/){{: #{id} title="{text}" }}\n', "/@title"),
    "list": ("- x\n- <b>y</b> {text}\n{{: #{id} }}\n", ""),
}
"""Where `markdown` writes: Markdown with {text} and {id}, and the way from the id to the text."""
ON_A_LINE = {
    "paragraph": ("before\n\n{text}\n{{: #{id} }}\n\nafter\n", ""),
    "cell": ('<div id="{id}" markdown="block">\n\n{text}\n\n</div>\n', "/p"),
    "row": (
        '<section class="unit" markdown="block">\n\n## [2.](x.md)\n\n'
        '<div id="{id}" lang="en" markdown="block">\n\n{text}\n\n</div>\n\n</section>\n',
        "/p",
    ),
}
"""Where `readable` writes a paragraph of its own."""
IN_A_LINE = {
    "heading": ("# {text} {{#{id}}}\n\nafter\n", ""),
    "number": ("## [{text}](x.md) {{#{id}}}\n", "/a"),
    "sentence": (
        '<section class="unit" markdown="block">\n\n<div lang="en" markdown="block">\n\n'
        '<span id="{id}">{text}</span> <span data-pair="2">{text}</span>\n\n</div>\n\n</section>\n',
        "",
    ),
    "second_sentence": (
        '<div markdown="block">\n\n<span>{text}</span><span id="{id}">{text}</span>\n\n</div>\n',
        "",
    ),
}
"""Where `readable` writes behind something."""
PLACES: tuple[tuple[str, Callable[[str], str], str, str], ...] = tuple(
    (name, write, frame, path)
    for write, frames in (
        (escape.markdown, ANYWHERE),
        (escape.readable, ON_A_LINE),
        (partial(escape.readable, starts_line=False), IN_A_LINE),
    )
    for name, (frame, path) in frames.items()
)


@cache
def _site(name: str) -> python_markdown.Markdown:
    configs: dict[str, Any] = dict(SITE)
    for each in EXTENSIONS[name]:
        configs |= {each: configs.get(each, {})} if isinstance(each, str) else each
    configs[SNIPPETS] = {**configs.get(SNIPPETS, {}), **READING}
    return python_markdown.Markdown(extensions=list(configs), extension_configs=configs)


def _check(texts: Sequence[str], name: str) -> None:
    """Every text in every place, all in one file, so that none does anything to another."""
    pieces: list[str] = []
    wanted: list[tuple[str, str, str]] = []
    for text in texts:
        for place, write, frame, path in PLACES:
            if text or "id='{id}'" in frame or "title" in frame:  # nothing is no paragraph
                node = f"k{len(wanted)}"
                pieces.append(frame.format(id=node, text=write(text)))
                wanted.append((place, text, f".{path}"))
    site = _site(name)
    site.reset()
    page = html.fromstring(f"<body>{site.convert(chr(10).join(pieces))}</body>")
    by_id: dict[str, Any] = {str(each.get("id")): each for each in page.iter() if each.get("id")}
    for number, (place, text, path) in enumerate(wanted):
        found: Any = by_id[f"k{number}"].xpath(path)
        assert len(found) == 1, (place, text)
        shown = found[0] if isinstance(found[0], str) else found[0].text_content()
        assert str(shown) == (f"y {text}" if place == "list" else text), place
        inner = {each.tag for each in found[0].iter()} if not isinstance(found[0], str) else set()
        # "1st" may be raised, and what turns letters round contained: the text stays.
        assert inner <= {*("h1", "h2", "a", "span", "p", "code", "li", "b"), "sup", "bdi"}, (
            place,
            text,
        )


@pytest.mark.parametrize(
    "name", [name if name in ALL else pytest.param(name, marks=SWEEP) for name in EXTENSIONS]
)
def test_hostile_text_is_literal(name: str) -> None:
    _check(HOSTILE, name)


@pytest.mark.parametrize("name", EXTENSIONS)
@some_or_many(1, 25)
def test_any_text_is_literal(name: str, examples: int) -> None:
    """Lists of sixty random texts: more under all extensions than under one alone."""

    @given(st.lists(TEXTS, min_size=60, max_size=60))
    @settings(max_examples=examples * (6 if name in ALL else 1))
    def check(texts: Sequence[str]) -> None:
        _check(texts, name)

    check()


@given(TEXTS)
def test_contents_label_is_literal(text: str) -> None:
    site = _site("together")
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


@pytest.mark.parametrize(
    ("text", "codes"), yaml.safe_load((CASES / "turning.yml").read_text("utf-8"))
)
def test_what_turns_letters_round_is_contained_and_seen(text: str, codes: list[str]) -> None:
    shown: Any = html.fromstring(f"<p>{escape.readable(text)}</p>")
    assert shown.text_content() == text
    assert [each.get("data-sign") for each in shown.iter("bdi")] == codes
    assert all(len(each.text_content()) == 1 for each in shown.iter("bdi"))


def test_plain_text_needs_no_direction() -> None:
    assert escape.direction("中文 and English") == ""


def test_readable_text_stays_readable() -> None:
    text = "Laos' version 3.0, (SPS) of 2021-2025; who?"
    assert escape.readable(text) == text
    assert escape.readable("4. heading", starts_line=False) == "4. heading"


def test_what_the_site_reads_pages_with_is_tried() -> None:
    live = {"blocks.admonition", "blocks.details", "keys", "snippets"}
    assert {f"pymdownx.{each}" for each in live} <= SITE.keys()
    text = _site("site").convert(
        '++"t"++\n\n/// note | x\n///\n\n-8<- "tests/cases/fold/numerals.tsv"\n'
    )
    assert "<kbd>t</kbd>" in text
    assert 'class="admonition note"' in text
    assert "三分之一" in text
