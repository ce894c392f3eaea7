"""Texts that stand beside another's under labels that are all in order, and what `new` says of it.

Each damage changes one text of a pair whose right reading is known, and leaves its labels as they
are. ``verdicts`` says what became of it.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts.model import Node, Reading

SHORT = {"zh": 20, "en": 60}
"""Characters that a short item has at most."""


@dataclass(frozen=True, slots=True)
class Piece:
    """The lines of a node without those of the nodes inside it."""

    node: Node
    label: str
    body: str
    """All behind the label, with its line ends."""


def pieces(text: str, reading: Reading) -> list[Piece]:
    """A text cut at the lines with which its nodes begin; nodes of one line are one piece."""
    lines = text.split("\n")
    nodes = {node.line: node for node in reversed(reading.nodes)}
    starts = [*sorted(nodes), len(lines) + 1]
    out = []
    for start, end in itertools.pairwise(starts):
        whole = "\n".join(lines[start - 1 : end - 1]) + "\n"
        label = nodes[start].label if whole.lstrip().startswith(nodes[start].label) else ""
        at = whole.find(label) + len(label)
        out.append(Piece(nodes[start], whole[:at], whole[at:]))
    return out


def joined(own: Sequence[Piece], head: str = "") -> str:
    return head + "".join(piece.label + piece.body for piece in own)


def _siblings(own: Sequence[Piece], kinds: Callable[[Node], bool]) -> list[tuple[int, int]]:
    """Places of neighbours under one parent."""
    last: dict[tuple[str, str], int] = {}
    out = []
    for place, piece in enumerate(own):
        if not kinds(piece.node):
            continue
        family = (piece.node.parent, piece.node.kind)
        if family in last:
            out.append((last[family], place))
        last[family] = place
    return out


def _whole(own: Sequence[Piece], place: int) -> int:
    """Place behind the last piece inside the node."""
    inside = own[place].node.id + "-"
    end = place + 1
    while end < len(own) and own[end].node.id.startswith(inside):
        end += 1
    return end


Damage = Callable[[list[Piece], str, random.Random], list[Piece] | None]


def swap_headings(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The headings of two neighbours are exchanged."""
    couples = [
        (n, m) for n, m in _siblings(own, lambda node: bool(node.heading))
        if own[n].node.heading in own[n].body and own[m].node.heading in own[m].body
    ]  # fmt: skip
    if not couples:
        return None
    n, m = chance.choice(couples)
    one, two = own[n].node.heading, own[m].node.heading
    own[n] = replace(own[n], body=own[n].body.replace(one, two, 1))
    own[m] = replace(own[m], body=own[m].body.replace(two, one, 1))
    return own


def _is_short(piece: Piece, key: str) -> bool:
    return bool(piece.label) and 0 < len(piece.body.strip()) <= SHORT[key]


