"""Names of divisions and units as they are cited: in words, and in a short form.

Words follow the table of design §2 and are overridable per level with ``cite:``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.kinds import KINDS, PARAGRAPH
from build_scripts.language import languages
from build_scripts.language.equivalence import plain
from build_scripts.language.languages import DEFAULT
from build_scripts.language.numerals import SYSTEMS, format_number
from build_scripts.model import Bitext, Division, LangText, Unit
from build_scripts.publication.conversion import in_script
from build_scripts.publication.words import SPOKEN, WORDS

SLOT = re.compile(rf"\{{({'|'.join(SYSTEMS)})\}}")


# 第2A條, Section 10ZA
LETTERED = re.compile(r"(?<![A-Za-z0-9])[0-9]+[A-Z]{1,3}(?![A-Za-z0-9])")


BEHIND: LangText = {"zh": "之"}
"""Language that puts an inserted number behind the words → what joins it: 第十五条之一."""


Node = Division | Unit


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a place in words: its template, and what is written into it."""

    kind: str
    template: str
    number: str
    printed: str
    """Its number as the label has it, where that has letters."""


@dataclass(frozen=True, slots=True)
class Citations:
    """The words of every division and unit of one document, looked up by id."""

    nodes: Mapping[str, Node]
    templates: Mapping[tuple[str, int], LangText]
    """Kind or block, and how many of that kind are further out → its templates."""
    paragraphs: Mapping[tuple[str, int], LangText]
    """The same for the paragraphs of a level, where they are units."""
    beside: Mapping[str, frozenset[str]]
    """Parent → the kinds of what stands directly in it."""
    tags: Mapping[str, str]
    """Language key → tag of its text, in whose characters its usual words are."""

    def full(self, node_id: str, key: str) -> str:
        """A node in words: ``p2-s2-c4`` → 第二部分第二节第4项, Part Two, Section II, para. 4.

        A language without words of its own is cited as in English.
        """
        language = spoken_in(key)
        out = [
            fill(step.template, step.number, language, step.printed)
            for step in self.steps(node_id, key)
        ]
        row = languages.language(language)
        return (row.within or row.punctuation.within).join(out)

    def steps(self, node_id: str, key: str) -> Iterator[Step]:
        """The levels of a place in a language, from the outside in."""
        language = spoken_in(key)
        seen: dict[str, int] = {}
        outer = ("", 0)
        for node in self.path(node_id):
            rank = seen.get(node.kind, 0)
            seen[node.kind] = rank + 1
            own = self.paragraphs.get(outer, {}) if node.kind == PARAGRAPH else {}
            template = own.get(language) or self.template(node.kind, rank, language)
            if node.kind == PARAGRAPH and self._is_shared(template, node, seen, language):
                template = self._usual("unnumbered", language)
            outer = (node.kind, rank)
            own_number = node.numbers.get(key) if isinstance(node, Unit) else None
            yield Step(node.kind, template, own_number or node.number, printed(node, key))

    def _is_shared(self, template: str, node: Node, seen: Mapping[str, int], language: str) -> bool:
        """Whether what stands beside a paragraph and has a number is called as paragraphs are."""
        others = self.beside.get(node.parent, frozenset()) - {PARAGRAPH}
        called = {self.template(kind, seen.get(kind, 0), language) for kind in others}
        return template in called

    def path(self, node_id: str) -> tuple[Node, ...]:
        """The nodes that an id names, from the outside in.

        ``p2-s1-c6`` → p2, p2-s1, p2-s1-c6; the article ``a33`` of chapter 4 → a33 alone.
        """
        parts = node_id.split("-")
        ids = ("-".join(parts[:size]) for size in range(1, len(parts) + 1))
        return tuple(self.nodes[each] for each in ids if each in self.nodes)

    def template(self, kind: str, rank: int, language: str) -> str:
        """The template of a kind at its rank among levels of the same kind."""
        declared = self.templates.get((kind, rank)) or self.templates.get((kind, 0)) or {}
        return declared.get(language) or self._usual(kind, language) or kind.replace("_", " ")

    def _usual(self, kind: str, language: str) -> str:
        return usual(kind, language, self.tags.get(language, ""))


def spoken_in(key: str) -> str:
    """The language in whose words a text of a language is cited: its own, else English."""
    return key if key in SPOKEN or languages.language(key).cite else DEFAULT


def usual(kind: str, language: str, tag: str = "") -> str:
    """The usual words of a kind or block in a language that is cited in; empty where it has none.

    ``("article", "es")`` → ``artículo {arabic}``; in the characters of a text by its ``tag``:
    ``("section", "zh", "zh-Hant")`` → ``第{han}節``.
    """
    words = WORDS.get(f"cite_{kind}") or {}
    found = words.get(language) or languages.language(language).cite.get(kind, "")
    return in_script(found, tag)


