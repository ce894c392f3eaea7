"""What is not read is named for what it is, with a hint that helps; nothing is unpacked or fetched
without bounds, and no file whatever ends in a traceback.
"""

from __future__ import annotations

import codecs
import random
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.problems import Problem
from build_scripts.sources.formats.take import take
from build_scripts.sources.formats.word import package
from tests.word_files import TYPES, docx, part, relations, zipped

TABLE = Path(__file__).parent / "cases" / "formats" / "kinds.tsv"
KINDS = [line.split("\t") for line in TABLE.read_text("utf-8").split("\n")[1:] if line]
ZIPPED: Mapping[str, tuple[dict[str, str | bytes], str]] = {
    "odt": ({"mimetype": b"application/vnd.oasis.opendocument.text"}, "OpenDocument text"),
    "epub": ({"mimetype": b"application/epub+zip"}, "e-book"),
    "xlsx": ({"[Content_Types].xml": TYPES, "xl/workbook.xml": "<a/>"}, "Excel"),
    "pptx": ({"[Content_Types].xml": TYPES, "ppt/presentation.xml": "<a/>"}, "PowerPoint"),
    "zip": ({"law.txt": "第一条"}, "an archive (zip)"),
}
ZH = "第一条 为了规范公园管理，根据有关法律，制定本办法。\n第二条 本市的公园适用本办法。\n"
HANT = "第一條 為了規範公園管理，根據有關法律，制定本辦法。\n第二條 本市的公園適用本辦法。\n"
EN = "Article 1 The “Measures” are the city’s – and nobody else’s.\n"
ENCODED = [
    (ZH, "gb18030", "GB18030"), (ZH, "gbk", "GB18030"), (HANT, "big5", "Big5"),
    (EN, "cp1252", "Windows-1252"), (ZH, "utf-16", "UTF-16"), (EN, "utf-16", "UTF-16"),
    (ZH, "utf-16-le", "UTF-16LE"), (EN, "utf-16-be", "UTF-16BE"), (ZH + EN, "gb18030", "GB18030"),
]  # fmt: skip
TEXT = "<w:p><w:r><w:t>第一条</w:t></w:r></w:p>"
ENTITIES = (
    '<!DOCTYPE document [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">'
    '<!ENTITY file SYSTEM "file:///etc/hostname">]>'
)


def refused(raw: bytes, folder: Path, name: str = "file.bin") -> Problem:
    """The one reason for which a file is not taken."""
    (folder / name).write_bytes(raw)
    taken, problems = take({"zh": folder / name})
    assert taken is None
    assert len(problems) == 1
    return problems[0]


def parts_of(body: str, document: str | None = None) -> dict[str, str | bytes]:
    whole = part("document", f"<w:body>{body}</w:body>") if document is None else document
    return {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": whole,
    }


@pytest.mark.parametrize(("start", "name", "hint"), KINDS, ids=[each[1] for each in KINDS])
@pytest.mark.parametrize("suffix", ["bin", "docx", "txt"])
def test_kind_is_told_by_its_bytes(
    tmp_path: Path, start: str, name: str, hint: str, suffix: str
) -> None:
    raw, _ = codecs.escape_decode(start.encode())
    problem = refused(bytes(raw), tmp_path, f"file.{suffix}")
    assert (problem.code, name in problem.message, hint in problem.hint) == ("I01", True, True)
    assert "Word (.docx)" in problem.message


def test_table_with_commas(tmp_path: Path) -> None:
    problem = refused("第一条 甲,Article 1 A\n".encode(), tmp_path, "law.csv")
    assert (problem.code, "(.csv)" in problem.message, ".tsv" in problem.hint) == (
        "I01",
        True,
        True,
    )


@pytest.mark.parametrize("name", ZIPPED)
def test_kind_of_archive_is_told_by_what_is_in_it(tmp_path: Path, name: str) -> None:
    files, words = ZIPPED[name]
    problem = refused(zipped(files), tmp_path, "file.docx")
    assert problem.code == "I01"
    assert words in problem.message


@pytest.mark.parametrize(("text", "codec", "name"), ENCODED, ids=[each[1] for each in ENCODED])
def test_encoding_is_named_and_the_hint_is_true(
    tmp_path: Path, text: str, codec: str, name: str
) -> None:
    problem = refused(text.encode(codec), tmp_path, "law.tsv")
    assert (problem.code, f"is {name};" in problem.message) == ("R03", True)
    named = problem.hint.partition("iconv -f ")[2].split()[0]
    assert text.encode(codec).decode(named) == text


