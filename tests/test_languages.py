"""The table of languages: its rows, one more row, and that nothing it says stands elsewhere."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.language.languages import (
    TABLE,
    interface,
    is_spaced,
    language,
    language_name,
    languages,
    locale,
    region,
    script,
)
from tests.repository import ROOT, environment

CASES = ROOT / "tests" / "cases" / "languages"
TAGS: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "tags.yml").read_text("utf-8"))
CODE = ROOT / "build_scripts"
MODULES = sorted(CODE.rglob("*.py"))

ABOUT_CHINESE = {
    "apparatus/readings.py": "only Chinese terms have a reading in pinyin",
    "intake/new.py": "the script of a Chinese text is told from its characters",
    "outputs/pages/glossary_pages.py": "a list by pinyin, a list in English order",
}
"""Modules that ask for one language by its key, and why."""


@pytest.mark.parametrize("tag", TAGS)
def test_row_of_a_tag(tag: str) -> None:
    row = language(tag)
    names = {key: language_name(tag, key) for key in ("zh", "en")}
    found = {"name": names, "script": script(tag), "spaced": is_spaced(tag), "iso": row.iso}
    found["locale"] = locale(tag)
    assert found == TAGS[tag]


@pytest.mark.parametrize("key", languages())
def test_rows_are_whole(key: str) -> None:
    row = languages()[key]
    assert row.tag.split("-")[0] == key
    assert set(row.names) == set(interface())
    assert len(row.iso) == 3
    assert row.own
    assert locale(row.tag) == f"{key}_{region(row.tag)}"
    assert re.fullmatch("[A-Z]{2}", region(row.tag))
    assert row.direction in {"ltr", "rtl"}
    assert row.interface == bool(row.own_punctuation)
    assert not (row.spaced and row.letters)
    assert len({each.iso for each in languages().values()}) == len(languages())


def test_one_more_row_is_a_further_language(fresh_copy: Path) -> None:
    case = CASES / "further.yml"
    value = yaml.safe_load(case.read_text("utf-8"))
    table = fresh_copy / TABLE.relative_to(ROOT)
    row = yaml.safe_dump({value["key"]: value["row"]}, allow_unicode=True)
    table.write_text(table.read_text("utf-8") + row, "utf-8")
    command = [sys.executable, "-m", "tests.further_language", str(case)]
    done = subprocess.run(
        command, cwd=fresh_copy, env=environment(), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == value["expect"]


def _constants(path: Path) -> Iterator[tuple[int, str]]:
    """The texts that a module has as values, with their lines; docstrings are none."""
    tree = ast.parse(path.read_text("utf-8"))
    said = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said:
            yield node.lineno, node.value


def test_names_of_languages_stand_in_the_table_alone() -> None:
    known = {name for row in languages().values() for name in row.names.values()}
    found = [
        f"{path.relative_to(CODE)}:{line}: {text}"
        for path in MODULES
        for line, text in _constants(path)
        if text in known
    ]
    assert found == []


def _lists(path: Path) -> Iterator[tuple[int, set[str]]]:
    """The collections of texts that a module writes down: sets, lists, maps, texts to be split."""
    yield from ((line, set(text.split())) for line, text in _constants(path))
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            yield node.lineno, _values(node.elts)
        elif isinstance(node, ast.Dict):
            yield node.lineno, _values(node.keys)
            yield node.lineno, _values(node.values)


def _values(nodes: Sequence[ast.expr | None]) -> set[str]:
    return {str(each.value) for each in nodes if isinstance(each, ast.Constant)}


def test_lists_of_languages_stand_in_the_table_alone() -> None:
    """Two keys may stand side by side, where a stage has rules for each; three are a list."""
    codes = {code for row in languages().values() for code in (row.iso, row.tex)}
    found = [
        f"{path.relative_to(CODE)}:{line}: {sorted(listed)}"
        for path in MODULES
        for line, listed in _lists(path)
        if len(listed & set(languages())) > 2 or len(listed & codes) > 1
    ]
    assert found == []


def _asks_for(path: Path) -> Iterator[int]:
    """Lines on which a module compares something with the key of a language."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "startswith":
            sides = node.args
        else:
            continue
        if _values(sides) & set(languages()):
            yield node.lineno


def test_no_stage_asks_which_language_it_is() -> None:
    """What differs between languages is a column of the table, not a comparison."""
    found = {
        path.relative_to(CODE).as_posix(): lines
        for path in MODULES
        if (lines := list(_asks_for(path)))
    }
    assert set(found) == set(ABOUT_CHINESE), found
