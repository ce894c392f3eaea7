"""``changes.yml``: every text of a document that was changed after its publication.

``python -m build_scripts lock`` appends an entry for each text whose change it accepts; an editor
adds the reason. Nothing else in the file is written by hand, and nothing is ever taken out.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from build_scripts.language.languages import interface
from build_scripts.model import LangText
from build_scripts.problems import Found
from build_scripts.sources import schema
from build_scripts.sources.marked import Marked

FILE = "changes.yml"
HEADER = (
    "# Every text that was changed after its publication, the oldest change first.\n"
    "# `python -m build_scripts lock` appends entries; only `reason:` is written by hand.\n"
)
# Characters that YAML folds or refuses inside a quoted string, though JSON lets them pass.
UNQUOTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")

Printed = tuple[str, ...]
"""Label, heading and paragraphs, as an edition prints them."""


@dataclass(frozen=True, slots=True)
class Change:
    """One text of one unit that was changed."""

    date: str
    """When the change was accepted."""
    unit: str
    """Id of a unit or division."""
    key: str
    """Language key."""
    was: str
    """Hash of the former text as the lock had it; empty: the edition did not have the unit."""
    now: str
    before: Printed | None = None
    """What was printed; ``None``: not known, or nothing."""
    after: Printed | None = None
    reason: LangText = field(default_factory=dict)
    line: int = 0


def of(marked: Marked) -> Found[tuple[Change, ...]]:
    """The changes that a file holds; ``None`` and the faults where it has any."""
    problems = schema.check(marked, "changes")
    if problems:
        return Found(None, problems)
    return Found(tuple(_change(each, marked.line(at)) for at, each in enumerate(marked.value)))


def _change(entry: Mapping[str, Any], line: int) -> Change:
    reason = entry["reason"]
    if isinstance(reason, str):
        reason = dict.fromkeys(interface(), reason.strip()) if reason.strip() else {}
    before, after = (None if entry[name] is None else tuple(entry[name])
                     for name in ("before", "after"))  # fmt: skip
    return Change(
        entry["date"], entry["unit"], entry["language"], entry["was"] or "", entry["now"] or "",
        before, after, reason, line,
    )  # fmt: skip


def appended(text: str | None, changes: Iterable[Change]) -> str:
    """The file with further entries at its end; what stands in it stays as it is."""
    start = HEADER if text is None else text if text.endswith("\n") or not text else f"{text}\n"
    return start + "".join(map(_entry, changes))


def _entry(change: Change) -> str:
    values = {
        "date": change.date,
        "unit": change.unit,
        "language": change.key,
        "was": change.was or None,
        "now": change.now or None,
        "before": change.before,
        "after": change.after,
        "reason": "",
    }
    lines = [f"{name}: {_quoted(value)}" for name, value in values.items()]
    return "- " + "\n  ".join(lines) + "\n"


def _quoted(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return UNQUOTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
