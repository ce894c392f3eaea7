"""Texts with what changed in them, in Markdown: ``{--taken out--}``, ``{++put in++}``.

The marks are those of CriticMarkup (``pymdownx.critic``), which become ``<del>`` and ``<ins>``. No
text can close or open one: every ``{``, ``+``, ``~`` and double hyphen of a source is an entity.
What moved, or differs in form alone, has a class and so is written as an element.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from build_scripts.comparison.wording import CHANGED, FORM, MOVED, SAME, Run
from build_scripts.outputs.pages.escape import Safe, readable

Told = Callable[[str, str], Safe]
"""``moved_to`` or ``moved_from``, and the unit where a sentence stands that moved → words."""
BREAK = Safe("<br>")


def inline(runs: Sequence[Run], told: Told) -> Safe:
    """Both texts as one: what was taken out stands before what was put in."""
    return Safe("").join(
        _text(run.new) if _is_gap(run) else _old(run, told) + _new(run, told) for run in runs
    )


def before(runs: Sequence[Run], told: Told) -> Safe:
    """The older text, with what was taken out marked."""
    return Safe("").join(
        _text(run.old) if run.kind == SAME or _is_gap(run) else _old(run, told) for run in runs
    )


def _is_gap(run: Run) -> bool:
    """Whether only white space is another: what cannot be seen is not marked."""
    return run.kind == FORM and not (run.old + run.new).strip()


def _old(run: Run, told: Told) -> Safe:
    if not run.old or run.kind == SAME:
        return Safe("")
    if run.kind == CHANGED:
        return Safe("{{--{}--}}").format(_text(run.old))
    words = told("moved_to", run.place) if run.kind == MOVED else Safe("")
    return Safe('<del class="{}">{}</del>{}').format(Safe(run.kind), _text(run.old), words)


def _new(run: Run, told: Told) -> Safe:
    if not run.new or run.kind == SAME:
        return _text(run.new)
    if run.kind == CHANGED:
        return Safe("{{++{}++}}").format(_text(run.new))
    words = told("moved_from", run.place) if run.kind == MOVED else Safe("")
    return Safe('<ins class="{}">{}</ins>{}').format(Safe(run.kind), _text(run.new), words)


def _text(text: str) -> Safe:
    """A stretch of a text, its paragraphs parted by line breaks."""
    return BREAK.join(readable(part) for part in text.split("\n"))
