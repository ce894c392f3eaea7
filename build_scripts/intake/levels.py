"""From what the lines have shown to the levels of ``document.yml``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from build_scripts.intake.draft import DraftLevel
from build_scripts.intake.outlines.agreement import Marks
from build_scripts.intake.outlines.forms import (
    ANNEX,
    ARTICLE,
    BOOK,
    CHAPTER,
    ITEM,
    PART,
    SECTION,
    SUBSECTION,
)
from build_scripts.intake.outlines.skeleton import Head
from build_scripts.intake.outlines.spine import Couple, Spine
from build_scripts.intake.surroundings import is_heading
from build_scripts.structure.wrap import Line

KINDS: Mapping[int, str] = {
    ANNEX: "annex", BOOK: "book", PART: "part", CHAPTER: "chapter", SECTION: "section",
    SUBSECTION: "section", ITEM: "section", ARTICLE: "article",
}  # fmt: skip
ANNEX_WORDS = frozenset({"附件", "annex"})
SCHEDULE_WORDS = frozenset({"附表", "schedule"})
SECTION_WORDS = frozenset({"section", "sec", "§"})
MOSTLY, NEARLY_ALL = 0.7, 0.9
"""A form counts as that of a level if so large a share of its labels has it."""
BRACKETED = re.compile(r"[【\[［〔（(].{1,40}?[】\]］〕）)]")


@dataclass(slots=True)
class Group:
    """The labels of one named level in each language."""

    rank: int
    heads: dict[str, list[Head]] = field(default_factory=dict)

    def forms(self, key: str) -> tuple[str, ...]:
        """Its templates without what stands behind, those with more signs first."""
        found = dict.fromkeys(head.label.form for head in self.heads.get(key, ()))
        return tuple(sorted(found, key=lambda form: (-_signs(form), form)))


def _signs(form: str) -> int:
    return len(re.sub(r"\{[a-z]+\}|\s", "", form))


def groups(spine: Spine, keys: tuple[str, str]) -> list[Group]:
    """The named levels from the outside in; a heading is of the level that its partner is of."""
    ranks = _ranks(spine.headings)
    found: dict[int, Group] = {}
    for couple in (*spine.headings, *spine.articles, *spine.alone):
        rank = _rank(couple, ranks)
        group = found.setdefault(rank, Group(rank))
        for key, head in zip(keys, couple, strict=True):
            if head:
                group.heads.setdefault(key, []).append(head)
    for group in found.values():
        for heads in group.heads.values():
            heads.sort(key=lambda head: head.index)
    return [found[rank] for rank in sorted(found)]


def _ranks(headings: Iterable[Couple]) -> Mapping[str, int]:
    """Word of the second text → rank that its partners mostly have."""
    votes: dict[str, Counter[int]] = {}
    for one, other in headings:
        if one and other:
            votes.setdefault(other.label.word, Counter())[one.label.rank] += 1
    return {word: own.most_common(1)[0][0] for word, own in votes.items()}


def _rank(couple: Couple, ranks: Mapping[str, int]) -> int:
    one, other = couple
    if one:
        return one.label.rank
    assert other
    return ranks.get(other.label.word, other.label.rank)


def named_levels(
    found: Sequence[Group], lines: Mapping[str, Sequence[Line]], borders: Mapping[str, set[int]]
) -> list[DraftLevel]:
    """The named levels with their templates; ``borders``: places of all labels."""
    out = []
    for group in found:
        is_article = group.rank == ARTICLE
        kind = KINDS[group.rank]
        words = {head.label.word for heads in group.heads.values() for head in heads}
        says: dict[str, Any] = {}
        if words and words <= SCHEDULE_WORDS:
            kind = "schedule"
        elif group.rank == ANNEX and (cite := _cited(group)):
            says["cite"] = cite
        if is_article and words & SECTION_WORDS:
            kind = "section"
            says["unit"] = True
        if (is_article and _is_continuous(group, found)) or (
            not is_article and _runs_on(group, found)
        ):
            says["continuous"] = True
        firsts = {heads[0].label.numbers for heads in group.heads.values()}
        if firsts == {(0,)} or (not is_article and _begin_late(firsts)):
            says["first"] = firsts.pop()[0]
        templates: Mapping[str, tuple[str, ...]] = {
            key: _templates(group, key, lines[key], borders[key], is_article=is_article)
            for key in group.heads
        }
        if is_article:
            templates = _same_rest(templates)
        out.append(DraftLevel(kind, templates, says))
    return out


def _cited(group: Group) -> Mapping[str, str]:
    """How annexes are cited that have another name: ``附录{han}``, ``Appendix {roman}``."""
    forms = {key: heads[0].label.form for key, heads in group.heads.items()}
    if all(head.label.word in ANNEX_WORDS for heads in group.heads.values() for head in heads):
        return {}
    tight = {key: form.rstrip(":：、. ") for key, form in forms.items()}
    return {key: form if form.isascii() else form.replace(" ", "") for key, form in tight.items()}


def _begin_late(firsts: Set[tuple[int, ...]]) -> bool:
    """Whether the headings of both texts begin with one number above 1, as in an extract."""
    return len(firsts) == 1 and all(len(number) == 1 and number > (1,) for number in firsts)


def _is_continuous(group: Group, found: Sequence[Group]) -> bool:
    """Whether the articles run on through the chapters."""
    return group.rank == ARTICLE and not any(
        own.rank not in (ANNEX, ARTICLE) and _begins_anew(group, own, found) for own in found
    )


def _runs_on(group: Group, found: Sequence[Group]) -> bool:
    """Whether the sections of a text run on through its chapters."""
    outer = [own for own in found if ANNEX < own.rank < group.rank]
    numbers = [head.label.numbers for head in next(iter(group.heads.values()))]
    return (
        bool(outer)
        and len(numbers) > 1
        and numbers.count(numbers[0]) == 1
        and any(_crosses(group, own) for own in outer)
    )


def _crosses(group: Group, outer: Group) -> bool:
    """Whether a label of ``outer`` stands between two that go on from one another."""
    key = next(iter(group.heads))
    places = [head.index for head in group.heads[key]]
    return any(places[0] < head.index < places[-1] for head in outer.heads.get(key, ()))


def _begins_anew(group: Group, outer: Group, found: Sequence[Group]) -> bool:
    """Whether the labels begin with their first number again behind one of ``outer``.

    In annexes they may without further ado.
    """
    key = next(iter(group.heads))
    annexes = [head.index for own in found if own.rank == ANNEX for head in own.heads.get(key, ())]
    first = min(annexes, default=group.heads[key][-1].index + 1)
    numbers = [head.label.numbers for head in group.heads[key] if head.index < first]
    return bool(numbers) and numbers.count(numbers[0]) > 1 and _crosses(group, outer)


def _same_rest(templates: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
    """Articles have headings in both texts, or text in both."""
    rests = {"{heading}" in form and "{text}" not in form for own in templates.values()
             for form in own}  # fmt: skip
    if rests != {True, False}:
        return templates
    return {
        key: tuple(
            form if "{text}" in form else form.replace("{heading}", "{text}") for form in own
        )
        for key, own in templates.items()
    }


def _templates(
    group: Group, key: str, lines: Sequence[Line], borders: set[int], *, is_article: bool
) -> tuple[str, ...]:
    """The templates of one level in one language, with what stands behind the labels."""
    heads = group.heads[key]
    if not is_article:  # an annex without a number may be its line and nothing more
        headed = {head.label.form for head in heads if "{" in head.label.form or head.label.rest}
        return tuple(f"{form} {{heading}}" if form in headed else form for form in group.forms(key))
    if has_headings(heads, lines, borders, key):
        return tuple(f"{form} {{heading}}" for form in group.forms(key))
    with_text = [head for head in heads if not head.is_alone]
    alone = {head.label.form for head in heads if head.is_alone}
    behind = {head.label.form for head in with_text}
    forms = tuple(
        form if form not in behind else f"{form} {{text}}"
        for form in group.forms(key)
        if form in alone | behind
    )
    heads_in = [found[0] for head in heads if (found := BRACKETED.match(head.label.rest))]
    if not with_text or len(heads_in) < MOSTLY * len(heads):
        return forms
    pair = heads_in[0][0] + "{heading}" + heads_in[0][-1]
    return (*(form.replace("{text}", f"{pair} {{text}}") for form in forms), *forms)


def has_headings(heads: Sequence[Head], lines: Sequence[Line], borders: set[int], key: str) -> bool:
    """Whether articles have headings: behind their labels, or alone on the next lines."""
    behind = [head for head in heads if not head.is_alone]
    if len(behind) > len(heads) / 2:
        fitting = [head for head in behind if is_heading(lines[head.index].text, key)
                   and is_heading(head.label.rest, key)]  # fmt: skip
        return len(fitting) >= MOSTLY * len(heads)
    below = [head for head in heads if _is_heading_below(head, lines, borders, key)]
    return len(below) >= NEARLY_ALL * len(heads)


def _is_heading_below(head: Head, lines: Sequence[Line], borders: set[int], key: str) -> bool:
    at = head.index + 1
    if at + 1 >= len(lines) or {at, at + 1} & borders:
        return False
    return is_heading(lines[at].text, key)


def item_levels(
    marks: Iterable[tuple[Marks, int]], keys: tuple[str, str]
) -> tuple[list[Mapping[str, tuple[str, ...]]], Marks]:
    """The commonest mark of each depth, as templates and as marks; counted by ``marks``."""
    common: list[Counter[tuple[tuple[str, ...], ...]]] = []
    for own, count in marks:
        while len(common) < len(own):
            common.append(Counter())
        for depth, forms in enumerate(own):
            common[depth][forms] += count
    chosen = tuple(counter.most_common(1)[0][0] for counter in common)
    return [dict(zip(keys, forms, strict=True)) for forms in chosen], chosen


def with_text(
    forms: Mapping[str, tuple[str, ...]], rest: str = "text", *, single: bool = False
) -> dict[str, Any]:
    """Forms of labels as templates; ``single``: one alone is no list."""
    out: dict[str, Any] = {}
    for key, own in forms.items():
        texts = tuple(f"{form} {{{rest}}}" for form in own)
        out[key] = texts[0] if single and len(texts) == 1 else texts
    return out
