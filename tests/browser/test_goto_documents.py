"""The go-to box of a site with several documents: what it reads, and where it leads.

`tests/cases/goto/references.tsv` holds what people type or paste, on which document's pages, and
the units that are meant; `readings.tsv` beside it what has several readings, and sentences;
`lists.tsv` several at once, and what else readers write; `strangers.tsv` what those write who do
not know how the document is cited, or that it has no such place.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.repository import ROOT, SITE_URL
from tests.sites import MORE, Built
from tests.works import filled

CASES = ROOT / "tests" / "cases" / "goto"
DOCUMENTS = ("cn-la-2024", *MORE)
READ = """
() => {
  const documents = lists.map((list) => {
    const units = [];
    list.units.forEach(([id, short, page, parent, ...texts], at) => units.push({
      id, short, page, parent: units[parent] || null,
      words: texts.slice(0, list.title.length), headings: texts.slice(list.title.length),
      places: list.places[id], paragraphs: list.paragraphs[id],
      sentences: list.sentences[at].length / list.title.length,
    }));
    const titles = list.title.concat(list.short, list.cited);
    return {id: list.document, titles, han: list.han, units};
  });
  duidu.references.prepare(documents);
  const missing = (found) => found.isMissing ? "!" + (found.lacks || found.sentence) : "";
  const name = (found) =>
    found.document ? found.document.id + "/" + found.id + missing(found) : found.id + "/";
  window.count = (text) => [duidu.references.find(text, documents, documents[0]),
    duidu.references.findNamed(text, documents)].map((found) => found.length);
  window.askWithin = ([text, here]) => {
    const own = documents.find((each) => each.id === here);
    const beside = (each) => each.without ? "^" + each.without : "";
    const found = duidu.references.find(text, documents, own);
    return found.map((each) => name(each) + beside(each)).join(" ");
  };
  window.ask = ([text, here]) => {
    const isAlone = here.startsWith("="), [id, reading] = here.replace("=", "").split("/");
    const own = documents.find((each) => each.id === id), all = isAlone ? [own] : documents;
    const found = duidu.references.find(text, all, own, reading);
    return found.map(name).concat((found.unread || []).map((each) => "?" + each)).join(" ");
  };
}
"""
HOSTILE = (
    *("a" * 1_000_000, "1 " * 500_000, "一" * 500_000, "第" * 500_000, "第1、" * 200_000),
    *("Article " * 300_000, "article 1 and " * 200_000, "of " * 300_000, "1-2-" * 200_000),
    *("a/" * 500_000, "(" * 500_000, "🚄" * 300_000, "article 1 " + " " * 500_000 + "x"),
)
PATIENCE = 60_000
"""Milliseconds after which the browser gives up an answer; each takes a few hundred."""

Ask = Callable[[list[tuple[str, str]]], list[str]]


@pytest.fixture(scope="module")
def reader(browser: Browser, several: Built) -> Iterator[Page]:
    """A page with the reader of references and nothing else: `ask([text, document])`."""
    page = browser.new_page()
    page.evaluate("window.duidu = {}; window.lists = []")
    page.add_script_tag(path=several.site / "javascripts" / "references.js")
    for name in DOCUMENTS:
        page.add_script_tag(path=several.site / name / "units.js")
        page.evaluate("lists.push(duidu_units)")
    page.evaluate(READ)
    yield page
    page.close()


@pytest.fixture
def ask(reader: Page) -> Ask:
    """Asks the reader itself: pairs of a text and the document of the page → units."""
    return lambda queries: reader.evaluate("queries => queries.map(ask)", queries)


def read_cases(name: str) -> list[tuple[str, str, str]]:
    lines = (CASES / name).read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    return [(text, own, wanted) for text, own, wanted in rows]


@pytest.mark.parametrize("name", ["references.tsv", "readings.tsv", "lists.tsv", "strangers.tsv"])
def test_references(name: str, ask: Ask) -> None:
    cases = read_cases(name)
    found = ask([(text, own) for text, own, _ in cases])
    wrong = [
        f"{text!r} on {own or 'home'}: {units!r}, not {wanted!r}"
        for (text, own, wanted), units in zip(cases, found, strict=True)
        if units != wanted
    ]
    assert wrong == []


def test_what_an_article_in_one_piece_has_not_is_known(reader: Page) -> None:
    cases = read_cases("without.tsv")
    found = reader.evaluate("all => all.map(askWithin)", [[text, own] for text, own, _ in cases])
    assert dict(zip(cases, found, strict=True)) == {case: case[2] for case in cases}


def test_a_grouped_number_is_a_figure(reader: Page) -> None:
    figures = (CASES / "figures.txt").read_text("utf-8").splitlines()
    found = reader.evaluate("all => all.map(count)", [*figures, "Articles 1, 2"])
    found_of_list = found.pop()
    assert dict(zip(figures, map(sum, found), strict=True)) == dict.fromkeys(figures, 0)
    assert all(found_of_list)


def test_the_cases_are_of_every_shape() -> None:
    cases = {(text, here) for text, here, _ in read_cases("readings.tsv")}
    assert len(cases) >= 120
    assert {here.split("/")[0] for _, here in cases} == {"", *DOCUMENTS}
    for sign in "第 部分 项 条 款 句 Part Section Article clause para. § ¶ ４ Ⅱ 、 (".split():
        assert any(sign in text for text, _ in cases), sign


def units_of(site: Path, document: str) -> dict[str, Any]:
    text = (site / document / "units.js").read_text(encoding="utf-8")
    value: dict[str, Any] = json.loads(text.removeprefix("var duidu_units = ").rstrip(";\n"))
    return value


def test_every_id_short_form_and_citation_is_understood(ask: Ask, several: Built) -> None:
    wanted = {
        (text, name): f"{name}/{row[0]}"
        for name in DOCUMENTS
        for row in units_of(several.site, name)["units"]
        for text in (row[0], row[1], *row[4:6])
    }
    assert len(wanted) > 300
    found = dict(zip(wanted, ask(list(wanted)), strict=True))
    # A number alone, which several places have: what is called so by itself comes first.
    open_ = {key for key in wanted if re.fullmatch("[0-9]+|[IVX]+", key[0])}
    assert {key: units.split(" ")[0] for key, units in found.items() if key in open_} == {
        key: wanted[key] for key in open_
    }
    assert {key: units for key, units in found.items() if key not in open_} == {
        key: unit for key, unit in wanted.items() if key not in open_
    }


def citations(site: Path, document: str) -> Iterator[tuple[str, str]]:
    """Everything that can be copied of a document's units: text, unit."""
    page = (site / document / "full" / "index.html").read_text("utf-8")
    forms = {
        key: html.unescape(re.findall(f'data-form-{key}="([^"]*)"', page)[0])
        for key in ("zh", "en")
    }
    rows = re.findall(r'<script type="application/json" id="duidu-rows">(.*?)</script>', page, re.S)
    placed = json.loads(rows[0])["units"]
    exported = json.loads((site / document / "downloads" / "document.json").read_text("utf-8"))
    texts = {unit["id"]: unit["text"] for unit in exported["units"]}
    for unit, _short, _page, _parent, *words in units_of(site, document)["units"]:
        for place in (f"{SITE_URL}{document}/{unit}/", ""):
            cited, quoted = [], []
            for (key, form), said in zip(forms.items(), words[:2], strict=True):
                cited.append(
                    filled(form, placed[unit][2].get(key, said) if unit in placed else said, place)
                )
                text = "\n".join(texts.get(unit, {}).get(key) or ())
                quoted.append(f"{text}\n—— {cited[-1]}")
            for copied in (*cited, *quoted, "\n\n".join(quoted)):
                # What a one-line box makes of line ends, one way or the other.
                for pasted in {copied, copied.replace("\n", " "), copied.replace("\n", "")}:
                    yield pasted, f"{document}/{unit}"


