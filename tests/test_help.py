"""The help shows addresses and places of a document of the site itself, whichever it has."""

from __future__ import annotations

import re
from html import unescape

import pytest

from build_scripts.outputs.pages import pages, snippets
from build_scripts.publication.publication import Publication, Site, publication_of
from tests.bitexts import bitext_of, read_bitext
from tests.repository import ROOT

HELP = (ROOT / "docs" / "help" / "index.md").read_text("utf-8")
CASES = ROOT / "tests" / "cases"
LOOKS = ("pages/tiny.yml", "text_before_headings.yml", "printed_title/without_pages.yml")
CODE = re.compile("<code>(.*?)</code>")


def publication(path: str) -> Publication:
    return publication_of(read_bitext(CASES / path), Site("https://example.org/"))


def codes(text: str) -> list[str]:
    return [unescape(each) for each in CODE.findall(text)]


@pytest.mark.parametrize("path", LOOKS)
def test_addresses_are_pages_and_sentences_of_the_document(path: str) -> None:
    own = publication(path)
    files = pages.render(own)
    given = codes(snippets.addresses(own))
    assert given
    for each in given:
        page, _, fragment = each.removeprefix("…/").partition("#")
        assert f"{page}index.md" in files
        unit = page.split("/")[1]
        [shown] = [each for each in own.bitext.units if each.id == unit]
        assert fragment in ("", *(f"{unit}.{at + 1}" for at in range(len(shown.pairs))))


@pytest.mark.parametrize("path", LOOKS)
def test_places_are_written_as_the_document_is_cited(path: str) -> None:
    own = publication(path)
    given = codes(snippets.places(own))
    [unit] = {each for each in given if each in own.nodes}
    assert own.shorts[unit] in given
    assert {own.cited(unit, key) for key in own.named_in} <= set(given)
    several = [pair for each in given if own.shorts[unit] in (pair := each.split(", "))[:2]]
    assert all(set(pair) <= set(own.shorts.values()) for pair in several)


def test_a_numbered_clause_of_several_sentences_is_the_example() -> None:
    given = codes(snippets.addresses(publication("help/numbered.yml")))
    assert given == ["…/short-law/a2/", "…/short-law/a2/#a2.2"]


def test_a_document_without_a_clause_has_none() -> None:
    own = publication_of(bitext_of({"nodes": []}), Site("https://example.org/"))
    assert {make(own) for make in snippets.EXAMPLES.values()} == {""}


@pytest.mark.parametrize("name", snippets.EXAMPLES)
def test_the_page_takes_them_in_and_names_no_document(name: str) -> None:
    assert f'\n--8<-- "{name}"\n' in HELP
    documents = [each.name for each in (ROOT / "source_texts").iterdir() if each.is_dir()]
    assert documents
    assert [each for each in documents if each in HELP] == []
