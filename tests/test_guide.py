"""The guide for editors says everything: every key with an example, every code with its cure."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.language.numerals import SYSTEMS
from build_scripts.outputs.pages import codes
from build_scripts.outputs.pages.code_samples import speaking
from build_scripts.outputs.pages.snippets import SNIPPETS
from build_scripts.press import build
from build_scripts.sources import document
from build_scripts.sources.marked import read_yaml
from tests.conftest import Golden
from tests.expected_codes import expected, in_assertions, in_case
from tests.repository import ROOT

SCRIPTS = ROOT / "build_scripts"
GUIDE = ROOT / "docs" / "guide" / "index.md"
SCHEMA = SCRIPTS / "sources" / "schema" / "config.schema.json"
# "P01", but not DF01: differences are findings about texts, explained on their own pages.
CODE = re.compile(r"\"((?!DF)[A-Z]{1,2}[0-9]{2})\"")
EXAMPLE = re.compile(r"```yaml\n(?![^\n]*# \w+\.yml\n)(.*?)```", re.DOTALL)
NAMED = re.compile(r"```yaml\n([^\n]*# (\w+\.yml)\n.*?)```", re.DOTALL)
"""Examples of one document, `tests/cases/guide/`: the name of a file, and what stands in it."""


def used() -> set[str]:
    """The codes that the program can print."""
    texts = (path.read_text("utf-8") for path in SCRIPTS.rglob("*.py"))
    return {code for text in texts for code in CODE.findall(text)}


def keys(schema: Any) -> Iterator[str]:
    """Every key that a schema knows, at any depth."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from keys(value)
    if isinstance(schema, list):
        for value in schema:
            yield from keys(value)


def in_examples(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from in_examples(inner)
    if isinstance(value, list):
        for inner in value:
            yield from in_examples(inner)


def examples() -> list[str]:
    return EXAMPLE.findall(GUIDE.read_text("utf-8"))


def test_every_code_is_in_the_table() -> None:
    assert sorted(used()) == sorted(codes.codes())


def test_the_codes_of_a_family_stand_in_their_order() -> None:
    families = [(code.rstrip("0123456789"), code) for code in codes.codes()]
    assert [code for name in dict.fromkeys(name for name, _ in families)
            for each, code in sorted(families) if each == name] == list(codes.codes())  # fmt: skip


@pytest.mark.parametrize("code", codes.codes())
def test_every_code_has_title_cause_and_cure(code: str) -> None:
    for key in ("zh", "en"):
        assert set(codes.codes()[code][key]) == {"title", "cause", "cure"}
        assert all(codes.codes()[code][key].values())


def test_every_code_is_expected_by_a_case() -> None:
    assert sorted(set(codes.codes()) - expected()) == []


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ('assert [each.code for each in found] == ["R05"]', ["R05"]),
        ('assert ("W02" in output, other) == (True, 1)', ["W02"]),
        ('assert [str(each) for each in found] == ["zh.txt:0: F01 lost"]', ["F01"]),
        ('assert {each.code for each in found} <= {"F02", "F03"}', []),
        ('assert not [each for each in found if each.code == "P90"]', []),
        ('assert not (problem.code == "P90")', []),
        ('assert found == [], "P90"', []),
        ('wanted = "P90"', []),
    ],
)
def test_only_what_is_asserted_counts_as_expected(line: str, codes: list[str]) -> None:
    assert sorted(set(in_assertions(line))) == codes


def test_only_what_a_case_lists_as_found_counts_as_expected() -> None:
    case = {"about": "P90", "zh": "1. P90", "problems": ["zh.txt:3: P03 no P90", "7 PA01"]}
    assert list(in_case(case)) == ["P03", "PA01"]


def test_every_key_has_an_example() -> None:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    shown = {key for text in examples() for key in in_examples(yaml.safe_load(text))}
    assert sorted(set(keys(schema)) - shown) == []


def test_the_examples_are_a_document(tmp_path: Path) -> None:
    text = "\n".join(examples()).replace(
        "editions:\n", "editions:\n  en: {file: en.txt, lang: en}\n"
    )
    marked, problems = read_yaml("document.yml", text)
    assert marked is not None, problems
    found, problems = document.of(marked, "some-law")
    assert found is not None, problems


def test_the_examples_beside_the_texts_work(tmp_path: Path) -> None:
    """Notes, an accepted finding, terms, pairs, footnotes: as the guide says, without a fault."""
    folder = tmp_path / "source_texts" / "reservoirs"
    shutil.copytree(ROOT / "tests" / "cases" / "guide", folder)
    shown = [(name, text) for text, name in NAMED.findall(GUIDE.read_text("utf-8"))]
    assert [name for name, _ in shown] == [
        "notes.yml",
        "glossary.yml",
        "studies.yml",
        "pairs.yml",
        "document.yml",
    ]
    for name, text in shown:
        with (folder / name).open("a", encoding="utf-8") as file:
            file.write(text)
    checked, found = build.examined(folder, tmp_path)
    codes_found = [each.code for each in (*checked.problems, *found.problems)]
    assert codes_found == ["L01", "L01"]  # nothing is locked yet, and nothing else is wrong
    (folder / "document.yml").write_text(
        (folder / "document.yml").read_text("utf-8") + "draft: true\n", "utf-8"
    )
    checked, found = build.examined(folder, tmp_path)
    assert (checked.problems, found.problems) == ((), ())
    companion = found.companions["reservoirs"]
    assert companion.problems == ()
    assert {each.code for each in companion.differences if each.accepted} == {"DF11"}
    assert "sluice-gate" in companion.concordance.uses
    assert [each.id for each in companion.studies.traits] == ["spelling"]


def test_every_placeholder_is_explained() -> None:
    text = GUIDE.read_text("utf-8")
    assert [name for name in (*SYSTEMS, "heading", "text") if f"`{{{name}}}`" not in text] == []


@pytest.mark.parametrize("name", SNIPPETS)
def test_each_snippet_is_made_from_data_and_taken_in(name: str, golden: Golden) -> None:
    golden(f"pages/snippets/{name}", SNIPPETS[name]())
    pages = [path.read_text("utf-8") for path in (ROOT / "docs").glob("*/**/index.md")]
    assert any(f'\n--8<-- "{name}"\n' in page for page in pages)


SAMPLES = yaml.safe_load((ROOT / "tests" / "cases" / "code_samples.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", SAMPLES, ids=[each["in"] for each in SAMPLES])
def test_code_samples_speak_both_languages(case: dict[str, str]) -> None:
    assert speaking(case["in"]) == case["out"]


def test_every_comment_of_the_guide_is_in_both_languages() -> None:
    samples = "\n".join(EXAMPLE.findall(GUIDE.read_text("utf-8")))
    shown = speaking(f"<code>{samples}</code>")
    alone = [line for line in shown.split("\n") if re.search("# .*[\u3400-\u9fff]", line)]
    assert [line for line in alone if '<span lang="en">' not in line] == []
