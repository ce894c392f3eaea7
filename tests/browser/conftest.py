"""Fixtures for the tests in Chromium: every page is watched for faults and foreign requests."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.watch import Watch
from tests.serving import serving
from tests.sites import Built

expect.set_options(timeout=15_000)  # for machines with more to do

FAULTS = "options => axe.run(document, options).then(({ violations }) => violations)"
ALIKE = (Path(__file__).parent / "alike.js").read_text("utf-8")

CHOOSE = """
try { if (!localStorage.duidu) localStorage.duidu = JSON.stringify({ ui: "%s" }); } catch {}
"""
"""A reader who has chosen the language of the interface, unless the page stored something."""

Scheme = Literal["light", "dark"]
OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """Address of the site's home page, ending in `/`, on a server that runs for all tests."""
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def server_of_several(several: Built) -> Iterator[str]:
    """The same of the site with several documents."""
    with serving(several.site) as address:
        yield address


@pytest.fixture(scope="session")
def server_of_languages(languages: Built) -> Iterator[str]:
    """The same of the site with a document in six languages."""
    with serving(languages.site) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, one for all tests."""
    with sync_playwright() as playwright:
        program = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        yield program
        program.close()


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What went wrong on the pages of this test; anything that was not allowed fails it."""
    seen = Watch()
    yield seen
    assert seen.faults() == []


def _opener(browser: Browser, server: str, watch: Watch) -> Iterator[OpenPage]:
    """Opens an address of the site in a fresh profile.

    `open_page("cn-la-2024/p2-s2/", width=390, scheme="dark", javascript=False)`. The address is
    relative to the home page, or whole (`file://…`). Further pages: `page.goto(server + …)`.
    `ui`: the language of the interface that the reader chose, `""` where none was chosen yet.
    """
    contexts = []

    def visit(
        address: str = "",
        *,
        width: int = 1280,
        height: int = 900,
        scheme: Scheme = "light",
        javascript: bool = True,
        touch: bool = False,
        reduced_motion: bool = True,
        locale: str = "zh-CN",
        ui: str = "both",
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            java_script_enabled=javascript,
            has_touch=touch,
            is_mobile=touch,
            reduced_motion="reduce" if reduced_motion else "no-preference",
            locale=locale,
            timezone_id="UTC",
        )
        contexts.append(context)
        if ui and javascript:
            context.add_init_script(CHOOSE % ui)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        context.set_default_timeout(20_000)
        watch.context(context, server)
        page = context.new_page()
        page.goto(address if "://" in address else server + address, wait_until="load")
        return page

    yield visit
    for context in contexts:
        context.close()


@pytest.fixture
def open_page(browser: Browser, server: str, watch: Watch) -> Iterator[OpenPage]:
    """Opens an address of the site as it is published (``_opener``)."""
    yield from _opener(browser, server, watch)


@pytest.fixture
def open_in_six(browser: Browser, server_of_languages: str, watch: Watch) -> Iterator[OpenPage]:
    """The same of the site with a document in six languages."""
    yield from _opener(browser, server_of_languages, watch)


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The home page at 1280 px."""
    return open_page()


@pytest.fixture(scope="session")
def checker() -> Axe:
    return Axe()


@pytest.fixture
def axe(checker: Axe) -> Callable[[Page], list[str]]:
    """Accessibility faults of a page by axe-core: `assert axe(page) == []`.

    Of elements that are alike one is looked at: axe takes half a minute for hundreds of them. A
    page that is looked at again in dark is looked at for its contrast alone.
    """
    seen: set[str] = set()

    def faults(page: Page) -> list[str]:
        # The size of what is touched: WCAG 2.2, 2.5.8, which axe leaves out unless asked. What an
        # open menu or notes cover in part is too small until they close.
        over = "[...document.querySelectorAll('.menu, .notes')].some(e => e.checkVisibility())"
        is_covered = bool(page.evaluate(over))
        options: dict[str, Any] = {
            "resultTypes": ["violations"],
            "rules": {"target-size": {"enabled": not is_covered}},
        }
        is_dark = bool(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
        if is_dark and page.url in seen:
            options["runOnly"] = ["color-contrast"]
        seen.add(page.url)
        page.evaluate(ALIKE)
        if not page.evaluate("'axe' in window"):
            page.evaluate(checker.axe_script)
        found = page.evaluate(FAULTS, options)
        return [
            f"{fault['id']} ({fault['impact']}): {fault['help']}: "
            + "; ".join(" ".join(map(str, node["target"])) for node in fault["nodes"][:3])
            for fault in found
        ]

    return faults
