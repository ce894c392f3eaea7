"""The watch itself: each kind of fault on a page is seen, and a good page has none."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.watch import Watch
from tests.serving import serving

PAGES = {
    "console error": "<script>console.error('bad')</script>",
    "script": "<script>throw new Error('bad')</script>",
    "answer 404": "<img src='missing.png' alt=''>",
    "request to another host": "<img src='https://elsewhere.example/a.png' alt=''>",
}


def kinds_of_faults(body: str, folder: Path, browser: Browser) -> set[str]:
    """The kinds of faults that are seen on a page with this body."""
    head = "<!doctype html><html lang=en><link rel=icon href='data:,'><title>t</title>"
    (folder / "index.html").write_text(f"{head}<body>{body}", encoding="utf-8")
    seen = Watch()
    with serving(folder) as address:
        context = browser.new_context()
        seen.context(context, address)
        context.new_page().goto(address, wait_until="networkidle")
        context.close()
    return {fault.split(":")[0] for fault in seen.faults()}


@pytest.mark.parametrize("fault", PAGES)
def test_watch_sees(fault: str, browser: Browser, tmp_path: Path) -> None:
    assert fault in kinds_of_faults(PAGES[fault], tmp_path, browser)


def test_good_page_has_no_faults(browser: Browser, tmp_path: Path) -> None:
    assert kinds_of_faults("<p>good</p>", tmp_path, browser) == set()
