"""The nouns of the project: what a document, an edition, a unit and a bitext are.

Everything here is a frozen value. Language maps are keyed by the editions that a
document has (``zh``, ``en``, and one day ``lo``), never by a fixed two.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import Path

LangText = Mapping[str, str]
"""Language key → a text in that language."""


@dataclass(frozen=True, slots=True)
class Creator:
    """Who made a document: a body by its name as it stands, a person by the parts of the name."""

    literal: str = ""
    family: str = ""
    given: str = ""


@dataclass(frozen=True, slots=True)
class Cited:
    """What citations say of an edition in its own language, where that is not said elsewhere."""

    title: str = ""
    """The title as that edition prints it, where ``title:`` is not that."""
    publisher: str = ""
    """Its publisher by name: ``en.yn2an.cn``."""
    place: str = ""
    """Where the publisher is."""
    genre: str = ""
    """What kind of text it is: ``unofficial English translation``."""


@dataclass(frozen=True, slots=True)
class Edition:
    """The document in one language, as one source printed it: its provenance, not its text."""

    key: str
    """Language key used in every map: ``zh``, ``en``."""
    lang: str
    """BCP 47 tag for ``lang`` attributes: ``zh-Hans``, ``en``."""
    file: str
    """File name inside the document's folder."""
    sha256: str
    """SHA-256 of the file's bytes, lower-case hex."""
    name: LangText
    """What the language is called: ``{"zh": "中文", "en": "Chinese"}``."""
    status: LangText
    """Standing of this text, one sentence a language: ``unofficial translation``."""
    publisher: LangText
    """Who published the source."""
    rights: LangText
    """What is known of rights in the text."""
    published: str
    """ISO date of publication, or empty."""
    url: str
    """Where the source was read."""
    also: tuple[str, ...] = ()
    """Further addresses of the same text."""
    is_authentic: bool = False
    """Whether the document itself names this language as authentic."""
    cited: Cited = field(default_factory=Cited)


@dataclass(frozen=True, slots=True)
class Relation:
    """What a document is to another, as its ``document.yml`` declares it."""

    kind: str
    """``succeeds``, ``amends``, ``implements``, ``same_series``."""
    to: str = ""
    """Id of a document of this site; empty: one elsewhere."""
    title: LangText = field(default_factory=dict)
    """Of one elsewhere."""
    url: str = ""
    """Of one elsewhere, where it can be read."""
    line: int = field(default=1, repr=False, compare=False)
    """Where it is declared."""


@dataclass(frozen=True, slots=True)
class Compared:
    """An older document with which one is compared, as its ``document.yml`` declares it."""

    to: str
    """Its id."""
    line: int = field(default=1, repr=False, compare=False)
    """Where it is declared."""


