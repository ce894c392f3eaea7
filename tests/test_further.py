"""A third and further edition: one entry and one file, where its language prints as is usual."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.language.languages import language, languages
from build_scripts.press.build import check_document
from build_scripts.publication.words import WORDS
from build_scripts.sources.further import templates
from build_scripts.sources.templates import compile_template
from tests.repository import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "further" / "templates.yml").read_text("utf-8")
)


@pytest.mark.parametrize("name", CASES)
def test_templates(name: str) -> None:
    case = CASES[name]
    given = {key: tuple(forms) for key, forms in case["given"].items()}
    found = templates(case["kind"], given, case["editions"])
    for wanted, lines in ((True, case.get("reads", {})), (False, case.get("passes", {}))):
        for key, each in lines.items():
            for line in each:
                fits = any(compile_template(form).match(line) for form in found.get(key, ()))
                assert fits is wanted, (key, line, found.get(key))


def test_words_for_citing_are_all_there_or_none() -> None:
    kinds = {each.removeprefix("cite_") for each in WORDS if each.startswith("cite_")}
    named = {each for each in kinds if "{" in WORDS[f"cite_{each}"]["en"]}
    blocks = {"title", "preamble", "signature", "dateline"}
    for key, row in languages().items():
        assert set(row.cite) in (set(), named | blocks), key


def test_a_document_in_six_languages() -> None:
    """Every unit is there in every text, with its sentences in tuples through the first."""
    folder = ROOT / "tests" / "documents" / "udhr-six"
    checked = check_document(folder, ROOT, with_lock=False)
    assert checked.problems == ()
    assert checked.bitext
    keys = checked.bitext.document.keys
    for unit in checked.bitext.units:
        assert all(unit.has(key) for key in keys), unit.id
        for key in keys:
            own = "".join("".join(pair.texts[key]) for pair in unit.pairs).split()
            assert "".join(own) == "".join("".join(unit.text[key] or ()).split()), (unit.id, key)
    assert len(checked.bitext.units) == 64


DIGITS: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "further" / "digits.yml").read_text("utf-8")
)


@pytest.mark.parametrize("name", DIGITS)
def test_digits_of_labels(name: str) -> None:
    """Read where the text's language has them, as printed and as the number that they are."""
    case = DIGITS[name]
    template = compile_template(case["template"], language(case["tag"]).digits)
    for line, wanted in case["lines"].items():
        found = template.match(line)
        assert (found and [*found.numbers, found.label, found.rest]) == wanted, line


def test_a_document_with_the_digits_of_its_script(tmp_path: Path) -> None:
    """The same ids and texts; labels as printed."""
    folder = tmp_path / "source_texts" / "udhr-six"
    shutil.copytree(ROOT / "tests" / "documents" / "udhr-six", folder)
    before = check_document(folder, tmp_path, with_lock=False).bitext
    text = (folder / "ar.txt").read_text("utf-8").translate({48 + n: 0x660 + n for n in range(10)})
    (folder / "ar.txt").write_text(text, "utf-8")
    checked = check_document(folder, tmp_path, with_lock=False)
    assert checked.problems == ()
    assert checked.bitext and before
    assert [each.id for each in checked.bitext.nodes()] == [each.id for each in before.nodes()]
    labels = {unit.id: unit.label["ar"] for unit in checked.bitext.nodes()}
    assert labels["a30"] == "المادة ٣٠"
    assert labels["a29-c2"] == "٢."


def test_a_unit_that_some_texts_lack_is_one_fault_with_all_places(tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / "udhr-six"
    shutil.copytree(ROOT / "tests" / "documents" / "udhr-six", folder)
    declared = (folder / "document.yml").read_text("utf-8")
    (folder / "document.yml").write_text(declared.replace("counts: {article: 30}", ""), "utf-8")
    lines: dict[str, int] = {}
    headings = {"fr": "Article 30", "ar": "المادة 30", "zh": "第三十条", "ru": "Статья 30"}
    for key, heading in headings.items():
        text = (folder / f"{key}.txt").read_text("utf-8").split("\n")
        lines[key] = next(at for at, line in enumerate(text, 1) if line.strip() == heading)
        if key in ("fr", "ar"):
            kept = [line for line in text[: lines[key] - 1] if line.strip()]
            (folder / f"{key}.txt").write_text("\n".join(kept), "utf-8")
            lines[key] = len(kept)
    [found] = check_document(folder, tmp_path, with_lock=False).problems
    here = "source_texts/udhr-six"
    assert (found.code, found.path, found.line) == ("A01", f"{here}/zh.txt", lines["zh"])
    assert f"(a30) is in zh, en ({here}/en.txt:" in found.message
    there = [f"{key} (behind a29-c3, {here}/{key}.txt:{lines[key]})" for key in ("fr", "ar")]
    last = f"ru ({here}/ru.txt:{lines['ru']}), and not in {', '.join(there)}"
    assert found.message.endswith(last)
