"""``changes/``: every text that was changed after publication, with its old and new wording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.comparison.wording import kind_of, wording
from build_scripts.language.languages import names_of
from build_scripts.outputs.pages import front
from build_scripts.outputs.pages.changed import inline
from build_scripts.outputs.pages.escape import Safe
from build_scripts.outputs.pages.paths import link
from build_scripts.outputs.pages.template import fill
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, Span, phrases, said, spoken
from build_scripts.sources.corpus.changes import Change, Printed

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
    before, after = change.before or (), change.after or ()
    runs = wording(_body(before), _body(after))
    has_both = change.before is not None and change.after is not None
    labels = wording(before[0] if before else "", after[0] if after else "")
    is_relabelled = has_both and before[0] != after[0]
    what = []
    if change.was and change.before is None:
        what = [*said("change_unknown", was=change.was, now=change.now or "-")]
    elif has_both and kind_of(runs) == "form":
        what = [*said("state_form")]
    # Where the former wording is not known, nothing is marked as if it had not been there.
    is_known = change.before is not None or not change.was
    text = inline(runs if is_known else wording(_body(after), _body(after)), _nowhere)
    return ChangeShown(
        Safe(f"change-{number}"),
        change.date,
        tuple(Span(key, tag, publication.named(change.unit, key)) for key, tag in SPOKEN.items())
        if is_there
        else (Span("en", "en", change.unit),),
        Safe(link(CHANGES, f"{change.unit}/")),
        said("change_language", language=names_of(change.key)),
        lang,
        inline(labels, _nowhere) if is_relabelled else Safe(""),
        text,
        tuple(what),
        spoken(change.reason) if change.reason else said("change_unreasoned"),
    )


def _body(text: Printed) -> str:
    """Heading and paragraphs, one a line."""
    return "\n".join(filter(None, text[1:]))


def _nowhere(_word: str, _place: str) -> Safe:
    """Within one text nothing is sought elsewhere."""
    return Safe("")
