"""The style by which the views of a document show one of its texts: ``views.css``.

Radio buttons and boxes work by style alone, without scripts; which languages there are, each
document says for itself.
"""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.language.languages import language
from build_scripts.model import Edition
from build_scripts.publication.conversion import forms
from build_scripts.publication.publication import Publication

PLACES = (".unit:not([data-open])>div{}", ".heads>{}", ".wide>:is(h2,h3,h4,h5,h6)>a>{}")
"""Where a text stands in a row, and in its heading."""
ALONE = {
    False: "body:has([name=view][value={key}]:checked)",
    True: "body:has([name=text][value={key}]:checked):not(:has(.texts>:checked~:checked))",
}
"""Where one text stands alone, by whether the document has more than two."""
LABEL = "h2,h3,h4,h5,h6,p:first-child"
SHOWN = ":not([hidden])"
"""What a script hides is hidden in another way, and still found (reading/hide.js)."""


def views_style(publication: Publication) -> str:
    """What is not shown in each view of the reading pages, and which way rows run there."""
    editions = publication.bitext.document.editions
    selectors = list(_of_many(editions) if len(editions) > 2 else _of_two(editions))
    return ",\n".join(selectors) + "{display:none}\n" + "".join(_leftward(editions))


def _leftward(editions: tuple[Edition, ...]) -> Iterator[str]:
    """Beside a text that runs from right to left and stands alone, numbers stand on the right."""
    for each in editions:
        if language(each.lang).is_leftward:
            rows = f"{ALONE[len(editions) > 2].format(key=each.key)} .rows>.unit"
            yield f"{rows}{{direction:rtl}}\n"
            yield f"{rows}>:not(div[lang],{LABEL}){{direction:ltr}}\n"


def _of_two(editions: tuple[Edition, ...]) -> Iterator[str]:
    """In the view of one language, whatever is not in it."""
    for each in editions:
        others = f":not({_own(each)})"
        yield _where(f"[name=view][value={each.key}]:checked", f"[lang]{SHOWN}{others}", others)


def _of_many(editions: tuple[Edition, ...]) -> Iterator[str]:
    """Where any text is chosen, each that is not."""
    for each in editions:
        own = f":is({_own(each)})"
        chosen = f"[name=text]:checked):not(:has([name=text][value={each.key}]:checked)"
        yield _where(chosen, f"{own}{SHOWN}", own)


def _where(condition: str, cell: str, heading: str) -> str:
    places = ",".join(PLACES).format(cell, heading, heading)
    return f"body:has({condition}) :is({places})"


def _own(edition: Edition) -> str:
    """Of its language; where Chinese is shown in another form, the tag of its source is kept."""
    kept = f',[data-lang="{edition.lang}"]' if forms(edition.lang) else ""
    return f'[lang="{edition.lang}"]{kept}'
