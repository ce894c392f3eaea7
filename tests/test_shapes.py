"""Documents of many shapes, small and made up, a file each in `cases/laws/`: right and damaged.

A case gives `rows`: on each line a line of the Chinese text, `|`, and that of the English which
belongs to it. A unit is right that holds the same rows in both languages.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from build_scripts.intake import draft
from build_scripts.intake.infer import Outcome
from tests.damage import inferred

CASES = sorted((Path(__file__).parent / "cases" / "laws").glob("*.yml"))
LABEL = re.compile(
    r"(?:第[^\s]{1,4}[编章节条部](?:之[一二])?|[（(]?[一二三四五六七八九十0-9a-z]{1,3}[)）、．.]"
    r"|[0-9]+(?:\.[0-9]+)+"
    r"|(?:SECTION|Articles?|Chapter|Book|Section|Annex) [0-9IVX]+\.?)(?=\s|\b|$)"
)
TWICE = {"一": "三", "二": "一", "三": "五", "1": "3", "2": "5", "3": "2", "4": "9", "a": "b"}
Rows = Sequence[tuple[str, ...]]


def rows_of(path: Path) -> Rows:
    rows = yaml.safe_load(path.read_text("utf-8"))["rows"]
    return [tuple(row.split("|")) for row in rows.strip().split("\n")]


def texts(rows: Rows) -> dict[str, list[str]]:
    return {"zh": [zh for zh, _ in rows], "en": [en for _, en in rows]}


def owners(outcome: Outcome, rows: Rows) -> dict[str, tuple[set[int], set[int]]]:
    """Id → the rows whose lines end with a paragraph or the heading of it, in each language."""
    assert outcome.collation and outcome.collation.bitext
    out = {}
    for node in outcome.collation.bitext.nodes():
        own = []
        for place, key in enumerate(("zh", "en")):
            pieces = [*(getattr(node, "text", {}).get(key) or ()), node.heading[key] or ""]
            hits = [[n for n, row in enumerate(rows) if row[place].endswith(piece)]
                    for piece in pieces if piece]  # fmt: skip
            own.append({each[0] for each in hits if len(each) == 1})
        out[node.id] = (own[0], own[1])
    return out


def tried(folder: Path, lines: Mapping[str, Sequence[str]], end: str = "\n") -> Outcome:
    return inferred(folder, {key: end.join((*own, "")) for key, own in lines.items()})


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
@pytest.mark.parametrize("end", ["\n", "\n\n\u3000\u3000"])
def test_each_unit_holds_the_same_rows(path: Path, end: str, tmp_path: Path) -> None:
    rows = rows_of(path)
    outcome = tried(tmp_path, texts(rows), end)
    assert outcome.refusal is None, outcome.refusal
    found = owners(outcome, rows)
    assert [each for each in found.items() if each[1][0] != each[1][1]] == []
    assert len(found) > 3


def drop(lines: list[str], at: int) -> None:
    del lines[at]


def exchange(lines: list[str], at: int) -> None:
    lines[at - 1 : at + 1] = lines[at], lines[at - 1]


def join(lines: list[str], at: int) -> None:
    lines[at - 1] += " " + lines.pop(at)


def renumber(lines: list[str], at: int) -> None:
    if found := LABEL.match(lines[at]):
        sign = next((each for each in TWICE if each in found[0]), "")
        lines[at] = found[0].replace(sign, TWICE.get(sign, ""), 1) + lines[at][found.end() :]


def unlabel(lines: list[str], at: int) -> None:
    lines[at] = LABEL.sub("", lines[at], count=1).strip() or lines[at]


SORTS: Sequence[Callable[[list[str], int], None]] = (drop, exchange, join, renumber, unlabel)


def damaged(
    rows: Rows, places: Callable[[int], Sequence[int]]
) -> Iterator[tuple[str, dict[str, list[str]]]]:
    whole = texts(rows)
    for key, own in whole.items():
        for sort in SORTS:
            for at in places(len(own)):
                lines = list(own)
                sort(lines, at)
                if lines != own:
                    yield f"{sort.__name__} {at} in {key}", {**whole, key: lines}


def silent(outcome: Outcome, rows: Rows) -> list[str]:
    """Units that hold other rows in one language than in the other, where nothing is asked."""
    if outcome.refusal or outcome.collation is None or outcome.collation.bitext is None:
        return []
    if "check:" in draft.written(outcome.draft):
        return []
    found = owners(outcome, rows)
    both = set.intersection(*(set().union(*each) for each in zip(*found.values(), strict=True)))
    return [name for name, (mine, yours) in found.items() if (mine ^ yours) & both]


def check(path: Path, folder: Path, places: Callable[[int], Sequence[int]]) -> None:
    rows = rows_of(path)
    bad = {what: silent(tried(folder, lines), rows) for what, lines in damaged(rows, places)}
    assert bad
    assert {what: found for what, found in bad.items() if found} == {}


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_damage_is_asked_about(path: Path, tmp_path: Path) -> None:
    chance = random.Random(path.stem)
    check(path, tmp_path, lambda count: [chance.randrange(3, count)])


@pytest.mark.sweep
@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_any_damage_is_asked_about(path: Path, tmp_path: Path) -> None:
    check(path, tmp_path, lambda count: range(3, count))
