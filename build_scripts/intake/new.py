"""A new document: two texts are copied, their structure is found, ``document.yml`` is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.apparatus import locks
from build_scripts.intake import draft, presets, proposal, rows, surroundings, survey
from build_scripts.intake.draft import Draft
from build_scripts.intake.proposal import Finder
from build_scripts.intake.trial import Trial, counts
from build_scripts.model import Bitext, Edition, Source
from build_scripts.press import build, publish
from build_scripts.press.made import read_made, refusal, strays
from build_scripts.press.report import DOCS
from build_scripts.problems import Problem
from build_scripts.sources import document_faults, read
from build_scripts.sources.formats.take import BOTH, Aligned, take

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
    advice: str = "Nothing was written."
    """What to do next."""


def create(root: Path, document_id: str, paths: Mapping[str, Path]) -> Created:
    """Make ``source_texts/ID`` from two texts; nothing of it is built.

    ``paths``: language key → file, the Chinese one first; or ``both`` → one file. The folder is
    made if all files can be read; where no common structure was found it holds the nearest attempt,
    which does not build.
    """
    folder = root / "source_texts" / document_id
    taken, problems = take(paths)
    if taken is None:
        return Created("", problems, is_ready=False)
    names = {key: paths.get(key, paths.get(BOTH, folder)).name for key in taken.texts}
    texts, problems = _texts(folder, root, document_id, taken.texts, names)
    if problems:
        return Created("\n".join(taken.report), (*taken.problems, *problems), is_ready=False)
    for key, raw in taken.texts.items():
        publish.write_file(folder / f"{key}.txt", raw)
    created = _declared(folder, root, texts, taken.rows)
    report = "\n".join(filter(None, (*taken.report, created.report)))
    return replace(created, report=report, problems=(*taken.problems, *created.problems))


def _declared(
    folder: Path, root: Path, texts: Mapping[str, str], side_by_side: Sequence[Aligned]
) -> Created:
    """Find the structure of the texts in the folder; write ``document.yml`` and the lock."""
    finder = _finder(folder, root, texts)
    found = finder.find()
    trial = found or finder.nearest
    if trial is None:
        return Created("", (), is_ready=False, advice=_advice(folder, root, NEAREST))
    own = replace(trial.draft, counts=counts(trial) if found else {})
    publish.write_file(folder / "document.yml", draft.written(own).encode())
    report = "\n".join(_report(trial, finder.surveys, is_found=bool(found)))
    if found:
        shown = read.shown(folder, root)
        faults = rows.contradictions(trial.bitext, side_by_side, shown) if trial.bitext else ()
        faults = faults or build.write_lock(folder, root)
    else:
        whole = (*trial.problems, *_unexplained(trial, finder.sources))
        faults = _in_folder(whole, folder, root)
    is_ready = (folder / locks.LOCK).exists()
    return Created(report, faults, is_ready, _advice(folder, root, READY if is_ready else NEAREST))


def _finder(folder: Path, root: Path, texts: Mapping[str, str]) -> Finder:
    """The texts as they lie in the folder, surveyed, a menu before them left out."""
    sources = {
        key: Source(Path(read.shown(folder / f"{key}.txt", root)), text)
        for key, text in texts.items()
    }
    surveys = {key: survey.survey(text, key) for key, text in texts.items()}
    base = replace(_base(folder, texts), start=_starts(surveys))
    surveys = {
        key: replace(own, lines=own.lines[_menu(own) :], known={}) for key, own in surveys.items()
    }
    return Finder(_with_surveys(base, surveys), sources, surveys)


def _advice(folder: Path, root: Path, advice: str) -> str:
    return advice.format(folder=read.shown(folder, root), id=folder.name)


def _in_folder(problems: tuple[Problem, ...], folder: Path, root: Path) -> tuple[Problem, ...]:
    """The problems of a draft, with the path that its file has got."""
    path = read.shown(folder / "document.yml", root)
    moved = (replace(each, path=path) if each.path == "document.yml" else each for each in problems)
    return tuple(sorted(moved))[:MOST_PROBLEMS]


def _texts(
    folder: Path, root: Path, document_id: str, files: Mapping[str, bytes],
    names: Mapping[str, str],
) -> tuple[Mapping[str, str], tuple[Problem, ...]]:  # fmt: skip
    """The texts by language key, or what forbids to begin."""
    shown = read.shown(folder, root)
    if not ID.match(document_id) or document_id in document_faults.RESERVED:
        problem = Problem(shown, 0, "W01", f"{document_id!r} cannot be the id of a document",
                          "take small letters, digits and single hyphens, such as cn-la-2024, and "
                          f"none of: {', '.join(sorted(document_faults.RESERVED))}")  # fmt: skip
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
    for key, raw in files.items():
        text, faults = read.decode(raw, names[key])
        problems += faults
        if text is not None:
            texts[key] = text
            edition = Edition(key, _lang(key, text), names[key], "", {}, {}, {}, {}, "", "")
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
                f"{_cut(run[0].text)!r} and {len(run) - 1} lines more look like labels of a level; "
                "the two texts do not agree on them",
                "declare the level, or correct the texts; `python -m build_scripts explain` shows "
                "both",
            )  # fmt: skip


def _report(trial: Trial, surveys: Mapping[str, survey.Survey], *, is_found: bool) -> Iterator[str]:
    own = trial.draft
    yield f"Structure: {own.preset or 'no numbering'}" + ("" if is_found else " (nearest attempt)")
    for level in own.levels:
        yield f"  {level.kind}" + _said(level.says)
        for key, templates in level.templates.items():
            yield f"    {key}: {'  |  '.join(templates)}"
            yield from _first_lines(trial, key, level.kind)
    for key, each in surveys.items():
        if each.mode != "none":
            yield f"{key}: lines are broken by width and are joined to paragraphs ({each.mode})"
        if key in own.start:
            yield f"{key}: the text begins with: {_cut(own.start[key][0])}; all before is left out"
        if each.contents:
            lines = each.contents
            yield f"{key}: contents list left out, lines {lines[0].number}–{lines[-1].number}"
    for block in own.blocks:
        yield f"Before the numbering: {block.name} ({', '.join(block.lines)})"
    for entry in own.text:
        yield f"{entry['in']}: read as running text: {_cut(entry['line'])}"
    for key, runs in trial.unexplained.items():
        for run in runs:
            yield (
                f"{key}: looks like a list and was not taken: line {run[0].number}, "
                f"{_cut(run[0].text)} … ({len(run)} lines)"
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
            yield f"      {len(nodes)} found" + (
                f", the first in line {nodes[0].line}: "
                + _cut(f"{nodes[0].label} {nodes[0].heading}".strip())
                if nodes
                else ""
            )


def _totals(bitext: Bitext) -> Iterator[str]:
    yield f"Both texts agree: {len(bitext.divisions)} divisions, {len(bitext.units)} units"
    keys = bitext.document.keys
    unequal = [
        unit.id
        for unit in bitext.units
        if len({len(unit.text[key] or ()) for key in keys if unit.has(key)}) > 1
    ]
    if unequal:
        more = f" and {len(unequal) - MOST_SHOWN} more" if len(unequal) > MOST_SHOWN else ""
        yield f"Unequal numbers of paragraphs in: {', '.join(unequal[:MOST_SHOWN])}{more}"


def _cut(text: str) -> str:
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
