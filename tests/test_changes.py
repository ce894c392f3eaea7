"""A text that changes between two releases: `lock` tells what it was, and every build checks it."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import yaml
from lxml import etree, html

from build_scripts.apparatus import companion as companions
from build_scripts.apparatus.concordance import Concordance
from build_scripts.outputs.exchange.feed import MOST, changes_feed, site_feed
from build_scripts.outputs.pages.changes_page import changes_pages
from build_scripts.press import build
from build_scripts.problems import ERROR
from build_scripts.publication.publication import Publication, Site, publication_of
from tests.places import unreal
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


def changed_once(root: Path) -> Path:
    """The document with a text that changed, both states locked, none committed."""
    folder = write_sample(root, CASE)
    assert build.write_lock(folder, root) == ()
    (folder / "zh.txt").write_text(LATER, "utf-8")
    assert build.write_lock(folder, root) == ()
    return folder


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


def values(node: etree._Element, path: str) -> list[str]:
    found = node.xpath(path, namespaces={"a": "http://www.w3.org/2005/Atom"})
    return [str(each) for each in found] if isinstance(found, list) else []


def with_changes(root: Path, name: str = NEW) -> Publication:
    """The newer agreement, as if it were another document too."""
    made = bitext(NEW)
    made = replace(made, document=replace(made.document, id=name))
    folder = root / "source_texts" / name
    shutil.copytree(RIVERS / NEW, folder)
    changed, _, problems = companions.changes_of(root, folder)
    assert problems == ()
    companion = companions.Companion(Concordance(made, {}, {}), (), changes=changed)
    return publication_of(made, Site(SITE), None, companion)


def read_feed(text: str, own: str) -> list[etree._Element]:
    """The entries of a feed that has what RFC 4287, 4.1.1 and 4.1.2, wants of it and of each."""
    feed = etree.fromstring(text.encode())
    entries = feed.findall(f"{ATOM}entry")
    ids = []
    for each in (feed, *entries):
        [title], [updated], [address] = (
            values(each, f"a:{name}/text()") for name in ("title", "updated", "id")
        )
        assert title
        assert datetime.fromisoformat(updated).tzinfo
        assert urlsplit(address).scheme == "https"
        assert all(link.startswith(SITE) for link in values(each, "a:link/@href"))
        assert len(values(each, "a:link[@rel='alternate']/@href")) == 1
        ids.append(address)
    assert len({*ids}) == len(entries) + 1
    assert values(feed, "a:author/a:name/text()")
    assert values(feed, "a:link[@rel='self']/@href") == [f"{SITE}{own}"]
    newest = max(values(feed, "a:entry/a:updated/text()"))
    assert values(feed, "a:updated/text()") == [newest]
    return entries


def test_the_feed_is_atom(tmp_path: Path) -> None:
    entries = read_feed(changes_feed(with_changes(tmp_path)), f"{NEW}/changes/feed.xml")
    days = [day[:10] for each in entries for day in values(each, "a:updated/text()")]
    assert days == ["2024-06-30", "2024-05-06", "2024-05-06"]
    unknown, english, chinese = (
        text for each in entries for text in values(each, "a:content[@type='html']/text()")
    )
    shown = html.fragment_fromstring(english, create_parent=True)
    assert [(each.tag, each.text) for each in shown.iter("del", "ins")] == [
        ("del", "serious"),
        ("ins", "significant"),
    ]
    assert "<ins>" not in unknown
    assert "<del>失</del><ins>害</ins>" in chinese


def test_the_feed_of_all_documents_is_atom_and_says_whose_each_change_is(tmp_path: Path) -> None:
    names = (NEW, "river-2030")
    both = [with_changes(tmp_path, name) for name in names]
    entries = read_feed(site_feed(both), "feed.xml")
    days = [day[:10] for each in entries for day in values(each, "a:updated/text()")]
    assert days == sorted(days, reverse=True)
    assert len(days) == 6
    own = [entry for each in both for entry in etree.fromstring(changes_feed(each).encode())]
    for name in names:
        ids = [f"{SITE}{name}/changes/#change-{number}" for number in (3, 2, 1)]
        among = [one for each in entries for one in values(each, "a:id/text()") if one in ids]
        assert among == ids
        alone = [one for each in own for one in values(each, "self::a:entry/a:id/text()")]
        assert {*ids} <= {*alone}
    for each in entries:
        [address], [source] = values(each, "a:id/text()"), values(each, "a:source/a:id/text()")
        assert address.startswith(f"{source}#change-")
        [title], [feed] = values(each, "a:title/text()"), values(each, "a:source/a:title/text()")
        assert title.split(" · ")[0] in feed
        assert datetime.fromisoformat(*values(each, "a:source/a:updated/text()")).tzinfo
    many = replace(both[0], changes=both[0].changes * MOST)
    assert site_feed([many]).count("<entry>") == MOST


def test_without_git_nothing_is_guessed_and_nothing_is_lost(tmp_path: Path) -> None:
    folder = changed_once(tmp_path)
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


TWICE = yaml.safe_load((RIVERS / "changed_twice.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", TWICE)
def test_the_former_wording_is_found_in_the_same_file(name: str, tmp_path: Path) -> None:
    """`texts`: what stands in turn, each locked, none committed; `before`: the former wordings."""
    case = TWICE[name]
    folder = write_sample(tmp_path, CASE)
    for text in case["texts"]:
        (folder / "zh.txt").write_text(text, "utf-8")
        assert build.write_lock(folder, tmp_path) == ()
    assert [each["before"] for each in entries(folder)] == case["before"]
    assert "L09" not in codes(folder, tmp_path)
    # Entries that were written before this was sought are shown with it too.
    path = folder / "changes.yml"
    path.write_text(re.sub("before: .*", "before: null", path.read_text("utf-8")), "utf-8")
    changed, _, problems = companions.changes_of(tmp_path, folder)
    assert problems == ()
    assert [each.before and [*each.before] for each in changed] == case["before"]


def test_an_altered_quotation_is_no_former_wording(tmp_path: Path) -> None:
    folder = changed_once(tmp_path)
    path = folder / "changes.yml"
    path.write_text(path.read_text("utf-8").replace("应当", "必须"), "utf-8")
    (folder / "zh.txt").write_text(OLD, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    assert [each["before"] for each in entries(folder)] == [None, None]


def test_a_text_that_changed_without_being_told_is_a_fault(tmp_path: Path) -> None:
    folder = changed_once(tmp_path)
    (folder / "zh.txt").write_text(OLD, "utf-8")
    (folder / "anchors.lock").unlink()
    assert build.write_lock(folder, tmp_path) == ()
    assert "L10" in codes(folder, tmp_path)


def test_an_altered_record_is_a_fault(tmp_path: Path) -> None:
    folder = changed_once(tmp_path)
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


def test_dates_of_changes_are_days_and_in_their_order(tmp_path: Path) -> None:
    folder = tmp_path / "source_texts" / NEW
    shutil.copytree(RIVERS / NEW, folder)
    assert build.write_lock(folder, tmp_path) == ()
    path = folder / "changes.yml"
    written = path.read_text("utf-8")
    last = written.rindex("2024-06-30")

    def with_date(date: str) -> list[str]:
        path.write_text(f"{written[:last]}{date}{written[last + len(date) :]}", "utf-8")
        _, found = build.examined(folder, tmp_path)
        problems = found.companions[NEW].problems
        assert unreal(problems, tmp_path) == []
        assert {each.path for each in problems} == {f"source_texts/{NEW}/changes.yml"}
        return [f"{each.line}: {each.code}" for each in problems if each.severity == ERROR]

    line = written[:last].count("\n") + 1
    assert with_date("2023-02-28") == [f"{line}: L12"]
    for none in ("2023-02-30", "2023-13-01"):
        assert with_date(none) == [f"{line}: D06"]


def test_a_slow_clock_brings_no_change_out_of_order(tmp_path: Path) -> None:
    folder = changed_once(tmp_path)
    path = folder / "changes.yml"
    [first] = entries(folder)
    path.write_text(path.read_text("utf-8").replace(str(first["date"]), "2999-01-01"), "utf-8")
    (folder / "zh.txt").write_text(OLD, "utf-8")
    assert build.write_lock(folder, tmp_path) == ()
    assert [each["date"] for each in entries(folder)] == ["2999-01-01", "2999-01-01"]
