"""What a page says of itself to machines: title, description, previews, one JSON-LD object."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from types import SimpleNamespace
from typing import Any
from urllib.parse import urljoin

import pytest
import yaml
from lxml import html

from build_scripts.outputs.exchange import tmx
from build_scripts.outputs.pages import glossary_pages, pages
from build_scripts.outputs.pages.facts import facts_path, glossary_facts
from build_scripts.publication.publication import publication_of
from build_scripts.publication.words import JOINT, phrases
from tests.bitexts import bitext_of, read_bitext
from tests.repository import ROOT
from tests.samples import glossary
from tests.theme import CONFIG, Theme, fronts, page

CASES = ROOT / "tests" / "cases"
SITE = pages.Site("https://example.org/")
LISTS: dict[str, Any] = yaml.safe_load((CASES / "heads" / "list_only.yml").read_text("utf-8"))

TYPES = {
    **{"about": "AboutPage", "glossary": "DefinedTermSet", "concept": "DefinedTerm"},
    **{"downloads": "WebPage", "differences": "WebPage", "home": "WebSite"},
    **{"cite": "WebPage", "studies": "WebPage", "study": "WebPage"},
}
"""Kind of a page → the type of its object; every other kind shows a text."""


def _files(name: str) -> Mapping[str, str]:
    bitext = read_bitext(CASES / "pages" / f"{name}.yml")
    look = publication_of(bitext, SITE)
    return {**pages.render(look), **pages.home([bitext.document], look)}


def _heads(name: str) -> Iterator[tuple[str, dict[str, Any], html.HtmlElement]]:
    """Address, front matter and head of every page."""
    files = _files(name)
    theme = Theme(files)
    for address, front in fronts(files).items():
        yield address, front, theme.head(front, address)


def _thing(head: html.HtmlElement) -> dict[str, Any]:
    [text] = head.xpath("//script[@type='application/ld+json']/text()")
    thing: dict[str, Any] = json.loads(text)
    return thing


def _property(head: html.HtmlElement, name: str) -> list[str]:
    return [str(each) for each in head.xpath(f"//meta[@property='{name}']/@content")]


SITE_NAMES = phrases("site")


@pytest.mark.parametrize("address", LISTS["expect"])
def test_title_and_description(address: str) -> None:
    files = pages.render(publication_of(bitext_of(LISTS), SITE))
    front = fronts(files)[f"lists/{address}"]
    shown = [front["title"].replace(JOINT, " "), front["description"]]
    assert shown == LISTS["expect"][address]


@pytest.mark.parametrize("name", ["tiny", "flat", "three_languages"])
def test_every_page_has_one_object_of_its_type(name: str) -> None:
    for address, front, head in _heads(name):
        thing, kind = _thing(head), front["template"].removesuffix(".html")
        wanted = "WebPage" if "robots" in front else TYPES.get(kind, "Legislation")
        assert (thing["@type"], thing["@context"]) == (wanted, "https://schema.org"), address
        document = f"{SITE.url}{front.get('document')}/"
        shows_all = kind in ("document", "full")
        assert thing["@id"] == (document if shows_all else f"{SITE.url}{address}"), address
        assert thing["url"] == f"{SITE.url}{address}"
        if thing["@type"] in ("AboutPage", "WebPage"):
            assert thing["about"]["@id"] == document
            assert "legislationIdentifier" not in thing


@pytest.mark.parametrize("name", ["tiny", "flat", "three_languages"])
def test_previews(name: str) -> None:
    theme = Theme(_files(name))
    for address, front, head in _heads(name):
        assert _property(head, "og:title") == [front["title"].replace(JOINT, " ")]
        assert _property(head, "og:url") == [f"{SITE.url}{address}"]
        assert _property(head, "og:description") == [front["description"]]
        own = {"en": "en_US", "lo": "lo_LA"}.get(front.get("lang", ""), "zh_CN")
        assert _property(head, "og:locale") == [own]
        site = SITE_NAMES.get(front.get("lang", ""), JOINT.join(SITE_NAMES.values()))
        wanted = f"{front['title']} - {site}" if address else site
        assert unescape(theme.part("title", front, address)) == wanted


def test_alternates_are_pages_of_the_same_node() -> None:
    files = _files("tiny")
    for address, _, head in _heads("tiny"):
        for target in head.xpath("//link[@hreflang]/@href"):
            path = str(target).removeprefix(SITE.url)
            assert f"{path}index.md" in files, address
            assert fronts(files)[path].get("node") == fronts(files)[address].get("node")
    pages_of = {address: head.xpath("//link/@hreflang") for address, _, head in _heads("tiny")}
    assert pages_of["tiny-2000/zh/p1/"] == ["zh-Hans", "en", "x-default"]
    assert pages_of["tiny-2000/p1-c1/"] == []


def test_object_of_a_unit_and_its_translation() -> None:
    things = {address: _thing(head) for address, _, head in _heads("tiny")}
    both = things["tiny-2000/p1-c1/"]
    assert both["@id"] == "https://example.org/tiny-2000/p1-c1/"
    assert both["inLanguage"] == "zh-Hans"
    assert both["workTranslation"][0]["inLanguage"] == "en"
    assert both["workTranslation"][0]["translationOfWork"] == {"@id": both["@id"]}
    assert "workTranslation" not in things["tiny-2000/p1-c2-i2/"]  # the English lacks it


def test_object_of_a_page_in_one_language() -> None:
    things = {address: _thing(head) for address, _, head in _heads("tiny")}
    chinese, english = (things[f"tiny-2000/{key}/p2-s1/"] for key in ("zh", "en"))
    work = "https://example.org/tiny-2000/p2-s1/"
    assert chinese["exampleOfWork"]["@id"] == english["translationOfWork"]["@id"] == work
    assert chinese["legislationIdentifier"] == english["legislationIdentifier"]
    assert english["legislationIdentifier"] == "tiny-2000/p2-s1"
    assert (chinese["inLanguage"], english["inLanguage"]) == ("zh-Hans", "en")
    assert "translationOfWork" not in chinese


def test_texts_of_equal_standing_are_no_translations() -> None:
    things = {address: _thing(head) for address, _, head in _heads("flat")}
    assert things["flat/a1/"]["inLanguage"] == ["zh-Hans", "en"]
    assert "workTranslation" not in things["flat/a1/"]


def test_objects_of_the_glossary() -> None:
    known = glossary([{"id": "railway", "zh": ["铁路"], "en": ["railway </script>"]}])
    files = {f"glossary/{path}": text for path, text in glossary_pages.render(known, ()).items()}
    theme = Theme({**files, facts_path("glossary"): glossary_facts(known)})
    found = fronts(files)
    terms = _thing(theme.head(found["glossary/en/"], "glossary/en/"))
    assert (terms["@type"], terms["@id"]) == ("DefinedTermSet", "https://example.org/glossary/")
    assert terms["url"] == "https://example.org/glossary/en/"
    head = theme.part("head", found["glossary/railway/"], "glossary/railway/")
    term = _thing(html.fromstring(f"<head>{head}</head>"))
    assert (term["@type"], term["name"]) == ("DefinedTerm", ["铁路", "railway </script>"])
    assert term["inDefinedTermSet"]["@id"] == terms["@id"]
    assert head.count("</script>") == 1


def test_hand_written_pages_have_an_object_too() -> None:
    meta = {"title": "</script><b>帮助", "description": "x", "template": "main.html"}
    thing = _thing(Theme({}).head(meta, "help/"))
    assert (thing["@type"], thing["name"]) == ("WebPage", "</script><b>帮助")
    assert thing["isPartOf"] == {"@type": "WebSite", "@id": SITE.url}


@pytest.mark.parametrize("has_files", [True, False])  # MkDocs lists files, Zensical pages
def test_sitemap_leaves_out_what_is_not_to_be_indexed(*, has_files: bool) -> None:
    files_of = pages.render(publication_of(bitext_of(LISTS), SITE))
    listed = [page(front, address) for address, front in fronts(files_of).items()]
    files = [SimpleNamespace(page=each) if has_files else each for each in listed]
    sitemap = Theme(files_of).environment.get_template("sitemap.xml")
    text = sitemap.render(pages=files, config=CONFIG)
    found = re.findall("<loc>(.*?)</loc>", text)
    assert f"{SITE.url}lists/a9/" not in found
    assert len(found) == len(listed) - 1


def test_without_scripts_the_search_leads_to_the_whole_text_or_to_all_documents() -> None:
    files = _files("tiny")
    theme = Theme(files)
    for address, front in fronts(files).items():
        [link] = re.findall('href="(.*?)"', theme.part("find", front, address))
        wanted = "tiny-2000/full/" if "document" in front else ""
        assert urljoin(SITE.url + address, link) == SITE.url + wanted, address


def test_paper_says_what_was_printed_and_where_it_is() -> None:
    files = _files("tiny")
    for address in ("tiny-2000/p1/", "tiny-2000/p1-c1/", "tiny-2000/en/p1/"):
        part = Theme(files).part("facts", fronts(files)[address], address).split("<script", 1)[0]
        line = unescape(re.sub("<.*?>", "", part)).strip()
        assert "Agreement on <Testing> & More" in line
        assert ("关于测试的协定" in line) == ("/en/" not in address)
        assert line.endswith(f" {SITE.url}{address}")


def test_sentences_of_one_language_are_no_pairs() -> None:
    bitext = bitext_of(LISTS)
    files = pages.render(publication_of(bitext, SITE))
    assert "Sentence pairs" not in files["lists/dateline/index.md"]
    assert "Sentence pairs: 1 paired in order." in files["lists/a2/index.md"]
    assert ", 1 sentence pair</span>" in files["lists/index.md"]
    made = [each.made for each in tmx.segments(bitext) if each.id.startswith(("a2.", "dateline."))]
    assert [each for each in made if each] == ["order"]
