"""What may come in from ``source_texts/``: files, characters, sizes, addresses."""

from __future__ import annotations

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.messages import CHINESE, translated
from build_scripts.press import build
from build_scripts.problems import Problem
from build_scripts.sources import read
from build_scripts.sources.formats import kinds
from build_scripts.sources.gate import bounds, files
from build_scripts.sources.gate.addresses import LONGEST, is_address
from build_scripts.sources.marked import read_yaml

DOCUMENT = """\
id: rivers
title: {zh: 河流法, en: Rivers Act}
editions: {zh: {file: zh.txt, lang: zh-Hans}, en: {file: en.txt, lang: en}}
levels: [{kind: article, zh: "第{han}条 {text}", en: "Article {arabic} {text}"}]
compare: [ponds]
"""
FILES = {
    "rivers/document.yml": DOCUMENT,
    "rivers/zh.txt": "第一条 河流属于国家。\n",
    "rivers/en.txt": "Article 1 Rivers belong to the State.\n",
    "rivers/notes.yml": "notes: []\n",
    "rivers/studies.yml": "traits: []\n",
    "rivers/pairs.yml": "[]\n",
    "rivers/glossary.yml": "concepts: []\n",
    "rivers/changes.yml": "[]\n",
    "rivers/comparisons/ponds.yml": "units: []\n",
    "rivers/anchors.lock": "",
    "glossary.yml": "concepts: []\n",
    "glossary.lock": "",
    "ponds/document.yml": DOCUMENT.replace("id: rivers", "id: ponds").replace(
        "compare: [ponds]\n", ""
    ),
    "ponds/zh.txt": "第一条 池塘属于国家。\n",
    "ponds/en.txt": "Article 1 Ponds belong to the State.\n",
}
SECRET = "what stands elsewhere: {"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / files.SOURCES / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for name in ("ponds", "rivers"):
        build.write_lock(tmp_path / files.SOURCES / name, tmp_path)
    return tmp_path


def found(root: Path) -> set[Problem]:
    """All that `check` says, of every document and of the glossary."""
    checked, apparatus = build.check(root)
    return {*apparatus.problems, *(fault for each in checked for fault in each.problems)}


def codes(root: Path, path: str) -> set[str]:
    """Of what is said of one file; each message is one line, in both languages."""
    said = found(root)
    for each in said:
        assert each.line >= 1
        assert all("\n" not in each.said(language) for language in ("en", CHINESE))
        assert SECRET[:10] not in each.said("en")
    return {each.code for each in said if each.path == f"{files.SOURCES}/{path}"}


def to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def to_nothing(path: Path) -> None:
    path.symlink_to("gone.yml")


def out(path: Path) -> None:
    outside = next(each for each in path.parents if each.name == files.SOURCES).parent / "secret"
    outside.write_text(SECRET, "utf-8")
    path.symlink_to(outside)


def to_a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def out_to_nothing(path: Path) -> None:
    path.symlink_to("/there/is/no/such/file")


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as one:
        before = Path.cwd()
        os.chdir(path.parent)  # the path of a socket may have a hundred bytes
        try:
            one.bind(path.name)
        finally:
            os.chdir(before)


def not_text(path: Path) -> None:
    path.write_bytes(b"\xff\xfea\0\n\0")


def too_large(path: Path) -> None:
    path.write_bytes(b"#" * (files.LARGEST + 1))


DAMAGES: dict[str, tuple[Callable[[Path], None], str]] = {
    "a folder": (Path.mkdir, "R10"),
    "a pipe": (os.mkfifo, "R10"),
    "a socket": (bound, "R10"),
    "a circle": (to_itself, "R10"),
    "a dead link": (to_nothing, "R10"),
    "a link out": (out, "R05"),
    "a device": (to_a_device, "R05"),
    "a dead link out": (out_to_nothing, "R05"),
    "no text": (not_text, "R03"),
    "too large": (too_large, "R09"),
}


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_is_said_of_each(root: Path, name: str) -> None:
    path = root / files.SOURCES / name
    for damage, (do, code) in DAMAGES.items():
        path.unlink()
        do(path)
        assert code in codes(root, name), damage
        build.write_lock(root / files.SOURCES / "rivers", root)
        build.write_glossary_lock(root)
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
            path.touch()


def test_a_pipe_is_not_waited_for(root: Path) -> None:
    path = root / files.SOURCES / "rivers" / "zh.txt"
    path.unlink()
    os.mkfifo(path)
    assert codes(root, "rivers/zh.txt") == {"R10"}


