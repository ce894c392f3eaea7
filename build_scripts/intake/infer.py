"""The structure of two texts, inferred from all their lines at once.

First each text alone: the labels that go on from one another. Then both against each other:
articles, headings over them, and the lists inside each article. What the two say alike becomes
the structure; what they do not is kept as printed and asked about, or the texts are refused.
Whatever is proposed is read again as the build reads it, and must give the same tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from build_scripts.collate import Collation, again, collate
from build_scripts.intake import (
    draft,
    exceptions,
    levels,
    naming,
    parts,
    refusals,
    unnumbered,
)
from build_scripts.intake.blocks import blocks, titles
from build_scripts.intake.draft import Draft, DraftLevel
from build_scripts.intake.evidence import examined
from build_scripts.intake.footnotes.series import one_sided as alone
from build_scripts.intake.outlines import latin
from build_scripts.intake.outlines.agreement import Marks
from build_scripts.intake.outlines.forms import ANNEX
from build_scripts.intake.outlines.promotion import promoted
from build_scripts.intake.outlines.skeleton import Skeleton, skeleton
from build_scripts.intake.outlines.spine import Spine, spine
from build_scripts.intake.outlines.stretches import Stretch, first_label, in_articles, in_divisions
from build_scripts.intake.refusals import Refusal
from build_scripts.intake.survey import Survey
from build_scripts.model import Source
from build_scripts.problems import Problem
from build_scripts.sources import document as configuration
from build_scripts.sources.marked import read_yaml
from build_scripts.structure.parse import attempt
from build_scripts.structure.wrap import Line

MOST_ROUNDS = 4
"""So often lists that the build reads otherwise are given up."""
AMBIGUOUS = "they can be read in more than one way"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of two texts."""

    draft: Draft
    collation: Collation | None
    problems: tuple[Problem, ...] = ()
    refusal: Refusal | None = None
    """Why the texts are refused; ``None`` where both have one structure."""
    wordless: tuple[str, ...] = ()
    """What is paired by its label alone, too short for its words to say anything."""


