"""Where every character of a file went: into which text, or left out as what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.sources.formats.blocks import Block, Extract, Table, count, cut, flat, left_out
from build_scripts.sources.formats.plain import Lines

LOOKED_AT = ("text boxes", "hidden text", "deleted text", "columns in another language",
             "notes without a mark in the text", "in places that are not read")  # fmt: skip
"""Kinds of which the report shows the texts: they may be text of the document after all."""
MOST_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Account:
    """Where every character of a file is."""

    total: int
    taken: Mapping[str, int]
    """By language key."""
    added: Mapping[str, int]
    """Written beyond what the file holds, by language key."""
    left_out: Mapping[str, int]
    """By kind."""


def account_of(extract: Extract, blocks: Mapping[str, Sequence[Block]]) -> Account:
    """The account of a file whose blocks went into texts."""
    added = {key: sum(each.added for each in flat(own)) for key, own in blocks.items()}
    taken = {
        key: sum(count(each.text) for each in flat(own)) - added[key]
        for key, own in blocks.items()
    }  # fmt: skip
    return Account(extract.total, taken, added, left_out(extract, sum(taken.values())))


def report_of(
    extract: Extract, account: Account, plain: Mapping[str, Lines], name: str
) -> Iterator[str]:
    """Lines for a person: the sum, what was left out, what may be text after all."""
    parts = " + ".join(f"{number:,} in {key}.txt" for key, number in account.taken.items())
    left = sum(account.left_out.values())
    yield f"{name} ({extract.form}): {account.total:,} characters = {parts} + {left:,} left out"
    if left:
        yield "  left out: " + ", ".join(
            f"{number:,} {kind}" for kind, number in sorted(account.left_out.items())
        )
    for key, number in account.added.items():
        if number:
            yield f"  {key}.txt has {number:,} characters more: numbers, bullets, marks of notes"
    yield from (f"  {remark}" for remark in extract.remarks)
    if blanked := sum(own.blanked for own in plain.values()):
        yield f"  {blanked:,} tabs in paragraphs are written as blanks, lest they look like a table"
    tables = Counter(type(block) for block in extract.blocks)[Table]
    if tables:
        yield f"  {tables:,} tables"
    shown = [each for each in extract.left_out if each.kind in LOOKED_AT and each.size]
    for each in shown[:MOST_SHOWN]:
        yield f"  left out ({each.kind}): {cut(each.text)}"
    if len(shown) > MOST_SHOWN:
        yield f"  … and {len(shown) - MOST_SHOWN:,} more of these"
