"""Append what changed in the texts of a document to its ``changes.yml``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from build_scripts.apparatus.companion import changes_of
from build_scripts.apparatus.corpus import changes
from build_scripts.model import Bitext
from build_scripts.press.history.former import former
from build_scripts.press.publish import write_file
from build_scripts.problems import Problem, has_errors
from build_scripts.sources.corpus import changes as declared


def tell(folder: Path, root: Path, bitext: Bitext, lock: str) -> tuple[Problem, ...]:
    """Tell each change since ``lock`` was written; faults where the file cannot be read."""
    known, text, problems = changes_of(root, folder)
    if has_errors(problems):
        return problems
    today = datetime.now(UTC).date().isoformat()
    # A clock that is slow, on another computer, must not bring the changes out of order.
    date = max([today, *(each.date for each in known[-1:])])
    found = changes.changed(bitext, lock, date, known)
    if found:
        told = changes.with_former(found, former(folder, lock))
        whole = [*changes.with_quoted((*known, *told))]
        added = declared.appended(text, whole[len(known) :])
        write_file(folder / declared.FILE, added.encode())
    return ()
