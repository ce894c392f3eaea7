"""Pages of one language: plain Markdown that reads well as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.model import LETTERS, Division, LangText, Unit
from build_scripts.outputs.pages import front, navigation
from build_scripts.outputs.pages.escape import Safe, front_matter, markdown, readable
from build_scripts.outputs.pages.jsonld import single_ld
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.reading import neighbours
from build_scripts.outputs.pages.rows import DEEPEST_HEADING, is_verbatim
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Frame, Node
from build_scripts.publication.standing import standing
from build_scripts.publication.titles import title_line, toc_label
from build_scripts.publication.words import pick


def single_pages(frame: Frame, key: str) -> Iterator[tuple[str, str]]:
    """The index and the pages of one language, by address inside the document."""
    yield f"{key}/", _index(frame, key)
    for place, page in enumerate(frame.pages):
        here = f"{key}/{page.id}/"
        node = frame.nodes[page.id]
        name = frame.name(node, key)
        about = _meta(frame, key, here, front.cut({key: name}), front.describe(frame, node, [key]))
        about |= {
            "node": page.id,
            "alternates": navigation.alternates(frame, page.id, f"{page.id}/"),
            "here": front.words_by_language(frame, page.id),
            "outline": navigation.outline(frame, here, page.id, f"{key}/"),
            "views": navigation.views(here, page.id, frame),
            "jsonld": single_ld(frame, key, page.id, name),
        }
        about["crumbs"] += _crumbs(frame, key, here, node)
        about |= neighbours(frame, here, place, f"{key}/")
        base = sum(isinstance(each, Division) for each in frame.ancestors(node))
        found = tuple(_blocks(frame, page.nodes, key, base))
        yield here, fill("monolingual", front=front_matter(about), blocks=found)


def _index(frame: Frame, key: str) -> str:
    """Contents of one language; the text itself where the document has no reading pages."""
    document = frame.bitext.document
    here = f"{key}/"
    name = pick(document.title, key)
    short = pick(document.short or document.title, key)
    status = standing(document, document.edition(key), key)
    text = front.of_document(document, {key: status})
    about = _meta(frame, key, here, {key: short}, text)
    about |= {
        "alternates": navigation.alternates(frame, "", ""),
        "here": {each: pick(document.short or document.title, each) for each in frame.keys},
        "outline": navigation.outline(frame, here, "", f"{key}/" if frame.pages else ""),
        "views": navigation.views(here, "", frame),
        "jsonld": single_ld(frame, key, "", name),
    }
    head = Safe(f"# {readable(name)} {{: #document }}")
    if frame.pages:
        blocks: Iterator[Safe] = _contents(frame, key, here)
    else:
        blocks = _blocks(frame, tuple(frame.nodes.values()), key, -1)
    return fill("monolingual", front=front_matter(about), blocks=(head, *blocks))


def _contents(frame: Frame, key: str, here: str) -> Iterator[Safe]:
    for node, depth in navigation.shown(frame, ""):
        address, fragment = frame.place(node.id)
        prefix = f"{key}/" if node.id in frame.page_of else ""
        target = link(here, prefix + address, fragment)
        yield Safe(f"{'    ' * depth}- [{readable(frame.name(node, key))}]({target})")


def _blocks(frame: Frame, nodes: Sequence[Node], key: str, base: int) -> Iterator[Safe]:
    for node in nodes:
        depth = sum(isinstance(each, Division) for each in frame.ancestors(node))
        if isinstance(node, Division):
            name = frame.name(node, key)
            title = readable(name, starts_line=False)
            if depth < base:
                yield Safe(f"{readable(name)}\n{{: #{node.id} .outer }}")
            else:
                level = depth - base + 1
                mark = " .division" if level > 1 else ""
                yield Safe(f"{_hashes(level)} {title} {{: #{node.id}{mark} }}")
        elif node.has(key):
            units = sum(isinstance(each, Unit) for each in frame.ancestors(node))
            yield from _unit(node, key, max(depth - base + 1, 2) + units)


def _unit(unit: Unit, key: str, level: int) -> Iterator[Safe]:
    """A heading with the number, then the paragraphs; the id is on the first of these."""
    title = title_line(unit.label.get(key), unit.heading.get(key))
    if title:
        label = "" if unit.heading.get(key) else f" .number{_toc(unit, key)}"
        yield Safe(
            f"{_hashes(level)} {readable(title, starts_line=False)} {{: #{unit.id}{label} }}"
        )
    for place, paragraph in enumerate(unit.text[key] or ()):
        marks = [f"#{unit.id}"] if not title and place == 0 else []
        marks += [f".{unit.kind}"] if unit.kind not in LETTERS else []
        marks += [".verbatim"] if is_verbatim(unit, paragraph) else []
        tail = f"\n{{: {' '.join(marks)} }}" if marks else ""
        yield Safe(f"{readable(paragraph)}{tail}")


def _toc(unit: Unit, key: str) -> str:
    return f' data-toc-label="{markdown(toc_label(unit, (key,)))}"'


def _hashes(level: int) -> str:
    return "#" * min(level, DEEPEST_HEADING)


def _crumbs(frame: Frame, key: str, here: str, node: Node) -> list[front.Meta]:
    name = frame.bitext.document.edition(key).name
    index = {"href": "../"} | {each: pick(name, each) for each in frame.keys}
    return [index, *navigation.crumbs(frame, here, node)]


def _meta(frame: Frame, key: str, here: str, names: LangText, text: str) -> front.Meta:
    about = front.page_meta(frame, key, here, names, text)
    return about | {"language": frame.lang(key)}
