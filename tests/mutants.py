"""Mutants of two texts that go together, and what must become of each.

A mutant changes one text in one way. What must come out is computed from the change and from the
reading of the unchanged texts, which other tests hold against lists made by hand; never by the
parser. A mutant must either give exactly the units that the change implies, or be refused with a
line named where the change is.
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.collate import collated
from build_scripts.kinds import FOOTNOTE
from build_scripts.language.numerals import SYSTEMS, format_number, parse_number
from build_scripts.model import Bitext, Edition, Node, Reading, Source
from build_scripts.problems import Problem, has_errors
from build_scripts.sources import read
from build_scripts.sources.declared import Config
from build_scripts.structure.parse import attempt, forbids
from build_scripts.tabular import is_table

BLANKS = ("\u2002", "\u3000", "\u00a0")
NUMERAL = re.compile(
    rf"(?P<arabic>[0-9]+)|(?P<han>{SYSTEMS['han'].pattern})|"
    r"(?P<roman>\b[IVXLC]+\b)|(?P<word>\b(?:One|Two|Three|Four)\b)"
)
KINDS = 14
"""Sorts of mutants, each tried in both languages."""


@dataclass(frozen=True, slots=True)
class Specimen:
    """A document whose reading is known to be right."""

    name: str
    config: Config
    texts: Mapping[str, str]
    readings: Mapping[str, Reading]

    def other(self, key: str) -> str:
        return next(each for each in self.texts if each != key)

    def is_wrapped(self, key: str) -> bool:
        return self.config.wrap.get(key, "none") != "none"

    def by_position(self, node: Node) -> bool:
        """Whether the node's number is printed nowhere."""
        return not re.search(r"\w", node.label)

    def lines(self, key: str) -> list[str]:
        return self.texts[key].split("\n")

    def listed(self, node: Node) -> tuple[str, ...]:
        """The headings of the node's level where they are listed word for word."""
        return tuple(
            source
            for level in self.config.levels
            if level.kind == node.kind
            for sources in level.templates.values()
            for source in sources
            if "{" not in source
        )

    def heads(self, key: str) -> list[Node]:
        """The nodes with a printed number; in a text without numbers those with a heading."""
        nodes = self.readings[key].nodes
        numbered = [node for node in nodes if re.search(r"\w", node.label)]
        return numbered or [node for node in nodes if node.heading]

    def contents(self, key: str) -> dict[str, str]:
        """Id → all that the node prints, without white space."""
        return {node.id: content(node) for node in self.readings[key].nodes}


@dataclass(frozen=True, slots=True)
class Mutant:
    """One changed text, and what must come of it."""

    sort: str
    key: str
    text: str
    contents: Mapping[str, str] | None
    """Id → content of the changed text's nodes; ``None``: it must be refused."""
    places: frozenset[tuple[str, int]] = frozenset()
    """(language key, line) of which one must be named if it is refused."""
    may_be_refused: bool = False
    """A loss of text may be refused for the length of the unit."""
    or_contents: Mapping[str, str] | None = None
    """What may come of it instead, in a hard-wrapped text."""


def content(node: Node) -> str:
    whole = node.label + node.heading + "".join(each.text for each in node.paragraphs)
    return "".join(whole.split())


def specimen(folder: Path, root: Path) -> Specimen:
    sources, problems = read.read_sources(folder, root)
    assert sources is not None, problems
    texts = {key: source.text for key, source in sources.texts.items()}
    readings = {}
    for key, source in sources.texts.items():
        reading, faults = attempt(source, sources.config, key)
        assert not forbids(faults), faults
        readings[key] = reading
    return Specimen(folder.name, sources.config, texts, readings)


def judge(own: Specimen, mutant: Mutant) -> str:
    """``right``, ``refused``, or what is wrong."""
    bitext, problems = build(own, mutant)
    if bitext is None:
        named = {(each.path, each.line) for each in problems}
        if mutant.contents is not None and not mutant.may_be_refused:
            return f"refused, though nothing is wrong: {problems[0]}"
        is_named = not mutant.places or named & mutant.places
        return "refused" if is_named else f"refused at another line: {problems[0]}"
    allowed = [each for each in (mutant.contents, mutant.or_contents) if each is not None]
    if not allowed:
        return "published, though it must be refused"
    found, other = paired(bitext), own.other(mutant.key)
    is_right = found[other] == own.contents(other) and found[mutant.key] in allowed
    return "right" if is_right else "published with other units"


