"""Reading pages: which divisions have one, and what stands on it."""

from __future__ import annotations

from typing import Any

import pytest
import yaml

from build_scripts.model import Bitext
from build_scripts.publication import paginate
from tests.bitexts import bitext_of
from tests.repository import ROOT

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "paginate" / "cases.yml").read_text("utf-8")
)
BLOCKS = {"title", "preamble", "signature", "dateline"}


def _bitext(case: dict[str, Any], *, key: str = "zh", letters: int = 1) -> Bitext:
    """A bitext from "id size parent"; ``letters`` per Han character in the language ``key``."""
    nodes = []
    for line in case["nodes"]:
        node, size, parent = f"{line}  ".split(" ")[:3]
        value: dict[str, Any] = {"id": node}
        if size:
            value["text"] = {"zh": None, "en": None, key: ["字" * int(size) * letters]}
        if parent or node in BLOCKS:
            value["parent"] = parent
        nodes.append(value)
    return bitext_of({"levels": case["levels"], "nodes": nodes})


def _check(bitext: Bitext, case: dict[str, Any]) -> None:
    found = paginate.paginate(bitext)
    assert {page.id: [node.id for node in page.nodes] for page in found} == case["pages"]
    assert {page.id: [each.id for each in page.outer] for page in found if page.outer} == (
        case["outer"]
    )
    assert [page.id for page in found] == list(case["pages"])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_pages(case: dict[str, Any]) -> None:
    _check(_bitext(case), case)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_pages_of_a_text_in_letters_alone(case: dict[str, Any]) -> None:
    _check(_bitext(case, key="en", letters=4), case)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_every_node_is_on_one_page(case: dict[str, Any]) -> None:
    bitext = _bitext(case)
    shown = [node.id for page in paginate.paginate(bitext) for node in page.nodes]
    assert shown in ([], [node.id for node in bitext.nodes()])
