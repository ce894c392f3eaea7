"""What changed in the texts of a document between two releases, and whether that is told truly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from build_scripts.apparatus.lock_lines import digest, entries
from build_scripts.apparatus.locks import hashes
from build_scripts.comparison.wording import Run, wording
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Division, Unit
from build_scripts.problems import WARNING, Problem
from build_scripts.sources.corpus.changes import Change, Printed

Node = Division | Unit


def printed(node: Node, key: str) -> Printed | None:
    """What an edition prints for a node, as its lock remembers it; nothing where it lacks it."""
    label = node.label.get(key)
    if label is None:
        return None
    paragraphs = (node.text.get(key) or ()) if isinstance(node, Unit) else ()
    return (label, node.heading.get(key) or "", *paragraphs)


def label_runs(change: Change) -> tuple[Run, ...]:
    """What changed in the label; nothing where it did not, or one of the two is not known."""
    if change.before is None or change.after is None or change.before[0] == change.after[0]:
        return ()
    return wording(change.before[0], change.after[0])


def text_runs(change: Change) -> tuple[Run, ...]:
    """What changed in heading and paragraphs; where the former wording is not known, nothing is
    marked as if it had not been there."""
    after = _body(change.after)
    is_known = change.before is not None or not change.was
    return wording(_body(change.before) if is_known else after, after)


def _body(text: Printed | None) -> str:
    """Heading and paragraphs, one a line."""
    return "\n".join(filter(None, (text or ())[1:]))


def changed(bitext: Bitext, lock: str, date: str, known: Sequence[Change]) -> tuple[Change, ...]:
    """What is to be added to the changes of a document when its lock is written anew.

    Texts alone: sentences that are cut or paired otherwise have the same text. A label that changed
    is a change, for it is printed. Units that are new, or out of use, are no changed texts.
    """
    locked = entries(lock, "")[0]
    told = {(each.unit, each.key): each.now for each in known}
    out = []
    for node in bitext.nodes():
        entry = locked.get(node.id)
        if entry is None:
            continue
        now = hashes(node)
        for key in bitext.document.keys:
            was, own = entry.hashes.get(key, ""), now.get(key, "")
            if was != own and told.get((node.id, key)) != own:
                out.append(Change(date, node.id, key, was, own, None, printed(node, key)))
    return tuple(out)


def with_quoted(changes: Iterable[Change]) -> Iterator[Change]:
    """The changes of a document, the oldest first, each with its former wording where an entry
    before it quotes that: a text that changed twice was not committed between."""
    quoted: dict[tuple[str, str, str], Printed] = {}
    for each in changes:
        found = quoted.get((each.unit, each.key, each.was)) if each.before is None else each.before
        yield replace(each, before=found)
        for text, hash_ in ((each.before, each.was), (each.after, each.now)):
            if text is not None and digest(text) == hash_:
                quoted[each.unit, each.key, hash_] = text


def with_former(changes: Sequence[Change], former: Bitext | None) -> Iterator[Change]:
    """The changes with their former wording, as far as an older bitext has it to the letter."""
    nodes = {node.id: node for node in former.nodes()} if former else {}
    for each in changes:
        node = nodes.get(each.unit)
        text = printed(node, each.key) if node else None
        is_it = text is not None and digest(text) == each.was
        yield replace(each, before=text if is_it else None)


def faults(changes: Sequence[Change], bitext: Bitext, path: str) -> Iterator[Problem]:
    """Entries that are not true: of what they quote, of what came before, of the text as it is."""
    yield from _out_of_order(changes, path)
    last: dict[tuple[str, str], Change] = {}
    for each in changes:
        yield from _of_entry(each, last.get((each.unit, each.key)), path)
        last[each.unit, each.key] = each
    nodes: Mapping[str, Node] = {node.id: node for node in bitext.nodes()}
    retired = {each.id for each in bitext.retired}
    for each in last.values():
        node = nodes.get(each.unit)
        if node is None and each.unit not in retired:
            yield Problem(path, each.line, "L09", phrase("there is no {id}", id=each.unit),
                "restore the file; only `lock` writes it")  # fmt: skip
        elif node is not None and hashes(node).get(each.key, "") != each.now:
            yield Problem(
                path, each.line, "L10",
                phrase("the {key!r} text of {id} is not what its newest change says",
                    key=each.key, id=each.unit),
                "run lock: it adds an entry with the text as it is now",
            )  # fmt: skip


def _out_of_order(changes: Sequence[Change], path: str) -> Iterator[Problem]:
    """Entries that are older than the one before them: each is written behind all others."""
    for before, each in pairwise(changes):
        if each.date < before.date:
            yield Problem(
                path, each.line, "L12",
                phrase("the change of {id} is dated {date}, before the one above it ({other})",
                    id=each.unit, date=each.date, other=before.date),
                "restore the date and the order; only `lock` writes them",
            )  # fmt: skip


def _of_entry(each: Change, before: Change | None, path: str) -> Iterator[Problem]:
    quoted = ((each.before, each.was), (each.after, each.now))
    is_false = any(text is not None and digest(text) != hash_ for text, hash_ in quoted)
    lacks_after = each.after is None and each.now
    if is_false or lacks_after or (before and before.now != each.was):
        yield Problem(
            path, each.line, "L09",
            phrase("the entry on {id} is not as it was written", id=each.unit),
            "restore the file; only `lock` writes it, and an editor the reason",
        )  # fmt: skip
    if not each.reason:
        yield Problem(
            path, each.line, "L11",
            phrase("the change of {id} ({key}) has no reason", id=each.unit, key=each.key),
            "write why it was changed under `reason:`", WARNING,
        )  # fmt: skip
