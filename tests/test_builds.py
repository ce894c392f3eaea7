"""Every way to build gives the same site: plain MkDocs, another folder, Zensical."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import html

from build_scripts.press.site import tools
from tests.repository import SITE_URL, copy_to, run
from tests.sites import Built, build_elsewhere

# What further documents and a note on `p2` change of a site, as `several` has them.
OF_ALL_DOCUMENTS = re.compile(r"(index|404)\.html|sitemap\.xml.*|(glossary|search|help|guide)/.*")
OF_THE_NOTE = re.compile(
    r"cn-la-2024/(((differences|full|p2|p2-s1|p2-s4|p3|studies|studies/divergence)/)?index\.html"
    r"|(p2-s1|p2-s4|p3|full)/differences\.js|downloads/.*\.(pdf|epub|html|json|csv))"
    r"|downloads/.*"
)
DATA = ".//@*[starts-with(name(), 'data-')]"


def files_of(folder: Path) -> dict[str, bytes]:
    """Relative path → content of every file below a folder."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


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


def said(file: Path, site: Path) -> dict[str, Any]:
    """What a page says to readers and machines, whichever tool made it.

    Of pages that people write only their article: the rest is Material's own frame.
    """
    page = html.parse(str(file), parser=html.HTMLParser(encoding="utf-8")).getroot()
    here = f"https://x.example/{file.relative_to(site).as_posix()}"
    [*articles] = page.xpath("//body//article")
    body = articles[0] if articles else page.xpath("//body")[0]
    links = body.xpath(".//@href") + page.xpath("/html/head/link[@rel!='stylesheet']/@href")
    objects = page.xpath("//script[@type='application/ld+json']/text()")
    words = body.xpath(".//text()[not(ancestor::script or ancestor::style)]")
    return {
        "title": page.xpath("string(//title)"),
        "text": " ".join("".join(words).split()),
        "ids": body.xpath(".//@id"),
        "lang": [page.get("lang"), *body.xpath(".//@lang")],
        "links": [urljoin(here, link).removesuffix("index.html") for link in links],
        "data": sorted(each.removeprefix("./") for each in body.xpath(DATA)),
        "meta": [sorted(each.attrib.items()) for each in page.xpath("//head/meta")],
        "objects": [json.loads(each) for each in objects],
    }


def with_zensical(root: Path) -> Path:
    """The site that `make zensical` makes of a repository."""
    run(sys.executable, "-m", "build_scripts", "site", "--tool", "zensical", folder=root)
    return root / "site"


def unlike(expected: Path, actual: Path) -> list[tuple[str, str]]:
    """Page and what it says otherwise, of all pages of the second site."""
    found = []
    for file in sorted(actual.rglob("*.html")):
        name = file.relative_to(actual).as_posix()
        one, other = said(expected / name, expected), said(file, actual)
        found += [(name, key) for key in one if one[key] != other[key]]
    return found


@pytest.mark.sweep
def test_zensical_gives_the_same_site(plain: Built, tmp_path: Path) -> None:
    actual = with_zensical(copy_to(tmp_path / "copy"))
    assert unlike(plain.site, actual) == []
    ours = [
        {path for path in files_of(site) if not path.startswith("assets/")}
        for site in (plain.site, actual)
    ]
    assert ours[0] == ours[1]


def test_zensical_gives_the_same_pages(
    plain: Built, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", SITE_URL)
    copy = shutil.copytree(plain.sources, tmp_path / "copy")
    packed = (plain.site / "sitemap.xml.gz").read_bytes()
    clock = int.from_bytes(packed[4:8], "little")  # RFC 1952, MTIME
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(clock))
    assert tools.zensical_alone(copy, copy / "out") == 0
    assert unlike(plain.site, copy / "out") == []
    its_own = (copy / "out" / "sitemap.xml.gz").read_bytes()
    head = packed.index(b"sitemap.xml\0") + len(b"sitemap.xml\0")  # with the clock in it
    assert its_own[:head] == packed[:head]
    assert gzip.decompress(its_own) == (copy / "out" / "sitemap.xml").read_bytes()
