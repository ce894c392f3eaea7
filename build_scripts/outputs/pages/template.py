"""The Jinja templates: every value is escaped as it is printed, unless it is ``Safe``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from pathlib import Path

from jinja2 import FileSystemLoader, StrictUndefined

from build_scripts.language.languages import language
from build_scripts.outputs.pages.environment import Environment
from build_scripts.outputs.pages.escape import Safe, direction, edge, readable, seen
from build_scripts.publication.words import SPOKEN, Span, counted, joined, phrases, said

FOLDER = Path(__file__).with_name("templates")
NOTHING = Safe("")
WORDS, TEXT = "span", "bdi"
"""The elements of words of the interface, of which one language is shown, and of texts."""
BETWEEN = Safe(' <span class="between">·</span> ')
"""What parts texts that stand on one line: it belongs to none of them, and is not copied."""
# 等 | 5年内 | 《协议》 | 第2段
HAN = re.compile(
    r"""(
    [0-9《（【]*[〇\u3400-\u9fff\U00020000-\U0003ffff]
    (?:[0-9…\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff]*
    […\u3000-\u303f\u3400-\u9fff\uff00-\uffef\U00020000-\U0003ffff])?
    )""",
    re.VERBOSE,
)
# military | the two armies: words, not WTO or PDF
LATIN = re.compile(r"([A-Za-z][A-Za-z'’-]*[a-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*)*)")
HAN_TAG = "zh"
# An address, without the stop of the sentence behind it.
ADDRESS = re.compile(r"(https?://[!-~]*[0-9A-Za-z/#=_-])")


def fill(name: str, **values: object) -> str:
    """Fill ``templates/<name>.md.j2``; one line end at the end."""
    return environment().get_template(f"{name}.md.j2").render(values).rstrip("\n") + "\n"


def spans(texts: Sequence[Span]) -> Safe:
    """Words in each language of the interface, of which styles show the reader's own.

    What is not said in all of them stands as it is, whatever the reader chose.
    """
    has_all = set(SPOKEN) <= {each.key for each in texts}
    return _side_by_side(texts, WORDS if has_all else TEXT)


def texts(texts: Sequence[Span]) -> Safe:
    """Texts that stand side by side in every language of the interface: names, terms, titles."""
    return _side_by_side(texts, TEXT)


def parted(texts: Sequence[Span]) -> Safe:
    """Texts on one line in every language of the document, with a sign between them."""
    return BETWEEN.join(_element(text, TEXT) for text in texts)


def span(text: Span) -> Safe:
    """A short text that stands in its own language, whatever that of the interface."""
    return _element(text, TEXT)


def cited(text: str) -> Safe:
    """A title or a name that is cited, in the language of its script."""
    key = "zh" if HAN.search(text) else "en"
    return span(Span(key, SPOKEN[key], text))


def quoting(text: Span) -> Safe:
    """Words in one language, with what they quote in a script that is not theirs marked."""
    lang = "en" if language(text.lang).is_han else HAN_TAG
    parts = []
    for place, part in enumerate(quoted_parts(text)):
        words = readable(part, starts_line=False) if part else NOTHING
        parts.append(Safe(f'<bdi lang="{lang}">{words}</bdi>') if place % 2 else words)
    return NOTHING.join(parts)


def marked(texts: Sequence[Span]) -> Safe:
    """Words in each language of the interface, with what they quote in another script marked."""
    return Safe(" ").join(
        Safe(
            f'<{WORDS} lang="{each.lang}"{written(each.lang, each.text)}>{quoting(each)}</{WORDS}>'
        )
        for each in texts
    )


def quoted_parts(text: Span) -> list[str]:
    """A text cut where it quotes words in a script that is not its own: own, quoted, own, …"""
    return (LATIN if language(text.lang).is_han else HAN).split(text.text)


def _side_by_side(texts: Sequence[Span], element: str) -> Safe:
    return Safe(" ".join(_element(text, element) for text in texts))


@lru_cache(maxsize=8192)
def _element(text: Span, element: str) -> Safe:
    quotes = element == WORDS and not language(text.lang).is_han and HAN.search(text.text)
    words = quoting(text) if quotes else readable(text.text, starts_line=False)
    return Safe(f'<{element} lang="{text.lang}"{written(text.lang, text.text)}>{words}</{element}>')


def written(lang: str, text: str = "") -> Safe:
    """The attribute of a text in a language that is written from right to left; else that of a
    text that has such letters, or nothing."""
    return Safe(' dir="rtl"') if language(lang).is_leftward else direction(text)


def addressed(lang: str, text: str) -> Safe:
    """A text in which addresses run from left to right, whatever the direction of its language."""
    if not language(lang).is_leftward:
        return Safe(seen(edge(text)))
    parts = (seen(edge(part)) for part in ADDRESS.split(text))
    return NOTHING.join(
        Safe(f'<bdi dir="ltr">{part}</bdi>') if place % 2 else part
        for place, part in enumerate(parts)
    )


def label(word: str, **values: object) -> str:
    """A word of the interface for an attribute."""
    return joined(phrases(word, **values))


def label_of(texts: Sequence[Span]) -> str:
    """Words in every language of the interface for an attribute."""
    return joined({each.key: each.text for each in texts})


@cache
def environment() -> Environment:
    """Made once: compiling the templates takes longer than filling them."""
    made = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,  # macros give Markup, which ``edge`` lets pass
        finalize=edge,
        undefined=StrictUndefined,
        comment_start_string="{##",  # "{#id}" is Markdown's
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    made.filters |= {"written": written, "addressed": addressed}
    made.filters["safe_name"] = Safe
    # Filters are called directly, functions through the context: twice as slow.
    made.filters |= {"span": span, "spans": spans, "texts": texts, "parted": parted}
    made.filters |= {"quoting": quoting, "cited": cited, "marked": marked}
    made.filters["in_line"] = partial(readable, starts_line=False)
    made.globals["say"] = said
    made.globals["counted"] = counted
    made.globals["label"] = label
    made.globals["label_of"] = label_of
    return made
