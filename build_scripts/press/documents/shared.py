"""What all documents share: glossary, home page, the search's files; made anew where one of the
documents shown, or the glossary, is another."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.apparatus.vocabulary import bare, bare_term
from build_scripts.outputs.indexes import search
from build_scripts.outputs.indexes.script_forms import SCRIPT_FORMS, glossary_forms
from build_scripts.outputs.pages import glossary_pages, pages
from build_scripts.outputs.pages.facts import (
    DOCUMENT_FACTS,
    documents_facts,
    facts_path,
    glossary_facts,
    listing,
    listing_path,
)
from build_scripts.press import finish, hand_written
from build_scripts.press.documents.entries import Documents, Entry
from build_scripts.press.documents.job import Made, Surroundings
from build_scripts.press.keep import CACHE, fingerprint, keep, recalled
from build_scripts.press.made import Stamp
from build_scripts.press.publish import Output
from build_scripts.press.report import DOCS, HOME
from build_scripts.press.search_files import search_files
from build_scripts.problems import Problem
from build_scripts.publication.publication import Publication
from build_scripts.sources import glossary as glossaries
from build_scripts.sources.glossary import Glossary, Term
from build_scripts.sources.scope import unknown_sides, within, without
from build_scripts.sources.settings import Settings

GLOSSARY = "glossary"
KEPT = f"{CACHE}/shared"


@dataclass(frozen=True, slots=True)
class Place:
    """How what is shared was published."""

    folders: Mapping[str, Mapping[str, Stamp]]
    files: Mapping[str, Stamp]


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
    shown = [*documents.shown()]
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
        state = _state(around, settings, shown, faulty, glossary, is_sound=is_sound)
        if not _has_stayed(output, around.root, state):
            _publish(output, settings, around.root, shown, faulty, glossary, is_sound=is_sound)
            _keep(output, around.root, state)
    _keep_facts(output, [*kept, GLOSSARY, DOCUMENT_FACTS])
    list_none(output)
    has_glossary = bool(glossary.concepts) or not is_sound
    output.finish((*kept, HOME, search.FOLDER, *((GLOSSARY,) if has_glossary else ())))


def _publish(
    output: Output, settings: Settings, root: Path, shown: Sequence[Entry], faulty: Sequence[str],
    glossary: Glossary, *, is_sound: bool,
) -> None:  # fmt: skip
    ready = [_publication(each) for each in shown]
    is_shown = bool(shown and glossary.concepts)
    if is_shown and is_sound:
        _publish_glossary(output, root, settings.site_url, glossary, ready)
    if shown:
        output.publish(search.FOLDER, search_files(root, settings, ready, glossary))
    has_glossary = is_shown if is_sound else output.has(f"{GLOSSARY}/{HOME}")
    for path, text in pages.home(ready, faulty, has_glossary=has_glossary).items():
        output.write(path, text.encode())


def _publish_glossary(
    output: Output, root: Path, site_url: str, glossary: Glossary, ready: Sequence[Publication]
) -> None:
    facts = {
        facts_path(GLOSSARY): glossary_facts(glossary),
        facts_path(DOCUMENT_FACTS): documents_facts(ready, has_glossary=True),
    }
    rendered = glossary_pages.render(glossary, ready)
    placed = {f"{GLOSSARY}/{path}": text for path, text in rendered.items()}
    texts = finish.finished(GLOSSARY, placed | facts, finish.frame_of(root, site_url))
    for path, text in texts.items():
        if path.startswith(finish.FOLDER):
            output.write(path, text.encode())
    files = {
        path.removeprefix(f"{GLOSSARY}/"): text.encode()
        for path, text in texts.items()
        if not path.startswith(finish.FOLDER)
    }
    files[SCRIPT_FORMS] = glossary_forms([*rendered.values()]).encode()
    output.publish(GLOSSARY, files)


def list_none(output: Output) -> None:
    """Where there is no document yet, or none without fault, the theme finds an empty list."""
    nothing = {facts_path(DOCUMENT_FACTS): documents_facts(()), listing_path(GLOSSARY): listing()}
    for path, text in nothing.items():
        if path not in output.outputs[""] and not output.has(path):
            output.write(path, text.encode())


def _publication(entry: Entry) -> Publication:
    """The document as it was kept, or made once more where nothing can be kept."""
    found = entry.ready or entry.keeper.publication() or entry.keeper.made().publication
    assert found, entry.name
    return found


def _state(
    around: Surroundings, settings: Settings, shown: Sequence[Entry], faulty: Sequence[str],
    glossary: Glossary, *, is_sound: bool,
) -> str:  # fmt: skip
    """A digest of all that what is shared follows from."""
    documents = [(each.name, each.kept.publication) for each in shown if each.kept]
    values = (settings, documents, faulty, glossary, is_sound, around.frame)
    texts = [repr(each) for each in values]
    docs = around.root / DOCS
    return fingerprint(*texts, root=docs, places=[docs / name for name in hand_written.FOR_READERS])


def _has_stayed(output: Output, root: Path, state: str) -> bool:
    content = recalled(root / KEPT, state)
    place = pickle.loads(content) if content else None
    return (
        isinstance(place, Place)
        and all(output.stays(folder, each) for folder, each in place.folders.items())
        and all(output.stays_file(path, each) for path, each in place.files.items())
    )


def _keep(output: Output, root: Path, state: str) -> None:
    if output.problems:
        return
    folders = {each: output.outputs[each] for each in (GLOSSARY, search.FOLDER)
        if each in output.outputs}  # fmt: skip
    paths = (HOME, facts_path(GLOSSARY), facts_path(DOCUMENT_FACTS), listing_path(GLOSSARY))
    files = {each: output.outputs[""][each] for each in paths if each in output.outputs[""]}
    keep(root / KEPT, state, pickle.dumps(Place(folders, files)))


def _keep_facts(output: Output, names: Iterable[str]) -> None:
    """Where the last good pages stay, what the theme knows of them stays too."""
    for name in names:
        for path in (facts_path(name), listing_path(name)):
            is_published = name in output.outputs or path in output.outputs[""]
            if not is_published and output.has(path):
                output.write(path, (output.docs / path).read_bytes())