def test_text_cut_inside_a_character_is_no_other_encoding(tmp_path: Path) -> None:
    problem = refused((ZH * 3).encode()[:-3], tmp_path, "law.tsv")
    assert "iconv" not in problem.hint
    assert "fetch it anew" in problem.hint


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (f"{ENTITIES}<document>&b;&file;</document>", "declares XML entities"),
        ("<w:document>", "is no XML"),
        ("<a>" * 400 + "</a>" * 400, "is no XML"),
    ],
    ids=["entities", "not closed", "too deep"],
)
def test_xml_is_not_resolved(tmp_path: Path, document: str, words: str) -> None:
    problem = refused(zipped(parts_of("", document)), tmp_path)
    assert (problem.code, words in problem.message) == ("I02", True)


def test_what_unpacks_beyond_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_XML", 1_000_000)
    raw = zipped(parts_of(TEXT + f"<w:p>{' ' * 2_000_000}</w:p>"))
    assert len(raw) < 10_000
    problem = refused(raw, tmp_path)
    assert (problem.code, "unpacks to more than 1 MB" in problem.message) == ("I02", True)


def test_part_with_a_password(tmp_path: Path) -> None:
    raw = bytearray(zipped(parts_of(TEXT)))
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = -1
        while (place := raw.find(sign, place + 1)) >= 0:
            raw[place + offset] |= 1
    assert "password" in refused(bytes(raw), tmp_path).message


def test_embedded_document(tmp_path: Path) -> None:
    files = parts_of(TEXT)
    files["word/_rels/document.xml.rels"] = relations({"a.html": "aFChunk"})
    problem = refused(zipped(files), tmp_path)
    assert (problem.code, "embedded" in problem.message) == ("I02", True)


def test_strict_word_file(tmp_path: Path) -> None:
    strict = part("document", f"<w:body>{TEXT}</w:body>").replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
    (tmp_path / "law.docx").write_bytes(zipped(parts_of("", strict)))
    taken, problems = take({"zh": tmp_path / "law.docx"})
    assert taken, problems
    assert taken.texts["zh"].decode() == "第一条\n"


def test_control_character_of_a_page(tmp_path: Path) -> None:
    problem = refused("<meta charset=utf-8><p>第一\x02条".encode(), tmp_path, "law.html")
    assert problem.code == "R04"


@pytest.mark.parametrize("tags", ["<div>", "<b><i>", "<x-y>", "<table><tr><td>", "<ul><li>"])
def test_page_without_end_tags(tmp_path: Path, tags: str) -> None:
    problem = refused(f"<meta charset=utf-8>{tags * 5000}一".encode(), tmp_path, "law.html")
    assert (problem.code, "200 deep" in problem.message) == ("I02", True)


def test_tags_in_scripts_and_comments_are_none(tmp_path: Path) -> None:
    inside = "<div>" * 5000
    page = f"<meta charset=utf-8><p>第一条<script>{inside}</script><!--{inside}--><p>第二条"
    (tmp_path / "law.html").write_text(page, "utf-8")
    taken, problems = take({"zh": tmp_path / "law.html"})
    assert taken, problems
    assert taken.texts["zh"].decode() == "第一条\n第二条\n"


def test_no_such_file(tmp_path: Path) -> None:
    taken, problems = take({"zh": tmp_path / "none.docx"})
    assert (taken, [each.code for each in problems]) == (None, ["R01"])


@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("name", ["law.docx", "law.html", "law.tsv"])
def test_damage_is_said_or_harmless(tmp_path: Path, name: str, seed: int) -> None:
    """Bytes changed, lost or doubled: a text or a reason, never a traceback."""
    chance = random.Random(seed)
    page = f"<meta charset=utf-8><table><tr><td>{ZH}<td>{EN}<tr><td rowspan=9>{ZH}</table>"
    whole = {
        "law.docx": docx(TEXT * 9),
        "law.html": page.encode(),
        "law.tsv": f"{ZH}\t{EN}".encode(),
    }
    raw = bytearray(whole[name])
    for _ in range(chance.randint(1, 6)):
        place = chance.randrange(len(raw))
        raw[place : place + chance.randint(0, 9)] = chance.randbytes(chance.randint(0, 4))
    (tmp_path / name).write_bytes(raw)
    for key in ("zh", "both"):
        taken, problems = take({key: tmp_path / name})
        assert (taken is None) == bool(problems)
