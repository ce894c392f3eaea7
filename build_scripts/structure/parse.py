"""One source to one reading: its divisions and units with their texts, nothing lost.

Each line of the body is a block's first line, a label whose number may come next, or text. A line
that looks like a label and has no place is a fault, unless it is declared to be text; never a
guess. ``account`` proves that the tree gives the source back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from build_scripts.kinds import FOOTNOTE
from build_scripts.language.equivalence import is_blank
from build_scripts.messages import phrase
from build_scripts.model import Account, Block, LeftOut, Node, Reading, Source
from build_scripts.problems import ERROR, WARNING, Problem, has_errors
from build_scripts.sources.declared import Config
from build_scripts.sources.templates import Template, compile_template
from build_scripts.structure import events, footnotes, leftovers
from build_scripts.structure import lines as source_lines
from build_scripts.structure.footnotes import Form, Note
from build_scripts.structure.labels import Candidate, Labels
from build_scripts.structure.lines import Body
from build_scripts.structure.outline import Outline, level_index
from build_scripts.structure.wrap import Line

MOST_OUTLINES = 32
"""More ways than these to read the lines so far are not followed; the likelier come first."""

LOSSES = frozenset({"P05", "P06", "P07", "P08"})
"""Faults that say that something is missing, and not where."""

SHOWN = 40
"""Characters of a line that a message shows."""


def forbids(problems: Iterable[Problem]) -> bool:
    """Whether a reading with these faults cannot be held against the other edition.

    A block, level or declared line that is missing, or another count, does not forbid it: the
    comparison shows where the loss is.
    """
    return has_errors(each for each in problems if each.code not in LOSSES)


def attempt(source: Source, config: Config, key: str) -> tuple[Reading, tuple[Problem, ...]]:
    """The reading of one source as far as it goes, faults or not, and all its faults."""
    body, problems = source_lines.body(source, config, key)
    raw = source.text.split("\n")
    parser = _Parser(config, key, str(source.path), list(problems), raw)
    parser.notes = footnotes.footnotes(body.lines, parser.forms, parser.labels.is_label)
    for line in body.lines:
        parser.take(line)
    last = parser.best().events
    found_nodes = events.nodes(last)
    nodes = footnotes.tied(found_nodes, parser.notes, parser.forms, config.footnotes)
    opened = {event.level for event in events.in_order(last) if event.node}
    found = [*parser.problems, *parser.leftover_problems(nodes, opened)]
    reading, lost = _reading(key, nodes, body, str(source.path))
    problems = (*found, *lost)
    return reading, tuple(sorted(set(problems)))


def account(nodes: Sequence[Node], left_out: Sequence[LeftOut], text: str) -> tuple[str, str, int]:
    """The source's non-space characters twice, for comparing, and the line of the first difference.

    First as the source has them without the lines left out, then as the tree gives them back
    (label, heading, paragraphs of each node in order, footnotes where they are printed). Line 0
    where both are equal.
    """
    skipped = {entry.line for entry in left_out if entry.is_whole}
    kept = [line for number, line in _lines(text) if number not in skipped]
    want = "".join("".join(kept).split())
    have = "".join("".join(_given_back(nodes)).split())
    return want, have, 0 if want == have else _first_difference(text, skipped, have)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """The numbered lines in which something can be seen."""
    for number, line in enumerate(text.split("\n"), 1):
        if not is_blank(line):
            yield number, line


def _given_back(nodes: Sequence[Node]) -> Iterator[str]:
    """The texts of the nodes in order, but each footnote where it is printed."""
    notes = sorted((node for node in nodes if node.kind == FOOTNOTE), key=lambda node: -node.line)
    for node in nodes:
        if node.kind == FOOTNOTE:
            continue
        for line, text in _pieces(node):
            while notes and notes[-1].line < line:
                yield from (piece for _, piece in _pieces(notes.pop()))
            yield text
    while notes:
        yield from (piece for _, piece in _pieces(notes.pop()))


def _pieces(node: Node) -> Iterator[tuple[int, str]]:
    """Line and text of all that a node has."""
    yield node.line, node.label + node.heading
    for paragraph in node.paragraphs:
        yield paragraph.line, paragraph.text


def _first_difference(text: str, skipped: set[int], have: str) -> int:
    at = 0
    for number, line in _lines(text):
        plain = "" if number in skipped else "".join(line.split())
        if have[at : at + len(plain)] != plain:
            return number
        at += len(plain)
    return text.count("\n") + 1


def _reading(
    key: str, nodes: tuple[Node, ...], body: Body, path: str
) -> tuple[Reading, tuple[Problem, ...]]:
    want, have, line = account(nodes, body.left_out, body.text)
    left = sum(len("".join(entry.text.split())) for entry in body.left_out)
    figures = Account(len(want) + left + body.replaced, len(have), left, body.replaced)
    reading = Reading(key, nodes, body.left_out, figures)
    if not line:
        return reading, ()
    lost = Problem(
        path, line, "P90",
        phrase("the tree does not give the text back: {count} characters to "
            "place, {placed} placed", count=len(want), placed=len(have)),
        "this is a fault of the program: please report it with the two files",
    )  # fmt: skip
    return reading, (lost,)


@dataclass(slots=True)
class _Parser:
    """The outlines that are still possible, and what was found wrong."""

    config: Config
    key: str
    path: str
    problems: list[Problem]
    raw: Sequence[str]
    """The lines of the file."""
    labels: Labels = field(init=False)
    outlines: list[Outline] = field(init=False)
    blocks: dict[str, tuple[Block, Template]] = field(init=False)
    listed: set[str] = field(default_factory=set)
    """Ids of units found for which ``lists:`` says something."""
    forms: tuple[Form, ...] = field(init=False)
    notes: Mapping[int, Note] = field(default_factory=dict)
    """Line number → the footnote that the line is, or is part of."""
    before: int = 0
    """The line before."""
    unsure: Line | None = None
    """The first line that was read both as a label and as text."""

    def __post_init__(self) -> None:
        self.labels = Labels(self.config, self.key)
        self.forms = footnotes.forms(self.config.footnotes, self.key)
        self.outlines = [Outline.empty(self.config, self.key)]
        self.blocks = {
            block.name: (block, compile_template(block.templates[self.key]))
            for block in self.config.blocks
            if self.key in block.templates
        }

    def take(self, line: Line) -> None:
        """Read one line into every outline that is still possible."""
        self._take(line)
        self.before = line.number

    def _take(self, line: Line) -> None:
        if note := self.notes.get(line.number):
            self._take_footnote(note, line)
            return
        if line.is_table:
            self._take_text(line)
            return
        if (line.starts or not line.is_forced) and self._take_block(line):
            return
        unit, level = self._declared_unit()
        candidates = list(self.labels.candidates(line, unit, level))
        if not line.starts:
            self._take_continuation(line, [each for each in candidates if not each.is_any_line])
            return
        if not candidates and self.labels.is_foreign(line, unit):
            self._report_foreign(line)
        if not candidates:
            self._report_unmarked(line)
        ways = list(self._ways(line, candidates)) if candidates else []
        if ways:
            self.outlines = ways[:MOST_OUTLINES]
        elif all(candidate.is_any_line for candidate in candidates):
            self._take_text(line)
        else:
            self._refuse(line, candidates)

    def _report_unmarked(self, line: Line) -> None:
        """A line like a footnote that has no mark; it is no text where one had the mark before."""
        begun = footnotes.begun(self.forms, line.text, is_behind=self.before in self.notes)
        if begun is None or self.labels.is_text(line):
            return
        earlier = {note.name for at, note in self.notes.items() if at < line.number}
        self.problems.append(
            Problem(
                self.path, line.number, "P16",
                phrase("{text} begins like a footnote, and no mark before it waits for one",
                    text=self._shown(line)),
                "compare it with the source: a line too many, a missing mark, a wrong number? "
                "Running text is declared under `text:`",
                ERROR if begun in earlier else WARNING,
            )
        )  # fmt: skip

    def _take_footnote(self, note: Note, line: Line) -> None:
        """A footnote leaves the open path as it is: what follows goes on where the text was."""
        for outline in self.outlines:
            outline.add_footnote(note, line)

    def _declared_unit(self) -> tuple[str, int]:
        """The innermost open unit for which ``lists:`` says something, and its level."""
        inside = self.labels.inside
        if inside:
            for entry in reversed(self.outlines[0].path):
                if entry.id in inside:
                    self.listed.add(entry.id)
                    return entry.id, entry.level
        return "", 0

    def _take_block(self, line: Line) -> bool:
        for name, (block, template) in self.blocks.items():
            if template.match(line.text):
                index = level_index(self.config.levels, block.level)
                for outline in self.outlines:
                    outline.open_block(block, index, line.text, line)
                del self.blocks[name]
                return True
        return False

    def _ways(
        self, line: Line, candidates: Sequence[Candidate], *, keep: bool = False
    ) -> Iterator[Outline]:
        """Every outline continued by every candidate that has a place in it, the likelier first.

        ``keep``: the outlines themselves stay as they are.
        """
        for outline in self.outlines:
            fitting = [each for each in candidates if outline.expects(each)]
            fitting = [each for each in fitting if not each.is_any_line] or fitting
            for candidate in sorted(fitting, key=outline.likelihood):
                way = outline.copy() if keep or len(fitting) > 1 else outline
                self._open(way, candidate, line)
                yield way

    def _report_foreign(self, line: Line) -> None:
        self.problems.append(
            Problem(
                self.path, line.number, "P13",
                phrase("{shown} looks like an item as `lists:` has them for other units",
                    shown=self._shown(line)),
                "add this unit to an entry of `lists:`; if the line is running text, declare it "
                "under `text:`, or the unit's lists `as: text`",
            )
        )  # fmt: skip

    def _open(self, outline: Outline, candidate: Candidate, line: Line) -> None:
        """Open a label, and the first of a list that stands behind it on its line."""
        deeper = [n for n, level in enumerate(self.config.levels) if level.is_inline]
        if not candidate.text or not any(n > candidate.level for n in deeper):
            outline.open_label(candidate, line)
            return
        bare = replace(candidate, text="")
        rest = replace(line, text=candidate.text)
        outline.open_label(bare, line)
        unit = outline.path[-1].id
        known = (unit, candidate.level) if unit in self.labels.inside else ()
        inner = [
            each
            for each in self.labels.candidates(rest, *known)
            if each.level > candidate.level
            and each.numbers == (self.config.levels[each.level].first,)
            and self.config.levels[each.level].is_inline
            and outline.expects(each)
        ]
        if inner:
            outline.open_label(inner[0], rest)
        else:
            outline.add_text(candidate.text, line)

    def _take_text(self, line: Line) -> None:
        declared = [outline.add_text(line.text, line) for outline in self.outlines]
        if declared[0]:
            return
        self.problems.append(
            Problem(
                self.path, line.number, "P10",
                phrase("{shown} stands behind a list; it is not declared whose text it is",
                    shown=self._shown(line)),
                "add `after: item`, `after: parent`, `after: outermost` or `after: indent` to the "
                "level of the list",
            )
        )  # fmt: skip

    def _take_continuation(self, line: Line, labels: Sequence[Candidate]) -> None:
        """A line inside a hard-wrapped paragraph: perhaps a label whose number comes next."""
        could_end = line.follows_end or not line.is_forced or self._is_behind_heading()
        ways = list(self._ways(line, labels, keep=True)) if could_end else []
        is_sure = line.follows_end and not line.is_forced
        if labels and is_sure and not ways:
            self._refuse(line, labels)
            return
        if not (ways and is_sure):
            for outline in self.outlines:
                outline.passed += bool(labels) and could_end
                outline.continue_text(line)
            if ways:
                self.unsure = self.unsure or line
            ways += self.outlines
        self.outlines = ways[:MOST_OUTLINES]

    def _is_behind_heading(self) -> bool:
        """Whether the line before may be a heading or title, which ends without a stop."""
        tops = (outline.path[-1] for outline in self.outlines)
        return any((top.has_heading and not top.has_text) or top.kind == "title" for top in tops)

    def _refuse(self, line: Line, candidates: Sequence[Candidate]) -> None:
        """Report a label that has no place, and read on as if it had one."""
        outline = self.outlines[0]
        nearest = min(candidates, key=lambda each: _distance(outline, each))
        last, _ = outline.latest(nearest.level)
        level = self.config.levels[nearest.level]
        number = nearest.numbers[-1:] if nearest.is_dotted else nearest.numbers
        wanted = _said((last[0] + 1,) if last else (level.first,))
        code, what = _sort_of_fault(number, last)
        self.problems.append(
            Problem(
                self.path, line.number, code,
                phrase("{shown} reads as {kind} {number}: {what}; {kind} {wanted} should "
                    "come here", shown=self._shown(line), kind=level.kind, number=_said(number),
                    what=what, wanted=wanted),
                "correct the source or its `levels`; if the line is running text, declare it "
                "under `text:`; if its number is a misprint, under `misprints:`",
            )
        )  # fmt: skip
        outline.open_label(nearest, line)
        self.outlines = [outline]

    def _shown(self, line: Line) -> str:
        """The line as the file has it, before anything was replaced."""
        text = self.raw[line.number - 1].strip()
        return f"“{text if len(text) <= SHOWN else text[: SHOWN - 1] + '…'}”"

    def best(self) -> Outline:
        """The outline with the fewest labels read as text; a fault where two are as good."""
        best, *others = sorted(self.outlines, key=lambda outline: outline.passed)
        if self.unsure and best.passed and others and others[0].passed == best.passed:
            self.problems.append(
                Problem(
                    self.path, self.unsure.number, "P11",
                    phrase("{shown} may be a label or go on with the line before",
                        shown=self._shown(self.unsure)),
                    "put an empty line before it if it is a label; if it is running text, declare "
                    "it under `text:`",
                )
            )  # fmt: skip
        return best

    def leftover_problems(self, nodes: Sequence[Node], opened: set[int]) -> Iterator[Problem]:
        """Declarations that matched nothing, counts that differ, ids that stand twice."""
        yield from leftovers.unused(self.config, self.key, self.path, self.blocks, self.labels.used)
        yield from leftovers.miscounted(self.config, self.key, self.path, nodes, opened)
        yield from leftovers.unlisted(self.config, self.listed | {node.id for node in nodes})
        series = {note.name[0] for note in self.notes.values()}
        yield from leftovers.unfound(self.config, self.key, self.path, series)
        reported = {problem.line for problem in self.problems}
        yield from leftovers.duplicates(self.path, nodes, reported)


def _distance(outline: Outline, candidate: Candidate) -> tuple[int, int]:
    """How far a label is from the number that should come."""
    last, _ = outline.latest(candidate.level)
    own = candidate.numbers[-1] if candidate.numbers else 0
    return abs(own - (last[0] + 1 if last else 1)), -candidate.level


def _sort_of_fault(number: tuple[int, ...], last: tuple[int, ...]) -> tuple[str, str]:
    before = phrase("behind {number}", number=_said(last)) if last else phrase("as the first")
    if number and last and number == last:
        return "P02", phrase("the number stands twice, {before}", before=before)
    if number and last and number[0] > last[0] + 1:
        return "P03", phrase("a number is missing, {before}", before=before)
    return "P01", phrase("the number is out of order, {before}", before=before)


def _said(number: tuple[int, ...]) -> str:
    return "-".join(map(str, number)) or phrase("by position")
