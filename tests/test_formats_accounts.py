"""Of files that another program wrote, and of random ones: no character is lost, none is invented.

The text of the file, read here by other means, is the text of the plain texts and what is listed as
left out.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from html import escape
from pathlib import Path

import docx
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_scripts.sources.formats.halves import halved
from build_scripts.sources.formats.take import Taken, take
from build_scripts.sources.formats.web.reading import read_web
from build_scripts.sources.formats.word.reading import read_word
from tests.test_formats import check_account, letters

ZH = st.text("公园法第一条款应当开放的人们，。（）　", min_size=3, max_size=12).filter(
    lambda text: re.search(r"[一-鿿]{2}", text)
)
EN = st.text("abcdefg ,.;", min_size=3, max_size=12).filter(
    lambda text: re.search("[a-z]{3}", text)
)
QUICK = settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture],
                 deadline=None)  # fmt: skip


def text_of(taken: Taken) -> str:
    return "".join(raw.decode() for raw in taken.texts.values())


def word_file(paragraphs: list[str], rows: list[tuple[str, str]], header: str) -> bytes:
    document = docx.Document()
    for number, text in enumerate(paragraphs):
        paragraph = document.add_paragraph(text, style="List Number" if number % 3 == 1 else None)
        if number % 3 == 2:
            document.add_comment(paragraph.runs, header)
    if rows:
        table = document.add_table(rows=0, cols=2)
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = text
    document.sections[0].header.paragraphs[0].text = header
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@QUICK
@given(st.lists(ZH, min_size=1, max_size=5), st.lists(st.tuples(ZH, ZH), max_size=3), ZH)
def test_word_files_of_another_program(
    tmp_path: Path, paragraphs: list[str], rows: list[tuple[str, str]], header: str
) -> None:
    raw = word_file(paragraphs, rows, header)
    (tmp_path / "law.docx").write_bytes(raw)
    taken, problems = take({"zh": tmp_path / "law.docx"})
    assert taken, problems
    check_account(taken)
    extract = read_word(raw, "law.docx").value
    assert extract
    numbered = len([n for n, _ in enumerate(paragraphs) if n % 3 == 1])
    labels = "".join(f"{number}." for number in range(1, numbered + 1))
    left = "".join(each.text for each in extract.left_out)
    commented = len([n for n, _ in enumerate(paragraphs) if n % 3 == 2])
    held = "".join([*paragraphs, *map("".join, rows), header * (commented + 1)])
    assert letters(text_of(taken) + left) == letters(held + labels)


@QUICK
@given(st.lists(st.tuples(st.sampled_from(["p", "li", "nav", "script", "td", "h2", "pre"]), ZH),
                min_size=2, max_size=9))  # fmt: skip
def test_random_pages(tmp_path: Path, pieces: list[tuple[str, str]]) -> None:
    page = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in pieces)
    raw = f"<meta charset=utf-8><p>公园</p>{page}".encode()
    (tmp_path / "law.html").write_bytes(raw)
    taken, problems = take({"zh": tmp_path / "law.html"})
    assert taken, problems
    check_account(taken)
    extract = read_web(raw, "law.html").value
    assert extract
    left = "".join(each.text for each in extract.left_out)
    held = "公园" + "".join(text for _, text in pieces)
    assert letters(text_of(taken) + left) == letters(held)


@QUICK
@given(st.lists(st.tuples(st.one_of(st.just(""), ZH), st.one_of(st.just(""), EN)), min_size=2,
                max_size=8))  # fmt: skip
def test_no_row_shifts(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    """What stands in a row is in that row's lines, and in no other's, on its side."""
    whole = [("公园法", "the law"), *rows]
    raw = word_file([], whole, "")
    (tmp_path / "law.docx").write_bytes(raw)
    taken, problems = take({"both": tmp_path / "law.docx"})
    assert taken, problems
    check_account(taken)
    lines = {key: text.decode().split("\n")[:-1] for key, text in taken.texts.items()}
    assert len(taken.rows) == len(whole)
    for row, (zh, en) in zip(taken.rows, whole, strict=True):
        for key, text in (("zh", zh), ("en", en)):
            found = "".join(lines[key][number - 1] for number in row.lines[key])
            assert letters(found) == letters(text)


@QUICK
@given(st.lists(st.one_of(ZH, EN), min_size=1, max_size=12))
def test_interleaved_paragraphs_go_where_their_script_says(
    tmp_path: Path, paragraphs: list[str]
) -> None:
    texts = ["公园法", "the law", *paragraphs]
    extract = read_word(word_file(texts, [], ""), "law.docx").value
    assert extract
    halves, problems = halved(extract.blocks, "law.docx")
    assert halves, problems
    whole: Counter[str] = Counter()
    for key, pattern in (("zh", "[一-鿿]"), ("en", "[a-z]")):
        own = "".join(each.text for each in halves.blocks[key])  # type: ignore[union-attr]
        wanted = "".join(each for each in texts if re.search(pattern, each))
        labels = "".join(re.findall("[0-9].", own))
        assert letters(own) == letters(wanted + labels)
        whole += letters(own)
    assert whole.total()
