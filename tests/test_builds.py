"""Every way to build gives the same site: plain MkDocs, another folder, Zensical."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

from lxml import html

from tests.repository import environment


def files_of(folder: Path) -> dict[str, bytes]:
    """Relative path → content of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def ids_of(site: Path) -> dict[str, list[str]]:
    """Page → ids in it, in order, without those of the theme (`__search`)."""
    pages = {}
    for page in sorted(site.rglob("*.html")):
        tree = html.parse(str(page), parser=html.HTMLParser(encoding="utf-8"))
        ids = [str(value) for value in tree.xpath("//main//@id | //*[@class='unit']/@id")]
        pages[page.relative_to(site).as_posix()] = [each for each in ids if each[:2] != "__"]
    return pages


def run(*command: str | Path, folder: Path, env: dict[str, str]) -> None:
    """Runs a command; its output is shown if it fails."""
    done = subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_plain_mkdocs_elsewhere_gives_the_same_bytes(
    site: Path, fresh_copy: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    mkdocs = Path(sys.executable).parent / "mkdocs"
    config = ("--config-file", fresh_copy / "mkdocs.yml", "--site-dir", tmp_path / "site")
    env = environment(PYTHONHASHSEED="1", TZ="Asia/Vientiane", LC_ALL="C")
    run(mkdocs, "build", "--strict", "--quiet", *config, folder=elsewhere, env=env)
    offline = ("-m", "build_scripts", "offline", "--site", tmp_path / "site")
    run(sys.executable, *offline, folder=fresh_copy, env=env)
    expected, actual = files_of(site), files_of(tmp_path / "site")
    assert sorted(actual) == sorted(expected)
    assert [path for path, content in actual.items() if content != expected[path]] == []


def test_zensical_gives_the_same_pages_and_ids(
    site: Path, site_sources: Path, tmp_path: Path
) -> None:
    copy = shutil.copytree(site_sources, tmp_path / "copy")
    run(sys.executable, "-m", "zensical", "build", "--clean", folder=copy, env=environment())
    expected, actual = ids_of(site), ids_of(copy / "site")
    assert sorted(actual) == sorted(expected)
    assert [page for page, ids in actual.items() if ids != expected[page]] == []
