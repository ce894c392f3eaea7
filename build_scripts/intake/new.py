"""A new document: two texts are copied, their structure is found, ``document.yml`` is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.apparatus import locks
from build_scripts.intake import draft, presets, proposal, surroundings, survey
from build_scripts.intake.draft import Draft
from build_scripts.intake.proposal import Finder
from build_scripts.intake.trial import Trial, counts
from build_scripts.messages import phrase, stacked
from build_scripts.model import Bitext, Edition, Source
from build_scripts.press import build, publish
from build_scripts.press.made import read_made, refusal, strays
from build_scripts.press.report import DOCS
from build_scripts.problems import Problem
from build_scripts.sources import document_faults, read

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
SHOWN = 60
"""Characters of a line that the report shows."""
MOST_SHOWN = 12
"""Lines of one sort that the report shows."""
MOST_PROBLEMS = 40
"""Two texts that do not go together have hundreds of faults; these are shown."""
READY = (
    "Written: {folder}/document.yml and anchors.lock. The document builds; nothing of it has been "
    "published yet.\nNext: fill in what {folder}/document.yml says is missing, then "
    "`python -m build_scripts build`."
)
NEAREST = (
    "The two texts do not give the same tree. {folder}/document.yml holds the nearest attempt; it "
    "will not build.\nNext: `python -m build_scripts explain {id}` shows the first difference; "
    "correct the texts or {folder}/document.yml, then `python -m build_scripts lock {id}`."
)


@dataclass(frozen=True, slots=True)
class Created:
    """What became of a new document."""

    report: str
    problems: tuple[Problem, ...]
    is_ready: bool
    """Whether the structure was found and both texts agree."""
    advice: str = phrase("Nothing was written.")
    """What to do next."""


def create(root: Path, document_id: str, paths: Mapping[str, Path]) -> Created:
    """Make ``source_texts/ID`` from two texts; nothing of it is built.

    ``paths``: language key → file, the Chinese one first. The folder is made if both files can be
    read; where no common structure was found it holds the nearest attempt, which does not build.
    """
    folder = root / "source_texts" / document_id
    texts, problems = _texts(folder, root, document_id, paths)
    if problems:
        return Created("", problems, is_ready=False)
    for key, path in paths.items():
        publish.write_file(folder / f"{key}.txt", read.raw(path))
    finder = _finder(folder, root, texts, paths)
    found = finder.find()
    trial = found or finder.nearest
    if trial is None:
        return Created("", (), is_ready=False, advice=_advice(folder, root, is_ready=False))
    own = replace(trial.draft, counts=counts(trial) if found else {})
    publish.write_file(folder / "document.yml", draft.written(own).encode())
    report = stacked(_report(trial, finder.surveys, is_found=bool(found)))
    if found:
        faults = build.write_lock(folder, root)
    else:
        whole = (*trial.problems, *_unexplained(trial, finder.sources))
        faults = _in_folder(whole, folder, root)
    is_ready = (folder / locks.LOCK).exists()
    return Created(report, faults, is_ready, _advice(folder, root, is_ready=is_ready))


def _finder(
    folder: Path, root: Path, texts: Mapping[str, str], paths: Mapping[str, Path]
) -> Finder:
    """The texts as they lie in the folder, surveyed, a menu before them left out."""
    sources = {
        key: Source(Path(read.shown(folder / f"{key}.txt", root)), text)
        for key, text in texts.items()
    }
    surveys = {key: survey.survey(text, key) for key, text in texts.items()}
    base = replace(_base(folder.name, texts, paths), start=_starts(surveys))
    surveys = {
        key: replace(own, lines=own.lines[_menu(own) :], known={}) for key, own in surveys.items()
    }
    return Finder(_with_surveys(base, surveys), sources, surveys)


def _advice(folder: Path, root: Path, *, is_ready: bool) -> str:
    return phrase(READY if is_ready else NEAREST, folder=read.shown(folder, root), id=folder.name)


def _in_folder(problems: tuple[Problem, ...], folder: Path, root: Path) -> tuple[Problem, ...]:
    """The problems of a draft, with the path that its file has got."""
    path = read.shown(folder / "document.yml", root)
    moved = (replace(each, path=path) if each.path == "document.yml" else each for each in problems)
    return tuple(sorted(moved))[:MOST_PROBLEMS]


def _texts(
    folder: Path, root: Path, document_id: str, paths: Mapping[str, Path]
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:
    """The texts by language key, or what forbids to begin."""
    shown = read.shown(folder, root)
    if not ID.match(document_id) or document_id in document_faults.RESERVED:
        problem = Problem(shown, 0, "W01", phrase(
            "{id!r} cannot be the id of a document", id=document_id),
                          phrase("take small letters, digits and single hyphens, such as "
                              "cn-la-2024, and none of: {names}",
                              names=", ".join(sorted(document_faults.RESERVED))))  # fmt: skip
        return {}, (problem,)
    docs = root / DOCS
    if found := strays(docs, read_made(docs)[0], document_id):
        return {}, (refusal(docs, document_id, found),)
    if folder.exists():
        problem = Problem(shown, 0, "W02", "there is such a document already",
                          "take another id, or delete the folder")  # fmt: skip
        return {}, (problem,)
    texts: dict[str, str] = {}
    problems: list[Problem] = []
    for key, path in paths.items():
        text, faults = read.read_text(path, path.name)
        problems += faults
        if text is not None:
            texts[key] = text
            edition = Edition(key, _lang(key, text), path.name, "", {}, {}, {}, {}, "", "")
            problems += read.language_problems(text, edition, path.name)
    return texts, tuple(problems)


def _base(document_id: str, texts: Mapping[str, str], paths: Mapping[str, Path]) -> Draft:
    return Draft(
        id=document_id,
        titles={key: text.strip().split("\n")[0].strip() for key, text in texts.items()},
        langs={key: _lang(key, text) for key, text in texts.items()},
        digests={key: read.digest(path) for key, path in paths.items()},
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
            "reason": "contents list",
        }
        for key, own in surveys.items()
        if own.contents
    )
    drop = tuple(
        {"in": key, "line": f"{start}{{text}}", "reason": "a ruled line"}
        for key, own in surveys.items()
        for start in sorted({line.text[:3] for line in own.ruled})
    )
    modes = {key: own.mode for key, own in surveys.items()}
    return replace(base, wrap=modes, skip=skip, drop=drop)


def _menu(own: survey.Survey) -> int:
    first = survey.first_label(own, presets.families(own.key))
    return surroundings.menu(own.lines, first, own.key)


def _starts(surveys: Mapping[str, survey.Survey]) -> Mapping[str, tuple[str, int]]:
    """Where the text begins in those files that begin with a web page's menu."""
    out = {}
    for key, own in surveys.items():
        count = _menu(own)
        if count:
            template = proposal.template(own.lines[count].text)
            start = template.removesuffix("{text}")
            hits = [line for line in own.lines[: count + 1] if line.text.startswith(start)]
            out[key] = (template, len(hits))
    return out


