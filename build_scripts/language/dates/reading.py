"""Dates and lengths of time: ``二〇二四年一月一日``, ``2021-2025``, ``five years``, ``5年内``.

Nothing that is not surely a date or a length is given as one: what has figures of a date and cannot
be read (农历正月十五, 光绪26年, 30 February) is ``unread``; what is a date only if the other
text says so too is weak. The cases are ``tests/cases/studies/dates.yml``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

from build_scripts.language.amount import Amount
from build_scripts.language.amounts import amounts
from build_scripts.language.dates import chinese, english, numeric
from build_scripts.language.dates.date import Dated
from build_scripts.language.dates.lengths import lengths
from build_scripts.language.dates.partial import Partial, joined
from build_scripts.language.equivalence import traced
from build_scripts.language.han_forms import simplified

ZEROS = str.maketrans("〇○◯", "零零零")
Placed = TypeVar("Placed", Partial, Dated)


class Reader(NamedTuple):
    """How the dates of a language are read."""

    signs: Callable[[str], str]
    """A plain text in the form that ``find`` reads, character for character."""
    find: Callable[[str, Sequence[Amount]], Iterator[Partial]]


@lru_cache(maxsize=1 << 10)
def dates(text: str, key: str) -> tuple[Dated, ...]:
    """The dates and lengths of a text in Chinese or English, in order."""
    if key not in READERS:
        return ()
    plain = traced(text)
    own = READERS[key].signs(plain.text)
    read = amounts(own, key)
    parts = _apart([*numeric.find(own), *READERS[key].find(own, read)])
    single = list(joined(own, parts))
    sure = [each for each in single if not each.is_weak]
    found = _apart([*sure, *lengths(own, key, read, sure), *single])
    return tuple(_placed(each, *plain.span(each.start, each.end)) for each in found)


def _placed(each: Dated, start: int, end: int) -> Dated:
    return each._replace(start=start, end=end)


def _apart(found: Iterable[Placed]) -> list[Placed]:
    """Those that share no character with one before them in the list, in order of the text."""
    taken: set[int] = set()
    out = []
    for each in found:
        places = range(each.start, each.end)
        if taken.isdisjoint(places):
            taken.update(places)
            out.append(each)
    return sorted(out, key=lambda each: each.start)


READERS: Mapping[str, Reader] = {
    "zh": Reader(lambda text: text.translate(simplified()).translate(ZEROS), chinese.find),
    "en": Reader(str, english.find),
}
"""Language key → the reader of its dates."""
