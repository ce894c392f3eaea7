"""A new document: its texts are copied, their structure is found, ``document.yml`` is written.

The structure is that of the first two texts; further ones are read by it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.intake import (
    blocks,
    draft,
    evidence,
    refusals,
    report,
    surroundings,
    survey,
)
from build_scripts.intake.draft import Draft
from build_scripts.intake.footnotes import glued
from build_scripts.intake.footnotes.series import with_footnotes
from build_scripts.intake.further import texts as further_texts
from build_scripts.intake.infer import Inference
from build_scripts.messages import phrase, stacked
from build_scripts.model import Edition, Source
from build_scripts.press import publish
from build_scripts.press.made import read_made, refusal, strays
from build_scripts.press.report import DOCS
from build_scripts.problems import Problem
from build_scripts.sources import document_faults, read
from build_scripts.sources.formats.take import BOTH, Aligned, take
from build_scripts.sources.gate import bounds
from build_scripts.sources.gate.files import SOURCES

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
AGREES = (
    "The texts agree. Written: {folder}/document.yml, a draft; nothing is published yet.\n"
    "Next: fill in what {folder}/document.yml says is missing and look at it with `make serve`; "
    "when it is right, delete the line `draft: true` and run "
    "`.venv/bin/python -m build_scripts lock {id}`."
)
AGREES_BY_LABEL = (
    "The numbering of the texts agrees. {count} short texts are paired by their labels alone, "
    "for their words say too little: {ids}. Written: {folder}/document.yml, a draft; nothing is "
    "published yet.\n"
    "Next: look at these places with `make serve`, and fill in what {folder}/document.yml says is "
    "missing; when it is right, delete the line `draft: true` and run "
    "`.venv/bin/python -m build_scripts lock {id}`."
)
TO_BE_CONFIRMED = (
    "To be confirmed: {count} in {folder}/document.yml, each under `check:`. The document "
    "is a draft until each says `reason:` instead; `make check` lists what is left.\n"
    "Next: look at the places with `make serve`, fill in what is missing; when all is right, "
    "delete the line `draft: true` and run `.venv/bin/python -m build_scripts lock {id}`."
)
REFUSED = (
    "Refused. {folder}/document.yml holds the levels that were seen; it will not build.\n"
    "Next: `.venv/bin/python -m build_scripts explain {id}` shows the first difference; take other "
    "texts, or correct {folder}/document.yml. To begin anew, delete {folder}."
)


@dataclass(frozen=True, slots=True)
class Created:
    """What became of a new document."""

    report: str
    problems: tuple[Problem, ...]
    is_ready: bool
    """Whether both texts have one structure, be some of it still to be confirmed."""
    advice: str = phrase("Nothing was written.")
    """What to do next."""


def create(
    root: Path, document_id: str, paths: Mapping[str, Path], say: draft.Say = str
) -> Created:
    """Make ``source_texts/ID`` from two texts or more; nothing of it is built.

    ``say`` puts what is written into ``document.yml`` into a language.

    ``paths``: language key → file, the Chinese one first, or ``both`` → one file. The folder is
    made if all files can be read; texts that are refused leave the levels that were seen, which do
    not build.
    """
    folder = root / SOURCES / document_id
    taken, problems = take(paths)
    if taken is None:
        return Created("", problems, is_ready=False)
    order = sorted(
        taken.texts,
        key=lambda key: (
            further_texts.FIRST.index(key)
            if key in further_texts.FIRST
            else len(further_texts.FIRST)
        ),
    )
    files = {key: taken.texts[key] for key in order}
    names = {key: paths.get(key, paths.get(BOTH, folder)).name for key in files}
    texts, problems = _texts(folder, root, document_id, files, names)
    if problems:
        return Created(stacked(taken.report), (*taken.problems, *problems), is_ready=False)
    for key, raw in taken.texts.items():
        publish.write_file(folder / f"{key}.txt", raw)
    created = _declared(folder, root, texts, taken.rows, say)
    said = stacked(filter(None, (*taken.report, created.report)))
    return replace(created, report=said, problems=(*taken.problems, *created.problems))


def _declared(
    folder: Path,
    root: Path,
    texts: Mapping[str, str],
    side_by_side: Sequence[Aligned],
    say: draft.Say,
) -> Created:
    """Infer the structure of the texts in the folder and write ``document.yml``."""
    found = inference(folder, root, {key: texts[key] for key in further_texts.FIRST})
    found.one_sided = _one_sided(side_by_side)
    outcome = found.run()
    bitext = outcome.collation.bitext if outcome.collation else None
    parted = (
        evidence.contradictions(bitext, side_by_side, read.shown(folder, root)) if bitext else ()
    )
    if parted and not outcome.refusal:
        outcome = replace(outcome, refusal=refusals.of_rows(parted))
    if outcome.refusal:
        own = replace(outcome.draft, refused=outcome.refusal.reason)
    else:
        own = replace(outcome.draft, counts=report.counts(outcome))
    further = {key: text for key, text in texts.items() if key not in further_texts.FIRST}
    own = further_texts.declared(own, _base(folder, further), further)
    publish.write_file(folder / "document.yml", draft.written(own, say).encode())
    said = stacked((*report.lines(outcome, found.surveys), *further_texts.lines(further)))
    if outcome.refusal:
        faults = _in_folder(outcome.refusal.evidence, folder, root)
        advice = phrase(REFUSED, folder=read.shown(folder, root), id=folder.name)
        return Created(said, faults, is_ready=False, advice=advice)
    faults = _in_folder(outcome.problems, folder, root)
    if further and (asked := further_texts.asked(folder, root, further)):
        own = replace(own, pairing=(*own.pairing, *asked))
        publish.write_file(folder / "document.yml", draft.written(own, say).encode())
        questions = [e for e in read.read_sources(folder, root).problems if e.code == "D13"]
        faults = (*(each for each in faults if each.code != "D13"), *questions)
    where = read.shown(folder, root)
    if further and (found_in := further_texts.faults(folder, root)):
        advice = further_texts.advice(where, folder.name)
        return Created(said, tuple(sorted({*faults, *found_in})), is_ready=False, advice=advice)
    open_checks = [each for each in faults if each.code == "D13"]
    if open_checks:
        count = len(open_checks)
        advice = phrase(TO_BE_CONFIRMED, folder=where, id=folder.name, count=count)
    elif outcome.wordless:
        ids, count = report.ids(outcome.wordless), len(outcome.wordless)
        advice = phrase(AGREES_BY_LABEL, folder=where, id=folder.name, count=count, ids=ids)
    else:
        advice = phrase(AGREES, folder=where, id=folder.name)
    return Created(said, faults, is_ready=True, advice=advice)


def _one_sided(side_by_side: Sequence[Aligned]) -> Mapping[str, Set[int]]:
    """Language key → the lines whose row of a table has no other language."""
    found: dict[str, set[int]] = {}
    for row in side_by_side:
        filled = [key for key, lines in row.lines.items() if lines]
        if len(filled) == 1:
            found.setdefault(filled[0], set()).update(row.lines[filled[0]])
    return found


def inference(folder: Path, root: Path, texts: Mapping[str, str]) -> Inference:
    """The texts as they lie in the folder, surveyed, a menu before them left out."""
    sources = {
        key: Source(Path(read.shown(folder / f"{key}.txt", root)), text)
        for key, text in texts.items()
    }
    surveys = {key: survey.survey(text, key) for key, text in texts.items()}
    raised = tuple(
        each for key, own in surveys.items() for each in glued.proposals(key, own, texts[key])
    )
    if raised:
        texts = {key: _raised(text, key, raised) for key, text in texts.items()}
        surveys = {key: survey.survey(text, key) for key, text in texts.items()}
    base = replace(_base(folder, texts), start=_starts(surveys), replace=raised)
    surveys = {key: _of_text(own) for key, own in surveys.items()}
    base, left = with_footnotes(_with_surveys(base, surveys), surveys)
    base, left = blocks.with_signatures(base, left)
    return Inference(base, sources, left)


def _raised(text: str, key: str, entries: Sequence[Mapping[str, str]]) -> str:
    """The text with the replacements that are proposed for it."""
    for each in entries:
        if each["in"] == key:
            text = text.replace(each["find"], each["by"])
    return text


def _of_text(own: survey.Survey) -> survey.Survey:
    """A survey without the menu before the text and the stamps of the page behind its title."""
    lines = own.lines[_menu(own) :]
    found = surroundings.stamps(lines, survey.first_label(lines, own.key))
    left = tuple(line for line in lines if line not in found)
    return replace(own, lines=left, stamps=found)


def _in_folder(problems: tuple[Problem, ...], folder: Path, root: Path) -> tuple[Problem, ...]:
    """The problems of a draft, with the path that its file has got."""
    path = read.shown(folder / "document.yml", root)
    moved = (replace(each, path=path) if each.path == "document.yml" else each for each in problems)
    return tuple(sorted(moved))


def _texts(
    folder: Path, root: Path, document_id: str, files: Mapping[str, bytes],
    names: Mapping[str, str],
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:  # fmt: skip
    """The texts by language key, or what forbids to begin."""
    shown = read.shown(folder, root)
    if not ID.match(document_id) or document_id in document_faults.RESERVED:
        problem = Problem(read.shown(folder.parent, root), 1, "W01", phrase(
            "{id!r} cannot be the id of a document", id=document_id),
                          phrase("take small letters, digits and single hyphens, such as "
                              "cn-la-2024, and none of: {names}",
                              names=", ".join(sorted(document_faults.RESERVED))))  # fmt: skip
        return {}, (problem,)
    docs = root / DOCS
    if found := strays(docs, read_made(docs)[0], document_id):
        return {}, (refusal(docs, document_id, found),)
    if folder.exists():
        problem = Problem(shown, 1, "W02", "there is such a document already",
                          "take another id, or delete the folder")  # fmt: skip
        return {}, (problem,)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for key, raw in files.items():
        text, faults = read.decode(raw, names[key])
        problems += faults
        if text is not None:
            texts[key] = text
            edition = Edition(key, _lang(key, text), names[key], "", {}, {}, {}, {}, "", "")
            problems += bounds.of_text(text, names[key])
            problems += read.language_problems(text, edition, names[key])
    return texts, tuple(problems)


def _base(folder: Path, texts: Mapping[str, str]) -> Draft:
    return Draft(
        id=folder.name,
        titles={key: text.strip().split("\n")[0].strip() for key, text in texts.items()},
        langs={key: _lang(key, text) for key, text in texts.items()},
        digests={key: read.digest(folder / f"{key}.txt") for key in texts},
    )


def _lang(key: str, text: str) -> str:
    return survey.script(text) if key == "zh" else key


def _with_surveys(base: Draft, surveys: Mapping[str, survey.Survey]) -> Draft:
    """The draft with what the surveys alone can tell: wrapping, contents lists, ruled lines."""
    skip = tuple(
        {
            "in": key,
            "from": own.contents[0].text,
            "to": own.contents[-1].text,
            "check": phrase("is this a contents list?"),
        }
        for key, own in surveys.items()
        if own.contents
    )
    drop = tuple(
        {
            "in": key,
            "line": f"{start}{{text}}",
            "check": phrase("is this a ruled line, and no text?"),
        }
        for key, own in surveys.items()
        for start in sorted({line.text[:3] for line in own.ruled})
    )
    pages = tuple(
        {"in": key, "line": form, "check": phrase("are these page numbers?")}
        for key, own in surveys.items()
        for form in sorted({re.sub(r"[0-9]+", "{arabic}", line.text) for line in own.pages})
    )
    join = tuple(
        {
            "in": key,
            "line": blocks.template_of(line, own.lines),
            "check": phrase("cut by a page number?"),
        }
        for key, own in surveys.items()
        for line in own.cut
    )
    stop = {key: blocks.template(own.tail[0].text) for key, own in surveys.items() if own.tail}
    modes = {key: own.mode for key, own in surveys.items()}
    plain = tuple(
        {
            "in": key,
            "line": blocks.template_of(line, own.lines),
            "check": phrase("a drawing that cannot be read as a table: may its lines stay lines?"),
        }
        for key, own in surveys.items()
        for each in own.unclear
        for line in own.lines
        if line.number == each.first
    )
    stamps = tuple(
        {
            "in": key,
            "line": blocks.template_of(line, own.lines),
            "check": phrase("is this a web page's, and no text?"),
        }
        for key, own in surveys.items()
        for line in own.stamps
    )
    drop = (*drop, *pages, *stamps)
    return replace(base, wrap=modes, skip=skip, drop=drop, join=join, stop=stop, tables=plain)


def _menu(own: survey.Survey) -> int:
    first = survey.first_label(own.lines, own.key)
    if first == len(own.lines):
        return 0
    return surroundings.menu(own.lines, first, own.key)


def _starts(surveys: Mapping[str, survey.Survey]) -> Mapping[str, tuple[str, int]]:
    """Where the text begins in those files that begin with a web page's menu."""
    out = {}
    for key, own in surveys.items():
        count = _menu(own)
        if count:
            template = blocks.template(own.lines[count].text)
            start = template.removesuffix("{text}")
            hits = [line for line in own.lines[: count + 1] if line.text.startswith(start)]
            out[key] = (template, len(hits))
    return out
