"""``changes/feed.xml``: the changed texts of a document for whoever subscribes (Atom, RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from xml.etree import ElementTree as Xml

from build_scripts.apparatus.corpus.changes import label_runs, text_runs
from build_scripts.comparison.wording import SAME, Run
from build_scripts.language.languages import names_of
from build_scripts.model import LangText
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, joined, phrases
from build_scripts.sources.corpus.changes import Change

CHANGES = "changes/"
FEED = f"{CHANGES}feed.xml"
"""Address inside the document."""
SPACE = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def changes_feed(publication: Publication) -> str:
    """All changes, the newest first; there is at least one, and the site has an address.

    Its dates are those of the changes: the same sources give the same feed.
    """
    document = publication.bitext.document
    root = f"{publication.site.url}{document.id}/"
    feed = Xml.Element("feed", {"xmlns": SPACE, XML_LANG: next(iter(SPOKEN.values()))})
    _add(feed, "id", f"{root}{CHANGES}")
    name = joined(document.short or document.title)
    _add(feed, "title", f"{joined(phrases('changes'))} - {name}")
    _add(feed, "updated", _time(max(each.date for each in publication.changes)))
    _add(Xml.SubElement(feed, "author"), "name", joined(phrases("site")))
    Xml.SubElement(feed, "link", rel="self", type="application/atom+xml", href=f"{root}{FEED}")
    Xml.SubElement(feed, "link", rel="alternate", type="text/html", href=f"{root}{CHANGES}")
    for number, each in reversed([*enumerate(publication.changes, 1)]):
        _add_entry(feed, publication, each, f"{root}{CHANGES}#change-{number}")
    Xml.indent(feed, space=" ")
    text = Xml.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_entry(feed: Xml.Element, publication: Publication, change: Change, address: str) -> None:
    entry = Xml.SubElement(feed, "entry")
    language = phrases("change_language", language=names_of(change.key))
    is_there = change.unit in publication.nodes
    _add(entry, "id", address)
    _add(
        entry,
        "title",
        joined({
            key: f"{publication.named(change.unit, key) if is_there else change.unit} · {text}"
            for key, text in language.items()
        }),
    )  # fmt: skip
    _add(entry, "updated", _time(change.date))
    Xml.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    content = _add(entry, "content", "".join(_content(publication, change)))
    content.set("type", "html")


def _add(parent: Xml.Element, name: str, text: str) -> Xml.Element:
    child = Xml.SubElement(parent, name)
    child.text = text
    return child


def _time(date: str) -> str:
    """A change has a day and no hour: it counts from the day's beginning."""
    return f"{date}T00:00:00Z"


def _content(publication: Publication, change: Change) -> Iterator[str]:
    """The reason, what is not known, and the text with both wordings, as HTML."""
    reason = change.reason or phrases("change_unreasoned")
    yield from _said(reason)
    if change.was and change.before is None:
        yield from _said(phrases("change_unknown", was=change.was, now=change.now or "-"))
    lang = publication.lang(change.key) if change.key in publication.keys else change.key
    for runs in (label_runs(change), text_runs(change)):
        if runs:
            yield f'<p lang="{escape(lang)}">{"".join(_marked(runs))}</p>'


def _said(texts: LangText) -> Iterator[str]:
    for key, text in texts.items():
        yield f'<p lang="{escape(SPOKEN.get(key, key))}">{escape(text)}</p>'


def _marked(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        if run.kind == SAME:
            yield _lines(run.new)
            continue
        yield f"<del>{_lines(run.old)}</del>" if run.old.strip() else ""
        yield f"<ins>{_lines(run.new)}</ins>" if run.new.strip() else _lines(run.new)


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))
