"""Signs of Chinese typing in `document.yml` are named for what they are."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_scripts.problems import Problem
from build_scripts.sources import document, signs
from build_scripts.sources.marked import read_yaml

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "signs.yml").read_text("utf-8"))
REST = """id: sample
title: {zh: 样本, en: Sample}
editions:
  zh: {file: zh.txt, lang: zh-Hans}
  en: {file: en.txt, lang: en}
"""


def problems_of(text: str) -> tuple[Problem, ...]:
    marked, problems = read_yaml("document.yml", text)
    if marked is None:
        return problems
    found, problems = document.of(marked, "sample")
    return problems if found is None else tuple(signs.quoted(marked.path, marked.text))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["yaml"][:24])
def test_signs(case: dict[str, str | list[str]]) -> None:
    own = str(case["yaml"])
    key = own.split(":")[0]
    rest = REST.replace("title: {zh: 样本, en: Sample}\n", "") if key == "title" else REST
    found = [
        f"{each.line}: {each.code} {each.message[0] if each.code == 'D15' else ''}".strip()
        for each in problems_of(own + rest)
        if each.code != "D05"  # what the line should have said is lacking too
    ]
    assert found == case["problems"]
