"""Bilingual pages: the paired reading pages and the whole document on one page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from build_scripts.language.languages import language
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.footnotes import links_of
from build_scripts.outputs.pages.rows import Heading, Row, heading, row, title_below
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.paginate import Page
from build_scripts.publication.publication import FULL, Download, Node, Publication
from build_scripts.publication.words import SPOKEN, Span, names_beside, pick, say


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Headings and the rows under the last of them."""

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]


def reading_pages(
    publication: Publication, offered: Sequence[Download] = ()
) -> Iterator[tuple[str, str]]:
    """The paired reading pages, by address inside the document; each leads to its own PDF."""
    for page in publication.pages:
        yield f"{page.id}/", _reading_page(publication, page, offered)


def full_page(publication: Publication, offered: Sequence[Download] = ()) -> str:
    """The whole document on one page."""
    document = publication.bitext.document
    here = f"{FULL}/"
    names = {
        key: f"{pick(document.short or document.title, key)} {say('full', key)}" for key in SPOKEN
    }
    said = {key: say("full", key) for key in SPOKEN}
    text = front.brief(
        {
            key: f"{say('full', key)}{language(key).punctuation.colon}{pick(document.title, key)}"
            for key in SPOKEN
        }
    )
    matter = front.of_page(publication, "full", said, text)
    head = tuple(
        Span(key, publication.lang(key) if key in publication.keys else tag, names[key])
        for key, tag in SPOKEN.items()
    )
    found = groups(publication, tuple(publication.nodes.values()), here, base=-1)
    pdf = _pdf(publication, "-".join(publication.keys[:2]), offered)
    return fill(
        "reading",
        front=matter,
        head=head,
        over=(),
        groups=found,
        pdf=pdf,
        pdf_word="as_pdf",
        beside=names_beside(publication.keys[:2]),
    )


def groups(
    publication: Publication, nodes: Sequence[Node], here: str, base: int
) -> tuple[RowGroup, ...]:
    """Headings and rows of a page; ``base`` is the depth of the division that is its h1.

    On the full page (base -1) the h1 is the title, so that every division is one lower, and the
    title lines of the source stand where it has them: before the first of them.
    """
    out: list[tuple[list[Heading], list[Row]]] = [([], [])]
    level = 1
    links = links_of(publication, nodes, here)
    for node in title_below(nodes) if base >= 0 else nodes:
        depth = sum(isinstance(each, Division) for each in publication.ancestors(node))
        if isinstance(node, Unit):
            out[-1][1].append(row(publication, node, links, max(depth - base + 1, 2)))
            continue
        if out[-1][1]:
            out.append(([], []))
        level = depth - base + 1
        out[-1][0].append(heading(publication, node, here, max(level, 0)))
    return tuple(RowGroup(tuple(heads), tuple(rows)) for heads, rows in out)


def _pdf(publication: Publication, ending: str, offered: Sequence[Download]) -> Safe:
    """Where the PDF of a page is, seen from there; empty where it was not made."""
    file = f"downloads/{publication.id}-{ending}.pdf"
    return Safe(f"../{file}" if any(each.file == file for each in offered) else "")


def _reading_page(publication: Publication, page: Page, offered: Sequence[Download]) -> str:
    here = f"{page.id}/"
    node = publication.nodes[page.id]
    names = front.cut(front.by_language(publication, node))
    text = front.describe(publication, node, front.shown_first(publication))
    matter = front.of_page(publication, "reading", names, text, node=page.id)
    base = sum(isinstance(each, Division) for each in publication.ancestors(node))
    found = groups(publication, page.nodes, here, base)
    over = () if found[0].headings else front.shorts(publication)
    # A large site has no PDF of each page: there it is that of the whole.
    whole = "-".join(publication.keys[:2])
    own = _pdf(publication, page.id, offered)
    pdf, word = (own, "as_pdf") if own else (_pdf(publication, whole, offered), "as_pdf_whole")
    return fill(
        "reading", front=matter, head=(), over=over, groups=found, pdf=pdf, pdf_word=word,
        beside=names_beside(publication.keys[:2]),
    )  # fmt: skip
