"""The glossary as data: one row for each concept as CSV, one line for each as JSON.

The table is UTF-8 with a byte order mark and without formulas, as ``tables`` says. The terms of one
status stand in one cell, one a line: a term is on one line by itself.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from build_scripts.apparatus.concordance import Concordance
from build_scripts.apparatus.readings import reading
from build_scripts.outputs.exchange.tables import BYTE_ORDER_MARK, neutral
from build_scripts.publication.words import SPOKEN
from build_scripts.sources.glossary import LANGUAGES, Concept, Glossary

JSON = "glossary.json"
STATUSES = ("preferred", "admitted", "as printed", "deprecated")
"""A column for the terms of each, in each language."""
TEXTS = ("definition", "note", "not")
CITED = ("title", "publisher", "date", "url", "official")
"""What is said of the source of a form; ``official``: ``yes``, or nothing."""


def render_csv(concepts: Sequence[Concept], units: Mapping[str, Sequence[str]]) -> str:
    """The table with commas; begins with a byte order mark.

    ``units``: concept → ids of the units in which it occurs, in reading order.
    """
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns())
    for concept in concepts:
        writer.writerow([neutral(cell) for cell in _row(concept, units.get(concept.id, ()))])
    return out.getvalue()


def columns() -> list[str]:
    """The names of the columns: ``preferred_zh``, ``as_printed_en`` …"""
    names = ["id", "kind", "category", "pinyin"]
    for key in LANGUAGES:
        names += [f"{status.replace(' ', '_')}_{key}" for status in STATUSES]
    names += [f"{name}_{key}" for name in TEXTS for key in LANGUAGES]
    return [*names, *(f"source_{name}" for name in CITED), "units"]


def _row(concept: Concept, units: Sequence[str]) -> Iterator[str]:
    yield from (concept.id, concept.kind, concept.category, reading(concept))
    for key in LANGUAGES:
        terms = concept.terms.get(key, ())
        for status in STATUSES:
            yield "\n".join(term.text for term in terms if term.status == status)
    for texts in (concept.definition, concept.note):
        for key in LANGUAGES:
            yield texts.get(key, "")
    for key in LANGUAGES:
        yield "\n".join(concept.contexts.get(key, ()))
    cited = _source(concept)
    yield from (str(cited.get(name, "")) for name in CITED)
    yield "\n".join(units)


def render_json(
    glossary: Glossary, concordances: Sequence[Concordance], *, with_document: bool = False
) -> str:
    """The glossary as data, one concept a line; ``with_document`` says whose each unit is."""
    rows = []
    for concept in glossary.concepts:
        uses = [
            ({"document": each.bitext.document.id} if with_document else {})
            | {"unit": use.unit, "pair": use.pair}
            | {key: [hit.wording for hit in use.found.get(key, ())] for key in SPOKEN}
            for each in concordances
            for use in each.uses.get(concept.id, ())
        ]
        value: dict[str, Any] = {
            "id": concept.id,
            "kind": concept.kind,
            "category": concept.category,
            "terms": {
                key: [{"term": term.text, "status": term.status} for term in terms]
                for key, terms in concept.terms.items()
            },
            "definition": dict(concept.definition),
            "note": dict(concept.note),
            "source": _source(concept) or None,
            "occurrences": uses,
        }
        rows.append(json.dumps(value, ensure_ascii=False))
    return "[\n" + ",\n".join(rows) + "\n]\n"


def _source(concept: Concept) -> dict[str, str]:
    """What is said of the source of a concept's form; nothing where it has none."""
    if not concept.source:
        return {}
    said = asdict(concept.source)
    return {**said, "official": "yes"} if said.pop("is_official") else said
