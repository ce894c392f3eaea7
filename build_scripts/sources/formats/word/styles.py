"""What a style of a Word file says of its paragraphs and runs, and what it inherits."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.sources.formats.word.package import Element, W, is_on, val


@dataclass(slots=True)
class Styles:
    """The styles by id; asked for a property, a style answers or the one that it is based on."""

    known: dict[str, Element] = field(default_factory=dict)
    default: str = ""
    """The style of paragraphs that name none."""

    def chain(self, style: str | None) -> list[Element]:
        """A style and those that it is based on, the nearest first."""
        out: list[Element] = []
        while style and style in self.known and self.known[style] not in out:
            out.append(self.known[style])
            style = val(self.known[style].find(f"{W}basedOn"))
        return out

    def of_paragraph(self, paragraph: Element) -> list[Element]:
        """The chain of a paragraph's style."""
        named = val(paragraph.find(f"{W}pPr/{W}pStyle"))
        return self.chain(named or self.default)

    def is_hidden(self, run: Element, paragraph: Element) -> bool:
        """Whether a run is hidden text (``w:vanish``), by itself or by a style."""
        return self._toggle(run.find(f"{W}rPr"), paragraph, "vanish")

    def is_mark_hidden(self, paragraph: Element) -> bool:
        """Whether the end of a paragraph is hidden, and with it its number."""
        return self._toggle(paragraph.find(f"{W}pPr/{W}rPr"), paragraph, "vanish")

    def _toggle(self, own: Element | None, paragraph: Element, name: str) -> bool:
        if (here := is_on(own, name)) is not None:
            return here
        character = val(own.find(f"{W}rStyle")) if own is not None else None
        for style in (*self.chain(character), *self.of_paragraph(paragraph)):
            if (found := is_on(style.find(f"{W}rPr"), name)) is not None:
                return found
        return False

    def raised(self, run: Element) -> str:
        """``superscript`` or ``subscript`` where a run is set so."""
        own = run.find(f"{W}rPr")
        if own is None:
            return ""
        styles = self.chain(val(own.find(f"{W}rStyle")))
        for place in (own, *(style.find(f"{W}rPr") for style in styles)):
            if place is not None and (found := val(place.find(f"{W}vertAlign"))):
                return found
        return ""


def read_styles(part: Element | None) -> Styles:
    """The styles of a file, none where it has no such part."""
    styles = Styles()
    for each in () if part is None else part.iter(f"{W}style"):
        name = val(each, "styleId")
        if name:
            styles.known[name] = each
            if val(each, "type") == "paragraph" and val(each, "default") in ("1", "true", "on"):
                styles.default = name
    return styles
