"""The built site as a reader's browser and a crawler see it: links, ids, languages, requests."""

from __future__ import annotations

import json
import re
import struct
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html

from build_scripts.sources.settings import read_settings
from tests.foreign_words import foreign
from tests.printed import bitext
from tests.repository import ROOT, SITE_URL, documents
from tests.sites import Built

# Attributes and CSS functions through which a page makes the browser fetch something.
FETCHED = {
    "img": "src", "script": "src", "iframe": "src", "source": "src", "audio": "src",
    "video": "src", "embed": "src", "object": "data", "input": "src", "track": "src",
}  # fmt: skip
FETCHED_LINKS = frozenset(
    "stylesheet icon preload modulepreload prefetch preconnect dns-prefetch manifest "
    "shortcut apple-touch-icon".split()
)
CSS_ADDRESS = re.compile(r"(?:url\(|@import)\s*[\"']?\s*([^\"')\s]+)")
HOST_IN_SCRIPT = re.compile(
    r"(?:fetch|import|importScripts|open|Worker|src\s*=)\s*\(?\s*[\"'](https?:)?//"
)


def address(file: Path, site: Path) -> str:
    """The address of a page on the site: `cn-la-2024/p2-s2/`."""
    return file.relative_to(site).as_posix().removesuffix("index.html")


@cache
def tree(file: Path) -> Any:
    return html.fromstring(file.read_bytes().decode())


@pytest.fixture(scope="session")
def pages(site: Path) -> Mapping[str, Any]:
    """Address → parsed page, for every page of the site."""
    return {address(file, site): tree(file) for file in sorted(site.rglob("*.html"))}


@pytest.fixture(scope="session")
def ids(pages: Mapping[str, Any]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(page.xpath("//@id")) for name, page in pages.items()}


def locked_ids() -> Iterator[tuple[str, str, frozenset[str]]]:
    """Document, id and keys: the languages of its texts, or ``retired``; every line of every lock.

    An id of sentences has a dot.
    """
    for document in documents():
        lock = (ROOT / "source_texts" / document / "anchors.lock").read_text("utf-8")
        for line in lock.splitlines():
            if line and not line.startswith("#"):
                node, *words = line.split()
                yield document, node, frozenset(word.split(":")[0] for word in words)


def test_every_internal_link_and_fragment_resolves(
    site: Path, pages: Mapping[str, Any], ids: Mapping[str, frozenset[str]]
) -> None:
    dead = []
    for name, page in pages.items():
        base = urljoin(SITE_URL, name)
        for link in page.xpath("//a/@href | //link/@href"):
            target = urljoin(base, link)
            if not target.startswith(SITE_URL):
                continue
            path = unquote(urlsplit(target).path).removeprefix(urlsplit(SITE_URL).path)
            fragment = unquote(urlsplit(target).fragment)
            if path in pages:
                if fragment and fragment not in ids[path] and not fragment.startswith("__"):
                    dead.append(f"{name}: {link} (no such id)")
            elif not (site / path).is_file():
                dead.append(f"{name}: {link} (no such file)")
    assert dead == []


def test_every_locked_id_is_an_address_and_an_anchor(
    pages: Mapping[str, Any], ids: Mapping[str, frozenset[str]]
) -> None:
    missing = []
    rows = {name for name, page in pages.items() if page.xpath("//div[@class='rows']")}
    reading = {
        document: [name for name in ids if name.startswith(f"{document}/")]
        for document in documents()
    }
    for document, node, keys in locked_ids():
        if "." in node:
            continue
        if f"{document}/{node}/" not in ids or (node not in ids[f"{document}/{node}/"] and keys):
            missing.append(f"{document}/{node}/")
        for key in keys:
            prefix = f"{document}/{key}/"
            if not any(node in ids[name] for name in reading[document] if name.startswith(prefix)):
                missing.append(f"{node} on the pages in {key!r}")
        paired = [n for n in reading[document] if n in rows and not n.endswith("/full/")]
        if keys and not any(node in ids[name] for name in paired):
            missing.append(f"{node} on a reading page")
        if keys and node not in ids[f"{document}/full/"]:
            missing.append(f"{node} on the full page")
    assert missing == []


def test_every_locked_id_of_sentences_is_an_anchor_wherever_its_unit_stands(
    ids: Mapping[str, frozenset[str]],
) -> None:
    missing = []
    for document, node, _ in locked_ids():
        unit, dot, _ = node.partition(".")
        if dot:
            alone = tuple(f"{document}/{key}/" for key in ("zh", "en"))
            places = {
                name for name in ids
                if name.startswith(f"{document}/") and not name.startswith(alone)
                and unit in ids[name] and not name.endswith("/differences/")
            }  # fmt: skip
            assert {f"{document}/full/", f"{document}/{unit}/"} < places, node
            missing += [(node, name) for name in places if node not in ids[name]]
    assert missing == []


