"""Studies as data: a table for spreadsheets, and JSON with every link of a cell."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator

from build_scripts.outputs.exchange.tables import BYTE_ORDER_MARK, neutral
from build_scripts.outputs.studies.study import Cell, Column, Run, Study, Table
from build_scripts.publication.words import SPOKEN, WORDS, Span

BETWEEN = "; "
"""What stands between the words of a cell that leads to several places."""


def as_csv(study: Study) -> str:
    """All tables of a study one under the other, in the columns of the first that has them.

    What is said in the languages of the interface has a column for each, ``kind_zh``, ``kind_en``;
    a column with links to places has one with their ids, ``verb_at``; one with
    sources elsewhere one with their addresses, ``official_url``.
    """
    rows = [row for table in study.tables for row in _flat(table)]
    columns = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: neutral(text) for name, text in row.items()} for row in rows)
    return out.getvalue()


def as_json(study: Study) -> str:
    """``{"study": …, "title": {…}, "tables": [{"name": …, "rows": […]}]}``, a row a line."""
    tables = ",\n".join(_table(each) for each in study.tables)
    head = {"study": study.name, "title": dict(WORDS[f"study_{study.name}"])}
    said = json.dumps(head, ensure_ascii=False)[1:-1]
    return f'{{{said}, "tables": [\n{tables}\n]}}\n'


def _table(table: Table) -> str:
    rows = ",\n".join(
        json.dumps(
            {
                **row.facets,
                **{column.name: [_run(run) for run in cell]
                   for column, cell in zip(table.columns, row.cells, strict=True)},
            },
            ensure_ascii=False,
        )
        for row in table.rows
    )  # fmt: skip
    head = {"name": table.name, "title": _by_language(table.head)}
    columns = {each.name: _by_language(each.head) for each in table.columns}
    said = json.dumps({**head, "columns": columns}, ensure_ascii=False)[1:-1]
    return f'{{{said}, "rows": [\n{rows}\n]}}'


def _run(run: Run) -> dict[str, object]:
    facts = {"at": run.at, "concept": run.concept, "url": run.url}
    return {**_by_language(run.texts), **{name: fact for name, fact in facts.items() if fact}}


def _by_language(texts: tuple[Span, ...]) -> dict[str, str]:
    return {each.key: each.text for each in texts}


def _flat(table: Table) -> Iterator[dict[str, str]]:
    is_said = [_is_said(table, at) for at in range(len(table.columns))]
    for row in table.rows:
        flat = {"table": table.name, **row.facets}
        for at, (column, cell) in enumerate(zip(table.columns, row.cells, strict=True)):
            flat |= _cell(column, cell, is_said=is_said[at])
        yield flat


def _is_said(table: Table, at: int) -> bool:
    """Whether a column has words of the interface, in each of its languages."""
    return any(len(run.texts) > 1 for row in table.rows for run in row.cells[at])


def _cell(column: Column, cell: Cell, *, is_said: bool) -> dict[str, str]:
    out: dict[str, str] = {}
    for key in SPOKEN if is_said else ("",):
        name = f"{column.name}_{key}" if key else column.name
        out[name] = BETWEEN.join(filter(None, (_text(run, key) for run in cell)))
    at = BETWEEN.join(dict.fromkeys(run.at for run in cell if run.at and run.texts))
    if at:
        out[f"{column.name}_at"] = at
    url = BETWEEN.join(run.url for run in cell if run.url)
    if url:
        out[f"{column.name}_url"] = url
    return out


def _text(run: Run, key: str) -> str:
    """The words of a run in a language; of a place alone its id."""
    if not run.texts:
        return run.at or run.url
    fitting = [each.text for each in run.texts if each.key == key]
    return (fitting or [each.text for each in run.texts])[0]
