"""The PDF: every text whole for every reader's program, every id, valid, the same bytes twice."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pytest
from pypdf import PdfReader

from build_scripts.model import Division, Unit
from build_scripts.outputs.books.typst import pdf
from build_scripts.outputs.books.typst.fonts import LICENCE, SPARE
from build_scripts.outputs.books.typst.passages import Passage
from build_scripts.outputs.books.typst.proof import comparable
from build_scripts.outputs.books.typst.sheet import PAPERS
from build_scripts.publication.words import pick
from tests.printed import (
    FIRST,
    LAYOUTS,
    NAMES,
    SIX,
    bitext,
    fonts_in,
    page_texts,
    printed,
    read,
    ready,
    said,
    shown,
    written,
)
from tests.repository import ROOT, SITE_URL, environment

MOST_BYTES = 600_000
POINTS_A_MM = 72 / 25.4
HAN = re.compile(r"[〇㐀-䶿一-鿿]")
LATIN = re.compile(r"[A-Za-z0-9]")
# Kangxi radicals, CJK radicals, compatibility ideographs.
COMPATIBILITY = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\U0002f800-\U0002fa1f]")

EACH = [(name, layout) for name in NAMES for layout in LAYOUTS]
EVERY = [*EACH, (SIX, "zh,fr,ar"), (SIX, "ar"), (SIX, "ar,en")]
"""With three texts, and with those that run from right to left."""
# Poppler needs time in the square of the length for this.
READ_BY_POPPLER = [
    ("un-charter", "paired"),
    *(pytest.param(FIRST, layout, marks=pytest.mark.sweep) for layout in LAYOUTS),
]


def keys(name: str, layout: str) -> tuple[str, ...]:
    return bitext(name).document.keys if layout == "paired" else tuple(layout.split(","))


def nodes(name: str, layout: str) -> Iterator[Division | Unit]:
    """What a layout shows, without the title, which stands in front."""
    for node in bitext(name).nodes():
        is_shown = isinstance(node, Division) or any(node.has(key) for key in keys(name, layout))
        if is_shown and node.kind != "title":
            yield node


@pytest.mark.parametrize(("name", "layout"), READ_BY_POPPLER)
def test_every_unit_is_whole_in_structure_order(name: str, layout: str, tmp_path: Path) -> None:
    """Read by Poppler along the tags; the build itself reads by PDFium."""
    path = written(tmp_path, "book.pdf", printed(name, layout))
    run = subprocess.run(["pdfinfo", "-struct-text", path], capture_output=True, check=True)
    # Headings' titles are printed in UTF-16; they are not the text.
    found_text = run.stdout.decode("utf-8", "replace")
    quoted = re.findall(r'^ +"(.*)"$', found_text, re.MULTILINE)
    stream = comparable("".join(quoted).replace('\\"', '"'))
    for key in keys(name, layout):
        place = 0
        for node in nodes(name, layout):
            if isinstance(node, Unit) and (text := shown(node, key)):
                found = stream.find(text, place)
                assert found >= 0, (node.id, key)
                place = found + len(text) if layout != "paired" else place


@pytest.mark.parametrize(("name", "layout"), EACH)
@pytest.mark.parametrize("program", ["pdfium", "pypdf"])
def test_han_and_latin_come_in_order_without_the_tags(name: str, layout: str, program: str) -> None:
    """For programs that read the pages and know nothing of tags."""
    if program == "pypdf":
        found = "".join(page_texts(name, layout))
    else:
        document = pypdfium2.PdfDocument(printed(name, layout))
        found = "".join(page.get_textpage().get_text_range() for page in document)
        document.close()
    for key in keys(name, layout):
        letters = HAN if key == "zh" else LATIN
        stream = iter(letters.findall(found))
        units = [node for node in nodes(name, layout) if isinstance(node, Unit)]
        wanted = letters.findall("".join(shown(unit, key) for unit in units))
        missed = next((place for place, each in enumerate(wanted) if each not in stream), None)
        assert missed is None, "".join(wanted[missed : missed + 20])


@pytest.mark.parametrize(("name", "layout"), EACH)
def test_no_character_turns_into_a_compatibility_one(name: str, layout: str) -> None:
    text = "".join(passage.text for passage in said(name, layout))
    source = "".join(
        text for unit in bitext(name).units for texts in unit.text.values() for text in texts or ()
    )
    assert set(COMPATIBILITY.findall(text)) <= set(source)


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_every_id_is_a_named_destination(name: str, layout: str) -> None:
    found = set(read(printed(name, layout)).named_destinations)
    assert {"title", *(node.id for node in nodes(name, layout))} == found


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_every_unit_links_to_its_page_and_no_link_is_broken(name: str, layout: str) -> None:
    reader = read(printed(name, layout))
    pages = {page.indirect_reference for page in reader.pages}
    targets = {destination.page for destination in reader.named_destinations.values()}
    addresses = set()
    for annotation in _links(reader):
        action = annotation.get("/A", {})
        if action.get("/S") == "/URI":
            addresses.add(str(action["/URI"]))
        else:
            target = annotation.get("/Dest", action.get("/D"))
            assert target in reader.named_destinations or target[0] in pages
    assert targets
    units = [node for node in nodes(name, layout) if isinstance(node, Unit)]
    assert {f"{SITE_URL}{name}/{unit.id}/" for unit in units} <= addresses


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_all_fonts_are_embedded_as_subsets(name: str, layout: str) -> None:
    found = list(fonts_in(read(printed(name, layout))))
    assert found
    for font in found:
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"])
        assert "/FontFile3" in descriptor or "/FontFile2" in descriptor
        assert "/ToUnicode" in font


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_qpdf_finds_nothing(name: str, layout: str, tmp_path: Path) -> None:
    path = written(tmp_path, "book.pdf", printed(name, layout))
    run = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_pdfua_finds_nothing_in_what_it_checks(name: str, layout: str, tmp_path: Path) -> None:
    """`pdfua` knows 16 of 106 rules; Typst's own refusals are the better gate."""
    path = written(tmp_path, "book.pdf", printed(name, layout))
    run = subprocess.run(
        [sys.executable, "-m", "pdfua", "check", path], capture_output=True, text=True
    )
    print(run.stdout)
    assert run.returncode == 0
    assert "16 of 106" in run.stdout


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_standards_titles_and_languages_are_declared(name: str, layout: str) -> None:
    reader = read(printed(name, layout))
    catalog: Any = reader.trailer["/Root"].get_object()
    xmp = catalog["/Metadata"].get_object().get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"]
    document = bitext(name).document
    assert reader.metadata and reader.metadata.title and reader.metadata.subject
    for key in keys(name, layout):
        assert document.title[key] in reader.metadata.title
        status = pick(document.edition(key).status, key).rstrip("。.").casefold()
        assert status in reader.metadata.subject.casefold()
    langs = {passage.lang or catalog["/Lang"] for passage in said(name, layout)}
    assert {lang.split("-")[0] for lang in langs} == {*keys(name, layout), "en"}


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_no_number_and_no_heading_is_parted_from_its_text(name: str, layout: str) -> None:
    """What follows a heading begins on the same page, in every column."""
    found = [each for each in said(name, layout) if each.role != "Link"]
    texts = {comparable(each.text) for each in found if each.role == "P"}
    assert texts
    for place, each in enumerate(found[:-1]):
        if each.role.startswith("H") and each.page > 2:
            assert _next_texts(found, place, len(keys(name, layout))) <= {each.page}, each


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_status_of_each_text_is_in_the_foot_of_every_page(layout: str) -> None:
    for page in page_texts(FIRST, layout):
        text = comparable(page)
        for key in keys(FIRST, layout):
            status = bitext(FIRST).document.edition(key).status[key]
            assert comparable(status).rstrip("。.").casefold() in text.casefold()


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("paper", PAPERS)
def test_texts_fill_the_paper_between_its_margins(paper: str, layout: str) -> None:
    found = pdf.render(ready(bitext(FIRST)), layout, ["p2-s2"], paper)
    assert not found.problems
    ends: Counter[int] = Counter()  # how far lines of text end from the right edge, in points
    document = pypdfium2.PdfDocument(found.value or b"")
    for page in document:
        assert page.get_size() == pytest.approx(
            [side * POINTS_A_MM for side in PAPERS[paper]], 1e-3
        )
        text = page.get_textpage()
        for number in range(text.count_rects()):
            ends[round(page.get_width() - text.get_rect(number)[2])] += 1
        rules = [each.get_bounds() for each in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH])]
        [margin] = {round(left) for left, *_ in rules}  # the rules of head and foot
        assert {round(page.get_width() - right) for *_, right, _ in rules} == {margin}
    document.close()
    inside = [end for end in ends if end > margin - 10]
    assert abs(min(inside) - margin) < 6
    outside = ends.total() - sum(ends[end] for end in inside)
    assert outside == len([unit for unit in bitext(FIRST).units if unit.parent == "p2-s2"])  # ids


