"""Studies that come from the texts by rule: what they say is what a person reads there."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import Any

import markdown as python_markdown  # type: ignore[import-untyped]
import pytest
import yaml
from lxml import html

from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.language.clauses import english
from build_scripts.language.clauses.chinese import stretches
from build_scripts.language.clauses.stretch import Stretch
from build_scripts.language.clauses.table import sides
from build_scripts.language.dates.date import Dated
from build_scripts.language.dates.reading import dates
from build_scripts.outputs.pages.differences_page import differences_page
from build_scripts.outputs.studies import svg
from build_scripts.outputs.studies.dates.paired import entries
from build_scripts.outputs.studies.divergence import divergence
from build_scripts.outputs.studies.evidence.assigned import rendered
from build_scripts.outputs.studies.renderings import renderings
from build_scripts.outputs.studies.study import Cell, Study, Table
from build_scripts.outputs.studies.timeline import timeline
from build_scripts.outputs.studies.undertakings import undertakings
from build_scripts.press.build import examined
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.sources.glossary import VERB
from build_scripts.sources.settings import read_settings
from tests import printed
from tests.repository import ROOT
from tests.samples import bitext, glossary

CASES = ROOT / "tests" / "cases" / "studies"
SITE = Site("https://x.example/")
KNOWN = {word: side.id for side in sides() for word in side.zh} | {"中方": "cn", "老方": "la"}
PARTIES = {"China", "both sides", "everyone"}
HOSTILE: list[str] = yaml.safe_load((ROOT / "tests/cases/escape/hostile.yml").read_text("utf-8"))


def read(name: str) -> Any:
    return yaml.safe_load((CASES / name).read_text("utf-8"))


@cache
def ready(name: str) -> Publication:
    """A document with its glossary and notes; those of the tests have none."""
    if name != printed.FIRST:
        return printed.ready(printed.bitext(name))
    checked, found = examined(printed.PLACES[name], ROOT)
    assert checked.bitext
    return publication_of(checked.bitext, SITE, found.glossary, found.companions[name])


def made(study: Study | None) -> Study:
    assert study
    return study


def table(study: Study, name: str) -> Table:
    [own] = [each for each in study.tables if each.name == name]
    return own


def texts(cell: Cell) -> list[str]:
    return [run.texts[0].text if run.texts else run.at for run in cell]


def shown(text: str, each: Stretch) -> str:
    verbs = "".join(text[slice(*verb)] for verb in each.verbs)
    return f"{each.side} {text[slice(*each.subject)]} {verbs}"


@pytest.mark.parametrize("name", read("clauses.yml"))
def test_who_acts_in_a_sentence(name: str) -> None:
    case = read("clauses.yml")[name]
    found = stretches(case["zh"], KNOWN, {"cn", "la"})
    assert "".join(case["zh"][each.start : each.end] for each in found) == case["zh"]
    own = [each.side if each.side == "unclear" else shown(case["zh"], each) for each in found]
    assert [each.split() for each in own] == [each.split() for each in case["is"]]


def briefly(text: str, each: Stretch) -> str:
    verbs = "/".join(text[slice(*verb)] for verb in each.verbs)
    return " ".join(filter(None, (each.side, text[slice(*each.subject)], verbs)))


@pytest.mark.parametrize("kind", read("sentences.yml"))
def test_nothing_false_is_read_in_texts_of_other_kinds(kind: str) -> None:
    wanted: dict[str, list[str]] = read("sentences.yml")[kind]
    found = {
        text: [
            each.side if each.side == "unclear" else briefly(text, each)
            for each in stretches(text, KNOWN, {"cn", "la"})
        ]
        for text in wanted
    }
    assert found == wanted


def test_each_party_has_its_own_english_and_what_is_not_determined_shows_nothing() -> None:
    pairs = read("pairs.yml")
    own = bitext({f"s1-c{at}": [[each["zh"], each["en"]]] for at, each in enumerate(pairs, 1)})
    study = made(undertakings(publication_of(own, SITE)))
    found: dict[str, list[list[str]]] = {}
    for row in table(study, "undertakings").rows:
        shown = [" ".join(texts(cell)) for cell in row.cells[1:5]]
        if row.facets["side"] in ("unclear", "recital"):
            assert (len(row.cells[1]), row.cells[2]) == (1, ())
        found.setdefault(row.cells[0][0].at, []).append(shown)
    assert list(found.values()) == [each["is"] for each in pairs]
    sides = Counter(row.facets["side"] for row in table(study, "undertakings").rows)
    assert (study.about["unclear"], study.about["recitals"]) == (sides["unclear"], 1)
    offered = {each.name: {value for value, _ in each.values} for each in study.facets}
    rows = table(study, "undertakings").rows
    assert all(offered[name] == {row.facets[name] for row in rows} for name in offered)


@pytest.mark.parametrize("document", [printed.FIRST, "udhr", "un-charter"])
def test_who_acts_in_every_sentence_of_a_document(document: str) -> None:
    lines = [
        line.split("\t")
        for line in (CASES / "subjects.tsv").read_text("utf-8").splitlines()
        if line.startswith(document)
    ]
    assert lines
    found: dict[str, list[str]] = {}
    for row in table(made(undertakings(ready(document))), "undertakings").rows:
        found.setdefault(row.cells[0][0].at, []).append(row.facets["side"])
    names = {"both-sides": "both"}
    wrong = []
    for _, pair, wanted in lines:
        own = [names.get(each, each) for each in found.pop(pair, ["-"])]
        fits = [["unclear"] if each.endswith("?") else [each] for each in wanted.split()]
        if len(own) != len(fits) or any(a not in b for a, b in zip(own, fits, strict=True)):
            wrong.append((pair, wanted, own))
    assert (wrong, found) == ([], {})


@pytest.mark.parametrize(("text", "form", "subject", "verb"), read("english.yml"))
def test_how_an_english_sentence_begins(text: str, form: str, subject: str, verb: str) -> None:
    found = english.of_sentence(text, PARTIES)
    assert (found.form, text[slice(*found.subject)], text[slice(*found.verb)]) == (
        form, subject, verb,
    )  # fmt: skip


@pytest.mark.parametrize("key", ["zh", "en"])
def test_dates_of_a_text(key: str) -> None:
    found = {
        text: {_value(each): text[each.start : each.end] for each in dates(text, key)}
        for text in read("dates.yml")[key]
    }
    assert found == read("dates.yml")[key]


def _value(each: Dated) -> str:
    return f"{'~' if each.is_weak else ''}{each.value or '?'} {each.part}".strip()


def test_dates_of_two_texts_are_one_only_if_both_say_so() -> None:
    cases = read("dates.yml")["pairs"]
    found = [
        [
            f"{each.state} {each.found.value} {each.found.part}".strip()
            for each in entries("", texts)
        ]
        for texts in cases
    ]
    assert found == [each["is"] for each in cases]


def test_dates_of_both_texts_are_matched_and_what_one_lacks_is_shown() -> None:
    own = bitext(
        {
            "s1-c1": [["2024年签署，五年有效。", "Signed on 1 May 2024, valid for six years."]],
            "s1-c2": [["自2025年起。", "From 2025, within 30 days."]],
        }
    )
    study = made(timeline(publication_of(own, SITE)))
    assert {
        (row.cells[0][0].at, row.facets["state"], *texts(row.cells[2]))
        for each in study.tables
        for row in each.rows
    } == {
        ("s1-c1.1", "roughly", "2024年", "1 May 2024"),
        ("s1-c1.1", "zh", "五年"),
        ("s1-c1.1", "en", "six years"),
        ("s1-c2.1", "alike", "2025年", "2025"),
        ("s1-c2.1", "en", "30 days"),
    }
    assert (study.figure.count("<circle"), study.figure.count("<rect")) == (1, 1)


def test_a_lane_says_what_it_is_a_date_of_and_nothing_unread_is_drawn() -> None:
    own = bitext(
        {
            "s1-c1": [
                ["执行2021年至2025年合作计划，编制2026年至2030年合作规划。",
                 "Implement the 2021-2025 Cooperation Plan and draw up the 2026-2030 Programme."],
                ["2024年2月30日签署。", "Signed on 30 February 2024."],
            ]
        }
    )  # fmt: skip
    study = made(timeline(publication_of(own, SITE)))
    assert [each.name for each in study.tables] == ["dated", "unread"]
    page: Any = html.fromstring(study.figure)
    drawn = [each.text_content() for each in page.xpath("//text//*[starts-with(@lang, 'zh')]")]
    assert drawn == ["2021年至2025年", "执行…合作计划", "2026年至2030年", "编制…合作规划"]
    labels = [each.text_content() for each in page.xpath("//text//*[@lang='en']")]
    assert labels[1] == "Implement the … Cooperation…"
    assert labels[3].endswith("the … Programme")


def test_the_first_document_has_thirteen_dates() -> None:
    study = made(timeline(ready(printed.FIRST)))
    states = Counter(row.facets["state"] for each in study.tables for row in each.rows)
    assert states == {"alike": 12, "zh": 1}
    [alone] = [row for each in study.tables for row in each.rows if row.facets["state"] == "zh"]
    assert alone.cells[0][0].at == "dateline.1"


def _with(pairs: list[list[str]], entries: list[dict[str, Any]]) -> Publication:
    known = glossary([{"category": VERB, **each} for each in entries])
    own = bitext({"s1-c1": pairs})
    return publication_of(own, SITE, known, Companion(concordance(own, dictionary(known)), ()))


def test_one_english_wording_renders_one_chinese_word() -> None:
    publication = _with(
        [["推动贸易，推动交流，促进合作，推进谈判。",
          "Promote trade, advance exchanges and promote cooperation."]],
        [{"id": "tuidong", "zh": ["推动"], "en": ["promote", "advance"]},
         {"id": "cujin", "zh": ["促进"], "en": ["promote"]},
         {"id": "tuijin", "zh": ["推进"], "en": ["advance"]}],
    )  # fmt: skip
    found = rendered(publication, ["tuidong", "cujin", "tuijin"])
    assert [(each.concept, each.second and each.second.wording) for each in found] == [
        ("tuidong", "Promote"), ("tuidong", "advance"), ("cujin", "promote"), ("tuijin", None),
    ]  # fmt: skip


def test_a_matrix_adds_up_to_the_text() -> None:
    publication = ready(printed.FIRST)
    study = made(renderings(publication))
    whole = "".join(
        sentence for unit in publication.bitext.units for pair in unit.pairs
        for sentence in pair.texts.get("zh", ())
    )  # fmt: skip
    rows = {texts(row.cells[0])[0]: row for row in table(study, "matrix").rows}
    for word in ("推动", "推进", "加强", "深化", "支持", "促进", "开展"):
        total, *amounts = (int("".join(texts(cell)) or 0) for cell in rows[word].cells[1:])
        assert total == sum(amounts) == whole.count(word), word
        own = table(study, rows[word].cells[0][0].concept)
        assert sum(int(texts(row.cells[1])[0]) for row in own.rows) == total
    for row in table(study, "english").rows:
        assert int(texts(row.cells[2])[0]) <= int(texts(row.cells[3])[0]), texts(row.cells[0])


def test_divergence_counts_what_the_page_of_differences_lists() -> None:
    publication = ready(printed.FIRST)
    study = made(divergence(publication))
    page = differences_page(publication)
    for grade, name in ((1, "grade-1"), (2, "grade-2")):
        [counted] = re.findall(rf"\((\d+)\) \{{#{name}\}}", page)
        assert study.about[f"grade_{grade}"] == int(counted)
    counts = page.split("{#counts}")[1].split("## ")[0]
    amounts = [int(each or 0) for each in re.findall(r"<td>(\d*)</td>", counts)]
    both = table(study, "both")
    own = [int("".join(texts(cell)) or 0) for row in both.rows for cell in row.cells[1:]]
    assert own == amounts
    for each in (both, table(study, "sections"), table(study, "kinds")):
        at = [column.name for column in each.columns].index("total")
        *parts, total = (int(texts(row.cells[at])[0]) for row in each.rows)
        assert sum(parts) == total == study.about["count"]


def test_words_in_a_drawing_are_words_to_the_letter() -> None:
    body = [svg.words(0, 0, text) for text in HOSTILE]
    body += [svg.bars([svg.Bar(0, 0, 1, 1, says=text)]) for text in HOSTILE]
    drawn = svg.drawing("divergence", 100, 100, body, list="<b>&amp;")
    extensions = read_settings(ROOT).extensions
    page: Any = html.fromstring(
        python_markdown.markdown(
            f'<figure class="drawn">{drawn}</figure>\n',
            extensions=list(extensions), extension_configs=dict(extensions),
        )
    )  # fmt: skip
    wanted = [" ".join(svg.CONTROL.sub(" ", text).split()) for text in HOSTILE]
    for path in ("//text", "//rect/title"):
        assert [" ".join(each.text_content().split()) for each in page.xpath(path)] == wanted
    assert {each.tag for each in page.iter()} <= {
        "figure", "svg", "title", "desc", "text", "rect", "html", "body",
    }  # fmt: skip


def test_a_document_in_one_language_has_dates_alone() -> None:
    own = publication_of(bitext({"s1-c1": [[["中方应在2024年提供帮助。"], None]]}), SITE)
    found = [make(own) for make in (undertakings, renderings, timeline, divergence)]
    assert [each and each.name for each in found] == [None, None, "timeline", None]
