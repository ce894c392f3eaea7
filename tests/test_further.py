"""A third and further edition: one entry and one file, where its language prints as is usual."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from build_scripts.language.languages import languages
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