def swap_short(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """Two short neighbours are exchanged."""
    couples = [
        (n, m) for n, m in _siblings(own, lambda node: node.is_unit)
        if _is_short(own[n], key) and _is_short(own[m], key) and m == n + 1
    ]  # fmt: skip
    return _exchanged(own, chance.choice(couples)) if couples else None


def swap_texts(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The texts of two neighbours of any length are exchanged, all that is in them."""
    couples = _siblings(own, lambda node: node.is_unit and node.kind != node.number)
    return _exchanged(own, chance.choice(couples)) if couples else None


def swap_far(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The texts of two that are no neighbours are exchanged."""
    couples = _siblings(own, lambda node: node.is_unit and node.kind != node.number)
    far = [(a, d) for (a, b), (c, d) in itertools.pairwise(couples) if b == c]
    return _exchanged(own, chance.choice(far)) if far else None


def rotate(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """Each of three neighbours has the text of the next."""
    couples = _siblings(own, lambda node: node.is_unit and node.kind != node.number)
    runs = [(a, b, d) for (a, b), (c, d) in itertools.pairwise(couples) if b == c]
    if not runs:
        return None
    a, b, c = chance.choice(runs)
    return _exchanged(_exchanged(own, (a, b)), (b, c)) if _whole(own, a) == b else None


def _exchanged(own: list[Piece], places: tuple[int, int]) -> list[Piece]:
    n, m = places
    first, second = own[n : _whole(own, n)], own[m : _whole(own, m)]
    between = own[n + len(first) : m]
    one = [replace(second[0], label=first[0].label), *second[1:]]
    two = [replace(first[0], label=second[0].label), *first[1:]]
    return [*own[:n], *one, *between, *two, *own[m + len(second) :]]


def _runs(own: list[Piece]) -> list[list[int]]:
    """Neighbours without anything inside them."""
    runs: dict[tuple[str, str], list[int]] = {}
    for place, piece in enumerate(own):
        if piece.node.is_unit and piece.label.strip() and _whole(own, place) == place + 1:
            runs.setdefault((piece.node.parent, piece.node.kind), []).append(place)
    return [run for run in runs.values() if len(run) > 2]


def shift(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """A text is gone from the middle, those behind it have moved up, the last is filled."""
    if not (runs := _runs(own)):
        return None
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 1)
    filler = {"zh": " 其他另行规定的事项。\n", "en": " Other matters provided for elsewhere.\n"}
    for place, following in zip(run[start:], run[start + 1 :], strict=False):
        own[place] = replace(own[place], body=own[following].body)
    own[run[-1]] = replace(own[run[-1]], body=filler[key])
    return own


def duplicate(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """A text stands twice, those behind it have moved down, the last is gone."""
    if not (runs := _runs(own)):
        return None
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 1)
    for place in range(len(run) - 1, start, -1):
        own[run[place]] = replace(own[run[place]], body=own[run[place - 1]].body)
    return own


def drop_and_renumber(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """A text is gone, those behind it have moved up, the last label is gone."""
    if not (runs := _runs(own)):
        return None
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 1)
    for place, following in zip(run[start:], run[start + 1 :], strict=False):
        own[place] = replace(own[place], body=own[following].body)
    del own[run[-1]]
    return own


def merge(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """Two texts are one, those behind have moved up, and the last one is cut in two."""
    if not (runs := _runs(own)):
        return None
    run = chance.choice(runs)
    start = chance.randrange(len(run) - 1)
    if start + 1 >= len(run) - 1:
        return None
    last = own[run[-1]].body.rstrip()
    end = "。" if key == "zh" else ". "
    if end not in last:
        return None
    one, _, two = last.partition(end)
    if not two:
        return None
    bodies = [own[place].body for place in run]
    bodies[start : start + 2] = [bodies[start] + bodies[start + 1].lstrip()]
    bodies[-1:] = [one + end + "\n", " " + two + "\n"]
    for place, body in zip(run, bodies, strict=True):
        own[place] = replace(own[place], body=body)
    return own


def move_paragraph(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The last paragraph of a node is the last of the next one."""
    fitting = [
        n for n in range(len(own) - 1)
        if len(own[n].body.strip().split("\n")) > 1 and own[n].node.is_unit
        and own[n + 1].node.is_unit and own[n].node.paragraphs and own[n].label.strip()
        and own[n].node.paragraphs[-1].line > own[n].node.line
    ]  # fmt: skip
    if not fitting:
        return None
    n = chance.choice(fitting)
    rest, _, last = own[n].body.rstrip().rpartition("\n")
    own[n] = replace(own[n], body=rest + "\n")
    own[n + 1] = replace(own[n + 1], body=own[n + 1].body + last + "\n")
    return own


def move_sentence(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The last sentence of a node goes on the line of the next."""
    end = "。" if key == "zh" else ". "
    fitting = [
        n for n in range(len(own) - 1)
        if end in own[n].body.rstrip()[:-1] and "\n" not in own[n].body.strip()
        and own[n].node.is_unit and own[n + 1].node.is_unit and own[n].label.strip()
        and own[n + 1].label.strip() and own[n + 1].body.strip()
    ]  # fmt: skip
    if not fitting:
        return None
    n = chance.choice(fitting)
    rest, _, last = own[n].body.rstrip().rstrip("。").rpartition(end)
    own[n] = replace(own[n], body=f"{rest}{end}\n")
    moved = last.strip() + ("。" if key == "zh" else " ")
    own[n + 1] = replace(own[n + 1], body=f" {moved}{own[n + 1].body.lstrip()}")
    return own


def move_item(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The last item of a list stands, without its label, in what follows the list."""
    fitting = [
        n for n in range(len(own) - 1)
        if own[n].label and own[n + 1].node.parent != own[n].node.parent
        and not own[n + 1].node.id.startswith(own[n].node.id) and own[n + 1].node.is_unit
        and own[n].node.kind in ("item", "clause")
    ]  # fmt: skip
    if not fitting:
        return None
    n = chance.choice(fitting)
    moved = own[n].body.strip()
    own[n + 1] = replace(own[n + 1], body=own[n + 1].body + moved + "\n")
    del own[n]
    return own


def swap_first_lines(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """The title and the line behind it are exchanged."""
    lines = joined(own).split("\n")
    one, two = [n for n, line in enumerate(lines) if line.strip()][:2]
    if own[0].node.kind != "title" or len(own) < 2:
        return None
    lines[one], lines[two] = lines[two], lines[one]
    return [replace(own[0], label="", body="\n".join(lines))]


def first_border(own: list[Piece], key: str, chance: random.Random) -> list[Piece] | None:
    """What stands before the first label stands behind it."""
    place = next((n for n, each in enumerate(own) if each.label.strip()), 0)
    if place < 2:
        return None
    front, _, last = joined(own[:place]).rstrip().rpartition("\n")
    first = own[place]
    body = f" {last.strip()}\n{first.body.lstrip()}"
    head = replace(own[0], label="", body=front + "\n")
    return [head, replace(first, body=body), *own[place + 1 :]]


SORTS: Sequence[Damage] = (
    swap_headings, swap_short, swap_texts, swap_far, rotate, shift, duplicate, drop_and_renumber,
    merge, move_paragraph, move_sentence, move_item, swap_first_lines, first_border,
)  # fmt: skip


def damaged(
    texts: Mapping[str, str], readings: Mapping[str, Reading], chance: random.Random
) -> Iterator[tuple[str, str, dict[str, str]]]:
    """Each sort of damage once in each text: its name, the language, the texts."""
    for key, text in texts.items():
        own = pieces(text, readings[key])
        head = "\n".join(text.split("\n")[: own[0].node.line - 1])
        head += "\n" if head else ""
        for sort in SORTS:
            made = sort(list(own), key, chance)
            if made is None:
                continue
            changed = joined(made, head)
            if changed.split() != text.split():
                yield sort.__name__, key, {**texts, key: changed}
