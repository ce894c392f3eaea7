"""What search finds, asked through the real box, over http and from disk.

`tests/cases/search/*.tsv` hold queries that people type, one file a kind, with the units that
answer each: all are found, and the first hit is one of them.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from build_scripts.language.fold import fold
from build_scripts.language.han_forms import han_forms
from tests.browser.frames import PATIENCE
from tests.repository import ROOT
from tests.sites import Built

CASES = ROOT / "tests" / "cases" / "search"
READING = "cn-la-2024/p2-s2/"

# Types each query into the box and notes what the list is told to show. The list is made and not
# painted: hundreds of them would be, one after the other, for nobody.
ASK = """
async (queries) => {
  const box = document.querySelector("#find input");
  const root = document.getElementById("find");
  const type = (query) => new Promise((done, fail) => {
    const timer = setTimeout(() => fail(new Error("no answer to " + query)), PATIENCE);
    const look = () => {
      if (root.dataset.query !== query || root.dataset.complete !== "true") return;
      observer.disconnect();
      clearTimeout(timer);
      done();
    };
    const observer = new MutationObserver(look);
    observer.observe(root, {attributes: true});
    box.value = query;
    box.dispatchEvent(new Event("input", {bubbles: true}));
    look();
  });
  root.querySelector("ol").style.contentVisibility = "hidden";
  await type("0");
  const {list} = duidu.search;
  const {show} = list;
  let told = null;
  list.show = (result) => { told = result; show(result); };
  const answers = [];
  for (const query of queries) {
    await type(query);
    const first = root.querySelector(".hit");
    answers.push({
      found: told.items.map((item) => item.id),
      first: first ? first.dataset.id : null,
      count: told.count,
    });
  }
  list.show = show;
  return answers;
}
""".replace("PATIENCE", str(PATIENCE * 1000))

Ask = Callable[[list[str]], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def ask(
    request: pytest.FixtureRequest, browser: Browser, server: str, plain: Built
) -> Iterator[Ask]:
    """Asks the real box of a reading page, over http and from disk."""
    page = browser.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    on_disk = (plain.offline / READING / "index.html").as_uri()
    page.goto(server + READING if request.param == "http" else on_disk)
    page.click(".find-open")
    yield lambda queries: page.evaluate(ASK, queries)
    page.close()
    assert faults == []


SWEEP = pytest.mark.sweep
over_http = pytest.mark.parametrize(
    "ask", ["http", pytest.param("file", marks=SWEEP)], indirect=True, scope="module"
)
"""From disk the same engine answers: all of its answers in a sweep, some of written queries."""
some_or_all = pytest.mark.parametrize(
    "step", [5, pytest.param(1, marks=pytest.mark.sweep)], ids=["some", "all"]
)
"""Every so many of hundreds of queries are asked; all of them in a sweep."""


def case_files() -> list[Path]:
    return sorted(CASES.glob("*.tsv"))


def read_queries(path: Path) -> list[tuple[str, list[str]]]:
    lines = path.read_text("utf-8").split("\n")
    rows = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    return [(query, ids.split()) for query, ids in rows]


@pytest.mark.parametrize("path", case_files(), ids=lambda path: path.stem)
@pytest.mark.parametrize(
    ("ask", "step"),
    [("http", 1), ("file", 5), pytest.param("file", 1, marks=SWEEP)],
    indirect=["ask"],
    scope="module",
)
def test_written_queries(path: Path, ask: Ask, step: int) -> None:
    cases = read_queries(path)[::step]
    answers = ask([query for query, _ in cases])
    missed = [
        (query, sorted(set(wanted) - set(answer["found"])))
        for (query, wanted), answer in zip(cases, answers, strict=True)
        if not set(wanted) <= set(answer["found"])
    ]
    assert missed == []
    wrong = [
        (query, answer["first"])
        for (query, wanted), answer in zip(cases, answers, strict=True)
        if answer["first"] not in wanted
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def entries(site: Path) -> list[Any]:
    """The entries of the first document's index, as it is sent."""
    script = (site / "cn-la-2024" / "search.js").read_text("utf-8")
    value: list[Any] = json.loads(script[script.index("]=") + 2 : -2])["entries"]
    return value


def text_of(entry: list[Any], side: int) -> str:
    return (" " if side else "").join(pair[side] for pair in entry[7])


