"""The promise that concept ids are permanent: ``source_texts/glossary.lock``.

One line a concept, as in a document's lock: the id, then for each language a hash of the preferred
term, so that an id cannot be given to another meaning unseen.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from build_scripts.apparatus.lock_lines import HEADER, digest, entries, line, lock_command
from build_scripts.messages import phrase
from build_scripts.problems import Problem
from build_scripts.sources.glossary import Concept, Glossary
from build_scripts.sources.scope import without


def hashes(concept: Concept) -> Mapping[str, str]:
    """Language key → hash of the preferred term."""
    return {key: digest([terms[0].text]) for key, terms in concept.terms.items()}


def check(
    glossary: Glossary, text: str | None, path: str, drafts: Collection[str] = ()
) -> tuple[Problem, ...]:
    """Every way in which a glossary breaks the promise of its lock (``None``: there is none).

    Of the terms of ``drafts`` nothing is promised, but that an id once published stays.
    """
    promised = without(glossary, drafts)
    if text is None and not promised.concepts:
        return ()
    if text is None:
        first = promised.concepts[0]
        return (Problem(first.path, first.line, "L01",
                        "there is no lock for the ids of the glossary",
                        phrase("run: {command}", command=lock_command(path))),)  # fmt: skip
    locked, problems = entries(text, path)
    found = list(problems) + list(lost(glossary, text, path))
    for concept in promised.concepts:
        if concept.id not in locked:
            found.append(
                Problem(path, 1, "L04", phrase("the id {id} is not locked yet", id=concept.id),
                        phrase("if this is meant: {command}", command=lock_command(path)))
            )  # fmt: skip
        elif not locked[concept.id].is_retired and locked[concept.id].hashes != hashes(concept):
            found.append(
                Problem(
                    path, locked[concept.id].line, "L03",
                    phrase("the preferred terms of {id} are not those locked: {names}",
                        id=concept.id,
                        names=", ".join(terms[0].text for terms in concept.terms.values())),
                    phrase("if it is the same meaning: {command}; another meaning has "
                        "another id", command=lock_command(path)),
                )
            )  # fmt: skip
    return tuple(found)


def lost(glossary: Glossary, text: str | None, path: str) -> tuple[Problem, ...]:
    """Ids that were published and may not be locked anew: gone, and not retired."""
    locked = entries(text, path)[0] if text else {}
    known = {each.id for each in glossary.concepts} | {each.id for each in glossary.retired}
    return tuple(
        Problem(
            path, entry.line, "L02", phrase("the concept {id} was published and is gone",
                id=concept_id),
            phrase("restore it, or add it under `retired:` in glossary.yml with a "
                "reason (and `to:` where another took its place), then run: "
                "{command}", command=lock_command(path)),
        )
        for concept_id, entry in locked.items()
        if concept_id not in known
    )  # fmt: skip


def text_of(glossary: Glossary, before: str | None, drafts: Collection[str] = ()) -> str:
    """The lock that a glossary deserves; retired ids keep their line, and so do those of drafts."""
    old = entries(before, "")[0] if before else {}
    promised = {each.id: hashes(each) for each in without(glossary, drafts).concepts}
    kept = {each.id: old[each.id].hashes for each in glossary.concepts if each.id in old}
    lines = [line(concept_id, own) for concept_id, own in sorted({**kept, **promised}.items())]
    gone = {each.id for each in glossary.retired} | {
        concept_id for concept_id, entry in old.items() if entry.is_retired
    }
    lines += [line(concept_id, {}, is_retired=True) for concept_id in sorted(gone)]
    return HEADER + "".join(each + "\n" for each in lines)
