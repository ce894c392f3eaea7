"""A document is made ready to be shown once, and every output is made from that."""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest

from build_scripts.model import Bitext
from build_scripts.outputs.books.typst import pdf
from build_scripts.press.build import build
from build_scripts.publication import cite, paginate, publication
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.publication.standing import brief
from build_scripts.sources.settings import read_settings
from tests.bitexts import bitext_of, read_bitext
from tests.repository import ROOT, documents

CASES = ROOT / "tests" / "cases" / "pages"
CODE = ROOT / "build_scripts"
ONCE = (publication.publication_of, paginate.paginate, cite.citations, cite.short_forms)
"""What looks at the whole of a document; the order of its nodes too."""


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each was called, wherever it was imported to; printing itself is left out."""
    calls: Counter[str] = Counter()

    def counted(make: Callable[..., Any]) -> Callable[..., Any]:
        def count(*args: Any, **options: Any) -> Any:
            calls[make.__name__] += 1
            return make(*args, **options)

        return count

    wrapped = {make: counted(make) for make in ONCE}
    for name, module in list(sys.modules.items()):
        if name.startswith("build_scripts"):
            for own, value in list(vars(module).items()):
                if isinstance(value, FunctionType) and value in wrapped:
                    monkeypatch.setattr(module, own, wrapped[value])
    order = vars(Bitext)["_nodes"]
    monkeypatch.setattr(order, "func", counted(order.func))
    monkeypatch.setattr(pdf, "_compiled", lambda *_: (b"%PDF-", ()))
    monkeypatch.setattr(pdf, "differences", lambda *_: iter(()))
    return calls


def test_each_is_worked_out_once_a_document(fresh_copy: Path, counts: Counter[str]) -> None:
    outcome = build(fresh_copy, read_settings(fresh_copy))
    assert outcome.written
    names = {*(make.__name__ for make in ONCE), "_nodes"}
    assert counts == dict.fromkeys(names, len(documents()))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{each.name}" for each in node.names)
        elif isinstance(node, ast.Import):
            yield from (each.name for each in node.names)


@pytest.mark.parametrize("room", ["publication", "outputs/exchange", "outputs/books"])
def test_no_fact_is_taken_from_the_pages(room: str) -> None:
    found = [
        f"{path.relative_to(CODE)}: {name}"
        for path in sorted((CODE / room).rglob("*.py"))
        for name in _imports(path)
        if name.startswith(("build_scripts.outputs.pages", "build_scripts.outputs.indexes"))
    ]
    assert found == []


@pytest.fixture
def tiny() -> Publication:
    return publication_of(read_bitext(CASES / "tiny.yml"), Site("https://example.org/"))


def test_nodes_are_in_reading_order(tiny: Publication) -> None:
    assert tuple(tiny.nodes.values()) == tiny.bitext.nodes()
    orders = [node.order for node in tiny.nodes.values()]
    assert orders == sorted(orders)
    assert len(orders) == len(tiny.bitext.divisions) + len(tiny.bitext.units)
    assert tiny.in_order(["p2", "p1-c1", "p2", "p1"]) == ["p1", "p1-c1", "p2"]


def test_a_node_is_read_on_its_page(tiny: Publication) -> None:
    assert tiny.place("p1-c2-i1") == ("p1/", "p1-c2-i1")
    assert tiny.place("p1") == ("p1/", "")
    assert tiny.place("p2") == ("p2/", "")
    assert tiny.read_at("p2") == ("p2-s1/", "p2")


def test_what_is_round_and_in_a_node(tiny: Publication) -> None:
    item = tiny.nodes["p1-c2-i1"]
    assert [each.id for each in tiny.ancestors(item)] == ["p1", "p1-c2"]
    assert [each.id for each in tiny.inside("p1-c2")] == ["p1-c2-i1", "p1-c2-i2"]
    assert [each.id for each in tiny.children[""]][:2] == ["title", "p1"]


def test_a_document_without_reading_pages_is_read_as_a_whole() -> None:
    flat = publication_of(read_bitext(CASES / "flat.yml"), Site("https://example.org/"))
    assert flat.pages == ()
    assert set(flat.page_of.values()) == {"full"}


def test_without_a_companion_there_are_no_terms_and_no_differences(tiny: Publication) -> None:
    assert not tiny.glossary.concepts
    assert not tiny.concordance.uses
    assert tiny.differences == ()
    assert not tiny.gloss.terms


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ({}, ("英文：未注明", "English: status not stated")),
        (
            {"publisher": {"zh": "某社", "en": "a press"}},
            ("英文：未注明，某社", "English: status not stated, a press"),
        ),
        (
            {"status": {"zh": "非官方译文", "en": "unofficial translation"}},
            ("英文：非官方译文", "English: unofficial translation"),
        ),
    ],
)
def test_what_no_status_says_reads_as_not_stated(
    english: dict[str, Any], said: tuple[str, str]
) -> None:
    editions = {"zh": {"is_authentic": True}, "en": english}
    document = bitext_of({"editions": editions, "authentic": ["zh"], "nodes": []}).document
    assert brief(document, "zh") == f"作准文本：中文 · {said[0]}"
    assert brief(document, "en") == f"Authentic text: Chinese · {said[1]}"


def test_where_no_text_is_said_to_be_authentic_all_are_alike() -> None:
    document = bitext_of({"nodes": []}).document
    assert brief(document, "en") == "Not stated which text is authentic · Chinese · English"
