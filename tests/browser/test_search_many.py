"""Search over many documents: the answers of one index, from as few files as a query needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHOOSE
from tests.browser.frames import becomes
from tests.browser.held import Held
from tests.browser.watch import Watch
from tests.repository import ROOT
from tests.serving import serving
from tests.shelved import shelved
from tests.sites import Built

CASES = ROOT / "tests" / "cases" / "search"
READING = "cn-la-2024/p2-s2/"
FIELD = "#find input"
HITS = "#find .hit"
OWN = "铁路"
FILTERS = ["document", "lang", "year", "kind"]
"""A word of the document that is read."""
MANY = "自由"
"""A word in too many places of the others to be looked at all at once."""
PARTS = 28 + 12 + 8
"""Parts that a query fetches at most before the reader asks for more, with those of samples."""
ALONE = """() => {
  performance.setResourceTimingBufferSize(100000);
  const file = (src, done) => document.head.append(
    Object.assign(document.createElement("script"), { src, onload: done, onerror: done }));
  window.duidu = { trusted: String, file };
}"""
"""What a page of the site has, for one that is none; the size of each file is noted."""
COMPARE = """
async ({base, queries}) => {
  const load = (address) => new Promise((loaded, failed) => {
    const script = document.createElement("script");
    Object.assign(script, {src: base + address, onload: loaded, onerror: failed});
    document.head.append(script);
  });
  await load("javascripts/search-worker.js");
  await load("javascripts/search-many.js");
  await load("search/manifest.js");
  await load("search/shelves.js");
  await load("search/aids.js");
  await load("search/documents.js");
  const {search} = duidu;
  const files = [...search.documents, ...search.manifest];
  for (const {address} of files) await load(address);
  const all = (isAside) => files.filter(({aside}) => aside === isAside)
    .map(({id}) => search.indexes[id]);
  const whole = search.buildLibrary([...all(false), ...all(true)]);
  const beside = search.buildLibrary(all(true));
  const fetchAll = (addresses) => search.load(addresses.map((address) => base + address));
  const name = (hit) => hit.entry.index.id + "#" + hit.entry.id;
  const answers = [];
  for (const query of queries) {
    const many = search.createMany(search.directory, beside, {id: ""}, fetchAll);
    let last = null;
    await many.start();
    await many.answer(query, search.STEP, null, () => true, (told) => {
      last = told;
      return told.hits.length > 0 && (!told.isPartial || told.isDue);
    });
    const wanted = search.findInLibrary(whole, query);
    answers.push({
      query, rest: last.rest, nearest: last.nearest, wantedNearest: wanted.nearest,
      found: last.hits.map(name), wanted: wanted.hits.map(name),
    });
  }
  return answers;
}
"""


@pytest.fixture(scope="module")
def folder(several: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shelved(several, tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def many(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


@pytest.fixture
def open_many(browser: Browser, many: str, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Opens the reading page of the first document in the site of many."""
    contexts = []

    def visit(address: str = many + READING, width: int = 1280, ui: str = "en") -> Page:
        context = browser.new_context(viewport={"width": width, "height": 900})
        contexts.append(context)
        context.add_init_script(CHOOSE % ui)
        watch.context(context, many)
        page = context.new_page()
        page.goto(address)
        return page

    yield visit
    for context in contexts:
        context.close()


def written_queries() -> list[str]:
    queries = [
        line.split("\t")[0]
        for path in sorted(CASES.glob("*.tsv"))
        for line in path.read_text("utf-8").splitlines()
        if line and not line.startswith("#")
    ]
    for path in sorted((CASES / "near").glob("*.yml")):
        queries += [case["query"] for case in yaml.safe_load(path.read_text("utf-8"))]
    return queries


@pytest.mark.parametrize(
    "step", [12, pytest.param(1, marks=pytest.mark.sweep)], ids=["some", "all"]
)
def test_answers_are_those_of_one_index(browser: Browser, many: str, step: int) -> None:
    page = browser.new_page()
    page.goto(many + "search/manifest.js")
    page.evaluate(ALONE)
    answers: list[dict[str, Any]] = page.evaluate(
        COMPARE, {"base": many, "queries": [*written_queries()[::step], MANY]}
    )
    page.close()
    # What is too much is said, and begins alike.
    assert [each["query"] for each in answers if each["rest"] and each["wanted"]][-1:] == [MANY]
    wrong = [
        (each["query"], each["found"][:4], each["wanted"][:4])
        for each in answers
        if (each["found"][:5] != each["wanted"][:5] if each["rest"]
            else each["found"] != each["wanted"])
    ]  # fmt: skip
    assert wrong == []


