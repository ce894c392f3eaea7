"""`new` from files of other kinds, on the command line: the same document as from plain texts."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.__main__ import main
from build_scripts.press.build import check_document
from build_scripts.problems import WARNING
from tests.synthetic import law
from tests.word_files import docx

PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
CELL = f"<w:tc>{PARAGRAPH}</w:tc>"
ROWS = [
    ("公园开放办法", "Rules on Parks"),
    ("公园向所有的人开放。", "Parks are open to all people."),
    ("公园在每年的一月关闭。", ""),
    ("", "Dogs are not admitted to the parks."),
    ("本办法自公布之日起施行。", "These Rules take effect on the date of promulgation."),
]


def new(root: Path, *words: str | Path) -> Result:
    (root / "source_texts").mkdir(exist_ok=True)
    given = ["--root", str(root), "new", "some-law", *map(str, words)]
    return CliRunner().invoke(main, given)


def write(path: Path, content: bytes | str) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def table(rows: list[tuple[str, str]]) -> bytes:
    lines = ("".join(CELL.format(text) for text in row) for row in rows)
    return docx(f"<w:tbl>{''.join(f'<w:tr>{line}</w:tr>' for line in lines)}</w:tbl>")


def texts(root: Path) -> list[str]:
    folder = root / "source_texts" / "some-law"
    return [(folder / f"{key}.txt").read_text("utf-8") for key in ("zh", "en")]


def declared(root: Path) -> list[str]:
    """What ``document.yml`` says; the bytes of the texts may differ in their empty lines."""
    text = (root / "source_texts" / "some-law" / "document.yml").read_text("utf-8")
    return [line for line in text.split("\n") if "sha256:" not in line]


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def test_a_word_file_and_a_page_are_the_document_that_plain_texts_are(tmp_path: Path) -> None:
    zh, en = law(12, seed=1)
    paragraphs = "".join(PARAGRAPH.format(line) for line in lines(zh))
    page = "<meta charset=utf-8>" + "".join(f"<p>{line}" for line in lines(en))
    made = new(tmp_path, "--zh", write(tmp_path / "a.docx", docx(paragraphs)),
               "--en", write(tmp_path / "b.html", page))  # fmt: skip
    assert made.exit_code == 0, made.output
    assert [lines(text) for text in texts(tmp_path)] == [lines(zh), lines(en)]
    size = sum(map(len, zh.split()))
    assert f"a.docx (Word): {size:,} characters = {size:,} in zh.txt + 0 left out" in made.output
    assert "b.html (HTML): " in made.output
    plain = tmp_path / "plain"
    plain.mkdir()
    paths = (write(plain / f"{key}.txt", text) for key, text in zip("ab", (zh, en), strict=True))
    same = new(plain, "--zh", next(paths), "--en", next(paths))
    assert made.output.splitlines()[-2:] == same.output.splitlines()[-2:]
    assert declared(tmp_path) == declared(plain)
    own, other = (
        check_document(root / "source_texts" / "some-law", root) for root in (tmp_path, plain)
    )
    assert own.bitext
    assert other.bitext
    assert [(unit.id, unit.text) for unit in own.bitext.units] == [
        (unit.id, unit.text) for unit in other.bitext.units
    ]
    assert [each.code for each in own.problems] == [each.code for each in other.problems]
    assert {each.severity for each in own.problems} <= {WARNING}


@pytest.mark.parametrize("options", [["--both"], ["--zh", "--en"]], ids=str)
@pytest.mark.parametrize("form", ["docx", "tsv"])
def test_a_bilingual_table(tmp_path: Path, form: str, options: list[str]) -> None:
    zh, en = (lines(text) for text in law(12, seed=1))
    rows = list(zip(zh, en, strict=True))
    content = table(rows) if form == "docx" else "".join(f"{a}\t{b}\n" for a, b in rows).encode()
    path = write(tmp_path / f"law.{form}", content)
    made = new(tmp_path, *(word for option in options for word in (option, path)))
    assert made.exit_code == 0, made.output
    assert [lines(text) for text in texts(tmp_path)] == [zh, en]
    assert f"{len(rows)} rows of tables with one language a column" in made.output


def test_texts_of_different_rows_are_not_paired(tmp_path: Path) -> None:
    made = new(tmp_path, "--both", write(tmp_path / "law.docx", table(ROWS)))
    assert made.exit_code == 1
    assert "zh.txt, line 3: 公园在每年的一月关闭。" in made.output
    assert not (tmp_path / "source_texts" / "some-law" / "anchors.lock").exists()
    assert "zh.txt:3: W04 " in made.output
    assert "the zh in row 3, the en in row 4" in made.output


def test_an_article_whose_row_has_one_language_is_asked_about(tmp_path: Path) -> None:
    zh, en = (lines(text) for text in law(12, seed=1))
    missing = next(n for n, line in enumerate(en) if line.startswith("Article 7"))
    rows = [
        (one, other * (n != missing)) for n, (one, other) in enumerate(zip(zh, en, strict=True))
    ]
    made = new(tmp_path, "--both", write(tmp_path / "law.docx", table(rows)))
    assert made.exit_code == 0, made.output
    assert '{id: a7, only: zh, check: "its row' in "".join(declared(tmp_path))
    checked = check_document(tmp_path / "source_texts" / "some-law", tmp_path)
    assert checked.bitext
    own = {unit.number: unit.text for unit in checked.bitext.units if unit.kind == "article"}
    assert [number for number, text in own.items() if not text["en"]] == ["7"]


def test_what_is_not_read_is_named_and_nothing_is_written(tmp_path: Path) -> None:
    pdf = write(tmp_path / "law.pdf", b"%PDF-1.7")
    made = new(tmp_path, "--zh", pdf, "--en", write(tmp_path / "en.txt", "Article 1 A law.\n"))
    assert made.exit_code == 1
    assert "law.pdf:1: I01 this is a PDF" in made.output
    assert "Nothing was written." in made.output
    assert not (tmp_path / "source_texts" / "some-law").exists()


@pytest.mark.parametrize("given", [["--zh"], ["--en"], ["--zh", "--both"], []], ids=str)
def test_one_file_for_both_or_one_for_each(tmp_path: Path, given: list[str]) -> None:
    path = write(tmp_path / "law.txt", "第一条\n")
    made = new(tmp_path, *(word for option in given for word in (option, path)))
    assert made.exit_code == 2
    assert "--both" in made.output
