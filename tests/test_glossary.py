"""The glossary: its faults, its lock, its pages and data.

A case in `cases/glossary/` is a `glossary` (the text of the file) with the expected `problems`
(`line: CODE message`); `found` (id → terms that a document has): the warnings too.
"""

from __future__ import annotations

import json
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
import yaml

from build_scripts.apparatus import glossary_lock
from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.apparatus.readings import first_letter, reading, sort_key
from build_scripts.outputs.exchange.glossary import render_json
from build_scripts.outputs.pages import glossary_pages
from build_scripts.outputs.pages.concept_page import MOST_DOCUMENTS, MOST_SHOWN
from build_scripts.outputs.pages.kwic import in_context
from build_scripts.outputs.pages.kwic import marked as marked_text
from build_scripts.publication.publication import Site, publication_of
from build_scripts.sources.glossary import Glossary, of, unused
from build_scripts.sources.scope import unknown_sides
from tests.samples import bitext, glossary, marked, problems_of

CASES = Path(__file__).parent / "cases" / "glossary"
PAIRS = {
    "s1-c1": [
        ["建设中老铁路。", "Build the China-Laos Railway."],
        ["中老铁路的合作", "cooperation on the line <b>*x*</b>"],
    ]
}
RAILWAY = {
    "id": "railway", "zh": ["中老铁路"], "en": ["China-Laos Railway"], "pinyin": "zhōng lǎo tiě lù",
    "definition": {"zh": "一条铁路。", "en": "A railway."},
}  # fmt: skip


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_glossary(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    found, problems = of(marked(case["glossary"]))
    if "found" in case:
        assert found is not None
        terms = {
            concept.id: {
                term
                for each in concept.terms.values()
                for term in each
                if term.text in case["found"].get(concept.id, ())
            }
            for concept in found.concepts
        }
        problems = (*problems, *unused(found, terms))
    problems = (*problems, *(unknown_sides(found) if found else ()))
    assert problems_of(problems) == case["problems"]


def test_lock_keeps_its_promise() -> None:
    first = glossary([RAILWAY])
    text = glossary_lock.text_of(first, None)
    assert glossary_lock.check(first, text, "lock") == ()
    assert [each.code for each in glossary_lock.check(first, None, "lock")] == ["L01"]
    other = glossary([{**RAILWAY, "id": "line"}])
    assert [each.code for each in glossary_lock.check(other, text, "lock")] == ["L02", "L04"]
    changed = glossary([{**RAILWAY, "en": ["Laos-China Railway"]}])
    assert [each.code for each in glossary_lock.check(changed, text, "lock")] == ["L03"]
    assert glossary_lock.lost(other, text, "lock") != ()


def test_lock_of_a_retired_concept() -> None:
    retired = "retired: [{id: railway, reason: merged, to: line}]\n"
    concepts = (
        "concepts: [{id: line, category: project, zh: [{term: 铁路, status: preferred}], "
        "en: [{term: line, status: preferred}]}]\n"
    )
    found, problems = of(marked(concepts + retired))
    assert found is not None and problems == ()
    before = glossary_lock.text_of(glossary([RAILWAY]), None)
    text = glossary_lock.text_of(found, before)
    assert "railway retired\n" in text
    assert glossary_lock.check(found, text, "lock") == ()
    page = glossary_pages.render(found, ())["railway/index.md"]
    assert "../line/index.md" in page and "merged" in page


def test_data_have_the_promised_shape() -> None:
    known = glossary([RAILWAY])
    found = concordance(bitext(PAIRS), dictionary(known))
    assert json.loads(render_json(known, [found])) == [
        {
            "id": "railway",
            "kind": "term",
            "category": "concept",
            "terms": {
                "zh": [{"term": "中老铁路", "status": "preferred"}],
                "en": [{"term": "China-Laos Railway", "status": "preferred"}],
            },
            "definition": {"zh": "一条铁路。", "en": "A railway."},
            "note": {},
            "source": None,
            "occurrences": [
                {
                    "unit": "s1-c1", "pair": "s1-c1.1",
                    "zh": ["中老铁路"], "en": ["China-Laos Railway"],
                },
                {"unit": "s1-c1", "pair": "s1-c1.2", "zh": ["中老铁路"], "en": []},
            ],
        }
    ]  # fmt: skip


def test_concept_page_groups_by_rendering_and_escapes() -> None:
    known = glossary([RAILWAY])
    document = bitext(PAIRS)
    found = concordance(document, dictionary(known))
    companion = Companion(found, ())
    ready = publication_of(document, Site("https://x.example/"), known, companion)
    page = glossary_pages.render(known, [ready])
    text = page["railway/index.md"]
    assert text.count('class="rendering"') == 2
    assert "<mark>中老铁路</mark>" in text and "<mark>China-Laos Railway</mark>" in text
    assert 'role="img" aria-label="共 2 处' in text
    assert "<b>*x*" not in text and "&#60;b>&#42;x" in text


def test_a_concept_of_very_many_documents_leads_to_each_and_shows_few() -> None:
    """Each document is named with its number and leads to its uses; the page stays short."""
    known = glossary([RAILWAY])
    every = []
    for number in range(1, 101):
        pairs = [["建设中老铁路。", "Build the China-Laos Railway."]] * (number % 3 + 1)
        one = bitext({"s1-c1": pairs})
        own = replace(one, document=replace(one.document, id=f"d{number}"))
        companion = Companion(concordance(own, dictionary(known)), ())
        every.append(publication_of(own, Site("https://x.example/"), known, companion))
    files = glossary_pages.render(known, every)
    page = files["railway/index.md"]
    assert "In 100 documents" in page
    assert page.count("<figure>") == MOST_DOCUMENTS
    assert page.count('class="kwic"') <= 2 * MOST_SHOWN
    for number in range(1, 101):
        address = f"d{number}/s1-c1/index.md"
        assert f"]({address})" in page and f"railway/{address}" in files
    [row] = [line for line in page.split("\n") if "(d100/s1-c1/index.md)" in line]
    assert "2 places" in row


def test_every_list_links_every_concept() -> None:
    known = glossary([RAILWAY, {"id": "port", "zh": ["口岸"], "en": ["port"], "pinyin": "kǒu àn"}])
    files = glossary_pages.render(known, ())
    for address in ("", "en/", "categories/"):
        for concept in ("railway", "port"):
            assert f"{concept}/index.md)" in files[f"{address}index.md"]


def test_common_words_come_last_and_folded() -> None:
    """Though they come first by pinyin, by English letters and by category."""
    word = {
        "id": "aid", "category": "institution", "zh": ["安全"], "en": ["aid"], "common": True,
    }  # fmt: skip
    files = glossary_pages.render(glossary([word, RAILWAY]), ())
    for address in ("", "en/", "categories/"):
        page = files[f"{address}index.md"]
        places = [page.index(each) for each in ("railway/index", "<details", "aid/index")]
        assert places == sorted(places)


SOURCE = {"title": "T", "publisher": "P", "date": "2023-09-08", "url": "https://x.example/t"}


@pytest.mark.parametrize(
    ("words", "source", "said"),
    [
        (["railway", "!line"], SOURCE, "form_source"),
        (["railway", "!line"], None, "form_own"),
        (["line"], None, ""),
    ],
)
def test_a_page_says_whose_the_preferred_form_is(
    words: list[str], source: dict[str, str] | None, said: str
) -> None:
    entry = {"id": "line", "zh": ["铁路"], "en": words} | ({"source": source} if source else {})
    known = glossary([entry])
    document = bitext({"s1-c1": [["铁路", "the line"]]})
    companion = Companion(concordance(document, dictionary(known)), ())
    ready = publication_of(document, Site("https://x.example/"), known, companion)
    page = unescape(glossary_pages.render(known, [ready])["line/index.md"])
    assert [each for each in ("form_source", "form_own") if f'class="note {each}"' in page] == (
        [said] if said else []
    )
    assert ('href="https://x.example/t"' in page) is bool(source)


def test_pinyin_order() -> None:
    words = {"吕": "lǚ", "路": "lù", "安全": "ān quán", "案件": "àn jiàn", "爱": "ài", "10+1": ""}
    order = sorted(words, key=lambda word: sort_key(words[word], word))
    assert order == ["10+1", "爱", "安全", "案件", "路", "吕"]
    assert [first_letter(words[word]) for word in ("爱", "10+1")] == ["A", "#"]


def test_reading_is_looked_up_where_none_is_given() -> None:
    known = glossary([{"id": "bank", "zh": ["银行"], "en": ["bank"]}])
    assert reading(known.concepts[0]) == "yín háng"


def test_keyword_in_context() -> None:
    assert marked_text("一二三", [(0, 1), (1, 2)]) == "<mark>一二</mark>三"
    text = "word " * 60 + "railway" + " more" * 60
    shown = in_context(text, [(300, 307)], "en")
    assert shown.startswith("…word") and "<mark>railway</mark>" in shown and shown.endswith("more…")
    assert len(shown) < 220


def test_empty_glossary_makes_pages() -> None:
    assert glossary_pages.render(Glossary(), ())["downloads/glossary.json"] == "[\n\n]\n"
