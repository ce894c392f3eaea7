"""The numbers that a browser prints before the items of a list (HTML §4.4.5, CSS Lists 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from build_scripts.language.numerals import format_number
from build_scripts.sources.formats.number_forms import written

BULLET = "• "
# A list whose items begin so is numbered by hand.
OWN_LABEL = re.compile(
    r"\s*(?:第\s*[〇零一二三四五六七八九十百千0-9]+\s*\S|[（(\[【〔]?(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{1,5}|"
    r"[一二三四五六七八九十百]{1,5})[)）\]】〕.、．:：]|[①-⒇㈠-㈩•·●○▪–—-]|(?:Article|Section|Chapter|Part|Annex)\s)"
)
STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([^;]+)", re.IGNORECASE)
TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman",
         "I": "upper-roman"}  # fmt: skip
FORMS = {
    "decimal": "decimal", "decimal-leading-zero": "decimalZero", "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman", "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting", "trad-chinese-informal": "chineseCounting",
    "simp-chinese-formal": "chineseLegalSimplified", "cjk-decimal": "ideographDigital",
    "trad-chinese-formal": "ideographLegalTraditional", "cjk-heavenly-stem": "ideographTraditional",
    "cjk-earthly-branch": "ideographZodiac",
}  # fmt: skip
"""Names of CSS → names of ``number_forms``; letters go on differently in CSS."""


def markers(items: Element, texts: Sequence[str]) -> Iterator[str]:
    """What is printed before each item of an ``ol`` or ``ul``; ``texts`` are theirs."""
    style = _style(items)
    own = sum(bool(OWN_LABEL.match(text)) for text in texts)
    entries = [each for each in items if each.tag == "li"]
    if style == "none" or own * 2 > len(texts):
        yield from ("" for _ in entries)
        return
    step = -1 if items.get("reversed") is not None else 1
    number = _int(items.get("start"), len(entries) if step < 0 else 1)
    for entry in entries:
        number = _int(entry.get("value"), number)
        named = _style(entry) or style
        yield BULLET if items.tag != "ol" and named not in FORMS else _marker(number, named)
        number += step


def _marker(number: int, style: str) -> str:
    if style.endswith(("-alpha", "-latin")):
        text = format_number(number, "letter") if number > 0 else str(number)
        return f"{text.upper() if style.startswith('upper') else text}. "
    if style in ("disc", "circle", "square"):
        return BULLET
    form = FORMS.get(style, "decimal")
    text = written(number, form) or str(number)
    return f"{text}、" if form.startswith(("chinese", "ideograph")) else f"{text}. "


def _style(element: Element) -> str:
    """The kind of marker that an element asks for, as CSS names it."""
    if found := STYLE.search(element.get("style", "")):
        words = found[1].lower().replace("!important", "").split()
        known = [word for word in words if word not in ("inside", "outside")]
        return known[0] if known else ""
    kind = element.get("type", "")
    return TYPES.get(kind, kind.lower())


def _int(text: str | None, default: int) -> int:
    found = re.match(r"\s*([+-]?[0-9]{1,9})", text or "")
    return int(found[1]) if found else default
