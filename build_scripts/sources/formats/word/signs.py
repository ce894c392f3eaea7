"""Characters of a Word file: texts, and elements that stand for a character."""

from __future__ import annotations

from build_scripts.sources.formats.word.package import Element, W, val

SPACE = "{http://www.w3.org/XML/1998/namespace}space"
SIGNS = {
    f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}br": "\n", f"{W}cr": "\n",
    f"{W}noBreakHyphen": "\u2011", f"{W}softHyphen": "\u00ad",
}  # fmt: skip
"""Elements that are a character (§17.3.3)."""
# Characters of symbol fonts as people mean them.
SYMBOLS = {"F0B7": "•", "F0A7": "▪", "F0A8": "□", "F0FE": "☑", "F0FD": "☒", "F06F": "□",
           "F0D8": "➢", "F0FC": "✓", "F0B0": "°", "F0B4": "×", "F0B1": "±"}  # fmt: skip


def spaced(element: Element) -> str:
    """The text of a ``w:t``: outer white space counts only where it is said to (XML 1.0, §2.10)."""
    text = (element.text or "").replace("\n", " ").replace("\t", " ")
    return text if element.get(SPACE) == "preserve" else text.strip(" ")


def symbol(element: Element) -> str:
    """A character of a symbol font; ``�`` where nobody can say what it shows."""
    code = (val(element, "char") or "").upper()
    return SYMBOLS.get(code if len(code) > 2 else f"F0{code}", "\ufffd")
