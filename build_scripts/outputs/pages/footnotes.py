"""Footnotes on a page: each mark leads to its footnote, each footnote back to all its marks.

A footnote stands below the unit in which it is first marked, not at the end of the page: there
both languages of it stand side by side, it has the unit's id before its own, and it is read
without leaving the line. A mark in a heading stays text, as headings are links themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from build_scripts.footmarks import mark_id
from build_scripts.kinds import FOOTNOTE
from build_scripts.model import HEADING, Footmark, Unit
from build_scripts.outputs.pages.escape import Safe, markdown, readable
from build_scripts.outputs.pages.paths import link
from build_scripts.publication.publication import Node, Publication
from build_scripts.publication.words import joined, phrases, say

FOOTNOTE_ROLE = "doc-footnote"
BACK = "↩"


@dataclass(frozen=True, slots=True)
class Links:
    """The marks and footnotes of one page."""

    publication: Publication
    here: str
    """Address of the page."""
    shown: Collection[str]
    """Ids of the nodes on it."""
    key: str = ""
    """Language of the page; empty where it has all of them."""

    def mark(self, mark: Footmark, key: str, text: str) -> Safe:
        """A mark as printed, as a link to its footnote."""
        nth = [each for _, each in self.publication.marks_of(mark.footnote, key)].index(mark)
        address = self._address(mark.footnote, mark.footnote)
        own, said = mark_id(mark.footnote, key, nth), self._said("footnote_mark", text)
        return Safe(
            f"[{readable(text, starts_line=False)}]({address})"
            f'{{#{own} role=doc-noteref aria-label="{said}" .footmark}}'
        )

    def back(self, unit: Unit, key: str) -> Safe:
        """Links behind a footnote to all its marks; nothing for other units."""
        if unit.kind != FOOTNOTE:
            return Safe("")
        return Safe("").join(self._back(unit.id, key))

    def _back(self, footnote: str, key: str) -> Iterator[Safe]:
        marks = self.publication.marks_of(footnote, key)
        for nth, (node, mark) in enumerate(marks):
            fragment = node if mark.paragraph == HEADING else mark_id(footnote, key, nth)
            number = str(nth + 1) if len(marks) > 1 else ""
            said = self._said("footnote_back", number)
            yield Safe(
                f" [{BACK}{number}]({self._address(node, fragment)})"
                f'{{role=doc-backlink aria-label="{said}" .footback}}'
            )

    def _address(self, node: str, fragment: str) -> str:
        if node in self.shown:
            return f"#{fragment}"
        page, _ = self.publication.place(node)
        is_apart = self.key and self.publication.page_of.get(node)
        return link(self.here, f"{self.key}/{page}" if is_apart else page, fragment)

    def _said(self, word: str, number: str) -> Safe:
        if self.key:
            return markdown(say(word, self.key, number=number).strip())
        return markdown(joined({k: v.strip() for k, v in phrases(word, number=number).items()}))


def links_of(publication: Publication, nodes: Iterable[Node], here: str, key: str = "") -> Links:
    """What the marks and footnotes of a page lead to."""
    shown = frozenset(node.id for node in nodes if publication.marked)
    return Links(publication, here, shown, key)
