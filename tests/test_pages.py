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

from build_scripts.model import Bitext, Unit
from build_scripts.render import pages
from build_scripts.render.frame import href, link, title_line
from tests.bitexts import read_bitext
from tests.conftest import Golden
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases"
NAMES = ["tiny", "flat", "three_languages", "empty"]
SITE = pages.Site("https://example.org/", corrections="https://example.org/corrections?a=1&b=2")
EXTENSIONS = ["attr_list", "md_in_html", "tables", "toc"]
HOSTILE: list[str] = yaml.safe_load((CASES / "escape" / "hostile.yml").read_text("utf-8"))


@cache
def _bitext(name: str) -> Bitext:
    return read_bitext(CASES / "pages" / f"{name}.yml")


@cache
def _files(name: str) -> Mapping[str, str]:
    return _render(_bitext(name))


def _render(bitext: Bitext) -> Mapping[str, str]:
    return {**pages.render(bitext, SITE), **pages.home([bitext], SITE)}


def _split(text: str) -> tuple[dict[str, Any], str]:
    """Front matter and body."""
    _, front, body = text.split("---\n", 2)
    return yaml.safe_load(front), body


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


GOLDEN = {
    "tiny-2000": (
        *("p1", "p1-c1", "p1-c2", "p1-c2-i2", "p1-c9", "p1-c8", "p2", "signature"),
        *("p2-s1", "p2-s2", "zh", "zh/p1", "en/p2-s2", "full", "about", ""),
    ),
    "flat": ("full", "zh"),
}
"""Document → its pages that are kept whole."""


def _golden_pages() -> Mapping[str, str]:
    """Golden file → the page as it is written."""
    found = {"home": pages.home([_bitext("tiny"), _bitext("flat")], SITE)["index.md"]}
    for name, paths in GOLDEN.items():
        files = _files(name.removesuffix("-2000"))
        for path in paths:
            file = path or "document" if name == "tiny-2000" else f"{name}_{path}"
            found[file] = files[f"{name}/{path}/index.md".replace("//", "/")]
    return found


@pytest.mark.parametrize("file", _golden_pages())
def test_golden_pages(file: str, golden: Golden) -> None:
    golden(f"pages/{file}.md", _golden_pages()[file].split("---\n", 2)[2])


def test_golden_front_matter(golden: Golden) -> None:
    """All in one file: a key that every page has changes one file and no other."""
    fronts = {file: text.split("---\n", 2)[1] for file, text in _golden_pages().items()}
    golden("pages/front_matter.yml", "---\n".join(f"# {f}\n{text}" for f, text in fronts.items()))


def test_home_is_one_page() -> None:
    assert list(pages.home([_bitext("tiny"), _bitext("flat")], SITE)) == ["index.md"]


def test_golden_units(golden: Golden) -> None:
    golden("pages/units.js", _files("tiny")["tiny-2000/units.js"])


@pytest.mark.parametrize("name", NAMES)
def test_addresses(name: str) -> None:
    bitext = _bitext(name)
    root = bitext.document.id
    ids = {node.id for node in bitext.nodes()} | {each.id for each in bitext.retired}
    own = {"", "about/", "downloads/", "full/"}
    own |= {f"{each}/" for each in (*ids, *bitext.document.keys)}
    kinds = {each: _split(_files(name)[f"{root}/{each}/index.md"])[0]["kind"] for each in ids}
    paged = [each for each, kind in kinds.items() if kind == "reading"]
    own |= {f"{key}/{each}/" for key in bitext.document.keys for each in paged}
    wanted = {f"{root}/{each}index.md" for each in own}
    wanted |= {f"{root}/downloads/document.json", f"{root}/units.js", "index.md"}
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
            assert there in files, (path, target)
            assert not fragment or fragment in ids[there], (path, target)


@pytest.mark.parametrize("name", NAMES)
def test_addresses_in_front_matter_lead_somewhere(name: str) -> None:
    files = _files(name)
    ids = {path: set(_html(text).xpath("//@id")) for path, text in _pages(files).items()}
    for path, text in _pages(files).items():
        front = _split(text)[0]
        entries = [*front.get("crumbs", []), *front.get("outline", []), *front.get("links", [])]
        targets = [each["href"] for each in entries]
        targets += [front[each]["href"] for each in ("prev", "next") if each in front]
        targets += front.get("views", {}).values()
        for target in targets:
            file, _, fragment = target.partition("#")
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), file, "index.md"))
            assert there in files, (path, target)
            assert not fragment or fragment in ids[there], (path, target)
        for target in front.get("alternates", {}).values():
            assert f"{target}index.md" in files, (path, target)
        if "units" in front:
            there = posixpath.normpath(posixpath.join(posixpath.dirname(path), front["units"]))
            assert there in files, path


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
    path = f"//section[@data-unit='{unit.id}']/div[@data-key='{key}']/p"
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
        assert page.xpath("//script | //i | //b | //em | //strong | //img | //table") == [], path


