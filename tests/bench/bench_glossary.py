"""Glossary, concordance and checks against the number of terms and the length of the text."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Sequence

from build_scripts.apparatus.checks import differences
from build_scripts.apparatus.concordance import concordance, dictionary
from build_scripts.model import Bitext
from build_scripts.outputs.pages import glossary_pages
from build_scripts.sources import glossary
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.marked import Marked
from tests.bench.measure import Figure
from tests.samples import bitext, marked
from tests.synthetic import HAN, WORDS

TERMS = (1_000, 10_000)
PAIRS = (500, 5_000)
"""Sentence pairs: the first document has about 250."""
RUNS = 3


def figures() -> Iterator[Figure]:
    """Seconds for each step (linear: ten times the terms or the text, ten times the time)."""
    texts = {pairs: document(pairs) for pairs in PAIRS}
    for count in TERMS:
        source = marked(entries(count))
        name = f"{count:,} terms"
        yield Figure(f"read a glossary of {name}", _fastest(_read, source), "s")
        known = _read(source)
        yield Figure(f"  glossary pages, {name}", _fastest(glossary_pages.render, known, ()), "s")
        yield Figure(f"  dictionary, {name}", _fastest(dictionary, known), "s")
        terms = dictionary(known)
        for pairs, text in texts.items():
            size = f"{name} × {pairs:,} pairs"
            yield Figure(f"  concordance, {size}", _fastest(concordance, text, terms), "s")
            found = concordance(text, terms)
            yield Figure(f"  checks, {size}", _fastest(differences, known, found), "s")


def entries(count: int) -> str:
    """A glossary as YAML: terms of two to five words, two forms a concept."""
    chance = random.Random(count)
    seen: set[str] = set()
    lines = ["concepts:"]
    while len(seen) < count:
        zh, en = _words(chance, chance.randint(2, 5))
        if zh in seen:
            continue
        seen.add(zh)
        lines.append(
            f"  - {{id: c{len(seen)}, category: concept, "
            f"zh: [{{term: {zh}, status: preferred}}], en: [{{term: {en}, status: preferred}}, "
            f"{{term: {en} {len(seen)}, status: as printed}}]}}"
        )
    return "\n".join(lines) + "\n"


def document(pairs: int) -> Bitext:
    """Units of five sentence pairs each, of the words of which the terms are made."""
    chance = random.Random(pairs)
    units = {
        f"s1-c{number}": [_sentence(chance) for _ in range(5)]
        for number in range(1, pairs // 5 + 1)
    }
    return bitext(units)


def _sentence(chance: random.Random) -> tuple[str, str]:
    zh, en = zip(*(_words(chance, chance.randint(3, 9)) for _ in range(4)), strict=True)
    return "，".join(zh) + "。", ", ".join(en).capitalize() + "."


def _words(chance: random.Random, count: int) -> tuple[str, str]:
    places: Sequence[int] = [chance.randrange(len(WORDS)) for _ in range(count)]
    zh = "".join(HAN[2 * place : 2 * place + 2] or HAN[:2] for place in places)
    return zh, " ".join(WORDS[place] for place in places)


def _read(source: Marked) -> Glossary:
    found, problems = glossary.of(source)
    assert found is not None, problems[:3]
    return found


def _fastest(work: Callable[..., object], *values: object) -> float:
    """Seconds of this process alone, of the best run: other work on the machine does not count."""
    times = []
    for _ in range(RUNS):
        start = time.process_time()
        work(*values)
        times.append(time.process_time() - start)
    return min(times)