def build(own: Specimen, mutant: Mutant) -> tuple[Bitext | None, tuple[Problem, ...]]:
    """Read, parse and align as the build does."""
    text, faults = read.decode(mutant.text.encode(), mutant.key)
    if text is None:
        return None, faults
    faults = read.language_problems(text, edition(own, mutant.key), mutant.key)
    if faults:
        return None, faults
    attempts: dict[str, tuple[Reading, tuple[Problem, ...]]] = {
        key: (own.readings[key], ()) for key in own.texts
    }
    changed = attempt(Source(Path(mutant.key), text), own.config, mutant.key)
    collation = collated(
        {key: key for key in own.texts}, own.config, attempts | {mutant.key: changed}
    )
    is_faulty = has_errors(collation.problems)
    return (None if is_faulty else collation.bitext), collation.problems


def edition(own: Specimen, key: str) -> Edition:
    return own.config.document.edition(key)


def paired(bitext: Bitext) -> dict[str, dict[str, str]]:
    """Language key → id → all that stands there, without white space.

    Definitions in another order are under the id that their own number gives.
    """
    out: dict[str, dict[str, str]] = {key: {} for key in bitext.document.keys}
    for unit in bitext.units:
        for key in out:
            if unit.has(key):
                whole = f"{unit.label[key]}{unit.heading[key]}{''.join(unit.text[key] or ())}"
                number = unit.numbers.get(key, unit.number)
                own = f"{unit.id.removesuffix(unit.number)}{number}" if unit.numbers else unit.id
                out[key][own] = "".join(whole.split())
    for division in bitext.divisions:
        for key in out:
            if division.label[key] is not None:
                whole = f"{division.label[key]}{division.heading[key]}"
                out[key][division.id] = "".join(whole.split())
    return out


def mutants(own: Specimen, chance: random.Random, rounds: int) -> Iterator[Mutant]:
    """So many rounds of one mutant of each sort in each language."""
    for _ in range(rounds):
        for key in own.texts:
            for make in SORTS:
                made = make(own, key, chance)
                if made:
                    yield made


def _refused(own: Specimen, sort: str, key: str, lines: list[str], *places: int) -> Mutant:
    named = frozenset((key, line) for line in places)
    return Mutant(sort, key, "\n".join(lines), None, named)


def _near(own: Specimen, key: str, node: Node, shift: int) -> list[int]:
    """Lines of the changed text at which the loss or change of a label may show.

    Its own line, the next, and those of the labels behind it up to the next of its kind.
    """
    lines = own.lines(key)
    behind = (n for n in range(node.line, len(lines)) if lines[n].strip())
    out = [node.line, next(behind, 0) + 1 + shift]
    for head in own.heads(key):
        if head.line > node.line:
            out.append(head.line + shift)
            is_next = head.kind == node.kind and not head.id.startswith(f"{node.id}-")
            if is_next and not own.is_wrapped(key) and not own.by_position(node):
                break
    return out


def _twins(own: Specimen, key: str, node: Node) -> list[tuple[str, int]]:
    """The node's place in the other text; without printed numbers the last of its kind shows it."""
    other = own.other(key)
    lines = {each.id: each.line for each in own.readings[other].nodes}
    last = [each for each in own.heads(key) if each.kind == node.kind][-1]
    twins = [node, last] if own.by_position(node) else [node]
    return [(other, lines[each.id]) for each in twins if each.id in lines]


