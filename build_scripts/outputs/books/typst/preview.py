"""The preview of a link, as other sites show it: a picture with title and standing of the texts.

1200 × 630 px, the size that all of them take; one a document, and one for the pages of none.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import typst

from build_scripts.language.languages import language, language_name
from build_scripts.messages import phrase
from build_scripts.outputs.books.typst.fonts import Fonts, fonts_of, of_wheels
from build_scripts.outputs.books.typst.rare import Signs, set_with
from build_scripts.problems import Found, Problem
from build_scripts.publication.publication import Publication
from build_scripts.publication.standing import status_of
from build_scripts.publication.title_lines import title_lines, width_of
from build_scripts.publication.titles import first_words
from build_scripts.publication.words import SPOKEN, pick, say

TEMPLATE = Path(__file__).with_name("preview.typ")
WIDTH, HEIGHT = 1200, 630
"""In pixels, and at 72 to the inch in points."""
ROOM = (1032, 306)
"""Width and height for the titles."""
SIZES = range(66, 22, -4)
"""Sizes of a title in Han, the first that fits is taken; of others a part of it."""
LATIN = 0.62
LINE_HEIGHT = 1.36
"""Of a title, with what is between lines."""
GAP = 28
"""Between titles."""
LONGEST = 150
"""Han characters of a title, after which it is cut."""
LONGEST_LINE = 47
"""The same of a line at the foot."""
MOST = 2
"""Languages that a picture shows."""

Sheet = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Preview:
    """A picture before it is drawn."""

    path: str
    """Of the file that says what it shows, for messages."""
    tags: tuple[str, ...]
    """Of the languages in it."""
    card: Sheet
    """All that is seen, as plain JSON values."""


def preview_of(publication: Publication) -> Preview:
    """The picture of a document: its title and the standing of its first two texts."""
    document = publication.bitext.document
    editions = document.editions[:MOST]
    titles = {each.lang: (each.key, pick(document.title, each.key)) for each in editions}
    lines = [
        _line(each.lang, f"{name}{language(each.lang).punctuation.colon}{status}")
        for each in editions
        if (status := status_of(document, each, each.key))
        for name in (pick(each.name, each.key) or language_name(each.key, each.key),)
    ]
    words = {tag: publication.words(key) for tag, (key, _) in titles.items()}
    shown = {tag: first_words(title, LONGEST) for tag, (_, title) in titles.items()}
    site = [{"text": _text(tag), "words": say("site", key)} for key, tag in SPOKEN.items()]
    card = {"room": ROOM, "gap": GAP, "titles": _titles(shown, words), "lines": lines, "site": site}
    path = f"source_texts/{document.id}/document.yml"
    return Preview(path, (*titles, *SPOKEN.values()), card)


def site_preview() -> Preview:
    """The picture of the pages of no document."""
    names = {tag: say("site", key) for key, tag in SPOKEN.items()}
    lines = [_line(tag, say("site_about", key)) for key, tag in SPOKEN.items()]
    card = {"room": ROOM, "gap": GAP, "titles": _titles(names, {}), "lines": lines, "site": []}
    return Preview("build_scripts/publication/words.yml", tuple(names), card)


def _titles(titles: Mapping[str, str], words: Mapping[str, Collection[str]]) -> list[Sheet]:
    """The titles in lines, at the first size at which all fit; at the last where none does."""
    found: list[Sheet] = []
    for size in SIZES:
        found = [_title(tag, text, size, words.get(tag, ())) for tag, text in titles.items()]
        widths = [width_of(line) * each["size"] for each in found for line in each["lines"]]
        height = sum(len(each["lines"]) * each["size"] * LINE_HEIGHT + GAP for each in found) - GAP
        if height <= ROOM[1] and max(widths, default=0) <= ROOM[0]:
            break
    return found


def _title(tag: str, text: str, size: int, words: Collection[str]) -> Sheet:
    own = size if language(tag).is_han else size * LATIN
    return {"text": _text(tag), "size": own, "lines": title_lines(text, ROOM[0] / own, words)}


def _line(tag: str, text: str) -> Sheet:
    return {"text": _text(tag), "words": first_words(text, LONGEST_LINE)}


def _text(tag: str) -> Sheet:
    """How one language is set, as the templates want it."""
    fonts: Fonts = fonts_of(tag)
    return {
        "lang": fonts.lang,
        "region": fonts.region,
        "serif": fonts.serif,
        "sans": fonts.sans,
        "is_han": language(tag).is_han,
        "is_leftward": language(tag).is_leftward,
    }


def drawn(preview: Preview, mark: str) -> Found[bytes]:
    """The picture as PNG, with the site's mark (an SVG); none where Typst refuses it.

    Set as PDF/A first: only there does Typst refuse a character without a glyph.
    """
    wheels = {wheel for tag in preview.tags for wheel in fonts_of(tag).wheels}

    def picture(signs: Signs) -> tuple[bytes | None, list[str]]:
        card = preview.card | {"mark": mark} | signs.marks()
        set_as = partial(
            typst.compile_with_warnings,
            str(TEMPLATE),
            root=str(TEMPLATE.parent),
            font_paths=of_wheels(signs.wheels(wheels)),
            ignore_system_fonts=True,
            sys_inputs={"card": json.dumps(signs.in_fonts(card), ensure_ascii=False)},
        )
        _, warnings = set_as(format="pdf", pdf_standards=["a-2b"], timestamp=0)
        drawn, _ = set_as(format="png", ppi=72)
        return drawn, [each.message for each in warnings]

    try:
        (drawn, warnings), _ = set_with(json.dumps(preview.card, ensure_ascii=False), picture)
    except typst.TypstError as error:
        return Found(None, (_refused(preview, error.message),))
    if warnings:
        return Found(None, tuple(_refused(preview, each) for each in warnings))
    return Found(drawn)


def _refused(preview: Preview, message: str) -> Problem:
    return Problem(
        preview.path, 1, "F05", phrase(
            "the picture for previews of links cannot be drawn: {message}", message=message),
        "correct the title or the status; the pages do without the picture",
    )  # fmt: skip
