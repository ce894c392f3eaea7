"""Keyword in context: a sentence with some of its words marked, cut to what is near them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from build_scripts.language.languages import language
from build_scripts.outputs.pages.escape import Safe, readable

Span = tuple[int, int]
"""Start and end in a text."""

CONTEXT: Mapping[bool, int] = {True: 28, False: 80}
"""Characters shown on each side of a word, in a dense language and in others."""
WHOLE = 2.2
"""A text of at most this many contexts is shown whole."""
CUT = "…"


def marked(text: str, spans: Sequence[Span]) -> Safe:
    """A text with some stretches in ``<mark>``; overlapping stretches are joined."""
    out: list[Safe] = []
    at = 0
    for start, end in joined(spans):
        out += [readable(text[at:start]), Safe(f"<mark>{readable(text[start:end])}</mark>")]
        at = end
    return Safe("".join((*out, readable(text[at:]))))


def in_context(text: str, spans: Sequence[Span], key: str) -> Safe:
    """The marked words of a text with what stands near them: ``…near <mark>word</mark> near…``.

    Without spans: the beginning of the text.
    """
    reach = CONTEXT[language(key).dense]
    if len(text) <= reach * WHOLE:
        return marked(text, spans)
    windows = [_window(text, span, reach) for span in joined(spans)] or [(0, reach * 2)]
    out: list[Safe] = []
    for start, end in joined(windows):
        inside = [(a - start, b - start) for a, b in spans if start <= a and b <= end]
        before = CUT if start and not out else ""
        after = CUT if end < len(text) else ""
        out.append(Safe(f"{before}{marked(text[start:end], inside)}{after}"))
    return Safe(" ".join(out))


def _window(text: str, span: Span, reach: int) -> Span:
    """A stretch round a span, widened or cut to whole words."""
    start, end = max(0, span[0] - reach), min(len(text), span[1] + reach)
    while 0 < start < span[0] and text[start - 1].isascii() and text[start - 1].isalnum():
        start += 1
    while end < len(text) and end > span[1] and text[end].isascii() and text[end].isalnum():
        end -= 1
    return start, end


def joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, those that touch or overlap made one."""
    out: list[Span] = []
    for start, end in sorted(spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
