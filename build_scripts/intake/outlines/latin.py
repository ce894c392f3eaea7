"""Articles inserted with Latin words, which count from two or, beside 之一, from one.

Article 6 bis is 第六条之二 in treaties and 第六条之一 in laws: the other text shows which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from build_scripts.intake.outlines.skeleton import Head, Skeleton
from build_scripts.intake.outlines.spine import difference
from build_scripts.language.numerals import LATIN
from build_scripts.structure.wrap import Line

INSERTED = re.compile(rf"\W*[^\W\d]+\W*[0-9]+\s*(?:{'|'.join(LATIN)})\b", re.IGNORECASE)


def counted(
    lines: Mapping[str, Sequence[Line]], skeletons: Mapping[str, Skeleton]
) -> Mapping[str, Skeleton]:
    """The skeletons, Latin words counted from one where that alone makes both alike."""
    first, second = skeletons.values()
    if difference(first, second) is None:
        return skeletons
    for key, own in skeletons.items():
        other = next(each for name, each in skeletons.items() if name != key)
        moved = replace(own, heads=tuple(_moved(head, lines[key]) for head in own.heads))
        if difference(moved, other) is None:
            return {**skeletons, key: moved}
    return skeletons


def _moved(head: Head, lines: Sequence[Line]) -> Head:
    *outer, last = head.label.numbers
    if not outer or not INSERTED.match(lines[head.index].text):
        return head
    return replace(head, label=replace(head.label, numbers=(*outer, last - 1)))
