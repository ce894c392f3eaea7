"""Whether a document pairs what stood side by side in the table that its texts were taken from."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.messages import one_after_another, phrase
from build_scripts.model import Bitext
from build_scripts.problems import Problem
from build_scripts.sources.formats.take import Aligned


def contradictions(bitext: Bitext, rows: Sequence[Aligned], shown: str) -> tuple[Problem, ...]:
    """A fault for each unit whose texts begin in different rows; ``shown``: the folder."""
    keys = bitext.document.keys
    row_of = {
        key: {line: number for number, row in enumerate(rows, 1) for line in row.lines.get(key, ())}
        for key in keys
    }
    out: list[Problem] = []
    for node in bitext.nodes():
        places = {key: row_of[key].get(node.line[key] or 0) for key in keys}
        found = {key: place for key, place in places.items() if place is not None}
        if len(set(found.values())) > 1:
            first = next(iter(found))
            said = [phrase("the {key} in row {row}", key=key, row=found[key]) for key in found]
            out.append(Problem(
                f"{shown}/{first}.txt", node.line[first] or 0, "W04",
                phrase("{id} pairs texts of different rows of the table: {said}",
                       id=node.id, said=one_after_another(said, "{first}, {next}")),
                "declare a row with one language alone under `one_sided`; else correct the texts",
            ))  # fmt: skip
    return tuple(out)
