"""After any edit `make site` gives the site that it gives from nothing, bytes and all."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from build_scripts.press import build
from build_scripts.press.keep import CACHE
from build_scripts.press.site import make
from tests.repository import environment
from tests.small import DOCUMENT, add_document, copy_state, small_copy_to, tree


def change(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text, path
    path.write_text(text.replace(before, after, 1), "utf-8")


def a_word_and_a_page_of_people(root: Path) -> None:
    folder = root / "source_texts" / DOCUMENT
    change(folder / "en.txt", " perpetual", " lasting")
    build.write_lock(folder, root)
    with (root / "docs" / "help" / "index.md").open("a", encoding="utf-8") as page:
        page.write("\n\n## More {#more}\n\n[Below](#more) and *[at home](../index.md)*.\n")


def a_title_a_setting_a_document_more_and_a_draft(root: Path) -> None:
    add_document(root, "second")
    with (add_document(root, "third") / "document.yml").open("a", encoding="utf-8") as config:
        config.write("draft: true\n")
    change(root / "source_texts" / DOCUMENT / "document.yml", "zh: 木兰", "zh: 又木兰")
    change(root / "mkdocs.yml", "site_name: ", "site_name: Another ")


def a_document_less_and_a_damaged_cache(root: Path) -> None:
    shutil.rmtree(root / "source_texts" / DOCUMENT)
    for path in sorted((root / CACHE).rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))


EDITS: tuple[Callable[[Path], None], ...] = (
    a_word_and_a_page_of_people, a_title_a_setting_a_document_more_and_a_draft,
    a_document_less_and_a_damaged_cache,
)  # fmt: skip


def made(root: Path) -> Mapping[str, bytes]:
    assert make.make_site(root, "mkdocs", lambda _: None).status == 0
    return tree(root / "site")


def from_nothing(root: Path, empty: Path, place: Path) -> Mapping[str, bytes]:
    copy_state(root, empty, place)
    return made(place)


def test_every_edit_gives_the_site_of_a_clean_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment().items():
        monkeypatch.setenv(name, value)
    root = small_copy_to(tmp_path / "copy")
    empty = shutil.copytree(root, tmp_path / "empty", symlinks=True)
    made(root)
    for number, edit in enumerate(EDITS):
        edit(root)
        site = made(root)
        clean = from_nothing(root, empty, tmp_path / str(number))
        assert sorted(site) == sorted(clean), edit.__name__
        assert [path for path in site if site[path] != clean[path]] == [], edit.__name__
