"""What search finds that is not what was typed, asked of the engine: it is said to be near.

`tests/cases/search/near/*.yml` hold the queries, one file a kind. The engine runs as on the site:
in a worker over http, in the page from a folder on disk. Box and list have tests of their own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from tests.browser.frames import PATIENCE
from tests.repository import ROOT
from tests.sites import Built

CASES = ROOT / "tests" / "cases" / "search" / "near"
PAGES = {"http": "search/manifest.js", "file": "cn-la-2024/p2-s2/index.html"}
"""Over http a page without a script of its own: its box would answer in the place of a worker."""
MESSAGES = """
(base) => {
  const worker = new Worker(base + "javascripts/search-worker.js");
  worker.postMessage({type: 0, data: {base, suffix: "", current: "cn-la-2024"}});
  window.asks = (query) => worker.postMessage({type: 2, data: query});
  worker.onmessage = ({data: message}) => window.answers(message);
}
"""
CALLS = """
async (base) => {
  await new Promise((loaded) => {
    const script = document.createElement("script");
    script.src = base + "javascripts/search-worker.js";
    script.onload = loaded;
    document.head.append(script);
  });
  const setup = {base, suffix: "index.html", current: "cn-la-2024"};
  const searcher = duidu.search.createSearcher(setup, (message) => window.answers(message));
  window.asks = (query) => searcher.ask(query);
}
"""
ASK = """
async (queries) => {
  const answers = [];
  for (const query of queries) {
    answers.push(await new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error("no answer to " + query)), PATIENCE);
      window.answers = ({data}) => {
        if (!data || data.query !== query || !data.isComplete) return;
        clearTimeout(timer);
        done(data);
      };
      window.asks(query);
    }));
  }
  return answers;
}
""".replace("PATIENCE", str(PATIENCE * 1000))
WORDS = """
(texts) => {
  const segmenter = new Intl.Segmenter("zh", {granularity: "word"});
  return texts.flatMap((text) => Array.from(segmenter.segment(text), (each) => each.segment));
}
"""

Answer = Mapping[str, Any]
SETS = {"http": MESSAGES, "file": CALLS}


@pytest.fixture(scope="module", params=["http", pytest.param("file", marks=pytest.mark.sweep)])
def engine(
    request: pytest.FixtureRequest, browser: Browser, server: str, plain: Built
) -> Iterator[Page]:
    """A page with the engine of the site: in a worker over http, in the page from disk."""
    page = browser.new_page()
    base = server if request.param == "http" else f"{plain.offline.as_uri()}/"
    page.goto(base + PAGES[request.param])
    page.evaluate(SETS[request.param], base)
    yield page
    page.close()


def ask(engine: Page, queries: list[str]) -> list[Answer]:
    answers: list[Answer] = engine.evaluate(ASK, queries)
    return answers


def case_files() -> list[Path]:
    return sorted(CASES.glob("*.yml"))


def clauses_of(answer: Answer) -> list[str]:
    """The ids of the clauses that were found; help quotes queries, and is found by them too."""
    return [item["id"] for item in answer["items"] if not item["aside"]]


def faults_of(case: Mapping[str, Any], answer: Answer, other: Answer | None) -> Iterator[str]:
    """What of an answer is not as the case says."""
    items = {item["id"]: item for item in reversed(answer["items"])}
    clauses = clauses_of(answer)
    first = case.get("first", [])
    if sorted(clauses[: len(first)]) != sorted(first):
        yield f"first are {clauses[: len(first) + 2]}"
    if missed := set(case.get("found", [])) - set(items):
        yield f"not found: {sorted(missed)}"
    for id, kinds in case.get("near", {}).items():
        said = [each["kind"] for each in items[id]["near"]] if id in items else None
        if said is None or not set(said) <= set(kinds) or bool(said) != bool(kinds):
            yield f"{id} is near by {said}"
    for id, words in case.get("missing", {}).items():
        if id not in items or items[id]["missing"] != words:
            yield f"{id} lacks {items.get(id, {}).get('missing')}"
    if case.get("nothing") and items:
        yield f"found {list(items)[:3]}"
    if lost := set(case.get("nearest", [])) - set(answer["nearest"]):
        yield f"nearest are {answer['nearest']}, not {sorted(lost)}"
    if "kinds" in case:
        kinds = {each["kind"] for item in items.values() for each in item["near"]}
        if not kinds <= set(case["kinds"]):
            yield f"near by {sorted(kinds)}"
    if other and clauses_of(other) != clauses:
        yield f"other hits than {case['same_as']}: {clauses[:5]}"


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
def test_near_queries(path: Path, engine: Page) -> None:
    cases = yaml.safe_load(path.read_text("utf-8"))
    answers = ask(engine, [case["query"] for case in cases])
    same = {case["same_as"] for case in cases if "same_as" in case}
    others = dict(zip(sorted(same), ask(engine, sorted(same)), strict=True))
    faults = [
        (case["query"], fault)
        for case, answer in zip(cases, answers, strict=True)
        for fault in faults_of(case, answer, others.get(case.get("same_as", "")))
    ]
    assert faults == []


@pytest.fixture(scope="module")
def texts(site: Path) -> list[str]:
    """All texts of the indexes, and the names of the glossary."""
    found = []
    for path in (
        site / "search" / "glossary.js",
        *site.glob("*/search.js"),
        site / "search/pages.js",
    ):
        script = path.read_text("utf-8")
        value = json.loads(script[script.index("]=") + 2 : -2])
        found += [name for _, names, _ in value["concepts"] for name in names]
        rows = [row for entry in value["entries"] for row in (entry[6], *entry[7])]
        found += [text for row in rows for text in row]
    return found


def test_nearest_terms_are_whole_words(engine: Page, texts: list[str]) -> None:
    cases = yaml.safe_load((CASES / "nothing.yml").read_text("utf-8"))
    answers = ask(engine, [case["query"] for case in cases])
    english = re.findall(r"[a-z]+", " ".join(texts).lower())
    words = {*texts, *engine.evaluate(WORDS, texts), *english}
    assert any(answer["nearest"] for answer in answers)
    assert [term for answer in answers for term in answer["nearest"] if term not in words] == []
