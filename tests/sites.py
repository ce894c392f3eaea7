"""The sites that tests share: each is built once a run, by a process of its own, for all workers.

`plain` is the site as it is published. `several` has more: three documents of the tests, one of
hostile text, one with tables, two editions of an agreement (compared, and with changed texts),
notes on headings, one of which has no reading page, a sentence that is out of use. It is built in
another way too: by the program `mkdocs` called from elsewhere, in another time zone, with another
order of sets. `languages` has one document, in six of them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fcntl import LOCK_EX, LOCK_NB, LOCK_SH, flock
from pathlib import Path

from tests.repository import ROOT, build_site, copy_to, environment, given_site, run, small_copy

MORE = ("mulan-psl-2", "udhr", "un-charter")
"""Documents of the tests that `several` has beside the first."""
HOSTILE = "hostile"
IN_SIX = "udhr-six"
"""The document in six languages."""
TABLES = "park-fees"
RIVERS = ("river-2019", "river-2024")
"""The second compared with the first."""
NOTE = ROOT / "tests" / "browser" / "cases" / "note_on_p2.yml"
GONE = "a1.9"
"""Of the declaration: an id that sentences once had."""
FIRST_NOTE = re.compile(r"^  - unit: ", re.MULTILINE)
ELSEWHERE = {"PYTHONHASHSEED": "1", "TZ": "Asia/Vientiane", "LC_ALL": "C"}


@dataclass(frozen=True, slots=True)
class Built:
    """A site with what it was made from."""

    folder: Path

    @property
    def sources(self) -> Path:
        """The repository from which it was built; `docs/` in it holds the generated pages."""
        return self.folder / "sources"

    @property
    def site(self) -> Path:
        return self.folder / "site"

    @property
    def offline(self) -> Path:
        """The folder that the zip for reading from disk unpacks to."""
        [only] = (self.folder / "offline").iterdir()
        return only


def plain(built: Built) -> None:
    """The site as it is published; where `BUILT_SITE` names one, that, from this repository."""
    copy_to(built.sources)
    if given := given_site():
        for name in ("docs", ".cache"):
            shutil.copytree(ROOT / name, built.sources / name, dirs_exist_ok=True)
        shutil.copytree(given, built.site)
    else:
        build_site(built.sources, built.site)


def several(built: Built) -> None:
    copy_to(built.sources)
    texts = built.sources / "source_texts"
    for name in MORE:
        shutil.copytree(ROOT / "tests" / "documents" / name, texts / name)
    shutil.copytree(ROOT / "tests" / "cases" / HOSTILE, texts / HOSTILE)
    shutil.copytree(ROOT / "tests" / "cases" / "tables" / TABLES, texts / TABLES)
    for name in RIVERS:
        shutil.copytree(ROOT / "tests" / "cases" / "comparison" / name, texts / name)
    with (texts / RIVERS[1] / "document.yml").open("a", encoding="utf-8") as declared:
        declared.write("glossary: [common]\n")
    for name in (*MORE, HOSTILE, TABLES, *RIVERS):
        run(sys.executable, "-m", "build_scripts", "lock", name, folder=built.sources)
    with (texts / "udhr" / "anchors.lock").open("a", encoding="utf-8") as lock:
        lock.write(f"{GONE} retired zh:{'0' * 12} en:{'0' * 12}\n")
    notes = texts / "cn-la-2024" / "notes.yml"
    place = FIRST_NOTE.search(text := notes.read_text("utf-8"))
    assert place
    one = NOTE.read_text("utf-8")
    notes.write_text(text[: place.start()] + one + text[place.start() :], "utf-8")
    build_elsewhere(built)


def languages(built: Built) -> None:
    small_copy(built.sources, IN_SIX)
    run(sys.executable, "-m", "build_scripts", "lock", IN_SIX, folder=built.sources)
    build_site(built.sources, built.site)


def build_elsewhere(built: Built) -> None:
    """Builds in the folder of another, with another clock, language and order of sets."""
    env = environment(**ELSEWHERE)
    mkdocs = Path(sys.executable).parent / "mkdocs"
    config = ("--config-file", built.sources / "mkdocs.yml", "--site-dir", built.site)
    run(mkdocs, "build", "--strict", "--quiet", *config, folder=built.folder, env=env)
    offline = ("-m", "build_scripts", "offline", "--site", built.site)
    run(sys.executable, *offline, folder=built.sources, env=env)


SITES: Mapping[str, Callable[[Built], None]] = {
    "plain": plain, "several": several, "languages": languages,
}  # fmt: skip


def start(name: str, folder: Path) -> subprocess.Popen[bytes] | None:
    """Begins to build a site below this folder; nothing where another worker did.

    The process holds a lock until its end, however it ends.
    """
    place = folder / name
    place.mkdir(exist_ok=True)
    with (place / "lock").open("w") as lock:
        try:
            flock(lock, LOCK_EX | LOCK_NB)
        except BlockingIOError:
            return None
        if (place / "log").exists():
            return None
        with (place / "log").open("wb") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "tests.sites", name, place],
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
                pass_fds=[lock.fileno()],
            )


def wait(name: str, folder: Path) -> Built:
    """The site, once it is there."""
    place = folder / name
    with (place / "lock").open() as lock:
        flock(lock, LOCK_SH)
    assert (place / "done").exists(), (place / "log").read_text("utf-8")
    return Built(place)


def build(name: str, place: Path) -> None:
    """Builds a site into this folder, with its zip unpacked."""
    built = Built(place)
    SITES[name](built)
    [packed] = (built.site / "downloads").glob("*.zip")
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(place / "offline")
    (place / "done").touch()


if __name__ == "__main__":
    build(sys.argv[1], Path(sys.argv[2]))
