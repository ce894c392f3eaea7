"""What all documents share: glossary, home page, the search's files; made anew where one of the
documents shown, or the glossary, is another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from build_scripts.apparatus.vocabulary import bare, bare_term
from build_scripts.outputs.exchange.feed import SITE_FEED, site_feed
from build_scripts.outputs.indexes import search
from build_scripts.outputs.indexes.script_forms import SCRIPT_FORMS, of_glossary
from build_scripts.outputs.pages import glossary_pages, pages, snippets
from build_scripts.outputs.pages.facts import (
    DOCUMENT_FACTS,
    documents_facts,
    facts_path,
    glossary_facts,
    listing,
    listing_path,
)
from build_scripts.outputs.pages.home_page import newest_first
from build_scripts.press import finish, hand_written
from build_scripts.press.documents.entries import Documents
from build_scripts.press.documents.finished import finished
from build_scripts.press.documents.forms import forms
from build_scripts.press.documents.job import Made, Surroundings
from build_scripts.press.documents.parts import Shared
from build_scripts.press.keep import fingerprint
from build_scripts.press.publish import Output
from build_scripts.press.report import DOCS, HOME
from build_scripts.press.search_files import search_files
from build_scripts.problems import Problem
from build_scripts.sources import glossary as glossaries
from build_scripts.sources.glossary import Glossary, Term
from build_scripts.sources.scope import unknown_sides, within, without
from build_scripts.sources.settings import Settings

GLOSSARY = "glossary"
EXAMPLES = {f"{snippets.FOLDER}/{name}": make for name, make in snippets.EXAMPLES.items()}
"""File below ``docs/`` → what makes it."""


def glossary_problems(around: Surroundings, made: Sequence[Made]) -> tuple[Problem, ...]:
    """Every fault and warning of the glossaries, now that it is known what the documents have.

    Of terms that occur in no document nothing is said as long as some cannot be read.
    """
    readable = [each for each in made if each.found_terms is not None]
    found = {*around.glossary.problems}
    origins = {each.origin for each in around.known.concepts}
    for scope in {each.scope & origins for each in readable}:
        seen = within(around.known, scope)
        found |= {*glossaries.claims(seen), *unknown_sides(seen)}
    if around.glossary.value and readable and len(readable) == len(made):
        found |= {*glossaries.unused(around.known, _found_terms(around.known, readable))}
    return tuple(sorted(found))


def _found_terms(glossary: Glossary, made: Iterable[Made]) -> Mapping[str, set[Term]]:
    """Concept → those of its terms, as the glossary has them, that some document has."""
    found: dict[str, set[tuple[str, Term]]] = {}
    for each in made:
        for concept, terms in (each.found_terms or {}).items():
            found.setdefault(concept, set()).update(terms)
    return {
        concept.id: {
            term
            for key, terms in concept.terms.items()
            for term in terms
            if (key, bare_term(term)) in found.get(concept.id, ())
        }
        for concept in glossary.concepts
    }


def publish_shared(
    output: Output, settings: Settings, around: Surroundings, documents: Documents,
    *, is_sound: bool,
) -> None:  # fmt: skip
    """Publish what all documents share, and what is left of earlier builds.

    ``is_sound``: whether the glossary has no fault; else its last good pages stay.
    """
    wanted = [each for each in documents.entries.values() if each.keeper.is_wanted]
    shown = {each.name: each for each in documents.shown()}
    faulty = [each.name for each in wanted if each.is_faulty_draft]
    kept = [
        each.name
        for each in wanted
        if each.name not in output.outputs and output.has(f"{each.name}/{HOME}")
    ]
    stay = bool(kept) and output.has(HOME)  # the last good pages of all documents
    visible = without(around.known, set(around.hidden))
    glossary = replace(visible, concepts=tuple(map(bare, visible.concepts)))
    if (shown or faulty) and not stay:
        _publish(Shared(output, settings, around, shown, glossary), faulty, is_sound=is_sound)
    _keep_facts(output, [*kept, GLOSSARY, DOCUMENT_FACTS])
    _keep(output, EXAMPLES)
    list_none(output)
    has_glossary = bool(glossary.concepts) or not is_sound
    stays = (*((GLOSSARY,) if has_glossary else ()), *((SITE_FEED,) if stay else ()))
    output.finish((*kept, HOME, search.FOLDER, *stays))


def _publish(shared: Shared, faulty: Sequence[str], *, is_sound: bool) -> None:
    output, glossary = shared.output, shared.glossary
    is_shown = bool(shared.shown and glossary.concepts)
    if is_shown and is_sound:
        _publish_glossary(shared)
    if shared.shares:
        _publish_examples(shared)
    if shared.shown:
        _publish_search(shared)
    has_glossary = is_shown if is_sound else output.has(f"{GLOSSARY}/{HOME}")
    has_feed = _publish_feed(shared)
    _publish_home(shared, faulty, has_glossary=has_glossary, has_feed=has_feed)


def _publish_feed(shared: Shared) -> bool:
    """Publish the feed of all changes, if there are any and the site has an address: whether."""
    changed = [each for each in shared.shares if each.is_changed]
    if not (changed and shared.settings.site_url):
        return False
    state = [(each.document, shared.kept(each.id).publication) for each in changed]

    def publish() -> None:
        text = site_feed([shared.publication(each.id) for each in changed])
        shared.output.write(SITE_FEED, text.encode())

    shared.part("feed", (SITE_FEED,), state, publish)
    return True


def _publish_examples(shared: Shared) -> None:
    """The parts of hand-written pages that show what is on this site, by its newest document."""
    newest = newest_first([each.document for each in shared.shares])[0].id

    def publish() -> None:
        shown = shared.publication(newest)
        for path, make in EXAMPLES.items():
            shared.output.write(path, make(shown).encode())

    shared.part("examples", tuple(EXAMPLES), shared.kept(newest).publication, publish)


def _publish_glossary(shared: Shared) -> None:
    """Only documents that have concepts of it are looked at for it."""
    around, output, site_url = shared.around, shared.output, shared.settings.site_url
    known = documents_facts([each.document for each in shared.shares], has_glossary=True)
    using = [each.id for each in shared.shares if each.found]
    state = (shared.glossary, site_url, around.frame, known,
        [(each, shared.kept(each).publication) for each in using])  # fmt: skip

    def publish() -> None:
        ready = [shared.publication(each) for each in using]
        facts = {
            facts_path(GLOSSARY): glossary_facts(shared.glossary),
            facts_path(DOCUMENT_FACTS): known,
        }
        rendered = glossary_pages.render(shared.glossary, ready)
        placed = {f"{GLOSSARY}/{path}": text for path, text in rendered.items()}
        texts = finished(around.root, GLOSSARY, placed | facts, site_url, around.frame)
        shown = of_glossary([*rendered.values()])
        files = {SCRIPT_FORMS: forms(around.root, GLOSSARY, shown)}
        for path, text in texts.items():
            if path.startswith(finish.FOLDER):
                output.write(path, text.encode())
            else:
                files[path.removeprefix(f"{GLOSSARY}/")] = text
        output.publish(GLOSSARY, {path: text.encode() for path, text in files.items()})

    shared.part(GLOSSARY, (facts_path(GLOSSARY), listing_path(GLOSSARY)), state, publish)


def _publish_search(shared: Shared) -> None:
    root, settings, docs = shared.around.root, shared.settings, shared.around.root / DOCS
    texts = [(each, shared.kept(each).searchable) for each in shared.shown]
    written = (*hand_written.FOR_READERS, snippets.FOLDER)
    pages = fingerprint(root=docs, places=[docs / each for each in written])
    state = (settings, shared.glossary, shared.shares, texts, pages)

    def publish() -> None:
        files = search_files(root, settings, shared.shares, shared.glossary,
            lambda each: shared.shown[each].keeper.searchable())  # fmt: skip
        shared.output.publish(search.FOLDER, files)

    shared.part(search.FOLDER, (), state, publish)


def _publish_home(
    shared: Shared, faulty: Sequence[str], *, has_glossary: bool, has_feed: bool
) -> None:
    """Of the documents only the newest is looked at, with which the page opens."""
    known = [each.document for each in shared.shares]
    newest = newest_first(known)[0].id if known else ""
    state = (known, faulty, has_glossary, has_feed, newest and shared.kept(newest).publication)

    def publish() -> None:
        first = shared.shown[newest].keeper.publication() if newest else None
        pages_of_none = pages.home(
            known, first, faulty, has_glossary=has_glossary, has_feed=has_feed
        )
        for path, text in pages_of_none.items():
            shared.output.write(path, text.encode())

    shared.part("", (HOME, facts_path(DOCUMENT_FACTS)), state, publish)


def list_none(output: Output) -> None:
    """Where there is no document yet, or none without fault, the theme finds an empty list."""
    nothing = {facts_path(DOCUMENT_FACTS): documents_facts(()), listing_path(GLOSSARY): listing()}
    nothing |= dict.fromkeys(EXAMPLES, "")
    for path, text in nothing.items():
        if path not in output.outputs[""] and not output.has(path):
            output.write(path, text.encode())


def _keep_facts(output: Output, names: Iterable[str]) -> None:
    """Where the last good pages stay, what the theme knows of them stays too."""
    for name in names:
        for path in (facts_path(name), listing_path(name)):
            if name not in output.outputs:
                _keep(output, [path])


def _keep(output: Output, paths: Iterable[str]) -> None:
    for path in paths:
        if path not in output.outputs[""] and output.has(path):
            output.write(path, (output.docs / path).read_bytes())
