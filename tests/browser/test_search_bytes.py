"""Search over very many documents: a first result of any kind of query costs little."""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from tests.repository import ROOT
from tests.serving import MOUNT, serving
from tests.shelved import grown, lengthy
from tests.sites import Built

CASES = ROOT / "tests" / "cases" / "search" / "first"
MOST = 300_000
"""Bytes as they are sent, up to the first result; of a query that finds nothing, up to the end."""
MOST_OF_FILE = 20_000
"""Bytes of a file as it is sent, of what is fetched by need."""
LENGTHY = ("铁路", "railway", "第四十条", "Article 40")
OWN = "made-007"
FIRST = """
([base, current, query, isWhole]) => new Promise((found) => {
  const worker = new Worker(base + "javascripts/search-worker.js");
  worker.onmessage = ({data: {type, data}}) => {
    if (type === 4) found("failed");
    if (type !== 3 || data.query !== query) return;
    if (!data.isComplete && (isWhole || !data.items.length)) return;
    worker.terminate();
    found([data.items.length, data.rest]);
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
    with opened(browser, folder) as found:
        yield found


@contextmanager
def opened(browser: Browser, folder: Path) -> Iterator[tuple[Page, str]]:
    with serving(folder) as address:
        page = browser.new_page()
        page.goto(f"{address}search/manifest.js")
        yield page, address
        page.close()


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.sweep)], ids=["some", "all"])
def test_a_first_result_costs_little(page: tuple[Page, str], folder: Path, step: int) -> None:
    costs, found = ask(page, folder, read("kinds.tsv")[::step])
    assert [query for query, (count, _) in found.items() if not count] == []
    assert min(costs.values()) > 0
    assert too_dear(costs) == {}


@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.sweep)], ids=["some", "all"])
def test_nothing_found_costs_no_more(page: tuple[Page, str], folder: Path, step: int) -> None:
    costs, found = ask(page, folder, read("nothing.tsv")[::step], is_whole=True)
    assert [query for query, (count, _) in found.items() if count] == []
    assert too_dear(costs) == {}


def test_what_was_not_looked_at_is_said(page: tuple[Page, str], folder: Path) -> None:
    _, found = ask(page, folder, ["quantum entanglement", "qqxzvw"], is_whole=True)
    assert [rest > 0 for _, rest in found.values()] == [True, False]


def test_long_units_and_documents_cost_no_more(
    browser: Browser, several: Built, tmp_path: Path
) -> None:
    folder = lengthy(several, tmp_path)
    with opened(browser, folder) as page:
        costs, found = ask(page, folder, LENGTHY, own="long-03")
    assert [query for query, (count, _) in found.items() if not count] == []
    assert too_dear(costs) == {}
    files = [path for path in (folder / "search").glob("*/**/*.js") if sent(path) > MOST_OF_FILE]
    assert files == []


def ask(
    page: tuple[Page, str],
    folder: Path,
    queries: Sequence[str],
    *,
    own: str = OWN,
    is_whole: bool = False,
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Of each query the bytes that it cost, and [results, places not looked at].

    Every second one is asked while the document ``own`` is being read.
    """
    window, base = page
    asked: list[str] = []
    note = lambda request: asked.append(request.url)  # noqa: E731
    window.context.on("request", note)
    costs, found = {}, {}
    for place, query in enumerate(queries):
        asked.clear()
        found[query] = window.evaluate(FIRST, [base, ("", own)[place % 2], query, is_whole])
        assert found[query] != "failed", query
        costs[query] = sum(sent(path_of(folder, address)) for address in {*asked})
    window.context.remove_listener("request", note)
    return costs, found


def read(name: str) -> list[str]:
    lines = (CASES / name).read_text("utf-8").splitlines()
    return [line for line in lines if not line.startswith("# ")]


def too_dear(costs: Mapping[str, int]) -> Mapping[str, int]:
    return {query: cost for query, cost in costs.items() if cost > MOST}


def path_of(folder: Path, address: str) -> Path:
    return folder / urlsplit(address).path.removeprefix(MOUNT)


def sent(path: Path) -> int:
    """Bytes of a file as a host sends it."""
    return len(gzip.compress(path.read_bytes(), 6))
