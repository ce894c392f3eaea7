"""Parsing and pairing of long documents, and mutants in greater numbers."""

from __future__ import annotations

import random
import tempfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from build_scripts.collate import collate
from build_scripts.sources import read
from build_scripts.sources.read import Sources
from tests.bench.measure import Figure
from tests.mutants import tally
from tests.specimens import specimens
from tests.synthetic import law

ARTICLES = (1_400, 2_800, 5_600)
"""The last but one gives about 10,000 units."""
ROUNDS = 4
"""Times the rounds of the tests."""


DOCUMENT = """\
id: law
title: {zh: 某某法, en: Law}
editions: {zh: {file: zh.txt, lang: zh-Hans}, en: {file: en.txt, lang: en}}
blocks:
  - {name: title, zh: 某某法, en: Law on a Certain Matter}
levels:
  - {kind: chapter, zh: "第 {han} 章 {heading}", en: "Chapter {roman} {heading}"}
  - {kind: article, continuous: true, zh: "第 {han} 条 {text}", en: "Article {arabic} {text}"}
  - {kind: item, after: parent, zh: "（{han}）{text}", en: "({arabic}) {text}"}
"""


def figures() -> Iterator[Figure]:
    """Times for three lengths (linear: each about twice the one before), memory, mutants."""
    for articles in ARTICLES:
        with tempfile.TemporaryDirectory() as folder:
            sources = _sources(Path(folder), articles)
            start = time.perf_counter()
            units = _units(sources)
            yield Figure(f"parse and pair {units:,} units", time.perf_counter() - start, "s")
            if articles == ARTICLES[1]:
                tracemalloc.start()
                _units(sources)
                yield Figure("  memory at its peak", tracemalloc.get_traced_memory()[1] / 1e6, "MB")
                tracemalloc.stop()
    yield from _mutants()


def _sources(root: Path, articles: int) -> Sources:
    zh, en = law(articles, seed=1, contents=False)
    folder = root / "source_texts" / "law"
    folder.mkdir(parents=True)
    (folder / "zh.txt").write_text(zh, "utf-8")
    (folder / "en.txt").write_text(en, "utf-8")
    (folder / "document.yml").write_text(DOCUMENT, "utf-8")
    sources, problems = read.read_sources(folder, root)
    if sources is None:
        raise RuntimeError(str(problems[0]))
    return sources


def _units(sources: Sources) -> int:
    collation = collate(sources.texts, sources.config)
    if collation.bitext is None:
        raise RuntimeError(str(collation.problems[0]))
    return len(collation.bitext.units)


def _mutants() -> Iterator[Figure]:
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for own, rounds in specimens(Path(folder)):
            found, _ = tally(own, random.Random(1), rounds * ROUNDS)
            counts += found
    yield Figure("mutants tried", counts.total(), "")
    for verdict in ("right", "refused", "wrong"):
        yield Figure(f"  {verdict}", counts[verdict], "")
