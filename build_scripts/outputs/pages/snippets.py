"""Parts of hand-written pages that are made from data, so that no fact is written twice.

A page takes one in with a line such as ``--8<-- "keys.md"``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from build_scripts.kinds import FOOTNOTE, LETTERS, LEVELS
from build_scripts.model import Unit
from build_scripts.outputs.pages.codes import codes_table
from build_scripts.outputs.pages.escape import readable
from build_scripts.outputs.pages.template import spans, written
from build_scripts.publication.cite import fill
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, WORDS, Span, keys, said, spoken

FOLDER = "_snippets"
"""Below ``docs/``: the site tool takes parts from here and publishes none by itself."""
# What would end the name of a key in quotes, or the cell that it stands in.
UNQUOTED = re.compile(r"[\"\\|`+&]")


def keys_table() -> str:
    """The rows of the table of keys: ``| ++"t"++ ++"T"++ | …in each language |``."""
    return "".join(_rows())


def _rows() -> Iterator[str]:
    for pressed, does in keys().items():
        names = " ".join(f'++"{_quoted(key)}"++' for key in pressed.split())
        yield f"| {names} | {spans(spoken(does))} |\n"


def _quoted(key: str) -> str:
    return UNQUOTED.sub(lambda found: f"&#{ord(found[0])};", key)


def kinds_table() -> str:
    """The rows of the table of what a level may be: `` | `book` | 第一编 Book I | ``."""
    return "".join(f"| `{kind}` | {spans(_first(kind))} |\n" for kind in LEVELS)


def _first(kind: str) -> tuple[Span, ...]:
    """The first of its kind in words: 第一编, Book I."""
    return tuple(
        Span(key, lang, fill(WORDS[f"cite_{kind}"][key], "1", key)) for key, lang in SPOKEN.items()
    )


def addresses(publication: Publication) -> str:
    """A list: the address of a clause of the document, and that of one of its sentences."""
    if (unit := _example(publication)) is None:
        return ""
    names = [Span(key, SPOKEN[key], publication.named(unit.id, key)) for key in SPOKEN]
    rows = [(names, f"{unit.id}/")]
    if len(unit.pairs) > 1:
        second = said("example_sentence", number=2)
        rows.append((list(second), f"{unit.id}/#{unit.id}.2"))
    folder = f"…/{publication.id}/"
    return "".join(f"- {spans(words)} {_code(folder + place)}\n" for words, place in rows)


def places(publication: Publication) -> str:
    """A list: what leads to a clause of the document, to two of them, to a heading."""
    if (unit := _example(publication)) is None:
        return ""
    short = publication.shorts
    cited = [(_tag(publication, key), publication.cited(unit.id, key))
             for key in publication.named_in]  # fmt: skip
    beside = [each.id for each in publication.bitext.units
              if (each.parent, each.kind) == (unit.parent, unit.kind)]  # fmt: skip
    at = max(beside.index(unit.id) - 1, 0)
    lines = [
        [_code(each) for each in dict.fromkeys((short[unit.id], unit.id))],
        [_written(tag, text) for tag, text in cited],
        [_code(", ".join(short[each] for each in beside[at : at + 2]))] if len(beside) > 1 else [],
        [_written(_tag(publication, key), text) for key, text in _heading(publication).items()],
    ]
    return "".join(f"- {' · '.join(line)}\n" for line in lines if line)


def _heading(publication: Publication) -> Mapping[str, str]:
    """The words of the first division that has any, by language."""
    found = ({key: text for key, text in each.heading.items() if text}
             for each in publication.bitext.divisions)  # fmt: skip
    return next(filter(None, found), {})


def _example(publication: Publication) -> Unit | None:
    """A numbered clause of several sentences, else one with a number, else any, if there is one."""
    units = [each for each in publication.bitext.units if each.kind != FOOTNOTE]
    return max(
        units,
        key=lambda each: (each.kind in LETTERS and any(each.label.values()), len(each.pairs) > 1),
        default=None,
    )


def _tag(publication: Publication, key: str) -> str:
    return publication.lang(key) if key in publication.keys else SPOKEN[key]


def _written(tag: str, text: str) -> str:
    return f'<bdi lang="{tag}"{written(tag, text)}>{_code(text)}</bdi>'


def _code(text: str) -> str:
    return f"<code>{readable(text, starts_line=False)}</code>"


SNIPPETS: Mapping[str, Callable[[], str]] = {
    "codes.md": codes_table,
    "keys.md": keys_table,
    "kinds.md": kinds_table,
}
"""File in ``FOLDER`` → what is in it."""
EXAMPLES: Mapping[str, Callable[[Publication], str]] = {
    "addresses.md": addresses,
    "places.md": places,
}
"""The same of what is made from a document of the site; empty where there is none."""
