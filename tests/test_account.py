"""The account of characters: a reading that lost text says so, whatever lost it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from build_scripts.model import Node, Source
from build_scripts.sources import document as configuration
from build_scripts.sources.declared import Config
from build_scripts.sources.marked import read_yaml
from build_scripts.structure import events, parse

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "account.yml").read_text("utf-8"))


def last_is_lost(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return nodes[:-1]


def first_is_lost(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return nodes[1:]


def two_are_swapped(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    return (nodes[1], nodes[0], *nodes[2:])


LOSSES = {each.__name__: each for each in (last_is_lost, first_is_lost, two_are_swapped)}
WHOLE = events.nodes


@pytest.fixture
def config() -> Config:
    marked, _ = read_yaml("document.yml", CASES["document"])
    assert marked
    found, problems = configuration.of(marked, "sample")
    assert found, problems
    return found


def test_nothing_is_lost(config: Config) -> None:
    _, problems = parse.attempt(Source(Path("zh.txt"), CASES["text"]), config, "zh")
    assert problems == ()


@pytest.mark.parametrize("sign", CASES["invisible"], ids=ascii)
def test_signs_that_cannot_be_seen_are_kept_wherever_they_stand(config: Config, sign: str) -> None:
    text = CASES["text"]
    for place in range(len(text) + 1):
        damaged = text[:place] + sign + text[place:]
        reading, problems = parse.attempt(Source(Path("zh.txt"), damaged), config, "zh")
        assert [each.code for each in problems] == [], place
        assert reading
        shown = "".join(
            f"{node.label}{paragraph.text}"
            for node in reading.nodes
            for paragraph in node.paragraphs
        )
        # A line with nothing else in it is empty.
        assert (sign in shown) is (sign not in damaged.split("\n")), place


@pytest.mark.parametrize("loss", LOSSES)
def test_what_is_lost_on_the_way_to_the_tree_is_a_fault(
    config: Config, monkeypatch: pytest.MonkeyPatch, loss: str
) -> None:
    monkeypatch.setattr(events, "nodes", lambda last: LOSSES[loss](WHOLE(last)))
    _, problems = parse.attempt(Source(Path("zh.txt"), CASES["text"]), config, "zh")
    assert parse.forbids(problems)
    wanted = CASES["losses"][loss]["problems"]
    assert [f"{each.line}: {each.code} {each.message}" for each in problems] == wanted
