"""What `new` says of a damaged pair of texts whose right reading is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from build_scripts.alignment.segment import sentences
from build_scripts.intake.infer import Outcome
from build_scripts.model import Bitext, Division, Unit

Owners = Mapping[str, Mapping[str, str]]
"""Language key → sentence or heading, without white space, → id of the node that it belongs to."""


def owners(bitext: Bitext) -> Owners:
    found: dict[str, dict[str, set[str]]] = {key: {} for key in bitext.document.keys}
    for node in bitext.nodes():
        for key, own in found.items():
            for text in _texts(node, key):
                own.setdefault(text, set()).add(node.id)
    return {
        key: {text: next(iter(ids)) for text, ids in own.items() if len(ids) == 1}
        for key, own in found.items()
    }


def _texts(node: Unit | Division, key: str) -> list[str]:
    """The heading and the sentences of a node, without white space."""
    texts = [node.heading[key] or ""]
    for paragraph in node.text[key] or () if isinstance(node, Unit) else ():
        texts += sentences(paragraph, key)
    return ["".join(text.split()) for text in texts if text]


def misplaced(outcome: Outcome, known: Owners) -> dict[str, list[set[str]]]:
    """Nodes that hold what belongs to different nodes, with what these are, by language."""
    if outcome.refusal or outcome.collation is None or outcome.collation.bitext is None:
        return {}
    out = {}
    for node in outcome.collation.bitext.nodes():
        ids = [
            {known[key][text] for text in _texts(node, key) if text in known[key]}
            for key in known
        ]  # fmt: skip
        if all(ids) and ids[0] != ids[1]:
            out[node.id] = ids
    return out


def asked(outcome: Outcome) -> set[str]:
    """The nodes that a draft asks about."""
    own = outcome.draft
    out = {entry["id"] for entry in (*own.pairing, *own.one_sided) if "check" in entry}
    out |= {unit for entry in own.lists if "check" in entry for unit in entry["in"]}
    return out | {block.name for block in own.blocks if block.check}


def verdict(outcome: Outcome, known: Owners) -> str:
    """``refused``, ``right``, ``asked``, ``by order``, ``elsewhere`` or ``silent``."""
    if outcome.refusal:
        return "refused"
    found = misplaced(outcome, known)
    if not found:
        return "right"
    named = asked(outcome)
    kin = {
        node for each, ids in found.items() for own in (each, *ids[0] ^ ids[1])
        for node in (own, *_above(own))
    }  # fmt: skip
    if named & kin:
        return "asked"
    if any("order alone" in entry.get("check", "") for entry in outcome.draft.pairing):
        return "by order"
    if set(outcome.wordless) & kin:
        return "by label"
    return "elsewhere" if named else "silent"


def _above(node: str) -> Iterator[str]:
    while "-" in node:
        node = node.rpartition("-")[0]
        yield node
