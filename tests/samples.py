"""Small documents for tests: a unit with its sentence pairs, without files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from build_scripts.model import Bitext, Division, Document, Edition, Pair, Unit
from build_scripts.problems import Problem
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.glossary import of as glossary_of
from build_scripts.sources.marked import Marked, read_yaml

Names = dict[str, str | None]

NAMES = {"zh": {"zh": "中文", "en": "Chinese"}, "en": {"zh": "英文", "en": "English"}}


def marked(text: str, path: str = "glossary.yml") -> Marked:
    found, problems = read_yaml(path, text)
    assert found is not None, problems
    return found


def glossary(entries: Sequence[Mapping[str, Any]]) -> Glossary:
    """A glossary from short entries: `{id, zh: [words], en: [words], not: …}`.

    The first word of a language is preferred; one that begins with `!` is as printed.
    """
    full = []
    for entry in entries:
        terms = {key: [_term(word, at) for at, word in enumerate(entry[key])] for key in NAMES}
        full.append({"category": "concept", **entry, **terms})
    text = yaml.safe_dump({"concepts": full}, allow_unicode=True)
    found, problems = glossary_of(marked(text))
    assert found is not None, problems
    return found


def _term(word: str, at: int) -> dict[str, str]:
    status = "as printed" if word.startswith("!") else "admitted" if at else "preferred"
    return {"term": word.removeprefix("!"), "status": status}


def problems_of(found: Sequence[Problem]) -> list[str]:
    return [f"{each.line}: {each.code} {each.message}" for each in found]


def bitext(units: Mapping[str, Any], headings: Mapping[str, Any] | None = None) -> Bitext:
    """A document from `{unit: [[zh sentences, en sentences], …]}` and `{division: [zh, en]}`.

    A text is one sentence, or a list of them; `null` is none.
    """
    divisions = [
        Division(name, "section", str(at + 1), "", at + 1, *_both(each), {})
        for at, (name, each) in enumerate((headings or {}).items())
    ]
    start = len(divisions) + 1
    made = [_unit(name, each, start + at) for at, (name, each) in enumerate(units.items())]
    return Bitext(_document(), tuple(divisions), tuple(made), ())


def _both(each: Sequence[str]) -> tuple[Names, Names]:
    labels, names = zip(*(text.split("|") for text in each), strict=True)
    keys = list(NAMES)
    return dict(zip(keys, labels, strict=True)), dict(zip(keys, names, strict=True))


def _unit(name: str, pairs: Sequence[Sequence[Any]], order: int) -> Unit:
    made = []
    for number, pair in enumerate(pairs, 1):
        texts = {key: _sentences(each) for key, each in zip(NAMES, pair, strict=True)}
        made.append(Pair(f"{name}.{number}", texts, "order"))
    text: dict[str, tuple[str, ...] | None] = {}
    for key, gap in (("zh", ""), ("en", " ")):
        whole = gap.join(sentence for pair in made for sentence in pair.texts[key])
        text[key] = (whole,) if whole else None
    parent = name.rpartition("-")[0]
    labels: dict[str, str | None] = {"zh": "1.", "en": "1."}
    empty: dict[str, str | None] = {"zh": "", "en": ""}
    return Unit(name, "clause", "1", parent, order, labels, empty, text, {}, tuple(made))


def _sentences(each: Any) -> tuple[str, ...]:
    if each is None:
        return ()
    return (each,) if isinstance(each, str) else tuple(each)


def _document() -> Document:
    editions = tuple(
        Edition(key, lang, f"{key}.txt", "", NAMES[key], {}, {}, {}, "", "")
        for key, lang in (("zh", "zh-Hans"), ("en", "en"))
    )
    title = {"zh": "样本", "en": "Sample"}
    return Document("sample", title, title, editions, ("zh",), glossary=("common",))
