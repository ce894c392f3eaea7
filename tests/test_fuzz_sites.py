"""Sites with damaged files: checked or refused, and built where nothing was refused."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import time
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from lxml import etree

from build_scripts.model import Account
from build_scripts.outputs.pages import codes
from build_scripts.press import build
from build_scripts.problems import Problem, has_errors
from build_scripts.sources.settings import read_settings
from tests import inputs as damages
from tests.examples import some_or_many

SECONDS = int(os.environ.get("FUZZ_SECONDS", "600"))
"""How long a sweep goes on with each of the two tests of damaged sites."""
LONGEST = 20
"""Seconds of the processor that one damaged site may take."""
FIRST = int(os.environ.get("FUZZ_FIRST", "0"))
"""The first seed, to see again what was found or to find something else."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = damages.site(tmp_path_factory.mktemp("sound"))
    checked, apparatus = build.check(root)
    assert all(each.bitext for each in checked), [each.problems for each in checked]
    assert not has_errors(apparatus.problems)
    return root


def damaged_sites(
    sound: Path, folder: Path, seconds: float, *, only: str = ""
) -> Iterator[tuple[str, Path]]:
    """Copies of a site, each with one or two damaged files, as long as there is time."""
    until = time.monotonic() + seconds
    for seed in count(FIRST):
        root = folder / "site"
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(sound, root)
        chance = random.Random(seed)
        files = [each for each in damages.inputs(root) if each.name.endswith(only)]
        chosen = chance.sample(files, chance.choice((1, 1, 2)))
        for path in chosen:
            path.write_bytes(damages.damaged(path.read_bytes(), path.name, chance))
        yield f"seed {seed}: {', '.join(path.name for path in chosen)}", root
        if time.monotonic() > until:
            return


def assert_said(problems: Iterable[Problem], which: str) -> None:
    """Each has a path, a line, a code of the table, and words in both languages, on one line."""
    for each in problems:
        assert each.path, which
        assert each.line >= 1, (which, each)
        assert each.code in codes.codes(), (which, each)
        for language in ("en", "zh"):
            said = each.said(language)
            assert said.encode(), which
            assert "\n" not in said, (which, said)
        assert re.search("[\u4e00-\u9fff]", each.words("zh")), (which, each)


def assert_whole(accounts: Mapping[str, Account], which: str) -> None:
    """Every character is in a node or left out."""
    for each in accounts.values():
        assert each.source == each.nodes + each.left_out, which


@some_or_many(4, SECONDS)
def test_any_site_is_checked_or_refused(sound: Path, tmp_path: Path, examples: int) -> None:
    for which, root in damaged_sites(sound, tmp_path, examples):
        began = time.process_time()
        try:
            checked, apparatus = build.check(root)
            locked = [
                fault
                for name in damages.RIVERS
                if (root / "source_texts" / name / "document.yml").exists()
                for fault in build.write_lock(root / "source_texts" / name, root)
            ]
        except Exception as fault:
            raise AssertionError(which) from fault
        assert time.process_time() - began < LONGEST, which
        assert_said((*apparatus.problems, *locked), which)
        for each in checked:
            assert_said(each.problems, which)
            assert_whole(each.accounts, which)


@some_or_many(4, SECONDS)
def test_what_is_checked_is_built(sound: Path, tmp_path: Path, examples: int) -> None:
    """What `check` finds no fault with is built: no traceback, no other fault, nothing lost."""
    work = damages.with_docs(tmp_path / "work")
    for which, root in damaged_sites(sound, tmp_path, examples, only=".yml"):
        for name in damages.RIVERS:
            build.write_lock(root / "source_texts" / name, root)
        build.write_glossary_lock(root)
        checked, apparatus = build.check(root)
        if has_errors(apparatus.problems) or not all(each.bitext for each in checked):
            continue
        shutil.rmtree(work / "source_texts", ignore_errors=True)
        shutil.copytree(root / "source_texts", work / "source_texts")
        try:
            outcome = build.build(work, replace(read_settings(work), section_pdfs=False))
        except Exception as fault:
            raise AssertionError(which) from fault
        assert not has_errors(outcome.problems), which
        assert not [each for each in outcome.problems if each.code in {"F01", "F03", "F04"}], which
        assert_said(outcome.problems, which)
        assert_whole({k: v for each in outcome.reports for k, v in each.accounts.items()}, which)
        assert_well_formed(work / "docs", which)


def assert_well_formed(docs: Path, which: str) -> None:
    """What is XML, JSON or a book is that."""
    for path in docs.glob("river-*/downloads/*"):
        if path.suffix in {".xml", ".tmx", ".tbx"}:
            etree.parse(path)
        if path.suffix == ".json":
            json.loads(path.read_bytes())
        if path.suffix == ".epub":
            assert zipfile.ZipFile(path).testzip() is None, which
