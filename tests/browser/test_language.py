"""What the scripts say of characters and amounts: the same as Python, from the same tables."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page

from build_scripts.language.amount import written
from build_scripts.language.amounts import amounts
from build_scripts.language.equivalence import traced
from build_scripts.language.han_forms import han_forms
from build_scripts.language.inflection import plural_lines
from build_scripts.outputs.indexes import asides
from build_scripts.outputs.indexes.hand_written import Section
from tests.repository import ROOT
from tests.test_fold import read_cases

CASES = ROOT / "tests" / "cases"
AMOUNTS = """
texts => texts.map(([text, key]) => duidu.amounts(text, key).map((each) =>
  [each.start, each.end, duidu.fractions.written(each.value), each.kind, each.isBare]))
"""
# Plain texts, and the places of each character: of those that JavaScript counts as two, once.
PLAIN = """
texts => texts.map((text) => {
  const {text: plain, places} = duidu.equivalence.traced(text);
  const isFirst = (_, at) => !/[\\udc00-\\udfff]/.test(plain[at]);
  return {text: plain, places: places && places.filter(isFirst)};
})
"""
HAN = (
    "〇零一二三四五六七八九十百千万亿两兩萬億廿半点分之第多余数几成上过%0123456789.,， "
    "元年个人至到—壹贰拾佰⼀\u200b½¼²①天斤又"
)
ALONE = "window.duidu = { trusted: String }"
"""For a page that is of no site: no address is refused."""
WORDS = (
    "a an one two ten twenty fifty nineteen hundred thousand million billion dozen dozens and half "
    "third thirds quarter of per cent % ‰ 3 1,000 2.5 first second fold odd several few to - "
    "twenty-first 21st NINE bn point between zero five ½ 2½ quarters"
).split()


@pytest.fixture(scope="module")
def page(browser: Browser, site: Path) -> Iterator[Page]:
    """A page with the search engine, which has learnt the other forms of all characters."""
    page = browser.new_page()
    page.evaluate(ALONE)
    page.add_script_tag(path=site / "javascripts" / "search-worker.js")
    lines: dict[str, str] = {}
    for form, plain in han_forms().items():
        lines[plain] = lines.get(plain, plain) + form
    page.evaluate("lines => duidu.forms.learn(lines)", list(lines.values()))
    yield page
    page.close()


def yaml_cases(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    return found


def units(text: str, place: int) -> int:
    """A place of a text as JavaScript counts it."""
    return len(text[:place].encode("utf-16-le")) // 2


def in_python(text: str, key: str) -> list[list[Any]]:
    return [
        [units(text, each.start), units(text, each.end), written(each.value), each.kind,
         each.is_bare]
        for each in amounts(text, key)
    ]  # fmt: skip


def test_amounts_are_those_of_the_table(page: Page) -> None:
    cases = yaml_cases("amounts.yml")
    assert len(cases) > 200
    texts = [[case["text"], case["lang"]] for case in cases]
    for case, found in zip(cases, page.evaluate(AMOUNTS, texts), strict=True):
        text = case["text"]
        for name, is_bare in (("amounts", False), ("bare", True)):
            wanted = [each if len(each) > 2 else [*each, "cardinal"] for each in case.get(name, ())]
            shown = [[text[each[0] : each[1]], *each[2:4]] for each in found if each[4] is is_bare]
            assert name not in case or shown == wanted, text


def test_amounts_of_any_text_are_those_of_python(page: Page) -> None:
    chance = random.Random(1)
    texts = [["໒໐໒໔, 3-5% 1 000", "lo"], ["𠀀三亿五千万𠀀第⼀条", "zh"]]
    for _ in range(1500):
        texts.append(["".join(chance.choices(HAN, k=chance.randint(1, 14))), "zh"])
        texts.append([" ".join(chance.choices(WORDS, k=chance.randint(1, 9))), "en"])
    for (text, key), found in zip(texts, page.evaluate(AMOUNTS, texts), strict=True):
        assert found == in_python(text, key), text


def test_characters_are_one_as_the_table_says(page: Page) -> None:
    cases = yaml_cases("folding.yml")
    found = page.evaluate(PLAIN, [case["text"] for case in cases])
    assert [each["text"] for each in found] == [case["plain"] for case in cases]
    unspaced = {case["text"]: case["unspaced"] for case in cases if "unspaced" in case}
    assert len(unspaced) > 5
    for text, folded in unspaced.items():
        assert page.evaluate("text => duidu.search.fold(text, false).text", text) == folded


def test_plain_texts_are_those_of_python(page: Page) -> None:
    chance = random.Random(2)
    ranges = ((0x20, 0x2FF), (0x300, 0x36F), (0x2000, 0x33FF), (0x4E00, 0x9FFF), (0xF900, 0xFFEF))
    texts = [
        "".join(chr(chance.randint(*chance.choice(ranges))) for _ in range(chance.randint(1, 6)))
        for _ in range(2000)
    ]
    for text, found in zip(texts, page.evaluate(PLAIN, texts), strict=True):
        ours = traced(text)
        assert found["text"] == ours.text, ascii(text)
        places = [[at, at + 1] for at in range(len(text))]
        wanted = [list(each) for each in ours.places or places]
        assert (found["places"] or places) == wanted, ascii(text)


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("unspaced.tsv", "text => duidu.search.fold(text, false).text"),
        ("spaced.tsv", "text => duidu.search.fold(text, true).text"),
        ("numerals.tsv", "text => duidu.search.foldCounted(text, 'zh', false).text"),
        ("numerals_en.tsv", "text => duidu.search.foldCounted(text, 'en', true).text"),
    ],
)
def test_folded_texts(page: Page, name: str, script: str) -> None:
    for text, folded in read_cases(name):
        assert page.evaluate(script, text) == folded, text


def test_a_trace_leads_back_to_the_text(page: Page, site: Path) -> None:
    texts = [case["text"] for name in ("amounts.yml", "folding.yml") for case in yaml_cases(name)]
    texts += (site / "cn-la-2024" / "search.js").read_text("utf-8").split('","')
    broken = page.evaluate(
        """texts => texts.filter((text) => [true, false].some((spaced) => [
            duidu.search.fold(text, spaced, true),
            duidu.search.foldCounted(text, "zh", spaced, true),
            duidu.search.foldCounted(text, "en", spaced, true),
          ].some(({text: folded, from, to}) => folded.length !== from.length
            || from.some((start, i) => start > to[i] || to[i] > text.length
              || (i && start < from[i - 1])))))""",
        texts,
    )
    assert broken == []


def test_a_marked_amount_is_marked_whole(page: Page) -> None:
    script = """([text, key, spaced, wanted]) => {
      const {text: folded, from, to} = duidu.search.foldCounted(text, key, spaced, true);
      const at = folded.indexOf(wanted);
      return text.slice(from[at], to[at + wanted.length - 1]);
    }"""
    for text, key, wanted, marked in (
        ("投资三亿五千万元。", "zh", "350000000", "三亿五千万"),
        ("投资三亿五千万元。", "zh", "资350000000元", "资三亿五千万元"),
        ("⺠族⼆〇⼆四年", "zh", "2024年", "⼆〇⼆四年"),
        ("about nine million people", "en", "9000000 people", "nine million people"),
    ):
        assert page.evaluate(script, [text, key, key == "en", wanted]) == marked


# Whether two words are one for the search, with no other rows than those for one of them.
ARE_ONE = """
pairs => pairs.map(([one, other]) => {
  const stems = duidu.search.stemsOf(one);
  return duidu.search.stemsOf(other).some((stem) => stems.includes(stem));
})
"""


@pytest.mark.parametrize("side", [0, 1])
def test_inflections_are_those_of_python(browser: Browser, site: Path, side: int) -> None:
    cases: dict[str, Any] = yaml.safe_load((CASES / "inflection.yml").read_text("utf-8"))
    one = [[*pair] for forms in cases["one"] for pair in permutations(forms, 2)]
    one += [[word, plural] for plural, words in cases["several"].items() for word in words]
    other = cases["other"]
    page = browser.new_page()
    page.evaluate(ALONE)
    page.add_script_tag(path=site / "javascripts" / "search-worker.js")
    words = [pair[side] for pair in (*one, *other)]
    page.evaluate("rows => duidu.search.learnPlurals(rows)", list(plural_lines(words)))
    for pairs, wanted in ((one, True), (other, False)):
        answers = zip(pairs, page.evaluate(ARE_ONE, pairs), strict=True)
        assert [pair for pair, answer in answers if answer is not wanted] == []
    page.close()


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("criteria", "criterion"),
        ("criterion", "criteria"),
        ("axes", "axis"),
        ("axes", "axe"),
        ("axis", "axes"),
        ("mouse", "mice"),
        ("foot", "feet"),
        ("policeman", "policemen"),
        ("gas", "gases"),
    ],
)
def test_an_index_brings_the_inflections_of_its_words(
    browser: Browser, site: Path, text: str, query: str
) -> None:
    page = browser.new_page()
    page.evaluate(ALONE)
    page.add_script_tag(path=site / "javascripts" / "search-worker.js")
    section = Section("help/", "a", {"en": "Page"}, {"en": f"Of the {text} there."}, is_first=True)
    page.add_script_tag(content=asides.pages_script([section]))
    script = """query => {
      const library = duidu.search.buildLibrary(Object.values(duidu.search.indexes));
      return duidu.search.findInLibrary(library, query).hits.map((hit) => hit.cost);
    }"""
    (cost,) = page.evaluate(script, query)
    assert cost < 3, "inflected: no slip of the finger"
    assert page.evaluate(script, "zzzzz") == []
    page.close()


NUMBERED = (
    ("c1", "投资三亿五千万元。", "Invest 350 million yuan."),
    ("c2", "援助九百万人。", "Help nine million people."),
    ("c3", "培训一千名学生。", "Train 1,000 students."),
    ("c4", "面向二十一世纪。", "Towards the twenty-first century."),
    ("c5", "百分之九十八的税目。", "Ninety-eight per cent of tariff lines."),
)
SEARCH = """
([rows, queries]) => {
  const none = ["", ""];
  const entries = rows.map(([id, zh, en]) => [id, 0, -1, id, none, none, none, [[zh, en]]]);
  const editions = [["zh", "zh-Hans", false], ["en", "en", true]];
  const index = {id: "test", aside: false, title: none, editions, pages: [""], han: [], entries};
  const library = duidu.search.buildLibrary([index]);
  return queries.map((query) => {
    const {hits} = duidu.search.findInLibrary(library, query);
    const clean = duidu.search.cleanQuery(query);
    const shown = hits.map((hit) => duidu.search.describe(hit, clean, "").sentences);
    const marked = shown.map((all) => all.map(({parts}) =>
      parts.filter(([, isMarked]) => isMarked).map(([text]) => text).join("…")));
    return {ids: hits.map((hit) => hit.entry.id), marked: marked[0]};
  });
}
"""


def test_a_number_is_found_in_every_notation(page: Page) -> None:
    lines = (CASES / "search_numbers.tsv").read_text("utf-8").split("\n")
    cases = [line.split("\t") for line in lines if line and not line.startswith("# ")]
    queries = [query for query, _, _ in cases]
    for (query, unit, marked), found in zip(
        cases, page.evaluate(SEARCH, [NUMBERED, queries]), strict=True
    ):
        assert found["ids"] == [unit], query
        assert marked in found["marked"], query


NAMED = """
(known) => {
  const none = ["", ""], pair = [["甲方", "Party A"]];
  const entries = [["c1", 0, -1, "c1", none, none, none, pair]];
  const editions = [["zh", "zh-Hans", false], ["en", "en", true]];
  const title = ["协定", "Agreement"];
  const index = {id: "test", aside: false, title, editions, pages: [""], han: [], entries};
  const library = duidu.search.buildLibrary([index]);
  const {hits} = duidu.search.findInLibrary(library, "甲方");
  const documents = new Map(known.map((each) => [each.id, each]));
  const clean = duidu.search.cleanQuery("甲方");
  return duidu.search.describe(hits[0], clean, "", documents).work.map(({text}) => text);
}
"""


def test_a_hit_names_its_document_as_it_is_told_from_others(page: Page) -> None:
    told = ["协定（2019）", "Agreement (2019)"]
    assert page.evaluate(NAMED, [{"id": "test", "title": told}]) == told
    for unnamed in ([{"id": "test"}], []):  # a site with one document lists no names
        assert page.evaluate(NAMED, unnamed) == ["协定", "Agreement"]
