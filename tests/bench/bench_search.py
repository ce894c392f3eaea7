"""How soon a reader sees a first result among very many documents, and what the page holds then."""

from __future__ import annotations

import json
import statistics
import tempfile
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.measure import RUNS, Figure
from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.frames import becomes
from tests.browser.test_search_bytes import read
from tests.serving import serving
from tests.shelved import grown
from tests.sites import Built, build

READING = "cn-la-2024/p2-s2/"
FIRST = """
(query) => new Promise((done, fail) => {
  const box = document.getElementById("find"), field = box.querySelector("input");
  setTimeout(() => fail(new Error("no result: " + query)), 30000);
  const begun = performance.now();
  const look = () => {
    if (!box.querySelector(".hit, .find__way")) return requestAnimationFrame(look);
    done(performance.now() - begun);
  };
  field.value = query;
  field.dispatchEvent(new Event("input", {bubbles: true}));
  look();
})
"""
COLLECT = "HeapProfiler.collectGarbage"
HELD = "Runtime.getHeapUsage"
FOLLOW = {"autoAttach": True, "waitForDebuggerOnStart": False, "flatten": False}


def figures() -> Iterator[Figure]:
    """Milliseconds from the first key to a result, each query in a browser that knows nothing yet.

    Of every kind of query the median of some runs; of these the median and the longest.
    """
    queries = read("kinds.tsv")
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        several, site = Path(place) / "several", Path(place) / "grown"
        for folder in (several, site):
            folder.mkdir()
        build("several", several)
        grown(Built(several), site)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        with serving(site) as address:
            ask = partial(_first, browser, address)
            taken, held = [], []
            for query in queries:
                found = [ask(query) for _ in range(RUNS)]
                taken.append(statistics.median(each for each, _ in found))
                held.append(max(each for _, each in found))
        browser.close()
    yield Figure("309 documents, key → first result, median", statistics.median(taken), "ms")
    yield Figure("  the slowest kind of query", max(taken), "ms")
    yield Figure("  memory of the page and its searcher, most", max(held) / 1e6, "MB")


def _first(browser: Browser, address: str, query: str) -> tuple[float, float]:
    """Milliseconds to the first result, and bytes that the page and its worker hold after it."""
    context = browser.new_context(service_workers="block")
    page = context.new_page()
    page.goto(address + READING)
    held = _Heaps(context.new_cdp_session(page))
    page.keyboard.press("/")
    page.locator("#find input").wait_for()
    taken: float = page.evaluate(FIRST, query)
    bytes_held = held.total(page)
    context.close()
    return taken, bytes_held


class _Heaps:
    """What the scripts of a page and of its workers hold: the protocol of Chromium's own tools."""

    def __init__(self, session: CDPSession) -> None:
        self._session = session
        self._workers: list[str] = []
        self._answers: list[float] = []
        session.on(
            "Target.attachedToTarget", lambda event: self._workers.append(event["sessionId"])
        )
        session.on("Target.receivedMessageFromTarget", self._hear)
        session.send("Target.setAutoAttach", FOLLOW)

    def _hear(self, event: Mapping[str, str]) -> None:
        answer = json.loads(event["message"])
        if size := answer.get("result", {}).get("usedSize"):
            self._answers.append(size)

    def total(self, page: Page) -> float:
        """Bytes after what is not needed was collected."""
        self._session.send(COLLECT)
        own: float = self._session.send(HELD)["usedSize"]
        for worker in self._workers:
            for number, method in enumerate((COLLECT, HELD)):
                message = json.dumps({"id": number, "method": method})
                given = {"sessionId": worker, "message": message}
                self._session.send("Target.sendMessageToTarget", given)
        becomes(page, lambda: len(self._answers), len(self._workers))
        return own + sum(self._answers)
