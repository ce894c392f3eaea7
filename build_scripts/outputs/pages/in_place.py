"""The differences of a page as data for the script that shows them beside the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.apparatus.checks.difference import FORM, GRAVE, NOTE, Difference
from build_scripts.outputs.pages.escape import script
from build_scripts.outputs.pages.template import quoted_parts
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, filled, phrases, spoken

NOTED, FOUND, SLIGHT = range(3)
"""Where an entry stands in the notes that are opened in place: the last two are folded."""
GRADED = dict.fromkeys(SPOKEN, "{grade} · {kind}")
LABEL = dict.fromkeys(SPOKEN, "{kind} · {certainty}")

Entry = tuple[dict[str, str], int, str, dict[str, str], dict[str, list[str]], tuple[str, ...]]


def differences_script(publication: Publication, nodes: Sequence[str]) -> str:
    """``differences.js`` of a page: unit or division → its differences, the gravest note first.

    Each: what kind it is and how certain, where it stands (0 among what an editor notes, 1 among
    what checks found, 2 among what is of form alone), the number of its sentence pair, the words
    of each text, what is said of them (cut where it quotes the other language), where to look it
    up.
    """
    found = {node: publication.gloss.differences.get(node, ()) for node in nodes}
    values = {node: list(_entries(each, publication.keys)) for node, each in found.items() if each}
    return script("duidu_differences", values)


def _entries(found: Sequence[Difference], keys: Sequence[str]) -> Iterator[Entry]:
    said: set[tuple[str, ...]] = set()
    for each in found:
        message = {span.key: quoted_parts(span) for span in spoken(each.message)}
        # What a check says of all its places it says once a unit.
        again = (each.code, *each.message.values())
        is_new = each.source == NOTE or again not in said
        said.add(again)
        quotes = {key: each.quotes[key] for key in keys if key in each.quotes}
        yield (
            _label(each), _group(each), each.pair.rpartition(".")[2],
            quotes, message if is_new else {}, each.sources,
        )  # fmt: skip


def _group(each: Difference) -> int:
    return SLIGHT if each.grade == FORM else FOUND if each.source != NOTE else NOTED


def _label(each: Difference) -> dict[str, str]:
    """``{"zh": "语义 · 确定", "en": "sense · sure"}``; of a finding only its kind."""
    kind = phrases(f"kind_{each.kind}")
    if each.grade == GRAVE:
        kind = filled(GRADED, grade=phrases(f"grade_{GRAVE}"), kind=kind)
    if not each.certainty:
        return kind
    return filled(LABEL, kind=kind, certainty=phrases(f"certainty_{each.certainty}"))
