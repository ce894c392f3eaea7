"""How much of each text is marked as a term."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.apparatus.gloss import gloss
from build_scripts.press.build import check
from build_scripts.sources.scope import scope, within
from tests.bench.measure import Figure
from tests.repository import ROOT


def figures() -> Iterator[Figure]:
    """Characters of the running text that are marked, by default and on demand."""
    checked, apparatus = check(ROOT)
    for each in checked:
        if not each.bitext:
            continue
        document = each.bitext.document
        known = within(apparatus.glossary, scope(document))
        margin = gloss(known, apparatus.companions[each.folder].concordance, ())
        for key in document.keys:
            texts = (unit.text.get(key) or () for unit in each.bitext.units)
            whole = sum(len(text) for paragraphs in texts for text in paragraphs)
            marks = [
                (end - start, int(number) < margin.few)
                for (_, own, _), found in margin.marks.items()
                for start, end, number in found
                if own == key
            ]
            few = sum(length for length, is_few in marks if is_few)
            every = sum(length for length, _ in marks)
            yield Figure(f"characters marked, {document.id} {key}", 100 * few / whole, "%")
            yield Figure("  if all terms are", 100 * every / whole, "%")
