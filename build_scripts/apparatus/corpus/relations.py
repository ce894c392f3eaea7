"""What the documents of a site are to one another: declared on one side, shown on both.

The words are those of Dublin Core (``replaces``), ELI and Schema.org (``amends``,
``ensures implementation of``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from build_scripts.messages import phrase
from build_scripts.model import Document, LangText, Relation
from build_scripts.problems import WARNING, Problem

INVERSE: Mapping[str, str] = {
    "succeeds": "succeeded_by",
    "amends": "amended_by",
    "implements": "implemented_by",
    "same_series": "same_series",
}
"""A relation as declared → what the other document is in return."""
COMPARED = "compared"
"""What another document is that is compared with this one."""
DIRECTED = tuple(kind for kind, inverse in INVERSE.items() if kind != inverse)


@dataclass(frozen=True, slots=True)
class Related:
    """Another document, and what this one is to it."""

    kind: str
    """``succeeds``, ``succeeded_by`` …"""
    document: str
    """Its id; empty where it is no document of this site."""
    title: LangText = field(default_factory=dict)
    url: str = ""


def related(documents: Mapping[str, Document]) -> Mapping[str, tuple[Related, ...]]:
    """Document → the others that it is related to, its own declarations and the inverse of theirs.

    What is declared on both sides stands once.
    """
    found: dict[str, dict[tuple[str, str, str], Related]] = {name: {} for name in documents}
    for name, document in documents.items():
        for each in document.relations:
            if not each.to:
                own = Related(each.kind, "", each.title, each.url)
                found[name][each.kind, "", f"{each.title}"] = own
            elif each.to in documents and each.to != name:
                inverse = INVERSE[each.kind]
                other = documents[each.to]
                found[name][each.kind, each.to, ""] = Related(each.kind, each.to, _name(other))
                found[each.to][inverse, name, ""] = Related(inverse, name, _name(document))
    order = [*INVERSE, *INVERSE.values()]
    return {
        name: tuple(sorted(own.values(), key=lambda each: (order.index(each.kind), each.document)))
        for name, own in found.items()
    }


def newer(name: str, documents: Mapping[str, Document]) -> tuple[Related, ...]:
    """The documents that say of themselves that they are compared with this one."""
    return tuple(
        Related(COMPARED, other, _name(document))
        for other, document in sorted(documents.items())
        if name in document.compare and other != name
    )


def _name(document: Document) -> LangText:
    return document.short or document.title


def faults(
    documents: Mapping[str, Document],
    folders: Collection[str],
    drafts: Collection[str],
    path_of: Mapping[str, str],
) -> Iterator[Problem]:
    """Relations that cannot be: to nothing, to itself, against one another.

    ``documents``: those that can be read; ``folders``: all; ``path_of``: their ``document.yml``.
    """
    for name, document in documents.items():
        path = path_of[name]
        named = [*(each.to for each in document.relations if each.to), *document.compare]
        for other in dict.fromkeys(named):
            yield from _unknown(name, other, path, folders, drafts)
        yield from _against(name, documents, path)
    yield from _circles(documents, path_of)


def _unknown(
    name: str, other: str, path: str, folders: Collection[str], drafts: Collection[str]
) -> Iterator[Problem]:
    if other == name:
        yield Problem(path, 0, "D17", phrase("{id} is related to itself, or compared with itself",
            id=name), "name another document")  # fmt: skip
    elif other not in folders:
        yield Problem(path, 0, "D17", phrase("there is no document {id!r}", id=other),
            "name the id of a document of this site, or {title: …, url: https://…} of one "
            "elsewhere")  # fmt: skip
    elif other in drafts and name not in drafts:
        yield Problem(path, 0, "D19", phrase("{id} is a draft: readers do not see what this "
            "document has to do with it", id=other), "publish it, or wait", WARNING)  # fmt: skip


def _against(name: str, documents: Mapping[str, Document], path: str) -> Iterator[Problem]:
    """Two relations of one document to another that cannot both be, and dates that forbid one."""
    document = documents[name]
    kinds: dict[str, list[str]] = {}
    for each in document.relations:
        kinds.setdefault(each.to or f"{each.title}", []).append(each.kind)
    for other, own in kinds.items():
        if len(own) != len(set(own)) or {"succeeds", "amends"} <= set(own):
            yield _contradiction(path, phrase(
                "{id} is named twice: {kinds}", id=other, kinds=", ".join(own)))  # fmt: skip
    for each in document.relations:
        earlier = documents.get(each.to)
        if each.kind not in ("succeeds", "amends") or earlier is None:
            continue
        both = document.date, earlier.date
        size = min(map(len, both))
        if size and both[0][:size] < both[1][:size]:
            yield _contradiction(path, phrase(
                "{id} ({date}) is younger than this document ({own}), which is said to succeed or "
                "to amend it", id=each.to, date=both[1], own=both[0]))  # fmt: skip


def _circles(documents: Mapping[str, Document], path_of: Mapping[str, str]) -> Iterator[Problem]:
    """Documents that succeed (amend, implement) one another in a circle."""
    for kind in DIRECTED:
        graph = {
            name: {each.to for each in document.relations if _is_to(each, kind, name)}
            for name, document in documents.items()
        }
        try:
            TopologicalSorter(graph).prepare()
        except CycleError as circle:
            names = circle.args[1]
            for name in sorted(set(names) & graph.keys()):
                yield _contradiction(path_of[name], phrase(
                    "`{kind}` goes round in a circle: {names}", kind=kind,
                    names=" → ".join(reversed(names))))  # fmt: skip


def _is_to(relation: Relation, kind: str, name: str) -> bool:
    return relation.kind == kind and bool(relation.to) and relation.to != name


def _contradiction(path: str, message: str) -> Problem:
    return Problem(path, 0, "D18", message, "keep the relation that is right")
