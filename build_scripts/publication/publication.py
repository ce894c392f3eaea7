"""What several pages of one document need, looked up once: places, names, neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from build_scripts.apparatus.gloss import Gloss
from build_scripts.model import Bitext, Division, LangText, Unit
from build_scripts.publication.cite import citations, short_forms
from build_scripts.publication.paginate import Page, pages
from build_scripts.publication.titles import title_line

FULL = "full"
"""Address of the whole document on one page."""
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


@dataclass(frozen=True, slots=True)
class Frame:
    """One document with its look-ups."""

    bitext: Bitext
    site: Site
    pages: tuple[Page, ...]
    nodes: Mapping[str, Node]
    children: Mapping[str, tuple[Node, ...]]
    """Parent id (empty: the top) → nodes directly inside, in order."""
    page_of: Mapping[str, str]
    """Node → its reading page; ``full`` where there are none; absent: outer division."""
    cites: Mapping[str, Mapping[str, str]]
    """Node → language key → its words in a citation."""
    shorts: Mapping[str, str]
    downloads: tuple[Download, ...] = ()
    gloss: Gloss = field(default_factory=Gloss)
    """Terms and differences of each unit."""

    @property
    def keys(self) -> tuple[str, ...]:
        """The language keys of the editions."""
        return self.bitext.document.keys

    def lang(self, key: str) -> str:
        """The language tag of an edition."""
        return self.bitext.document.edition(key).lang

    def words(self, node_id: str, key: str) -> str:
        """A node in the words of a citation."""
        return self.cites[node_id][key]

    def name(self, node: Node, key: str) -> str:
        """What stands over a node as printed, else its words: ``二、经济领域``."""
        return title_line(node.label.get(key), node.heading.get(key)) or self.words(node.id, key)

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

    def inside(self, node_id: str) -> Iterator[Node]:
        """Everything in a node, in reading order."""
        for child in self.children.get(node_id, ()):
            yield child
            yield from self.inside(child.id)


def frame(
    bitext: Bitext, site: Site, downloads: Sequence[Download] = (), gloss: Gloss | None = None
) -> Frame:
    """Look up what the pages of a document need."""
    found = pages(bitext)
    nodes = {node.id: node for node in bitext.nodes()}
    children: dict[str, list[Node]] = {}
    for node in nodes.values():
        children.setdefault(node.parent if node.parent in nodes else "", []).append(node)
    page_of = {node.id: page.id for page in found for node in page.nodes}
    for division in (division for page in found for division in page.outer):
        del page_of[division.id]
    return Frame(
        bitext,
        site,
        found,
        nodes,
        {parent: tuple(inside) for parent, inside in children.items()},
        page_of if found else dict.fromkeys(nodes, FULL),
        _cites(bitext),
        short_forms(bitext),
        tuple(downloads),
        gloss or Gloss(),
    )


def _cites(bitext: Bitext) -> Mapping[str, Mapping[str, str]]:
    book = citations(bitext)
    keys = bitext.document.keys
    return {each: {key: book.words(each, key) for key in keys} for each in book.nodes}