@dataclass(slots=True)
class Inference:
    """Two texts, and what is known of them so far."""

    base: Draft
    sources: Mapping[str, Source]
    surveys: Mapping[str, Survey]
    skeletons: Mapping[str, Skeleton] = field(default_factory=dict)
    spine: Spine = field(default_factory=lambda: Spine((), ()))
    one_sided: Mapping[str, Set[int]] = field(default_factory=dict)
    """Language key → numbers of lines that stand alone in their row of a bilingual table."""

    @property
    def keys(self) -> tuple[str, str]:
        """The two languages."""
        first, second = self.surveys
        return first, second

    @property
    def lines(self) -> Mapping[str, Sequence[Line]]:
        """The lines of both texts."""
        return {key: own.lines for key, own in self.surveys.items()}

    def run(self) -> Outcome:
        """The structure that both texts share, or why they share none."""
        if refusal := refusals.of_numbers(self.sources, self.lines):
            return Outcome(self.base, None, (), refusal)
        found = {key: skeleton(own, key) for key, own in self.lines.items()}
        self.skeletons = latin.counted(self.lines, promoted(self.lines, found))
        firsts: Mapping[str, int] = {key: self._first(key) for key in self.keys}
        if loose := unnumbered.numbered_in_one(self.surveys, self.skeletons):
            return self._plain([loose.level], loose.firsts, by_order=True)
        alone = self._alone()
        if refusal := refusals.of_articles(self.skeletons, self.sources, self.lines, alone):
            return self._attempted(refusal, firsts)
        mine, yours = self.skeletons.values()
        self.spine = spine(mine, yours, alone)
        if self.spine.articles:
            couples = self.spine.articles
            ahead = self._ahead()
            firsts = ahead or firsts
            stretches = [
                *(in_divisions(self.lines, self.skeletons, (), ahead) if ahead else ()),
                *in_articles(self.lines, self.skeletons, couples),
                *in_divisions(self.lines, self.skeletons, self.spine.annexes()),
            ]
            return self._settled(stretches, firsts)
        if all(first >= len(self.lines[key]) for key, first in firsts.items()):
            return self._unnumbered()
        couples = self.spine.headings
        stretches = list(in_divisions(self.lines, self.skeletons, couples, firsts))
        if refusal := refusals.of_divisions(stretches, self.sources, self.lines):
            if not couples and any(not own.root.children for own in stretches[0].found.values()):
                outcome = self._unnumbered()  # what looks like marks in one text alone
                return self._attempted(refusal, firsts) if outcome.refusal else outcome
            return self._attempted(refusal, firsts)
        return self._settled(stretches, firsts)

    def _alone(self) -> tuple[Set[int], Set[int]]:
        """Of each text the places of articles that the other lacks, by the rows of a table."""
        own = list(self.skeletons.values())
        counts = [Counter(head.label.numbers for head in each.articles) for each in own]
        first, second = (
            {
                head.index
                for head in own[mine].articles
                if self.lines[key][head.index].number in self.one_sided.get(key, ())
                and counts[mine][head.label.numbers] > counts[1 - mine][head.label.numbers]
            }
            for mine, key in enumerate(self.keys)
        )
        return first, second

    def _attempted(self, refusal: Refusal, firsts: Mapping[str, int]) -> Outcome:
        """Why the texts are refused, with a draft whose levels show both outlines."""
        first, second = (own.heads for own in self.skeletons.values())
        couples = [(head, None) for head in first] + [(None, head) for head in second]
        self.spine = Spine((), tuple(couples))
        outcome = self._tried((), {}, frozenset(), firsts)
        return replace(outcome, refusal=refusal)

    def _first(self, key: str) -> int:
        """Place of the first label of a text; behind all its lines where it has none."""
        own = self.skeletons[key]
        first = own.heads[0].index if own.heads else len(self.lines[key])
        return first if own.articles else min(first, first_label(self.lines[key]))

    def _ahead(self) -> Mapping[str, int]:
        """Places of the first labels of a body without articles; none where it has some.

        The articles are those of its annexes: 一、…三、, then 附件一 with 第一条.
        """
        places = {key: first_label(own) for key, own in self.lines.items()}
        heads = [own.heads[0] for own in self.skeletons.values() if own.heads]
        is_annex = all(head.label.rank == ANNEX for head in heads)
        is_before = is_annex and all(
            places[key] < own.heads[0].index for key, own in self.skeletons.items()
        )
        return places if is_before else {}

    def _settled(self, stretches: Sequence[Stretch], firsts: Mapping[str, int]) -> Outcome:
        """The draft under which the build reads what was found."""
        kept = {n: each.verdict.reason for n, each in enumerate(stretches) if each.verdict.reason}
        units: frozenset[int] = frozenset()
        outcome = self._tried(stretches, kept, units, firsts)
        for _ in range(MOST_ROUNDS):
            wrong = _misread(stretches, outcome, self.surveys, kept)
            loose = parts.loose_levels(outcome.draft.levels, outcome.problems, outcome.collation)
            if not (wrong or loose - units):
                break
            kept |= dict.fromkeys(wrong, AMBIGUOUS)
            units |= loose
            outcome = self._tried(stretches, kept, units, firsts)
        return outcome

    def _tried(
        self,
        stretches: Sequence[Stretch],
        kept: Mapping[int, str],
        units: frozenset[int],
        firsts: Mapping[str, int],
    ) -> Outcome:
        named = levels.groups(self.spine, self.keys)
        borders = {
            key: {h.index for h in (*own.heads, *own.twice)} for key, own in self.skeletons.items()
        }
        outer = levels.named_levels(named, self.lines, borders)
        agreed = [each for n, each in enumerate(stretches) if n not in kept and each.verdict.marks]
        inner, common = self._inner(agreed)
        found, preset = self._named([*outer, *inner], len(outer), units)
        twice = exceptions.twice(self.lines, self.spine)
        own = replace(
            self.base,
            levels=tuple(found),
            preset=preset,
            titles=titles(self.surveys, firsts),
            blocks=(*blocks(self.surveys, firsts, found), *self.base.blocks),
            text=(*self.base.text, *exceptions.references(self.lines, self.skeletons, named)),
            misprints=(
                *exceptions.misprints(self.lines, self.skeletons, self.spine),
                *exceptions.numbered(self.lines, self.skeletons),
            ),
            skip=(*self.base.skip, *twice[0]),
            drop=(*self.base.drop, *twice[1]),
            join=(*self.base.join, *exceptions.joined(self.lines, self.spine, borders)),
        )
        shown = replace(own, levels=own.levels[: len(outer)]) if self.spine.articles else own
        ids = _Ids(shown, self.sources, self.lines)
        if stretches:
            own = replace(own, one_sided=tuple(exceptions.alone(self.keys, self.spine, ids.of)))
        entries = exceptions.lists_of_units(self.keys, stretches, kept, common, ids.of)
        return self._collated(replace(own, lists=tuple(entries)))

    def _inner(self, agreed: Sequence[Stretch]) -> tuple[list[DraftLevel], Marks]:
        """The levels of the lists, each with its commonest mark."""
        counted = Counter(each.verdict.marks for each in agreed)
        inner, common = levels.item_levels(counted.items(), self.keys)
        restarts = {level for each in agreed for level in each.verdict.restarts}
        if self.spine.articles:
            inline = any(each.is_inline for each in agreed)
            return [
                parts.item(forms, is_again=depth in restarts, is_inline=inline and not depth)
                for depth, forms in enumerate(inner)
            ], common
        rests = parts.rests(agreed, self.lines)
        roots = [own.root for each in agreed for own in each.found.values()]
        firsts = {
            (item.depth, number[0])
            for root in roots
            for item in root.all()
            for number in item.firsts()
            if len(number) == 1
        }
        return [
            parts.part(
                forms,
                rests,
                depth,
                len(inner),
                is_again=depth in restarts,
                is_continuous=any(own == depth and number > 1 for own, number in firsts),
                first=0 if (0, 0) in firsts and not depth else 1,
            )
            for depth, forms in enumerate(inner)
        ], common

    def _named(
        self, found: Sequence[DraftLevel], inner: int, units: frozenset[int]
    ) -> tuple[list[DraftLevel], str]:
        """The levels with the words of the preset that knows most of them."""
        is_traditional = self.base.langs.get(self.keys[0], "").endswith("Hant")
        kinds = ["" if place >= inner else each.kind for place, each in enumerate(found)]
        templates = [each.templates for each in found]
        name = naming.naming(templates, kinds, is_traditional=is_traditional)
        return parts.named_by(found, name, inner=inner, units=units), name.preset

    def _unnumbered(self) -> Outcome:
        """Headings that are literal lines; else paragraphs alone."""
        if found := unnumbered.heading_level(self.surveys):
            outcome = self._plain([found.level], found.firsts, by_order=True)
            if outcome.refusal is None:
                return outcome
        return self._plain([], dict.fromkeys(self.keys, 1), by_order=True)

    def _plain(
        self, found: Sequence[DraftLevel], firsts: Mapping[str, int], *, by_order: bool
    ) -> Outcome:
        """A draft whose texts are paired by their order."""
        inner = 0 if any("by" in each.says for each in found) else len(found)
        named, preset = self._named(found, inner, frozenset())
        preset = preset if inner else ""
        framed = blocks(self.surveys, firsts, named)
        if not found:
            framed = tuple(
                replace(each, paragraphs=1) if each.name == "title" else each
                for each in framed
                if each.name not in ("note", "preamble")
            )
        own = replace(
            self.base, levels=tuple(named), preset=preset, blocks=(*framed, *self.base.blocks),
            titles=titles(self.surveys, firsts),
        )  # fmt: skip
        return self._collated(own, by_order=by_order)

    def _collated(self, own: Draft, *, by_order: bool = False) -> Outcome:
        """Read and align as the build would; what is doubtful is asked about."""
        config, problems = _config(own)
        if config is None:
            return Outcome(own, None, problems, refusals.of_faults(problems))
        collation = collate(self.sources, config)
        if own.footnotes:
            own, before = alone(own, collation), own
            if own != before:
                config, problems = _config(own)
                collation = collate(self.sources, config)
        evidence = examined(collation, config.error_ratio, by_order=by_order)
        if evidence.asked:
            own = replace(own, pairing=evidence.asked)
            config, problems = _config(own)
            collation = again(collation, self.sources, config)
        found = tuple(sorted({*problems, *collation.problems}))
        refusal = refusals.of_collation(collation, found, evidence)
        return Outcome(own, collation, found, refusal, evidence.wordless)


