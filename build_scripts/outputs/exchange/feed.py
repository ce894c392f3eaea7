"""The changed texts for whoever subscribes (Atom, RFC 4287): of a document in its
``changes/feed.xml``, of all documents of the site in ``feed.xml``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from xml.etree import ElementTree as Xml

from build_scripts.apparatus.corpus.changes import label_runs, text_runs
from build_scripts.comparison.wording import SAME, Run
from build_scripts.language.languages import language, names_of
from build_scripts.model import LangText
from build_scripts.publication.publication import Publication
from build_scripts.publication.words import SPOKEN, joined, phrases, pick
from build_scripts.sources.corpus.changes import Change

CHANGES = "changes/"
FEED = f"{CHANGES}feed.xml"
"""Address inside the document."""
SITE_FEED = "feed.xml"
"""Address of the feed of all documents."""
MOST = 100
"""Entries of the feed of all documents: whoever reads it asks for what is new."""
SPACE = "http://www.w3.org/2005/Atom"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def changes_feed(publication: Publication) -> str:
    """All changes, the newest first; there is at least one, and the site has an address.

    Its dates are those of the changes: the same sources give the same feed.
    """
    root = f"{publication.site.url}{publication.id}/"
    title, newest = _title(publication), _newest(publication)
    feed = _feed(f"{root}{CHANGES}", title, newest, f"{root}{FEED}")
    for number, each in reversed([*enumerate(publication.changes, 1)]):
        _add_entry(feed, publication, each, number)
    return _written(feed)


def site_feed(publications: Sequence[Publication]) -> str:
    """The newest changes of all documents that have any, by date; of one day as in their own feeds.

    Entries have the ids that they have there, and say which feed they are of (section 4.2.11).
    """
    found = [
        (each.date, publication, each, number)
        for publication in publications
        for number, each in reversed([*enumerate(publication.changes, 1)])
    ]
    found.sort(key=lambda entry: entry[0], reverse=True)
    url = publications[0].site.url
    name = f"{joined(phrases('changes'))} - {joined(phrases('site'))}"
    feed = _feed(url, name, found[0][0], f"{url}{SITE_FEED}")
    for _, publication, change, number in found[:MOST]:
        entry = _add_entry(feed, publication, change, number, is_among_others=True)
        root = f"{publication.site.url}{publication.id}/"
        source = Xml.SubElement(entry, "source")
        _add_head(source, f"{root}{CHANGES}", _title(publication), _newest(publication))
    return _written(feed)


def _feed(address: str, title: str, date: str, own: str) -> Xml.Element:
    """A feed without entries; ``own``: its address, ``address``: that of the page it is about."""
    feed = Xml.Element("feed", {"xmlns": SPACE, XML_LANG: next(iter(SPOKEN.values()))})
    _add_head(feed, address, title, date)
    _add(Xml.SubElement(feed, "author"), "name", joined(phrases("site")))
    Xml.SubElement(feed, "link", rel="self", type="application/atom+xml", href=own)
    Xml.SubElement(feed, "link", rel="alternate", type="text/html", href=address)
    return feed


def _add_head(parent: Xml.Element, address: str, title: str, date: str) -> None:
    _add(parent, "id", address)
    _add(parent, "title", title)
    _add(parent, "updated", _time(date))


def _title(publication: Publication) -> str:
    return f"{joined(phrases('changes'))} - {joined(_name(publication))}"


def _name(publication: Publication) -> LangText:
    document = publication.bitext.document
    return document.short or document.title


def _newest(publication: Publication) -> str:
    return max(each.date for each in publication.changes)


def _written(feed: Xml.Element) -> str:
    Xml.indent(feed, space=" ")
    text = Xml.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _add_entry(
    feed: Xml.Element, publication: Publication, change: Change, number: int, *,
    is_among_others: bool = False,
) -> Xml.Element:  # fmt: skip
    """``is_among_others``: with those of other documents, so that its title names its own."""
    entry = Xml.SubElement(feed, "entry")
    address = f"{publication.site.url}{publication.id}/{CHANGES}#change-{number}"
    is_there = change.unit in publication.nodes
    parts = {
        key: [
            *([pick(_name(publication), key)] if is_among_others else ()),
            publication.named(change.unit, key) if is_there else change.unit,
            text,
        ]
        for key, text in phrases("change_language", language=names_of(change.key)).items()
    }
    title = joined({key: " · ".join(each) for key, each in parts.items()})
    _add_head(entry, address, title, change.date)
    Xml.SubElement(entry, "link", rel="alternate", type="text/html", href=address)
    content = _add(entry, "content", "".join(_content(publication, change)))
    content.set("type", "html")
    return entry


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
            yield f"<p{_attributes(lang)}>{''.join(_marked(runs))}</p>"


def _said(texts: LangText) -> Iterator[str]:
    for key, text in texts.items():
        yield f"<p{_attributes(SPOKEN.get(key, key))}>{escape(text)}</p>"


def _attributes(lang: str) -> str:
    """Language and direction of a text in HTML."""
    leftward = ' dir="rtl"' if language(lang).is_leftward else ""
    return f' lang="{escape(lang)}"{leftward}'


def _marked(runs: Iterable[Run]) -> Iterator[str]:
    for run in runs:
        if run.kind == SAME:
            yield _lines(run.new)
            continue
        yield f"<del>{_lines(run.old)}</del>" if run.old.strip() else ""
        yield f"<ins>{_lines(run.new)}</ins>" if run.new.strip() else _lines(run.new)


def _lines(text: str) -> str:
    return "<br>".join(map(escape, text.split("\n")))
