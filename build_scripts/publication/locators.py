"""Places in a text as the styles of citing write them: ``pt. 2, sec. II, para. 4``, ``§ II, ¶ 4``.

They follow from the words in which a place is cited in English, whatever these are: each word that
the table ``abbreviations.yml`` knows is written as the style has it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from build_scripts.language.languages import DEFAULT
from build_scripts.publication.cite import Citations, Step, fill
from build_scripts.yml import rows

TABLE: Final[Mapping[str, Mapping[str, str]]] = rows(Path(__file__).with_name("abbreviations.yml"))
MANNERS: Final = tuple(dict.fromkeys(manner for row in TABLE.values() for manner in row))
"""The manners of abbreviating that the table knows."""
# Section {roman}, item ({arabic}), unnumbered para. {arabic}
WORD = re.compile(r"(?P<word>[A-Za-z]+(?:-[A-Za-z]+)*)\.?(?P<gap>\s*)")
SLOT = re.compile(r"(\{\w+\})")
SHORT: Mapping[str, str] = {
    "para": "paragraph",
    "par": "paragraph",
    "sec": "section",
    "subpara": "subparagraph",
}
"""Short forms that editors write in ``cite:``."""
UNNUMBERED = frozenset(("par", "wrapup"))
"""Kinds that are counted, for no number is printed."""
OWN_PARENTHESES = re.compile(r"\([^()]*\)\Z")


def place(cited: Citations, node_id: str, manner: str) -> str:
    """A node as a style writes it: ``("p2-s2-c4", "bluebook")`` → ``pt. 2, § II, ¶ 4``."""
    out = ""
    for step in cited.steps(node_id, DEFAULT):
        written = _written(step, manner)
        joint = "" if not out or OWN_PARENTHESES.fullmatch(written) else ", "
        out += joint + written
    return out


def places(cited: Citations, node_id: str) -> Mapping[str, str]:
    """A node in English words (``en``) and in every manner."""
    words = {DEFAULT: cited.full(node_id, DEFAULT)}
    return words | {manner: place(cited, node_id, manner) for manner in MANNERS}


def _written(step: Step, manner: str) -> str:
    """``Part {word}`` → ``pt. 2``: numbers in words are figures where the word is short."""
    parts = SLOT.split(step.template.replace("{word}", "{arabic}"))
    if len(parts) == 1:
        return step.template  # a named block: title, preamble
    has_parentheses = parts[0].endswith("(") and parts[2].startswith(")")

    def form(found: re.Match[str]) -> str:
        short = _form(found, step.kind, manner)
        if not short:
            return "" if has_parentheses else found[0]
        return short[:-1] if short.endswith("~") else short + found["gap"]

    words = "".join(part if SLOT.fullmatch(part) else WORD.sub(form, part) for part in parts)
    return fill(words, step.number, DEFAULT, step.printed).strip()


def _form(found: re.Match[str], kind: str, manner: str) -> str:
    """The form of a word, as it stands where the table does not have it."""
    word = found["word"].lower()
    word = SHORT.get(word, word)
    named = f"unnumbered {word}" if kind in UNNUMBERED else word
    row = TABLE.get(named) or TABLE.get(word)
    return row[manner] if row else found[0].removesuffix(found["gap"])
