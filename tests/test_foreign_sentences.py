"""A sentence in another language than its text is said to be: in every language, and nothing else.

`cases/languages/sentences.yml` has sentences and texts that they stand in; here are documents.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.alignment.segment import sentences
from build_scripts.intake.new import create
from build_scripts.language.languages import languages
from build_scripts.language.recognition.sentence import foreign
from build_scripts.press.build import check_document
from tests.repository import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "languages" / "sentences.yml").read_text("utf-8")
)
DOCUMENTS = ROOT / "tests" / "documents"
SIX = DOCUMENTS / "udhr-six"
KEYS = ("zh", "en", "fr", "es", "ru", "ar")
ENGLISH = "Everyone has the right to life, liberty and security of person."
PLACES = {
    "fr": "Tout individu a droit à la vie",
    "ru": "Каждый человек имеет право на жизнь, на",
    "ar": "لكل فرد الحق في الحياة",
    "es": "Todo individuo tiene derecho a la vida",
}
"""How Article 3 begins."""


@pytest.mark.parametrize("name", CASES)
def test_sentences(name: str) -> None:
    case = CASES[name]
    assert {tag: foreign(case["text"], tag) or "" for tag in case["in"]} == case["in"]


def of_file(path: Path) -> Iterator[str]:
    for line in path.read_text("utf-8").split("\n"):
        yield from sentences(line, path.stem)


@pytest.mark.parametrize("key", KEYS)
def test_every_long_sentence_is_told_in_other_texts_and_never_as_another(key: str) -> None:
    own = list(of_file(SIX / f"{key}.txt"))
    for other in languages():
        if other in (key, "ja", "pt"):
            continue
        found = [(each, foreign(each, other)) for each in own]
        assert {name for _, name in found} <= {key, None}, other
        told = [name for each, name in found if len(each) > (12 if key == "zh" else 60)]
        assert not languages()[other].words or told.count(key) >= 0.8 * len(told), other


@pytest.mark.parametrize(
    "path",
    sorted(each for each in DOCUMENTS.glob("*/??.txt") if each.parent.name != "mulan-psl-2"),
    ids=lambda path: path.parts[-2:],
)
def test_no_sentence_of_a_right_text_is_suspected(path: Path) -> None:
    assert [each for each in of_file(path) if foreign(each, path.stem)] == []


def with_english_in(key: str, folder: Path) -> Path:
    """The document in six languages, one of whose texts has Article 3 in English; its path."""
    shutil.copytree(SIX, folder)
    path = folder / f"{key}.txt"
    lines = path.read_text("utf-8").split("\n")
    [at] = [at for at, line in enumerate(lines) if line.strip().startswith(PLACES[key])]
    lines[at] = ENGLISH
    path.write_text("\n".join(lines), "utf-8")
    return path


@pytest.mark.parametrize("key", PLACES)
def test_an_english_sentence_in_a_further_text_is_a_warning(key: str, tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / SIX.name
    path = with_english_in(key, folder)
    [found] = check_document(folder, tmp_path, with_lock=False).problems
    assert (found.code, found.severity) == ("A10", "warning")
    assert found.path == f"source_texts/{SIX.name}/{path.name}"
    assert "in a3 a sentence" in found.message
    assert "English (en)" in found.message
    declared = folder / "document.yml"
    reason = "pairing:\n  - {id: a3, reason: So it is printed.}\n"
    declared.write_text(declared.read_text("utf-8") + reason, "utf-8")
    assert check_document(folder, tmp_path, with_lock=False).problems == ()


def test_a_form_that_all_texts_print_alike_is_none() -> None:
    checked = check_document(DOCUMENTS / "mulan-psl-2", ROOT, with_lock=False)
    assert [each for each in checked.problems if each.code == "A10"] == []
    zh = list(of_file(DOCUMENTS / "mulan-psl-2" / "zh.txt"))
    assert [each for each in zh if foreign(each, "zh-Hans")] != []


def test_a_new_document_asks_about_it_in_further_texts_too(tmp_path: Path) -> None:
    path = with_english_in("fr", tmp_path / "given")
    paths = {key: path.with_name(f"{key}.txt") for key in ("zh", "en", "fr", "ru")}
    created = create(tmp_path, "rights", paths)
    assert created.is_ready
    asked = [each for each in created.problems if each.code == "D13"]
    assert [each for each in asked if "a sentence in another language in 'fr'" in each.message]
    written = yaml.safe_load(
        (tmp_path / "source_texts" / "rights" / "document.yml").read_text("utf-8")
    )
    assert "a3" in {each["id"] for each in written["pairing"]}
    lines = (tmp_path / "source_texts" / "rights" / "document.yml").read_text("utf-8").split("\n")
    assert any("a3" in lines[each.line - 1] for each in asked)