def test_sound_files_have_no_fault(root: Path) -> None:
    assert {each.code for each in found(root)} <= {"L01", "L04", "G05"}


def test_a_folder_that_leads_out(root: Path) -> None:
    folder = root / files.SOURCES / "ponds"
    folder.rename(root / "elsewhere")
    folder.symlink_to(root / "elsewhere")
    assert codes(root, "ponds/document.yml") == {"R05"}


def test_links_inside_are_followed(root: Path) -> None:
    path = root / files.SOURCES / "rivers" / "notes.yml"
    path.rename(path.with_name("written.yml"))
    path.symlink_to("written.yml")
    assert codes(root, "rivers/notes.yml") == set()


def test_files_of_editors_are_passed_over(root: Path) -> None:
    folder = root / files.SOURCES / "rivers"
    before = found(root)
    for name in (".#zh.txt", ".#document.yml", "comparisons/.#ponds.yml", "../.#glossary.yml"):
        (folder / name).symlink_to("editor@host.example:1234")
    for name in ("zh.txt~", "#zh.txt#", ".zh.txt.swp", "document.yml~", ".DS_Store"):
        (folder / name).write_bytes(b"\0\xff")
    (folder.parent / ".trash").mkdir()
    (folder.parent / ".trash" / "document.yml").write_text("id: [", "utf-8")
    (folder.parent / ".#lakes").symlink_to("editor@host.example:1234")
    assert found(root) == before


NAMES = ("a\nx.yml:1: D01 forged", "a\x1b[31m", "a b", b"a\xff", "a\u202eb")


@pytest.mark.parametrize("name", NAMES)
def test_names_cannot_forge_messages(root: Path, name: str | bytes) -> None:
    folder = root / files.SOURCES / os.fsdecode(name)
    folder.mkdir()
    (folder / "law\n.txt").write_text("x", "utf-8")
    for text in ("", "id: [", DOCUMENT):
        said = [each.said("en") for each in found(root) if "law" in each.path or "a" in each.path]
        assert said
        assert all(each.isprintable() for each in said)
        assert all(each.encode() for each in said)
        (folder / "document.yml").write_text(text, "utf-8")


REFUSED = (
    *(r"\0", r"\x1b", r"\x7f", r"\x85", r"\r", r"\v", r"\u2028", r"\u2029", r"\uFFFE", r"\uFDD0"),
    *(r"\U0001FFFF", r"\U0010FFFE", r"\uD800", r"\uDFFF", r"\uD83D\uDE00"),
)


@pytest.mark.parametrize("escape", REFUSED)
@pytest.mark.parametrize("form", ['a: "x{}y"', '"x{}y": a', '- - {{b: ["{}"]}}'])
def test_escapes_make_no_character_that_texts_may_not_have(escape: str, form: str) -> None:
    value, problems = read_yaml("notes.yml", f"# one\n{form.format(escape)}\n")
    assert value is None
    assert [(each.line, each.code) for each in problems] == [(2, "R04")]


@pytest.mark.parametrize("escape", [r"\t", r"\n", r"\u4E00", r"\U00020BB7", r"\u202E", r"\uE000"])
def test_other_escapes_are_characters(escape: str) -> None:
    value, problems = read_yaml("notes.yml", f'a: "x{escape}y"\n')
    assert value, problems


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF", r"\q", r"\x"])
def test_escapes_of_nothing_are_no_yaml(escape: str) -> None:
    value, problems = read_yaml("notes.yml", f'b: c\na: "x{escape}y"\n')
    assert value is None
    assert [(each.line, each.code) for each in problems] == [(2, "D01")]


@pytest.mark.parametrize("code", [0xFDD0, 0xFFFE, 0x1FFFE, 0x10FFFF, 0x0, 0x9F])
def test_texts_have_no_such_character(code: int) -> None:
    text, problems = read.decode(f"一\n二{chr(code)}\n".encode(), "zh.txt")
    assert text is None
    assert [(each.line, each.code) for each in problems] == [(2, "R04")]


