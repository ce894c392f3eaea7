"""Arbitrary bytes and texts: no crash, no hang, nothing lost, memory bounded by the input."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import time
import tracemalloc
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from build_scripts.intake import survey
from build_scripts.model import Account, Reading, Source
from build_scripts.outputs.pages import codes
from build_scripts.press import build
from build_scripts.problems import Problem, has_errors
from build_scripts.sources import document as configuration
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.sources.marked import read_yaml
from build_scripts.sources.settings import read_settings
from build_scripts.structure import parse
from tests import inputs as damages
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


SECONDS = float(os.environ.get("FUZZ_SECONDS", "4"))
"""How long each of the following goes on: `FUZZ_SECONDS=600` before an issue is closed."""
LONGEST = 20
"""Seconds of the processor that one damaged site may take."""
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))
"""The first seed, to see again what was found or to find something else."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = damages.site(tmp_path_factory.mktemp("sound"))
    checked, apparatus = build.check(root)
    assert all(each.bitext for each in checked), [each.problems for each in checked]
    assert not has_errors(apparatus.problems)
    return root


def damaged_sites(sound: Path, folder: Path, *, only: str = "") -> Iterator[tuple[str, Path]]:
    """Copies of a site, each with one or two damaged files, as long as there is time."""
    until = time.monotonic() + SECONDS
    for seed in count(FIRST):
        root = folder / "site"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(sound, root)
        chance = random.Random(seed)
        files = [each for each in damages.inputs(root) if each.name.endswith(only)]
        chosen = chance.sample(files, chance.choice((1, 1, 2)))
        for path in chosen:
            path.write_bytes(damages.damaged(path.read_bytes(), path.name, chance))
        yield f"seed {seed}: {', '.join(path.name for path in chosen)}", root
        if time.monotonic() > until:
            return


def assert_said(problems: Iterable[Problem], which: str) -> None:
    """Each has a path, a line, a code of the table, and words in both languages, on one line."""
    for each in problems:
        assert each.path, which
        assert each.line >= 1, (which, each)
        assert each.code in codes.codes(), (which, each)
        for language in ("en", "zh"):
            said = each.said(language)
            assert said.encode(), which
            assert "\n" not in said, (which, said)
        assert re.search("[\u4e00-\u9fff]", each.words("zh")), (which, each)


def assert_whole(accounts: Mapping[str, Account], which: str) -> None:
    """Every character is in a node or left out."""
    for each in accounts.values():
        assert each.source == each.nodes + each.left_out, which


def test_any_site_is_checked_or_refused(sound: Path, tmp_path: Path) -> None:
    for which, root in damaged_sites(sound, tmp_path):
        began = time.process_time()
        try:
            checked, apparatus = build.check(root)
            locked = [
                fault
                for name in damages.RIVERS
                if (root / "source_texts" / name / "document.yml").exists()
                for fault in build.write_lock(root / "source_texts" / name, root)
            ]
        except Exception as fault:
            raise AssertionError(which) from fault
        assert time.process_time() - began < LONGEST, which
        assert_said((*apparatus.problems, *locked), which)
        for each in checked:
            assert_said(each.problems, which)
            assert_whole(each.accounts, which)


def test_what_is_checked_is_built(sound: Path, tmp_path: Path) -> None:
    """What `check` finds no fault with is built: no traceback, no other fault, nothing lost."""
    work = damages.with_docs(tmp_path / "work")
    for which, root in damaged_sites(sound, tmp_path, only=".yml"):
        for name in damages.RIVERS:
            build.write_lock(root / "source_texts" / name, root)
        build.write_glossary_lock(root)
        checked, apparatus = build.check(root)
        if has_errors(apparatus.problems) or not all(each.bitext for each in checked):
            continue
        shutil.rmtree(work / "source_texts", ignore_errors=True)
        shutil.copytree(root / "source_texts", work / "source_texts")
        try:
            outcome = build.build(work, replace(read_settings(work), section_pdfs=False))
        except Exception as fault:
            raise AssertionError(which) from fault
        assert not has_errors(outcome.problems), which
        assert not [each for each in outcome.problems if each.code in {"F01", "F03", "F04"}], which
        assert_said(outcome.problems, which)
        assert_whole({k: v for each in outcome.reports for k, v in each.accounts.items()}, which)
        assert_well_formed(work / "docs", which)


def assert_well_formed(docs: Path, which: str) -> None:
    """What is XML, JSON or a book is that."""
    for path in docs.glob("river-*/downloads/*"):
        if path.suffix in {".xml", ".tmx", ".tbx"}:
            etree.parse(path)
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        if path.suffix == ".epub":
            assert zipfile.ZipFile(path).testzip() is None, which