def citations(bitext: Bitext) -> Citations:
    """Look up what citing needs, once a document."""
    seen: dict[str, int] = {}
    templates: dict[tuple[str, int], LangText] = {(b.name, 0): b.cite for b in bitext.blocks}
    paragraphs: dict[tuple[str, int], LangText] = {}
    for level in bitext.levels:
        rank = seen.get(level.kind, 0)
        seen[level.kind] = rank + 1
        templates[level.kind, rank] = level.cite
        paragraphs[level.kind, rank] = level.cite_paragraph
    beside: dict[str, set[str]] = {}
    for node in bitext.nodes():
        beside.setdefault(node.parent, set()).add(node.kind)
    return Citations(
        {node.id: node for node in bitext.nodes()},
        templates,
        paragraphs,
        {parent: frozenset(kinds) for parent, kinds in beside.items()},
        {each.key: each.lang for each in bitext.document.editions},
    )


def printed(node: Node, key: str) -> str:
    """An inserted number that a label has with letters: 第2A條 → ``2A``; else nothing."""
    found = LETTERED.search(plain(node.label.get(key) or "")) if "_" in node.number else None
    return found[0] if found else ""


def fill(template: str, number: str, language: str, printed: str = "") -> str:
    """Write a number into a template, inserted numbers in the customary form or as ``printed``.

    ``("第{han}条", "15_1", "zh")`` → ``第十五条之一``; ``("Article {arabic}", "15_1", "en")`` →
    ``Article 15-1``; ``("{dotted}", "3_1", "en")`` → ``3.1``.
    """
    slot = SLOT.search(template)
    if not slot:
        return template
    numbers = [int(each) for each in number.split("_") if each.isdigit()]
    if printed or not numbers:
        return template.replace(slot[0], printed or number)
    if slot[1] in {"dotted", "insert"}:
        joint = "." if slot[1] == "dotted" else "-"
        return template.replace(slot[0], joint.join(map(str, numbers)))
    main, *inserted = [_numeral(each, slot[1]) for each in numbers]
    if language in BEHIND:
        behind = "".join(f"{BEHIND[language]}{each}" for each in inserted)
        return template.replace(slot[0], main) + behind
    return template.replace(slot[0], "-".join([main, *inserted]))


def short_forms(cited: Citations) -> Mapping[str, str]:
    """Id → short form, unique in the document: ``p2-s2-c4`` → ``II.4``, ``p1-par3`` → ``1.¶3``.

    Numbers joined by dots, from the innermost division on whose own number already tells it
    from all of its level (the sections of the first document stand in one part only). Where
    two would be alike both have all their numbers, else their id. A block is its name.
    """
    paths = {each: cited.path(each) for each in cited.nodes}
    numbers = {each: _short_number(cited, node) for each, node in cited.nodes.items()}
    distinct = _distinct(paths, numbers)
    forms = {}
    for each, path in paths.items():
        starts = [place for place, node in enumerate(path) if node.id in distinct]
        forms[each] = ".".join(numbers[node.id] for node in path[starts[-1] if starts else 0 :])
    for spare in (
        {each: ".".join(numbers[node.id] for node in path) for each, path in paths.items()},
        {each: each for each in paths},
    ):
        count = Counter(forms.values())
        forms = {each: spare[each] if count[form] > 1 else form for each, form in forms.items()}
    return forms


def _distinct(paths: Mapping[str, tuple[Node, ...]], numbers: Mapping[str, str]) -> set[str]:
    """Ids of the divisions of those levels on which no number occurs twice."""
    levels: dict[tuple[str, ...], list[str]] = {}
    for each, path in paths.items():
        if isinstance(path[-1], Division):
            levels.setdefault(tuple(node.kind for node in path), []).append(each)
    return {
        each
        for members in levels.values()
        if len({numbers[member] for member in members}) == len(members)
        for each in members
    }


def _short_number(cited: Citations, node: Node) -> str:
    if not any(sign.isdigit() for sign in node.number):
        return node.number
    slot = SLOT.search(cited.template(node.kind, 0, DEFAULT))
    usual = slot[1] if slot and SYSTEMS[slot[1]].has_case else "arabic"
    kind = KINDS.get(node.kind)
    system = (kind and kind.short_system) or usual
    return (kind.short_mark if kind else "") + fill(f"{{{system}}}", node.number, DEFAULT)


def _numeral(number: int, system: str) -> str:
    """Zero has no roman numeral and no letter: it is written in Arabic."""
    try:
        return format_number(number, system)
    except ValueError:
        return str(number)
