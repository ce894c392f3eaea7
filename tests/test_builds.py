"""Every way to build gives the same site: plain MkDocs, another folder, Zensical."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.repository import run
from tests.sites import Built, build_elsewhere

# What further documents and a note on `p2` change of a site, as `several` has them.
OF_ALL_DOCUMENTS = re.compile(r"(index|404)\.html|sitemap\.xml.*|(glossary|search|help|guide)/.*")
OF_THE_NOTE = re.compile(
    r"cn-la-2024/(((differences|full|p2|p2-s1|p2-s4|p3|studies|studies/divergence)/)?index\.html"
    r"|(p2-s1|p2-s4|p3|full)/differences\.js|downloads/.*\.(pdf|epub|html|json|csv))"
    r"|downloads/.*"
)
SOME = ("", "about", "p2", "p2-s4", "p2-s4-c1", "zh", "en")
"""Pages of the first document, one or two of each kind."""


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


def test_plain_mkdocs_elsewhere_gives_the_same_bytes(plain: Built, several: Built) -> None:
    """The two sites that tests share are built in two ways, and most of their files are alike."""
    one, other = files_of(plain.site), files_of(several.site)
    assert one.keys() <= other.keys()
    alike = [
        path
        for path in one
        if not OF_ALL_DOCUMENTS.fullmatch(path) and not OF_THE_NOTE.fullmatch(path)
    ]
    assert len(alike) > 100
    assert [path for path in alike if one[path] != other[path]] == []


@pytest.mark.sweep
def test_the_whole_site_built_elsewhere_has_the_same_bytes(
    plain: Built, fresh_copy: Path, tmp_path: Path
) -> None:
    elsewhere = Built(tmp_path)
    fresh_copy.rename(elsewhere.sources)
    build_elsewhere(elsewhere)
    expected, actual = files_of(plain.site), files_of(elsewhere.site)
    assert sorted(actual) == sorted(expected)
    assert [path for path, content in actual.items() if content != expected[path]] == []


def with_zensical(root: Path) -> dict[str, list[str]]:
    """Page → ids of the site that Zensical builds of the pages that are there."""
    run(sys.executable, "-m", "zensical", "build", "--clean", folder=root)
    return ids_of(root / "site")


def test_zensical_gives_the_same_ids_on_some_pages(plain: Built, tmp_path: Path) -> None:
    copy = shutil.copytree(plain.sources, tmp_path / "copy")
    shutil.rmtree(copy / "docs" / "glossary")
    shutil.rmtree(copy / "docs" / "cn-la-2024")
    for name in SOME:
        page = f"docs/cn-la-2024/{name}/index.md"
        (copy / page).parent.mkdir(exist_ok=True)
        shutil.copy2(plain.sources / page, copy / page)
    expected, actual = ids_of(plain.site), with_zensical(copy)
    assert {f"cn-la-2024/{name}/index.html".replace("//", "/") for name in SOME} < actual.keys()
    assert [page for page, ids in actual.items() if ids != expected[page]] == []


@pytest.mark.sweep
def test_zensical_gives_the_same_pages_and_ids(plain: Built, tmp_path: Path) -> None:
    expected = ids_of(plain.site)
    actual = with_zensical(shutil.copytree(plain.sources, tmp_path / "copy"))
    assert sorted(actual) == sorted(expected)
    assert [page for page, ids in actual.items() if ids != expected[page]] == []
