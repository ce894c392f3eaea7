"""The pages: their addresses, ids and links, and that every text stands on them to the letter."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
import yaml
from lxml import html

from build_scripts.model import Bitext, Pair, Unit
from build_scripts.outputs.pages import pages
from build_scripts.outputs.pages.facts import DOCUMENT_FACTS, facts_path
from build_scripts.outputs.pages.paths import link
from build_scripts.publication.publication import publication_of
from build_scripts.publication.titles import title_line
from tests.bitexts import read_bitext
from tests.conftest import Golden
from tests.repository import ROOT
from tests.theme import Theme, fronts

CASES = ROOT / "tests" / "cases"
NAMES = ["tiny", "flat", "three_languages", "empty"]
SITE = pages.Site("https://example.org/", corrections="https://example.org/corrections?a=1&b=2")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
KEYS = ("document", "node", "lang", "robots")
READING = ("reading.html", "full.html", "single.html")
LANGS = {"zh": "zh-Hans", "en": "en", "lo": "lo"}
HOSTILE: list[str] = yaml.safe_load((CASES / "escape" / "hostile.yml").read_text("utf-8"))


@cache
def _bitext(name: str) -> Bitext:
    return read_bitext(CASES / "pages" / f"{name}.yml")


@cache
def _files(name: str) -> Mapping[str, str]:
    return _render(_bitext(name))


def _render(bitext: Bitext) -> Mapping[str, str]:
    return {**pages.render(publication_of(bitext, SITE)), **_home(bitext)}


def _home(*bitexts: Bitext) -> Mapping[str, str]:
    """The home page of documents of which the first is the newest."""
    documents = [each.document for each in bitexts]
    return pages.home(documents, publication_of(bitexts[0], SITE))


def _split(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


@cache
def _html(text: str) -> html.HtmlElement:
    body = markdown.markdown(_split(text)[1], extensions=EXTENSIONS)
    return html.fromstring(f"<body>{body}</body>")


def _pages(files: Mapping[str, str]) -> Mapping[str, str]:
    return {path: text for path, text in files.items() if path.endswith(".md")}


def _by_id(page: html.HtmlElement, node: str) -> html.HtmlElement:
    found = page.xpath(f"//*[@id='{node}']")
    assert len(found) == 1, node
    element: html.HtmlElement = found[0]
    return element


@pytest.mark.parametrize("path", ["", "about", "p1", "p2", "p1-c2", "p1-c9", "zh", "zh/p1"])
def test_golden_pages(path: str, golden: Golden) -> None:
    """One page of each kind."""
    name = f"tiny-2000/{path}/index.md".replace("//", "/")
    golden(f"pages/{path or 'document'}.md", _files("tiny")[name])


def test_golden_full_page(golden: Golden) -> None:
    golden("pages/flat_full.md", _files("flat")["flat/full/index.md"])


def test_golden_home(golden: Golden) -> None:
    home = _home(*map(_bitext, ("tiny", "flat")))
    assert list(home) == ["index.md", facts_path(DOCUMENT_FACTS)]
    golden("pages/home.md", home["index.md"])
    golden("pages/home_of_one.md", _home(_bitext("tiny"))["index.md"])


def test_golden_data(golden: Golden) -> None:
    golden("pages/units.js", _files("tiny")["tiny-2000/units.js"])
    golden("pages/cite.js", _files("tiny")["tiny-2000/cite.js"])
    golden("pages/cite.md", _files("tiny")["tiny-2000/cite/index.md"])
    golden("pages/facts.html", _files("tiny")[facts_path("tiny-2000")])


@pytest.mark.parametrize("name", NAMES)
def test_addresses(name: str) -> None:
    bitext = _bitext(name)
    root = bitext.document.id
    ids = {node.id for node in bitext.nodes()} | {each.id for each in bitext.retired}
    own = {"", "about/", "cite/", "downloads/", "differences/", "full/"}
    own |= {f"{each}/" for each in (*ids, *bitext.document.keys)}
    fronts = {each: _split(_files(name)[f"{root}/{each}/index.md"])[0] for each in ids}
    paged = [each for each, front in fronts.items() if front["template"] == "reading.html"]
    own |= {f"{key}/{each}/" for key in bitext.document.keys for each in paged}
    wanted = {f"{root}/{each}index.md" for each in own}
    wanted |= {f"{root}/{each}" for each in ("units.js", "cite.js", "views.css")}
    wanted |= {"index.md", facts_path(root)}
    wanted |= {facts_path(DOCUMENT_FACTS)}
    assert set(_files(name)) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_no_id_is_made_up_or_used_twice(name: str) -> None:
    for path, text in _pages(_files(name)).items():
        ids = _html(text).xpath("//@id")
        assert [each for each, count in Counter(ids).items() if count > 1] == [], path
        assert _html(text).xpath("//h1[not(@id)] | //h2[not(@id)] | //h3[not(@id)]") == [], path
        assert len(_html(text).xpath("//h1")) == 1, path
        assert [each for each in ids if re.fullmatch(r"_\d+|.*_\d+", str(each))] == [], path


@pytest.mark.parametrize("name", NAMES)
def test_links_and_fragments_lead_somewhere(name: str) -> None:
    files = _files(name)
    ids = {path: set(_html(text).xpath("//@id")) for path, text in _pages(files).items()}
    for path, text in _pages(files).items():
        for target in _html(text).xpath("//a/@href"):
            if re.match(r"https?:", target):
                continue
            file, _, fragment = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file or "index.md"))
            # Files to take away are made elsewhere; a built site is looked through for them.
            if "/downloads/" in there and not there.endswith("index.md"):
                continue
            assert there in files, (path, target)
            assert not fragment or fragment in ids[there], (path, target)


@pytest.mark.parametrize("name", NAMES)
def test_ways_that_the_theme_derives_lead_somewhere(name: str) -> None:
    files = _files(name)
    theme = Theme(files)
    ids = {path: set(_html(text).xpath("//@id")) for path, text in _pages(files).items()}
    for address, front in fronts(files).items():
        parts = ["crumbs", "turn", "status"]
        parts += ["contents", "bar"] if front["template"] in READING else []
        for target in (each for part in parts for each in theme.links(part, front, address)):
            path, _, fragment = target.removeprefix("/").partition("#")
            if fragment != "contents":  # of the bar, to the contents beside the text
                assert path in ("help/", "") or f"{path}index.md" in files, (address, target)
                assert not fragment or fragment in ids[f"{path}index.md"], (address, target)


def test_ways_from_a_page() -> None:
    files = _files("tiny")
    theme = Theme(files)
    root = "/tiny-2000/"
    found = {
        address: {part: theme.links(part, front, address) for part in ("crumbs", "turn")}
        for address, front in fronts(files).items()
    }
    assert found["tiny-2000/p2-s1/"] == {
        "crumbs": ["/", root, f"{root}p2/"],
        "turn": [f"{root}p1/", f"{root}p2-s2/"],
    }
    assert found["tiny-2000/zh/p2-s1/"] == {
        "crumbs": ["/", root, f"{root}zh/", f"{root}p2/"],
        "turn": [f"{root}zh/p1/", f"{root}zh/p2-s2/"],
    }
    inner = ["/", root, f"{root}p1/", f"{root}p1/#p1-c2"]
    assert found["tiny-2000/p1-c2-i1/"] == {"crumbs": inner, "turn": []}
    assert found["tiny-2000/p1-c9/"] == {"crumbs": ["/", root], "turn": []}
    assert found["tiny-2000/"] == {"crumbs": ["/"], "turn": []}


@pytest.mark.parametrize("name", NAMES)
def test_every_unit_is_on_its_pages(name: str) -> None:
    bitext = _bitext(name)
    root = bitext.document.id
    pages_of = {path: _html(text) for path, text in _pages(_files(name)).items()}
    for unit in bitext.units:
        _by_id(pages_of[f"{root}/{unit.id}/index.md"], unit.id)
        _by_id(pages_of[f"{root}/full/index.md"], unit.id)
        for key in bitext.document.keys:
            places = [
                path
                for path, page in pages_of.items()
                if path.startswith(f"{root}/{key}/") and page.xpath(f"//*[@id='{unit.id}']")
            ]
            assert len(places) == (1 if unit.has(key) else 0), (unit.id, key)


def _cells(page: html.HtmlElement, unit: Unit, key: str) -> list[str]:
    named = f"@id='{unit.id}' or *[1]/@id='{unit.id}'"
    own = f"{named} or (not(@id or *[1]/@id) and //h1/@id='{unit.id}')"
    path = f"//section[{own}]/div[@lang='{LANGS[key]}']/p"
    return [str(each.text_content()) for each in page.xpath(path)]


@pytest.mark.parametrize("name", NAMES)
def test_text_of_rows_is_verbatim(name: str) -> None:
    _check_rows(_bitext(name), _files(name))


def _check_rows(bitext: Bitext, files: Mapping[str, str]) -> None:
    root = bitext.document.id
    full = _html(files[f"{root}/full/index.md"])
    for unit in bitext.units:
        own = _html(files[f"{root}/{unit.id}/index.md"])
        for key in bitext.document.keys:
            text = unit.text[key]
            if text is None:
                assert len(_cells(full, unit, key)) == 1
                continue
            assert _cells(full, unit, key) == list(text)
            assert _cells(own, unit, key) == list(text)


def _hostile_bitext() -> tuple[Bitext, list[Unit]]:
    """Each hostile text as label, heading and text of a unit, and some as titles."""
    tiny = _bitext("tiny")
    texts = [text.strip() for text in HOSTILE if text.strip() and "\n" not in text]
    units = [
        replace(
            tiny.units[2],
            id=f"p1-c{place}",
            number=str(place),
            order=100 + place,
            label={"zh": text, "en": text},
            heading={"zh": text, "en": ""},
            text={"zh": (text, text), "en": (text,)},
            pairs=(),
        )
        for place, text in enumerate(texts, start=100)
    ]
    division = replace(tiny.divisions[0], heading=dict.fromkeys(("zh", "en"), "<b>*x*</b> # {a}"))
    document = replace(tiny.document, title=dict.fromkeys(("zh", "en"), "<i>`t`</i> {{ x }}"))
    divisions = (division, *tiny.divisions[1:])
    all_units = (*tiny.units, *units)
    return replace(tiny, document=document, divisions=divisions, units=all_units), units


def test_hostile_texts_are_literal_on_every_page() -> None:
    bitext, units = _hostile_bitext()
    files = _render(bitext)
    _check_rows(bitext, files)
    single = {key: _html(files[f"tiny-2000/{key}/p1/index.md"]) for key in ("zh", "en")}
    for unit in units:
        for key, page in single.items():
            head = _by_id(page, unit.id)
            wanted = title_line(unit.label[key], unit.heading[key])
            assert str(head.text_content()) == wanted
            assert str(head.getnext().text_content()) == unit.text[key][0]  # type: ignore[index]
    for path, text in _pages(files).items():
        page = _html(text)
        outward = [each for each in page.xpath("//@href | //@src") if ":" in each]
        assert [each for each in outward if not re.match("https?://example.org/", each)] == [], path
        # The differences are counted, and studies listed, in tables of ours.
        alien = "//script | //i | //b | //em | //strong | //img"
        tables = "//table[not(parent::*[@class='wide'] or @class='study')]"
        assert page.xpath(f"{alien} | {tables}") == [], path


@pytest.mark.parametrize("name", NAMES)
def test_front_matter(name: str) -> None:
    descriptions: Counter[str] = Counter()
    for path, text in _pages(_files(name)).items():
        front, _ = _split(text)
        assert len(front) <= 6, path
        assert set(front) <= {"title", "description", "template", *KEYS}, path
        assert (ROOT / "docs" / "_theme" / front["template"]).is_file()
        assert front["title"], path
        descriptions[front["description"]] += 1
    assert [each for each, count in descriptions.items() if count > 1] == []


def test_reading_pages_lead_to_their_pdf_else_to_that_of_the_whole() -> None:
    bitext = _bitext("tiny")
    made = [f"downloads/tiny-2000-{each}.pdf" for each in ("zh-en", "p1")]
    offered = [pages.Download(file, {"en": "PDF"}) for file in made]
    files = pages.render(publication_of(bitext, SITE), offered)
    found = {
        path.removeprefix("tiny-2000/"): _html(text).xpath("//a[contains(@href, '.pdf')]/@href")
        for path, text in _pages(files).items()
        if "reading.html" in text or "full.html" in text
    }
    whole = ["../downloads/tiny-2000-zh-en.pdf"]
    assert {path: links for path, links in found.items() if links} == {
        "p1/index.md": ["../downloads/tiny-2000-p1.pdf"],
        "full/index.md": whole,
        "p2-s1/index.md": whole,
        "p2-s2/index.md": whole,
    }


def test_checksums_are_last_on_the_page_of_downloads() -> None:
    offered = [
        pages.Download("downloads/a.csv", {"en": "table"}, 5000, "0" * 64),
        pages.Download("downloads/b.json", {"en": "data"}, 5000, "1" * 64),
    ]
    files = pages.render(publication_of(_bitext("tiny"), SITE), offered)
    page = _html(files["tiny-2000/downloads/index.md"])
    [last] = page.xpath("//*[@id='sums']/following-sibling::*")
    assert last.text_content() == f"{'0' * 64}  a.csv\n{'1' * 64}  b.json"
    assert not page.xpath("//ul[@class='files']//code")


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("tiny-2000/en/p1/", {"en"}),
        ("tiny-2000/p1-c9/", {"zh", "en"}),
        ("tiny-2000/downloads/", {"zh", "en"}),
    ],
)
def test_status_is_said_in_words(address: str, shown: set[str]) -> None:
    files = _files("tiny")
    part = Theme(files).part("status", fronts(files)[address], address)
    words = " ".join(str(html.fromstring(part).xpath("string()")).split())
    for key, lines in STATUS.items():
        assert all((line in words) == (key in shown) for line in lines), key


STATUS = {
    "zh": ("作准文本：中文、老挝文 · 英文：非官方译文，某公司 ",),
    "en": (
        "Authentic texts: Chinese and Lao · English: unofficial translation, a company's page ",
    ),
}


def test_pairs_are_marked() -> None:
    page = _html(_files("tiny")["tiny-2000/p1/index.md"])
    marked = page.xpath("//section[@id='p1-par1']//p/span")
    assert [(each.get("data-pair"), each.get("id")) for each in marked] == [
        (None, "p1-par1.1"),
        (None, "p1-par1.2"),
        ("1", None),
        ("2", None),
    ]


def test_the_only_pair_of_a_unit_is_its_cell() -> None:
    tiny = _bitext("tiny")
    pair = Pair("p1-c1.1", {key: tiny.units[2].text[key] or () for key in ("zh", "en")}, "order")
    units = (*tiny.units[:2], replace(tiny.units[2], pairs=(pair,)), *tiny.units[3:])
    page = _html(_render(replace(tiny, units=units))["tiny-2000/p1/index.md"])
    cells = page.xpath("//section[*/@id='p1-c1']/div")
    assert [(each.get("lang"), each.get("id")) for each in cells] == [
        ("zh-Hans", "p1-c1.1"),
        ("en", None),
    ]
    assert page.xpath("//section[*/@id='p1-c1']//span") == []


def test_third_language_is_one_more_key() -> None:
    page = _html(_files("three_languages")["three/ch1/index.md"])
    cells = page.xpath("//section[*/@id='ch1-c1']/div/@lang")
    assert cells == ["zh-Hans", "en", "lo"]
    front, _ = _split(_files("three_languages")["three/lo/ch1/index.md"])
    assert front["lang"] == "lo"


def test_same_input_gives_the_same_bytes() -> None:
    path = CASES / "pages" / "tiny.yml"
    first, second = (pages.render(publication_of(read_bitext(path), SITE)) for _ in range(2))
    assert list(first.items()) == list(second.items())


def test_long_contents_are_cut_to_the_neighbourhood() -> None:
    tiny = _bitext("tiny")
    divisions = tuple(
        replace(tiny.divisions[0], id=f"p{place}", number=str(place), order=place)
        for place in range(1, 201)
    )
    units = tuple(
        replace(tiny.units[0], id=f"p{place}-par1", kind="par", parent=f"p{place}", order=place)
        for place in range(1, 201)
    )
    bitext = replace(
        tiny,
        divisions=divisions,
        units=units,
        levels=(replace(tiny.levels[0], page=True),),
        retired=(),
    )
    files = pages.render(publication_of(bitext, SITE))
    shown = Theme(files).links("contents", fronts(files)["tiny-2000/p100/"], "tiny-2000/p100/")
    assert shown == [f"/tiny-2000/p{place}/" for place in range(88, 113)]
    index = _html(files["tiny-2000/zh/index.md"]).xpath("//li//a/@href")
    assert len(index) == 200  # the index of a language is complete


@pytest.mark.parametrize(
    ("here", "address", "fragment", "file"),
    [
        ("p1/", "p2/", "", "../p2/index.md"),
        ("p1/", "p1/", "", "../p1/index.md"),
        ("p1/", "p1/", "p1-c1", "#p1-c1"),
        ("p1/", "", "", "../index.md"),
        ("", "p1/", "p1-c1", "p1/index.md#p1-c1"),
        ("zh/p1/", "zh/p2/", "", "../p2/index.md"),
        ("zh/p1/", "p1/", "x", "../../p1/index.md#x"),
        ("zh/p1/", "zh/", "", "../index.md"),
        ("zh/", "zh/p1/", "", "../zh/p1/index.md"),
        ("", "", "", "index.md"),
    ],
)
def test_relative_addresses(here: str, address: str, fragment: str, file: str) -> None:
    assert link(here, address, fragment) == file
