"""Small drawings as SVG: lines, bars and words in the page's own colour, nothing that needs script.

A drawing stands inside a page of Markdown: it is one line, and of every text all that could be
markup there is a numeric entity.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from build_scripts.publication.words import Span, joined, phrases

# All of ASCII but letters, figures, the space and . , ; of the rest what XML knows not.
MARKUP = re.compile(r"[!-+\-/:-@\[-`{-~]")
CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")
SIZE = 11
"""Of letters, in the units of a drawing, which are about pixels on a phone."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rectangle; how dark it is (1: the colour of the text) and what it stands for."""

    x: float
    y: float
    width: float
    height: float
    shade: float = 1.0
    says: str = ""


def escaped(text: str) -> str:
    """A text that is literal in SVG and in Markdown: ``a<b`` → ``a&#60;b``."""
    return MARKUP.sub(lambda found: f"&#{ord(found[0])};", CONTROL.sub(" ", text))


def words(
    x: float, y: float, text: str | Sequence[Span], anchor: str = "start", style: str = ""
) -> str:
    """Words at a place; ``style``: ``quiet``, ``strong`` or nothing.

    Of words in each language of the interface styles show the reader's own.
    """
    own = {"quiet": ' fill-opacity=".75"', "strong": ' font-weight="600"'}.get(style, "")
    parts = escaped(text) if isinstance(text, str) else " ".join(map(_span, text))
    return f'<text x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"{own}>{parts}</text>'


def _span(words: Span) -> str:
    return f'<tspan lang="{escaped(words.lang)}">{escaped(words.text)}</tspan>'


def bars(all_of_them: Iterable[Bar]) -> str:
    """Rectangles, each with what it stands for."""
    return "".join(_bar(each) for each in all_of_them if each.width > 0)


def _bar(bar: Bar) -> str:
    title = f"<title>{escaped(bar.says)}</title>" if bar.says else ""
    return (
        f'<rect x="{_n(bar.x)}" y="{_n(bar.y)}" width="{_n(bar.width)}" height="{_n(bar.height)}" '
        f'fill-opacity="{_n(bar.shade)}" stroke="currentColor" stroke-width=".6">{title}</rect>'
    )


def dot(x: float, y: float) -> str:
    """A point."""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="4"/>'


def line(x1: float, y1: float, x2: float, y2: float) -> str:
    """A thin line."""
    return (
        f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" '
        'stroke="currentColor" stroke-opacity=".25" stroke-width=".8"/>'
    )


def drawing(name: str, width: float, height: float, body: Iterable[str], **values: object) -> str:
    """A drawing with its title and what it shows in words: ``study_<name>_drawn``, ``…_said``."""
    title, desc = (joined(phrases(f"study_{name}_{part}", **values)) for part in ("drawn", "said"))
    return (
        f'<svg viewBox="0 0 {_n(width)} {_n(height)}" width="{_n(width * 4 / 3)}" role="img" '
        f'aria-labelledby="{name}-drawn {name}-said" fill="currentColor" font-size="{SIZE}">'
        f'<title id="{name}-drawn">{escaped(title)}</title>'
        f'<desc id="{name}-said">{escaped(desc)}</desc>{"".join(body)}</svg>'
    )


def _n(number: float) -> str:
    return f"{round(number, 2):g}"
