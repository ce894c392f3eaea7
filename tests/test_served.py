"""The served folder holds one generation of the site at every moment, whatever kills its maker."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.press.made import digest
from build_scripts.press.site import served
from build_scripts.press.site.stamps import Part, parts_of, stamps
from tests.killed import TOUCHED
from tests.repository import ROOT
from tests.small import tree

OLD: Mapping[str, bytes] = {
    "index.html": b"old", "a/index.html": b"same", "b/index.html": b"gone", "x": b"1", "y/z": b"2",
}  # fmt: skip
NEW: Mapping[str, bytes] = {
    "index.html": b"new", "a/index.html": b"same", "c/d/index.html": b"more", "x/z": b"1",
    "y": b"2",
}  # fmt: skip
"""Of other content, gone, new; a folder for a file and a file for a folder."""
OF_PEOPLE: Mapping[str, bytes] = {
    ".git/HEAD": b"ref", ".git/refs/heads/main": b"0", "a/.notes": b"mine", ".nojekyll": b"",
}  # fmt: skip
LEFT = "c/d/index.html"
"""What the site tool leaves where it lies."""

# Takes over, and is killed before it touches the disk for the n-th time, by each of many processes.
KILLED = f"""{TOUCHED}
from pathlib import Path
from build_scripts.press.site import served
from tests.test_served import refuse, taken_over
root, way, first, last = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
refuse(way)
def kill():
    os.kill(os.getpid(), signal.SIGKILL)
for moment in range(first, last):
    child = os.fork()
    if child == 0:
        left = moment
        taken_over(root / str(moment) / "site")
        os._exit(0)
    status = os.waitpid(child, 0)[1]
    print(moment, os.waitstatus_to_exitcode(status), flush=True)