def test_ids_are_unique_and_none_is_made_by_the_theme(
    plain: Built, pages: Mapping[str, Any]
) -> None:
    for name, page in pages.items():
        found = page.xpath("//@id")
        assert len(found) == len(set(found)), name
        generated = [each for each in found if re.fullmatch(r"_\d+", each)]
        assert not generated, name
    for file in (plain.sources / "docs").rglob("*.md"):
        for heading in re.findall(r"^#{1,6} .*$", file.read_text("utf-8"), re.MULTILINE):
            assert re.search(r"\{:? ?#[\w.-]+[^{}]*\}\s*$", heading), f"{file.name}: {heading}"


def test_no_page_makes_a_request_to_another_host(site: Path, pages: Mapping[str, Any]) -> None:
    foreign = []
    for name, page in pages.items():
        found = [value for tag, attr in FETCHED.items() for value in page.xpath(f"//{tag}/@{attr}")]
        found += page.xpath("//@srcset | //@poster | //@background | //form/@action")
        for link in page.xpath("//link[@href]"):
            if FETCHED_LINKS & set(link.get("rel", "").split()):
                found.append(link.get("href"))
        found += [
            u for css in page.xpath("//style/text() | //@style") for u in CSS_ADDRESS.findall(css)
        ]
        foreign += [f"{name}: {value}" for value in found if urlsplit(value.strip()).netloc]
    for file in site.rglob("*.css"):
        text = file.read_text("utf-8")
        foreign += [f"{file.name}: {u}" for u in CSS_ADDRESS.findall(text) if urlsplit(u).netloc]
    assert foreign == []


def test_every_page_says_its_language_address_and_content(pages: Mapping[str, Any]) -> None:
    descriptions: dict[str, str] = {}
    for name, page in pages.items():
        wanted = "en" if name.split("/")[0] in documents() and "/en/" in name else "zh-Hans"
        assert page.get("lang") == wanted, name
        assert page.xpath("string(//title)").strip(), name
        if name == "404.html":
            continue
        assert page.xpath("//link[@rel='canonical']/@href") == [urljoin(SITE_URL, name)], name
        [description] = page.xpath("//meta[@name='description']/@content")
        assert descriptions.setdefault(description, name) == name
    assert len(descriptions) == len(pages) - 1


def test_every_page_names_itself_then_its_document_then_the_site(pages: Mapping[str, Any]) -> None:
    titles: dict[str, str] = {}
    for name, page in pages.items():
        title = page.xpath("string(//title)")
        assert titles.setdefault(title, name) == name
        *heads, last = title.split(" - ")
        own = {"zh-Hans": "对读", "en": "Duidu"} if "data-alone" in page.attrib else {}
        assert last == own.get(page.get("lang"), "对读\u2002Duidu"), name
        if name.startswith("cn-la-2024/"):
            key = page.get("lang") if re.match(r"[\w-]+/(zh|en)/", name) else "zh-Hans en"
            assert ("中老行动计划" in heads[-1]) == ("zh-Hans" in key), name
            assert ("China–Laos Action Plan" in heads[-1]) == ("en" in key.split()), name


def test_descriptions_are_of_a_length_that_is_shown(pages: Mapping[str, Any]) -> None:
    for name, page in pages.items():
        [description] = page.xpath("//meta[@name='description']/@content")
        han = sum(ord(sign) > 0x2E7F for sign in description)
        assert han <= 160, name
        assert len(description) - han <= 180, name


def test_every_page_has_one_json_ld_object(pages: Mapping[str, Any]) -> None:
    kinds = {
        "": "WebSite",
        "help/": "WebPage",
        "guide/": "WebPage",
        "guide/codes/": "WebPage",
        "glossary/": "DefinedTermSet",
        "glossary/en/": "DefinedTermSet",
        "glossary/categories/": "DefinedTermSet",
        "cn-la-2024/about/": "AboutPage",
        "cn-la-2024/glossary/": "DefinedTermSet",
        "cn-la-2024/cite/": "WebPage",
        "cn-la-2024/differences/": "WebPage",
        "cn-la-2024/downloads/": "WebPage",
    }
    for name, page in pages.items():
        if name == "404.html":
            continue
        [text] = page.xpath("//script[@type='application/ld+json']/text()")
        thing = json.loads(text)
        # Uses of a term in one part of a document: glossary/<concept>/<document>/<part>/.
        term = "WebPage" if name.count("/") > 2 else "DefinedTerm"
        kinds |= {name: "WebPage"} if "/studies/" in name else {}
        term = term if name.startswith("glossary/") else "Legislation"
        assert thing["@type"] == kinds.get(name, term), name
        assert thing["url"] == urljoin(SITE_URL, name)


