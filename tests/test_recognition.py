"""In which language a text is: certain, or nothing is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.intake.further.which_language import language_of
from build_scripts.language.languages import languages
from build_scripts.language.recognition.reading import contradiction, reads_as
from build_scripts.press.build import check_document
from tests.repository import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "languages" / "recognition.yml").read_text("utf-8")
)
DOCUMENTS = ROOT / "tests" / "documents"
IN_SIX = DOCUMENTS / "udhr-six"
KEYS = ("zh", "en", "fr", "es", "ru", "ar")


@pytest.mark.parametrize("name", CASES)
def test_recognition(name: str) -> None:
    case = CASES[name]
    if "reads" in case:
        assert reads_as(case["text"]) == case["reads"]
    may = [tag for tag in case["against"] if contradiction(case["text"], tag) is None]
    assert may == case["may"]


def test_each_text_of_one_document_is_in_its_language_alone() -> None:
    for key in KEYS:
        text = (IN_SIX / f"{key}.txt").read_text("utf-8")
        assert reads_as(text) == key
        wrong = {tag: contradiction(text, tag) for tag in languages() if tag != key}
        assert set(wrong.values()) == {key}, key


@pytest.mark.parametrize(
    "path", sorted(DOCUMENTS.glob("*/??.txt")), ids=lambda path: path.parts[-2:]
)
def test_a_right_text_is_never_suspected(path: Path) -> None:
    assert contradiction(path.read_text("utf-8"), path.stem) is None


@pytest.mark.parametrize("key", KEYS)
def test_no_stretch_of_a_right_text_is_suspected(key: str) -> None:
    text = (IN_SIX / f"{key}.txt").read_text("utf-8")
    for size in (3000, 700, 120, 20):
        for start in range(0, len(text), 700):
            assert contradiction(text[start : start + size], key) is None, start


def test_a_language_is_found_without_a_name_that_says_it(tmp_path: Path) -> None:
    for key in KEYS:
        file = tmp_path / "declaration.txt"
        file.write_bytes((IN_SIX / f"{key}.txt").read_bytes())
        assert language_of(file) == key
    assert language_of(tmp_path.joinpath("law.fr.docx")) == "fr"


def test_a_further_text_in_another_language_is_said_to_be(tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / IN_SIX.name
    folder.mkdir(parents=True)
    for file in IN_SIX.glob("*.*"):
        (folder / file.name).write_bytes(file.read_bytes())
    (folder / "fr.txt").write_bytes((IN_SIX / "ru.txt").read_bytes())
    found = check_document(folder, tmp_path, with_lock=False).problems
    assert [str(each).split(" Hint")[0] for each in found] == [
        "source_texts/udhr-six/fr.txt:1: R06 the edition 'fr' is declared to be in Français (fr), "
        "and the file reads as Русский (ru)"
    ]