"""
MOMENTS = 80
"""More than there are."""
WAYS = ("exchanged", "renamed", "one by one")


def refuse(way: str) -> None:
    """Let the system have less than this one may have."""
    if way != "exchanged":
        served.exchange = lambda *_: False
    if way == "one by one":
        served._rename_both = lambda *_: False


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def prepared(site: Path, there: Mapping[str, bytes] = OLD) -> Path:
    """A site with what people put into it, and beside it what the site tool wrote."""
    put(site, {**there, **OF_PEOPLE})
    made = {name: text for name, text in NEW.items() if name != LEFT}
    put(served.beside(site) / served.MADE, made)
    put(site.parent / "docs", {LEFT: NEW[LEFT]})
    return site


def taken_over(site: Path) -> None:
    made, docs = served.beside(site) / served.MADE, site.parent / "docs"
    found = {**parts_of(made, stamps(made, {})), LEFT: Part(docs / LEFT, digest(NEW[LEFT]))}
    there = stamps(site, {}, links=False)
    same = {name for name in found if name in there and there[name].digest == found[name].digest}
    served.take_over(site, found, same)


def of_site(site: Path) -> Mapping[str, bytes]:
    return {name: text for name, text in tree(site).items() if name not in OF_PEOPLE}


def of_people(site: Path) -> Mapping[str, bytes]:
    return {name: text for name, text in tree(site).items() if name in OF_PEOPLE}


def left_beside(site: Path) -> set[str]:
    place = served.beside(site)
    return {path.name for path in place.iterdir()} if place.exists() else set()


@pytest.mark.parametrize("way", WAYS)
def test_the_new_site_takes_the_place_of_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    for name in ("exchange", "_rename_both"):
        monkeypatch.setattr(served, name, getattr(served, name))
    refuse(way)
    site = prepared(tmp_path / "site")
    before = site.stat().st_ino, (site / "a/index.html").stat().st_ino
    taken_over(site)
    assert (of_site(site), of_people(site)) == (NEW, OF_PEOPLE)
    assert left_beside(site) == ({"twin"} if way != "renamed" else set())
    after = site.stat().st_ino, (site / "a/index.html").stat().st_ino
    assert after[1] == before[1], "what did not change is the same file"
    if way != "renamed":
        assert after[0] == before[0], "a server may have been started in it"


@pytest.mark.parametrize("way", WAYS)
def test_killed_at_any_moment_one_generation_is_served(tmp_path: Path, way: str) -> None:
    for moment in range(1, MOMENTS):
        prepared(tmp_path / str(moment) / "site")
    command = [sys.executable, "-c", KILLED, str(tmp_path), way, "1", str(MOMENTS)]
    told = subprocess.check_output(command, cwd=ROOT, text=True).splitlines()
    ends = {int(moment): int(status) for moment, status in map(str.split, told)}
    assert set(ends.values()) == {0, -signal.SIGKILL}
    assert list(ends.values()).count(-signal.SIGKILL) > 25
    seen = []
    for moment, status in ends.items():
        site = tmp_path / str(moment) / "site"
        if way == "exchanged":
            seen.append(of_site(site))
            assert seen[-1] in (OLD, NEW), moment
        elif way == "renamed" and not site.exists():
            seen.append({})
        served.begin(site)
        assert way == "one by one" or of_site(site) in (OLD, NEW), moment
        assert of_people(site) == OF_PEOPLE, moment
        if status == 0:
            assert of_site(site) == NEW
        prepared(site, {})
        taken_over(site)
        assert (of_site(site), of_people(site)) == (NEW, OF_PEOPLE), moment
        assert left_beside(site) <= {"twin"}
    assert way != "exchanged" or (OLD in seen and NEW in seen)
    assert way != "renamed" or seen.count({}) == 1, "between two renamings there is none"


def test_a_first_site_is_there_whole_or_not_at_all(tmp_path: Path) -> None:
    site = prepared(tmp_path / "site")
    away = site.rename(tmp_path / "away")
    taken_over(site)
    assert of_site(site) == NEW
    assert of_site(away) == OLD


def test_a_link_to_where_the_site_is_served_stays(tmp_path: Path) -> None:
    site = prepared(tmp_path / "srv" / "www")
    link = tmp_path / "site"
    link.symlink_to(site)
    put(site.parent / "docs", {LEFT: NEW[LEFT]})
    put(tmp_path / "docs", {LEFT: NEW[LEFT]})
    taken_over(link)
    assert link.is_symlink()
    assert of_site(site) == NEW


def test_nothing_outside_is_touched_through_a_link(tmp_path: Path) -> None:
    site = prepared(tmp_path / "site")
    put(tmp_path / "mine", {"index.html": b"mine", "d/index.html": b"mine"})
    (site / "index.html").unlink()
    (site / "index.html").symlink_to("../mine/index.html")
    (site / "c").symlink_to("../mine")
    taken_over(site)
    assert of_site(site) == NEW
    assert tree(tmp_path / "mine") == {"index.html": b"mine", "d/index.html": b"mine"}


def test_where_files_have_no_second_name_they_are_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    site = prepared(tmp_path / "site")
    taken_over(site)
    assert (of_site(site), of_people(site)) == (NEW, OF_PEOPLE)


def test_a_page_that_is_changed_while_it_is_copied_is_not_published(tmp_path: Path) -> None:
    site = prepared(tmp_path / "site")
    (tmp_path / "docs" / LEFT).write_bytes(b"less")
    with pytest.raises(served.ChangedSinceError):
        taken_over(site)
    served.clear_up(site)
    assert (of_site(site), of_people(site)) == (OLD, OF_PEOPLE)


def test_a_twin_is_kept_for_the_next_time_without_what_is_hidden(tmp_path: Path) -> None:
    site = prepared(tmp_path / "site")
    taken_over(site)
    twin = served.beside(site) / served.TWIN
    assert tree(twin) == NEW
    assert all((twin / name).samefile(site / name) for name in NEW)
    folders = {path: path.stat().st_ino for path in twin.rglob("*") if path.is_dir()}
    (site / "y").write_bytes(b"by hand, in both")
    (site / "a" / "index.html").unlink()
    (site / "a" / "index.html").write_bytes(b"by hand, in one")
    prepared(site, {})
    taken_over(site)
    assert (of_site(site), of_people(site), tree(twin)) == (NEW, OF_PEOPLE, NEW)
    assert all((twin / name).samefile(site / name) for name in NEW)
    assert {path: path.stat().st_ino for path in folders} == folders


def test_a_page_edited_in_the_twin_is_not_published(tmp_path: Path) -> None:
    site = prepared(tmp_path / "site")
    taken_over(site)
    page = served.beside(site) / served.TWIN / "a" / "index.html"
    page.unlink()
    page.write_bytes(b"lame")
    (page.parent / ".htaccess").write_bytes(b"not mine")
    (page.parent / "more.html").write_bytes(b"more")
    prepared(site, {})
    taken_over(site)
    assert (of_site(site), of_people(site)) == (NEW, OF_PEOPLE)
