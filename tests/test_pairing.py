"""Sentence pairs: texts read by hand, damaged texts, corrections, and what holds for all."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.alignment.definitions.assignment import assigned
from build_scripts.alignment.pairs import pair_units
from build_scripts.alignment.segment import sentences
from build_scripts.language.inflection import general_pairs
from build_scripts.model import Pair
from build_scripts.sources.marked import read_yaml
from build_scripts.sources.pairs import corrections
from tests.bench.gold_pairs import KEYS, Score, damaged, joined, score, texts_of_gold

CASES = Path(__file__).parent / "cases" / "pairing"
IMITATIONS = "styles"
"""Name of the gold that is not a document: hard by design, with a bar of its own."""
QUOTING = "quoting_the_other_language"
GENERAL = [(zh, en.split(" ")[0]) for zh, en in general_pairs()]
QUOTED = re.compile(r"[(]([^()a-z]+)[)]")
READ = tuple(
    sorted(path.stem for path in (CASES / "gold").glob("*.yml") if path.stem != IMITATIONS)
)


def _cases(name: str) -> Any:
    return yaml.safe_load((CASES / name).read_text("utf-8"))


@pytest.mark.parametrize("name", READ)
def test_no_pair_of_a_text_read_by_hand_is_wrong(name: str) -> None:
    assert score(texts_of_gold()[name]).units == ()


@pytest.mark.parametrize("name", READ)
def test_no_pair_is_wrong_where_the_text_is_one_unit(name: str) -> None:
    gold = texts_of_gold()[name]
    assert score(joined(gold, len(gold))).units == ()


def test_free_translations_are_nearly_all_paired() -> None:
    assert score(texts_of_gold()[IMITATIONS]).f1 >= 0.95


@pytest.mark.parametrize(("name", "least"), _cases("damages.yml").items())
def test_damaged_texts_are_paired(name: str, least: float) -> None:
    total, changed = Score(), 0
    for text in READ:
        worse, count = damaged(texts_of_gold()[text], name, text)
        total, changed = total + score(worse), changed + count
    assert changed >= 40
    assert total.f1 >= least, total.units


@pytest.mark.parametrize(
    "path", sorted((CASES / "corrections").glob("*.yml")), ids=lambda p: p.stem
)
def test_corrections_by_hand(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    marked, faults = read_yaml("pairs.yml", case["pairs"])
    assert marked is not None
    assert not faults
    wanted, problems = corrections(marked, KEYS)
    pairs, found = pair_units(case["units"], KEYS, corrections=wanted)
    assert [f"{p.line} {p.code}" for p in (*problems, *found)] == case["problems"]
    assert {unit: [_shown(pair) for pair in pairs[unit]] for unit in pairs} == case["expected"]
    assert all(problem.hint for problem in (*problems, *found))


@pytest.mark.parametrize(
    "path", sorted((CASES / "definitions").glob("*.yml")), ids=lambda p: p.stem
)
def test_definitions_in_another_order(path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    texts = {key: case[key].strip().split("\n") for key in KEYS}
    marked, _ = read_yaml("pairs.yml", case.get("by_hand", "[]"))
    assert marked is not None
    wanted, faults = corrections(marked, KEYS)
    pairs, problems = pair_units({"c1": texts}, KEYS, corrections=wanted)
    assert not [*faults, *problems]
    heads = [[(pair.texts[key] or ("",))[0] for key in KEYS] for pair in pairs["c1"]]
    assert [
        [own.startswith(head) and bool(own) == bool(head) for own, head in zip(*each, strict=True)]
        for each in zip(heads, case["pairs"], strict=True)
    ] == [[True, True] for _ in heads], heads
    doubtful = [pair.texts["zh"][0] for pair in pairs["c1"] if not pair.is_sure]
    expected = case.get("doubtful", [])
    assert [own[: len(head)] for own, head in zip(doubtful, expected, strict=True)] == expected
    for key in KEYS:  # whatever the order of the pairs, that of the text is known, and all of it
        placed = {at: one for pair in pairs["c1"]
                  for at, one in zip(pair.places[key], pair.texts[key], strict=True)}  # fmt: skip
        every = [one for paragraph in texts[key] for one in sentences(paragraph, key)]
        assert [placed[at] for at in sorted(placed)] == every


@given(st.permutations(range(5)), st.permutations(range(5)))
def test_any_two_orders_give_the_same_pairs(first: list[int], second: list[int]) -> None:
    case = yaml.safe_load((CASES / "definitions" / f"{QUOTING}.yml").read_text("utf-8"))
    lists = [
        [
            line
            for line in case[key].split("\n")
            if line.endswith(("；", "。", ";", ".")) and "(" in line
        ]
        for key in KEYS
    ]
    zh, en = ([line for line in own if not line.startswith("(")] for own in lists)
    texts = {"zh": [zh[at % len(zh)] for at in first if at < len(zh)],
             "en": [en[at % len(en)] for at in second if at < len(en)]}  # fmt: skip
    pairs, _ = pair_units({"c1": texts}, KEYS)
    for pair in pairs["c1"]:
        assert [pair.texts["zh"][0].split(" (")[0]] == QUOTED.findall(pair.texts["en"][0])


@given(st.randoms(use_true_random=False), st.sampled_from([0.1, 0.25, 0.5]))
@settings(max_examples=40, derandomize=True, deadline=None)
def test_a_free_translation_in_the_same_order_never_crosses(chance: Random, share: float) -> None:
    """Definitions of general words, of which a share is translated and the rest is any other."""
    some, rows = chance.sample(GENERAL, 6), []
    for _ in range(chance.randint(3, 12)):
        words = [chance.choice(some if chance.random() < 0.4 else GENERAL) for _ in range(9)]
        en = [its if chance.random() < share else chance.choice(GENERAL)[1] for _, its in words]
        zh = [own for own, _ in words]
        first = f"“{''.join(zh[:2])}”，是指{''.join(zh[2:])}。"
        rows.append((first, f'"{" ".join(en[:2])}" means {" ".join(en[2:])}.'))
    texts = {key: [row[place] for row in rows] for place, key in enumerate(KEYS)}
    pairs, _ = pair_units({"c1": texts}, KEYS)
    for key in KEYS:
        places = [at for pair in pairs["c1"] for at in pair.places[key]]
        assert places == sorted(places)


@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=1, max_size=4))
def test_the_assignment_has_the_greatest_weight(rows: list[list[int]]) -> None:
    width = min(map(len, rows))
    weights = [[float(each) for each in row[:width]] for row in rows]
    pairs = assigned(weights)
    few, many = sorted((len(weights), width))
    best = max(
        sum(weights[a][b] if len(weights) <= width else weights[b][a] for a, b in enumerate(order))
        for order in permutations(range(many), few)
    )
    assert sum(weights[row][column] for row, column in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == few


def _shown(pair: Pair) -> str:
    return f"{len(pair.texts['zh'])}-{len(pair.texts['en'])} {pair.made}"


@pytest.mark.parametrize("case", _cases("languages.yml"), ids=lambda case: case["about"])
def test_any_number_of_editions(case: dict[str, Any]) -> None:
    pairs, problems = pair_units({"c1": case["texts"]}, case["keys"])
    shown = [[*map(len, pair.texts.values()), pair.made] for pair in pairs["c1"]]
    assert (shown, problems) == (case["pairs"], ())
    assert all(list(pair.texts) == case["keys"] for pair in pairs["c1"])


def test_terms_of_a_glossary_are_evidence() -> None:
    units = {"c1": {"zh": ["甲乙丙丁。戊己庚辛。"], "en": ["It is a qux. It is a foo and a bar."]}}
    plain, _ = pair_units(units, KEYS)
    terms = {"en": [("甲乙丙丁", "foo and bar"), ("戊己", "foo"), ("庚辛", "bar")]}
    known, _ = pair_units({"c1": {**units["c1"], "en": ["It is a foo. It is a bar."]}}, KEYS, terms)
    assert [_shown(pair) for pair in plain["c1"]] == ["1-1 order", "1-1 order"]
    assert [pair.id for pair in known["c1"]] == [f"c1.{n}" for n in range(1, len(known["c1"]) + 1)]


PARAGRAPHS = st.lists(
    st.lists(
        st.sampled_from(
            [
                "双方同意。",
                "2023年增长5%。",
                "好！",
                "Both agree. ",
                "In 2023, 5%. ",
                "See Art. 5. ",
                "!",
                "…",
            ]
        )
        | st.text(max_size=12)
    ).map("".join),
    max_size=4,
)


@given(PARAGRAPHS, PARAGRAPHS)
def test_every_sentence_is_in_one_pair_in_order(zh: list[str], en: list[str]) -> None:
    texts = {"zh": zh, "en": en}
    pairs, problems = pair_units({"c1": texts}, KEYS)
    assert not problems
    for key in KEYS:
        expected = [one for paragraph in texts[key] for one in sentences(paragraph, key)]
        assert [one for pair in pairs["c1"] for one in pair.texts[key]] == expected
    assert [pair.id for pair in pairs["c1"]] == [f"c1.{n + 1}" for n in range(len(pairs["c1"]))]
    assert all(any(pair.texts.values()) for pair in pairs["c1"])
    assert pair_units({"c1": texts}, KEYS)[0] == pairs
