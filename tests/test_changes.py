"""A text that changes between two releases: `lock` tells what it was, and every build checks it."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import yaml
from lxml import etree, html

from build_scripts.apparatus import companion as companions
from build_scripts.apparatus.concordance import Concordance
from build_scripts.outputs.exchange.feed import changes_feed
from build_scripts.outputs.pages.changes_page import changes_pages
from build_scripts.press import build
from build_scripts.publication.publication import Site, publication_of
from tests.test_comparison import CASES as RIVERS
from tests.test_comparison import NEW, bitext
from tests.test_sources import write_sample

SITE = "https://example.org/read/"
ATOM = "{http://www.w3.org/2005/Atom}"

OLD = "一、政治\n1.甲方通知{++乙方--}。\n2.丙。\n"
LATER = OLD.replace("甲方", "甲方应当")
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
    (folder / "zh.txt").write_text(LATER, "utf-8")
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


def test_the_feed_is_atom(tmp_path: Path) -> None:
    """RFC 4287, sections 4.1.1 and 4.1.2: what a feed and each of its entries must have, once."""
    made = bitext(NEW)
    folder = tmp_path / "source_texts" / NEW
    shutil.copytree(RIVERS / NEW, folder)
    changed, _, problems = companions.changes_of(tmp_path, folder)
    assert problems == ()
    companion = companions.Companion(Concordance(made, {}, {}), (), changes=changed)
    text = changes_feed(publication_of(made, Site(SITE), None, companion))
    feed = etree.fromstring(text.encode())

    def values(node: etree._Element, path: str) -> list[str]:
        found = node.xpath(path, namespaces={"a": "http://www.w3.org/2005/Atom"})
        return [str(each) for each in found] if isinstance(found, list) else []

    entries = feed.findall(f"{ATOM}entry")
    ids = []
    for each in (feed, *entries):
        [_], [updated], [address] = (
            values(each, f"a:{name}/text()") for name in ("title", "updated", "id")
        )
        assert datetime.fromisoformat(updated).tzinfo
        assert urlsplit(address).scheme == "https"
        assert all(link.startswith(SITE) for link in values(each, "a:link/@href"))
        ids.append(address)
    assert len({*ids}) == len(entries) + 1
    assert values(feed, "a:author/a:name/text()")
    assert values(feed, "a:link[@rel='self']/@href") == [f"{SITE}{NEW}/changes/feed.xml"]
    assert values(feed, "a:updated/text()") == ["2024-06-30T00:00:00Z"]
    days = [each[:10] for each in values(feed, "a:entry/a:updated/text()")]
    assert days == ["2024-06-30", "2024-05-06", "2024-05-06"]
    unknown, english, chinese = values(feed, "a:entry/a:content[@type='html']/text()")
    shown = html.fragment_fromstring(english, create_parent=True)
    assert [(each.tag, each.text) for each in shown.iter("del", "ins")] == [
        ("del", "serious"),
        ("ins", "significant"),
    ]
    assert "<ins>" not in unknown
    assert "<del>失</del><ins>害</ins>" in chinese


def test_without_git_nothing_is_guessed_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, CASE)
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(LATER, "utf-8")
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
    (folder / "zh.txt").write_text(LATER, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(OLD, "utf-8")
    (folder / "anchors.lock").unlink()
    assert build.write_lock(folder, tmp_path) == ()
    assert "L10" in codes(folder, tmp_path)


def test_an_altered_record_is_a_fault(tmp_path: Path) -> None:
    folder = write_sample(tmp_path, CASE)
    assert build.write_lock(folder, tmp_path) == ()
    (folder / "zh.txt").write_text(LATER, "utf-8")
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
