"""The licences of all that the locks name, as the packages themselves declare them.

A lock is for every system, so not all of it is installed on one: of what is not, the row that was
written where it was is kept, as long as the version is the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import Distribution, distributions
from itertools import chain
from pathlib import Path

FILE = "LICENCES.md"
LOCKS: Mapping[str, str] = {
    "requirements.txt": "the site",
    "requirements-dev.txt": "tests",
    "requirements-release.txt": "releases",
}
"""Lock of Python packages → what they are for, where no lock before has them."""
NPM_LOCKS: Mapping[str, str] = {
    "tests/audit/package-lock.json": "the audit (npm)",
    "tests/browser/engines/package-lock.json": "tests in other browsers (npm)",
}
"""Lock of npm packages → what they are for."""
TOOLS = "release"
"""Folder in that of the environment in which the tools of releases are."""
# “babel==2.18.0 \”, “colorama==0.4.6 ; sys_platform == 'win32' \”
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^\]]*\])?==([^ ;\\]+)", re.MULTILINE)
ROW = re.compile(r"^\| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \| ([^|]+?) \|$", re.MULTILINE)
LONGEST = 60
"""Characters of a licence's name; what is longer is its text."""
CALLED = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD": "BSD-3-Clause",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "LGPLv3+": "LGPL-3.0-or-later",
    "MIT Licence": "MIT",
    "MIT License": "MIT",
    "MIT license": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "PSFL": "PSF-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""What packages call a licence → its SPDX identifier."""
UNSAID = "not said"


@dataclass(frozen=True, slots=True, order=True)
class Row:
    """A package that a lock names."""

    name: str
    version: str
    licence: str
    purpose: str


def licence_of(package: Distribution) -> str:
    """The licence that a package declares: an SPDX expression where it has one (PEP 639)."""
    facts = package.metadata
    for each in (*facts.get_all("License-Expression", ()), *facts.get_all("License", ())):
        text = str(each).strip()
        if text and text != "UNKNOWN" and "\n" not in text and len(text) <= LONGEST:
            return CALLED.get(text, text)
    classes = [each.rpartition(" :: ")[2] for each in facts.get_all("Classifier", ())
               if each.startswith("License :: ")]  # fmt: skip
    return " AND ".join(CALLED.get(each, each) for each in classes) or _by_its_text(package)


def _by_its_text(package: Distribution) -> str:
    """The licence whose name its text begins with."""
    for file in package.files or ():
        if file.name.upper().startswith(("LICENSE", "LICENCE")):
            title = file.read_text().strip().partition("\n")[0].strip()
            return CALLED.get(title, UNSAID)
    return UNSAID


def rows(root: Path, places: Sequence[str]) -> tuple[Row, ...]:
    """All packages of the locks below a root; ``places``: folders in which they are installed."""
    there = {
        (plain(each.name), _version(each)): licence_of(each)
        for each in distributions(path=[*places])
    }
    path = root / FILE
    before = dict(_written(path.read_text("utf-8"))) if path.is_file() else {}
    known: dict[tuple[str, str], Row] = {}
    for lock, purpose in LOCKS.items():
        for name, version in PIN.findall((root / lock).read_text("utf-8")):
            key = (plain(name), version)
            licence = there.get(key) or before.get(key) or UNSAID
            known.setdefault(key, Row(key[0], version, licence, purpose))
    of_npm = (_of_npm(root / lock, purpose) for lock, purpose in NPM_LOCKS.items())
    return (*sorted(known.values()), *chain.from_iterable(of_npm))


def _version(package: Distribution) -> str:
    """The version as locks write it: in the name of its folder, where the metadata has 1.002."""
    folder = next((each.parent.name for each in package.files or () if each.name == "RECORD"), "")
    return folder.removesuffix(".dist-info").partition("-")[2] or package.version


def _of_npm(lock: Path, purpose: str) -> Iterator[Row]:
    packages = json.loads(lock.read_text("utf-8"))["packages"]
    found = {
        Row(path.rpartition("node_modules/")[2], each["version"],
            str(each.get("license", UNSAID)), purpose)
        for path, each in packages.items()
        if path
    }  # fmt: skip
    yield from sorted(found)


def _written(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    for name, version, licence, _ in ROW.findall(text):
        yield (name, version), licence


def plain(name: str) -> str:
    """A package's name as locks write it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def page(found: Iterable[Row], head: str) -> str:
    """The page of all licences, behind what people wrote above the table."""
    lines = ["| package | version | licence | for |", "|---|---|---|---|"]
    lines += [f"| {each.name} | {each.version} | {each.licence} | {each.purpose} |"
              for each in found]  # fmt: skip
    return head + "\n".join(lines) + "\n"


def head_of(text: str) -> str:
    """What stands above the table."""
    return text.partition("| package |")[0]
