"""Pages of one language: plain Markdown that reads well as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.footmarks import marks_in
from build_scripts.kinds import FOOTNOTE, LETTERS
from build_scripts.model import Division, Unit
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe, readable
from build_scripts.outputs.pages.footnotes import FOOTNOTE_ROLE, Links, links_of
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import DEEPEST_HEADING, TITLE, title_below
from build_scripts.outputs.pages.sentences import Written, in_cells, is_verbatim, written
from build_scripts.outputs.pages.tables import table
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Node, Publication
from build_scripts.publication.standing import standing
from build_scripts.publication.titles import title_line
from build_scripts.publication.words import pick, say
from build_scripts.tabular import is_table

KIND = "single"


def single_pages(publication: Publication, key: str) -> Iterator[tuple[str, str]]:
    """The index and the pages of one language, by address inside the document."""
    yield f"{key}/", _index(publication, key)
    for page in publication.pages:
        node = publication.nodes[page.id]
        names = front.cut({key: publication.name(node, key)})
        text = front.describe(publication, node, [key])
        matter = front.of_page(publication, KIND, names, text, node=page.id, lang=key)
        base = sum(isinstance(each, Division) for each in publication.ancestors(node))
        here = f"{key}/{page.id}/"
        found = tuple(_blocks(publication, page.nodes, key, base, here))
        yield f"{key}/{page.id}/", fill(KIND, front=matter, blocks=found)


def _index(publication: Publication, key: str) -> str:
    """Contents of one language; the text itself where the document has no reading pages."""
    document = publication.bitext.document
    name = pick(document.title, key)
    short = pick(document.short or document.title, key)
    status = standing(document, document.edition(key), key)
    text = front.of_document(document, {key: status})
    head = Safe(f"# {readable(name, starts_line=False)} {{#document}}")
    whole = tuple(publication.nodes.values())
    blocks = (
        _contents(publication, key)
        if publication.pages
        else _blocks(publication, whole, key, -1, f"{key}/")
    )
    matter = front.of_page(publication, KIND, {key: short}, text, lang=key)
    return fill(KIND, front=matter, blocks=(head, *blocks))


def _contents(publication: Publication, key: str) -> Iterator[Safe]:
    for division in publication.bitext.divisions:
        address, fragment = publication.place(division.id)
        prefix = f"{key}/" if division.id in publication.page_of else ""
        target = link(f"{key}/", prefix + address, fragment)
        name = readable(publication.name(division, key), starts_line=False)
        yield Safe(f"{'    ' * len(publication.ancestors(division))}- [{name}]({target})")


def _blocks(
    publication: Publication, nodes: Sequence[Node], key: str, base: int, here: str
) -> Iterator[Safe]:
    links = links_of(publication, nodes, here, key)
    own = publication.bitext.in_own_order(nodes, key)
    for node in title_below(own) if base >= 0 else own:
        depth = sum(isinstance(each, Division) for each in publication.ancestors(node))
        if isinstance(node, Division):
            name = publication.name(node, key)
            if depth < base:
                yield Safe(f"{readable(name)}\n{{#{node.id} .outer}}")
            else:
                yield _heading(name, depth - base + 1, node.id, "division")
        elif node.has(key):
            units = sum(isinstance(each, Unit) for each in publication.ancestors(node))
            yield from _unit(node, key, max(depth - base + 1, 2) + units, links)


def _footnote(unit: Unit, key: str, links: Links) -> Iterator[Safe]:
    """A footnote with its mark before it, and the ways back behind it."""
    label = readable(unit.label.get(key) or "")
    last = len(unit.text[key] or ()) - 1
    for place in range(last + 1):
        head = f"{label} " if not place else ""
        mark = f"#{unit.id} role={FOOTNOTE_ROLE} " if not place else ""
        back = links.back(unit, key) if place == last else ""
        yield Safe(f"{head}{written(unit, key, place, links)}{back}\n{{{mark}.{FOOTNOTE}}}")


def _unit(unit: Unit, key: str, level: int, links: Links) -> Iterator[Safe]:
    """A heading with the number, then the paragraphs; the id is on the first of these."""
    if unit.kind == FOOTNOTE:
        yield from _footnote(unit, key, links)
        return
    title = title_line(unit.label.get(key), unit.heading.get(key))
    if unit.kind == TITLE and not title:
        yield Safe(f"{say('title_lines', key)}\n{{.printed}}")
    if title:
        yield _heading(title, level, unit.id, "titled" if unit.heading.get(key) else "")
    for place, paragraph in enumerate(unit.text[key] or ()):
        is_named = not title and place == 0
        if is_table(paragraph):
            own = Written(paragraph, key, marks_in(unit, key, place), links)
            yield table(paragraph, key, in_cells(own), f' id="{unit.id}"' if is_named else "")
            continue
        marks = [f"#{unit.id}"] if is_named else []
        marks += [f".{unit.kind}"] if unit.kind not in LETTERS else []
        marks += [".verbatim"] if is_verbatim(unit, paragraph) else []
        tail = f"\n{{{' '.join(marks)}}}" if marks else ""
        yield Safe(f"{written(unit, key, place, links)}{tail}")


def _heading(text: str, level: int, node: str, kind: str) -> Safe:
    """``## 1. {#p1-c1}``; the kind of heading is said below the first level."""
    mark = f" .{kind}" if kind and level > 1 else ""
    hashes = "#" * min(level, DEEPEST_HEADING)
    return Safe(f"{hashes} {readable(text, starts_line=False)} {{#{node}{mark}}}")
