"""Where every character of a file went: into which text, or left out as what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.messages import one_after_another, phrase
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
    parts = (
        phrase("{count:,} in {key}.txt", count=number, key=key)
        for key, number in account.taken.items()
    )
    left = sum(account.left_out.values())
    yield phrase(
        "{file} ({form}): {total:,} characters = {parts} + {left:,} left out",
        file=name, form=extract.form, total=account.total, left=left,
        parts=one_after_another(parts, "{first} + {next}"),
    )  # fmt: skip
    if left:
        kinds = (
            phrase("{count:,} {kind}", count=number, kind=kind)
            for kind, number in sorted(account.left_out.items())
        )
        yield phrase("  left out: {kinds}", kinds=one_after_another(kinds, "{first}, {next}"))
    for key, number in account.added.items():
        if number:
            yield phrase(
                "  {key}.txt has {count:,} characters more: numbers, bullets, marks of notes",
                key=key, count=number,
            )  # fmt: skip
    yield from (phrase("  {remark}", remark=remark) for remark in extract.remarks)
    if blanked := sum(own.blanked for own in plain.values()):
        yield phrase(
            "  {count:,} tabs in paragraphs are written as blanks, lest they look like a table",
            count=blanked,
        )
    tables = Counter(type(block) for block in extract.blocks)[Table]
    if tables:
        yield phrase("  {count:,} tables", count=tables)
    yield from _looked_at(extract)


def _looked_at(extract: Extract) -> Iterator[str]:
    """What was left out and may be text of the document after all."""
    shown = [each for each in extract.left_out if each.kind in LOOKED_AT and each.size]
    for each in shown[:MOST_SHOWN]:
        yield phrase("  left out ({kind}): {text}", kind=each.kind, text=cut(each.text))
    if len(shown) > MOST_SHOWN:
        yield phrase("  … and {count:,} more of these", count=len(shown) - MOST_SHOWN)
