"""Search over very many documents: a first result of any kind of query costs little."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.repository import ROOT
from tests.serving import MOUNT, serving
from tests.shelved import grown
from tests.sites import Built

QUERIES = ROOT / "tests" / "cases" / "search" / "first" / "kinds.tsv"
MOST = 300_000
"""Bytes as they are sent, up to the first result."""
OWN = "made-007"
FIRST = """
([base, current, query]) => new Promise((found) => {
  const worker = new Worker(base + "javascripts/search-worker.js");
  worker.onmessage = ({data: {type, data}}) => {
    if (type === 4) found("failed");
    if (type !== 3 || data.query !== query || !(data.items.length || data.isComplete)) return;
    worker.terminate();
    found(data.items.length);
  };
  worker.postMessage({type: 0, data: {base, suffix: "", current}});
  worker.postMessage({type: 2, data: query});
})
"""


@pytest.fixture(scope="module")
def folder(several: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return grown(several, tmp_path_factory.mktemp("grown"))


@pytest.fixture(scope="module")
def page(browser: Browser, folder: Path) -> Iterator[tuple[Page, str]]:
    with serving(folder) as address:
        page = browser.new_page()
        page.goto(f"{address}search/manifest.js")
        yield page, address
        page.close()


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.sweep)], ids=["some", "all"])
def test_a_first_result_costs_little(page: tuple[Page, str], folder: Path, step: int) -> None:
    own, base = page
    asked: list[str] = []
    own.context.on("request", lambda request: asked.append(request.url))
    costs = {}
    lines = QUERIES.read_text("utf-8").splitlines()
    queries = [line for line in lines if not line.startswith("# ")]
    for place, query in enumerate(queries[::step]):
        asked.clear()
        found = own.evaluate(FIRST, [base, ("", OWN)[place % 2], query])
        assert found not in {0, "failed"}, query
        costs[query] = sum(sent(folder, address) for address in {*asked})
    assert min(costs.values()) > 0
    assert {key: cost for key, cost in costs.items() if cost > MOST} == {}


def sent(folder: Path, address: str) -> int:
    """Bytes of a file as a host sends it."""
    path = folder / urlsplit(address).path.removeprefix(MOUNT)
    return len(gzip.compress(path.read_bytes(), 6))
