"""Full citations of an edition, in words and as BibTeX.

They follow GB/T 7714—2015 (Chinese) and the Chicago Manual of Style, 17th edition, notes and
bibliography (every other language).
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_scripts.language.languages import language
from build_scripts.model import Document, Edition, LangText

GB_T_7714 = "gb-t-7714"
SLOT = re.compile(r"\{(?:words|accessed|address)\}")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


TEX: Mapping[str, str] = {
    **{sign: f"\\{sign}" for sign in "%$&#_"},
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Sign that TeX takes for its own → how it is written."""


TEX_SIGN = re.compile(r"[%$&#_\\{}~^]")


def citation(document: Document, edition: Edition, unit: str, address: str) -> str:
    """The full citation of a unit in one edition, in the style of that edition's language.

    ``unit`` is the unit in words, empty for the whole document.
    """
    form = citation_form(document, edition, has_words=bool(unit), has_access=False)
    values = {"{words}": unit, "{accessed}": "", "{address}": address}
    return SLOT.sub(lambda slot: values[slot[0]], form)


def citation_form(
    document: Document, edition: Edition, *, has_words: bool = True, has_access: bool = True
) -> str:
    """A citation with ``{words}``, ``{accessed}`` and ``{address}`` left open for a script.

    ``某社. 题名：第三条（作准文本）[EB/OL]. (2000-01-03)[2026-01-31]. 网址.``; what is not known is
    left out with its marks. ``has_access``: whether there is a date on which it was read.
    Braces that are text of the title are turned into brackets, so that nothing else is filled.
    """
    title = _closed(_pick(document.title, edition.key))
    publisher = _closed(_pick(edition.publisher, edition.key))
    status = _closed(_pick(edition.status, edition.key)).rstrip("。. ")
    if language(edition.key).style == GB_T_7714:
        unit = "：{words}" if has_words else ""
        standing = f"（{status}）" if status else ""
        dates = f"({edition.published})" if edition.published else ""
        dates += "{accessed}" if has_access else ""
        parts = [publisher.rstrip("。. "), f"{title}{unit}{standing}[EB/OL]", dates, "{address}"]
        return ". ".join(filter(None, parts)) + "."
    issued = ", ".join(filter(None, [publisher.rstrip("."), long_date(edition.published)]))
    parts = [f"“{title},”", "{words}," if has_words else "", f"{status}," if status else ""]
    parts += [f"{issued}," if issued else "", "{accessed}{address}."]
    return " ".join(filter(None, parts))


def bibtex(document: Document, address: str = "") -> str:
    """BibTeX of the document, one entry an edition."""
    return "\n".join(_entry(document, edition, address) for edition in document.editions)


def long_date(iso: str) -> str:
    """An ISO date in words: ``2023-10-20`` → ``October 20, 2023``, ``2023`` → ``2023``."""
    date = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", iso)
    if not date or not date[2]:
        return iso
    month = MONTHS[int(date[2]) - 1]
    return f"{month} {int(date[3])}, {date[1]}" if date[3] else f"{month} {date[1]}"


def _entry(document: Document, edition: Edition, address: str) -> str:
    name = language(edition.key).tex or edition.lang
    fields = {
        # The inner braces keep the capitals, which many styles would take away.
        "title": f"{{{_tex(_pick(document.title, edition.key))}}}",
        "howpublished": _tex(_pick(edition.publisher, edition.key)),
        "date": _tex(edition.published),
        "year": _tex(edition.published[:4]),
        "note": _tex(_pick(edition.status, edition.key)),
        "language": _tex(name),
        "langid": _tex(name),
        "url": _tex_address(address or edition.url),
    }
    lines = [f"  {field} = {{{text}}}," for field, text in fields.items() if text]
    return "\n".join([f"@misc{{{document.id}-{edition.key},", *lines, "}", ""])


def _tex(text: str) -> str:
    """Text that TeX sets to the letter, on one line, its braces balanced.

    BibTeX counts escaped braces too, so they are written as words: ``{a} & 50%`` →
    ``\\textbraceleft{}a\\textbraceright{} \\& 50\\%``.
    """
    return TEX_SIGN.sub(lambda sign: TEX[sign[0]], " ".join(text.split()))


def _tex_address(address: str) -> str:
    """An address, which styles print to the letter; only braces would end the field."""
    return address.replace("{", "%7B").replace("}", "%7D")


def _pick(texts: LangText, key: str) -> str:
    """The text in a language, else in the first there is."""
    return texts.get(key) or next(iter(texts.values()), "")


def _closed(text: str) -> str:
    return text.replace("{", "[").replace("}", "]")