@dataclass(frozen=True, slots=True)
class Document:
    """The text, whatever its language: its titles, dates and editions."""

    id: str
    """Address of the document on the site: ``cn-la-2024``."""
    title: LangText
    """Full title by language key."""
    short: LangText
    """Short title for navigation and running heads."""
    editions: tuple[Edition, ...]
    """In reading order; the first is the one whose language the site's pages have."""
    authentic: tuple[str, ...]
    """Language keys that the document declares authentic, editions or not: ``("zh", "lo")``."""
    signed: str = ""
    effective: str = ""
    revised: str = ""
    """ISO dates, empty where unknown; ``revised`` is that of this edition of ours."""
    is_draft: bool = False
    group: LangText = field(default_factory=dict)
    """Under what it stands on the home page; empty: under its year."""
    glossary: tuple[str, ...] = ()
    """Whose terms it is read with beside its own: ``common``, ids of other documents."""
    creators: Mapping[str, tuple[Creator, ...]] = field(default_factory=dict)
    """Language key → who made it, by their names in that language."""
    pdf: tuple[tuple[str, ...], ...] = ()
    """Keys of the texts that a PDF shows side by side, beside those that every document has."""
    keeps_findings: bool = False
    """Whether what the checks find is shown to readers only where an editor has accepted it."""
    relations: tuple[Relation, ...] = ()
    """What it is to other documents, in the order in which they are declared."""
    compare: tuple[Compared, ...] = ()
    """The older documents that it is compared with."""

    @property
    def named(self) -> tuple[tuple[str, int], ...]:
        """The documents of this site that its ``document.yml`` names, and the line of each."""
        found: list[Relation | Compared] = [*self.relations, *self.compare]
        return tuple((each.to, each.line) for each in found if each.to)

    @property
    def date(self) -> str:
        """When it came into being: signed, else in force, else first published; or empty."""
        published = min(filter(None, (each.published for each in self.editions)), default="")
        return self.signed or self.effective or published

    def edition(self, key: str) -> Edition:
        """The edition with this language key; KeyError where there is none."""
        for edition in self.editions:
            if edition.key == key:
                return edition
        raise KeyError(key)

    @property
    def keys(self) -> tuple[str, ...]:
        """The language keys of the editions, in order: ``("zh", "en")``."""
        return tuple(edition.key for edition in self.editions)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a source, verbatim but for outer white space."""

    text: str
    line: int
    """1-based line of the source where it begins."""


@dataclass(frozen=True, slots=True)
class Footmark:
    """A mark in a text that leads to a footnote: ``[1]``, ``①``."""

    footnote: str
    """Id of the footnote."""
    paragraph: int
    """Place among the paragraphs of the unit; ``HEADING`` for its heading."""
    start: int
    end: int


HEADING = -1
"""Where the mark stands in a heading."""


@dataclass(frozen=True, slots=True)
class Node:
    """One division or unit of one edition, as the parser found it."""

    id: str
    kind: str
    """A key of ``KINDS``, or the declared name of a block (``title``, ``signature``)."""
    number: str
    """Its own number in Arabic form (``6``, ``1_1``), or the block's name."""
    parent: str
    """Id of the enclosing node, empty at the top."""
    is_unit: bool
    label: str
    """The number as printed (``四、``), empty where none is printed."""
    heading: str
    """Heading as printed, empty where there is none."""
    line: int
    paragraphs: tuple[Paragraph, ...] = ()
    level: int | None = None
    """Index of the declared level that its label belongs to."""
    footmarks: tuple[Footmark, ...] = ()
    """In the order of the text."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A stretch of a source that is in no unit, heading or label, and why."""

    line: int
    text: str
    reason: str
    is_whole: bool = True
    """Whether it is all of its line."""


@dataclass(frozen=True, slots=True)
class Account:
    """The character account of one edition (non-space characters)."""

    source: int
    nodes: int
    left_out: int
    replaced: int = 0
    """Source characters that a declared replacement took out (its own list shows them)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One edition parsed: its nodes in reading order and what was left out."""

    key: str
    nodes: tuple[Node, ...]
    left_out: tuple[LeftOut, ...]
    account: Account


@dataclass(frozen=True, slots=True)
class Pair:
    """Sentence bead: n sentences of one edition against m of the other, inside one unit."""

    id: str
    """Unit id, a dot, a number: ``p2-s1-c6.3``. Permanent: where sentences were cut or paired
    otherwise since, the new ones have numbers that the unit never had."""
    texts: Mapping[str, tuple[str, ...]]
    """Language key → sentences, each an exact substring of one paragraph; may be empty."""
    made: str
    """``order``, ``aligned`` or ``hand``."""
    places: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Language key → which sentences of the unit's text these are, from 0; a language that is not
    named has them in the order of the pairs."""
    is_sure: bool = True
    """Whether more than their order or little evidence speaks for it, where orders differ."""

    @property
    def is_matched(self) -> bool:
        """Whether it pairs anything: two languages or more have a sentence of it."""
        return sum(1 for sentences in self.texts.values() if sentences) > 1


@dataclass(frozen=True, slots=True)
class Division:
    """Inner node of the bitext: part, chapter, section."""

    id: str
    kind: str
    number: str
    parent: str
    order: int
    """Place in the one running order over divisions and units, from 1."""
    label: Mapping[str, str | None]
    heading: Mapping[str, str | None]
    line: Mapping[str, int | None]
    footmarks: Mapping[str, tuple[Footmark, ...]] = field(default_factory=dict)
    """Language key → the marks of footnotes; a language without any is left out."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A leaf that can be cited, with the text of every edition.

    A language that lacks the unit has ``None`` in each map.
    """

    id: str
    kind: str
    number: str
    parent: str
    order: int
    label: Mapping[str, str | None]
    heading: Mapping[str, str | None]
    text: Mapping[str, tuple[str, ...] | None]
    """Paragraphs verbatim, without the label."""
    line: Mapping[str, int | None]
    pairs: tuple[Pair, ...] = ()
    """In the order of the first edition's text."""
    retired_pairs: tuple[str, ...] = ()
    """Ids of pairs that were published and are no more."""
    numbers: Mapping[str, str] = field(default_factory=dict)
    """Language key → its number in that edition, where a list has not one order in all of them."""
    footmarks: Mapping[str, tuple[Footmark, ...]] = field(default_factory=dict)
    """Language key → the marks of footnotes; a language without any is left out."""

    def has(self, key: str) -> bool:
        """Whether the edition with this language key has the unit."""
        return self.text.get(key) is not None


