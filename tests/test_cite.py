"""Citations: units in words, short forms, full citations."""

from __future__ import annotations

import csv
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.intake.naming import citing
from build_scripts.publication import bibliography, cite
from tests.bitexts import bitext_of, read_bitext
from tests.conftest import Golden
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases" / "cite"
NAMES = sorted(path.stem for path in CASES.glob("*.yml") if path.stem != "document")
ADDRESS = "https://example.org/test-2000/a3/"


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    "row", _rows(CASES / "fill.tsv"), ids=lambda row: f"{row['template']}-{row['number']}"
)
def test_number_in_a_template(row: dict[str, str]) -> None:
    assert cite.fill(row["template"], row["number"], row["language"]) == row["expected"]


@pytest.mark.parametrize("name", NAMES)
def test_words_and_short_forms(name: str) -> None:
    value = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    bitext = bitext_of(value)
    cited = cite.citations(bitext)
    shorts = cite.short_forms(cited)
    found = {
        each: [*(cited.full(each, key) for key in ("zh", "en")), shorts[each]]
        for each in value["expect"]
    }
    assert found == value["expect"]


@pytest.mark.parametrize("name", NAMES)
def test_no_two_short_forms_are_alike(name: str) -> None:
    bitext = read_bitext(CASES / f"{name}.yml")
    forms = cite.short_forms(cite.citations(bitext))
    assert sorted(forms) == sorted(node.id for node in bitext.nodes())
    assert len(set(forms.values())) == len(forms)


def test_language_without_words_is_cited_as_english() -> None:
    cited = cite.citations(read_bitext(CASES / "law.yml"))
    assert cited.full("a33-i4", "lo") == cited.full("a33-i4", "en")


def test_full_citations(golden: Golden) -> None:
    document = read_bitext(CASES / "document.yml").document
    lines = []
    for key, words in (("zh", "第三条"), ("en", "Article 3"), ("lo", "Article 3")):
        edition = document.edition(key)
        lines += [
            bibliography.citation(document, edition, words, ADDRESS),
            bibliography.citation(document, edition, "", ADDRESS),
            bibliography.citation_form(document, edition),
        ]
    bare = replace(document.edition("zh"), publisher={}, published="", status={})
    lines.append(bibliography.citation(document, bare, "第三条", ADDRESS))
    lines.append(bibliography.bibtex(document, ADDRESS))
    golden("cite/citations.txt", "\n".join(lines))


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2023-10-20", "October 20, 2023"),
        ("2023-01-05", "January 5, 2023"),
        ("2023-12", "December 2023"),
        ("2023", "2023"),
        ("", ""),
    ],
)
def test_dates_in_words(iso: str, words: str) -> None:
    assert bibliography.long_date(iso) == words


@pytest.mark.parametrize("row", _rows(CASES / "bibtex.tsv"), ids=lambda row: row["title"])
def test_titles_in_bibtex(row: dict[str, str]) -> None:
    """Special signs are escaped, capitals kept, and braces balance as BibTeX counts them."""
    document = read_bitext(CASES / "document.yml").document
    titles = dict.fromkeys(document.keys, row["title"])
    entry = bibliography.bibtex(replace(document, title=titles), "https://example.org/{a}/")
    assert f"  title = {{{{{row['expected']}}}}},\n" in entry
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in entry))
    assert min(depths) == 0
    assert depths[-1] == 0
    assert entry.count("\n}\n") == len(titles)
    assert "  url = {https://example.org/%7Ba%7D/},\n" in entry


@pytest.mark.parametrize("case", yaml.safe_load((CASES.parent / "citing.yml").read_text("utf-8")))
def test_words_of_labels(case: dict[str, Any]) -> None:
    assert citing(case["kind"], {key: case[key] for key in ("zh", "en")}) == case["cite"]


def test_letters_of_inserted_numbers_are_cited_as_printed() -> None:
    law = read_bitext(CASES / "law.yml")
    label = {"zh": "第33A条", "en": "Article 33A."}
    units = [replace(unit, label=label) if unit.id == "a33_1" else unit for unit in law.units]
    cited = cite.citations(replace(law, units=tuple(units)))
    assert [cited.full("a33_1", key) for key in ("zh", "en")] == ["第33A条", "Article 33A"]
