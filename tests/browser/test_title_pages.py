"""Home and the page of a document: the one button, the choice of language, the list, sharing."""

from __future__ import annotations

import json
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.browser.frames import IS_NEAR_THE_TOP, drawn
from tests.test_home import EXTENSIONS, home, many, published

TITLE_PAGES = ["", "cn-la-2024/"]
STOPPED = "JSON.parse(localStorage.getItem('duidu') || '{}').stopped"
LANGUAGES = ["zh", "en", "both"]


def speak(page: Page, key: str) -> None:
    page.evaluate("ui => localStorage.setItem('duidu', JSON.stringify({ui}))", key)
    page.reload()


def read_to(page: Page, unit: str) -> None:
    page.locator(f"[id='{unit}']").first.evaluate(
        "e => scrollTo(0, e.getBoundingClientRect().top + scrollY - 90)"
    )
    drawn(page)


@pytest.mark.parametrize("address", TITLE_PAGES)
def test_begins_at_the_top_of_the_first_page(
    address: str, open_page: OpenPage, server: str
) -> None:
    page = open_page(address, ui="en")
    expect(page.locator(".begin")).to_have_text(
        "Begin reading Part One: Preface", use_inner_text=True
    )
    page.locator(".begin").click()
    page.wait_for_url(server + "cn-la-2024/p1/")
    assert page.evaluate("document.querySelector('h1').compareDocumentPosition("
                         "document.querySelector('.unit')) & 4")  # fmt: skip
    # One who opened the beginning and read nothing has not stopped anywhere.
    page.goto(server + address)
    assert page.evaluate(STOPPED) is None


@pytest.mark.parametrize("address", TITLE_PAGES)
def test_continues_where_the_reader_stopped(address: str, open_page: OpenPage, server: str) -> None:
    page = open_page("cn-la-2024/p2-s2/", ui="en")
    read_to(page, "p2-s2-c9")
    page.goto(server + address)
    begin = page.locator(".begin")
    expect(begin.locator(".act")).to_have_text("Continue reading", use_inner_text=True)
    expect(begin.locator("small [lang=en]")).to_contain_text("II.9 Strengthen experience")
    expect(begin.locator("small [lang=zh-Hans]")).to_contain_text("II.9 加强减贫")
    begin.click()
    page.wait_for_url("**/cn-la-2024/p2-s2/#p2-s2-c9")
    page.wait_for_function(IS_NEAR_THE_TOP, arg="p2-s2-c9")


def test_what_is_kept_is_the_place_and_its_words(open_page: OpenPage, server: str) -> None:
    page = open_page("cn-la-2024/p2-s2/")
    read_to(page, "p2-s2-c9")
    page.goto(server + "cn-la-2024/p2-s3/")
    read_to(page, "p2-s3-c2")
    page.goto(server)
    (stop,) = page.evaluate(STOPPED)
    assert (stop["document"], stop["page"], stop["unit"]) == ("cn-la-2024", "p2-s3/", "p2-s3-c2")
    assert set(stop) == {"document", "page", "unit", "title", "words"}
    assert set(stop["words"]) == {"zh", "en"}


def test_continues_in_the_language_that_was_read(open_page: OpenPage, server: str) -> None:
    page = open_page("cn-la-2024/en/p2-s2/")
    read_to(page, "p2-s2-c6")
    page.goto(server + "cn-la-2024/")
    speak_words = page.locator(".begin small [lang=zh-Hans]")
    expect(speak_words).to_contain_text("6.")  # of the contents: the page had English words alone
    page.locator(".begin").click()
    page.wait_for_url("**/cn-la-2024/en/p2-s2/#p2-s2-c6")


NO_PLACES = (
    "5", "[]", "[5, null]", '"x"', '[{"document": "cn-la-2024"}]',
    '[{"document": "cn-la-2024", "page": "p2-s2/", "unit": "gone", "title": {}, "words": {}}]',
    '[{"document": "cn-la-2024", "page": "//evil/", "unit": {}, "title": {}, "words": {}}]',
    '[{"document": "gone", "page": "p1/", "unit": "p1-par1", "title": {}, "words": {}}]',
)  # fmt: skip
"""What may be stored, by an older version or by hand."""


def test_what_is_no_place_is_not_offered(open_page: OpenPage) -> None:
    page = open_page()
    for stored in NO_PLACES:
        value = json.dumps({"ui": "en", "stopped": json.loads(stored)})
        page.evaluate("value => localStorage.setItem('duidu', value)", value)
        page.reload()
        expect(page.locator(".act"), stored).to_have_text("Begin reading", use_inner_text=True)
        assert page.locator(".begin").get_attribute("href") == "cn-la-2024/p1/", stored


@pytest.mark.parametrize("address", TITLE_PAGES)
@pytest.mark.parametrize("stop", ["", "p2-s2-c9"])
def test_button_is_above_the_fold(
    stop: str, address: str, open_page: OpenPage, server: str
) -> None:
    page = open_page("cn-la-2024/p2-s2/", width=390, height=844, touch=True)
    for key in LANGUAGES:
        page.goto(server + "cn-la-2024/p2-s2/")
        speak(page, key)
        if stop:
            read_to(page, stop)
        page.goto(server + address)
        box = page.locator(".begin").bounding_box()
        assert box, key
        assert box["y"] + box["height"] < 844, key


