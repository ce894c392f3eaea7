"""Bitexts for tests, read from short YAML files instead of sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from build_scripts.kinds import LETTERS
from build_scripts.model import (
    Account,
    Bitext,
    Block,
    Cited,
    Creator,
    Division,
    Document,
    Edition,
    LeftOut,
    Level,
    Pair,
    Retired,
    Unit,
)


def read_bitext(path: Path) -> Bitext:
    """The bitext that a YAML file describes; order is that of the file."""
    return bitext_of(yaml.safe_load(path.read_text("utf-8")))


def bitext_of(value: dict[str, Any]) -> Bitext:
    """A bitext from plain values; what is left out is empty."""
    editions = value.get("editions") or {"zh": {}, "en": {}}
    keys = tuple(editions)
    document = _document(value, editions)
    nodes = [_node(each, order, keys) for order, each in enumerate(value["nodes"], start=1)]
    return Bitext(
        document,
        tuple(each for each in nodes if isinstance(each, Division)),
        tuple(each for each in nodes if isinstance(each, Unit)),
        tuple(Level(**{"templates": {}, **each}) for each in value.get("levels", [])),
        blocks=tuple(Block(**{"templates": {}, **each}) for each in value.get("blocks", [])),
        retired=tuple(Retired(**each) for each in value.get("retired", [])),
        left_out={
            key: tuple(LeftOut(**each) for each in lines)
            for key, lines in value.get("left_out", {}).items()
        },
        accounts={key: Account(**each) for key, each in value.get("accounts", {}).items()},
    )


def _document(value: dict[str, Any], editions: dict[str, Any]) -> Document:
    plain: dict[str, Any] = {key: {"zh": "测试", "en": "Test"} for key in ("title", "short")}
    plain |= {key: value[key] for key in ("title", "short") if key in value}
    dates = {key: value.get(key, "") for key in ("signed", "effective", "revised")}
    return Document(
        id=value.get("id", "test"),
        editions=tuple(_edition(key, each or {}) for key, each in editions.items()),
        authentic=tuple(value.get("authentic", ())),
        is_draft=value.get("draft", False),
        group=value.get("group", {}),
        glossary=("common",),
        creators={
            key: tuple(
                Creator(literal=each) if isinstance(each, str) else Creator(**each) for each in own
            )
            for key, own in value.get("creators", {}).items()
        },
        **plain,
        **dates,
    )


def _edition(key: str, value: dict[str, Any]) -> Edition:
    plain: dict[str, Any] = {
        "lang": "zh-Hans" if key == "zh" else key,
        "file": f"{key}.txt",
        "sha256": "",
        "published": "",
        "url": "",
        **{name: {} for name in ("name", "status", "publisher", "rights")},
    }
    given = {"also": tuple(value.get("also", ())), "cited": Cited(**value.get("cited", {}))}
    return Edition(key=key, **{**plain, **value, **given})


def _node(value: dict[str, Any], order: int, keys: tuple[str, ...]) -> Division | Unit:
    """A node from ``{id, text}``; parent and number are read off the id unless given.

    The kind is that of the id's last letters; one without digits is a block.
    """
    last = value["id"].rpartition("-")[2]
    letters = last.rstrip("0123456789_")
    kinds = {short: kind for kind, short in LETTERS.items()}
    common: dict[str, Any] = {
        "id": value["id"],
        "kind": value.get("kind") or kinds.get(letters, last),
        "number": value.get("number") or last.removeprefix(letters) or last,
        "parent": value.get("parent", value["id"].rpartition("-")[0]),
        "order": order,
    }
    if "text" not in value:
        maps: dict[str, Any] = {each: _all(value.get(each), keys) for each in MAPS}
        return Division(**common, **(maps | {"line": dict.fromkeys(keys, order)}))
    text = {key: None if t is None else tuple(t) for key, t in value["text"].items()}
    lines = {key: None if text[key] is None else order for key in keys}
    texts: dict[str, Any] = {
        each: {key: None if text[key] is None else found for key, found in filled.items()}
        for each in MAPS
        if (filled := _all(value.get(each), keys))
    }
    pairs = tuple(
        Pair(f"{value['id']}.{place}", {key: tuple(each[key]) for key in keys}, each["made"])
        for place, each in enumerate(value.get("pairs", []), start=1)
    )
    gone = tuple(value.get("retired_pairs", ()))
    return Unit(**common, text=text, pairs=pairs, retired_pairs=gone, **(texts | {"line": lines}))


MAPS = ("label", "heading")


def _all(value: Any, keys: tuple[str, ...]) -> dict[str, Any]:
    """A language map in which what is not given is empty."""
    return {key: (value or {}).get(key, "") for key in keys}
