"""PDFs of texts that run from right to left, alone and beside others: whole, and proof-read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml

from build_scripts.model import Bitext
from build_scripts.outputs.books.typst import pdf
from build_scripts.outputs.books.typst.mirrors import unmirrored
from build_scripts.outputs.books.typst.sheet import sheet_of
from tests.printed import CASES, FIRST, SIX, bitext, ready, with_texts

TEXTS: list[str] = yaml.safe_load((CASES / "pdf" / "leftward.yml").read_text("utf-8"))
BESIDE = {
    "zh": "（1）协商期为六十日；《规则》（甲）。",
    "lo": "ມາດຕາ 3 (ກ) ທີ່ ປະຊາຊົນ (1).",
    "en": "(1) The period (sixty days); [x] is (a)(b).",
}
TEXT = "الاتحاد (UPU) مادة"
FAULTY = {
    "lost": "الاتحد (UPU) مادة",
    "doubled": "الاتحاد (UPU) ماادة",
    "exchanged": "الاتحاد (UPU) مارة",
    "lost in Latin": "الاتحاد (UP) مادة",
    "bracket lost": "الاتحاد (UPU مادة",
    "bracket doubled": "الاتحاد (UPU)) مادة",
    "bracket exchanged": "الاتحاد (UPU] مادة",
}


def spoken(lang: str, beside: str, texts: tuple[str, ...]) -> Bitext:
    """The first document with the texts in one language, and one text in the other."""
    own = with_texts(FIRST, texts)
    first, second = own.document.editions
    editions = (replace(first, lang=beside), replace(second, lang=lang))
    units = tuple(
        replace(unit, text={**unit.text, first.key: (BESIDE[beside],)}) for unit in own.units
    )
    return replace(own, document=replace(own.document, editions=editions), units=units)


@pytest.mark.parametrize("layout", ["zh", "en", "zh,en", "en,zh"])
@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("lang", ["ar", "he"])
def test_brackets_digits_and_latin_words_cost_no_pdf(lang: str, beside: str, layout: str) -> None:
    found = pdf.render(ready(spoken(lang, beside, tuple(TEXTS))), layout)
    assert found.value and not found.problems


@pytest.mark.parametrize("layout", ["ar", "ar,zh", "zh,ar", "zh,en,ar", "ar,en"])
def test_a_document_in_six_languages_is_printed_with_arabic_items(layout: str) -> None:
    own = bitext(SIX)
    units = tuple(
        replace(unit, text={**unit.text, "ar": (TEXTS[place % len(TEXTS)],)}, pairs=())
        for place, unit in enumerate(own.units)
    )
    found = pdf.render(ready(replace(own, units=units)), layout)
    assert found.value and not found.problems


@pytest.mark.parametrize("printed", FAULTY.values(), ids=FAULTY)
@pytest.mark.parametrize("layout", ["en", "zh,en", "en,zh"])
def test_a_character_that_is_not_of_the_source_is_found(
    layout: str, printed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*arguments: Any) -> Any:
        sheet = sheet_of(*arguments)
        sheet["nodes"][1]["cells"][layout.split(",").index("en")] = [[printed]]
        return sheet

    own = spoken("ar", "zh", tuple(f"{number} {TEXT}" for number in range(100)))
    assert not pdf.render(ready(own), layout, units=["p1"]).problems
    monkeypatch.setattr("build_scripts.outputs.books.typst.pdf.sheet_of", changed)
    found = pdf.render(ready(own), layout, units=["p1"])
    assert {problem.code for problem in found.problems} == {"F04"}
    assert "p1-par1" in found.problems[0].message


@pytest.mark.parametrize("beside", ["zh", "en"])
def test_a_text_beside_one_from_right_to_left_is_still_read_in_order(
    beside: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(*arguments: Any) -> Any:
        sheet = sheet_of(*arguments)
        [[cell]] = sheet["nodes"][1]["cells"][0]
        sheet["nodes"][1]["cells"][0] = [[cell[6] + cell[:6] + cell[7:]]]
        return sheet

    monkeypatch.setattr("build_scripts.outputs.books.typst.pdf.sheet_of", changed)
    found = pdf.render(ready(spoken("ar", beside, tuple(TEXTS))), units=["p1"])
    assert [problem.path.split("/")[-1] for problem in found.problems] == ["zh.txt"]


def test_mirrors_are_one_and_nothing_else_is() -> None:
    assert unmirrored("[a](b)«c»≤≥（）「」") == "[a[(b(«c«≤≤((「「"
    assert unmirrored("b≠d ∂ 中 /\\") == "b≠d ∂ 中 /\\"