def type_query(page: Page, query: str) -> None:
    page.click(".find-open")
    page.keyboard.insert_text(query)


def is_answered(page: Page, query: str) -> None:
    page.wait_for_function(
        "query => { const {dataset} = document.getElementById('find');"
        " return dataset.query === query && dataset.complete === 'true'; }",
        arg=query,
    )


@pytest.mark.parametrize("typed", ["at once", "while others come"])
def test_the_document_being_read_answers_first_and_its_hits_stay(
    open_many: Callable[..., Page], typed: str
) -> None:
    page = open_many()
    held = Held(page, "**/search/shelves.js")
    page.click(".find-open")
    if typed != "at once":
        held.asked_for()
    page.keyboard.insert_text(OWN)
    expect(page.locator(HITS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    before = page.locator(HITS).evaluate_all("all => all.map(({dataset}) => dataset.id)")
    held.let_go()
    is_answered(page, OWN)
    expect(page.locator(HITS).first).to_be_focused()
    after = page.locator(HITS).evaluate_all("all => all.map(({dataset}) => dataset.id)")
    assert after[: len(before)] == before


def test_a_query_fetches_so_many_parts_and_more_when_asked(
    open_many: Callable[..., Page], watch: Watch
) -> None:
    page = open_many()
    type_query(page, MANY)
    is_answered(page, MANY)
    parts = {each for each in watch.requests if "/search/d/" in each}
    assert 0 < len(parts) <= PARTS
    count = int(page.get_attribute("#find", "data-count") or 0)
    page.get_by_role("button", name="Look further").click()
    becomes(page, lambda: int(page.get_attribute("#find", "data-count") or 0) > count, wanted=True)


def test_filters(open_many: Callable[..., Page], axe: Callable[[Page], list[str]]) -> None:
    page = open_many(width=390)
    type_query(page, "rights")
    is_answered(page, "rights")
    # Before axe, which takes away what is alike.
    choices = page.locator(".find__filters select")
    assert choices.evaluate_all("all => all.map(({name}) => name)") == FILTERS
    assert axe(page) == []
    page.get_by_label("Document").select_option("udhr-3")
    becomes(page, lambda: works_of(page), {"udhr-3"})
    wide = "document.querySelector('#find').scrollWidth <= innerWidth"
    assert page.evaluate(wide)


@pytest.mark.parametrize("width", [390, 1280])
def test_filters_that_come_late_move_no_result(open_many: Callable[..., Page], width: int) -> None:
    page = open_many(width=width)
    held = Held(page, "**/search/documents.js")
    type_query(page, OWN)
    expect(page.locator(HITS).first).to_be_visible()
    page.wait_for_function("() => document.querySelectorAll('.find__filters select').length === 4")
    before = page.locator("#find ol").bounding_box()
    held.let_go()
    becomes(page, lambda: page.locator(".find__filters select:enabled").count(), 4)
    after = page.locator("#find ol").bounding_box()
    assert before
    assert after
    assert after["y"] == before["y"]


def works_of(page: Page) -> set[str]:
    """The documents that the results are from."""
    hrefs = page.locator(HITS).evaluate_all("all => all.map((each) => each.getAttribute('href'))")
    return {href.split("?")[0].rstrip("/").split("/")[-2] for href in hrefs}


def test_from_disk(open_many: Callable[..., Page], folder: Path) -> None:
    page = open_many((folder / READING / "index.html").as_uri())
    type_query(page, MANY)
    is_answered(page, MANY)
    expect(page.locator(HITS).first).to_be_visible()


@pytest.mark.parametrize(
    ("text", "end", "lists"),
    [
        ("II.6", "cn-la-2024/p2-s2/#p2-s2-c6", ["cn-la-2024"]),
        ("联合国宪章（第一至三章）：第二条", "un-charter/full/#a2", ["cn-la-2024", "un-charter"]),
        ("un-charter/a3/", "un-charter/full/#a3", ["cn-la-2024", "un-charter"]),
    ],
)
def test_going_to_a_place_takes_the_lists_of_the_documents_meant(
    text: str, end: str, lists: list[str], many: str, open_many: Callable[..., Page], watch: Watch
) -> None:
    page = open_many()
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill(text)
    page.keyboard.press("Enter")
    expect(page).to_have_url(many + end)
    asked = {each.split("/")[-2] for each in watch.requests if each.endswith("/units.js")}
    assert sorted(asked) == lists
