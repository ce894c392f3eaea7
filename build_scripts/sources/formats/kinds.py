"""What a file is, by its bytes and not by its name: Word, HTML, or what cannot be read.

``kind`` names the format, ``encoding`` how a text that is not UTF-8 is written. Both are for
messages that tell an editor what lies there and what to do with it.
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.messages import phrase

WORD, HTML = "Word", "HTML"
"""The formats that are read."""

AS_DOCX = phrase("open it and save it as a Word document (.docx)")
AS_TEXT = phrase("copy its text into a plain text file, saved as UTF-8")
AS_HTML = phrase("save the page as “web page, HTML only”")
TYPE_IT = phrase(
    "let a text recognition program read it, proofread that, and save it as UTF-8 text"
)
UNPACK = phrase("unpack it, and give the file that is in it")
CELLS = phrase("copy the two columns into a plain text file (.tsv), saved as UTF-8")
FROM_PDF = phrase(
    "take the text from where it was published as a web page or Word file; text copied out of a "
    "PDF must be proofread, then saved as UTF-8"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """A format: what it is called, and what helps where it is not read."""

    name: str
    hint: str = ""

    @property
    def is_read(self) -> bool:
        """Whether the text is taken from files of this kind."""
        return self.name in (WORD, HTML)


SIGNATURES: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", Kind(phrase("a PDF"), FROM_PDF)),
    (rb"{\rtf", Kind(phrase("rich text (.rtf)"), AS_DOCX)),
    (b"\x89PNG\r\n\x1a\n", Kind(phrase("a picture (PNG)"), TYPE_IT)),
    (b"\xff\xd8\xff", Kind(phrase("a picture (JPEG)"), TYPE_IT)),
    (b"GIF8", Kind(phrase("a picture (GIF)"), TYPE_IT)),
    (b"II*\0", Kind(phrase("a picture (TIFF)"), TYPE_IT)),
    (b"MM\0*", Kind(phrase("a picture (TIFF)"), TYPE_IT)),
    (b"AT&TFORM", Kind(phrase("a scan (DjVu)"), TYPE_IT)),
    (b"\x1f\x8b", Kind(phrase("an archive (gzip)"), UNPACK)),
    (b"7z\xbc\xaf\x27\x1c", Kind(phrase("an archive (7z)"), UNPACK)),
    (b"Rar!\x1a\x07", Kind(phrase("an archive (RAR)"), UNPACK)),
    (b"BZh", Kind(phrase("an archive (bzip2)"), UNPACK)),
    (b"\xfd7zXZ\0", Kind(phrase("an archive (xz)"), UNPACK)),
    (b"%!PS", Kind(phrase("PostScript"), FROM_PDF)),
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in such a file are UTF-16 (MS-CFB).
OLE_STREAMS = (
    (
        "EncryptedPackage",
        Kind(phrase("an Office file with a password"), phrase("save it without the password")),
    ),
    ("WordDocument", Kind(phrase("a Word file of before 2007 (.doc) or a WPS file"), AS_DOCX)),
    ("Workbook", Kind(phrase("an Excel file of before 2007 (.xls)"), CELLS)),
    ("PowerPoint Document", Kind(phrase("a PowerPoint file"), AS_TEXT)),
)
ZIPPED = (
    ("word/", Kind(WORD)),
    ("xl/", Kind(phrase("an Excel file (.xlsx)"), CELLS)),
    ("ppt/", Kind(phrase("a PowerPoint file (.pptx)"), AS_TEXT)),
    ("Index/", Kind(phrase("a Pages or Numbers file"), AS_DOCX)),
)
MIMETYPES = (
    (b"opendocument.text", Kind(phrase("an OpenDocument text (.odt)"), AS_DOCX)),
    (b"opendocument", Kind(phrase("an OpenDocument file"), AS_TEXT)),
    (b"epub", Kind(phrase("an e-book (EPUB)"), AS_TEXT)),
    (b"hwp", Kind(phrase("a Hangul file"), AS_DOCX)),
)
XML_KINDS = (
    (b"<w:wordDocument", Kind(phrase("Word 2003 XML"), AS_DOCX)),
    (b"<pkg:package", Kind(phrase("Word in one XML file"), AS_DOCX)),
    (b"<office:document", Kind(phrase("an OpenDocument text (.fodt)"), AS_DOCX)),
    (b"<akomaNtoso", Kind(phrase("Akoma Ntoso XML"), AS_TEXT)),
)
MHTML = re.compile(
    rb"\A(?:(?:[\w-]+:|[ \t])[^\n]*\n)*content-type:\s*multipart/related", re.IGNORECASE
)
# A page; the name says it of a fragment, such as a pasted table.
HTML_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*|(?><!--.*?-->)\s*)*<(?:!doctype\s+html|html|head)\b",
    re.IGNORECASE | re.DOTALL,
)
HTML_NAMES = (".html", ".htm", ".xhtml", ".xht")
HEAD = 4096


def kind(raw: bytes, name: str = "") -> Kind | None:
    """What a file is; ``None`` where it is taken for text, in whatever encoding."""
    if raw.startswith(b"PK\x03\x04"):
        return _zipped(raw)
    if raw.startswith(OLE):
        return _compound(raw)
    for start, known in SIGNATURES:
        if raw.startswith(start):
            return known
    if raw[4:12] in (b"ftypheic", b"ftypavif", b"ftypmif1"):
        return Kind(phrase("a picture (HEIC)"), TYPE_IT)
    if raw.startswith(b"RIFF") and raw[8:12] == b"WEBP":
        return Kind(phrase("a picture (WebP)"), TYPE_IT)
    if raw.startswith(b"BM") and b"\0" in raw[:32]:
        return Kind(phrase("a picture (BMP)"), TYPE_IT)
    return _marked_up(raw, name)


def _marked_up(raw: bytes, name: str) -> Kind | None:
    head = raw[:HEAD]
    for sign, known in XML_KINDS:
        if sign in head:
            return known
    if MHTML.match(head):
        return Kind(phrase("a web page with its pictures in one file (.mhtml)"), AS_HTML)
    if name.lower().endswith(HTML_NAMES):
        return Kind(HTML)
    codec = "utf-16" if head.startswith((codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE)) else "latin-1"
    text = head.removeprefix(codecs.BOM_UTF8).decode(codec, "ignore")
    if HTML_HEAD.match(text):
        return Kind(HTML)
    if text.lstrip().startswith("<?xml"):
        return Kind(phrase("XML"), AS_TEXT)
    if name.lower().endswith(".csv"):
        return Kind(phrase("a table with commas (.csv)"), CELLS)
    if codec == "latin-1" and b"\0" in head and not wide(head):
        return Kind(
            phrase("not a text"), phrase("give a text, a Word file (.docx) or a web page (.html)")
        )
    return None


def _zipped(raw: bytes) -> Kind:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            mime = archive.open("mimetype").read(100) if "mimetype" in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        return Kind(phrase("a damaged archive"), phrase("fetch the file anew"))
    for sign, known in MIMETYPES:
        if sign in mime:
            return known
    if "[Content_Types].xml" in names or any(name.startswith("Index/") for name in names):
        for start, known in ZIPPED:
            if any(name.startswith(start) for name in names):
                return known
    return Kind(phrase("an archive (zip)"), UNPACK)


def _compound(raw: bytes) -> Kind:
    for stream, known in OLE_STREAMS:
        if stream.encode("utf-16-le") in raw:
            return known
    return Kind(phrase("an Office file of before 2007"), AS_DOCX)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How a text that is not UTF-8 is written."""

    name: str
    iconv: str = ""
    """Its name for ``iconv``; empty where the bytes are no encoding at all."""


