"""What the documents of a site are to one another: declared on one side, shown on both.

The words are those of Dublin Core (``replaces``), ELI and Schema.org (``amends``,
``ensures implementation of``).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from build_scripts.apparatus.corpus.namesakes import told_apart
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
    documents = told_apart(documents.values())
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
        for other, document in sorted(told_apart(documents.values()).items())
        if other != name and any(each.to == name for each in document.compare)
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
        named: dict[str, int] = {}
        for other, line in document.named:
            named.setdefault(other, line)
        for other, line in named.items():
            yield from _unknown(name, other, (path, line), folders, drafts)
        yield from _against(name, documents, path)
        for each in document.compare:
            if each.to in documents:
                yield from _turned_round(document, documents[each.to], path, each.line)
    yield from _circles(documents, path_of)


def _unknown(
    name: str, other: str, at: tuple[str, int], folders: Collection[str], drafts: Collection[str]
) -> Iterator[Problem]:
    if other == name:
        yield Problem(*at, "D17", phrase("{id} is related to itself, or compared with itself",
            id=name), "name another document")  # fmt: skip
    elif other not in folders:
        yield Problem(*at, "D17", phrase("there is no document {id!r}", id=other),
            "name the id of a document of this site, or {title: …, url: https://…} of one "
            "elsewhere")  # fmt: skip
    elif other in drafts and name not in drafts:
        yield Problem(*at, "D19", phrase("{id} is a draft: readers do not see what this "
            "document has to do with it", id=other), "publish it, or wait", WARNING)  # fmt: skip


def _against(name: str, documents: Mapping[str, Document], path: str) -> Iterator[Problem]:
    """Two relations of one document to another that cannot both be, and dates that forbid one."""
    document = documents[name]
    found: dict[str, list[Relation]] = {}
    for each in document.relations:
        found.setdefault(each.to or f"{each.title}", []).append(each)
    for other, relations in found.items():
        own = [each.kind for each in relations]
        if len(own) != len(set(own)) or {"succeeds", "amends"} <= set(own):
            yield _contradiction(path, relations[-1].line, phrase(
                "{id} is named twice: {kinds}", id=other, kinds=", ".join(own)))  # fmt: skip
    for each in document.relations:
        earlier = documents.get(each.to)
        if each.kind in ("succeeds", "amends") and earlier and _is_younger(earlier, document):
            yield _contradiction(path, each.line, phrase(
                "{id} ({date}) is younger than this document ({own}), which is said to succeed or "
                "to amend it", id=each.to, date=earlier.date, own=document.date))  # fmt: skip


def _turned_round(document: Document, other: Document, path: str, line: int) -> Iterator[Problem]:
    """A comparison in which the older document is taken for the newer: what was put in would be
    shown as taken out."""
    if _is_younger(other, document):
        yield Problem(
            path, line, "D20",
            phrase("{id} ({date}) is younger than this document ({own}), which is compared with it "
                "as the newer of the two", id=other.id, date=other.date, own=document.date),
            phrase("write `compare: [{own}]` in the document.yml of {id}, and nothing here; or "
                "correct the dates", own=document.id, id=other.id),
            WARNING,
        )  # fmt: skip


def _is_younger(one: Document, other: Document) -> bool:
    """Whether one document is later than another, as far as both dates tell."""
    size = min(len(one.date), len(other.date))
    return one.date[:size] > other.date[:size]


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
                line = next(each.line for each in documents[name].relations
                    if _is_to(each, kind, name) and each.to in names)  # fmt: skip
                yield _contradiction(path_of[name], line, phrase(
                    "`{kind}` goes round in a circle: {names}", kind=kind,
                    names=" → ".join(reversed(names))))  # fmt: skip


def _is_to(relation: Relation, kind: str, name: str) -> bool:
    return relation.kind == kind and bool(relation.to) and relation.to != name


def _contradiction(path: str, line: int, message: str) -> Problem:
    return Problem(path, line, "D18", message, "keep the relation that is right")
