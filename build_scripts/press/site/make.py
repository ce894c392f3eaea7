"""From the sources to ``site/``: what is there already is not made again.

The site tool works beside the last good site, never in it, and leaves in ``docs/`` what the site
has as it is; when all is whole (pages, links, the offline copy), it takes the place of ``site/`` in
one step (``served``), in which files that did not change stay what they are. Where nothing changed
since, and ``site/`` still holds what was put there, the tool is not started at all.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from build_scripts.messages import phrase
from build_scripts.press.exclusive import SITE_LOCK, Notify, alone
from build_scripts.press.keep import CACHE, fingerprint, keep, recalled
from build_scripts.press.made import read_made
from build_scripts.press.record import last_build
from build_scripts.press.report import DOCS
from build_scripts.press.site import served, tools
from build_scripts.press.site.dead_links import dead_links
from build_scripts.press.site.left import Left, made_in
from build_scripts.press.site.offline import CONTENTS, FOLDER, NAME, SUMS, write_offline
from build_scripts.press.site.stamps import Parts, Stamps, parts, parts_of, stamp_of, stamps, texts
from build_scripts.problems import Problem, has_errors
from build_scripts.sources.settings import read_settings

SITE = "site"
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
    with alone(root / DOCS, notify, SITE_LOCK):
        served.begin(root / SITE)
        try:
            return _made(root, tool, notify)
        except served.ChangedSinceError:
            return _made(root, tool, notify)
        finally:
            served.clear_up(root / SITE)


def _made(root: Path, tool: str, notify: Notify) -> Made:
    before, known = _known(root)
    docs = stamps(root / DOCS, known.get(DOCS, {}))
    with alone(root / DOCS, notify):
        if _is_current(root, before, _inputs(root, tool, docs), known):
            return Made()
    new = served.beside(root / SITE) / served.MADE
    new.parent.mkdir(parents=True, exist_ok=True)
    status, left = tools.run(root, tool, new)
    if status:
        return Made(status)
    with alone(root / DOCS, notify):
        after = stamps(root / DOCS, docs)
        found = _parts(root, new, left, after)
        dead = tuple(_dead(page, link) for page, link in dead_links(root, found, MADE_LATER))
        if dead:
            return Made(1, dead)
        found = _with_offline(root, new, found, notify)
        made = _taken_over(root / SITE, found, known.get(SITE, {}))
        is_same = _of_people(root, docs) == _of_people(root, after)
        is_same &= left.made in ("", made_in(root / DOCS))
        if is_same and last_build(root, read_settings(root)):
            there = {
                name: stamp_of(root / SITE / name, each.digest) for name, each in found.items()
            }
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
    there = stamps(root / SITE, known[SITE], links=False)
    return sorted(texts(there)) == sorted(_texts_of(known[SITE]))


def _texts_of(kept: dict[str, Sequence[Any]]) -> tuple[str, ...]:
    return tuple(f"{each[0]} {path}" for path, each in kept.items())


def _parts(root: Path, new: Path, left: Left, docs: Stamps) -> Parts:
    """All files of the site: what the tool wrote, and what it left in ``docs/``."""
    written = {path: (path, each) for path, each in stamps(new, {}).items()}
    there = {path: (inside, docs[inside]) for path, inside in left.files.items() if inside in docs}
    return parts((new, written), (root / DOCS, there))


def _with_offline(root: Path, new: Path, found: Parts, notify: Notify) -> Parts:
    """The files of the site, with the offline copy of it."""
    path, packed = write_offline(root, new, found)
    size = path.stat().st_size
    notify(phrase("{path}: {size:,} bytes, {count} files packed anew",
        path=f"{SITE}/{FOLDER}/{NAME}", size=size, count=packed))  # fmt: skip
    packed_too = parts_of(new / FOLDER, stamps(new / FOLDER, {}))
    return {**found, **{f"{FOLDER}/{name}": each for name, each in packed_too.items()}}


def _taken_over(site: Path, found: Parts, known: Mapping[str, Sequence[Any]]) -> Made:
    """Let what was made take its place, if it is another than what is there."""
    there = stamps(site, known, links=False)
    gone = there.keys() - found.keys()
    same = {name for name in found if name in there and there[name].digest == found[name].digest}
    written = len(gone) + len(found) - len(same)
    if written:
        served.take_over(site, found, same)
    return Made(written=written)


def _dead(page: str, link: str) -> Problem:
    return Problem(
        f"{SITE}/{page}", 1, "B04",
        phrase("the link {link} leads nowhere: there is no such page, file or place in it",
            link=link),
        "correct the page in docs/ that says so; where a build made it, this is a fault of ours",
    )  # fmt: skip
