"""``downloads/compare-<older>.json``: what became of each unit of an older document.

Its shape is fixed by ``comparison.schema.json`` beside this module.
"""

from __future__ import annotations

import json
from typing import Any

from build_scripts.comparison.comparison import Comparison, Row
from build_scripts.comparison.wording import Run

SCHEMA = 1


def comparison_json(found: Comparison) -> str:
    """The comparison as data; one line a unit."""
    head = {
        "schema": SCHEMA,
        "older": found.older.document.id,
        "newer": found.newer.document.id,
        "languages": list(found.keys),
        "counts": dict(found.counts),
    }
    lines = [f'"{name}": {json.dumps(value, ensure_ascii=False)}' for name, value in head.items()]
    rows = ",\n".join(json.dumps(_row(row), ensure_ascii=False) for row in found.rows)
    return "{\n" + ",\n".join(lines) + f',\n"units": [\n{rows}\n]\n}}\n'


def _row(row: Row) -> dict[str, Any]:
    return {
        "old": list(row.old),
        "new": list(row.new),
        "heading": row.is_heading,
        "state": row.state,
        "paired": row.match.how,
        "moved": row.is_moved,
        "renumbered": row.is_renumbered,
        "texts": {key: [_run(run) for run in runs] for key, runs in row.runs.items()},
    }


def _run(run: Run) -> dict[str, str]:
    place = {"place": run.place} if run.place else {}
    return {"kind": run.kind, "old": run.old, "new": run.new, **place}
