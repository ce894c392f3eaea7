"""A text that changes between two releases: `lock` tells what it was, and every build checks it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import yaml

from build_scripts.apparatus import companion as companions
from build_scripts.outputs.pages.changes_page import changes_pages
from build_scripts.press import build
from build_scripts.publication.publication import Site, publication_of
from tests.test_sources import write_sample

OLD = "一、政治\n1.甲方通知{++乙方--}。\n2.丙。\n"
NEW = OLD.replace("甲方", "甲方应当")
CASE = {"zh": OLD, "en": "I. Politics\n1. A.\n2. C.\n"}


def git(root: Path, *command: str) -> None:
    name = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    subprocess.run(["git", *name, *command], cwd=root, check=True, capture_output=True)


def entries(folder: Path) -> list[dict[str, object]]:
    value: list[dict[str, object]] = yaml.safe_load((folder / "changes.yml").read_text("utf-8"))
    return value


def codes(folder: Path, root: Path) -> list[str]:
    checked, found = build.examined(folder, root)
    companion = found.companions.get(folder.name)
    return [each.code for each in (*checked.problems, *(companion.problems if companion else ()))]


def test_the_former_wording_is_found_in_git_though_the_folder_was_renamed(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, {**CASE, "folder": "older", "document": {"id": "older"}})
    assert build.write_lock(folder, tmp_path) == ()
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "one")
    git(tmp_path, "mv", "source_texts/older", "source_texts/sample")
    folder = tmp_path / "source_texts" / "sample"
    text = (folder / "document.yml").read_text("utf-8").replace("id: older", "id: sample")
    (folder / "document.yml").write_text(text, "utf-8")
    git(tmp_path, "commit", "--quiet", "-am", "renamed")
    (folder / "zh.txt").write_text(NEW, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    [entry] = entries(folder)
    assert (entry["unit"], entry["language"]) == ("s1-c1", "zh")
    assert entry["before"] == ["1.", "", "甲方通知{++乙方--}。"]
    assert entry["after"] == ["1.", "", "甲方应当通知{++乙方--}。"]
    assert codes(folder, tmp_path) == ["L11"]
    checked, found = build.examined(folder, tmp_path)
    assert checked.bitext
    ready = publication_of(checked.bitext, Site(""), None, found.companions["sample"])
    [(_, page)] = changes_pages(ready)
    assert "甲方{++应当++}通知&#123;&#43;&#43;乙方&#45;&#45;}。" in page


def test_without_git_nothing_is_guessed_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, CASE)
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(NEW, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    path = folder / "changes.yml"
    told = path.read_text("utf-8").replace(
        'reason: ""', "reason: {zh: 漏字, en: A word was missing}"
    )
    path.write_text(f"# by hand\n{told}", "utf-8")
    assert codes(folder, tmp_path) == []
    [first] = entries(folder)
    assert first["before"] is None
    assert first["was"]
    (folder / "zh.txt").write_text(OLD, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    assert path.read_text("utf-8").startswith(f"# by hand\n{told}")
    assert [each["was"] for each in entries(folder)] == [first["was"], first["now"]]
    assert build.write_lock(folder, tmp_path) == ()
    assert len(entries(folder)) == 2


def test_a_text_that_changed_without_being_told_is_a_fault(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, CASE)
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(NEW, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(OLD, "utf-8")
    (folder / "anchors.lock").unlink()
    assert build.write_lock(folder, tmp_path) == ()
    assert "L10" in codes(folder, tmp_path)


def test_an_altered_record_is_a_fault(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, CASE)
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(NEW, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    path = folder / "changes.yml"
    path.write_text(path.read_text("utf-8").replace("应当", "必须"), "utf-8")
    found = codes(folder, tmp_path)
    assert "L09" in found
    path.write_text("- unit: s1-c1\n", "utf-8")
    assert build.write_lock(folder, tmp_path) != ()


def test_sentences_cut_otherwise_are_no_change_of_a_text(tmp_path: Path) -> None:
    folder = write_sample(
        tmp_path,
        {
            "zh": "一、政治\n1.甲方通知乙方。乙方答复甲方。\n",
            "en": "I. Politics\n1. This side informs that one. That side answers this one.\n",
        },
    )
    assert build.write_lock(folder, tmp_path) == ()
    pairs = "{zh: [甲方通知, 乙方答复], en: [This side informs, That side answers]}"
    text = f"- unit: s1-c1\n  reason: one sentence\n  pairs:\n    - {pairs}\n"
    (folder / "pairs.yml").write_text(text, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    assert not (folder / "changes.yml").exists()


def test_companions_know_no_changes_without_a_file(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, CASE)
    assert companions.changes_of(tmp_path, folder) == ((), None, ())
