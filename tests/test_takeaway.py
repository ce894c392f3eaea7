"""Downloads are made once for each state of what goes into them, and kept."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.model import Bitext, Unit
from build_scripts.outputs import takeaways
from build_scripts.outputs.books.appendix import Appendix, Entry
from build_scripts.press import takeaway
from build_scripts.problems import WARNING, Problem
from build_scripts.publication.publication import Publication
from tests.bitexts import read_bitext
from tests.printed import lines, publication
from tests.repository import ROOT, SITE_URL

DOCUMENT = read_bitext(ROOT / "tests" / "cases" / "pages" / "flat.yml")
ID = DOCUMENT.document.id
NOTES = Appendix("notes", {"zh": "注", "en": "Notes"}, (Entry("note-1", {"zh": "甲", "en": "A"}),))


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The documents whose files were made, one entry each time."""
    calls: list[str] = []
    make = takeaways.files

    def files(
        ready: Publication, appendices: Sequence[Appendix] = ()
    ) -> tuple[tuple[takeaways.File, ...], tuple[Problem, ...]]:
        calls.append(ready.bitext.document.id)
        return make(ready, appendices)

    monkeypatch.setattr(takeaways, "files", files)
    return calls


def saying(text: str) -> Bitext:
    """The document with one text in its first unit."""
    first, *others = DOCUMENT.units
    texts: dict[str, tuple[str, ...] | None] = dict.fromkeys(DOCUMENT.document.keys, (text,))
    unit: Unit = replace(first, text=texts, pairs=())
    return replace(DOCUMENT, units=(unit, *others))


def test_a_second_call_makes_nothing_and_gives_the_same(tmp_path: Path, made: list[str]) -> None:
    first = takeaway.files(publication(DOCUMENT), (), tmp_path)
    second = takeaway.files(publication(DOCUMENT), (), tmp_path)
    assert made == [ID]
    assert second == first
    content, offered, problems = first
    assert not problems
    assert [each.file for each in offered] == [f"downloads/{name}" for name in content]
    assert {f"{ID}-zh-en.pdf", f"{ID}.epub", f"{ID}.tmx"} <= set(content)


def test_whatever_goes_in_makes_them_anew(tmp_path: Path, made: list[str]) -> None:
    inputs: tuple[tuple[Bitext, str, tuple[Appendix, ...]], ...] = (
        (DOCUMENT, SITE_URL, ()),
        (saying("别的 other"), SITE_URL, ()),
        (DOCUMENT, "https://elsewhere.example/", ()),
        (DOCUMENT, SITE_URL, (NOTES,)),
    )
    found = [
        takeaway.files(publication(document, url), behind, tmp_path)[0][f"{ID}.epub"]
        for document, url, behind in inputs
    ]
    assert made == [ID] * len(inputs)
    assert len(set(found)) == len(inputs)
    # Only the newest state is kept: nothing piles up.
    kept = [path for path in (tmp_path / takeaway.KEPT / ID).iterdir() if path.is_dir()]
    assert len(kept) == 1


def test_a_character_without_a_glyph_costs_the_pdfs_and_warns(
    tmp_path: Path, made: list[str]
) -> None:
    bitext = saying(f"甲{lines('pdf/no_glyph.txt')[0]}乙")
    content, _, problems = takeaway.files(publication(bitext), (), tmp_path)
    assert {problem.code for problem in problems} == {"F02"}
    assert {problem.severity for problem in problems} == {WARNING}
    assert not [name for name in content if name.endswith(".pdf")]
    wanted = {f"{ID}.epub", f"{ID}.tmx", f"{ID}.csv", f"{ID}.tsv", f"{ID}.akn.zh.xml"}
    assert wanted <= set(content)
    takeaway.files(publication(bitext), (), tmp_path)
    assert made == [ID, ID]  # the warning is said in every build


def test_without_typst_all_else_is_made_and_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in [
        name for name in sys.modules if name.startswith("build_scripts.outputs.books.typst")
    ]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delattr("build_scripts.outputs.books.typst", raising=False)
    monkeypatch.setitem(sys.modules, "typst", None)
    content, _, problems = takeaway.files(publication(DOCUMENT), (), tmp_path)
    assert not [name for name in content if name.endswith(".pdf")]
    assert f"{ID}.epub" in content
    assert [str(problem) for problem in problems] == [
        "requirements.txt:0: F01 warning: the PDF needs the package typst, which is not installed "
        "Hint: python -m pip install --require-hashes -r requirements.txt"
    ]