@some_or_all
@over_http
def test_any_stretch_of_the_chinese(ask: Ask, entries: list[Any], step: int) -> None:
    chance = random.Random(1)
    texts = {entry[0]: text_of(entry, 0) for entry in entries if entry[7]}
    wanted = []
    for _ in range(300):
        text = texts[chance.choice(sorted(texts))]
        length = min(chance.randint(2, 8), len(text))
        start = chance.randint(0, len(text) - length)
        wanted.append(text[start : start + length])
    queries = [query for query in wanted[::step] if len(fold(query, spaced=False)) > 1]
    folded = {
        entry[0]: fold("".join((entry[6][0], text_of(entry, 0))), spaced=False) for entry in entries
    }
    for query, answer in zip(queries, ask(queries), strict=True):
        having = {id for id, text in folded.items() if fold(query, spaced=False) in text}
        assert having <= set(answer["found"]), query
        # A number may stand in the English alone: October 20.
        if not re.fullmatch(r"[0-9a-z]+", fold(query, spaced=False)):
            assert answer["first"] in having, query


@some_or_all
@over_http
def test_phrases_of_the_english(ask: Ask, entries: list[Any], step: int) -> None:
    chance = random.Random(2)
    texts = {entry[0]: text_of(entry, 1) for entry in entries if entry[7] and entry[7][0][1]}
    queries = []
    for _ in range(150):
        words = texts[chance.choice(sorted(texts))].split()
        length = min(chance.randint(1, 4), len(words))
        start = chance.randint(0, len(words) - length)
        queries.append(" ".join(words[start : start + length]))
    folded = {
        entry[
            0
        ]: f" {fold(' '.join((*entry[5:7][0][1:], entry[6][1], text_of(entry, 1))), spaced=True)} "
        for entry in entries
    }
    queries = queries[::step]
    for query, answer in zip(queries, ask(queries), strict=True):
        phrase = f" {fold(query, spaced=True)} "
        if not phrase.strip():
            continue
        having = {id for id, text in folded.items() if phrase in text}
        assert answer["first"] in having, query


@some_or_all
@over_http
def test_every_number_and_citation_leads_to_its_unit(
    ask: Ask, entries: list[Any], step: int
) -> None:
    own = entries[::step]
    queries = [(query, entry[0]) for entry in own for query in (entry[0], entry[3], *entry[4])]
    named = [(query, id) for query, id in queries if not query.isdigit()]
    answers = ask([query for query, _ in named])
    wrong = [
        (query, answer["first"])
        for (query, id), answer in zip(named, answers, strict=True)
        if answer["first"] != id
    ]
    assert wrong == []


@pytest.mark.parametrize("step", [20, pytest.param(1, marks=SWEEP)], ids=["some", "all"])
@over_http
def test_every_term_of_the_glossary_leads_to_its_units(ask: Ask, site: Path, step: int) -> None:
    script = (site / "search" / "glossary.js").read_text("utf-8")
    concepts = json.loads(script[script.index("]=") + 2 : -2])["concepts"]
    wanted = {name: set(units[0][1:]) for _, names, units in concepts if units for name in names}
    assert len(wanted) > 500
    wanted = dict(list(wanted.items())[::step])
    answers = dict(zip(wanted, ask(list(wanted)), strict=True))
    missed = [name for name, ids in wanted.items() if not ids <= set(answers[name]["found"])]
    assert missed == []
    # A term may stand inside a longer one (联合国 in 联合国反腐败公约), which is a match too.
    wrong = [name for name, ids in wanted.items() if answers[name]["first"] not in ids]
    assert len(wrong) < len(wanted) / 50 + 1


@some_or_all
@over_http
def test_traditional_characters_find_what_simplified_ones_do(ask: Ask, step: int) -> None:
    others: dict[str, str] = {}
    for form, plain in han_forms().items():
        others.setdefault(plain, form)
    queries = [query for query, _ in read_queries(CASES / "zh.tsv")][::step]
    traditional = ["".join(others.get(sign, sign) for sign in query) for query in queries]
    assert traditional != queries
    for one, other in zip(ask(queries), ask(traditional), strict=True):
        assert one["found"] == other["found"]


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "(((((",
    ".*+?^${}()|[]\\",
    "\\",
    "[a-",
    '"',
    '"""',
    "“",
    "a" * 10_000,
    "铁" * 10_000,
    "a " * 5_000,
    '"' * 10_000,
    "1" * 10_000,
    "一" * 10_000,
    "%",
    "%E0%A4%A",
    "../../etc/passwd",
    "__proto__",
    "constructor",
    "toString",
    "\u0000\u0001\u0007",
    "\u202e铁路",
    "🚄",
    "−1",
    "0",
    "&lt;b&gt;",
    "{{ 7 * 7 }}",
]


@pytest.mark.parametrize("ask", ["http", "file"], indirect=True, scope="module")
def test_hostile_queries_do_no_harm(ask: Ask) -> None:
    for query, answer in zip(HOSTILE, ask(HOSTILE), strict=True):
        if not fold(query, spaced=False):
            assert answer["count"] == 0, query
    assert ask(["铁路"])[0]["found"], "the box still works"
