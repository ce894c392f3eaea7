"""What a division or unit is called on one line: label and heading, first words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from build_scripts.language.equivalence import letters_of
from build_scripts.model import Bitext, Unit
from build_scripts.publication.words import pick

TOC_LETTERS = 9
"""Han characters of its text that the contents show of a unit without a heading."""
MOST_LETTERS = 60
"""The same where many begin alike."""


def title_line(label: str | None, heading: str | None) -> str:
    """Label and heading on one line: ``第二部分　各领域合作``, ``一、政治领域``, ``I. Preface``."""
    if not label or not heading:
        return label or heading or ""
    last = label[-1]
    if ord(last) < 0x2000:
        return f"{label} {heading}"
    return f"{label}\u3000{heading}" if last.isalnum() else f"{label}{heading}"


def toc_labels(units: Sequence[Unit], key: str) -> dict[str, str]:
    """Number and first words of units that stand in one list: ``4. 适时启动商签新的…``, by id.

    Where two would begin alike, as many more words as tell them apart.
    """
    labels = {unit.id: _toc_label(unit, key, TOC_LETTERS) for unit in units}
    for letters in range(2 * TOC_LETTERS, MOST_LETTERS, TOC_LETTERS):
        words = Counter(text for _, text in labels.values())
        alike = [unit for unit in units if words[labels[unit.id][1]] > 1 and labels[unit.id][1]]
        labels |= {unit.id: _toc_label(unit, key, letters) for unit in alike}
    return {each: " ".join(filter(None, label)) or each for each, label in labels.items()}


def _toc_label(unit: Unit, key: str, letters: int) -> tuple[str, str]:
    title = title_line(unit.label.get(key), unit.heading.get(key))
    if unit.heading.get(key) or not unit.has(key):
        return title or unit.number, ""
    return title, first_words(" ".join(unit.text[key] or ()), letters)


def width(text: str) -> float:
    """About how long a text is, in Han characters: three letters are about one."""
    return sum(1 if ord(sign) > 0x2E7F else 0.35 for sign in text)


def printed_title(bitext: Bitext, key: str) -> tuple[str, ...]:
    """The lines of the title as the source printed it, where they say other than ``title:``."""
    lines = next((unit.text.get(key) or () for unit in bitext.units if unit.kind == "title"), ())
    own, printed = pick(bitext.document.title, key), "".join(lines)
    if not lines or letters_of(own) == letters_of(printed):
        return ()
    return tuple(" ".join(line.split()) for line in lines)


def is_printed(bitext: Bitext, key: str) -> bool:
    """Whether a source prints the title of an edition in these words, wherever it does."""
    wanted = letters_of(pick(bitext.document.title, key))
    left_out = " ".join(each.text for each in bitext.left_out.get(key, ()))
    if wanted in letters_of(left_out):
        return True
    texts = (
        text
        for node in bitext.nodes()
        for text in (
            node.heading.get(key) or "",
            "".join((node.text.get(key) or ()) if isinstance(node, Unit) else ()),
        )
    )
    return wanted in letters_of("".join(texts))


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