TOO_MUCH = {
    "a long value": f'a: "{"x" * (bounds.LONGEST_VALUE + 1)}"\n',
    "a long key": f'? "{"x" * (bounds.LONGEST_VALUE + 1)}"\n: b\n',
    "brackets": "a: " + "[" * 100_000 + "\n",
    "braces": "a: " + "{b: " * 50_000 + "\n",
    "lists": "- " * 20_000 + "a\n",
    "blanks": "".join(f"{' ' * depth}a:\n" for depth in range(500)),
    "values": "[" + "a, " * bounds.MOST_VALUES + "b]\n",
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_yaml(name: str) -> None:
    value, problems = read_yaml("notes.yml", TOO_MUCH[name])
    assert value is None
    assert [each.code for each in problems] == ["R09"]


def test_too_much_text() -> None:
    most, longest = bounds.MOST_LINES, bounds.LONGEST_LINE
    assert [*bounds.of_text("x\n\n" * most + "y" * longest, "zh.txt")][1:] == []
    assert [*bounds.of_text("x\n\n" * most, "zh.txt")] == []
    [problem] = bounds.of_text("x\n\n" * (most + 1), "zh.txt")
    assert (problem.code, problem.line) == ("R09", 2 * most + 1)
    [problem] = bounds.of_text("x\n" + "y" * (longest + 1), "zh.txt")
    assert (problem.code, problem.line) == ("R09", 2)
    assert translated(problem.message, CHINESE) != problem.message


@pytest.mark.parametrize(
    "text",
    [
        *("https://example.org", "http://example.org/", "HTTPS://Example.org/a?b=c&d=%20#e"),
        *(
            "https://例え.jp/路径/文件?查=询",
            "https://[2001:db8::1]:8080/",
            "http://127.0.0.1:8000/x",
        ),
        *(
            "https://a.example/(x);y=1,2'~*!$",
            f"https://a.example/{'x' * 1_900}",
            "https://a-b_c.d/",
        ),
    ],
)
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x"),
        *("vbscript:x", "file:///etc/passwd", "ftp://example.org/", "mailto:a@example.org"),
        *("//example.org", "/a", "a", "", "https:", "https:///x", "https://", "https:example.org"),
        *("https:javascript:alert(1)", " https://example.org", "https://example.org ", "https://."),
        *("https://example.org/a b", "https://example.org/\n", "https://example.org/\u00a0x"),
        *("https://good.example@evil.example/", "https://user:word@example.org/", "https://-/"),
        *("https://example.org\\@evil.example/", "https:\\\\example.org", "http://exa\u3002mple/"),
        *('https://example.org/"onclick="x', "https://example.org/<b>", "https://example.org/`x`"),
        *(
            "https://example.org/\u202ex",
            "https://example.org/\u200b",
            "https://example.org/\ue000",
        ),
        *("https://example.org:99999/", "https://example.org:x/", "https://[::1", "java\tscript:x"),
        f"https://example.org/{'x' * LONGEST}",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    "head",
    [
        b"a: b\n" + b"    c: d\n" * 300,
        b"\n".join(b"a: b" + b" \t" * 400 for _ in range(5)),
        b"<!-- a -->" * 400,
        b"<?xml a?><!-- b --> " * 200,
    ],
)
def test_what_a_file_is_takes_no_time(head: bytes) -> None:
    """By an expression that tries all ways to part what it passes over this would take years."""
    assert kinds.kind(head + b"\xff") is not None or kinds.encoding(head + b"\xff").name


ADDRESSED = {
    "rivers/document.yml": (
        ("lang: zh-Hans}", "lang: zh-Hans, url: {}}}"),
        ("lang: zh-Hans}", "lang: zh-Hans, also: [{}]}}"),
        ("compare: [ponds]", "relations: [{{amends: {{title: A law, url: {}}}}}]"),
    ),
    "rivers/notes.yml": ((
        "[]", "[{{unit: a1, kind: sense, certainty: sure, zh: 国家, sources: [{}], "
        "explanation: {{zh: 甲, en: A}}}}]",
    ),),
    "rivers/glossary.yml": ((
        "[]", "[{{id: river, category: concept, zh: [{{term: 河流, status: preferred}}], "
        "en: [{{term: Rivers, status: preferred}}], "
        "source: {{title: A, publisher: B, url: {}}}}}]",
    ),),
}  # fmt: skip
"""File → where an address may stand in it: what is replaced, and by what."""


@pytest.mark.parametrize("name", ADDRESSED)
def test_every_address_is_one(root: Path, name: str) -> None:
    path = root / files.SOURCES / name
    before = path.read_text("utf-8")
    for old, new in ADDRESSED[name]:
        assert old in before
        for address in ("javascript:alert(1)", "data:text/html,x", "https://a@evil.example/"):
            path.write_text(before.replace(old, new.format(f"'{address}'")), "utf-8")
            assert "D06" in codes(root, name)
        path.write_text(before.replace(old, new.format("'https://example.org/a'")), "utf-8")
        assert not codes(root, name) & {"D01", "D04", "D05", "D06"}
