"""Definitions that have another order in each text, in everything that leaves the house.

The document in `cases/definitions/` has them as paragraphs of an article (two of them paired by
little evidence) and as numbered items.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from functools import cache
from pathlib import Path
from typing import Any

from lxml import html

from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.intake import explain
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.typst import pdf
from build_scripts.outputs.books.typst.passages import passages
from build_scripts.outputs.exchange import akn, document, tmx
from build_scripts.outputs.pages import pages
from build_scripts.outputs.pages.marks import marks_script
from build_scripts.press.build import check_document
from build_scripts.press.documents.check import Checked
from build_scripts.publication.publication import Publication, Site, publication_of
from tests.printed import ready
from tests.repository import ROOT, SITE_URL
from tests.samples import glossary

FOLDER = Path(__file__).parent / "cases" / "definitions"
IN_ONE = ["In these", '"park"', '"wetland"', '"foo"', '"grault"']
"""The English of Article 1 as it stands beside the Chinese."""
OF_ITS_OWN = ["In these", '"foo"', '"grault"', '"park"', '"wetland"']
ITEMS = ['"zoo"', '"botanical', '"children']
"""That of Article 2."""


@cache
def checked() -> Checked:
    return check_document(FOLDER, ROOT, with_lock=False)


@cache
def publication() -> Publication:
    own = checked().bitext
    assert own
    return ready(own)


@cache
def files() -> dict[str, str]:
    return dict(pages.render(publication()))


def places(text: str, words: list[str]) -> list[int]:
    """Where words stand that are in a text once."""
    assert [text.count(each) for each in words] == [1] * len(words), words
    return [text.index(each) for each in words]


def in_order(text: str, words: list[str]) -> bool:
    found = places(text, words)
    return found == sorted(found)


def test_no_sentence_is_said_to_have_no_partner_and_doubts_are_told() -> None:
    own = checked()
    assert [f"{each.line}: {each.code}" for each in own.problems] == ["2: PA12"]
    assert own.bitext
    assert all(pair.is_matched for unit in own.bitext.units for pair in unit.pairs)


def test_each_stands_beside_its_partner_on_a_page_and_in_its_own_order_alone() -> None:
    page: Any = html.fromstring(re.sub(r" markdown>", ">", files()["definitions/full/index.md"]))
    row = page.xpath("//section[.//*[@id='a1.1']]")[0]
    cells = [[" ".join(each.itertext()).strip() for each in cell.xpath("./div[@class='beside']")]
             for cell in row.xpath("./div[@lang]")]  # fmt: skip
    assert [each[:3] for each in cells[0]] == ["本办法", "公园，", "湿地，", "甲乙，", "庚辛，"]
    assert all(each.startswith(word) for each, word in zip(cells[1], IN_ONE, strict=True))
    notes = row.xpath("./div[@class='order']/span[@lang='en']/text()")
    assert [each.split(" ")[0] for each in notes] == ["The", "2"]
    paired_page, own_page = files()["definitions/full/index.md"], files()["definitions/en/index.md"]
    assert in_order(paired_page, ITEMS)
    assert paired_page.count("in the order of the Chinese text") == 2
    own_page = re.sub("&#34;|&quot;", '"', own_page)
    assert in_order(own_page, OF_ITS_OWN)
    assert in_order(own_page, [ITEMS[1], ITEMS[2], ITEMS[0]])
    assert "Article 2, item (3)" in files()["definitions/a2-i1/index.md"]


def test_data_pair_them_and_leave_each_text_as_it_is() -> None:
    own = publication().bitext
    units = {each["id"]: each for each in json.loads(document.document_json(own))["units"]}
    assert in_order("".join(units["a1"]["text"]["en"]), OF_ITS_OWN)
    assert [each.get("sure", True) for each in units["a1"]["pairs"]] == [True] * 3 + [False] * 2
    assert [units[f"a2-i{n}"]["numbers"]["en"] for n in (1, 2, 3)] == ["3", "1", "2"]
    texts = {each.id: each.texts["en"] for each in tmx.segments(own)}
    assert all(texts[f"a1.{n}"].startswith(word) for n, word in enumerate(IN_ONE, 1))
    law = akn.render(own, "en")
    assert in_order(law, [*OF_ITS_OWN, ITEMS[1], ITEMS[2], ITEMS[0]])


def test_books_have_them_side_by_side() -> None:
    with zipfile.ZipFile(io.BytesIO(epub.render(publication()))) as book:
        chapter = book.read("EPUB/full.xhtml").decode().replace("&#34;", '"')
    assert in_order(chapter, ["公园，是指向", '"park"', "湿地，是", '"wetland"', "甲乙，", '"foo"'])
    for layout, words in (("paired", [*IN_ONE, *ITEMS]), ("en", OF_ITS_OWN)):
        made = pdf.render(publication(), layout)
        assert made.problems == ()  # the proof-reader compares all texts
        assert made.value
        read = " ".join(each.text for each in passages(made.value) if each.role == "P")
        assert in_order(read, words)


def test_terms_are_marked_where_the_page_shows_them() -> None:
    known = glossary([{"id": "wetland", "zh": ["湿地"], "en": ["wetland"]}])
    own = publication().bitext
    found = concordance(own, dictionary(known))
    shown = publication_of(own, Site(SITE_URL), known, Companion(found, ()))
    units = [unit for unit in own.units if unit.id == "a1"]
    marks = json.loads(marks_script(shown, units).partition("=")[2].strip().rstrip(";"))["a1"]["en"]
    beside = "".join(sorted(units[0].text["en"] or (), key=_rank))
    assert beside[marks[0] : marks[1]] == "wetland"


def _rank(text: str) -> int:
    return next(at for at, word in enumerate(IN_ONE) if text.startswith(word))


def test_an_editor_who_has_looked_is_not_asked_again(tmp_path: Path) -> None:
    folder = tmp_path / FOLDER.name
    shutil.copytree(FOLDER, folder)
    config = folder / "document.yml"
    said = "\npairing:\n  - {id: a1, reason: compared with the register of terms}\n"
    config.write_text(config.read_text("utf-8") + said, "utf-8")
    again = check_document(folder, tmp_path, with_lock=False)
    assert again.problems == ()
    assert again.bitext
    assert all(pair.is_sure for unit in again.bitext.units for pair in unit.pairs)


def test_explain_lays_partners_side_by_side() -> None:
    text, _ = explain.explain(FOLDER, ROOT)
    rows = re.findall(r"a2-i\d  （(.)）.*\| +a2-i\d  \((\d)\)", text)
    assert rows == [("一", "3"), ("二", "1"), ("三", "2")]
