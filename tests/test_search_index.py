"""The search index: what it holds of each document, of hand-written pages and of concepts."""

from __future__ import annotations

import gzip
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.model import Bitext
from build_scripts.outputs.indexes import asides, manifest, search
from build_scripts.outputs.indexes.hand_written import sections
from build_scripts.outputs.indexes.site_pages import site_sections
from build_scripts.outputs.studies.table import studies
from build_scripts.press.build import check_document
from build_scripts.press.hand_written import readers_sections
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.publication.share import Share, share_of
from build_scripts.sources.glossary import Concept, Glossary, Term
from build_scripts.sources.settings import read_settings
from tests.bitexts import bitext_of
from tests.repository import ROOT

FOLDERS = sorted(
    path.parent
    for place in ("source_texts", "tests/documents")
    for path in (ROOT / place).glob("*/document.yml")
)
LARGEST = 25_000
"""Bytes of the first document's index as it is sent."""


def look_at(bitext: Bitext) -> Publication:
    return publication_of(bitext, Site(""))


def share(look: Publication) -> Share:
    return share_of(look, (each.name for each in studies(look)))


def read_script(script: str) -> Any:
    """The value that an index or the manifest assigns."""
    return json.loads(script[script.index("]=") + 2 : -2])


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def look(request: pytest.FixtureRequest) -> Publication:
    checked = check_document(request.param, ROOT, with_lock=False)
    assert checked.bitext, checked.problems
    return look_at(checked.bitext)


def bare(text: str) -> str:
    return "".join(text.split())


def test_each_division_and_unit_is_there_once_in_order(look: Publication) -> None:
    entries = read_script(search.document_script(look))["entries"]
    assert [entry[0] for entry in entries] == [node.id for node in look.bitext.nodes()]


def test_no_character_of_a_unit_is_lost(look: Publication) -> None:
    entries = read_script(search.document_script(look))["entries"]
    texts = {entry[0]: entry[7] for entry in entries}
    for unit in look.bitext.units:
        for side, key in enumerate(look.keys):
            found = "".join(pair[side] for pair in texts[unit.id])
            assert bare(found) == bare("".join(unit.text[key] or ())), (unit.id, key)


def test_each_entry_has_the_page_where_it_is_read(look: Publication) -> None:
    value = read_script(search.document_script(look))
    for entry in value["entries"]:
        page = f"{look.bitext.document.id}/{look.place(entry[0])[0]}"
        assert value["pages"][entry[1]] == page


def test_parents_come_before_their_children(look: Publication) -> None:
    entries = read_script(search.document_script(look))["entries"]
    parents = {node.id: node.parent for node in look.bitext.nodes()}
    for place, entry in enumerate(entries):
        assert entry[2] < place
        assert (entries[entry[2]][0] if entry[2] >= 0 else "") == parents[entry[0]]


def test_same_bitext_same_bytes(look: Publication) -> None:
    assert search.document_script(look) == search.document_script(look)


def test_the_first_document_is_small() -> None:
    checked = check_document(ROOT / "source_texts" / "cn-la-2024", ROOT, with_lock=False)
    assert checked.bitext
    script = search.document_script(look_at(checked.bitext))
    assert len(gzip.compress(script.encode())) <= LARGEST


UNIT = {
    "id": "c1",
    "label": {"zh": "1.", "en": "1."},
    "text": {"zh": ["铁路</script>\u2028。"], "en": ["<b>Railway</b> & “more”."]},
}


def test_text_is_text_and_cannot_end_a_script() -> None:
    script = search.document_script(look_at(bitext_of({"nodes": [UNIT]})))
    assert "<" not in script
    assert "\u2028" not in script
    assert read_script(script)["entries"][0][7] == [
        ["铁路</script>\u2028。", "<b>Railway</b> & “more”."]
    ]


def test_a_text_that_one_language_lacks_is_empty() -> None:
    unit = {"id": "dateline", "text": {"zh": ["电"], "en": None}}
    script = search.document_script(look_at(bitext_of({"nodes": [unit]})))
    assert read_script(script)["entries"][0][7] == [["电", ""]]


def test_pairs_that_lost_a_sentence_are_not_trusted() -> None:
    unit = {
        "id": "c1",
        "text": {"zh": ["甲。乙。"], "en": ["A. B."]},
        "pairs": [{"zh": ["甲。"], "en": ["A.", "B."], "made": "order"}],
    }
    script = search.document_script(look_at(bitext_of({"nodes": [unit]})))
    assert read_script(script)["entries"][0][7] == [["甲。乙。", "A. B."]]


def test_other_forms_of_the_characters_that_occur_and_no_more() -> None:
    value = read_script(search.document_script(look_at(bitext_of({"nodes": [UNIT]}))))
    assert value["han"] == ["铁鐵"]


EXTENSIONS: Mapping[str, Mapping[str, Any]] = {"attr_list": {}}
PAGE = """---
title: 帮助
---
# 帮助 <span lang="en">Help</span> {#help}

中文说明。

The same in English.
{: lang="en" }

## 查找 <span lang="en">Finding</span> {#find}

- `II.6` 与 <script>alert(1)</script>
"""


