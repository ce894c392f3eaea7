"""What a program reads out of a PDF: its text along the structure tree, by PDFium."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from build_scripts.outputs.books.typst.shaped import shaped_texts

ROOM = 8192
"""Bytes for what PDFium writes; what is longer is asked for once more."""
_SIGNS = (ctypes.c_ushort * (ROOM // 2))()


@dataclass(frozen=True, slots=True)
class Passage:
    """One element of the structure tree that holds text on a page."""

    page: int
    """From 1."""
    role: str
    """``P``, ``H1`` …"""
    lang: str
    """Language tag, its own or that of what is round it: ``zh-CN``, ``en``."""
    text: str


def passages(pdf: bytes, *, is_shaped: bool = False) -> Iterator[Passage]:
    """The text of the PDF in the order of its structure, without running heads and feet.

    ``is_shaped``: some is in a script whose letters are turned round or set upon one another.
    """
    document = pypdfium2.PdfDocument(pdf)
    try:
        for place, page in enumerate(document, 1):
            texts = (shaped_texts if is_shaped else _marked_texts)(page)
            tree = pdfium.FPDF_StructTree_GetForPage(page)
            for number in range(pdfium.FPDF_StructTree_CountChildren(tree)):
                root = pdfium.FPDF_StructTree_GetChildAtIndex(tree, number)
                yield from _passages_in(root, place, "", texts)
            pdfium.FPDF_StructTree_Close(tree)
            page.close()
    finally:
        document.close()


def _marked_texts(page: Any) -> Mapping[int, str]:
    """Number of marked content on the page → its text."""
    text_page = page.get_textpage()
    texts: dict[int, str] = {}
    for number in range(pdfium.FPDFPage_CountObjects(page)):
        each = pdfium.FPDFPage_GetObject(page, number)
        mark = pdfium.FPDFPageObj_GetMarkedContentID(each)
        if mark >= 0 and pdfium.FPDFPageObj_GetType(each) == pdfium.FPDF_PAGEOBJ_TEXT:
            read = partial(pdfium.FPDFTextObj_GetText, each, text_page)
            texts[mark] = texts.get(mark, "") + _text(read)
    text_page.close()
    return texts


def _passages_in(
    element: Any, page: int, lang: str, texts: Mapping[int, str], around: str = ""
) -> Iterator[Passage]:
    """What an element and those in it hold; a link in a paragraph is part of it."""
    own = _text(partial(pdfium.FPDF_StructElement_GetLang, element))
    role = _text(partial(pdfium.FPDF_StructElement_GetType, element))
    lang = own or lang
    role = "P" if (role, around) == ("Link", "P") else role
    for number in range(pdfium.FPDF_StructElement_CountChildren(element)):
        child = pdfium.FPDF_StructElement_GetChildAtIndex(element, number)
        if child:
            yield from _passages_in(child, page, lang, texts, role)
            continue
        mark = pdfium.FPDF_StructElement_GetChildMarkedContentID(element, number)
        if text := texts.get(mark, ""):
            yield Passage(page, role, lang, text)


def _text(read: Callable[[Any, int], int]) -> str:
    """What one of PDFium's functions writes into a buffer, as UTF-16 with a final null."""
    size = read(_SIGNS, ROOM)
    if size <= 2:
        return ""
    if size <= ROOM:
        return ctypes.string_at(_SIGNS, size - 2).decode("utf-16-le", "surrogatepass")
    signs = (ctypes.c_ushort * (size // 2 + 1))()
    read(signs, size)
    return ctypes.string_at(signs, size - 2).decode("utf-16-le", "surrogatepass")