def test_running_heads_and_page_numbers() -> None:
    pages = page_texts(FIRST)
    for number, page in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in page
    for page in pages[2:]:
        assert comparable(bitext(FIRST).document.short["zh"]) in comparable(page)


def test_bookmarks_have_number_and_first_words_in_both_languages() -> None:
    titles = list(_bookmarks(read(printed(FIRST)).outline))
    assert "二、经济领域 II. Economic Field" in titles
    assert any(title.startswith("4. 适时启动商签新的") and " 4. " in title for title in titles), (
        titles
    )
    assert len([title for title in titles if re.match(r"\d+\. ", title)]) == 40


def test_the_cover_has_the_clean_title_in_phrases_and_what_the_source_printed() -> None:
    cover = page_texts(FIRST)[0].splitlines()
    assert cover[:2] == ["中国共产党和老挝人民革命党", "关于构建中老命运共同体行动计划"]
    whole = " ".join(" ".join(cover).split())
    assert bitext(FIRST).document.title["en"] in whole
    assert "Title as printed The Communist Party of China" in whole
    chinese = page_texts(FIRST, "zh")[0]
    assert "标题原样" not in chinese


@pytest.mark.parametrize(("name", "layout"), EVERY)
def test_the_cover_names_the_fonts_and_their_licence(name: str, layout: str) -> None:
    cover = "".join(page_texts(name, layout)[0].split())
    assert "".join(f"({LICENCE})".split()) in cover
    used = {
        re.split(r"[-+]", font["/BaseFont"])[1] for font in fonts_in(read(printed(name, layout)))
    }
    spare = {
        "".join(each.split())
        for wheel in SPARE
        for each in (wheel.serif, wheel.sans, *wheel.further)
    }
    named = {family for family in used if family in cover}
    assert named
    assert used - named <= {*spare, "DejaVuSansMono", "NewCMMath"}  # for single signs


