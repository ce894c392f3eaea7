"""One text before anything is known of its structure: its lines, and what is none of the text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from build_scripts.intake import surroundings
from build_scripts.intake.outlines.forms import Label, bare, marks, named
from build_scripts.structure import tables, wrap
from build_scripts.structure.tables import Table, Unclear
from build_scripts.structure.wrap import Line


@dataclass(frozen=True, slots=True)
class Survey:
    """One text and its lines."""

    key: str
    lines: tuple[Line, ...]
    mode: str
    """How the text is wrapped, a value of ``wrap:``."""
    contents: tuple[Line, ...] = ()
    """The lines of its contents list, which are not among ``lines``."""
    ruled: tuple[Line, ...] = ()
    """Lines of dashes and the like, which are not among ``lines``."""
    pages: tuple[Line, ...] = ()
    """Page numbers between and inside paragraphs, which are not among ``lines``."""
    cut: tuple[Line, ...] = ()
    """Lines that a page number cut; they go on behind it."""
    tail: tuple[Line, ...] = ()
    """What a web page has behind the text, which is not among ``lines``."""
    stamps: tuple[Line, ...] = ()
    """Where a page says when it was published, which is not among ``lines``."""
    divided: int = 0
    """Words that a line end divides; they are whole among ``lines``."""
    tables: tuple[Table, ...] = ()
    """Each is one of ``lines``."""
    unclear: tuple[Unclear, ...] = ()
    """Drawings that cannot be read as tables; their lines are among ``lines``."""


def survey(text: str, key: str) -> Survey:
    """The survey of a text: what is none of it is named and left out of its lines."""
    raw = text.split("\n")
    found, unclear = tables.tables(raw, 0, len(raw))
    mode = wrap.guessed_mode(_without(raw, found))
    inside = {table.first: (table.last, table.text) for table in found}
    mended, every = wrap.unbroken(raw, 0, len(raw), mode, inside)
    whole = tuple(every)
    ruled = tuple(line for line in whole if surroundings.RULED.match(line.text))
    pages = surroundings.page_numbers(whole)
    out = {line.number for line in (*ruled, *pages)}
    lines = tuple(line for line in whole if line.number not in out)
    lines, cut = _rejoined(lines, {line.number for line in pages})
    tail = surroundings.furniture(lines)
    lines = lines[: len(lines) - len(tail)]
    first, last = surroundings.contents(lines, first_label(lines, key), key) or (0, -1)
    return Survey(
        key,
        lines=lines[:first] + lines[last + 1 :],
        mode=mode,
        contents=lines[first : last + 1],
        ruled=ruled,
        pages=pages,
        cut=cut,
        tail=tail,
        divided=len(mended.going_on),
        tables=found,
        unclear=unclear,
    )


def _without(raw: Sequence[str], found: Sequence[Table]) -> list[str]:
    """The lines with nothing in those of tables."""
    out = list(raw)
    for table in found:
        out[table.first - 1 : table.last] = [""] * (table.last - table.first + 1)
    return out


def _rejoined(
    lines: Sequence[Line], pages: Collection[int]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The lines, those joined again that a page number cut; and the first halves of these."""
    out: list[Line] = []
    cut: list[Line] = []
    for line in lines:
        before = out[-1] if out else None
        is_cut = before is not None and any(before.number < n < line.number for n in pages)
        if before and is_cut and not wrap.END.search(before.text) and not _labels(line):
            cut.append(before)
            out[-1] = replace(before, text=wrap.joined(before.text, line.text))
        else:
            out.append(line)
    return tuple(out), tuple(cut)


def _labels(line: Line) -> bool:
    return bool(marks(line.text) or named(line.text, "zh") or named(line.text, "en"))


def first_label(lines: Sequence[Line], key: str) -> int:
    """Place of the first line that could be a label; behind all lines where there is none."""
    likely = (n for n, line in enumerate(lines) if named(line.text, key) or marks(line.text))
    return next(likely, len(lines))


def script(text: str) -> str:
    """``zh-Hant`` or ``zh-Hans``, by the characters that only one of the two has."""
    counts = {"gb2312": 0, "big5": 0}
    for sign in set(text):
        if "一" <= sign <= "鿿":
            own = {name for name in counts if _has(name, sign)}
            if len(own) == 1:
                counts[own.pop()] += text.count(sign)
    return "zh-Hant" if counts["big5"] > counts["gb2312"] else "zh-Hans"


def _has(charset: str, sign: str) -> bool:
    try:
        sign.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def look_alikes(lines: Sequence[Line], taken: Collection[int]) -> tuple[tuple[Line, ...], ...]:
    """Runs 1, 2, 3 … of lines that look like labels and whose numbers are not ``taken``."""
    runs: dict[tuple[str, str], list[tuple[int, Line]]] = {}
    done: list[tuple[Line, ...]] = []
    for line in lines:
        if line.number in taken:
            continue
        for label in _readings(line):
            run = runs.setdefault((label.form, label.style), [])
            number = label.numbers[-1]
            if run and number == run[-1][0] + 1:
                run.append((number, line))
            elif number == 1:
                done += _done(run)
                run[:] = [(number, line)]
    for run in runs.values():
        done += _done(run)
    return tuple(sorted(done, key=lambda own: own[0].number))


def _readings(line: Line) -> Iterator[Label]:
    yield from marks(line.text)
    if label := bare(line.text):
        yield label


def _done(run: Sequence[tuple[int, Line]]) -> Iterator[tuple[Line, ...]]:
    if len(run) > 1:
        yield tuple(line for _, line in run)