@pytest.mark.parametrize("document", DOCUMENTS)
def test_everything_copied_leads_back(document: str, ask: Ask, several: Built) -> None:
    copied = list(citations(several.site, document))
    for own in ("", "udhr", "un-charter", document):
        found = ask([(text, own) for text, _ in copied])
        wrong = [
            (text, units)
            for (text, unit), units in zip(copied, found, strict=True)
            if units != unit
        ]
        assert wrong == []


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:4])
def test_hostile_texts_are_answered(reader: Page, text: str) -> None:
    """What grows with the square takes hours; V8 ends it, and nothing is answered."""
    session = reader.context.new_cdp_session(reader)
    asked = {"expression": f"ask([{json.dumps(text)}, 'udhr'])", "timeout": PATIENCE}
    answer = session.send("Runtime.evaluate", {**asked, "returnByValue": True})
    session.detach()
    assert isinstance(answer["result"].get("value"), str), answer


def paste(page: Page, text: str) -> None:
    # A unit's own page has the box, for other scripts and later, but no key for it.
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill(text)
    page.keyboard.press("Enter")


@pytest.fixture(scope="module", params=["http", "file"])
def place(
    request: pytest.FixtureRequest, browser: Browser, server_of_several: str, several: Built
) -> Iterator[tuple[Page, str, str]]:
    """A page, where the site begins, and the name of the file of a page there."""
    page = browser.new_page()
    if request.param == "http":
        yield page, server_of_several, ""
    else:
        yield page, f"{several.offline.as_uri()}/", "index.html"
    page.close()


