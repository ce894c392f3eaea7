"""Chinese in traditional characters at the reader's wish: shown, never copied, taken back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from opencc import OpenCC
from playwright.sync_api import Page, expect

from build_scripts.outputs.indexes.script_forms import forms_of
from build_scripts.publication.conversion import FORMS, runs
from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes
from tests.browser.held import intercept
from tests.browser.watch import Watch
from tests.sites import Built

CASES = Path(__file__).parent / "cases" / "converted.yml"
COPIED: Mapping[str, dict[str, str]] = yaml.safe_load(CASES.read_text("utf-8"))
READING = "cn-la-2024/p2-s2/"
BOXES = """
[...document.querySelectorAll(
  ".cell[data-key=zh] :is(p, td), .crumbs span, .contents span, h1 > *")]
  .filter((each) => each.closest("[lang]").matches("[lang|=zh]"))
  .map((each) => { const copy = each.cloneNode(true);
    copy.querySelectorAll(".footmark, .footback").forEach((mark) => mark.remove());
    return copy.textContent; })
"""
"""Texts of a page without the marks of footnotes."""
FLASHES = """
window.flashes = 0;
const look = () => {
  const page = document.querySelector(".page");
  const isSeen = page && getComputedStyle(page).visibility === "visible";
  if (isSeen && /国|经济/.test(page.textContent)) window.flashes += 1;
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
STATE = """
[document.title, location.href, document.querySelector(".page").outerHTML, document.body.className,
  document.documentElement.lang, document.querySelector(".top").outerHTML]
"""
LIT = """
name => [...(CSS.highlights.get(name) || [])].map((each) => String(each)).filter(Boolean)
"""


@pytest.fixture
def server(server_of_several: str) -> str:
    """The site with several documents."""
    return server_of_several


def choose(page: Page, form: str) -> None:
    page.locator("select[name=script]").select_option(form)
    expect(page.locator(".converted")).to_have_count(1 if form else 0)


@pytest.mark.parametrize(
    "document", ["cn-la-2024", "udhr", "un-charter", "mulan-psl-2", "park-fees"]
)
def test_shown_as_opencc_has_it(document: str, open_page: OpenPage) -> None:
    page = open_page(f"{document}/full/")
    source = page.evaluate(BOXES)
    assert len(runs(source)) > 5
    for form in FORMS["Hans"]:
        choose(page, form.name)
        assert page.evaluate(BOXES) == [*map(OpenCC(form.config).convert, source)]
        cells = page.locator(".cell[data-key=zh]")
        assert {each.get_attribute("lang") for each in cells.all()[:9]} == {form.tag}


def test_traditional_sources_in_simplified(open_page: OpenPage) -> None:
    """The browser's half, on words of a traditional text."""
    page = open_page(READING)
    choose(page, "hant")
    text = OpenCC("s2t").convert("".join(page.evaluate(BOXES))) + "乾燥、乾坤與頭髮"
    page.evaluate("tables => { self.duidu_script = tables; }", forms_of("zh-Hant", runs([text])))
    found = page.evaluate("text => duidu.forming('hans').convert(text)", text)
    assert found == OpenCC("t2s").convert(text)


@pytest.mark.parametrize("name", COPIED)
def test_what_is_copied_is_the_source(name: str, open_page: OpenPage) -> None:
    case = COPIED[name]
    page = open_page(case["address"], ui=case.get("ui", "both"))
    taken = []
    for form in ("", "tw"):
        choose(page, form)
        page.evaluate("navigator.clipboard.writeText('')")
        copy(page, case)
        becomes(page, lambda: bool(page.evaluate("navigator.clipboard.readText()")), wanted=True)
        taken.append(page.evaluate("navigator.clipboard.readText()"))
    assert case["has"] in taken[0]
    assert taken[1] == taken[0]
    # And shown as before.
    page.wait_for_function("() => /[國經濟兩]/.test(document.querySelector('.page').textContent)")


def copy(page: Page, case: Mapping[str, str]) -> None:
    unit = page.locator("[data-unit=p2-s2-c4]")
    if "select" in case:
        # What answers to the command comes with the first key.
        page.keyboard.press("Shift")
        page.wait_for_function("() => Boolean(duidu.quotes)")
        page.evaluate(
            "each => getSelection().selectAllChildren(document.querySelector(each))",
            case["select"],
        )
        page.keyboard.press("ControlOrMeta+c")
    elif "menu" in case:
        unit.hover()
        unit.locator(".more").click()
        page.locator(".menu button").filter(has_text=words(page, case["menu"])).first.click()
    elif "click" in case:
        page.locator(case["click"]).first.click()
    else:
        page.evaluate("document.activeElement.blur()")
        page.keyboard.press(case["press"])


def words(page: Page, said: str) -> str:
    """Words of the interface as the page has them now."""
    is_converted = page.locator("html").get_attribute("data-script")
    return OpenCC("s2tw").convert(said) if is_converted else said


def test_kept_without_a_flash_and_taken_back(open_page: OpenPage) -> None:
    page = open_page(READING)
    page.keyboard.press("Shift")
    page.wait_for_function("() => Boolean(duidu.quotes)")
    before = page.evaluate(STATE)
    choose(page, "hant")
    assert page.title() == before[0]
    assert "中老鐵路" in (page.locator(".page").text_content() or "")
    page.add_init_script(FLASHES)
    page.reload()
    expect(page.locator("select[name=script]")).to_have_value("hant")
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert page.evaluate("window.flashes") == 0
    assert page.evaluate("getComputedStyle(document.body).visibility") == "visible"
    page.locator(".converted button").click()
    expect(page.locator(".converted")).to_have_count(0)
    expect(page.locator("select[name=script]")).to_be_focused()
    after = page.evaluate(STATE)
    assert [strip(each) for each in after] == [strip(each) for each in before]
    page.reload()
    expect(page.locator("select[name=script]")).to_have_value("")
    expect(page.locator("html")).not_to_have_attribute("data-script", "hant")


def strip(html: str) -> str:
    """Without what a page opened a second time, or scrolled, may have otherwise."""
    for each in (
        ' tabindex="-1"',
        ' tabindex="0"',
        ' class="now"',
        ' aria-current="location"',
        " lit",
    ):
        html = html.replace(each, "")
    return html


def test_without_its_words_nothing_is_half_converted(open_page: OpenPage, watch: Watch) -> None:
    watch.allow("script.js")
    watch.allow("ERR_FAILED")
    page = open_page(READING)
    intercept(page, "**/cn-la-2024/script.js", lambda route: route.abort())
    page.locator("select[name=script]").select_option("hant")
    expect(page.locator("select[name=script]")).to_have_value("")
    assert "中老铁路" in (page.locator(".page").text_content() or "")
    # Chosen before, and not there when the page is opened again.
    page.evaluate("localStorage.duidu = JSON.stringify({script: 'hant'})")
    page.reload()
    assert "中老铁路" in (page.locator(".page").text_content() or "")
    assert page.evaluate("getComputedStyle(document.body).visibility") == "visible"


def test_what_is_found_and_lit_stays_so(open_page: OpenPage) -> None:
    page = open_page(f"{READING}?h=%E7%BB%8F%E6%B5%8E%E8%B5%B0%E5%BB%8A#p2-s2-par1")
    found: Callable[[str], Any] = lambda name: page.evaluate(LIT, name)  # noqa: E731
    page.wait_for_function("() => CSS.highlights.has('search-found')")
    as_printed = found("search-found")
    assert "经济走廊" in as_printed
    choose(page, "hant")
    assert found("search-found") == [*map(OpenCC("s2t").convert, as_printed)]
    choose(page, "")
    assert found("search-found") == as_printed
    choose(page, "hant")
    # Words of a note, which the data have as the source does; the card of a term.
    page.keyboard.press("d")
    page.wait_for_function("() => CSS.highlights.has('differing')")
    assert any(runs([each]) for each in found("differing"))
    assert [each for each in found("differing") if OpenCC("s2t").convert(each) != each] == []
    page.keyboard.press("Escape")
    page.locator(".t.few", has_text="中老鐵路").first.click()
    expect(page.locator(".card b").first).to_have_text("中老鐵路")


def test_from_there_on_it_is_found(open_page: OpenPage) -> None:
    """Marks of a search, on a page that is opened in traditional characters."""
    page = open_page(READING)
    choose(page, "hant")
    page.goto(page.url + "?h=%E7%BB%8F%E6%B5%8E%E8%B5%B0%E5%BB%8A#p2-s2-par1")
    page.wait_for_function("() => CSS.highlights.has('search-found')")
    assert "經濟走廊" in page.evaluate(LIT, "search-found")
    page.locator("select[name=ui]").select_option("en")
    page.locator("select[name=ui]").select_option("zh")
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hant")
    page.locator(".seg input[value=en]").check(force=True)
    expect(
        page.locator("#p2-s2-c4").locator("xpath=..").locator(".cell[data-key=zh]")
    ).to_be_hidden()
    expect(
        page.locator("#p2-s2-c4").locator("xpath=..").locator(".cell[data-key=en]")
    ).to_be_visible()
    page.locator(".seg input[value=zh]").check(force=True)
    expect(
        page.locator("#p2-s2-c4").locator("xpath=..").locator(".cell[data-key=zh]")
    ).to_be_visible()


def test_sound_for_all(open_page: OpenPage, axe: Callable[[Page], list[str]]) -> None:
    for address, width in ((READING, 1280), ("cn-la-2024/p2-s2-c4/", 390)):
        page = open_page(address, width=width, scheme="dark")
        choose(page, "hk")
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
        page.emulate_media(media="print")
        expect(page.locator(".converted")).to_be_visible()


def test_from_disk_and_without_a_script(open_page: OpenPage, plain: Built) -> None:
    page = open_page((plain.offline / "cn-la-2024" / "zh" / "p2-s2" / "index.html").as_uri())
    choose(page, "hant")
    assert "適時" in (page.locator(".page").text_content() or "")
    still = open_page(READING, javascript=False)
    expect(still.locator("select[name=script]")).to_be_hidden()


@pytest.mark.parametrize("ui", ["zh", "en", "both"])
@pytest.mark.parametrize(
    "address", [READING, "cn-la-2024/p2-s2-c4/", "glossary/china-laos-railway/", "help/"]
)
def test_the_header_is_one_line_on_a_phone(address: str, ui: str, open_page: OpenPage) -> None:
    page = open_page(address, width=390, height=844, ui=ui)
    line = page.locator(".top__inner")
    tools = line.locator("> *").evaluate_all("all => all.map(each => each.offsetHeight)")
    assert line.evaluate("each => each.offsetHeight") < 1.5 * max(tools)
