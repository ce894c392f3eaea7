"""The check on languages itself: one page a row of `cases/foreign_words.yml`."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from lxml import html

from tests.foreign_words import foreign

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "foreign_words.yml").read_text("utf-8"))


@pytest.mark.parametrize(("body", "wanted"), CASES)
def test_texts_in_the_wrong_language(body: str, wanted: list[str]) -> None:
    page = f"<html lang='zh-Hans'><head><title>Title words here</title></head><body>{body}</body>"
    assert foreign(html.fromstring(page)) == wanted
