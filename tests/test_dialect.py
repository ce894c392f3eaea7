"""Our own reader of generated Markdown gives what Python-Markdown gives, on every page it takes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import markdown  # type: ignore[import-untyped]
import pytest

from build_scripts.outputs.pages import dialect, glossary_pages, pages
from build_scripts.press import build
from build_scripts.press.hand_written import FOLDERS
from build_scripts.publication.publication import Site, publication_of
from tests.sites import HOSTILE, TABLES, Built

DEPTH = 3
LONG = "un-charter"
KINDS_READ = {"unit", "concept", "reading", "full", "single", "study", "glossary", "about"}
"""Kinds of pages of which Python-Markdown should have to read none or few."""
TAG = re.compile(r'<([a-z]\w*)((?:\s+[\w-]+="[^"]*")+)\s*>')


def of_people(path: str) -> bool:
    return path.split("/")[0] in FOLDERS


def published(built: Built) -> Iterator[tuple[str, str]]:
    docs = built.sources / "docs"
    for file in sorted(docs.rglob("index.md")):
        path = file.relative_to(docs).as_posix()
        if not of_people(path):
            yield path, file.read_text("utf-8")


def finished(built: Built, name: str) -> Iterator[tuple[str, str]]:
    """The Markdown of all pages of a document, of which units and concepts are not published so."""
    root = built.sources
    checked, found = build.examined(root / "source_texts" / name, root)
    assert checked.bitext
    ready = publication_of(
        checked.bitext, Site("https://example.org/"), found.glossary, found.companions[name]
    )
    yield from pages.render(ready).items()
    yield from glossary_pages.render(found.glossary, [ready]).items()


def test_it_gives_what_python_markdown_gives(several: Built) -> None:
    told = dict(published(several))
    for name in (HOSTILE, TABLES, LONG):
        told |= finished(several, name)
    found = {path: text for path, text in told.items() if path.endswith("index.md")}
    kinds: dict[str, list[bool]] = {}
    for path, text in found.items():
        _, front, body = text.split("---\n", 2)
        read = dialect.read(body)
        kind = re.findall(r'^template: "(\w+)', front, re.MULTILINE)[0]
        if not path.startswith(f"{HOSTILE}/"):  # which has every form there is
            kinds.setdefault(kind, []).append(read is not None)
        if read:
            html, headings = by_python_markdown(body)
            assert alike(read.html) == alike(html), path
            shown = [(each.id, each.name) for each in read.headings if each.level <= DEPTH]
            assert shown == headings, path
    shares = {kind: sum(kinds[kind]) / len(kinds[kind]) for kind in KINDS_READ}
    assert all(share >= 0.8 for share in shares.values()), shares
    assert shares["unit"] == shares["concept"] == 1


def by_python_markdown(body: str) -> tuple[str, list[tuple[str, str]]]:
    reader = markdown.Markdown(
        extensions=["attr_list", "md_in_html", "tables", "toc"],
        extension_configs={"toc": {"toc_depth": DEPTH}},
    )
    html = reader.convert(body)
    return html, list(flat(reader.toc_tokens))


def flat(tokens: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    for each in tokens:
        yield each["id"], each["name"]
        yield from flat(each["children"])


def alike(html: str) -> str:
    """The same for pages that a browser shows alike: lines and attributes in one order."""
    text = re.sub(r"\s*\n\s*", "\n", html).strip().replace(">\n<", "><").replace("&gt;", ">")
    return TAG.sub(lambda found: f"<{found[1]} {attributes(found[2])}>", text)


def attributes(text: str) -> str:
    return " ".join(sorted(re.findall(r'[\w-]+="[^"]*"', text)))


@pytest.mark.parametrize("text", [
    "- a\n    - b\n    - c\n- d", "- a\n    - b\n        - c\n            - d\n    - e\n\nf",
    "- [a](b)\n    - [c](d){: .e }",
])  # fmt: skip
def test_lists_in_lists(text: str) -> None:
    read = dialect.read(f"{text}\n")
    assert read
    assert alike(read.html) == alike(by_python_markdown(text)[0])


@pytest.mark.parametrize("text", [
    "a *b* c", "a `b`", "1. one", "> said", "a\n===", "a\n- b", "    code", "<p markdown>a</p>",
    "<div markdown>\n\na", "</div>", "# no id", "| a | b |", "![a](b)",
    "<span markdown>\n\na\n</span>",
    "- a\n  b", "[a]: b", "a  \nb", "- a\n\n    - b", "- a\n        - b", "***", "+ a",
    "~~~\na\n~~~",
])  # fmt: skip
def test_what_is_no_form_of_ours_it_does_not_read(text: str) -> None:
    read = dialect.read(f"{text}\n")
    assert read is None or alike(read.html) == alike(by_python_markdown(text)[0])
    assert dialect.read(f"<p>a</p>\n\n{text}\n") is None or text.startswith("~~~")
