"""Every text in a language that is written from right to left says so, wherever it is shown."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from html import unescape

import pytest
from lxml import html

from build_scripts.language.languages import language
from build_scripts.outputs.books.typst.shaped import LEFTWARD
from build_scripts.outputs.exchange.feed import changes_feed, site_feed
from build_scripts.outputs.pages.changes_page import changes_pages
from build_scripts.outputs.pages.template import addressed
from build_scripts.publication.publication import Publication
from build_scripts.sources.corpus.changes import Change
from tests.printed import SIX, bitext, ready
from tests.sites import Built


def tags(text: str) -> Iterator[tuple[str, str, str]]:
    """Name, language and direction of the elements that have a language.

    Without the page as a whole, whose interface is of another language, and without words of the
    interface that stand in for those that a language lacks.
    """
    for node in html.fromstring(text.encode()).iter("*"):
        lang, words = node.get("lang"), "".join(map(str, node.itertext()))
        if lang and node.tag != "html" and LEFTWARD.search(words):
            yield str(node.tag), lang, node.get("dir", "")


def undirected(text: str) -> list[tuple[str, str, str]]:
    return [
        each for each in tags(text) if language(each[1]).direction == "rtl" and each[2] != "rtl"
    ]


def changed() -> Publication:
    """The document in six languages with a change of its Arabic."""
    own = ready(bitext(SIX))
    change = Change(
        "2026-01-02", "a1", "ar", "0", "1", ("المادة 1", "", "قديم"), ("المادة 1", "", "جديد")
    )
    return replace(own, changes=(change,))


def test_every_page_of_a_site_with_arabic(languages: Built) -> None:
    found, seen = {}, 0
    for page in languages.site.rglob("*.html"):
        text = page.read_text("utf-8")
        seen += sum(lang == "ar" for _, lang, _ in tags(text))
        if wrong := undirected(text):
            found[str(page.relative_to(languages.site))] = wrong
    assert seen > 100 and not found


def test_every_chapter_of_the_epub(languages: Built) -> None:
    [book] = (languages.site / SIX / "downloads").glob("*.epub")
    with zipfile.ZipFile(book) as archive:
        names = [each for each in archive.namelist() if each.endswith(".xhtml")]
        assert names
        assert not [each for name in names for each in undirected(archive.read(name).decode())]


@pytest.mark.parametrize("written", [changes_feed, lambda own: site_feed([own])])
def test_changes_in_a_feed(written: Callable[[Publication], str]) -> None:
    text = unescape(written(changed()))
    assert ("p", "ar", "rtl") in tags(text) and not undirected(text)


def test_changes_on_their_page() -> None:
    [(_, text)] = changes_pages(changed())
    assert text.count('lang="ar" dir="rtl"') >= 1
    assert 'lang="ar" markdown' not in text


def test_addresses_run_from_left_to_right_in_arabic_only() -> None:
    address = "https&#58;&#47;&#47;a.example&#47;x&#47;"
    assert f'<bdi dir="ltr">{address}</bdi>.' in addressed("ar", "م، https://a.example/x/.")
    assert "bdi" not in addressed("en", "m, https://a.example/x/.")