@pytest.mark.parametrize(
    ("start", "text", "end"),
    [
        ("", f"{SITE_URL}udhr/a2/", "udhr/full/#a2"),
        ("udhr/full/", f"{SITE_URL}un-charter/a2/", "un-charter/full/#a2"),
        ("udhr/a2/", "联合国宪章（第一至三章）：第二条", "un-charter/full/#a2"),
        ("udhr/full/", f"{SITE_URL}cn-la-2024/p2-s2-c4/", "cn-la-2024/p2-s2/#p2-s2-c4"),
        ("udhr/full/", "Article 2", "udhr/full/#a2"),
        ("udhr/full/", f"{SITE_URL}cn-la-2024/", "cn-la-2024/"),
        ("udhr/full/", f"{SITE_URL}cn-la-2024/full/", "cn-la-2024/full/"),
        ("", f"{SITE_URL}cn-la-2024/zh/", "cn-la-2024/zh/"),
        ("udhr/full/", f"{SITE_URL}glossary/", "glossary/"),
        ("", "世界人权宣言", "udhr/"),
        ("udhr/full/", "un-charter a2-c4", "un-charter/full/#a2-c4"),
        ("udhr/full/", "un-charter 2.4", "un-charter/full/#a2-c4"),
    ],
)
def test_leads_to_the_document_that_is_named(
    start: str, text: str, end: str, place: tuple[Page, str, str]
) -> None:
    page, root, index = place
    page.goto(f"{root}{start}{index}")
    paste(page, text)
    before, mark, fragment = end.partition("#")
    expect(page).to_have_url(f"{root}{before}{index}{mark}{fragment}")


@pytest.mark.parametrize(
    ("text", "said", "place"),
    [
        ("Article 5(9)", "Article 5 has no 9 below it: the nearest is Article 5 itself.", "a5"),
        ("第五条第二款", "第五条之下没有 2，最近的是第五条本身。", "a5"),
        ("Article 99", "The last one is 30: there is no 99.", "a30"),
        ("第九十九条", "最后一处是 30，没有 99。", "a30"),
    ],
)
def test_a_place_that_is_not_there_is_said_and_not_gone_to(
    text: str, said: str, place: str, browser: Browser, server_of_several: str
) -> None:
    page = browser.new_page()
    page.goto(address := f"{server_of_several}udhr/full/")
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill(text)
    # While it is typed, and after Enter.
    status = page.locator("dialog[open] [role=status]")
    expect(status).to_contain_text(said)
    page.keyboard.press("Enter")
    link = page.locator("dialog[open] li a")
    expect(link).to_be_focused()
    expect(status).to_contain_text(said)
    assert page.url == address
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}#{place}")
    page.close()


def test_the_list_names_the_documents(browser: Browser, server_of_several: str) -> None:
    page = browser.new_page()
    page.goto(server_of_several)
    paste(page, "Article 2")
    lines = page.locator("dialog[open] li a")
    names = ("世界人权宣言", "Charter of the United Nations", "公园收费办法", "2019年", "2024年")
    expect(lines).to_have_count(len(names))
    for name in names:
        expect(lines.filter(has_text=name)).to_have_count(1)
    page.close()
