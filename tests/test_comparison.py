"""Two documents compared; `cases/comparison/` has two editions of one agreement.

`river.yml` says what became of each unit, `wordings.yml` what changed in texts.
"""

from __future__ import annotations

import json
import random
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from jsonschema_rs import Draft202012Validator

from build_scripts.collate import collate, paired
from build_scripts.comparison.comparison import Comparison, Row, compare
from build_scripts.comparison.partners import CONFIRMED, Match
from build_scripts.comparison.subsequence import common
from build_scripts.comparison.tokens import Moved, bare
from build_scripts.comparison.wording import FORM, MOVED, SAME, Run, kind_of, wording
from build_scripts.model import Bitext
from build_scripts.outputs.exchange import comparison as exchanged
from build_scripts.outputs.exchange.comparison import comparison_json
from build_scripts.outputs.exchange.document import document_json
from build_scripts.sources import read
from tests.bitexts import bitext_of

CASES = Path(__file__).parent / "cases" / "comparison"
EXCHANGE = Path(exchanged.__file__).parent
OLD, NEW = "river-2019", "river-2024"


def bitext(name: str) -> Bitext:
    sources, problems = read.read_sources(CASES / name, CASES.parent)
    assert sources, problems
    rows = collate(sources.texts, sources.config).bitext
    assert rows
    return paired(rows, None)[0]


@pytest.fixture(scope="module")
def rivers() -> Comparison:
    return compare(bitext(OLD), bitext(NEW))


def shown(row: Row) -> str:
    flags = {"moved": row.is_moved, "renumbered": row.is_renumbered, "proposed": row.is_proposed}
    said = [row.state, *(name for name, is_so in flags.items() if is_so)]
    return f"{' '.join(row.old)} → {' '.join(row.new)}: {' '.join(said)}"


def test_every_unit_is_found_again_or_said_to_be_new_or_dropped(rivers: Comparison) -> None:
    case = yaml.safe_load((CASES / "river.yml").read_text("utf-8"))
    assert [shown(row) for row in rivers.rows] == case["rows"]


REWRITTEN = yaml.safe_load((CASES / "rewritten.yml").read_text("utf-8"))


@pytest.mark.parametrize("name", REWRITTEN)
def test_what_was_written_anew_is_proposed_by_its_place(name: str) -> None:
    older, newer = (
        bitext_of({
            "editions": {"en": {}},
            "nodes": [
                {"id": node, "label": {"en": node}, "heading": {"en": text[0]}}
                if isinstance(text, list)
                else {"id": node, "label": {"en": node}, "text": {"en": [text]}}
                for node, text in REWRITTEN[name][side].items()
            ],
        })
        for side in ("old", "new")
    )  # fmt: skip
    assert [shown(row) for row in compare(older, newer).rows] == REWRITTEN[name]["rows"]


def test_an_editor_confirms_and_corrects(rivers: Comparison) -> None:
    """What is decided stands as decided, and the rest is matched without it."""
    decided = (
        Match(("a14",), ("a4",), CONFIRMED),
        Match(("a10",), ("a11",), CONFIRMED),
        Match(("a7",), (), CONFIRMED),
    )
    rows = [shown(row) for row in compare(rivers.older, rivers.newer, decided).rows]
    assert "a14 → a4: same moved renumbered" in rows
    assert "a10 → a11: changed renumbered" in rows
    assert "a7 → : dropped" in rows
    assert "a4 → a5: changed renumbered proposed" in rows
    assert "a8 → a9: changed renumbered proposed" in rows


def test_the_data_follow_their_schemas(rivers: Comparison) -> None:
    for folder, text in (
        ("comparison", comparison_json(rivers)),
        ("document", document_json(rivers.newer)),
    ):
        schema = json.loads((EXCHANGE / f"{folder}.schema.json").read_text("utf-8"))
        found = Draft202012Validator(schema).iter_errors(json.loads(text))
        assert [str(each) for each in found] == []
    assert '"relations": [\n{"kind": "succeeds", "document": "river-2019"}' in text


def test_each_node_stands_in_one_row(rivers: Comparison) -> None:
    for side, whole in (("old", rivers.older), ("new", rivers.newer)):
        ids = [each for row in rivers.rows for each in getattr(row, side)]
        assert sorted(ids) == sorted(node.id for node in whole.nodes())


def test_one_id_with_texts_that_do_not_agree_is_no_agreement(rivers: Comparison) -> None:
    """Of 2019's Article 4 and 2024's Article 4, which have other contents, no row makes a pair."""
    pairs = {(old, new) for row in rivers.rows for old in row.old for new in row.new}
    assert not {("a4", "a4"), ("a7", "a7"), ("a14", "a14")} & pairs


def marks(run: Run) -> str:
    if run.kind == SAME:
        return run.old
    if run.kind == FORM:
        return f"[~{run.old}|{run.new}~]"
    return (f"[-{run.old}-]" if run.old else "") + (f"[+{run.new}+]" if run.new else "")


@pytest.mark.parametrize(
    ("old", "new", "said"), yaml.safe_load((CASES / "wordings.yml").read_text("utf-8"))
)
def test_wordings(old: str, new: str, said: str) -> None:
    assert "".join(map(marks, wording(old, new))) == said


def test_a_sentence_that_moved_is_neither_taken_out_nor_put_in() -> None:
    old, new = "双方交换水文资料。双方每年会晤。", "双方每年会晤。双方交换水文资料。"
    runs = wording(old, new, [Moved(0, 9, "a1")], [Moved(7, 16, "a1")])
    assert [(run.kind, run.old, run.new, run.place) for run in runs] == [
        (MOVED, "双方交换水文资料。", "", "a1"),
        (SAME, "双方每年会晤。", "双方每年会晤。", ""),
        (MOVED, "", "双方交换水文资料。", "a1"),
    ]
    assert kind_of(runs) == MOVED


def test_no_character_is_lost_and_form_is_never_substance() -> None:
    chance = random.Random(3)
    for _ in range(600):
        old, new = ("".join(chance.choices("甲乙 a.\n，b1", k=chance.randrange(20))) for _ in "12")
        runs = wording(old, new)
        assert ["".join(run.old for run in runs), "".join(run.new for run in runs)] == [old, new]
        assert (kind_of(runs) in (SAME, FORM)) == (bare(old) == bare(new))


def test_the_longest_common_subsequence_is_the_longest() -> None:
    chance = random.Random(1)
    for _ in range(400):
        old, new = ("".join(chance.choices("abc", k=chance.randrange(12))) for _ in "12")
        found = common(old, new)
        assert all(old[one] == new[other] for one, other in found)
        assert all(a < c and b < d for (a, b), (c, d) in pairwise(found))
        assert len(found) == _longest(old, new)


def _longest(old: str, new: str) -> int:
    """By the table of lengths that every textbook has."""
    above = [0] * (len(new) + 1)
    for one in old:
        row = [0]
        for at, other in enumerate(new):
            row.append(above[at] + 1 if one == other else max(row[at], above[at + 1]))
        above = row
    return above[-1]