@dataclass(slots=True)
class _Ids:
    """The ids that the nodes of a draft have, read when the first is asked for."""

    draft: Draft
    sources: Mapping[str, Source]
    lines: Mapping[str, Sequence[Line]]
    known: dict[str, Mapping[int, str]] = field(default_factory=dict)

    def of(self, key: str, place: int) -> str:
        """Id of the node that begins with a line, empty where none does."""
        if key not in self.known:
            self.known[key] = self._read(key)
        return self.known[key].get(place, "")

    def _read(self, key: str) -> Mapping[int, str]:
        config = _config(self.draft)[0]
        if config is None:
            return {}
        reading, _ = attempt(self.sources[key], config, key)
        places = {line.number: n for n, line in enumerate(self.lines[key])}
        nodes = [node for node in reversed(reading.nodes) if node.line in places]
        return {places[node.line]: node.id for node in nodes}


def _config(own: Draft) -> Any:
    marked, problems = read_yaml("document.yml", draft.written(own))
    if marked is None:
        return None, problems
    return configuration.of(marked, own.id)


def _misread(
    stretches: Sequence[Stretch],
    outcome: Outcome,
    surveys: Mapping[str, Survey],
    kept: Mapping[int, str],
) -> set[int]:
    """Stretches whose items the build does not find where they were seen."""
    wrong: set[int] = set()
    if outcome.collation is None:
        return wrong
    for key, reading in outcome.collation.attempts.items():
        labelled = {node.line for node in reading.nodes if node.label}
        paths = {each.line for each in outcome.collation.own if each.code in {"P01", "P02", "P03"}}
        own = surveys[key].lines
        for place, each in enumerate(stretches):
            items = () if place in kept or not each.heads else each.verdict.items.get(key, ())
            numbers = {own[index].number for index in items}
            if numbers - labelled or (outcome.collation.unread and numbers & paths):
                wrong.add(place)
    return wrong
