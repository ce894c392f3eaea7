"""What a reading shows only at its end: declarations that matched nothing, counts, ids twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from build_scripts.messages import phrase
from build_scripts.model import Node
from build_scripts.problems import Problem
from build_scripts.sources.declared import Config


def unused(
    config: Config, key: str, path: str, blocks: Collection[str], used: Collection[tuple[str, int]]
) -> Iterator[Problem]:
    """Blocks whose line was not found and exceptions about labels that fit no line.

    ``blocks``: names of those not found; ``used``: places of the exceptions that were used.
    """
    for index, block in enumerate(config.blocks):
        if block.name in blocks:
            yield config.problem(
                ("blocks", index, key), "P05",
                phrase("no line of {path} is {template!r}, where the block {name!r} "
                    "begins", path=path, template=block.templates[key], name=block.name),
                "copy the line from the source"
                if key in config.marked.value["blocks"][index]
                else phrase(
                    "write `{key}: …` in this block: the line as that text has it", key=key),
            )  # fmt: skip
    for sort in ("text", "misprints"):
        for rule in config.rules(sort, key):
            if rule.place not in used:
                yield config.problem(
                    (*rule.place, "line"), "P06",
                    phrase("{template!r} fits no line that could be a label",
                        template=rule.template),
                    "correct the line, or delete this entry",
                )  # fmt: skip


def miscounted(
    config: Config, key: str, path: str, nodes: Sequence[Node], opened: Collection[int]
) -> Iterator[Problem]:
    """Levels that no line fits, and numbers of nodes other than a person counted.

    ``opened``: indices of the levels that were found.
    """
    found = Counter(node.kind for node in nodes)
    for index, level in enumerate(config.levels):
        if key in level.templates and index not in opened:
            yield config.problem(
                ("levels", index, key), "P07",
                phrase("no line of {path} is of the kind {kind!r}", path=path, kind=level.kind),
                "compare the template with the source, or delete the level"
                if key in config.marked.value["levels"][index]
                else phrase(
                    "write `{key}: …` in this level: how that text prints it; `{key}: []` where "
                    "it has none", key=key),
            )  # fmt: skip
    for kind, wanted in config.counts.items():
        if found[kind] != wanted:
            yield config.problem(
                ("counts", kind), "P08",
                phrase("{path} has {found} of kind {kind!r} and not {wanted}", path=path,
                    found=found[kind], kind=kind, wanted=wanted),
                "look for labels that were not recognised, or correct the count",
            )  # fmt: skip


def unlisted(config: Config, listed: Collection[str]) -> Iterator[Problem]:
    """Units for which ``lists:`` says something and that were not found (``listed``: the others).

    A unit of which nothing follows its label is found all the same: in the other text there may.
    """
    for entry in config.lists:
        for unit in entry.units:
            if unit not in listed:
                yield config.problem(
                    ("lists", entry.index, "in"), "P06", phrase("{unit!r} is no unit", unit=unit),
                    "correct or delete this id",
                )  # fmt: skip


def unfound(config: Config, key: str, path: str, series: Collection[int]) -> Iterator[Problem]:
    """Footnotes that are declared and not there; ``series``: those that the text has."""
    for each in config.footnotes:
        if key in each.marks and not each.is_text and each.index not in series:
            yield config.problem(
                ("footnotes", each.index, key), "P06",
                phrase("{path} has no footnote with the mark {mark!r}", path=path,
                    mark=each.marks[key]),
                "compare the form with the source, or delete this language from the entry",
            )  # fmt: skip


def duplicates(path: str, nodes: Sequence[Node], reported: Collection[int]) -> Iterator[Problem]:
    """Ids that stand twice, but for lines already ``reported``."""
    seen: dict[str, int] = {}
    for node in nodes:
        if node.id in seen and node.line not in reported:
            yield Problem(
                path, node.line, "P12",
                phrase("the id {id!r} stands twice, first for line {first}", id=node.id,
                    first=seen[node.id]),
                "declare `restarts: true` on the level, or give the block another name",
            )  # fmt: skip
        seen.setdefault(node.id, node.line)