@pytest.mark.parametrize("address", TITLE_PAGES)
def test_button_keeps_its_height(address: str, open_page: OpenPage, server: str) -> None:
    page = open_page(address, width=390)
    before = page.locator(".begin").bounding_box()
    page.goto(server + "cn-la-2024/p2-s2/")
    read_to(page, "p2-s2-c9")
    page.goto(server + address)
    expect(page.locator(".begin")).to_have_attribute("href", server + "cn-la-2024/p2-s2/#p2-s2-c9")
    after = page.locator(".begin").bounding_box()
    assert before
    assert after
    assert before["height"] == after["height"]


@pytest.mark.parametrize("address", TITLE_PAGES)
@pytest.mark.parametrize(
    "width",
    [
        *(320, 390, 720, 1280),
        *(pytest.param(each, marks=pytest.mark.sweep) for each in (384, 640, 768, 1440)),
    ],
)
def test_nothing_is_cut_or_wider_than_the_window(
    width: int, address: str, open_page: OpenPage
) -> None:
    page = open_page(address, width=width)
    for key in LANGUAGES:
        speak(page, key)
        # Text at 200 % is, where the window widens with it, a window of half the width.
        for size in ("", "250%") if width < 400 else ("",):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (key, size)


@pytest.mark.parametrize("address", TITLE_PAGES)
def test_without_scripts_all_ways_are_there(address: str, open_page: OpenPage) -> None:
    page = open_page(address, javascript=False)
    expect(page.locator(".begin")).to_contain_text("Begin reading")
    expect(page.locator(".speak")).to_have_count(0 if address else 1)
    expect(page.locator(".speak")).not_to_be_visible()
    for key in ("zh", "en"):
        link = page.locator(f".alone a[href$='{key}/']")
        expect(link).to_be_visible()
        expect(link).to_be_in_viewport()


def test_language_is_chosen_on_home(open_page: OpenPage) -> None:
    page = open_page(locale="zh-CN")
    begin, header = page.locator(".act"), page.locator(".top select[name=ui]")
    for key, words in (
        ("en", "Begin reading"),
        ("both", "开始阅读 Begin reading"),
        ("zh", "开始阅读"),
    ):
        button = page.locator(f".speak [value={key}]")
        button.click()
        expect(begin).to_have_text(words, use_inner_text=True)
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".speak [aria-pressed=true]")).to_have_count(1)
        expect(header).to_have_value(key)
    header.select_option("en")
    expect(page.locator(".speak [value=en]")).to_have_attribute("aria-pressed", "true")
    assert (
        page.locator(".speak [name=ui]").evaluate_all("all => all.map((each) => each.value)")
        == LANGUAGES
    )


def home_of(page: Page, server: str, count: int) -> None:
    """Home as it would be with so many documents."""
    body = home(published(many(count))).split("---\n", 2)[2]
    inner = markdown.markdown(body, extensions=EXTENSIONS)

    def answer(route: Route) -> None:
        text = route.fetch().text()
        start = text.index('<div class="prose">') + len('<div class="prose">')
        end = text.index('<p class="prose">')
        route.fulfill(body=f"{text[:start]}{inner}</div>{text[end:]}", content_type="text/html")

    page.route(server, answer)
    page.goto(server)


def test_five_hundred_documents_are_filtered_as_one_types(open_page: OpenPage, server: str) -> None:
    page = open_page(ui="en")
    home_of(page, server, 500)
    rows, field = page.locator(".shelf li:visible"), page.locator(".filter")
    expect(rows).to_have_count(500)
    cases: list[tuple[str, Any]] = [
        ("document no. 499", 1), ("第499号", 1), ("ＤＯＣＵＭＥＮＴ 499", 1), ("2024", 25),
        ("treaties", 10), ("条约 500", 1), ("第499號文件", 1),
        ("條約 500", 1), ("條約 499", 0), ("nothing of the kind", 0), ("", 500),
    ]  # fmt: skip
    for typed, count in cases:
        field.fill(typed)
        expect(rows).to_have_count(count)
        words = f"{count} document" + ("" if count == 1 else "s")
        expect(page.locator(".counts[role=status]")).to_have_text(words, use_inner_text=True)
    field.fill("treaties")
    expect(page.locator("h3:visible")).to_have_count(1)


def test_a_few_documents_need_no_filter(open_page: OpenPage, server: str) -> None:
    page = open_page()
    home_of(page, server, 5)
    expect(page.locator(".shelf li")).to_have_count(5)
    expect(page.locator(".filter")).to_have_count(0)


def test_clause_and_document_are_shared_on_touch(open_page: OpenPage, server: str) -> None:
    page = open_page("cn-la-2024/p2-s2/", width=390, touch=True, ui="en")
    fake = "navigator.share = (what) => { window.shared = what.url; return Promise.resolve(); };"
    page.evaluate(f"() => {{ {fake} }}")
    page.locator("#p2-s2-c1").locator("..").locator(".more").tap()
    page.get_by_role("button", name="Share").tap()
    page.wait_for_function("() => window.shared")
    assert page.evaluate("window.shared").endswith("/cn-la-2024/p2-s2-c1/")
    page.context.add_init_script(fake)
    page.goto(server + "cn-la-2024/")
    page.get_by_role("button", name="Share").tap()
    page.wait_for_function("() => window.shared")
    assert page.evaluate("window.shared").endswith("/cn-la-2024/")


def test_without_touch_nothing_is_shared(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/")
    expect(page.locator("[data-do=share]")).not_to_be_visible()
