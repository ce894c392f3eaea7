"""What makes the PDF fail, and what of a document it prints: faults, hostile text, extracts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from build_scripts.outputs.books.appendix import Appendix, AppendixEntry
from build_scripts.outputs.books.typst import fonts, pdf
from build_scripts.outputs.books.typst.passages import passages
from build_scripts.outputs.books.typst.proof import comparable
from build_scripts.outputs.books.typst.sheet import PAPERS, Choice, sheet_of
from build_scripts.problems import WARNING
from tests.printed import CASES, FIRST, bitext, fonts_in, lines, read, ready, with_texts

SIGNS: dict[str, Any] = yaml.safe_load((CASES / "pdf" / "signs.yml").read_text("utf-8"))
LOST: dict[str, Any] = yaml.safe_load((CASES / "pdf" / "lost.yml").read_text("utf-8"))


def test_hostile_text_comes_out_literally() -> None:
    texts = lines("exports/hostile.txt")
    found = pdf.render(ready(with_texts(FIRST, texts)))
    assert not found.problems
    said = comparable("".join(each.text for each in passages(found.value or b"")))
    for text in texts:
        assert comparable(text) in said


def test_no_sign_costs_the_pdf_and_one_without_a_glyph_is_marked_and_named() -> None:
    cases = {name: case["text"] for name, case in SIGNS.items()}
    found = pdf.render(ready(with_texts(FIRST, tuple(f"甲{text}z." for text in cases.values()))))
    assert found.value
    marked = sorted(code for case in SIGNS.values() for code in case.get("marked", ()))
    assert {(problem.code, problem.severity) for problem in found.problems} == {("F02", WARNING)}
    assert sorted(problem.message.split()[-4] for problem in found.problems) == marked
    assert all(problem.path == f"source_texts/{FIRST}/zh.txt" for problem in found.problems)
    lines = {"U+20000": 1, "U+AD6D": [*SIGNS].index("Hangul")}
    for sign, at in lines.items():
        [one] = [problem for problem in found.problems if sign in problem.message]
        assert one.line == bitext(FIRST).units[at].line["zh"]
        assert ("pip install pylopdf-fonts-ko==0.1.1" in one.hint) is (sign == "U+AD6D")
    text = "".join(each.text for each in passages(found.value))
    notice = text[text.index("以编码代替的字符") :]
    for code in marked:
        assert code in text[: text.index("以编码代替的字符")] and code in notice
    assert "CUNEIFORM SIGN A" in notice


@pytest.mark.parametrize("case", LOST.values(), ids=LOST)
def test_a_letter_that_is_lost_is_a_fault_in_every_script(
    case: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*arguments: Any) -> Any:
        sheet = sheet_of(*arguments)
        [[cell]] = sheet["nodes"][1]["cells"][1]
        sheet["nodes"][1]["cells"][1] = [[cell.replace(case["text"], case["printed"])]]
        return sheet

    own = with_texts(FIRST, tuple(f"{number} {case['text']}" for number in range(100)))
    zh, en = own.document.editions
    editions = (zh, replace(en, lang=case["lang"]))
    own = replace(own, document=replace(own.document, editions=editions))
    assert not pdf.render(ready(own), units=["p1"]).problems
    monkeypatch.setattr("build_scripts.outputs.books.typst.pdf.sheet_of", changed)
    found = pdf.render(ready(own), units=["p1"])
    assert [problem.code for problem in found.problems] == ["F04"]
    assert "p1-par1" in found.problems[0].message


def test_a_missing_font_wheel_is_one_sentence_with_the_command(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("build_scripts.outputs.books.typst.pdf.folder", lambda wheel: None)
    found = pdf.render(ready(bitext(FIRST)))
    assert found.value is None
    assert [str(problem) for problem in found.problems] == [
        f"source_texts/{FIRST}/document.yml:1: F01 the fonts Noto Serif SC and Noto Sans SC are "
        "not installed Hint: python -m pip install pylopdf-fonts-zh-cn==0.1.1"
    ]


def test_traditional_script_has_its_own_shapes_and_language() -> None:
    texts = lines("pdf/traditional.txt")
    document = with_texts(FIRST, texts).document
    zh = replace(document.editions[0], lang="zh-Hant")
    document = replace(document, editions=(zh, *document.editions[1:]))
    found = pdf.render(ready(replace(with_texts(FIRST, texts), document=document)))
    assert not found.problems
    reader = read(found.value or b"")
    catalog: Any = reader.trailer["/Root"].get_object()
    assert catalog["/Lang"] == "zh-TW"
    assert any("NotoSerifTC" in font["/BaseFont"] for font in fonts_in(reader))


def test_an_unknown_font_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Typst only warns, and sets the page without the text."""
    monkeypatch.setattr(fonts, "LATIN", "No Such Serif")
    found = pdf.render(ready(bitext(FIRST)), "en")
    assert found.value is None
    assert {problem.code for problem in found.problems} == {"F03"}
    assert any("no such serif" in problem.message.lower() for problem in found.problems)


