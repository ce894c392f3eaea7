"""``document.json``: its shape, and that it holds the texts to the letter."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from build_scripts.outputs.exchange.document import document_json
from tests.bitexts import read_bitext
from tests.conftest import Golden
from tests.repository import ROOT

CASES = sorted((ROOT / "tests" / "cases" / "pages").glob("*.yml"))
SCHEMA = json.loads(
    (ROOT / "build_scripts" / "outputs" / "exchange" / "document.schema.json").read_text("utf-8")
)
VALIDATOR = jsonschema_rs.Draft202012Validator(SCHEMA)
BROKEN = json.loads((ROOT / "tests" / "cases" / "exchange" / "broken.json").read_text("utf-8"))


def test_schema_is_a_schema() -> None:
    assert jsonschema_rs.meta.is_valid(SCHEMA)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_document_follows_its_schema(path: Path) -> None:
    value = json.loads(document_json(read_bitext(path)))
    assert [error.message for error in VALIDATOR.iter_errors(value)] == []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_texts_are_verbatim(path: Path) -> None:
    bitext = read_bitext(path)
    value = json.loads(document_json(bitext))
    units = {each["id"]: each for each in value["units"]}
    assert list(units) == [unit.id for unit in bitext.units]
    for unit in bitext.units:
        found = units[unit.id]
        for key in bitext.document.keys:
            text = unit.text[key]
            assert found["text"][key] == (None if text is None else list(text))
            assert (found["label"][key], found["heading"][key]) == (
                unit.label[key],
                unit.heading[key],
            )
        assert [pair["id"] for pair in found["pairs"]] == [pair.id for pair in unit.pairs]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_order_runs_over_divisions_and_units(path: Path) -> None:
    value = json.loads(document_json(read_bitext(path)))
    orders = sorted(each["order"] for each in (*value["divisions"], *value["units"]))
    assert orders == list(range(1, len(orders) + 1))


def test_golden(golden: Golden) -> None:
    tiny = read_bitext(ROOT / "tests" / "cases" / "pages" / "tiny.yml")
    golden("exchange/document.json", document_json(tiny))


@pytest.mark.parametrize("change", BROKEN, ids=lambda change: str(change["why"]))
def test_schema_refuses(change: dict[str, Any]) -> None:
    tiny = read_bitext(ROOT / "tests" / "cases" / "pages" / "tiny.yml")
    value = json.loads(document_json(tiny))
    place: Any = value
    *way, last = change["path"]
    for step in way:
        place = place[step]
    if "value" in change:
        place[last] = change["value"]
    else:
        del place[last]
    assert not VALIDATOR.is_valid(value)