def test_the_paired_pdf_of_the_first_document_is_small() -> None:
    assert len(printed(FIRST)) <= MOST_BYTES


def test_same_bytes_in_another_place_at_another_time(tmp_path: Path) -> None:
    """In another process, another folder, another time zone, with an empty home."""
    copy = tmp_path / "elsewhere"
    for name in ("build_scripts", "source_texts", "tests"):
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        _copy(ROOT / name, copy / name)
    program = (
        "import sys; from tests.printed import printed, FIRST;"
        " sys.stdout.buffer.write(printed(FIRST))"
    )
    elsewhere = environment(TZ="Asia/Vientiane", HOME=str(tmp_path), LC_ALL="C")
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=copy, env=elsewhere, capture_output=True, check=True
    )
    assert run.stdout == printed(FIRST)


def _next_texts(found: list[Passage], place: int, columns: int) -> set[int]:
    """The pages on which the first line of each column after a heading stands."""
    pages = set()
    for each in found[place + 1 :]:
        if each.role.startswith("H"):
            pages.add(each.page)
            break
        pages.add(each.page)
        columns -= 1
        if columns <= 0 or each.page != found[place].page:
            break
    return pages


def _links(reader: PdfReader) -> Iterator[Any]:
    for page in reader.pages:
        for reference in page.get("/Annots", []):
            annotation = reference.get_object()
            if annotation["/Subtype"] == "/Link":
                yield annotation


def _bookmarks(outline: Any) -> Iterator[str]:
    for each in outline:
        if isinstance(each, list):
            yield from _bookmarks(each)
        else:
            yield str(each.title)


def _copy(source: Path, target: Path) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            copied = target / path.relative_to(source)
            copied.parent.mkdir(parents=True, exist_ok=True)
            copied.write_bytes(path.read_bytes())
