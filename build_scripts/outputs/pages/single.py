"""Pages of one language: plain Markdown that reads well as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.model import LETTERS, Division, Unit
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.escape import Safe, readable
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.rows import DEEPEST_HEADING
from build_scripts.outputs.pages.sentences import is_verbatim
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Frame, Node
from build_scripts.publication.standing import standing
from build_scripts.publication.titles import title_line
from build_scripts.publication.words import pick

KIND = "single"


def single_pages(frame: Frame, key: str) -> Iterator[tuple[str, str]]:
    """The index and the pages of one language, by address inside the document."""
    yield f"{key}/", _index(frame, key)
    for page in frame.pages:
        node = frame.nodes[page.id]
        names = front.cut({key: frame.name(node, key)})
        text = front.describe(frame, node, [key])
        matter = front.of_page(frame, KIND, names, text, node=page.id, lang=key)
        base = sum(isinstance(each, Division) for each in frame.ancestors(node))
        found = tuple(_blocks(frame, page.nodes, key, base))
        yield f"{key}/{page.id}/", fill(KIND, front=matter, blocks=found)


def _index(frame: Frame, key: str) -> str:
    """Contents of one language; the text itself where the document has no reading pages."""
    document = frame.bitext.document
    name = pick(document.title, key)
    short = pick(document.short or document.title, key)
    status = standing(document, document.edition(key), key)
    text = front.of_document(document, {key: status})
    head = Safe(f"# {readable(name, starts_line=False)} {{#document}}")
    whole = tuple(frame.nodes.values())
    blocks = _contents(frame, key) if frame.pages else _blocks(frame, whole, key, -1)
    matter = front.of_page(frame, KIND, {key: short}, text, lang=key)
    return fill(KIND, front=matter, blocks=(head, *blocks))


def _contents(frame: Frame, key: str) -> Iterator[Safe]:
    for division in frame.bitext.divisions:
        address, fragment = frame.place(division.id)
        prefix = f"{key}/" if division.id in frame.page_of else ""
        target = link(f"{key}/", prefix + address, fragment)
        name = readable(frame.name(division, key), starts_line=False)
        yield Safe(f"{'    ' * len(frame.ancestors(division))}- [{name}]({target})")


def _blocks(frame: Frame, nodes: Sequence[Node], key: str, base: int) -> Iterator[Safe]:
    for node in nodes:
        depth = sum(isinstance(each, Division) for each in frame.ancestors(node))
        if isinstance(node, Division):
            name = frame.name(node, key)
            if depth < base:
                yield Safe(f"{readable(name)}\n{{#{node.id} .outer}}")
            else:
                yield _heading(name, depth - base + 1, node.id, "division")
        elif node.has(key):
            units = sum(isinstance(each, Unit) for each in frame.ancestors(node))
            yield from _unit(node, key, max(depth - base + 1, 2) + units)


def _unit(unit: Unit, key: str, level: int) -> Iterator[Safe]:
    """A heading with the number, then the paragraphs; the id is on the first of these."""
    title = title_line(unit.label.get(key), unit.heading.get(key))
    if title:
        yield _heading(title, level, unit.id, "titled" if unit.heading.get(key) else "")
    for place, paragraph in enumerate(unit.text[key] or ()):
        marks = [f"#{unit.id}"] if not title and place == 0 else []
        marks += [f".{unit.kind}"] if unit.kind not in LETTERS else []
        marks += [".verbatim"] if is_verbatim(unit, paragraph) else []
        tail = f"\n{{{' '.join(marks)}}}" if marks else ""
        yield Safe(f"{readable(paragraph)}{tail}")


def _heading(text: str, level: int, node: str, kind: str) -> Safe:
    """``## 1. {#p1-c1}``; the kind of heading is said below the first level."""
    mark = f" .{kind}" if kind and level > 1 else ""
    hashes = "#" * min(level, DEEPEST_HEADING)
    return Safe(f"{hashes} {readable(text, starts_line=False)} {{#{node}{mark}}}")
