"""The Markdown that our own templates write, turned into HTML in a tenth of the usual time.

It has few forms: headings with an id, paragraphs, lists, links, elements with and without
``markdown`` on lines of their own; all text in them is escaped. Of a page that has anything else
this says nothing, and whoever asks takes Python-Markdown, which gives the same HTML
(tests/test_dialect.py compares every page of the sites of the tests).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# "## 4. {#p2-s2-c4 .division}"
HEADING = re.compile(r"(#{1,6}) (.+?) \{(#[^{}]*)\}")
# '<div class="rows" markdown>', '<details class="styles" markdown><summary>…</summary>'
OPENS = re.compile(r'<([a-z]+)([^<>]*?) markdown(?:="block")?>(.*)')
# '<nav class="ways" markdown="span">[…](…)</nav>': one line, of which the inside alone is Markdown
IN_LINE = re.compile(r'<([a-z]+)([^<>]*?) markdown="span">(.*)</\1>')
CLOSES = re.compile(r"</([a-z]+)>")
ITEM = re.compile(r"- (.*)")
INDENT = "    "
# "{#p2 .outer}" on the last line of a paragraph
ATTRIBUTES = re.compile(r"\{:? ?([^{}]*?) ?\}")
LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*)\)(?:\{: ([^{}]*?) \})?")
# '#p2', '.outer', 'rel=next', 'title="Part Two"'
ATTRIBUTE = re.compile(
    r"""\#(?P<id>[\w.-]+)
    | \.(?P<name>[\w-]+)
    | (?P<key>[\w-]+)=(?:"(?P<text>[^"]*)"|(?P<word>[^\s"]+))""",
    re.VERBOSE,
)
TAG = re.compile(r"(</?[A-Za-z][A-Za-z0-9]*(?=[\s/>])[^<>]*>)")
ID = re.compile(r'<[^<>]*?\sid="([^"]*)"')
AMPERSAND = re.compile(r"&(?!#?\w+;)")
BLOCK = re.compile(
    r"<(p|pre|div|section|aside|figure|figcaption|table|details|summary|ul|ol|dl|nav|h[1-6])[\s>]"
)
# What begins, or makes of the line above, a block that our templates do not write there.
OTHER_BLOCK = re.compile(r"[ \t>+:!|=#-]|\d+\.\s")
UNKNOWN = re.compile(r"[`\\*_\[\]{}<]|  \n")
"""What is no form of ours where it stands outside tags and links."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page."""

    level: int
    id: str
    name: str
    """Its words, without tags."""


@dataclass(frozen=True, slots=True)
class Read:
    """A page as HTML."""

    html: str
    headings: tuple[Heading, ...]

    @property
    def ids(self) -> frozenset[str]:
        """All ids in the page."""
        return frozenset(ID.findall(self.html))


class _UnknownFormError(ValueError):
    """A form that our templates do not write."""


def read(text: str) -> Read | None:
    """A page's Markdown, without front matter, as HTML; ``None`` where it is not ours."""
    page = _Page(text.split("\n"))
    try:
        return Read("\n".join(page.blocks()) + "\n", tuple(page.headings))
    except _UnknownFormError:
        return None


