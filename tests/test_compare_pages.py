"""Pages on two documents compared, as Markdown: what they say agrees with what they mark."""

from __future__ import annotations

import re
from functools import cache

import yaml

from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import Concordance
from build_scripts.comparison.comparison import Comparison, compare
from build_scripts.comparison.partners import CONFIRMED, Match
from build_scripts.model import Bitext
from build_scripts.outputs.pages.compare_page import compare_pages
from build_scripts.publication.publication import Site, publication_of
from tests.bitexts import bitext_of
from tests.test_comparison import CASES, shown

MARKED = '<span lang="en">pairing to be confirmed</span>'
OPEN = re.compile(r"(\d+|One) pairings?[^.]* proposals?, not yet confirmed by an editor")
SURE = "what goes together has one number and agreeing texts, or was confirmed by an editor"


@cache
def orchard(year: int) -> Bitext:
    """An edition of the regulations in `orchards.yml`."""
    nodes = yaml.safe_load((CASES / "orchards.yml").read_text("utf-8"))[f"orchard-{year}"]
    return bitext_of({"id": f"orchard-{year}", "signed": f"{year}-03-01", "nodes": nodes})


def page(found: Comparison) -> str:
    """The page that shows a comparison, all of it."""
    companion = Companion(Concordance(found.newer, {}, {}), (), comparisons=(found,))
    (_, _), *parts = compare_pages(publication_of(found.newer, Site(""), None, companion))
    return "\n".join(text for _, text in parts)


def test_a_paragraph_that_became_an_article_is_proposed_as_a_split_and_not_said_to_be_new() -> None:
    rows = [shown(row) for row in compare(orchard(2019), orchard(2024)).rows]
    assert rows == yaml.safe_load((CASES / "orchards.yml").read_text("utf-8"))["became"]


def test_as_many_pairings_are_said_to_be_open_as_are_marked() -> None:
    first = compare(orchard(2024), orchard(2025))
    assert any(row.is_heading for row in first.proposed)
    # Units are confirmed first: at last headings alone are open, then none.
    order = sorted(first.proposed, key=lambda row: row.is_heading)
    for size in range(len(order) + 1):
        decided = [Match(row.old, row.new, CONFIRMED) for row in order[:size]]
        found = compare(orchard(2024), orchard(2025), decided)
        text = page(found)
        said = OPEN.search(text)
        marks = text.count(MARKED)
        assert marks == len(found.proposed) == found.counts["proposed"]
        assert (int(said[1].replace("One", "1")) if said else 0) == marks
        assert (SURE in text) == (marks == 0)
    assert marks == 0
