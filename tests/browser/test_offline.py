"""The offline copy of the site, unpacked and opened from disk as a reader does."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from build_scripts.press.site.offline import NAME, SUMS, for_disk
from tests.browser.conftest import OpenPage
from tests.browser.kinds import PAGES
from tests.browser.watch import Watch
from tests.repository import SITE_URL
from tests.sites import Built

READING = "cn-la-2024/p2-s2/index.html"
DOWNLOADS = "cn-la-2024/downloads/index.html"
GLOSSARY = ("glossary/", "glossary/en/", "glossary/categories/", "glossary/cpc/")
OF_DOCUMENT = ("glossary/", "differences/", "downloads/")
ONCE = "视情签署"
"""Words that one clause has and no term of the glossary."""
ADDRESSES = (
    *(kind.address for kind in PAGES.values() if kind.status == 200),
    *GLOSSARY,
    *(f"cn-la-2024/{address}" for address in OF_DOCUMENT),
)
PARTS = 4
"""Among which they are divided: a page is loaded again in half the time of a new one."""


@pytest.fixture(scope="module")
def copy(plain: Built) -> Path:
    """The folder that the zip unpacks to."""
    return plain.offline


def tree(page: Path) -> Any:
    return html.fromstring(page.read_bytes())


def uri(copy: Path, address: str) -> str:
    return (copy / address).as_uri()


def assert_from_disk(watch: Watch) -> None:
    hosts = [each for each in watch.requests if urlsplit(each).scheme not in {"file", "data"}]
    assert [each for each in hosts if not each.startswith("blob:")] == []


def test_the_list_of_checksums_names_every_download(site: Path) -> None:
    folder = site / "downloads"
    lines = (folder / SUMS).read_text("utf-8").splitlines()
    sums = {folder / name: digest for digest, name in (line.split("  ") for line in lines)}
    offered = {
        page.parent / link
        for page in sorted(site.rglob("*.html"))
        for link in tree(page).xpath("//a[@download]/@href")
    }
    assert {path.resolve() for path in offered} - {path.resolve() for path in sums} == set()
    for path, digest in sums.items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest, path


def test_home_and_help_lead_to_the_zip(site: Path) -> None:
    for page in ("index.html", "help/index.html"):
        links = tree(site / page).xpath("//a/@href")
        assert any(link.endswith(f"downloads/{NAME}") for link in links), page


def test_every_link_of_the_copy_names_a_file_in_it_or_an_address_on_the_web(copy: Path) -> None:
    pages = {path: tree(path) for path in sorted(copy.rglob("*.html"))}
    ids = {path: frozenset(page.xpath("//@id")) for path, page in pages.items()}
    dead = []
    for path, page in pages.items():
        for link in page.xpath("//a/@href"):
            target = urlsplit(urljoin(path.as_uri(), link))
            if target.scheme != "file":
                assert target.scheme in {"https", "http", "mailto"}, (path, link)
                continue
            file = Path(unquote(target.path))
            if not (file.is_file() and file.is_relative_to(copy)):
                dead.append(f"{path.relative_to(copy)}: {link}")
            elif (mark := unquote(target.fragment)) and file in ids and mark not in ids[file]:
                dead.append(f"{path.relative_to(copy)}: {link} (no such id)")
    assert dead == []


def test_books_are_not_in_the_copy_and_their_links_lead_to_the_site(copy: Path) -> None:
    assert not [path for path in copy.rglob("*") if path.suffix in {".pdf", ".epub", ".zip"}]
    links = tree(copy / DOWNLOADS).xpath("//li/a/@href")
    books = [link for link in links if link.endswith((".pdf", ".epub"))]
    assert len(books) > 4
    folder = f"{SITE_URL}cn-la-2024/downloads/"
    assert [link for link in books if not link.startswith(folder)] == []
    assert f"{SITE_URL}downloads/{NAME}" in tree(copy / "index.html").xpath("//a/@href")


LINKS = {
    "../": "../index.html",
    "..": "../index.html",
    ".": "./index.html",
    "./": "./index.html",
    "../../": "../../index.html",
    "../p2-s2/#p2-s2-c4": "../p2-s2/index.html#p2-s2-c4",
    "../?q=a/b#c": "../index.html?q=a/b#c",
    "a.csv": "a.csv",
    "#p2": "#p2",
    "": "",
    "https://example.org/a/": "https://example.org/a/",
    "//example.org/": "//example.org/",
    "mailto:a@example.org": "mailto:a@example.org",
    "&#46;&#46;/x&amp;y/": "../x&amp;y/index.html",
    "a&#46;pdf": "https://duidu.example/read/b/a.pdf",
    "../book.epub#toc": "https://duidu.example/read/book.epub",
}


@pytest.mark.parametrize("link", LINKS)
def test_links_name_files(link: str) -> None:
    page = '<a class="x" href="{}" download>a</a><link rel="y" href="{}">'
    found = for_disk(page.format(link, link), "b/index.html", "https://duidu.example/read/")
    assert found == page.format(LINKS[link], LINKS[link])


def test_without_an_address_of_the_site_links_to_books_lead_nowhere() -> None:
    page = '<a class="x" href="a&#46;pdf" download>a</a> <a href="a.csv">a</a>'
    assert for_disk(page, "b/index.html", "") == (
        '<a class="x" download>a</a> <a href="a.csv">a</a>'
    )


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page_opens_without_a_fault(
    open_page: OpenPage, copy: Path, watch: Watch, part: int
) -> None:
    page = open_page(uri(copy, "index.html"))
    for address in ADDRESSES[part::PARTS]:
        watch.requests.clear()
        page.goto(uri(copy, f"{address}index.html"))
        expect(page.locator("h1")).to_be_visible()
        page.wait_for_load_state("networkidle")  # what scripts ask for after loading
        assert (address, watch.faults()) == (address, [])
        assert_from_disk(watch)


def test_the_view_changes(open_page: OpenPage, copy: Path) -> None:
    page = open_page(uri(copy, READING))
    chinese, english = (
        page.locator("#p2-s2-c4 >> xpath=ancestor::section").locator(f".cell[data-key={key}]")
        for key in ("zh", "en")
    )
    expect(chinese).to_be_visible()
    expect(english).to_be_visible()
    choose(page, "en")
    expect(chinese).to_be_hidden()
    expect(english).to_be_visible()
    choose(page, "both")
    expect(chinese).to_be_visible()


def choose(page: Page, view: str) -> None:
    page.locator(f"label:has(input[name=view][value={view}])").click()


def test_a_fragment_leads_to_its_clause(open_page: OpenPage, copy: Path) -> None:
    page = open_page(f"{uri(copy, READING)}#p2-s2-c9")
    expect(page.locator("#p2-s2-c9")).to_be_in_viewport()
    page.locator("[id='p2-s2-c9'] a").first.click()
    page.wait_for_url("**/cn-la-2024/p2-s2-c9/index.html")


def test_search_finds_and_leads_to_the_clause(
    open_page: OpenPage, copy: Path, watch: Watch
) -> None:
    """The search finds a phrase that one clause has, and leads to that clause."""
    page = open_page(uri(copy, "index.html"))
    page.locator(".find-open").click()
    page.locator("#find input").fill(ONCE)
    page.locator("#find .hit").first.click()
    page.wait_for_url(re.compile(r"^file://.*/cn-la-2024/p3/index\.html\?h=.*#p3-par2$"))
    expect(page.locator("#p3-par2")).to_be_in_viewport()
    assert_from_disk(watch)


def test_data_can_be_taken_from_the_copy(open_page: OpenPage, copy: Path) -> None:
    page = open_page(uri(copy, DOWNLOADS))
    with page.expect_download() as loading:
        page.locator("a[href='cn-la-2024.csv']").click()
    content = Path(loading.value.path()).read_bytes()
    assert content == (copy / "cn-la-2024/downloads/cn-la-2024.csv").read_bytes()