def test_previews_are_complete(site: Path, pages: Mapping[str, Any]) -> None:
    for name, page in pages.items():
        document = name.partition("/")[0]
        folder = f"{document}/" if document in documents() else ""
        said = {
            meta.get("property"): meta.get("content") for meta in page.xpath("//meta[@property]")
        }
        assert said["og:title"] and said["og:type"] and said["og:site_name"], name
        assert page.xpath("//meta[@name='viewport']/@content"), name
        assert page.xpath("//meta[@name='generator']") == [], name
        assert said["og:locale"] == {"en": "en_US"}.get(page.get("lang"), "zh_CN"), name
        assert said["og:description"] == page.xpath("string(//meta[@name='description']/@content)")
        assert said["og:image"] == f"{SITE_URL}{folder}preview.png", name
        assert said["og:image:alt"], name
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"], name
        if name != "404.html":
            assert said["og:url"] == urljoin(SITE_URL, name)


def test_every_document_and_the_site_have_a_picture_of_the_size_that_is_said(site: Path) -> None:
    for folder in ("", *documents()):
        picture = (site / folder / "preview.png").read_bytes()
        assert struct.unpack(">8x4x4sII", picture[:24]) == (b"IHDR", 1200, 630), folder


def test_one_h1_and_headings_without_gaps(pages: Mapping[str, Any]) -> None:
    for name, page in pages.items():
        main = page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        levels = [int(heading.tag[1]) for heading in main]
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), name


def test_language_pages_name_each_other(pages: Mapping[str, Any]) -> None:
    for name, page in pages.items():
        found = {
            link.get("hreflang"): link.get("href")
            for link in page.xpath("//link[@rel='alternate'][@hreflang]")
        }
        if re.fullmatch(r"[\w-]+/(zh|en)/.+", name):
            assert {"zh-Hans", "en"} <= set(found), name
        for target in found.values():
            path = target.removeprefix(SITE_URL)
            back = pages[path].xpath("//link[@rel='alternate'][@hreflang]/@href")
            assert urljoin(SITE_URL, name) in back, (name, target)


def test_every_page_of_a_document_says_the_status_of_its_texts(pages: Mapping[str, Any]) -> None:
    for name, page in pages.items():
        if not name.startswith("cn-la-2024/"):
            continue
        text = page.text_content()
        language = page.get("lang")
        authentic = {"zh-Hans": "作准文本", "en": "Authentic texts: Chinese and Lao"}[language]
        assert authentic in text, name
        assert "非官方译文" in text or "nofficial translation" in text, name


def test_every_foreign_word_is_marked(pages: Mapping[str, Any]) -> None:
    assert [f"{name}: {text}" for name, page in pages.items() for text in foreign(page)] == []


def test_every_cell_of_a_text_has_the_language_of_its_edition(pages: Mapping[str, Any]) -> None:
    languages = {
        document: [each.lang for each in bitext(document).document.editions]
        for document in documents()
    }
    cells = 0
    for name, page in pages.items():
        for row in page.xpath("//section[contains(concat(' ', @class, ' '), ' unit ')]"):
            assert row.xpath("./div/@lang") == languages[name.split("/")[0]], name
            cells += len(languages[name.split("/")[0]])
    assert cells > 100


def test_document_json_has_the_texts_to_the_letter(site: Path) -> None:
    for document in documents():
        data = json.loads((site / document / "downloads/document.json").read_text("utf-8"))
        for key in data["editions"]:
            source = (ROOT / "source_texts" / document / f"{key}.txt").read_text("utf-8-sig")
            plain = "".join(source.split())
            at = 0
            nodes = sorted(data["divisions"] + data["units"], key=lambda node: node["order"])
            for node in nodes:
                if node["label"][key] is None:
                    continue
                texts = (node.get("text") or {}).get(key) or []
                heading = (node.get("heading") or {}).get(key) or ""
                for text in (node["label"][key], heading, *texts):
                    piece = "".join(text.split())
                    at = plain.index(piece, at) + len(piece)


def test_the_sitemap_is_complete(site: Path, pages: Mapping[str, Any]) -> None:
    listed = set(re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text("utf-8")))
    wanted = {
        urljoin(SITE_URL, name)
        for name, page in pages.items()
        if "noindex" not in page.xpath("string(//meta[@name='robots']/@content)")
    }
    assert urljoin(SITE_URL, "404.html") not in wanted
    assert listed == wanted


def test_scripts_of_ours_name_no_host(site: Path) -> None:
    for file in (site / "javascripts").rglob("*.js"):
        assert not HOST_IN_SCRIPT.search(file.read_text("utf-8")), file.name


def test_of_scripts_and_styles_the_joined_files_alone_are_published(site: Path) -> None:
    folders = [site / "javascripts", site / "stylesheets"]
    found = {path.relative_to(site).as_posix() for each in folders for path in each.rglob("*.*")}
    assert found == set(read_settings(ROOT).joined)
