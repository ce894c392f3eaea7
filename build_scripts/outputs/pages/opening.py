"""What a title page shows of a document, on its own page and on the home page: what it is, where to
begin, one pair of sentences, how much there is, and the ways on. Addresses are those inside the
document's folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.apparatus.checks.difference import NOTE
from build_scripts.apparatus.distinct import listed
from build_scripts.kinds import LETTERS
from build_scripts.language.languages import language, language_name
from build_scripts.model import Document, Pair, Unit
from build_scripts.outputs.pages.compare_page import later
from build_scripts.outputs.pages.contents import TocEntry, entries
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.related import older_name
from build_scripts.outputs.pages.rows import names
from build_scripts.publication.publication import DIFFERENCES, FULL, Publication
from build_scripts.publication.standing import brief
from build_scripts.publication.titles import first_words, width
from build_scripts.publication.words import SPOKEN, Span, counted, pick, said, say

SHORTEST_TASTE, LONGEST_TASTE = 12, 64
"""How long a sentence is that shows what the pages are like, in Han characters or three letters."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link with its name, and how much is behind it."""

    names: tuple[Span, ...]
    link: Safe
    amount: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Taste:
    """One pair of sentences, and the clause that they are from."""

    texts: tuple[Span, ...]
    cited: tuple[Span, ...]
    link: Safe


@dataclass(frozen=True, slots=True)
class Opening:
    """A document's title page but for its contents."""

    titles: tuple[Span, ...]
    what: tuple[Span, ...]
    dates: tuple[Span, ...]
    standing: tuple[Span, ...]
    counts: tuple[Span, ...]
    first: Way
    """The page with which reading begins."""
    alone: tuple[tuple[Span, Safe], ...]
    """The document in one language, by the language's own name."""
    taste: Taste | None
    ways: tuple[Way, ...]
    contents: tuple[TocEntry, ...]


def opening(publication: Publication) -> Opening:
    """The title page of a document."""
    document = publication.bitext.document
    return Opening(
        titles(document),
        said("title_what", languages=_languages(document)),
        _dates(document),
        standings(document),
        _counts(publication),
        _first(publication),
        alone(document),
        taste(publication),
        tuple(_ways(publication)),
        tuple(entries(publication, "")),
    )


def titles(document: Document) -> tuple[Span, ...]:
    """The full title in every language."""
    return tuple(
        Span(each.key, each.lang, pick(document.title, each.key)) for each in document.editions
    )


def standings(document: Document) -> tuple[Span, ...]:
    """How the texts stand, on one line."""
    return tuple(Span(key, lang, brief(document, key)) for key, lang in SPOKEN.items())


def alone(document: Document) -> tuple[tuple[Span, Safe], ...]:
    """The texts each in its language alone, named in itself: ``中文``, ``English``."""
    return tuple(
        (
            Span(each.key, each.lang, language(each.lang).own or each.key),
            Safe(link("", f"{each.key}/")),
        )
        for each in document.editions
    )


def taste(publication: Publication) -> Taste | None:
    """The first pair of the running text whose sentences are neither a scrap nor long.

    Named blocks (title, preamble, signature) come last; where no pair is of that length, the first
    that there is, cut.
    """
    units = sorted(publication.bitext.units, key=lambda unit: unit.kind not in LETTERS)
    pairs = [(unit, pair) for unit in units for pair in unit.pairs if _is_whole(publication, pair)]
    fit = (each for each in pairs if _is_readable(each[1]))
    found = next(fit, pairs[0] if pairs else None)
    return _taste(publication, *found) if found else None


def _is_whole(publication: Publication, pair: Pair) -> bool:
    return all(pair.texts.get(key) for key in publication.keys)


def _is_readable(pair: Pair) -> bool:
    widths = [width(" ".join(each)) for each in pair.texts.values()]
    return all(SHORTEST_TASTE <= each <= LONGEST_TASTE for each in widths)


def _taste(publication: Publication, unit: Unit, pair: Pair) -> Taste:
    gaps = {key: language(publication.lang(key)).gap for key in publication.keys}
    texts = {key: gaps[key].join(pair.texts[key]) for key in gaps}
    if not _is_readable(pair):
        texts = {key: first_words(text, LONGEST_TASTE) for key, text in texts.items()}
    return Taste(
        tuple(Span(key, publication.lang(key), text) for key, text in texts.items()),
        names(publication, unit),
        Safe(link("", *publication.place(unit.id))),
    )


def _first(publication: Publication) -> Way:
    """The first reading page, never a row of it; the whole where there are no pages."""
    if not publication.pages:
        return Way(said("full"), Safe(link("", f"{FULL}/")))
    page = publication.pages[0].id
    return Way(names(publication, publication.nodes[page]), Safe(link("", f"{page}/")))


def _languages(document: Document) -> dict[str, str]:
    """``{"zh": "中文、英文", "en": "Chinese and English"}``."""
    named = {}
    for key in SPOKEN:
        own = [pick(each.name, key) or language_name(each.key, key) for each in document.editions]
        marks = language(key).punctuation
        named[key] = marks.last.join(filter(None, (marks.member.join(own[:-1]), own[-1])))
    return named


def _dates(document: Document) -> tuple[Span, ...]:
    """``Signed 2023-10-20, in force from 2024-01-01.``; nothing where neither is known."""
    dates = {"signed_on": document.signed, "in_force_from": document.effective}
    if not any(dates.values()):
        return ()
    lines = []
    for key, lang in SPOKEN.items():
        marks = language(key).punctuation
        line = marks.comma.join(say(word, key, date=date) for word, date in dates.items() if date)
        lines.append(Span(key, lang, f"{line[0].upper()}{line[1:]}{marks.stop}"))
    return tuple(lines)


def _counts(publication: Publication) -> tuple[Span, ...]:
    """``3 parts, 5 sections, 40 clauses``, ``3个部分、5节、40项``, and so on to the pairs."""
    kinds = Counter(node.kind for node in publication.bitext.nodes())
    pairs = sum(pair.is_matched for unit in publication.bitext.units for pair in unit.pairs)
    amounts = {**{kind: kinds[kind] for kind in LETTERS}, "pairs": pairs}
    words_of = {
        f"count_{kind}" if count > 1 else f"count_{kind}_one": count
        for kind, count in amounts.items()
        if count
    }
    lines = []
    for key, lang in SPOKEN.items():
        words = (say(word, key, count=count) for word, count in words_of.items())
        lines.append(Span(key, lang, language(key).punctuation.member.join(words)))
    return tuple(lines)


def _ways(publication: Publication) -> Iterator[Way]:
    found = listed(publication.differences)
    notes = sum(each.source == NOTE for each in found)
    yield Way(
        said("differences"),
        Safe(link("", DIFFERENCES)),
        counted("notes_count", notes) if notes else (),
    )
    if publication.gloss.terms:
        count = len(publication.concepts)
        yield Way(said("glossary"), Safe(link("", "glossary/")), counted("concepts_count", count))
    for each in publication.comparisons:
        names = said("compare_of", older=older_name(each))
        yield Way(names, Safe(link("", f"compare/{each.older.document.id}/")))
    yield from (Way(*each) for each in later(publication, ""))
    if publication.changes:
        yield Way(said("changes"), Safe(link("", "changes/")))
    yield Way(said("full"), Safe(link("", f"{FULL}/")))
