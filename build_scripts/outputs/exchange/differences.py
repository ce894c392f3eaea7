"""Where the editions of a document differ: the list, as text and as data."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from build_scripts.apparatus.checks import CHECKS
from build_scripts.apparatus.checks.difference import CHECK, NOTE, REMARK, Difference
from build_scripts.apparatus.distinct import listed
from build_scripts.language.languages import DEFAULT
from build_scripts.messages import phrase
from build_scripts.model import Bitext
from build_scripts.outputs.exchange.tables import BYTE_ORDER_MARK, neutral
from build_scripts.publication.words import SPOKEN, pick

COLUMNS = (
    "unit", "pair", "grade", "severity", "source", "code", "remark", "listed", "kind", "certainty",
    *SPOKEN,
    *(f"message_{key}" for key in SPOKEN), "sources", "accepted",
)  # fmt: skip
TITLES = {check.code: check.title for check in CHECKS}


def findings(bitext: Bitext, differences: Sequence[Difference], key: str) -> Iterator[str]:
    """What the checks find and no editor has accepted or spoken of in a remark, one a line, in a
    language of the interface.

    ``source_texts/law/zh.txt:3: DF08 a2: The Chinese list ends with 等 (and others); …``
    """
    nodes = {node.id: node for node in bitext.nodes()}
    for each in differences:
        if each.source != CHECK or each.accepted or each.remark:
            continue
        node = nodes[each.unit]
        having = [one for one in bitext.document.editions if node.line.get(one.key)]
        edition = next((one for one in having if one.key in each.quotes), having[0])
        path = f"source_texts/{bitext.document.id}/{edition.file}"
        title = TITLES[each.code].get(key, "")
        what = each.message.get(key) or title
        yield f"{path}:{node.line[edition.key]}: {each.code} {each.pair or each.unit}: {what}"


def as_json(differences: Sequence[Difference]) -> str:
    """One object a line; under each language are the words quoted, empty where a text has none."""
    rows = [json.dumps(_row(each), ensure_ascii=False) for each in differences]
    return "[\n" + ",\n".join(rows) + "\n]\n"


def as_csv(differences: Sequence[Difference]) -> str:
    """The same as a table for spreadsheets: one row a difference, what is said in two columns.

    ``listed``: whether it is an entry of its own on the page of differences; what is not stands
    there in a remark or in the table of open lists, repeats a note, or was accepted.
    """
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    shown = set(map(id, listed(differences)))
    for each in differences:
        row = {
            **_row(each),
            "listed": "yes" if id(each) in shown else "no",
            **{f"message_{key}": each.message.get(key, "") for key in SPOKEN},
            "sources": " ".join(each.sources),
            "accepted": pick(each.accepted, DEFAULT),
        }
        writer.writerow([neutral(str(row.get(column, ""))) for column in COLUMNS])
    return out.getvalue()


def _row(each: Difference) -> dict[str, object]:
    row: dict[str, object] = {
        "unit": each.unit,
        "pair": each.pair,
        "code": each.code,
        "kind": each.kind,
        **{key: each.quotes.get(key, "") for key in SPOKEN},
        "message": " ".join(each.message.get(key, "") for key in SPOKEN).strip(),
        "source": each.source,
        "grade": each.grade,
        "severity": each.severity,
    }
    if each.remark:
        row["remark"] = each.remark
    if each.certainty:
        row["certainty"] = each.certainty
    if each.sources:
        row["sources"] = list(each.sources)
    if each.accepted:
        row["accepted"] = dict(each.accepted)
    return row


def as_text(differences: Sequence[Difference], wanted: str = DEFAULT) -> Iterator[str]:
    """Lines for a terminal: the place, what it is, the words of both texts, what is said of it."""
    for each in differences:
        yield _head(each, wanted)
        for key in sorted(each.quotes, reverse=True):
            yield f"    {key}: {each.quotes[key]}"
        yield f"    {pick(each.message, wanted)}"


def _head(each: Difference, wanted: str) -> str:
    place = each.pair or each.unit
    if each.source == NOTE:
        return phrase("{place}: note ({kind}, {certainty}, grade {grade})", place=place,
                      kind=each.kind, certainty=each.certainty, grade=each.grade)  # fmt: skip
    if each.source == REMARK:
        return phrase("{place}: remark {remark!r} ({kind}, grade {grade})", place=place,
                      remark=each.remark, kind=each.kind, grade=each.grade)  # fmt: skip
    grade = phrase("grade {grade}", grade=each.grade)
    title = f"{each.code} {pick(TITLES[each.code], wanted)} ({grade})"
    if not each.accepted:
        return f"{place}: {title}"
    return phrase("{place}: {title} [accepted: {reason}]",
                  place=place, title=title, reason=pick(each.accepted, wanted))  # fmt: skip
