"""The locks of the Python packages and what is asked for, both as requirements of packaging."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.repository import ROOT

LOCKS = {"requirements.txt": (), "requirements-dev.txt": ("test",)}
"""Lock → groups of pyproject.toml that it holds beside the dependencies of the site."""

HASH = re.compile(r" --hash=sha256:[0-9a-f]{64}\b")


@dataclass(frozen=True, slots=True)
class Pin:
    """One package of a lock."""

    name: str
    requirement: Requirement
    hashes: frozenset[str]

    @property
    def version(self) -> str:
        """The one version that is taken; empty where others could be."""
        pins = [each.version for each in self.requirement.specifier if each.operator == "=="]
        return pins[0] if len(pins) == 1 and len(self.requirement.specifier) == 1 else ""


def read_lock(path: Path) -> tuple[Pin, ...]:
    """The packages of a lock. Raises where a line is anything but a requirement with hashes."""
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return tuple(_pin(re.sub(r"\s+", " ", line)) for line in lines)


def _pin(line: str) -> Pin:
    requirement = Requirement(HASH.sub("", line))
    hashes = frozenset(each.strip() for each in HASH.findall(line))
    return Pin(canonicalize_name(requirement.name), requirement, hashes)


def locked(name: str) -> tuple[Pin, ...]:
    """The packages of one of the two locks."""
    return read_lock(ROOT / name)


def direct(groups: tuple[str, ...]) -> tuple[Requirement, ...]:
    """The direct dependencies with those of the groups."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    for group in groups:
        wanted += project["dependency-groups"][group]
    return tuple(Requirement(line) for line in wanted)


def pythons() -> tuple[str, ...]:
    """The Pythons that the locks are for: `3.11`, `3.12`, …"""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    allowed = Requirement(f"python{project['requires-python']}").specifier
    return tuple(each for each in (f"3.{minor}" for minor in range(30)) if each in allowed)
