"""What a page says of itself to machines: title, description, previews, one JSON-LD object."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from html import unescape
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jinja2 import Environment, FileSystemLoader
from lxml import html

from build_scripts.outputs.exchange import tmx
from build_scripts.outputs.pages import glossary_pages, pages
from build_scripts.publication.publication import publication_of
from tests.bitexts import bitext_of, read_bitext
from tests.repository import ROOT
from tests.samples import glossary

CASES = ROOT / "tests" / "cases"
SITE = pages.Site("https://example.org/")
THEME = Environment(loader=FileSystemLoader(ROOT / "docs" / "_theme"))
THEME.filters["url"] = lambda address: f"../{address}"
CONFIG = {"site_name": "对读 Duidu", "site_url": SITE.url, "use_directory_urls": True,
          "theme": {"favicon": "icon.svg"}, "extra": {"glossary": True}}  # fmt: skip
LISTS: dict[str, Any] = yaml.safe_load((CASES / "heads" / "list_only.yml").read_text("utf-8"))

TYPES = {
    **{"about": "AboutPage", "glossary": "DefinedTermSet", "concept": "DefinedTerm"},
    **{"gone": "WebPage", "home": "WebSite"},
}
"""Kind of a page → the type of its object; every other kind shows a text."""


def _front(text: str) -> dict[str, Any]:
    front: dict[str, Any] = yaml.safe_load(text.split("---\n", 2)[1])
    return front


def _fronts(files: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Address → front matter."""
    found = {path: text for path, text in files.items() if path.endswith("index.md")}
    return {path.removesuffix("index.md"): _front(text) for path, text in found.items()}


def _document(name: str) -> dict[str, dict[str, Any]]:
    bitext = read_bitext(CASES / "pages" / f"{name}.yml")
    return _fronts(
        {
            **pages.render(publication_of(bitext, SITE)),
            **pages.home([publication_of(bitext, SITE)], SITE),
        }
    )


def _page(meta: Mapping[str, Any], address: str) -> Any:
    return SimpleNamespace(meta=meta, title=meta.get("title"), canonical_url=f"{SITE.url}{address}",
                           is_homepage=not address, update_date="2024-01-01")  # fmt: skip


def _part(name: str, meta: Mapping[str, Any], address: str) -> str:
    text = "{% import 'ui.html' as ui with context %}{% set meta = page.meta %}"
    text += f"{{% include 'partials/{name}.html' %}}"
    return THEME.from_string(text).render(page=_page(meta, address), config=CONFIG)


def _head(meta: Mapping[str, Any], address: str) -> html.HtmlElement:
    return html.fromstring(f"<head>{_part('head', meta, address)}</head>")


def _property(head: html.HtmlElement, name: str) -> list[str]:
    return [str(each) for each in head.xpath(f"//meta[@property='{name}']/@content")]


@pytest.mark.parametrize("address", LISTS["expect"])
def test_title_and_description(address: str) -> None:
    front = _fronts(pages.render(publication_of(bitext_of(LISTS), SITE)))[f"lists/{address}"]
    assert [front["title"], front["description"]] == LISTS["expect"][address]


@pytest.mark.parametrize("name", ["tiny", "flat", "three_languages"])
def test_every_page_has_one_object_of_its_type(name: str) -> None:
    for address, front in _document(name).items():
        [text] = _head(front, address).xpath("//script[@type='application/ld+json']/text()")
        thing = json.loads(text)
        is_list = address.endswith("/downloads/")
        assert thing["@type"] == ("WebPage" if is_list else TYPES.get(front["kind"], "Legislation"))
        assert thing["@context"] == "https://schema.org"
        document = f"{SITE.url}{front.get('document')}/"
        shows_all = front["kind"] in ("document", "full") and not is_list
        assert thing["@id"] == (document if shows_all else f"{SITE.url}{address}"), address
        assert thing["url"] == f"{SITE.url}{address}"
        if thing["@type"] in ("AboutPage", "WebPage"):
            assert thing["about"]["@id"] == document
            assert "legislationIdentifier" not in thing


