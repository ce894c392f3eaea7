"""Word files, web pages and tables as the plain texts of a document: the one door of this room.

``zh.txt`` and ``en.txt`` are the source of record; this makes them once, and says what of each file
is in them and what is not: the characters add up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import phrase
from build_scripts.problems import Found, Problem, has_errors
from build_scripts.sources import read
from build_scripts.sources.formats import kinds
from build_scripts.sources.formats.account import MOST_SHOWN, account_of, report_of
from build_scripts.sources.formats.blocks import (
    Block,
    Extract,
    LeftOut,
    cut,
    flat,
)
from build_scripts.sources.formats.halves import Halves, halved
from build_scripts.sources.formats.plain import Lines, lines
from build_scripts.sources.formats.scripts import EN, KEYS, ZH, weights
from build_scripts.sources.formats.tabs import NAMES, read_tabs
from build_scripts.sources.gate import files

BOTH = "both"
"""The key of a file that has both languages."""
LEAST_OTHER = 0.3
"""A text of one language that has so large a share of the other has both."""
READABLE = phrase(
    "what is read: plain text (UTF-8), Word (.docx), web pages (.html), tables (.tsv)"
)


@dataclass(frozen=True, slots=True)
class Aligned:
    """The lines that stand in one row of a bilingual table, by language; none where it is empty."""

    lines: Mapping[str, range]


@dataclass(frozen=True, slots=True)
class Taken:
    """The plain texts of a document, by language key."""

    texts: Mapping[str, bytes]
    report: tuple[str, ...] = ()
    """What was taken and what left out; empty where plain texts were given."""
    rows: tuple[Aligned, ...] = ()
    """The rows of bilingual tables, as evidence of what belongs together."""
    problems: tuple[Problem, ...] = ()


def take(paths: Mapping[str, Path]) -> Found[Taken]:
    """The texts of files: language key, or ``both``, → path. Warnings are in the value.

    One file that is given for each language is given for both.
    """
    is_twice = len(paths) > 1 and len({path.resolve() for path in paths.values()}) == 1
    if is_twice:
        paths = {BOTH: next(iter(paths.values()))}
    texts: dict[str, bytes] = {}
    report: list[str] = []
    rows: tuple[Aligned, ...] = ()
    problems: list[Problem] = []
    for key, path in paths.items():
        raw, faults = _raw(path)
        if raw is None:
            problems += faults
            continue
        own = _both(raw, path.name, is_twice=is_twice) if key == BOTH else _one(key, raw, path.name)
        problems += own.problems
        if own.value is not None:
            texts |= own.value.texts
            report += own.value.report
            problems += own.value.problems
            rows += own.value.rows
    if has_errors(problems) or not texts:
        return Found(None, tuple(problems))
    return Found(Taken(texts, tuple(report), rows, tuple(problems)))


def _raw(path: Path) -> Found[bytes]:
    name = files.printable(path.name)
    found = files.given(path, name, files.LARGEST_GIVEN)
    if found.value is None or kinds.kind(found.value, path.name):
        return found
    return files.limited(found.value, name)


def _extract(raw: bytes, name: str) -> Found[Extract]:
    """What a file holds, or why it is not read."""
    found = kinds.kind(raw, name)
    if found is None:
        text, problems = read.decode(raw, name)
        return Found(None if text is None else read_tabs(text, name), problems)
    if not found.is_read:
        message = phrase("this is {kind}; {readable}", kind=found.name, readable=READABLE)
        return Found(None, (Problem(name, 1, "I01", message, found.hint),))
    if found.name == kinds.WORD:
        from build_scripts.sources.formats.word.reading import read_word  # plain texts need no XML

        return read_word(raw, name)
    from build_scripts.sources.formats.web.reading import read_web

    return read_web(raw, name)


def _one(key: str, raw: bytes, name: str) -> Found[Taken]:
    """The text of a file in one language; a plain text stays as it is, byte for byte."""
    if kinds.kind(raw, name) is None and not name.lower().endswith(NAMES):
        return Found(Taken({key: raw}))
    extract, problems = _extract(raw, name)
    if extract is None:
        return Found(None, problems)
    if fault := _is_bilingual(extract, name):
        return Found(None, (fault,))
    return _taken(extract, {key: [*extract.blocks, *extract.notes]}, (), name)


def _is_bilingual(extract: Extract, name: str) -> Problem | None:
    own = weights("\n".join(each.text for each in extract.paragraphs))
    total = own[ZH] + own[EN]
    if not total or min(own.values()) < LEAST_OTHER * total:
        return None
    return Problem(name, 1, "I05", "the file has both languages",
                   phrase("give it once, for both: --both {name}", name=name))  # fmt: skip


def _both(raw: bytes, name: str, *, is_twice: bool) -> Found[Taken]:
    """The two texts of a file with both languages; ``is_twice``: it was given for each."""
    extract, problems = _extract(raw, name)
    if extract is None:
        return Found(None, problems)
    halves, problems = halved([*extract.blocks, *extract.notes], name)
    if halves is None:
        return Found(None, problems)
    missing = [key for key in KEYS if not halves.blocks[key]]
    if missing and len(missing) < len(KEYS):
        hint = phrase("give each language in a file of its own: --zh and --en")
        if is_twice:
            hint = phrase(
                "it was given for both languages: give for --{key} another file", key=missing[0]
            )
        message = phrase("the file has no text in one of the languages ({key})", key=missing[0])
        return Found(None, (Problem(name, 1, "I06", message, hint),))
    found = _taken(extract, halves.blocks, halves.left_out, name)
    if found.value is None:
        return found
    texts = {key: lines(own) for key, own in halves.blocks.items()}
    more = tuple(_halving(halves, texts))
    rows = tuple(Aligned(row) for row in _aligned(halves.rows, texts))
    value = found.value
    return Found(Taken(value.texts, (*value.report, *more), rows, problems))


def _halving(halves: Halves, texts: Mapping[str, Lines]) -> Iterator[str]:
    """What was done to part the languages, and the rows that have one alone."""
    if halves.rows:
        yield phrase(
            "  {count:,} rows of tables with one language a column", count=len(halves.rows)
        )
    if halves.parted:
        yield phrase(
            "  {count:,} paragraphs had both languages and were parted where one ends",
            count=len(halves.parted),
        )
    for text in halves.parted[:MOST_SHOWN]:
        yield phrase("  parted: {text}", text=cut(text))
    for text in halves.unlettered[:MOST_SHOWN]:
        yield phrase("  without letters, left with what stands before it: {text}", text=cut(text))
    alone = [
        (key, row[key]) for row in _aligned(halves.rows, texts) for key in row
        if row[key] and not all(row.values())
    ]  # fmt: skip
    for key, own in alone[:MOST_SHOWN]:
        first = texts[key].lines[own.start - 1]
        yield phrase(
            "  a row has {key} alone: {key}.txt, line {line}: {text}",
            key=key, line=own.start, text=cut(first),
        )  # fmt: skip
    if len(alone) > MOST_SHOWN:
        yield phrase("  … and {count:,} more rows with one language", count=len(alone) - MOST_SHOWN)


def _aligned(
    rows: Sequence[Mapping[str, tuple[int, int]]], texts: Mapping[str, Lines]
) -> list[dict[str, range]]:
    """The lines of each row by language."""
    out = []
    for row in rows:
        own = {}
        for key, (first, behind) in row.items():
            places = texts[key].places[first:behind]
            own[key] = range(places[0][0], places[-1][1] + 1) if places else range(0)
        out.append(own)
    return out


def _taken(
    extract: Extract, blocks: Mapping[str, Sequence[Block]], more: Sequence[LeftOut], name: str
) -> Found[Taken]:
    """The texts of a file's blocks, with the account of its characters."""
    if not any(each.text for own in blocks.values() for each in flat(own)):
        return Found(None, (Problem(
            name, 1, "I04", "the file has no text; is it made of pictures?", kinds.TYPE_IT,
        ),))  # fmt: skip
    whole = Extract(extract.form, extract.blocks, extract.notes, extract.total,
                    (*extract.left_out, *more), extract.remarks)  # fmt: skip
    account = account_of(whole, blocks)
    plain = {key: lines(own) for key, own in blocks.items()}
    problems: list[Problem] = []
    for key, own in plain.items():
        problems += read.decode(own.text.encode(), f"{name} ({key}.txt)").problems
    if problems:
        return Found(None, tuple(problems))
    report = tuple(report_of(whole, account, plain, name))
    return Found(Taken({key: own.text.encode() for key, own in plain.items()}, report))
