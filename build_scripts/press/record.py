"""Whether a build has to be done again.

As ``make`` does, a build that would give what is there already is not repeated: what goes in
(sources, hand-written pages, settings, code, libraries) is compared with what the last good build
left in ``.cache/build.json``, and what is there with what it meant to be there: a page that was
lost or changed since is made again.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from build_scripts.messages import packed, unpacked
from build_scripts.model import Account
from build_scripts.press import hand_written
from build_scripts.press.exclusive import Notify, alone, tell_nobody
from build_scripts.press.keep import CACHE, fingerprint, house, keep, recalled
from build_scripts.press.made import is_intact
from build_scripts.press.report import DOCS, Outcome, Progress, Report, unheard
from build_scripts.press.staging import has_leftovers
from build_scripts.problems import Problem, has_errors
from build_scripts.sources.gate.files import SOURCES
from build_scripts.sources.settings import Settings

KEPT = f"{CACHE}/build.json"


def build_where_needed(
    root: Path, settings: Settings, *, with_drafts: bool = False, strict: bool = False,
    notify: Notify = tell_nobody, progress: Progress = unheard,
) -> Outcome:  # fmt: skip
    """Build ``docs/`` from the sources, unless it is what they give already.

    While another process builds, this one waits, says so to ``notify``, and looks only then;
    ``progress`` hears how far it is.
    """
    with alone(root / DOCS, notify):
        state = inputs(root, settings, _drafts(with_drafts=with_drafts))
        kept = _recalled(root, state)
        if kept:
            return kept
        outcome = _built(root, settings, with_drafts=with_drafts, strict=strict, progress=progress)
        if outcome.is_final and not has_errors(outcome.problems):
            record = json.dumps(_packed(outcome), ensure_ascii=False)
            keep(root / KEPT, state, record.encode())
        return outcome


def last_build(root: Path, settings: Settings) -> Outcome | None:
    """The outcome of the last build, if the next would be the same; nothing is built."""
    return _recalled(root, inputs(root, settings, _drafts(with_drafts=False)))


def _drafts(*, with_drafts: bool) -> str:
    return repr(with_drafts)


def _built(
    root: Path, settings: Settings, *, with_drafts: bool, strict: bool, progress: Progress
) -> Outcome:
    if gc.get_freeze_count():  # of the build before, in a preview: what of it is refuse goes now
        gc.unfreeze()
        gc.collect()
    gc.disable()  # what a build makes is there to its end: looking for refuse takes a tenth of it
    try:
        from build_scripts.press.build import build  # the stages take half a second to load

        return build(root, settings, with_drafts=with_drafts, strict=strict, progress=progress)
    finally:
        gc.freeze()  # else all of it would be looked through at once
        gc.enable()


def _recalled(root: Path, state: str) -> Outcome | None:
    """The outcome of the last build, if the next would be the same."""
    record = recalled(root / KEPT, state)
    if record is None:
        return None
    kept, docs = json.loads(record), root / DOCS
    try:
        if has_leftovers(docs) or not is_intact(docs, kept["outputs"]):
            return None
    except OSError:
        return None  # a page is gone
    reports = tuple(
        Report(each["folder"], {key: Account(**own) for key, own in each["accounts"].items()})
        for each in kept["reports"]
    )
    return Outcome(reports, tuple(_unpacked(each) for each in kept["problems"]), 0)


def _packed(outcome: Outcome) -> dict[str, Any]:
    """What is kept: of messages, their templates and values."""
    problems = [
        {**asdict(each), "message": packed(each.message), "hint": packed(each.hint)}
        for each in outcome.problems
    ]
    shallow = asdict(replace(outcome, problems=(), outputs={}))
    return {**shallow, "problems": problems, "outputs": outcome.outputs}


def _unpacked(kept: Mapping[str, Any]) -> Problem:
    said = {name: unpacked(kept[name]) for name in ("message", "hint")}
    return Problem(**{**kept, **said})


def inputs(root: Path, settings: Settings, *flags: str) -> str:
    """A digest of everything that a build depends on."""
    docs = root / DOCS
    parts = {
        (docs / target).parent / name for target, names in settings.joined.items() for name in names
    }
    places = (root / SOURCES, *parts, *(docs / name for name in hand_written.FOLDERS))
    places = (*places, *hand_written.theme(root))
    texts = (house(), repr(settings), *flags)
    return fingerprint(*texts, root=root, places=places)