def test_text_that_programs_read_otherwise_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """The proof compares with the bitext, not with what was handed to Typst."""

    def changed(*arguments: Any) -> Any:
        sheet = sheet_of(*arguments)
        sheet["nodes"][1]["cells"][0][0][0] = "别的话。"
        return sheet

    monkeypatch.setattr("build_scripts.outputs.books.typst.pdf.sheet_of", changed)
    found = pdf.render(ready(bitext(FIRST)))
    assert found.value is None
    assert [problem.code for problem in found.problems] == ["F04"]
    assert "p1-par1" in found.problems[0].message


def test_an_extract_has_the_units_and_their_outer_headings() -> None:
    found = pdf.render(ready(bitext(FIRST)), units=["p2-s2", "p2-s4-c1"], paper="letter")
    assert not found.problems
    reader = read(found.value or b"")
    clauses = [f"p2-s2-c{number}" for number in range(1, 14)]
    wanted = {"p2", "p2-s2", "p2-s2-par1", *clauses, "p2-s4", "p2-s4-c1"}
    assert set(reader.named_destinations) == wanted
    assert reader.pages[0].mediabox[2:] == [612, 792]


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"layout": "fr"}, "no layout 'fr'; there are paired, zh, en"),
        ({"layout": "zh,en,zh"}, "'zh,en,zh' must name up to 3 texts, each once"),
        ({"paper": "b4"}, f"no paper 'b4'; there are {', '.join(PAPERS)}"),
        ({"units": ["p9", "p2"]}, "no division or unit p9"),
    ],
)
def test_unknown_choices_are_refused_with_the_known_ones(
    choice: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        pdf.render(ready(bitext(FIRST)), **choice)


def test_an_appendix_links_to_the_units() -> None:
    entries = (
        AppendixEntry(
            "glossary-railway", {"zh": "中老铁路"}, {"en": ("A railway.",)}, ("p2-s2-c2",)
        ),
        AppendixEntry("glossary-other", {"en": "elsewhere"}, {}, ("p1-par1",)),
    )
    glossary = Appendix("glossary", {"zh": "词汇表", "en": "Glossary"}, entries)
    found = pdf.render(ready(bitext(FIRST)), units=["p2-s2"], appendices=(glossary,))
    assert not found.problems
    said = "".join(each.text for each in passages(found.value or b""))
    assert "中老铁路" in said and "elsewhere" not in said
    assert "glossary" in read(found.value or b"").named_destinations


@pytest.mark.parametrize(
    ("layout", "authentic", "has_notes"),
    [
        ("zh", ("zh",), False),
        ("en", ("zh",), True),
        ("zh", (), False),
        ("en", (), False),
        ("paired", (), True),
    ],
)
def test_what_compares_a_translation_is_in_no_original_alone(
    layout: str,
    authentic: tuple[str, ...],
    has_notes: bool,  # noqa: FBT001
) -> None:
    own = bitext("mulan-psl-2")
    editions = tuple(
        replace(each, is_authentic=each.key in authentic) for each in own.document.editions
    )
    own = replace(own, document=replace(own.document, editions=editions))
    text = {key: (key,) for key in own.document.keys}
    entry = AppendixEntry("note-1", {}, text, (own.units[-1].id,))
    notes = Appendix("notes", {"zh": "编者注", "en": "Notes"}, (entry,), compares=True)
    glossary = Appendix("glossary", {"zh": "术语", "en": "Glossary"}, (entry,))
    sheet = sheet_of(ready(own), Choice(layout), (glossary, notes))
    assert [each["id"] for each in sheet["appendices"]] == ["glossary", "notes"][: 1 + has_notes]
