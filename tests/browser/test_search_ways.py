"""The search dialog names the places that a query means, as the go-to box reads it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import CHOOSE
from tests.repository import ROOT
from tests.serving import serving
from tests.sites import RIVERS, Built

CASES = ROOT / "tests" / "cases" / "search" / "ways" / "places.tsv"
READING = "cn-la-2024/p2-s2/"
WAYS = "#find .find__way"
ANSWERED = """
query => { const {dataset} = document.getElementById('find');
  return dataset.query === query && dataset.complete === 'true'; }
"""


@pytest.fixture(scope="module")
def address(several: Built) -> Iterator[str]:
    with serving(several.site) as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context()
    context.add_init_script(CHOOSE % "en")
    page = context.new_page()
    page.goto(address + READING)
    yield page
    context.close()


def ask(page: Page, query: str) -> None:
    page.evaluate("duidu.find()")
    page.locator("#find input").fill(query)
    page.wait_for_function(ANSWERED, arg=query)


def cases() -> list[tuple[str, list[str]]]:
    lines = CASES.read_text("utf-8").splitlines()
    pairs = [line.split("\t") for line in lines if not line.startswith("# ")]
    return [(query, places.split()) for query, places in pairs]


@pytest.mark.parametrize(("query", "places"), cases(), ids=[query for query, _ in cases()])
def test_places(page: Page, address: str, query: str, places: list[str]) -> None:
    ask(page, query)
    found = page.locator(WAYS).evaluate_all("all => all.map(({href}) => href)")
    assert [each.removeprefix(address) for each in found][: len(places) or 1] == places
    assert len(found) == len(places) or len(places) > 1


def test_a_place_is_the_first_that_the_arrow_keys_reach(page: Page) -> None:
    ask(page, "第2部分第3节")
    page.keyboard.press("ArrowDown")
    expect(page.locator(WAYS).first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#find .hit").first).to_be_focused()


def test_enter_leads_to_the_one_place(page: Page, address: str) -> None:
    page.goto(address + READING)
    ask(page, "Art. 5 UDHR")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{address}udhr/full/#a5")
    page.goto(address + READING)


def test_a_place_that_is_named_lacks_no_word(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "UDHR article 13")
    expect(page.locator(WAYS)).to_have_count(1)
    expect(page.locator("#find .find__told")).to_be_empty()
    expect(page.locator("#find [role=status]")).to_contain_text("Article 13")
    assert page.evaluate(
        "duidu.search.list.ways().length === document.querySelectorAll('#find .find__way').length"
    )
    assert page.locator("#find .hit").count() > 0
    expect(page.locator("#find del")).to_have_count(0)


@pytest.mark.parametrize(("start", "is_named"), [("", True), ("udhr/full/", False)])
def test_a_result_names_its_document(
    start: str, page: Page, address: str, *, is_named: bool
) -> None:
    page.goto(address + start)
    ask(page, "shijie renquan")
    hits, named = page.locator("#find .hit"), page.locator("#find .hit:has(.hit__work bdi)")
    assert page.locator("#find .hit:not(:has(.hit__work))").count() == (0 if is_named else 2)
    assert named.count() == (2 if is_named else 0)
    assert hits.count() > 2  # pages of the site, which are called so


def test_languages_in_two_scripts_are_told_apart(page: Page, address: str) -> None:
    page.goto(address)
    ask(page, "people")
    documents = [
        {"id": name, "langs": langs, "title": [name] * 2, "year": "", "group": None}
        for name, langs in (("one", ["zh-Hans", "en"]), ("other", ["zh-Hant", "en"]))
    ]
    page.locator(".find__filters").evaluate("each => each.remove()")
    page.evaluate("all => duidu.search.filters(all, () => {})", documents)
    found = page.locator("select[name=lang] option").all_inner_texts()
    assert found == ["All", "English", "Simplified Chinese", "Traditional Chinese"]


def test_places_are_of_the_documents_that_are_chosen(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(address)
    ask(page, "Article 2")
    ways, texts = page.locator(WAYS), page.locator(WAYS).all_inner_texts()
    # Documents of one title are told apart.
    assert len(texts) > 3
    assert sorted(set(texts)) == sorted(texts)
    for name, value, place in (
        ("document", "udhr", "udhr/"),
        ("document", "un-charter", "un-charter/"),
        ("year", "2019", f"{RIVERS[0]}/"),
    ):
        chosen = page.locator(f"select[name={name}]")
        chosen.select_option(value)
        expect(ways).to_have_count(1)
        expect(ways).to_have_attribute("href", re.compile(f"^{address}{place}"))
        chosen.select_option("")
    expect(ways).to_have_count(len(texts))
    page.goto(f"{address}udhr/full/")
    ask(page, "Article 2")
    page.locator("select[name=document]").select_option("un-charter")
    expect(ways).to_have_attribute("href", re.compile("/un-charter/"))
    page.close()


@pytest.mark.parametrize("query", ["第2条", "第二条", "第２條", "第٢条", "Article 2", "Article ໒"])
def test_a_number_in_any_notation(query: str, page: Page, address: str) -> None:
    page.goto(address)
    places = []
    for each in ("Article 2", query):
        ask(page, each)
        articles = page.locator("#find .hit[data-id^=a]")  # not what the help says of them
        places.append(articles.evaluate_all("all => all.map(({href}) => href.split('?')[0])"))
    assert len(places[0]) > 3
    assert places[1] == places[0]
