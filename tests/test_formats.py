"""Files of other kinds as plain texts: one behaviour a file in `cases/formats/`.

A case gives a file (`body` and `parts` of a Word file, `html`, `tsv` or `text`), the `key` it is
given for, and what comes of it: the texts by language, `left_out` by kind, words that are `said`;
or the `problems` that forbid it (beside texts, warnings). Whatever is taken, every character is
accounted for.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.sources.formats.blocks import ELSEWHERE
from build_scripts.sources.formats.number_forms import written
from build_scripts.sources.formats.take import Taken, take
from tests.word_files import docx

CASES = Path(__file__).parent / "cases" / "formats"
FORMS = CASES / "number_forms.tsv"
ACCOUNT = re.compile(r"\): ([\d,]+) characters = (.+) \+ ([\d,]+) left out")
NUMBER = re.compile(r"\d[\d,]*")


def cases() -> list[Path]:
    return sorted(CASES.glob("*.yml"))


def file_of(case: dict[str, Any], folder: Path) -> Path:
    """The file of a case, written."""
    if "body" in case:
        path, content = folder / "text.docx", docx(case["body"], case.get("parts"))
    else:
        form = next(each for each in ("html", "tsv", "text") if each in case)
        encoding = case.get("encoding", "utf-8")
        path = folder / ("text.txt" if form == "text" else f"text.{form}")
        content = case[form].encode(encoding)
    path.write_bytes(content)
    return path


def numbers(text: str) -> list[int]:
    return [int(each.replace(",", "")) for each in NUMBER.findall(text)]


def check_account(taken: Taken) -> None:
    """The characters of the file, of the texts and of what was left out add up as reported."""
    found = ACCOUNT.search(taken.report[0])
    assert found, taken.report
    total, left = numbers(found[1])[0], numbers(found[3])[0]
    parts = numbers(re.sub(r" in \w+\.txt", "", found[2]))
    assert total == sum(parts) + left
    added = {
        key: sum(numbers(line)[0] for line in taken.report if f"{key}.txt has" in line)
        for key in taken.texts
    }
    for (key, raw), part in zip(taken.texts.items(), parts, strict=True):
        assert sum(map(len, raw.decode().split())) == part + added[key]
    assert ELSEWHERE not in " ".join(taken.report)


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_file(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    key = case.get("key", "zh")
    taken, problems = take({key: file_of(case, tmp_path)})
    listed = problems if taken is None else taken.problems
    assert [f"{each.line}: {each.code}" for each in listed] == case.get("problems", [])
    if taken is None:
        assert not {"zh", "en"} & set(case)
        assert all(words in str(problems[0]) for words in case.get("said", ()))
        return
    found = {language: raw.decode().split("\n")[:-1] for language, raw in taken.texts.items()}
    assert found == {language: case[language] for language in ("zh", "en") if language in case}
    check_account(taken)
    whole = "\n".join([*taken.report, *map(str, taken.problems)])
    for kind, number in case.get("left_out", {}).items():
        assert re.search(rf"\b{number} {re.escape(kind)}", whole), whole
    if "left_out" not in case:
        assert "+ 0 left out" in whole, whole
    for words in case.get("said", ()):
        assert words in whole


@pytest.mark.parametrize("line", FORMS.read_text("utf-8").split("\n")[1:-1])
def test_automatic_numbers(line: str) -> None:
    form, number, text = line.split("\t")
    assert (written(int(number), form) or "") == text


def letters(text: str) -> Counter[str]:
    """Characters of a text, raised digits as digits."""
    return Counter("".join(unicodedata.normalize("NFKC", text).split()))
