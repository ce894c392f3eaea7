"""Citations of whole editions: in every style, beside another processor's, and as data."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import accumulate
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.model import Creator
from build_scripts.press.documents.cited import cited
from build_scripts.publication import bibliography, styles
from build_scripts.publication.reference import csl, reference
from build_scripts.publication.styles import STYLES, citation_form
from tests.bitexts import read_bitext
from tests.conftest import Golden
from tests.repository import ROOT
from tests.test_cite import CASES, _rows
from tests.works import Work, ours, recorded, works

WORKS = {f"{work.case}-{work.key}": work for work in works()}
HOSTILE: list[str] = yaml.safe_load((CASES / "wild.yml").read_text("utf-8"))


def _table(name: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = yaml.safe_load((CASES / name).read_text("utf-8"))
    return rows


@pytest.mark.parametrize("work", WORKS.values(), ids=WORKS)
def test_citations_are_as_another_processor_makes_them(work: Work) -> None:
    """Whatever is not known leaves nothing behind: no empty brackets, nothing twice."""
    wanted = dict(recorded()[work.case][work.key])
    wanted |= {
        row["style"]: row["ours"]
        for row in _table("not_as_pandoc.yml")
        if (row["case"], row["key"]) == (work.case, work.key)
    }
    assert {style.id: ours(work, style) for style in STYLES.values()} == wanted


def test_public_styles_agree_but_where_a_reason_is_given() -> None:
    work = WORKS["all that is known-en"]
    for row in _table("public_styles.yml"):
        is_alike = ours(work, STYLES[row["style"]]) == row["public"]
        assert (row["style"], is_alike) == (row["style"], "why" not in row)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_texts_are_cited_to_the_letter(text: str) -> None:
    """But for braces, which are slots, and quotation marks within quotation marks."""
    known = WORKS["all that is known-en"].reference
    wild = replace(known, title=text, publisher=text, creators=(Creator(literal=text),))
    plain = text.replace("{", "[").replace("}", "]")
    for style in STYLES.values():
        form = citation_form(wild, style)
        inner = plain.translate(str.maketrans(style.quotes[:2], style.quotes[2:]))
        is_brief = style.id.endswith("-text")  # names the creators and the place alone
        assert plain in form
        assert is_brief or inner in form
        assert form.count("{address}") == (not is_brief)


def test_a_publisher_that_is_the_only_creator_is_named_once_in_apa() -> None:
    known = WORKS["no publisher-en"].reference
    same = replace(known, publisher="Parliament of Alpha")
    assert citation_form(same, STYLES["apa"]).count("Parliament of Alpha") == 1


def test_data_for_reference_managers(golden: Golden) -> None:
    document = read_bitext(CASES / "document.yml").document
    address = "https://example.org/test-2000/"
    made = (bibliography.biblatex, bibliography.ris, bibliography.csl_json)
    golden("cite/data.txt", "\n".join(each(document, address) for each in made))
    for each in made:
        assert "{accessed" not in bibliography.closed(each(document, address))


@pytest.mark.parametrize("row", _rows(CASES / "bibtex.tsv"), ids=lambda row: row["title"])
def test_titles_in_biblatex(row: dict[str, str]) -> None:
    """Special signs are escaped, capitals kept, and braces balance as BibTeX counts them."""
    document = read_bitext(CASES / "document.yml").document
    titles = dict.fromkeys(document.keys, row["title"])
    entry = bibliography.closed(
        bibliography.biblatex(replace(document, title=titles), "https://example.org/{a}/")
    )
    assert f"  title = {{{{{row['expected']}}}}},\n" in entry
    depths = list(accumulate({"{": 1, "}": -1}.get(sign, 0) for sign in entry))
    assert min(depths) == 0
    assert depths[-1] == 0
    assert entry.count("\n}\n") == len(titles)
    assert "  url = {https://example.org/%7Ba%7D/},\n" in entry


def test_csl_says_what_is_known_and_nothing_else() -> None:
    item: dict[str, Any] = dict(csl(WORKS["nothing but a title-en"].reference))
    assert item == {"id": "test-en", "type": "webpage", "language": "en", "title": "Testing Law"}
    document = read_bitext(CASES / "document.yml").document
    translated = reference(document, document.edition("en"))
    assert translated.original == document.title["zh"]
    assert csl(translated, "https://example.org/")["URL"] == "https://example.org/"
    assert json.loads(bibliography.csl_json(document, ""))[1]["genre"] == "unofficial translation"


def test_forms_are_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build before this one has asked the processor; what it lacks is asked and kept too."""
    asked: list[str] = []
    whole = styles._work_out

    def counted(style: styles.Style, facts: styles.Facts) -> str:
        asked.append(style.id)
        return whole(style, facts)

    def forms(*names: str) -> list[str]:
        styles.worked_out.clear()
        with cited(tmp_path, "law"):
            return [citation_form(known, STYLES[name]) for name in names]

    monkeypatch.setattr(styles, "_work_out", counted)
    known = WORKS["all that is known-en"].reference
    first, second = [*STYLES][:2]
    once = forms(first)
    assert forms(first) == once
    assert asked == [first]
    both = forms(first, second)
    assert forms(first, second) == both
    assert asked == [first, second]
    # What another document of the same process has asked is kept for this one too.
    with cited(tmp_path, "decree"):
        citation_form(known, STYLES[first])
    styles.worked_out.clear()
    with cited(tmp_path, "decree"):
        citation_form(known, STYLES[first])
    assert asked == [first, second]


PRIVATE = re.compile(r'"\\u(?:[eE]|[fF][0-8])[0-9a-fA-F]{2,3}"|"\\ufff[9c]"')
"""A private character (or one for what is no text) by itself as a string in a program."""


@pytest.mark.parametrize("folder", ["build_scripts", "docs/javascripts"])
def test_nothing_of_ours_stands_for_a_character_that_texts_may_have(folder: str) -> None:
    files = [each for each in (ROOT / folder).rglob("*") if each.suffix in {".py", ".js"}]
    assert files
    assert [each.name for each in files if PRIVATE.search(each.read_text("utf-8"))] == []
