"""Pages on two editions compared and on changed texts: seen, heard, filtered, found from others."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from playwright.sync_api import Page, expect

from build_scripts.comparison.wording import MOVED, SAME, Run
from build_scripts.outputs.pages.changed import inline
from build_scripts.outputs.pages.escape import Safe
from tests.browser.conftest import OpenPage
from tests.browser.frames import becomes
from tests.browser.test_axe import SCHEMES
from tests.browser.test_kinds import WIDTHS, faults_of_showing
from tests.sites import RIVERS

OLD, NEW = RIVERS
COMPARED, CHANGES = f"{NEW}/compare/{OLD}/", f"{NEW}/changes/"


HTML = "text/html; charset=utf-8"
IS_SEEN = """
(element) => {
  const [{ left, top, bottom }] = element.getClientRects();
  return [top + 1, (top + bottom) / 2, bottom - 1].every((y) =>
    element.closest("h2, p").contains(document.elementFromPoint(left + 2, y)));
}
"""
"""Whether nothing but its own lines lies over the first line of an element."""


@pytest.fixture(scope="module")
def server(server_of_several: str) -> str:
    """The site with two editions of an agreement."""
    return server_of_several


@pytest.mark.parametrize("address", [COMPARED, CHANGES])
def test_wide_enough_in_one_language_and_for_everyone(
    address: str, open_page: OpenPage, axe: Callable[[Page], list[str]]
) -> None:
    page = open_page(address, locale="de-DE")
    faults: list[object] = []
    for ui in WIDTHS:
        page.evaluate("ui => localStorage.setItem('duidu', JSON.stringify({ ui }))", ui)
        page.reload()
        faults += faults_of_showing(page, address, ui)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 844})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            faults += [(width, scheme, each) for each in axe(page)]
    assert faults == []


@pytest.mark.parametrize("javascript", [True, False])
def test_what_changed_alone_by_the_keyboard(*, javascript: bool, open_page: OpenPage) -> None:
    page = open_page(COMPARED, javascript=javascript, width=390)
    box, unit = page.get_by_role("checkbox"), page.locator("section:has(> #a15)")
    expect(unit).to_be_visible()
    page.locator(".sides a").last.focus()
    page.keyboard.press("Tab")
    expect(box).to_be_focused()
    page.keyboard.press("Space")
    expect(unit).to_be_hidden()
    # A heading stays over what changed under it; one under which nothing did goes.
    for shown in ("a5", "ch2", "ch4", "a14"):
        expect(page.locator(f"section:has(> #{shown})")).to_be_visible()
    page.keyboard.press("Space")
    expect(unit).to_be_visible()


def test_what_was_taken_out_and_put_in_is_said(open_page: OpenPage) -> None:
    page = open_page(COMPARED, ui="en")
    row = page.locator("section:has(> #a3)")
    expect(row.get_by_role("deletion")).to_have_text(["一", "once"])
    expect(row.get_by_role("insertion")).to_have_text(["两", "twice"])
    said = "mark => getComputedStyle(mark, '::before').content"
    assert row.locator("ins:visible").first.evaluate(said) == '" [inserted: "'
    # On a phone there is one text, with both.
    page.set_viewport_size({"width": 390, "height": 844})
    expect(row.locator(".before").first).to_be_hidden()
    expect(row.get_by_role("deletion")).to_have_text(["一", "once"])


def test_where_a_sentence_moved_to_is_said_beside_it_alone(open_page: OpenPage) -> None:
    """Paragraphs of one unit that changed places; of a word it is said in the column it is in."""
    page = open_page(COMPARED, ui="en")
    runs = [Run(MOVED, "One.", "", "a3"), Run(SAME, "Two.", "Two."), Run(MOVED, "", "One.", "a3")]
    shown = inline(runs, lambda word, _: Safe(f'<small class="moved-where">[{word}]</small>'))
    written = re.sub(
        '(<div class="?now"? lang="?en.*?>).*?</div>',
        lambda found: f"{found[1]}{shown}</div>",
        page.content(),
        count=1,
        flags=re.DOTALL,
    )
    page.route("**/compare/**", lambda route: route.fulfill(body=written, content_type=HTML))
    page.reload()
    text = page.locator(".now:lang(en)").first
    expect(text).to_have_text("Two.One.[moved_from]", use_inner_text=True)
    # Where there is one text for both, with what was taken out.
    page.set_viewport_size({"width": 390, "height": 844})
    expect(text).to_have_text("One.[moved_to]Two.One.[moved_from]", use_inner_text=True)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("javascript", [True, False])
def test_what_is_jumped_to_is_not_covered(
    width: int, *, javascript: bool, open_page: OpenPage
) -> None:
    for fragment in ("a5", "was-a8"):
        page = open_page(f"{COMPARED}#{fragment}", width=width, javascript=javascript)
        head = page.locator("h2:is(:target,:has(:target))")
        expect(head).to_be_in_viewport(ratio=1)
        becomes(page, partial(head.evaluate, IS_SEEN), wanted=True)
        # Backwards by the keyboard, too.
        page.keyboard.press("Tab")
        for _ in range(6):
            page.keyboard.press("Shift+Tab")
            focused = page.locator("main a:focus")
            becomes(page, partial(focused.evaluate, IS_SEEN), wanted=True)


def test_both_editions_lead_to_what_became_of_a_unit(open_page: OpenPage, server: str) -> None:
    page = open_page(f"{OLD}/a8/", ui="en")
    page.get_by_role("link", name="Compared with").click()
    expect(page).to_have_url(f"{server}{COMPARED}#was-a8")
    here = page.locator("section:has(:target) h2")
    expect(here).to_contain_text("Article 7 + Article 8 → Article 9", use_inner_text=True)
    page.goto(f"{server}{NEW}/a5/")
    page.get_by_role("link", name="merged").click()
    expect(here).to_contain_text("Article 4 + Article 10 → Article 5", use_inner_text=True)
    page.goto(f"{server}{NEW}/full/")
    page.get_by_role("link", name="Compare", exact=True).click()
    page.get_by_role("link", name=re.compile("^Compared with")).click()
    expect(page).to_have_url(server + COMPARED)


def test_changes_can_be_subscribed_to(open_page: OpenPage, server: str) -> None:
    page = open_page(CHANGES)
    feed = page.locator('link[type="application/atom+xml"]').evaluate("link => link.href")
    assert feed == f"{server}{CHANGES}feed.xml"
    answer = page.request.get(feed)
    assert answer.ok
    assert answer.text().startswith("<?xml")
    page.goto(server)
    whole = page.locator('link[type="application/atom+xml"]').evaluate("link => link.href")
    assert whole == f"{server}feed.xml"
    assert f"{CHANGES}#change-" in page.request.get(whole).text()


def test_a_term_leads_to_the_other_documents_that_have_it(open_page: OpenPage, server: str) -> None:
    page = open_page(f"{NEW}/full/", ui="en")
    page.locator("select[name=terms]").select_option("all")
    page.locator("[data-unit=a1] .t:text-is('mutual benefit')").click()
    page.locator(".card").get_by_role("link", name="in 1 other document").click()
    expect(page).to_have_url(f"{server}glossary/mutual-benefit/#documents")
    listed = page.locator("li:has(small)", has=page.locator("a[href^='#document-']"))
    expect(listed).to_have_text(
        ["China–Laos Action Plan 2024–2028 4 places", "Two Rivers Agreement 2024 1 place"],
        use_inner_text=True,
    )
    listed.last.get_by_role("link").click()
    expect(page.locator(":target")).to_have_text("Two Rivers Agreement 2024", use_inner_text=True)


def test_what_is_in_force_is_said_where_documents_are_listed(
    open_page: OpenPage, server: str
) -> None:
    page = open_page("", ui="en")
    listed = page.locator(".shelf li", has=page.locator(f'a[href*="{OLD}/"]').first)
    succeeds = "succeeds Two Rivers Agreement 2019"
    expect(listed.first).to_contain_text(succeeds, use_inner_text=True)
    page.goto(f"{server}{OLD}/")
    page.locator(".supplied").get_by_role("link", name="Two Rivers Agreement 2024").click()
    expect(page).to_have_url(f"{server}{NEW}/")
