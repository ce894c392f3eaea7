"""A Word file (.docx, ECMA-376) as its parts: opened within bounds, nothing resolved or fetched."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from build_scripts.messages import phrase

Element = Any
"""An element of lxml, which has no types of its own."""

MOST_FILE = 30_000_000
"""Bytes of a file, its pictures included."""
MOST_XML = 60_000_000
"""Bytes of all parts that are read, unpacked: ten times what a text of 5 MB needs."""
MOST_PARTS = 5_000

STRICT = b"http://purl.oclc.org/ooxml/"
# Office writes either; they differ in nothing that is read here (ECMA-376 part 4).
TRANSITIONAL = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main",
     b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/math",
     b"http://schemas.openxmlformats.org/officeDocument/2006/math"),
    (b"http://purl.oclc.org/ooxml/drawingml/main",
     b"http://schemas.openxmlformats.org/drawingml/2006/main"),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships",
     b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
)  # fmt: skip
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

TEXTS = frozenset({f"{W}t", f"{W}delText", f"{W}instrText", f"{W}delInstrText", f"{MATH}t",
                   f"{DRAWING}t"})  # fmt: skip
"""Elements that hold text; nothing else in a Word file does."""
FOREIGN = "aFChunk"
"""Sort of part that holds a whole document in another format."""


class UnreadableError(Exception):
    """Why a file cannot be opened, in words for a message."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of a Word file that hold text or say how it is numbered, by sort."""

    main: Element
    parts: Mapping[str, tuple[Element, ...]] = field(default_factory=dict)
    """``numbering``, ``styles``, ``footnotes``, ``header`` … → root elements."""

    def part(self, sort: str) -> Element | None:
        """The one part of a sort, such as ``numbering``."""
        return next(iter(self.parts.get(sort, ())), None)


def opened(raw: bytes) -> Package:
    """A Word file's parts. Raises ``UnreadableError`` with the reason."""
    if len(raw) > MOST_FILE:
        raise UnreadableError(phrase("it has more than {size} MB", size=MOST_FILE // 1_000_000))
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            return _package(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, KeyError, ValueError,
            OSError) as fault:  # fmt: skip
        raise UnreadableError(phrase("it is damaged, or not whole")) from fault
    except RuntimeError as fault:  # what zipfile says of parts with a password
        raise UnreadableError(phrase("it has a password")) from fault


def _package(archive: zipfile.ZipFile) -> Package:
    names = archive.namelist()
    if len(names) > MOST_PARTS or len(names) != len(set(names)):
        raise UnreadableError(phrase("it has too many parts, or two of one name"))
    left = [MOST_XML]
    roots = _related(archive, "", left)
    main = [target for sort, target in roots if sort == "officeDocument"]
    if not main:
        raise UnreadableError(phrase("it has no main part"))
    parts: dict[str, list[Element]] = {}
    for sort, target in _related(archive, main[0], left):
        if sort == FOREIGN:
            parts.setdefault(sort, []).append(None)
        elif sort in READ and target in names:
            parts.setdefault(sort, []).append(_xml(archive, target, left))
    return Package(
        _xml(archive, main[0], left), {sort: tuple(found) for sort, found in parts.items()}
    )


READ = frozenset(
    "numbering styles footnotes endnotes comments header footer settings glossaryDocument "
    "diagramData chart".split()
)
"""Sorts of parts that are opened (ECMA-376 part 1, §11.3, §14.2)."""


def _related(archive: zipfile.ZipFile, source: str, left: list[int]) -> list[tuple[str, str]]:
    """Sort and name of every part that a part of the file refers to (ECMA-376 part 2, §9.3)."""
    folder, name = posixpath.split(source)
    rels = posixpath.join(folder, "_rels", f"{name}.rels")
    if rels not in archive.namelist():
        return []
    return [
        (each.get("Type", "").rpartition("/")[2], _target(folder, each.get("Target", "")))
        for each in _xml(archive, rels, left)
        if isinstance(each.tag, str) and each.get("TargetMode") != "External"
    ]


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _xml(archive: zipfile.ZipFile, name: str, left: list[int]) -> Element:
    """The root of a part; what is unpacked is taken from what is ``left`` to be unpacked."""
    with archive.open(name) as file:
        data = file.read(left[0] + 1)
    left[0] -= len(data)
    if left[0] < 0:
        raise UnreadableError(
            phrase("it unpacks to more than {size} MB", size=MOST_XML // 1_000_000)
        )
    if STRICT in data:
        for strict, transitional in TRANSITIONAL:
            data = data.replace(strict, transitional)
    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False,
                                  remove_comments=True, remove_pis=True)  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as fault:
        raise UnreadableError(
            phrase("its part {name} is no XML: {why}", name=name, why=str(fault).split(", line")[0])
        ) from fault
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(
            phrase("its part {name} declares XML entities, which no Word file does", name=name)
        )
    return root


def texts(roots: Sequence[Element]) -> Iterator[str]:
    """Every text below elements, wherever it stands."""
    for root in roots:
        for each in root.iter(*TEXTS):
            if each.text:
                yield each.text


def val(element: Element | None, name: str = "val") -> str | None:
    """An attribute of an element, where both are there."""
    found: str | None = None if element is None else element.get(f"{W}{name}")
    return found


def is_on(parent: Element | None, name: str) -> bool | None:
    """A toggle property such as ``w:vanish``; ``None`` where it is not there (§17.17.4)."""
    found = None if parent is None else parent.find(f"{W}{name}")
    return None if found is None else val(found) not in ("0", "false", "off", "none")
