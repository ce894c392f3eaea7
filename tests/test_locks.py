"""The locks are whole: nothing that is installed depends on what was released since.

Every package is pinned by version and hashes, with the extras that any other asks it for; what
a package requires, on any Python and system that the locks are for, stands in the lock too.
A case in `cases/locks/` gives a `lock`, what packages require and what the lock lacks.
"""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import distribution
from itertools import product
from pathlib import Path
from typing import cast

import pytest
import yaml
from packaging.markers import Environment, default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from build_scripts.press.release.licences import NPM_LOCKS
from tests.locks import LOCKS, Pin, direct, locked, pythons, read_lock
from tests.repository import ROOT

OF_TOOLS = "requirements-release.txt"
"""Of an environment of its own, which is not this one."""
CASES = Path(__file__).parent / "cases" / "locks"
SYSTEMS = {"Linux": ("linux", "posix"), "Darwin": ("darwin", "posix"), "Windows": ("win32", "nt")}

Wanted = Mapping[str, Sequence[str]]
"""Who requires → what it requires: `coverage[toml]` → `tomli ; extra == 'toml'`."""


def environments() -> Iterator[Environment]:
    """The Pythons and systems that the locks are for, as markers see them."""
    for python, (system, (platform, name)) in product(pythons(), SYSTEMS.items()):
        made = default_environment()
        made["python_version"] = python
        made["python_full_version"] = made["implementation_version"] = f"{python}.0"
        made["platform_system"], made["sys_platform"], made["os_name"] = system, platform, name
        yield made


def applies(requirement: Requirement, environment: Environment, extras: Iterable[str] = ()) -> bool:
    """Whether a requirement holds in an environment for who is asked for with these extras."""
    marker = requirement.marker
    return marker is None or any(
        marker.evaluate({"extra": extra, **cast(dict[str, str], environment)})
        for extra in ("", *extras)
    )


def missing(pins: Sequence[Pin], wanted: Requirement, environment: Environment) -> str:
    """What the lock lacks of a requirement; empty where it lacks nothing."""
    known = {pin.name: pin for pin in pins if applies(pin.requirement, environment)}
    pin = known.get(canonicalize_name(wanted.name))
    if pin is None:
        return f"{wanted.name} is not locked"
    if lacking := wanted.extras - pin.requirement.extras:
        return f"{pin.name} is locked without the extra {', '.join(sorted(lacking))}"
    if not wanted.specifier.contains(pin.version, prereleases=True):
        return f"{pin.name} {pin.version} is locked, {wanted.specifier} is asked for"
    return ""


def lacks(pins: Sequence[Pin], wanted: Wanted) -> list[str]:
    """Everything that a lock lacks, in one sentence each."""
    found = set()
    for who, lines in wanted.items():
        by = Requirement(who)
        for environment, each in product(environments(), map(Requirement, lines)):
            if applies(each, environment, by.extras):
                found.add(f"{by.name}: {missing(pins, each, environment)}")
    return sorted(each for each in found if not each.endswith(": "))


def required(pins: Sequence[Pin]) -> Wanted:
    """What the locked packages require that are installed here."""
    here = default_environment()
    wanted = [pin.requirement for pin in pins if applies(pin.requirement, here)]
    return {
        str(Requirement(f"{each.name}[{','.join(each.extras)}]")): (
            distribution(each.name).requires or ()
        )
        for each in wanted
    }


@pytest.mark.parametrize("path", sorted(CASES.glob("*.yml")), ids=lambda path: path.stem)
def test_what_a_lock_lacks(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    lock = tmp_path / "requirements.txt"
    lock.write_text(case["lock"], "utf-8")
    assert lacks(read_lock(lock), case["requires"]) == case["lacks"]


@pytest.mark.parametrize("path", LOCKS)
def test_lock_holds_whatever_is_asked_for_with_its_extras(path: str) -> None:
    pins = locked(path)
    wanted = {"duidu": [str(each) for each in direct(LOCKS[path])], **required(pins)}
    assert len(wanted) > len(direct(LOCKS[path]))
    assert lacks(pins, wanted) == []


@pytest.mark.parametrize("path", [*LOCKS, OF_TOOLS])
def test_lock_pins_every_package_by_version_and_hash(path: str) -> None:
    pins = locked(path)
    assert len(pins) > 20
    assert [pin.name for pin in pins if not pin.version or not pin.hashes] == []
    assert len({pin.name for pin in pins}) == len(pins)


@pytest.mark.parametrize("path", [*LOCKS, OF_TOOLS])
def test_lock_names_no_registry_and_says_how_to_renew_it(path: str) -> None:
    text = (ROOT / path).read_text("utf-8")
    assert re.findall(r"://|--(?:extra-)?index-url|--find-links", text) == []
    assert "make lock" in text.split("\n\n")[0].split("==")[0]


def test_the_tools_of_a_release_are_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [Requirement(line) for line in project["dependency-groups"]["release"]]
    found = {pin.name: pin.version for pin in locked(OF_TOOLS)}
    assert wanted
    assert [each.name for each in wanted if found.get(each.name, "0") not in each.specifier] == []


def test_locks_agree() -> None:
    of_the_site, of_the_tests = (
        {(pin.name, pin.version, pin.hashes) for pin in locked(path)} for path in LOCKS
    )
    assert of_the_site - of_the_tests == set()


@pytest.mark.parametrize("path", NPM_LOCKS)
def test_locks_of_npm_have_hashes_and_no_registry(path: str) -> None:
    packages = json.loads((ROOT / path).read_text("utf-8"))["packages"]
    installed = {name: package for name, package in packages.items() if name}
    wanted = packages[""]["dependencies"]
    assert wanted
    assert {name: installed[f"node_modules/{name}"]["version"] for name in wanted} == wanted
    assert [name for name, package in installed.items() if not package.get("integrity")] == []
    assert [name for name, package in installed.items() if "resolved" in package] == []
