"""`make site` does again exactly what is to be done again; the last good site stays otherwise."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from build_scripts.press.record import build_where_needed
from build_scripts.press.site import make, offline, tools
from build_scripts.sources.settings import read_settings
from tests.small import DOCUMENT, small_copy_to

UNIT = f"{DOCUMENT}/s1/index.html"
HOME = '<p id="top"><a href="{target}">x</a> <a href="downloads/duidu-site.zip">zip</a></p>'


class Tool:
    """A site tool that makes a home page and copies what is finished; it counts its runs."""

    def __init__(self) -> None:
        self.runs = 0
        self.target = f"{DOCUMENT}/s1/#s1"

    def __call__(self, root: Path, site: Path) -> int:
        self.runs += 1
        outcome = build_where_needed(root, read_settings(root), strict=True)
        if any(problem.severity == "error" for problem in outcome.problems):
            return 1
        pages = [*(root / "docs").glob(f"{DOCUMENT}/*/index.html")]
        for page in pages:
            text = page.read_text("utf-8").replace("href=", "data-href=")
            put(site / page.relative_to(root / "docs"), text)
        put(site / "index.html", HOME.format(target=self.target))
        return 0


def put(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_copy_to(tmp_path_factory.mktemp("made") / "copy")


@pytest.fixture
def tool(root: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """The tool, after it made the site once."""
    tool = Tool()
    monkeypatch.setattr(tools, "TOOLS", {"mkdocs": tool})
    assert made(root).status == 0
    tool.runs = 0
    return tool


def made(root: Path) -> make.Made:
    return make.make_site(root, "mkdocs", lambda _: None)


def times(root: Path) -> Mapping[str, int]:
    site = root / "site"
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.stat().st_mtime_ns for path in files}


def test_where_nothing_changed_no_tool_is_started(root: Path, tool: Tool) -> None:
    before = times(root)
    assert made(root) == make.Made()
    assert (tool.runs, times(root)) == (0, before)


@pytest.mark.parametrize("damage", ["lost", "altered", "strange"])
def test_what_is_not_as_it_was_made_is_made_anew(root: Path, tool: Tool, damage: str) -> None:
    before = times(root)
    file = root / "site" / (f"{DOCUMENT}/strange.html" if damage == "strange" else UNIT)
    if damage == "lost":
        file.unlink()
    else:
        put(file, "something else")
    assert made(root).written == 1
    after = times(root)
    assert tool.runs == 1
    assert {name for name in before.keys() | after.keys()
            if before.get(name) != after.get(name)} <= {UNIT}  # fmt: skip
    assert UNIT in after


def test_a_change_touches_only_what_depends_on_it(root: Path, tool: Tool) -> None:
    before = times(root)
    page = root / "docs" / "_theme" / "unit.html"
    page.write_text(page.read_text("utf-8").replace("stylesheets/unit.css", "stylesheets/u.css"))
    assert made(root).status == 0
    after = times(root)
    changed = {name for name in after if before.get(name) != after[name]}
    assert UNIT in changed
    assert not any(name == "index.html" for name in changed)


def test_dead_links_are_named_and_the_last_good_site_stays(root: Path, tool: Tool) -> None:
    before = times(root)
    for target in (f"{DOCUMENT}/s1/#gone", f"{DOCUMENT}/gone/", "gone.pdf"):
        tool.target = target
        put(root / "site" / "gone", "")
        done = made(root)
        (root / "site" / "gone").unlink()
        assert [problem.code for problem in done.problems] == ["B04"], target
        assert target in done.problems[0].message
        assert times(root) == before


def test_a_fault_leaves_the_last_good_site(root: Path, tool: Tool) -> None:
    before = times(root)
    text = root / "source_texts" / DOCUMENT / "zh.txt"
    kept = text.read_text("utf-8")
    text.write_text("一、\n", "utf-8")
    assert made(root).status == 1
    text.write_text(kept, "utf-8")
    assert times(root) == before


def test_a_zip_has_what_a_fresh_one_would_have(root: Path, tool: Tool) -> None:
    page = root / "site" / "index.html"
    page.write_text(page.read_text("utf-8") + "more", "utf-8")
    path, packed = offline.write_offline(root, root / "site")
    assert packed == 1
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.read(f"{offline.ROOT_IN_ZIP}/index.html").endswith(b"more")
    (root / offline.KEPT).unlink()
    path, packed = offline.write_offline(root, root / "site")
    assert packed == sum(not name.endswith(offline.LEFT_OUT) for name in times(root))
    assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
