"""One paragraph as it is put together: what the file holds, what it prints beyond that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from build_scripts.messages import phrase
from build_scripts.sources.formats.blocks import LeftOut, Paragraph, count

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Letters stay letters, but for those of ordinal numbers (1st) they are told of.
ORDINALS = frozenset(("st", "nd", "rd", "th"))
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


@dataclass(slots=True)
class Tally:
    """What the reading of a whole file has come upon."""

    taken: int = 0
    left_out: list[LeftOut] = field(default_factory=list)
    raised: int = 0
    """Digits that were set high or low and are written ¹ or ₁, so that 10² does not become 102."""
    levelled: list[str] = field(default_factory=list)
    """What was set high or low and cannot be written so: the n of xⁿ is an n on the line."""

    def leave(self, kind: str, text: str) -> None:
        """Note a text that is not taken."""
        if count(text):
            self.left_out.append(LeftOut(kind, text))

    def remarks(self, struck: int, pictures: int) -> Iterator[str]:
        """What a reader of the account is told of the setting, whatever kind of file it was."""
        if self.raised:
            yield phrase("{count:,} raised or lowered digits are written ¹ ₁", count=self.raised)
        if self.levelled:
            yield phrase(
                "{count:,} raised or lowered letters or signs stand on the line now, the first: "
                "{text}",
                count=sum(map(count, self.levelled)),
                text=self.levelled[0],
            )
        if struck:
            yield phrase(
                "{count:,} characters are struck through; they are taken as text", count=struck
            )
        if pictures:
            yield phrase("{count:,} pictures are not taken", count=pictures)


@dataclass(slots=True)
class Writer:
    """The text of one paragraph, piece by piece."""

    tally: Tally
    pieces: list[str] = field(default_factory=list)
    added: int = 0

    def take(self, text: str, raised: str = "") -> None:
        """A text of the file; ``raised`` says that it is set high or low."""
        self.tally.taken += count(text)
        if raised in ("superscript", "subscript"):
            written = text.translate(RAISED if raised == "superscript" else LOWERED)
            self.tally.raised += sum(old != new for old, new in zip(text, written, strict=True))
            kept = "".join(old for old, new in zip(text, written, strict=True) if old == new)
            if any(map(str.isalpha, kept)) and kept.strip().lower() not in ORDINALS:
                self.tally.levelled.append(kept.strip())
            text = written
        self.pieces.append(text)

    def add(self, text: str) -> None:
        """A text that is printed and that the file does not hold."""
        self.added += count(text)
        self.pieces.append(text)

    @property
    def text(self) -> str:
        """What was written, without white space at the ends of lines."""
        return "".join(self.pieces)

    def paragraph(self, lang: str = "") -> Paragraph | None:
        """The paragraph; ``None`` where nothing but white space was written."""
        lines = (line.rstrip() for line in self.text.split("\n"))
        text = "\n".join(line for line in lines if line)
        return Paragraph(text, lang, self.added) if text else None