def drop_heading(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    node = chance.choice(own.heads(key))
    lines = own.lines(key)
    del lines[node.line - 1]
    made = _refused(own, "drop", key, lines, *_near(own, key, node, -1))
    return _with(made, *_twins(own, key, node))


def drop_number(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """The label is gone, its line stays."""
    node = chance.choice(own.heads(key))
    lines = own.lines(key)
    if not node.label:
        return None
    rest = lines[node.line - 1].strip()[len(node.label) :].strip()
    lines[node.line - 1] = rest or "—"
    made = _refused(own, "unlabel", key, lines, *_near(own, key, node, 0))
    return _with(made, *_twins(own, key, node))


def swap_headings(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    node = chance.choice(own.heads(key))
    same = [each for each in own.heads(key) if each.parent == node.parent and each != node]
    same = [each for each in same if each.kind == node.kind]
    if not same:
        return None
    other = chance.choice(same)
    lines = own.lines(key)
    one, two = node.line - 1, other.line - 1
    lines[one], lines[two] = lines[two], lines[one]
    made = _refused(own, "swap", key, lines, node.line, other.line)
    if node.kind == FOOTNOTE:
        return _anywhere(made)
    if node.label != other.label or own.is_wrapped(key) or node.heading in own.listed(node):
        return made
    contents = own.contents(key)  # the same number is printed twice: nothing is out of order
    kept = {each.id: content(each)[len(_on_line(each)) :] for each in (node, other)}
    contents[node.id] = _on_line(other) + kept[node.id]
    contents[other.id] = _on_line(node) + kept[other.id]
    return Mutant("swap", key, "\n".join(lines), contents, may_be_refused=True)


def _on_line(node: Node) -> str:
    """What of a node stands on the line of its label, without white space."""
    texts = [each.text for each in node.paragraphs if each.line == node.line]
    return "".join((node.label + node.heading + "".join(texts)).split())


def join_heading(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """A label goes on with the line before it."""
    node = chance.choice(own.heads(key))
    lines = own.lines(key)
    before = next((n for n in range(node.line - 2, -1, -1) if lines[n].strip()), -1)
    if before < 0 or lines[node.line - 1].strip() in _left_out(own, key):
        return None
    if (before + 1) in _left_out_lines(own, key):
        return None
    lines[before] += " " + lines.pop(node.line - 1).strip()
    made = _refused(own, "join", key, lines, before + 1, *_near(own, key, node, -1))
    return _with(made, *_twins(own, key, node))


def duplicate_heading(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    node = chance.choice(own.heads(key))
    lines = own.lines(key)
    lines.insert(node.line, lines[node.line - 1])
    made = _refused(own, "duplicate", key, lines, node.line + 1, *_near(own, key, node, 1))
    if not own.is_wrapped(key):
        return made
    contents = own.contents(key)  # the second may go on with the first
    contents[node.id] = "".join(lines[node.line].split()) + contents[node.id]
    return replace(made, or_contents=contents)


def renumber_heading(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    node = chance.choice(own.heads(key))
    found = NUMERAL.search(node.label)
    if not found or not found.lastgroup:
        return None
    number = parse_number(found[0], found.lastgroup)
    other = (number or 0) + chance.choice([-1, 1, 2, 10])
    if not number or other < 1:
        return None
    label = node.label[: found.start()] + format_number(other, found.lastgroup)
    label += node.label[found.end() :]
    lines = own.lines(key)
    lines[node.line - 1] = lines[node.line - 1].replace(node.label, label, 1)
    made = _refused(own, "renumber", key, lines, *_near(own, key, node, 0))
    return _anywhere(made) if node.kind == FOOTNOTE else made


def change_blank(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """A blank of a label line is another one."""
    lines = own.lines(key)
    fitting = [node for node in own.heads(key) if " " in lines[node.line - 1].strip()]
    if not fitting:
        return None
    node = chance.choice(fitting)
    lines[node.line - 1] = lines[node.line - 1].replace(" ", chance.choice(BLANKS))
    return Mutant("blank", key, "\n".join(lines), own.contents(key))


def cut_paragraph(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """A paragraph is gone that shares its line with no label."""
    fitting = [
        (node, paragraph)
        for node in own.readings[key].nodes
        for paragraph in node.paragraphs
        if paragraph.line != node.line or node.kind in {"par", "wrapup"}
        if not is_table(paragraph.text)  # it is many lines
    ]
    if not fitting:
        return None
    node, paragraph = chance.choice(fitting)
    lines = own.lines(key)
    starts = {each.line for each in own.readings[key].nodes} | {
        each.line for other in own.readings[key].nodes for each in other.paragraphs
    }
    end = min((line for line in starts if line > paragraph.line), default=len(lines) + 1)
    del lines[paragraph.line - 1 : end - 1 if own.is_wrapped(key) else paragraph.line]
    if node.kind in {"par", "wrapup"} and len(node.paragraphs) == 1:
        return Mutant("cut", key, "\n".join(lines), None)
    contents = own.contents(key)
    kept = [each.text for each in node.paragraphs if each != paragraph]
    contents[node.id] = "".join("".join([node.label, node.heading, *kept]).split())
    return Mutant("cut", key, "\n".join(lines), contents, may_be_refused=True)


def truncate(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """The text ends before the label of a unit."""
    node = chance.choice(own.heads(key))
    lines = own.lines(key)[: node.line - 1]
    made = _refused(own, "truncate", key, lines)
    other = own.other(key)
    lost = {each.id for each in own.readings[key].nodes if each.line >= node.line}
    places = {(other, each.line) for each in own.readings[other].nodes if each.id in lost}
    if (body := own.config.body.get(key)) and body.stop:  # its line is gone with the end
        places.add((own.config.marked.path, own.config.marked.line("body", key, "stop")))
    return _with(made, *places) if "\n".join(lines).strip() else None


def insert_contents(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """A list of all headings before the first label."""
    lines = own.lines(key)
    heads = own.heads(key)
    top = [node for node in heads if node.kind == heads[0].kind]
    if len(top) < 2:
        return None
    first = top[0].line - 1
    entries = [lines[node.line - 1] for node in top]
    lines[first:first] = entries
    return _refused(own, "contents", key, lines, *range(first + 1, first + 2 * len(top) + 3),
                    *_near(own, key, top[0], len(entries)))  # fmt: skip


def prepend_mark(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    return Mutant("mark", key, "\ufeff" + own.texts[key], own.contents(key))


def swap_languages(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    return Mutant("language", key, own.texts[own.other(key)], None, frozenset({(key, 1)}))


def add_look_alike(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """The label of a unit with other words, somewhere else among the labels."""
    node, before = chance.choice(own.heads(key)), chance.choice(own.heads(key))
    lines = own.lines(key)
    if not node.label:
        return None
    stand_alone = all(
        lines[each.line - 1].strip() == each.label
        for each in own.heads(key)
        if each.kind == node.kind
    )
    filler = "此处另有规定。" if key == "zh" else "Something else is laid down here."
    added = node.label if stand_alone else f"{node.label} {filler}"
    lines.insert(before.line - 1, added)
    later = [each.line + 1 for each in own.heads(key) if each.line >= before.line]
    made = _refused(own, "alike", key, lines, before.line, *later)
    made = _with(made, *_twins(own, key, node), *_twins(own, key, before))
    nodes = [each for each in own.readings[key].nodes if each.line < before.line]
    if not own.is_wrapped(key) or not nodes:
        return made
    contents = own.contents(key)  # in a wrapped text it may go on with the line before
    contents[nodes[-1].id] += "".join(added.split())
    return replace(made, or_contents=contents)


def add_text(own: Specimen, key: str, chance: random.Random) -> Mutant | None:
    """Blank lines more, white space at the ends of lines: nothing changes."""
    lines = own.lines(key)
    for _ in range(3):
        place = chance.randrange(len(lines))
        is_inside = any(
            "\t" in line or "│" in line for line in lines[max(place, 1) - 1 : place + 1]
        )
        if own.config.wrap.get(key, "none") == "none" and not is_inside:  # it may part a table
            lines.insert(place, chance.choice(["", "  ", "\u3000"]))
    return Mutant("space", key, "\n".join(lines), own.contents(key))


def _left_out(own: Specimen, key: str) -> set[str]:
    return {entry.text for entry in own.readings[key].left_out}


def _left_out_lines(own: Specimen, key: str) -> set[int]:
    return {entry.line for entry in own.readings[key].left_out}


def _anywhere(mutant: Mutant) -> Mutant:
    """A footnote with another number is one of another mark: the fault may show at either."""
    return replace(mutant, places=frozenset())


def _with(mutant: Mutant, *places: tuple[str, int]) -> Mutant:
    return Mutant(mutant.sort, mutant.key, mutant.text, None, mutant.places | set(places))


SORTS: tuple[Callable[[Specimen, str, random.Random], Mutant | None], ...] = (
    drop_heading,
    drop_number,
    swap_headings,
    join_heading,
    duplicate_heading,
    renumber_heading,
    change_blank,
    cut_paragraph,
    truncate,
    insert_contents,
    prepend_mark,
    swap_languages,
    add_look_alike,
    add_text,
)


def tally(own: Specimen, chance: random.Random, rounds: int) -> tuple[Counter[str], list[str]]:
    """How many mutants came out in which way, and those that came out wrong."""
    counts: Counter[str] = Counter()
    wrong = []
    for mutant in mutants(own, chance, rounds):
        verdict = judge(own, mutant)
        is_good = verdict in {"right", "refused"}
        counts[verdict if is_good else "wrong"] += 1
        if not is_good:
            wrong.append(f"{own.name} {mutant.key} {mutant.sort}: {verdict}")
    return counts, wrong
