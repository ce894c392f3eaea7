"""``downloads/document.json``: the document as data, the contract for every later part.

Its shape is fixed by ``document.schema.json`` beside this module.
"""

from __future__ import annotations

import json
from typing import Any

from build_scripts.model import Bitext, Division, Document, Edition, Pair, Unit
from build_scripts.tabular import has_head, is_table, rows

SCHEMA = 1

Json = dict[str, Any]


def document_json(bitext: Bitext) -> str:
    """The whole document: editions, divisions, units, sentence pairs; texts verbatim."""
    document = bitext.document
    value: Json = {
        "schema": SCHEMA,
        "id": document.id,
        "title": dict(document.title),
        "short": dict(document.short),
        "authentic": list(document.authentic),
        "signed": document.signed or None,
        "effective": document.effective or None,
        "revised": document.revised or None,
        "draft": document.is_draft,
        **({"relations": _relations(document)} if document.relations else {}),
        "editions": {each.key: _edition(bitext, each) for each in document.editions},
        "divisions": [_division(each, document.keys) for each in bitext.divisions],
        "units": [_unit(each, document.keys) for each in bitext.units],
    }
    return "{\n" + ",\n".join(_member(*each) for each in value.items()) + "\n}\n"


def _member(name: str, value: object) -> str:
    """One member of the object; in a list one line an element, so that differences are small."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f'"{name}": [\n' + ",\n".join(map(_text, value)) + "\n]"
    return f'"{name}": {_text(value)}'


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _relations(document: Document) -> list[Json]:
    """What the document declares to be to others: one of this site, or one elsewhere."""
    return [
        {"kind": each.kind, "document": each.to}
        if each.to
        else {"kind": each.kind, "title": dict(each.title), "url": each.url or None}
        for each in document.relations
    ]


def _edition(bitext: Bitext, edition: Edition) -> Json:
    account = bitext.accounts.get(edition.key)
    characters = (
        {
            "source": account.source,
            "nodes": account.nodes,
            "left_out": account.left_out,
            "replaced": account.replaced,
        }
        if account
        else None
    )
    return {
        "lang": edition.lang,
        "authentic": edition.is_authentic,
        "name": dict(edition.name),
        "status": dict(edition.status),
        "publisher": dict(edition.publisher),
        "published": edition.published or None,
        "url": edition.url or None,
        "also": list(edition.also),
        "rights": dict(edition.rights),
        "file": edition.file,
        "sha256": edition.sha256,
        "characters": characters,
        "left_out": [
            {"line": each.line, "text": each.text, "reason": each.reason}
            for each in bitext.left_out.get(edition.key, ())
        ],
    }


def _node(node: Division | Unit, keys: tuple[str, ...]) -> Json:
    return {
        "id": node.id,
        "kind": node.kind,
        "number": node.number,
        "parent": node.parent or None,
        "order": node.order,
        "label": {key: node.label.get(key) for key in keys},
        "heading": {key: node.heading.get(key) for key in keys},
        **({"footmarks": _footmarks(node)} if node.footmarks else {}),
    }


def _division(division: Division, keys: tuple[str, ...]) -> Json:
    line = {key: division.line.get(key) for key in keys}
    return _node(division, keys) | {"line": line}


def _unit(unit: Unit, keys: tuple[str, ...]) -> Json:
    return _node(unit, keys) | {
        "text": {key: _paragraphs(unit, key) for key in keys},
        "line": {key: unit.line.get(key) for key in keys},
        **({"numbers": dict(unit.numbers)} if unit.numbers else {}),
        "pairs": [_pair(each, keys) for each in unit.pairs],
        **_tables(unit, keys),
        **({"retired_pairs": list(unit.retired_pairs)} if unit.retired_pairs else {}),
    }


def _footmarks(node: Division | Unit) -> Json:
    """Where the marks of footnotes stand, the heading being paragraph -1, and what they lead to."""
    return {
        key: [
            {"footnote": m.footnote, "paragraph": m.paragraph, "start": m.start, "end": m.end}
            for m in marks
        ]
        for key, marks in node.footmarks.items()
    }


def _paragraphs(unit: Unit, key: str) -> list[str] | None:
    text = unit.text.get(key)
    return None if text is None else list(text)


def _tables(unit: Unit, keys: tuple[str, ...]) -> Json:
    """The paragraphs that are tables, with their rows and cells; nothing where there are none."""
    found = {
        key: [
            {"paragraph": place, "head": has_head(text), "rows": [list(row) for row in rows(text)]}
            for place, text in enumerate(unit.text.get(key) or ())
            if is_table(text)
        ]
        for key in keys
    }
    return {"tables": found} if any(found.values()) else {}


def _pair(pair: Pair, keys: tuple[str, ...]) -> Json:
    texts = {key: list(pair.texts.get(key, ())) for key in keys}
    doubt = {} if pair.is_sure else {"sure": False}
    return {"id": pair.id} | texts | {"made": pair.made} | doubt
