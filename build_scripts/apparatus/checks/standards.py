"""What the glossary's own form of a concept is: official, usual, or suggested by this site.

Official and usual are said only where the glossary has a source for the form.
"""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.apparatus.checks.places import FIRST
from build_scripts.model import LangText
from build_scripts.sources.glossary import Concept

NAMED = frozenset({"institution", "office", "mechanism", "programme", "agreement", "project"})
"""Categories whose terms are names."""
OFFICIAL, USUAL, SUGGESTED = "official", "usual", "suggested"
REMARKED = "remarked"
"""The aspect of a place of whose words the glossary says more."""

# what it is called → of an English form, of a Chinese form
ZH: Mapping[str, tuple[str, str]] = {
    OFFICIAL: ("官方英文名为“{usual}”", "官方名称为“{usual}”"),
    USUAL: ("通行译法为“{usual}”", "通行写法为“{usual}”"),
    SUGGESTED: ("可译“{usual}”（本站所拟）", "本站术语表作“{usual}”"),
}
EN: Mapping[str, tuple[str, str]] = {
    OFFICIAL: ("the official name is “{usual}”", "the official name is “{usual}”"),
    USUAL: ("the usual rendering is “{usual}”", "the usual form is “{usual}”"),
    SUGGESTED: ("suggested rendering (this site's own): “{usual}”",
                "the glossary of this site has “{usual}”"),
}  # fmt: skip


def standard(concept: Concept) -> str:
    """``official`` where the glossary says so of its source, ``usual`` with another source, else
    ``suggested``."""
    if not concept.source:
        return SUGGESTED
    return OFFICIAL if concept.source.is_official else USUAL


def aspect(concept: Concept) -> str:
    """By which row of the table of grades another form of this concept is graded."""
    found = standard(concept)
    return REMARKED if found == SUGGESTED and concept.note else found


def own_form(concept: Concept, key: str) -> LangText:
    """The glossary's form in a language and what it is: ``the official name is “…”``."""
    which, usual = standard(concept), concept.name(key)
    at = int(key == FIRST)
    return {"zh": ZH[which][at].format(usual=usual), "en": EN[which][at].format(usual=usual)}


def said_of(concept: Concept, key: str, wording: str, beside: str) -> LangText:
    """What is said of a wording that is not the glossary's form; ``beside``: the words that it
    renders, which may hold more than the concept's own term (老挝建国阵线中央)."""
    own = own_form(concept, key)
    first = concept.name(FIRST)
    is_part = key != FIRST and first in beside and first != beside
    whose = {"zh": f"“{first}”", "en": f"for {first} "} if is_part else {"zh": "", "en": ""}
    return {
        "zh": f"此处作“{wording}”；{whose['zh']}{own['zh']}。{concept.note.get('zh', '')}",
        "en": f"Here “{wording}”; {whose['en']}{own['en']}. {concept.note.get('en', '')}".rstrip(),
    }