DAMAGED = Encoding(phrase("UTF-8 with damaged bytes"))
UNKNOWN = Encoding(phrase("not UTF-8"))
LEAST_UTF8 = 0.9
"""A text in which so large a share of the characters beyond ASCII is UTF-8 is damaged UTF-8."""
BYTES_OF_WORDS = re.compile(rb"[A-Za-z]{2}")
UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
COMMON_HAN = frozenset(
    "的一是在不了有和人这這中大为為上个個国國以要时時来來用生到作地于於出就分对對成会會可主发發年"
    "动動同工也能下过過法所民得定行部度理者第条條本应應规規关關依及或其之由者令市项項府政事公机機"
)
# What a text of ours consists of: ASCII, Latin letters, punctuation, Han, full-width forms.
EXPECTED = re.compile(r"[\t\r\n -~\u00a0-\u00ff\u2010-\u2030\u3000-\u303f㐀-鿿！-～]")


def encoding(raw: bytes) -> Encoding:
    """How a text that is not UTF-8 is probably written."""
    if raw.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return Encoding("UTF-32", "UTF-32")
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return Encoding("UTF-16", "UTF-16")
    if codec := wide(raw[:HEAD]):
        return Encoding(codec, codec)
    beyond = sum(map(len, BEYOND_ASCII.findall(raw)))
    if beyond and sum(map(len, UTF8_CHARACTER.findall(raw))) >= LEAST_UTF8 * beyond:
        return DAMAGED
    return max(_guesses(raw, beyond), key=lambda guess: guess[0])[1]


def _guesses(raw: bytes, beyond: int) -> Iterator[tuple[float, Encoding]]:
    """Encodings that could be, each with how much speaks for it."""
    yield 0.0, UNKNOWN
    if BYTES_OF_WORDS.search(raw) and beyond < len(raw) / 8:
        try:
            raw.decode("cp1252")
        except UnicodeDecodeError:
            pass
        else:
            yield 0.1, Encoding("Windows-1252", "WINDOWS-1252")
    for codec, name in (("gb18030", "GB18030"), ("big5hkscs", "Big5"), ("shift_jis", "Shift-JIS")):
        text = raw.decode(codec, "ignore")
        lost = "�" in text or len(text.encode(codec, "ignore")) < len(raw) - max(2, beyond // 50)
        han = [sign for sign in text if "一" <= sign <= "鿿"]
        if han and not lost:
            yield sum(sign in COMMON_HAN for sign in han) / len(han), Encoding(name, name.upper())


def wide(raw: bytes) -> str:
    """The name of the UTF-16 in which a text without a mark is written; empty where it is none."""
    for codec in ("UTF-16LE", "UTF-16BE"):
        text = raw[: len(raw) // 2 * 2].decode(codec, "ignore")
        if b"\0" in raw and len(EXPECTED.findall(text)) > LEAST_UTF8 * len(raw) / 2:
            return codec
    return ""