class _Page:
    """The lines of a page as they are read, and the elements that are open."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.at = 0
        self.headings: list[Heading] = []

    def blocks(self, inside: str = "") -> Iterator[str]:
        """The blocks up to the end of an element, or of the page."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if not line.strip():
                self.at += 1
            elif line[0] == "<" and (found := CLOSES.fullmatch(line)):
                if found[1] != inside:
                    raise _UnknownFormError
                self.at += 1
                return
            elif line[0] == "<" and (found := OPENS.fullmatch(line)):
                yield from self._element(found)
            elif line[0] == "<" and (found := IN_LINE.fullmatch(line)):
                self.at += 1
                yield f"<{found[1]}{found[2]}>{_inline(found[3])}</{found[1]}>"
            elif line[0] == "<" and (found := BLOCK.match(line)):
                yield self._raw(found[1])
            elif line[0] == "#":
                yield self._heading(line)
            elif ITEM.match(line):
                yield from self._list()
            elif OTHER_BLOCK.match(line):
                raise _UnknownFormError
            else:
                yield self._paragraph()
        if inside:
            raise _UnknownFormError

    def _element(self, found: re.Match[str]) -> Iterator[str]:
        name, attributes, rest = found.groups()
        if name in ("p", "span"):
            raise _UnknownFormError
        self.at += 1
        yield f"<{name}{attributes}>"
        if rest:
            if not BLOCK.match(rest):
                raise _UnknownFormError
            yield rest
        yield from self.blocks(name)
        yield f"</{name}>"

    def _raw(self, name: str) -> str:
        """An element that is HTML throughout, up to the line on which it ends."""
        taken: list[str] = []
        depth = 0
        opens, closes = re.compile(rf"<{name}[\s>]"), f"</{name}>"
        while self.at < len(self.lines):
            line = self.lines[self.at]
            taken.append(line)
            self.at += 1
            depth += len(opens.findall(line)) - line.count(closes)
            if depth <= 0:
                whole = "\n".join(taken)
                if depth or not line.endswith(closes) or " markdown" in whole:
                    raise _UnknownFormError
                return whole
        raise _UnknownFormError

    def _heading(self, line: str) -> str:
        found = HEADING.fullmatch(line)
        if not found:
            raise _UnknownFormError
        self.at += 1
        level, words = len(found[1]), _inline(found[2].strip())
        own = _attributes(found[3])
        id_found = ID.search(f"<h{own}>")
        if not id_found:
            raise _UnknownFormError
        self.headings.append(Heading(level, id_found[1], " ".join(TAG.sub("", words).split())))
        return f"<h{level}{own}>{words}</h{level}>"

    def _list(self) -> Iterator[str]:
        """Items; those that a blank line parts from others are paragraphs."""
        groups: list[list[str]] = [[]]
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if found := ITEM.fullmatch(line):
                self.at += 1
                groups[-1].append(_inline(found[1].lstrip()) + self._inner_list(INDENT))
                continue
            if line.strip():
                if groups[-1]:
                    raise _UnknownFormError
                break
            if groups[-1]:
                groups.append([])
            self.at += 1
        groups = [each for each in groups if each]
        if len(groups) > 1 and any("<ul>" in words for group in groups for words in group):
            raise _UnknownFormError
        yield "<ul>"
        for place, group in enumerate(groups):
            is_followed = place + 1 < len(groups)
            for nth, words in enumerate(group):
                is_parted = (place > 0 and nth == 0) or (is_followed and nth == len(group) - 1)
                yield f"<li>\n<p>{words}</p>\n</li>" if is_parted else f"<li>{words}</li>"
        yield "</ul>"

    def _inner_list(self, indent: str) -> str:
        """The list in the item that was read last, if it has one: its items stand further in."""
        items: list[str] = []
        while self.at < len(self.lines):
            found = ITEM.fullmatch(self.lines[self.at].removeprefix(indent))
            if not found or not self.lines[self.at].startswith(indent):
                break
            self.at += 1
            words = _inline(found[1].lstrip())
            items.append(f"<li>{words}{self._inner_list(indent + INDENT)}</li>")
        return "\n".join(("<ul>", *items, "</ul>", "")) if items else ""

    def _paragraph(self) -> str:
        taken: list[str] = []
        while self.at < len(self.lines) and self.lines[self.at].strip():
            line = self.lines[self.at]
            if line[0] == "<" and (CLOSES.fullmatch(line) or BLOCK.match(line)):
                raise _UnknownFormError
            taken.append(line)
            self.at += 1
        attributes = ""
        if len(taken) > 1 and (found := ATTRIBUTES.fullmatch(taken[-1])):
            attributes = _attributes(found[1])
            taken.pop()
        if any(OTHER_BLOCK.match(line) or ITEM.match(line) for line in taken[1:]):
            raise _UnknownFormError
        return f"<p{attributes}>{_inline(chr(10).join(taken).strip())}</p>"


def _inline(text: str) -> str:
    parts: list[str] = []
    end = 0
    for found in LINK.finditer(text):
        more = _attributes(found[3]) if found[3] else ""
        link = f'<a href="{found[2]}"{more}>{_literal(found[1])}</a>'
        parts += [_literal(text[end : found.start()]), link]
        end = found.end()
    return "".join((*parts, _literal(text[end:])))


def _literal(text: str) -> str:
    """Text and tags as they are, but for what a reader of HTML would take for more."""
    parts = TAG.split(text)
    for place in range(0, len(parts), 2):
        part = parts[place]
        if UNKNOWN.search(part):
            raise _UnknownFormError
        if "&" in part or ">" in part:
            parts[place] = AMPERSAND.sub("&amp;", part).replace(">", "&gt;")
    return "".join(parts)


def _attributes(text: str) -> str:
    """``#p2 .outer`` → ``id="p2" class="outer"``."""
    found = list(ATTRIBUTE.finditer(text))
    if ATTRIBUTE.sub("", text).strip():
        raise _UnknownFormError
    out: dict[str, str] = {}
    for each in found:
        if each["id"]:
            out["id"] = each["id"]
        elif each["name"]:
            out["class"] = f"{out['class']} {each['name']}" if "class" in out else each["name"]
        else:
            out[each["key"]] = each["text"] if each["text"] is not None else each["word"]
    return "".join(f' {name}="{value}"' for name, value in out.items())
