"""From the sources to ``site/``: what is there already is not made again.

The site tool works beside the last good site, never in it, and leaves in ``docs/`` what the site
has as it is; when all is whole (pages, links, the offline copy), the files that changed take their
place in ``site/`` and the others stay. Where
nothing changed since, and ``site/`` still holds what was put there, the tool is not started at all.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_scripts.messages import phrase
from build_scripts.press.exclusive import Notify, alone
from build_scripts.press.keep import CACHE, fingerprint, keep, recalled
from build_scripts.press.made import is_hidden, read_made
from build_scripts.press.publish import write_file
from build_scripts.press.record import last_build
from build_scripts.press.report import DOCS
from build_scripts.press.site import tools
from build_scripts.press.site.dead_links import dead_links
from build_scripts.press.site.left import Left, made_in
from build_scripts.press.site.offline import CONTENTS, FOLDER, NAME, SUMS, write_offline
from build_scripts.press.site.stamps import Parts, Stamps, parts, parts_of, stamps, texts
from build_scripts.problems import Problem, has_errors
from build_scripts.sources.settings import read_settings

SITE = "site"
NEW = f"{CACHE}/{SITE}"
"""Where the site tool writes."""
KEPT = f"{CACHE}/{SITE}.json"
CONFIG = "mkdocs.yml"
MADE_LATER = frozenset(f"{FOLDER}/{name}" for name in (NAME, SUMS, CONTENTS))
Known = dict[str, dict[str, Sequence[Any]]]


@dataclass(frozen=True, slots=True)
class Made:
    """What became of ``site/``."""

    status: int = 0
    """Of the program that failed; 0 where all is well."""
    problems: tuple[Problem, ...] = ()
    written: int = 0
    """Files of ``site/`` written or removed."""


def make_site(root: Path, tool: str, notify: Notify) -> Made:
    """Let ``site/`` be what the sources give; where they have faults, the last good one stays."""
    of_site = read_settings(root).problems
    if has_errors(of_site):
        return Made(1, of_site)
    before, known = _known(root)
    docs = stamps(root / DOCS, known.get(DOCS, {}))
    with alone(root / DOCS, notify):
        if _is_current(root, before, _inputs(root, tool, docs), known):
            return Made()
    shutil.rmtree(root / NEW, ignore_errors=True)
    status, left = tools.run(root, tool, root / NEW)
    if status:
        return Made(status)
    with alone(root / DOCS, notify):
        after = stamps(root / DOCS, docs)
        made = _taken_over(root, notify, _parts(root, left, after), known.get(SITE, {}))
        is_same = _of_people(root, docs) == _of_people(root, after)
        is_same &= left.made in ("", made_in(root / DOCS))
        if not made.status and is_same and last_build(root, read_settings(root)):
            there = stamps(root / SITE, known.get(SITE, {}))
            state = {"of": _inputs(root, tool, after), DOCS: after, SITE: there}
            keep(root / KEPT, "", json.dumps(state).encode())
        return made


def _known(root: Path) -> tuple[str, Known]:
    """Of what ``site/`` was last made, and the stamps of then, by folder."""
    content = recalled(root / KEPT, "")
    if content is None:
        return "", {}
    kept = json.loads(content)
    return kept["of"], {name: kept[name] for name in (DOCS, SITE)}


def _of_people(root: Path, found: Stamps) -> tuple[str, ...]:
    """What people wrote in ``docs/``: while the site tool works, they may change it."""
    made, _ = read_made(root / DOCS)
    return texts({path: each for path, each in found.items() if path not in made})


def _inputs(root: Path, tool: str, docs: Stamps) -> str:
    """A digest of everything that the site depends on."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    settings = (repr(read_settings(root)), tool, epoch)
    return fingerprint(*settings, *texts(docs), root=root, places=(root / CONFIG,))


def _is_current(root: Path, before: str, inputs: str, known: Known) -> bool:
    """Whether the sources still give this ``docs/``, and it this ``site/``, which is whole."""
    if before != inputs or last_build(root, read_settings(root)) is None:
        return False
    return texts(stamps(root / SITE, known[SITE])) == _texts_of(known[SITE])


def _texts_of(kept: dict[str, Sequence[Any]]) -> tuple[str, ...]:
    return tuple(f"{each[0]} {path}" for path, each in kept.items())


def _parts(root: Path, left: Left, docs: Stamps) -> Parts:
    """All files of the site: what the tool wrote, and what it left in ``docs/``."""
    written = {path: (path, each) for path, each in stamps(root / NEW, {}).items()}
    there = {path: (inside, docs[inside]) for path, inside in left.files.items() if inside in docs}
    return parts((root / NEW, written), (root / DOCS, there))


def _taken_over(root: Path, notify: Notify, found: Parts, known: dict[str, Sequence[Any]]) -> Made:
    """Check what the tool made, add the offline copy, and let it take its place."""
    new, site = root / NEW, root / SITE
    dead = tuple(_dead(page, link) for page, link in dead_links(root, found, MADE_LATER))
    if dead:
        return Made(1, dead)
    path, packed = write_offline(root, new, found)
    size = path.stat().st_size
    notify(phrase("{path}: {size:,} bytes, {count} files packed anew",
        path=f"{SITE}/{FOLDER}/{NAME}", size=size, count=packed))  # fmt: skip
    packed_too = parts_of(new / FOLDER, stamps(new / FOLDER, {}))
    found = {**found, **{f"{FOLDER}/{name}": each for name, each in packed_too.items()}}
    there = stamps(site, known)
    (root / KEPT).unlink(missing_ok=True)
    gone = [name for name in there if name not in found]
    changed = [name for name, each in found.items() if not _is_same(there, name, each.digest)]
    for name in gone:
        (site / name).unlink()
    for name in changed:
        _put(found[name].file, site / name, is_left=not found[name].file.is_relative_to(new))
    _prune(site)
    shutil.rmtree(new)
    return Made(written=len(gone) + len(changed))


def _is_same(there: Stamps, name: str, meant: str) -> bool:
    return name in there and there[name].digest == meant


def _put(file: Path, target: Path, *, is_left: bool) -> None:
    """Let a file take its place, even where a folder of that name was; what was left is copied."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    if is_left:
        write_file(target, file.read_bytes())
    else:
        file.replace(target)


def _prune(site: Path) -> None:
    """Remove folders that are left empty; what is hidden is not of the site tool."""
    for place, _, _ in os.walk(site, topdown=False):
        if Path(place) != site and not is_hidden(os.path.relpath(place, site)):
            with suppress(OSError):
                Path(place).rmdir()


def _dead(page: str, link: str) -> Problem:
    return Problem(
        f"{SITE}/{page}", 1, "B04",
        phrase("the link {link} leads nowhere: there is no such page, file or place in it",
            link=link),
        "correct the page in docs/ that says so; where a build made it, this is a fault of ours",
    )  # fmt: skip