def _unexplained(trial: Trial, sources: Mapping[str, Source]) -> Iterator[Problem]:
    """Lines of both texts that look like labels of a level that the attempt lacks."""
    if not all(trial.unexplained.values()):
        return
    for key, runs in trial.unexplained.items():
        for run in runs[:MOST_SHOWN]:
            yield Problem(
                str(sources[key].path), run[0].number, "W03",
                phrase("{line!r} and {count} lines more look like labels of a level; the "
                    "two texts do not agree on them", line=_cut(run[0].text), count=len(run) - 1),
                "declare the level, or correct the texts; `python -m build_scripts explain` shows "
                "both",
            )  # fmt: skip


def _report(trial: Trial, surveys: Mapping[str, survey.Survey], *, is_found: bool) -> Iterator[str]:
    own = trial.draft
    yield phrase(
        "Structure: {preset}" if is_found else "Structure: {preset} (nearest attempt)",
        preset=own.preset or phrase("no numbering"),
    )
    for level in own.levels:
        yield f"  {level.kind}" + _said(level.says)
        for key, templates in level.templates.items():
            yield f"    {key}: {'  |  '.join(templates)}"
            yield from _first_lines(trial, key, level.kind)
    for key, each in surveys.items():
        if each.mode != "none":
            yield phrase(
                "{key}: lines are broken by width and are joined to paragraphs ({mode})",
                key=key,
                mode=each.mode,
            )
        if key in own.start:
            yield phrase(
                "{key}: the text begins with: {cut}; all before is left out",
                key=key,
                cut=_cut(own.start[key][0]),
            )
        if each.contents:
            lines = each.contents
            yield phrase(
                "{key}: contents list left out, lines {first}–{last}",
                key=key,
                first=lines[0].number,
                last=lines[-1].number,
            )
    for block in own.blocks:
        names = ", ".join(block.lines)
        yield phrase("Before the numbering: {name} ({keys})", name=block.name, keys=names)
    for entry in own.text:
        line = _cut(entry["line"])
        yield phrase("{key}: read as running text: {line}", key=entry["in"], line=line)
    for key, runs in trial.unexplained.items():
        for run in runs:
            yield phrase(
                "{key}: looks like a list and was not taken: line {line}, {text} … ({count} lines)",
                key=key,
                line=run[0].number,
                text=_cut(run[0].text),
                count=len(run),
            )
    if trial.bitext:
        yield from _totals(trial.bitext)


def _said(says: Mapping[str, object]) -> str:
    words = [f"{name}: {value}" for name, value in says.items() if not name.startswith("cite")]
    return f" ({', '.join(words)})" if words else ""


def _first_lines(trial: Trial, key: str, kind: str) -> Iterator[str]:
    for reading in trial.readings:
        if reading.key == key:
            nodes = [node for node in reading.nodes if node.kind == kind and node.label]
            if not nodes:
                yield phrase("      {count} found", count=0)
                continue
            yield phrase(
                "      {count} found, the first in line {line}: {text}",
                count=len(nodes),
                line=nodes[0].line,
                text=_cut(f"{nodes[0].label} {nodes[0].heading}".strip()),
            )


def _totals(bitext: Bitext) -> Iterator[str]:
    yield phrase(
        "Both texts agree: {divisions} divisions, {units} units",
        divisions=len(bitext.divisions),
        units=len(bitext.units),
    )
    keys = bitext.document.keys
    unequal = [
        unit.id
        for unit in bitext.units
        if len({len(unit.text[key] or ()) for key in keys if unit.has(key)}) > 1
    ]
    if unequal:
        others = len(unequal) - MOST_SHOWN
        yield phrase(
            "Unequal numbers of paragraphs in: {names}{more}",
            names=", ".join(unequal[:MOST_SHOWN]),
            more=phrase(" and {count} more", count=others) if others > 0 else "",
        )


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
