"""What a division or unit is called on one line: label and heading, first words."""

from __future__ import annotations

from build_scripts.language.equivalence import plain
from build_scripts.model import Bitext, Unit
from build_scripts.publication.words import pick

TOC_LETTERS = 9
"""Han characters of its text that the contents show of a unit without a heading."""


def title_line(label: str | None, heading: str | None) -> str:
    """Label and heading on one line: ``第二部分　各领域合作``, ``一、政治领域``, ``I. Preface``."""
    if not label or not heading:
        return label or heading or ""
    last = label[-1]
    if ord(last) < 0x2000:
        return f"{label} {heading}"
    return f"{label}\u3000{heading}" if last.isalnum() else f"{label}{heading}"


def printed_title(bitext: Bitext, key: str) -> tuple[str, ...]:
    """The lines of the title as the source printed it, where they say other than ``title:``."""
    lines = next((unit.text.get(key) or () for unit in bitext.units if unit.kind == "title"), ())
    own, printed = pick(bitext.document.title, key), "".join(lines)
    if not lines or _letters(own) == _letters(printed):
        return ()
    return tuple(" ".join(line.split()) for line in lines)


def _letters(text: str) -> str:
    """What a title says, whatever its marks, white space and capitals."""
    return "".join(each for each in plain(text).casefold() if each.isalnum())


def toc_label(unit: Unit, keys: tuple[str, ...]) -> str:
    """Number and first words for the contents: ``4. 适时启动商签新的…``."""
    for key in keys:
        title = title_line(unit.label.get(key), unit.heading.get(key))
        if unit.heading.get(key) or (title and not unit.has(key)):
            return title
        if unit.has(key):
            first = first_words(" ".join(unit.text[key] or ()), TOC_LETTERS)
            return f"{title} {first}".strip()
    return unit.number


def first_words(text: str, size: int) -> str:
    """The beginning of a text, about ``size`` Han characters or three times as many letters."""
    folded = " ".join(text.split())
    width = 0.0
    for place, sign in enumerate(folded):
        width += 1 if ord(sign) > 0x2E7F else 0.35
        if width > size:
            cut = folded[:place]
            space = cut.rfind(" ")
            cut = cut[:space] if ord(sign) < 0x2E80 and space > place // 2 else cut
            return f"{cut.rstrip(' ,;，、；')}…"
    return folded