@dataclass(frozen=True, slots=True)
class Level:
    """One rank of the numbering, from the outside in, as ``document.yml`` declares it."""

    kind: str
    templates: Mapping[str, tuple[str, ...]]
    """Language key → label templates, e.g. ``第{han}部分 {heading}``."""
    is_unit: bool = False
    is_continuous: bool = False
    """Numbers run on through outer divisions; the id starts anew here."""
    restarts: bool = False
    """Several lists of this level may stand under one parent."""
    by_position: bool = False
    """Numbers are counted, whatever is printed (``1. 1. 1.``)."""
    is_inline: bool = False
    """The first label may stand on the line of the label above it: 第一条 （一）…"""
    first: int = 1
    indent: Mapping[str, int] = field(default_factory=dict)
    """Language key → white space that a label of this level stands behind."""
    after: str = ""
    """Whose the text after a list of this level is: ``item``, ``parent``, ``outermost``,
    ``indent``; empty: not declared."""
    paragraphs: str = "parts"
    """``parts``: unnumbered paragraphs belong to the unit; ``units``: each has an id."""
    page: bool | None = None
    """Whether divisions of this level have a reading page; ``None``: chosen."""
    cite: LangText = field(default_factory=dict)
    """Citation words by language: ``第{han}部分``, ``Part {word}``."""
    cite_paragraph: LangText = field(default_factory=dict)
    """Citation words of its paragraphs where they are units: ``第{han}款``."""


@dataclass(frozen=True, slots=True)
class Block:
    """A named, numberless stretch of text: title, preamble, signature, dateline."""

    name: str
    templates: LangText
    """Language key → the line with which it begins."""
    has_heading: bool = False
    """Whether that line is its heading (else it is its first paragraph)."""
    level: str = ""
    """Kind of the level as which it stands; empty: outside all levels."""
    paragraphs: str = "parts"
    reason: str = ""
    """Why an edition lacks it, where one does."""
    cite: LangText = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Retired:
    """An id that was published once and is no more."""

    id: str
    reason: str
    to: str = ""
    """The id that took its place, empty where none did."""
    line: int = field(default=1, repr=False, compare=False)
    """Where it is declared."""


@dataclass(frozen=True)  # without slots: the order is worked out once, and hundreds ask for it
class Bitext:
    """The aligned document: one tree of divisions and units with the texts of all editions."""

    document: Document
    divisions: tuple[Division, ...]
    units: tuple[Unit, ...]
    levels: tuple[Level, ...]
    blocks: tuple[Block, ...] = ()
    retired: tuple[Retired, ...] = ()
    left_out: Mapping[str, tuple[LeftOut, ...]] = field(default_factory=dict)
    accounts: Mapping[str, Account] = field(default_factory=dict)

    def nodes(self) -> tuple[Division | Unit, ...]:
        """Divisions and units in the one running order."""
        return self._nodes

    def in_own_order(
        self, nodes: Sequence[Division | Unit], key: str
    ) -> tuple[Division | Unit, ...]:
        """Some nodes in the order of one edition's text, where it has a list in another order."""
        if not any(key in unit.numbers for unit in self.units):
            return tuple(nodes)
        out: list[Division | Unit] = []
        for _, run in groupby(nodes, key=lambda node: (type(node), node.parent)):
            own = list(run)
            if all(node.line.get(key) is not None for node in own):
                own.sort(key=lambda node: node.line[key] or 0)
            out += own
        return tuple(out)

    @cached_property
    def _nodes(self) -> tuple[Division | Unit, ...]:
        return tuple(sorted((*self.divisions, *self.units), key=lambda node: node.order))

    @cached_property
    def pair_places(self) -> Mapping[str, int]:
        """Id of a pair → its place among those of its unit, from 1, whatever its number."""
        return {pair.id: at for unit in self.units for at, pair in enumerate(unit.pairs, 1)}


@dataclass(frozen=True, slots=True)
class Source:
    """A source file as read: decoded text, and where it came from for messages."""

    path: Path
    """Relative to the repository, for ``path:line:``."""
    text: str
