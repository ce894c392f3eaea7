"""Whether a file, or the folder that the zip was unpacked to, is what a release published.

Decided by checksums alone, without a network; a file may have been renamed since. What a folder
should hold is said by the list inside it, which is believed only where the list that was published
names it. No zip is opened: two programs can read one zip in two ways, but what lies in a folder is
what it is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts.messages import one_after_another, phrase
from build_scripts.press.made import digest
from build_scripts.press.release.sums import LARGEST, NAME, Sums, read_sums, visible
from build_scripts.problems import Found, Problem

SHOWN = 5
"""Names of files that differ; of the others their number is said."""
OF_SYSTEMS = (".DS_Store", "Thumbs.db", "desktop.ini")
"""What systems put into folders that somebody looks at."""
Wanted = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to be said of one file."""

    said: str = ""
    """Empty where there are problems."""
    problems: tuple[Problem, ...] = ()


def list_for(file: Path, given: Path | None) -> Found[tuple[Path, Sums]]:
    """The list that says what was published: the one that is given, or the one beside the file."""
    path = given or file.absolute().parent / NAME
    if not path.is_file():
        return Found(None, (Problem(
            str(file), 1, "V02", phrase("there is no {name} beside it", name=NAME),
            "download it from where the file was published, into the same folder, or name it: "
            "--sums FILE",
        ),))  # fmt: skip
    with path.open("rb") as stream:
        sums, problems = read_sums(str(path), stream.read(LARGEST + 1))
    return Found((path, sums) if sums else None, problems)


def verify(file: Path, listed: Path, sums: Sums) -> Verdict:
    """What is to be said of a file or folder, beside the list of what was published.

    Raises OSError where something cannot be read.
    """
    if file.is_dir():
        return _of_contents(str(file), _files_of(file), sums)
    if not file.is_file():
        return _fault(file, "V02", "this is no file", "name a file, or the folder of a zip")
    if listed.exists() and file.samefile(listed):
        return _fault(
            file, "V02", "a list says nothing of itself",
            "gh attestation verify FILE --repo OWNER/NAME says who made it",
        )  # fmt: skip
    with file.open("rb") as stream:
        found = hashlib.file_digest(stream, "sha256").hexdigest()
    names = sorted(name for name, each in sums.items() if each == found)
    meant = {name: each for name, each in sums.items() if _last(name) == file.name}
    if meant.keys() & names:
        return Verdict(phrase("{file}: is what was published under this name", file=str(file)))
    if names:
        return Verdict(phrase("{file}: is what was published as {name}", file=str(file),
            name=_last(names[0])))  # fmt: skip
    if not meant:
        return _fault(
            file, "V03", "the list names no file with this content, nor one of this name",
            "the list of another release may name it",
        )  # fmt: skip
    return _fault(
        file, "V03", phrase(
            "this is not what was published under this name: its SHA-256 is {digest}, not {meant}",
            digest=found, meant=one_after_another(sorted(set(meant.values())))),
        "download it anew; it was damaged or altered, or is of another release. Of a zip, unpack "
        "it and name the folder: it says which files differ",
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Contents:
    """What a folder holds."""

    own: bytes
    """Its list."""
    digests: Wanted


def _files_of(folder: Path) -> _Contents:
    own = folder / NAME
    found = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if (path.is_symlink() or not path.is_dir()) and path.name not in OF_SYSTEMS
        if path != own
    }
    digests = {}
    for name, path in found.items():
        if path.is_file() and not path.is_symlink():  # a link can lead to what changes later
            with path.open("rb") as stream:
                digests[name] = hashlib.file_digest(stream, "sha256").hexdigest()
        else:
            digests[name] = ""
    has_list = own.is_file() and own.stat().st_size <= LARGEST
    return _Contents(own.read_bytes() if has_list else b"", digests)


def _of_contents(where: str, contents: _Contents, sums: Sums) -> Verdict:
    """Compare what is there with the list in it, which must have been published itself."""
    if digest(contents.own) not in sums.values():
        return _fault(
            where, "V03", phrase(
                "the list in it, {name}, is missing or not one that was published", name=NAME),
            "unpack the zip anew, and check the zip itself before",
        )  # fmt: skip
    wanted, problems = read_sums(f"{where}/{NAME}", contents.own)
    if wanted is None:
        return Verdict(problems=problems)
    if differing := tuple(_differing(wanted, contents.digests)):
        more = len(differing) - SHOWN
        names = one_after_another(map(visible, differing[:SHOWN]))
        message = (
            phrase("not as published: {ids} and {count} more", ids=names, count=more)
            if more > 0
            else phrase("not as published: {ids}", ids=names)
        )
        return _fault(
            where, "V04", message, "these files were altered, added or lost: download the zip anew"
        )
    return Verdict(phrase("{file}: all {count} files in it are what was published", file=where,
        count=len(wanted)))  # fmt: skip


def _differing(wanted: Wanted, there: Wanted) -> Iterator[str]:
    for name in sorted({*wanted, *there}):
        if wanted.get(name) != there.get(name):
            yield name


def _last(name: str) -> str:
    return name.replace("\\", "/").rpartition("/")[2]


def _fault(file: Path | str, code: str, message: str, hint: str) -> Verdict:
    return Verdict(problems=(Problem(str(file), 1, code, message, hint),))
