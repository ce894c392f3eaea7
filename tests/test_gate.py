"""What may come in from ``source_texts/``: files, characters, sizes, addresses."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from build_scripts.messages import CHINESE
from build_scripts.press import build
from build_scripts.problems import Problem
from build_scripts.sources.gate import files

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


@pytest.mark.parametrize("name", ["ponds", "rivers/comparisons"])
def test_a_folder_that_leads_out_is_named_whatever_lies_there(root: Path, name: str) -> None:
    """Nobody looks: there may be a document, a text, something else or nothing at all."""
    folder, elsewhere = root / files.SOURCES / name, root / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    assert codes(root, name) == {"R05"}
    before = found(root)
    shutil.rmtree(elsewhere)
    assert found(root) == before
    elsewhere.mkdir()
    for another in ("law.txt", "glossary.yml"):
        (elsewhere / another).touch()
        assert found(root) == before
    assert {each.path for each in before if each.code == "R05"} == {f"{files.SOURCES}/{name}"}


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
