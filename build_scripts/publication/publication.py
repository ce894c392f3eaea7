"""One document ready to be shown, whatever the medium.

Made once a document: its nodes in order, what each is called and cited as, the reading pages, and
what editors and checks know of it. Every output is made from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.apparatus.checks import OpenList
from build_scripts.apparatus.checks.difference import CHECK, Difference
from build_scripts.apparatus.companion import Companion
from build_scripts.apparatus.concordance import Concordance
from build_scripts.apparatus.corpus.relations import Related
from build_scripts.apparatus.gloss import Gloss, gloss
from build_scripts.comparison.comparison import Comparison
from build_scripts.model import Bitext, Division, Document, Footmark, LangText, Unit
from build_scripts.publication.cite import citations, short_forms
from build_scripts.publication.locators import places
from build_scripts.publication.paginate import Page, paginate
from build_scripts.publication.styles import Style
from build_scripts.publication.titles import title_line, toc_labels
from build_scripts.publication.words import SPOKEN
from build_scripts.sources.corpus.changes import Change
from build_scripts.sources.glossary import Concept, Glossary
from build_scripts.sources.notes import Remark
from build_scripts.sources.studies import NOTHING, Studies

FULL = "full"
"""Address of the whole document on one page."""
STUDIES = "studies/"
"""Address of the list of studies, and of each under it."""
DIFFERENCES = "differences/"
"""Address of the page on where the texts differ."""

Node = Division | Unit


@dataclass(frozen=True, slots=True)
class Site:
    """The site that the pages belong to."""

    url: str
    """Absolute address, ends with a slash: the only absolute one there is."""
    corrections: str = ""
    """Where readers send corrections, empty where there is no such place."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file that the document page offers."""

    file: str
    """Relative to the document's folder: ``downloads/document.json``."""
    label: LangText
    """What it is for, in a few words."""
    size: int = 0
    """In bytes; 0: not said."""
    sha256: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Publication:
    """One document with its look-ups.

    Two are never alike but by being one, so that what is made from one can be kept with it.
    """

    bitext: Bitext
    site: Site
    pages: tuple[Page, ...]
    nodes: Mapping[str, Node]
    """Id → node, in reading order."""
    children: Mapping[str, tuple[Node, ...]]
    """Parent id (empty: the top) → nodes directly inside, in order."""
    page_of: Mapping[str, str]
    """Node → its reading page; ``full`` where there are none; absent: outer division."""
    cites: Mapping[str, Mapping[str, str]]
    """Node → language key → its words in a citation."""
    locators: Mapping[str, Mapping[str, str]]
    """Unit → manner of the styles (``en``: English words) → its place as they write it."""
    shorts: Mapping[str, str]
    """Node → its short form."""
    labels: Mapping[str, Mapping[str, str]]
    """Language key → unit → its number and first words, told apart from those beside it."""
    glossary: Glossary
    concordance: Concordance
    differences: tuple[Difference, ...]
    """An editor's notes, then what the checks find; accepted findings too."""
    gloss: Gloss
    """Terms and open differences of each unit."""
    lists: tuple[OpenList, ...] = ()
    """The lists that the Chinese leaves open, where readers see what the checks find."""
    remarks: tuple[Remark, ...] = ()
    """What an editor says of many places at once."""
    marked: Mapping[tuple[str, str], tuple[tuple[str, Footmark], ...]] = field(default_factory=dict)
    """(footnote, language key) → the node of each mark, and the mark, in the order of the text."""
    studies: Studies = NOTHING
    """What an editor decides for the document's studies."""
    related: tuple[Related, ...] = ()
    """The other documents that it is related to."""
    comparisons: tuple[Comparison, ...] = ()
    """The older documents that it is compared with."""
    newer: tuple[Related, ...] = ()
    """The newer documents that are compared with it."""
    changes: tuple[Change, ...] = ()
    """The texts that were changed after its publication."""

    @property
    def id(self) -> str:
        """The document's id, with which the names of its files begin."""
        return self.bitext.document.id

    @property
    def concepts(self) -> tuple[Concept, ...]:
        """The concepts of the glossary that occur in the document."""
        uses = self.concordance.uses
        return tuple(each for each in self.glossary.concepts if uses.get(each.id))

    def words(self, key: str) -> frozenset[str]:
        """The terms of a language that occur in the document."""
        return frozenset(term.text for each in self.concepts for term in each.terms.get(key, ()))

    @property
    def keys(self) -> tuple[str, ...]:
        """The language keys of the editions."""
        return self.bitext.document.keys

    @property
    def named_in(self) -> tuple[str, ...]:
        """The languages in which its parts have names: its editions', and those of the site."""
        return named_in(self.bitext.document)

    def lang(self, key: str) -> str:
        """The language tag of an edition."""
        return self.bitext.document.edition(key).lang

    def cited(self, node_id: str, key: str) -> str:
        """A node in the words of a citation."""
        return self.cites[node_id][key]

    def located(self, node_id: str, key: str, style: Style) -> str:
        """A unit of an edition as a style writes its place: ``pt. 2, sec. II, para. 4``."""
        if style.place == "own":
            return self.cited(node_id, key)
        return self.locators[node_id][style.place] if style.place else ""

    def named(self, node_id: str, key: str) -> str:
        """The same by itself, in a heading or a list: ``Signature block``, not ``signature…``."""
        words = self.cited(node_id, key)
        return words[:1].upper() + words[1:]

    def name(self, node: Node, key: str) -> str:
        """What stands over a node as printed, else its words: ``二、经济领域``."""
        return title_line(node.label.get(key), node.heading.get(key)) or self.named(node.id, key)

    def place(self, node_id: str) -> tuple[str, str]:
        """Where a node is read: address inside the document, fragment.

        ``p2-s2-c4`` → (``p2-s2/``, ``p2-s2-c4``); ``p2-s2`` → (``p2-s2/``, ````).
        """
        page = self.page_of.get(node_id, node_id)
        return f"{page}/", "" if page == node_id else node_id

    def read_at(self, node_id: str) -> tuple[str, str]:
        """The same, but for an outer heading: the reading page that it opens.

        ``p2`` → (``p2-s1/``, ``p2``), though ``p2/`` is its address.
        """
        for page in self.pages:
            if any(each.id == node_id for each in page.outer):
                return f"{page.id}/", node_id
        return self.place(node_id)

    def ancestors(self, node: Node) -> tuple[Node, ...]:
        """Enclosing nodes from the outside in."""
        out: list[Node] = []
        while node.parent in self.nodes:
            node = self.nodes[node.parent]
            out.append(node)
        return tuple(reversed(out))

    def marks_of(self, footnote: str, key: str) -> tuple[tuple[str, Footmark], ...]:
        """The marks of a footnote in one language, each with its node."""
        return self.marked.get((footnote, key), ())

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Ids of nodes in reading order, each once."""
        wanted = set(ids)
        return [node for node in self.nodes if node in wanted]

    def division_of(self, node_id: str) -> str:
        """The innermost division that holds a node, the node itself where none does."""
        node = self.nodes[node_id]
        if isinstance(node, Division):
            return node_id
        around = [each for each in self.ancestors(node) if isinstance(each, Division)]
        return around[-1].id if around else node_id

    def inside(self, node_id: str) -> Iterator[Node]:
        """Everything in a node, in reading order."""
        for child in self.children.get(node_id, ()):
            yield child
            yield from self.inside(child.id)


def publication_of(
    bitext: Bitext, site: Site, glossary: Glossary | None = None, companion: Companion | None = None
) -> Publication:
    """Make a document ready to be shown; without a companion it has no terms and no differences."""
    glossary = glossary or Glossary()
    companion = companion or Companion(Concordance(bitext, {}, {}), ())
    differences = published(bitext.document, companion.differences)
    nodes = {node.id: node for node in bitext.nodes()}
    pages = paginate(bitext)
    cited = citations(bitext)
    spoken = named_in(bitext.document)
    children = _children(nodes)
    return Publication(
        bitext,
        site,
        pages,
        nodes,
        children,
        _pages_of(nodes, pages),
        {node: {key: cited.full(node, key) for key in spoken} for node in nodes},
        {unit.id: places(cited, unit.id) for unit in bitext.units},
        short_forms(cited),
        {key: _labels(children, key) for key in bitext.document.keys},
        glossary,
        companion.concordance,
        differences,
        gloss(glossary, companion.concordance, differences),
        () if bitext.document.keeps_findings else companion.lists,
        companion.remarks,
        _marked(nodes.values()),
        companion.studies,
        companion.related,
        companion.comparisons,
        companion.newer,
        companion.changes,
    )


def named_in(document: Document) -> tuple[str, ...]:
    """The languages in which the parts of a document have names: its editions', and the site's."""
    return tuple(dict.fromkeys((*document.keys, *SPOKEN)))


def published(document: Document, found: Sequence[Difference]) -> tuple[Difference, ...]:
    """What readers see of the differences: findings only as the document declares (``findings:``)
    or where an editor has accepted them or speaks of them in a remark. A draft has no readers but
    its editor, who sees all."""
    keeps = document.keeps_findings and not document.is_draft
    return tuple(
        each for each in found if each.source != CHECK or each.accepted or each.remark or not keeps
    )


def _marked(
    nodes: Iterable[Node],
) -> Mapping[tuple[str, str], tuple[tuple[str, Footmark], ...]]:
    marked: dict[tuple[str, str], list[tuple[str, Footmark]]] = {}
    for node in nodes:
        for key, marks in node.footmarks.items():
            for mark in marks:
                marked.setdefault((mark.footnote, key), []).append((node.id, mark))
    return {place: tuple(marks) for place, marks in marked.items()}


def _children(nodes: Mapping[str, Node]) -> Mapping[str, tuple[Node, ...]]:
    inside: dict[str, list[Node]] = {}
    for node in nodes.values():
        inside.setdefault(node.parent if node.parent in nodes else "", []).append(node)
    return {parent: tuple(each) for parent, each in inside.items()}


def _labels(children: Mapping[str, tuple[Node, ...]], key: str) -> Mapping[str, str]:
    labels: dict[str, str] = {}
    for inside in children.values():
        labels |= toc_labels([each for each in inside if isinstance(each, Unit)], key)
    return labels


def _pages_of(nodes: Mapping[str, Node], pages: Sequence[Page]) -> Mapping[str, str]:
    if not pages:
        return dict.fromkeys(nodes, FULL)
    outer = {division.id for page in pages for division in page.outer}
    return {node.id: page.id for page in pages for node in page.nodes if node.id not in outer}
