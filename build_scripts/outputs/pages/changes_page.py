"""``changes/``: every text that was changed after publication, with its old and new wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.apparatus.corpus.changes import label_runs, text_runs
from build_scripts.comparison.wording import FORM, kind_of
from build_scripts.language.languages import names_of
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.changed import inline
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, phrases, said, spoken
from build_scripts.sources.corpus.changes import Change

CHANGES = "changes/"
"""Address inside the document."""


@dataclass(frozen=True, slots=True)
class ChangeShown:
    """One changed text."""

    id: Safe
    date: str
    names: tuple[Span, ...]
    link: Safe
    language: tuple[Span, ...]
    lang: str
    label: Safe
    """The label with marks, where it is another now."""
    text: Safe
    what: tuple[Span, ...]
    """What is said of it beside: form alone, the former wording not known."""
    reason: tuple[Span, ...]


def changes_pages(publication: Publication) -> Iterator[tuple[str, str]]:
    """Address and text of the page, where there was any change; the newest first."""
    if not publication.changes:
        return
    about = front.of_document(publication.bitext.document, phrases("changes_about"))
    listed = list(enumerate(publication.changes, 1))
    yield (
        CHANGES,
        fill(
            "changes",
            front=front.of_page(publication, "changes", phrases("changes"), about),
            head=said("changes"),
            about=said("changes_about"),
            feed=Safe("feed.xml") if publication.site.url else "",
            changes=[_shown(publication, each, number) for number, each in reversed(listed)],
        ),
    )


def changes_of(
    publication: Publication, unit: str, here: str
) -> list[tuple[tuple[Span, ...], Safe]]:
    """Of a unit's page: when its texts were changed, and where that is shown; the newest first."""
    found = [
        (
            said("changed_on", date=each.date, language=names_of(each.key)),
            Safe(link(here, CHANGES, f"change-{number}")),
        )
        for number, each in enumerate(publication.changes, 1)
        if each.unit == unit
    ]
    return found[::-1]


def _shown(publication: Publication, change: Change, number: int) -> ChangeShown:
    is_there = change.unit in publication.nodes
    lang = publication.lang(change.key) if change.key in publication.keys else change.key
    labels, runs = label_runs(change), text_runs(change)
    has_both = change.before is not None and change.after is not None
    what = []
    if change.was and change.before is None:
        what = [*said("change_unknown", was=change.was, now=change.now or "-")]
    elif has_both and kind_of(runs) == FORM:
        what = [*said("state_form")]
    return ChangeShown(
        Safe(f"change-{number}"),
        change.date,
        tuple(Span(key, tag, publication.named(change.unit, key)) for key, tag in SPOKEN.items())
        if is_there
        else (Span("en", "en", change.unit),),
        Safe(link(CHANGES, f"{change.unit}/")),
        said("change_language", language=names_of(change.key)),
        lang,
        inline(labels, _nowhere),
        inline(runs, _nowhere),
        tuple(what),
        spoken(change.reason) if change.reason else said("change_unreasoned"),
    )


def _nowhere(_word: str, _place: str) -> Safe:
    """Within one text nothing is sought elsewhere."""
    return Safe("")
