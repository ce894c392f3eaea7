"""Words that a line end divides: whole again, and no letter lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.intake import new
from build_scripts.press.build import check_document
from build_scripts.structure.hyphens import mended

FOLDER = Path(__file__).parent / "cases"
CASES = yaml.safe_load((FOLDER / "divided_words.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["about"])
def test_divided_words(case: dict[str, Any]) -> None:
    found = mended(case["lines"])
    assert [line.strip() for line in found.lines] == case["whole"]
    assert [f"{line} {word}" for line, word in found.kept] == case.get("kept", [])
    letters = ["".join(filter(str.isalnum, "".join(own))) for own in (case["lines"], found.lines)]
    assert letters[0] == letters[1]


def test_a_new_document_has_them_whole(tmp_path: Path) -> None:
    case = yaml.safe_load((FOLDER / "divided_words_new.yml").read_text("utf-8"))
    paths = {key: tmp_path / f"{key}-as-pasted.txt" for key in ("zh", "en")}
    for key, path in paths.items():
        path.write_bytes(case[key].encode())
    created = new.create(tmp_path, "sample", paths)
    assert case["report"] in created.report
    checked = check_document(tmp_path / "source_texts" / "sample", tmp_path)
    assert checked.bitext
    found = [f"{Path(each.path).name}:{each.line}: {each.code}" for each in checked.problems]
    assert found == case["problems"]
    texts = [unit.text["en"] or () for unit in checked.bitext.units]
    assert [len(own) for own in texts] == [1] * 5
    for words in case["says"]:
        assert any(words in text for own in texts for text in own), words
    account = checked.accounts["en"]
    assert account.source == account.nodes + account.replaced
    assert account.replaced == 7  # the hyphens that went
