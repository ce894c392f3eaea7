"""The go-to box: what it understands, and that a copied citation leads back to its clause."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.kinds import CASES
from tests.browser.watch import Watch

READING = "cn-la-2024/p2-s2/"
REFERENCES: dict[str, Any] = yaml.safe_load((CASES / "references.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def found(browser: Any, site: Path) -> Any:
    """Asks the go-to box's own function, on the document's own list of units."""
    page = browser.new_page()
    page.evaluate("window.duidu = {facts: {lists: []}}")
    page.add_script_tag(path=site / "javascripts" / "later.js")
    page.add_script_tag(path=site / "cn-la-2024" / "units.js")
    page.evaluate(
        "window.units = duidu_units.units.map(r => ({id: r[0], short: r[1], words: r.slice(3)}))"
    )
    yield lambda query: page.evaluate("q => duidu.find(q, units).map(u => u.id)", query)
    page.close()


@pytest.mark.parametrize("case", REFERENCES)
def test_reference(case: str, found: Any) -> None:
    assert found(REFERENCES[case]["query"]) == REFERENCES[case]["units"]


def test_every_id_short_form_and_citation_is_understood(found: Any, site: Path) -> None:
    text = (site / "cn-la-2024" / "units.js").read_text(encoding="utf-8")
    rows = yaml.safe_load(text.removeprefix("var duidu_units = ").rstrip(";\n"))["units"]
    assert len(rows) > 50
    for unit, short, _page, *words in rows:
        for query in (unit, short, *words):
            assert found(query) == [unit], query


def ask(page: Page, query: str) -> None:
    page.keyboard.press("g")
    page.locator("dialog[open] input").fill(query)
    page.keyboard.press("Enter")


def test_goes_to_a_clause_of_the_page(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "II.9")
    page.wait_for_url("**/p2-s2/#p2-s2-c9")
    assert page.locator("dialog[open]").count() == 0


def test_goes_to_a_clause_of_another_page(open_page: OpenPage) -> None:
    page = open_page("cn-la-2024/zh/p2-s2/")
    ask(page, "第二部分一、6")
    page.wait_for_url("**/cn-la-2024/p2-s1/#p2-s1-c6")


def test_goes_to_a_division(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "第二部分")
    page.wait_for_url("**/cn-la-2024/p2/")


def test_from_a_page_that_does_not_exist(open_page: OpenPage, watch: Watch) -> None:
    watch.allow("404")
    page = open_page("no/such/page/")
    page.locator(".page [data-do=goto]").click()
    page.locator("dialog[open] input").fill("II.9")
    page.keyboard.press("Enter")
    page.wait_for_url("**/cn-la-2024/p2-s2/#p2-s2-c9")


def test_choice_between_several(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "clause 9")
    expect(page.locator("dialog[open] li a")).to_have_count(2)
    expect(page.locator("dialog[open] li a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/p2-s1/#p2-s1-c9")


def test_wrong_input_says_what_is_accepted(open_page: OpenPage) -> None:
    page = open_page(READING)
    ask(page, "nonsense")
    status = page.locator("dialog[open] [role=status]")
    expect(status).to_contain_text("p2-s1-c6")
    page.locator("dialog[open] input").fill("II")
    expect(status).to_have_text("")
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0


def test_list_of_units_is_loaded_on_first_use_only(open_page: OpenPage, watch: Watch) -> None:
    page = open_page(READING)
    assert not [each for each in watch.requests if each.endswith(("units.js", "later.js"))]
    for _ in range(2):
        page.keyboard.press("g")
        page.locator("dialog[open] input").wait_for()
        page.keyboard.press("Escape")
        expect(page.locator("dialog[open]")).to_have_count(0)
    page.wait_for_timeout(200)
    assert len([each for each in watch.requests if each.endswith("/units.js")]) == 1


@pytest.mark.parametrize("name", ["复制中文引文", "Copy English citation", "复制链接"])
def test_copied_and_pasted_leads_back(name: str, open_page: OpenPage, server: str) -> None:
    page = open_page(READING)
    page.locator("[data-unit=p2-s2-c4]").hover()
    page.locator("[data-unit=p2-s2-c4] .more").click()
    page.locator(".menu button", has_text=name).click()
    expect(page.locator(".voice")).not_to_be_empty()
    page.goto(server + "cn-la-2024/p3/")
    page.keyboard.press("g")
    page.locator("dialog[open] input").wait_for()
    page.keyboard.press("Control+v")
    page.keyboard.press("Enter")
    page.wait_for_url("**/p2-s2/#p2-s2-c4")
