"""Word files written by hand: the XML of a body and of the parts that a case needs, zipped."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "m": f"{OFFICE}/math",
        "r": f"{OFFICE}/relationships",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    }.items()
)
ROOTS = {"header1": "hdr", "footer1": "ftr", "document": "document"}
"""Name of a part → its root element, where that is another name."""
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
PACKAGE = "application/vnd.openxmlformats-package"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def types(*names: str) -> str:
    """The part that says of each other part what it is; without it Word opens nothing."""
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{WORDS}.'
        f'{"document.main" if name == "document" else name.rstrip("1")}+xml"/>'
        for name in names
    )
    return (
        f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Default Extension="rels" ContentType="{PACKAGE}.relationships+xml"/>{rows}</Types>'
    )


TYPES = types("document")


def part(name: str, inner: str) -> str:
    root = ROOTS.get(name, name)
    return f"{HEAD}<w:{root} {NAMES}>{inner}</w:{root}>"


def relations(targets: Mapping[str, str]) -> str:
    """A part of relations; ``targets``: file → sort."""
    rows = "".join(
        f'<Relationship Id="r{number}" Type="{OFFICE}/relationships/{sort}" Target="{target}"/>'
        for number, (target, sort) in enumerate(targets.items())
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONS}">{rows}</Relationships>'


def docx(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """A Word file; ``parts``: name (``numbering``, ``header1`` …) → the XML in its root."""
    parts = parts or {}
    files = {
        "[Content_Types].xml": types("document", *parts),
        "_rels/.rels": relations({"word/document.xml": "officeDocument"}),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": relations(
            {f"{name}.xml": name.rstrip("1") for name in parts}
        ),
        **{f"word/{name}.xml": part(name, inner) for name, inner in parts.items()},
    }
    return zipped(files)


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()
