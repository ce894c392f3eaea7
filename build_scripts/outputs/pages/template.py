"""The Jinja templates: every value is escaped as it is printed, unless it is ``Safe``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from build_scripts.outputs.pages.escape import Safe, direction, edge, markdown
from build_scripts.publication.words import Span, said

FOLDER = Path(__file__).with_name("templates")
NOTHING = Safe("")


def fill(name: str, **values: object) -> str:
    """Fill ``templates/<name>.md.j2``."""
    return _environment().get_template(f"{name}.md.j2").render(values)


def spans(texts: Sequence[Span], after: Safe = NOTHING) -> Safe:
    """Short texts side by side, each in its language; ``after`` stays on the line of the last."""
    afters = (*(NOTHING for _ in texts[1:]), after)
    return Safe(" ".join(map(span, texts, afters)))


@lru_cache(maxsize=8192)
def span(text: Span, after: Safe = NOTHING) -> Safe:
    """A short text in its language."""
    words = markdown(text.text)
    return Safe(f'<span lang="{text.lang}"{direction(text.text)}>{words}{after}</span>')


@cache
def _environment() -> Environment:
    """Made once: compiling the templates takes longer than filling them."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,  # macros give Markup, which ``edge`` lets pass
        finalize=edge,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["direction"] = direction
    environment.filters["safe_name"] = Safe
    # Filters are called directly, functions through the context: twice as slow.
    environment.filters |= {"span": span, "spans": spans}
    environment.globals["say"] = said
    return environment
