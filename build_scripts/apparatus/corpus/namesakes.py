"""Documents of one title: what tells them apart wherever several are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from build_scripts.language.languages import language
from build_scripts.model import Document, LangText

YEAR = 4
"""Characters of a date that are its year."""


def told_apart(documents: Iterable[Document]) -> Mapping[str, Document]:
    """Id → document; of titles (full or short) that another has too, each says which it is.

    By the year where each has another one, else by its date, else by its id: ``某某法（2019）``,
    ``Some Law (some-law-1)``. A title that no other document has stays as it is.
    """
    known = {each.id: each for each in documents}
    titles = _marked({name: each.title for name, each in known.items()}, known)
    shorts = _marked({name: each.short or each.title for name, each in known.items()}, known)
    return {
        name: each
        if (titles[name], shorts[name]) == (each.title, each.short or each.title)
        else replace(each, title=titles[name], short=shorts[name])
        for name, each in known.items()
    }


def _marked(
    names: Mapping[str, LangText], documents: Mapping[str, Document]
) -> Mapping[str, LangText]:
    """Id → the names by language, those marked that several documents have in that language."""
    sharing: dict[tuple[str, str], list[str]] = {}
    for name, own in names.items():
        for key, text in own.items():
            sharing.setdefault((key, _plain(text)), []).append(name)
    marks = {
        place: _marks([documents[each] for each in group])
        for place, group in sharing.items()
        if len(group) > 1
    }
    return {
        name: {
            key: _with_mark(text, marks.get((key, _plain(text)), {}).get(name, ""), key)
            for key, text in own.items()
        }
        for name, own in names.items()
    }


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _marks(group: Sequence[Document]) -> Mapping[str, str]:
    """Id → what tells a document from the others of its title."""
    years = [each.date[:YEAR] for each in group]
    if all(years) and len({*years}) == len(group):
        return dict(zip((each.id for each in group), years, strict=True))
    dates = [each.date for each in group]
    return {each.id: each.date if dates.count(each.date) == 1 and each.date else each.id
        for each in group}  # fmt: skip


def _with_mark(title: str, mark: str, key: str) -> str:
    if not mark:
        return title
    return f"{title}（{mark}）" if language(key).is_han else f"{title} ({mark})"
