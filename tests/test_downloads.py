"""What can be taken away is made once for each state of what goes into it, and kept."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.apparatus.checks.difference import NOTE, Difference
from build_scripts.model import Bitext, Unit
from build_scripts.outputs.books.typst import pdf
from build_scripts.press.documents.downloads import downloads
from build_scripts.press.keep import CACHE
from build_scripts.problems import WARNING, Found, Problem
from tests.bitexts import read_bitext
from tests.printed import ready
from tests.repository import ROOT

DOCUMENT = read_bitext(ROOT / "tests" / "cases" / "pages" / "flat.yml")
ID = DOCUMENT.document.id
PDFS = {f"{ID}-{each}.pdf" for each in ("zh-en", "zh", "en")}
KEYS = DOCUMENT.document.keys


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An entry for each PDF that was set."""
    calls: list[int] = []
    whole = pdf.printed

    def counted(*arguments: object) -> object:
        calls.append(1)
        return whole(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(pdf, "printed", counted)
    return calls


def saying(text: str, keys: tuple[str, ...] = KEYS) -> Bitext:
    """The document with one text in its first unit, in all languages or some."""
    first, *others = DOCUMENT.units
    texts = {**first.text, **dict.fromkeys(keys, (text,))}
    unit: Unit = replace(first, text=texts, pairs=())
    return replace(DOCUMENT, units=(unit, *others))


def test_a_second_call_sets_nothing_and_gives_the_same(tmp_path: Path, printed: list[int]) -> None:
    first = downloads(ready(DOCUMENT), tmp_path)
    assert len(printed) == len(PDFS)
    assert downloads(ready(DOCUMENT), tmp_path) == first
    assert len(printed) == len(PDFS)
    contents, offered, problems = first
    assert not problems
    assert [each.file for each in offered] == list(contents)
    assert {f"downloads/{name}" for name in (*PDFS, f"{ID}.epub", f"{ID}.tmx")} <= set(contents)


def test_what_goes_into_a_file_makes_that_file_anew(tmp_path: Path, printed: list[int]) -> None:
    note = Difference(
        DOCUMENT.units[0].id, "", "", "sense", {"en": "A"}, {"zh": "注", "en": "note"},
        source=NOTE, certainty="sure",
    )  # fmt: skip
    states = {
        "first": (ready(DOCUMENT), 3),
        "text": (ready(saying("别的 other")), 3),
        "one language": (ready(saying("别的 two", ("en",))), 3),
        "address": (ready(DOCUMENT, site_url="https://elsewhere.example/"), 3),
        "note": (ready(DOCUMENT, note), 3),
    }
    seen = set()
    for name, (state, count) in states.items():
        printed.clear()
        contents, _, _ = downloads(state, tmp_path)
        seen.add(contents[f"downloads/{ID}-zh-en.pdf"])
        assert len(printed) <= count, name
        assert printed, name
    assert len(seen) == len(states)
    assert {path.name for path in (tmp_path / CACHE / "downloads" / ID).iterdir()} == PDFS


def test_a_change_in_one_language_leaves_the_book_of_the_other(
    tmp_path: Path, printed: list[int]
) -> None:
    downloads(ready(saying("一二", ("zh",))), tmp_path)
    printed.clear()
    downloads(ready(saying("二三", ("zh",))), tmp_path)
    assert len(printed) == 2  # the paired book and the Chinese one


def test_a_character_without_a_glyph_costs_nothing_and_warns(
    tmp_path: Path, printed: list[int]
) -> None:
    state = ready(saying(f"甲{chr(0xE000)}乙", ("zh",)))
    contents, _, problems = downloads(state, tmp_path)
    assert {problem.code for problem in problems} == {"F02"}
    assert {problem.severity for problem in problems} == {WARNING}
    books = {path for path in contents if path.endswith(".pdf")}
    assert books == {f"downloads/{name}" for name in PDFS}
    printed.clear()
    again = downloads(state, tmp_path)
    assert again[2] == problems  # the warning is said in every build
    assert len(printed) == 2


def test_without_typst_all_else_is_made_and_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "build_scripts.outputs.books.typst.pdf")
    monkeypatch.delattr("build_scripts.outputs.books.typst.pdf")
    monkeypatch.setitem(sys.modules, "typst", None)
    contents, _, problems = downloads(ready(DOCUMENT), tmp_path)
    assert not [name for name in contents if name.endswith(".pdf")]
    assert f"downloads/{ID}.epub" in contents
    missing = ", ".join(f"{ID}-{each}.pdf" for each in ("zh-en", "zh", "en"))
    assert [str(problem) for problem in problems] == [
        "requirements.txt:1: F01 warning: the PDF needs the package typst, which is not installed "
        "Hint: python -m pip install --require-hashes -r requirements.txt",
        f"source_texts/{ID}/document.yml:1: F06 warning: not made, and not among the downloads: "
        f"{missing} Hint: the other warnings of this document say why",
    ]


def test_a_pdf_that_is_refused_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Problem("zh.txt", 1, "F04", "another text")
    monkeypatch.setattr(pdf, "printed", lambda *_: Found(None, (fault,)))
    _, offered, problems = downloads(ready(DOCUMENT), tmp_path)
    assert not [each for each in offered if each.file.endswith(".pdf")]
    assert [problem.code for problem in problems] == ["F06", "F04"]
    assert all(name in problems[0].message for name in PDFS)