@pytest.mark.parametrize("name", ["tiny", "flat", "three_languages"])
def test_previews(name: str) -> None:
    for address, front in _document(name).items():
        head = _head(front, address)
        assert _property(head, "og:title") == [front["title"]]
        assert _property(head, "og:url") == [f"{SITE.url}{address}"]
        assert _property(head, "og:description") == [front["description"]]
        own = {"en": "en_US", "lo": "lo_LA"}.get(front["language"], "zh_CN")
        assert _property(head, "og:locale") == [own]
        assert own not in _property(head, "og:locale:alternate")
        wanted = f"{front['title']} - 对读 Duidu" if address else "对读 Duidu"
        assert unescape(_part("title", front, address)) == wanted


def test_object_of_a_page_in_one_language() -> None:
    fronts = _document("tiny")
    chinese, english = (fronts[f"tiny-2000/{key}/p2-s1/"]["jsonld"] for key in ("zh", "en"))
    work = "https://example.org/tiny-2000/p2-s1/"
    assert chinese["exampleOfWork"]["@id"] == english["translationOfWork"]["@id"] == work
    assert chinese["legislationIdentifier"] == english["legislationIdentifier"]
    assert english["legislationIdentifier"] == "tiny-2000/p2-s1"


def test_objects_of_the_glossary() -> None:
    entry = {"id": "railway", "zh": ["铁路"], "en": ["railway </script>"]}
    fronts = _fronts(glossary_pages.render(glossary([entry]), (), SITE.url))
    terms = fronts["en/"]["jsonld"]
    assert (terms["@type"], terms["@id"]) == ("DefinedTermSet", "https://example.org/glossary/")
    assert terms["url"] == "https://example.org/glossary/en/"
    term = fronts["railway/"]["jsonld"]
    assert (term["@type"], term["name"]) == ("DefinedTerm", ["铁路", "railway </script>"])
    assert term["inDefinedTermSet"]["@id"] == terms["@id"]
    assert "</script>" not in _part("head", fronts["railway/"], "").split("ld+json", 1)[1][:-10]


def test_hand_written_pages_have_an_object_too() -> None:
    meta = {"title": "</script><b>帮助", "description": "x", "kind": "help"}
    [text] = _head(meta, "help/").xpath("//script/text()")
    thing = json.loads(text)
    assert (thing["@type"], thing["name"]) == ("WebPage", "</script><b>帮助")
    assert thing["isPartOf"] == {"@type": "WebSite", "@id": SITE.url}


@pytest.mark.parametrize("has_files", [True, False])  # MkDocs lists files, Zensical pages
def test_sitemap_leaves_out_what_is_not_to_be_indexed(*, has_files: bool) -> None:
    fronts = _fronts(pages.render(publication_of(bitext_of(LISTS), SITE)))
    listed = [_page(front, address) for address, front in fronts.items()]
    files = [SimpleNamespace(page=each) if has_files else each for each in listed]
    text = THEME.get_template("sitemap.xml").render(pages=files)
    found = re.findall("<loc>(.*?)</loc>", text)
    assert f"{SITE.url}lists/a9/" not in found
    assert len(found) == len(fronts) - 1


def test_without_scripts_no_link_is_said_twice() -> None:
    for address, front in _document("tiny").items():
        found = _part("search-noscript", front, address)
        assert ("文件目录" in found) == (bool(address) and "links" not in front), address
        assert "全文" not in found
        assert "词汇表" not in found


def test_paper_says_what_was_printed_and_where_it_is() -> None:
    fronts = _document("tiny")
    for address in ("tiny-2000/p1/", "tiny-2000/p1-c1/", "tiny-2000/en/p1/"):
        line = unescape(re.sub("<.*?>", "", _part("facts", fronts[address], address)))
        assert "Agreement on <Testing> & More" in line
        assert ("关于测试的协定" in line) == ("/en/" not in address)
        assert line.endswith(f" {SITE.url}{address}")


def test_sentences_of_one_language_are_no_pairs() -> None:
    bitext = bitext_of(LISTS)
    files = pages.render(publication_of(bitext, SITE))
    assert 'class="made"' not in files["lists/dateline/index.md"]
    assert "Sentence pairs: 1 paired in order." in files["lists/a2/index.md"]
    assert '<span lang="en">sentence pairs</span> 1\n' in files["lists/index.md"]
    made = [each.made for each in tmx.segments(bitext) if each.id.startswith(("a2.", "dateline."))]
    assert [each for each in made if each] == ["order"]
