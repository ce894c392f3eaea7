"""Han characters that are one: traditional forms and radicals with the simplified character.

For comparing only. The table of forms (``fold_han.txt``) and that of radicals (``radicals.txt``)
say where they are from.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from build_scripts.language.equivalence import radicals

HAN_TABLE = Path(__file__).with_name("fold_han.txt")


@cache
def han_forms() -> Mapping[str, str]:
    """Other form of a Han character → the simplified one: ``裡`` → ``里``, ``⺠`` → ``民``."""
    return {form: line[0] for line in _table().values() for form in line[1:]}


def han_lines(characters: Iterable[str]) -> tuple[str, ...]:
    """The lines of the table for these (folded) characters: ``里`` → ``里哩裏裡``."""
    table = _table()
    return tuple(table[each] for each in sorted(set(characters) & table.keys()))


@cache
def simplified() -> Mapping[int, str]:
    """Other form → the simplified one, one character for one, as ``str.translate`` wants it."""
    return {ord(form): plain for form, plain in han_forms().items()}


@cache
def _table() -> Mapping[str, str]:
    """Simplified character → itself and all its other forms."""
    lines = HAN_TABLE.read_text("utf-8").split("\n")
    table = {line[0]: line for line in lines if line and not line.startswith("#")}
    first = {form: line[0] for line in table.values() for form in line[1:]}
    for radical, ideograph in radicals().items():
        target = first.get(ideograph, ideograph)
        table[target] = table.get(target, target) + radical
    return table