def test_a_page_by_its_headings() -> None:
    first, second = sections("help/", PAGE, EXTENSIONS)
    assert (first.id, first.heading) == ("help", {"en": "Help", "zh": "帮助"})
    assert first.text == {"en": "The same in English.", "zh": "中文说明。"}
    assert (second.id, second.is_first) == ("find", False)
    assert second.text["zh"] == "II.6 与"


def test_pages_lead_to_their_sections() -> None:
    value = read_script(asides.pages_script(sections("help/", PAGE, EXTENSIONS)))
    assert value["aside"] is True
    assert [value["pages"][entry[1]] for entry in value["entries"]] == ["help/", "help/#find"]


def test_the_pages_of_a_site_by_all_their_names(look: Publication) -> None:
    found = {each.address: each for each in site_sections([share(look)], has_glossary=True)}
    assert found["glossary/"].heading == {"zh": "术语", "en": "Glossary"}
    assert "词汇表" in found["glossary/"].text["zh"]
    own = [f"studies/{each.name}" for each in studies(look)]
    own += ["studies"] if own else []
    assert set(found) == {
        "glossary/",
        *(f"{look.id}/{page}/" for page in ("differences", "downloads", "about", "full", *own)),
    }


def test_of_several_documents_each_page_says_whose_it_is(look: Publication) -> None:
    whose = [each.text["zh"] for each in site_sections([share(look)] * 2, has_glossary=False)]
    assert all(look.bitext.document.short["zh"] in text for text in whose)


def test_parts_of_a_page_that_came_later_are_read(fresh_copy: Path) -> None:
    """What was kept when a made part was not there yet is not taken for what is there now."""
    settings = read_settings(fresh_copy)
    (fresh_copy / "docs" / "help" / "index.md").write_text(
        '# A {#a}\n\n--8<-- "keys.md"\n', "utf-8"
    )
    part = fresh_copy / "docs" / "_snippets" / "keys.md"
    part.unlink(missing_ok=True)
    assert "made" not in repr(readers_sections(fresh_copy, settings))
    part.parent.mkdir(exist_ok=True)
    part.write_text("a made part\n", "utf-8")
    assert "a made part" in repr(readers_sections(fresh_copy, settings))


def test_pages_for_editors_are_not_searched() -> None:
    found = readers_sections(ROOT, read_settings(ROOT))
    assert {each.address.split("/")[0] for each in found} == {"help"}


GLOSSARY = Glossary(
    concepts=(
        Concept(
            "saysettha",
            "project",
            {
                "zh": (Term("赛色塔综合开发区", "preferred"),),
                "en": (
                    Term("Saysettha Development Zone", "preferred"),
                    Term("Sepon Integrated Development Zone", "as printed"),
                ),
            },
            definition={"zh": "万象的开发区。", "en": "A zone in Vientiane."},
        ),
    )
)


def test_a_concept_leads_to_its_units_by_every_name() -> None:
    unit: dict[str, Any] = {"id": "c1", "text": {"zh": ["赛色塔综合开发区。"], "en": ["Sepon."]}}
    unit["pairs"] = [{**unit["text"], "made": "order"}]
    bitext = bitext_of({"nodes": [unit]})
    found = concordance(bitext, dictionary(GLOSSARY))
    known = publication_of(bitext, Site(""), GLOSSARY, Companion(found, ()))
    value = read_script(manifest.shared_files((), GLOSSARY, [share(known)])["glossary.js"])
    names = ["赛色塔综合开发区", "Saysettha Development Zone", "Sepon Integrated Development Zone"]
    assert value["concepts"] == [[0, names, [["test", "c1"]]]]
    assert value["pages"] == ["glossary/saysettha/"]
    assert value["entries"][0][7] == [
        ["", "Sepon Integrated Development Zone"],
        ["万象的开发区。", "A zone in Vientiane."],
    ]


def test_the_manifest_lists_documents_first() -> None:
    shared = manifest.shared_files(sections("help/", PAGE, EXTENSIONS), GLOSSARY)
    made = manifest.small_files(manifest.rows(["b", "a"], shared))["manifest.js"]
    rows = json.loads(made[made.index("=") + 1 : -2])
    assert [(row["id"], row["address"], row["aside"]) for row in rows] == [
        ("b", "b/search.js", False),
        ("a", "a/search.js", False),
        ("pages", "search/pages.js", True),
        ("glossary", "search/glossary.js", True),
    ]


def test_nothing_shared_but_the_manifest_where_there_is_nothing() -> None:
    assert manifest.shared_files(()) == {}


def test_every_script_is_small_enough_to_read() -> None:
    sources = Path(ROOT / "docs/javascripts").glob("*/*.js")
    lengths = {path.name: len(path.read_text("utf-8").splitlines()) for path in sources}
    assert {name: length for name, length in lengths.items() if length > 250} == {}