@pytest.mark.parametrize("name", NAMES)
def test_front_matter(name: str) -> None:
    descriptions: Counter[str] = Counter()
    for path, text in _pages(_files(name)).items():
        front, _ = _split(text)
        assert front["title"], path
        descriptions[front["description"]] += 1
        if front["kind"] == "home":
            continue
        assert [each["key"] for each in front["status"]] == list(_bitext(name).document.keys)
        assert front["search"] == {"exclude": True}, path  # our own index finds the clauses
        wanted = front["kind"] if front["kind"] in _bitext(name).document.keys else "zh"
        assert front["language"] == _bitext(name).document.edition(wanted).lang
    assert [each for each, count in descriptions.items() if count > 1] == []


def test_status_is_said_in_words() -> None:
    front, _ = _split(_files("tiny")["tiny-2000/en/p1/index.md"])
    assert [each["text"] for each in front["status"]] == [
        "中文：作准文本。某社，2000-01-03。作准文本：中文、老挝文。",
        "English: Unofficial translation. A company's page, 2000-01-04. "
        "Authentic texts: Chinese and Lao.",
    ]
    assert front["authentic"]["en"] == "Authentic texts: Chinese and Lao"


def test_json_ld() -> None:
    files = _files("tiny")
    both = _split(files["tiny-2000/p1-c1/index.md"])[0]["jsonld"]
    assert both["@type"] == "Legislation"
    assert both["@id"] == "https://example.org/tiny-2000/p1-c1/"
    assert both["inLanguage"] == "zh-Hans"
    assert both["workTranslation"][0]["inLanguage"] == "en"
    assert both["workTranslation"][0]["translationOfWork"] == {"@id": both["@id"]}
    alone = _split(files["tiny-2000/en/p1/index.md"])[0]["jsonld"]
    assert alone["inLanguage"] == "en"
    assert alone["translationOfWork"]["@id"] == "https://example.org/tiny-2000/p1/"
    chinese = _split(files["tiny-2000/zh/p1/index.md"])[0]["jsonld"]
    assert chinese["inLanguage"] == "zh-Hans"
    assert "translationOfWork" not in chinese


def test_texts_of_equal_standing_are_no_translations() -> None:
    thing = _split(_files("flat")["flat/a1/index.md"])[0]["jsonld"]
    assert thing["inLanguage"] == ["zh-Hans", "en"]
    assert "workTranslation" not in thing


def test_pairs_are_marked() -> None:
    page = _html(_files("tiny")["tiny-2000/p1/index.md"])
    marked = page.xpath("//section[@data-unit='p1-par1']//span[@class='s']")
    assert [(each.get("data-pair"), each.get("data-made"), each.get("id")) for each in marked] == [
        ("1", "order", "p1-par1.1"),
        ("2", "aligned", "p1-par1.2"),
        ("1", None, None),  # said once, where the pair has its id
        ("2", None, None),
    ]


def test_third_language_is_one_more_key() -> None:
    page = _html(_files("three_languages")["three/ch1/index.md"])
    cells = page.xpath("//section[@data-unit='ch1-c1']/div/@lang")
    assert cells == ["zh-Hans", "en", "lo"]
    front, _ = _split(_files("three_languages")["three/lo/ch1/index.md"])
    assert (front["language"], front["kind"]) == ("lo", "lo")


def test_same_input_gives_the_same_bytes() -> None:
    path = CASES / "pages" / "tiny.yml"
    first, second = (pages.render(read_bitext(path), SITE) for _ in range(2))
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
    front, _ = _split(pages.render(bitext, SITE)["tiny-2000/p100/index.md"])
    shown = [each["href"] for each in front["outline"]]
    assert len(shown) == 25
    assert shown[12] == "./"


@pytest.mark.parametrize(
    ("here", "address", "fragment", "relative", "file"),
    [
        ("p1/", "p2/", "", "../p2/", "../p2/index.md"),
        ("p1/", "p1/", "", "./", "../p1/index.md"),
        ("p1/", "p1/", "p1-c1", "#p1-c1", "#p1-c1"),
        ("p1/", "", "", "../", "../index.md"),
        ("", "p1/", "p1-c1", "p1/#p1-c1", "p1/index.md#p1-c1"),
        ("zh/p1/", "zh/p2/", "", "../p2/", "../p2/index.md"),
        ("zh/p1/", "p1/", "x", "../../p1/#x", "../../p1/index.md#x"),
        ("zh/p1/", "zh/", "", "../", "../index.md"),
        ("zh/", "zh/p1/", "", "../zh/p1/", "../zh/p1/index.md"),
        ("", "", "", "./", "index.md"),
    ],
)
def test_relative_addresses(
    here: str, address: str, fragment: str, relative: str, file: str
) -> None:
    assert href(here, address, fragment) == relative
    assert link(here, address, fragment) == file
