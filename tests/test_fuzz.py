"""Arbitrary bytes and texts: no crash, no hang, nothing lost, memory bounded by the input."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.intake import survey
from build_scripts.model import Reading, Source
from build_scripts.sources import document as configuration
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.sources.marked import read_yaml
from build_scripts.structure import parse
from tests.examples import some_or_many
from tests.specimens import ROOT

DOCUMENTS = ("tests/documents/mulan-psl-2", "tests/documents/un-charter", "source_texts/cn-la-2024")
PIECES = (
    *(
        "第一条",
        "第二条　",
        "第一章 总则",
        "一、",
        "（一）",
        "1.",
        "１．",
        "1,",
        "(a)",
        "i.",
        "Article 1",
    ),
    *(
        "Article 2 ",
        "CHAPTER I, ",
        "Part One: ",
        "I. ",
        "1. ",
        "text",
        "甲。",
        "\n",
        "\n\n",
        "　　",
        "\t",
    ),
    *("\u2028", "\u00a0", "{text}", "<b>", "—", "。", "目录", "序言"),
)
MEMORY_EACH = 4_000
"""Bytes of memory that one byte of input may take, and as many more for the whole."""

texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from(PIECES), max_size=120).map("".join),
)


def config_of(path: str) -> Config:
    folder = ROOT / path
    text = (folder / "document.yml").read_text("utf-8")
    marked, problems = read_yaml("document.yml", text)
    assert marked is not None, problems
    config, problems = configuration.of(marked, folder.name)
    assert config is not None, problems
    return config


@given(st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused(raw: bytes) -> None:
    text, problems = read.decode(raw, "zh.txt")
    assert (text is None) == bool(problems)


def assert_read_whole(text: str, config: Config, key: str) -> Reading:
    """Every character is in a node or left out with a reason; what the reading is."""
    reading, problems = parse.attempt(Source(Path("text"), text), config, key)
    assert not [problem for problem in problems if problem.code == "P90"]
    assert reading.account.source == reading.account.nodes + reading.account.left_out
    return reading


@pytest.mark.parametrize("path", DOCUMENTS)
@some_or_many(60, 1_000)
def test_any_text_is_read_whole(path: str, examples: int) -> None:
    config = config_of(path)

    @settings(max_examples=examples)
    @given(text=texts, key=st.sampled_from(["zh", "en"]))
    def check(text: str, key: str) -> None:
        reading = assert_read_whole(text, config, key)
        assert assert_read_whole(text, config, key) == reading

    check()


@pytest.mark.parametrize("mode", ["blank", "indent", "width"])
@some_or_many(25, 500)
def test_any_wrapped_text_is_read_whole(mode: str, examples: int) -> None:
    marked, _ = read_yaml("document.yml", WRAPPED.format(mode=mode))
    assert marked is not None
    config, problems = configuration.of(marked, "x")
    assert config is not None, problems

    @settings(max_examples=examples)
    @given(text=texts)
    def check(text: str) -> None:
        assert_read_whole(text, config, "en")

    check()


WRAPPED = """\
id: x
title: {{zh: 题, en: Title}}
editions: {{zh: {{file: zh.txt, lang: zh}}, en: {{file: en.txt, lang: en}}}}
wrap: {{en: {mode}}}
levels:
  - {{kind: chapter, en: "CHAPTER {{roman}}, {{heading}}"}}
  - {{kind: article, continuous: true, en: ["Article {{arabic}} {{text}}", "第{{han}}条 {{text}}"]}}
  - kind: item
    after: indent
    restarts: true
    en: ["({{letter}}) {{text}}", "{{roman}}. {{text}}"]
  - kind: item
    after: parent
    restarts: true
    en: ["{{roman}}. {{text}}", "{{letter}}. {{text}}"]
"""


@given(texts)
def test_any_text_is_surveyed(text: str) -> None:
    surveyed = survey.survey(text, "zh")
    lines = (*surveyed.lines, *surveyed.contents, *surveyed.ruled)
    assert len(lines) == sum(1 for line in text.split("\n") if line.strip())


@pytest.mark.parametrize("size", [50, pytest.param(1_000, marks=pytest.mark.sweep)])
@pytest.mark.parametrize(
    ("start", "piece", "pieces", "end"),
    [
        *(("", "a", 200, ""), ("", "第", 200, ""), ("", "1.", 100, ""), ("", " ", 200, "x")),
        *(("", "一\n", 50, ""), ("", "i. x\n", 5, ""), ("", "第一条\n", 5, "")),
        *(("", "(", 100, ""), ("1.", " ", 100, "\u2028x")),
    ],
)
def test_memory_is_bounded_by_the_input(
    start: str, piece: str, pieces: int, end: str, size: int
) -> None:
    """At a twentieth of the size what grows with the square is seen as well, and much sooner."""
    text = start + piece * pieces * size + end
    config = config_of("tests/documents/un-charter")
    tracemalloc.start()
    parse.attempt(Source(Path("text"), text), config, "zh")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < MEMORY_EACH * (1_000 + len(text))
