"""`make` sets up the same packages on any day, with any pip, whatever is set for pip elsewhere.

A small project with wheels of its own, one of them out in a newer version than the lock names.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.locks import pythons
from tests.repository import ROOT

TRIED = range(8, 20)
"""Minor versions of Python."""


def wheel(folder: Path, name: str, version: str, requires: Sequence[str] = ()) -> str:
    """Writes a wheel with one module; its hash."""
    facts = f"{name}-{version}.dist-info"
    needs = "".join(f"Requires-Dist: {each}\n" for each in requires)
    files = {
        f"{name}.py": f"version = {version!r}\n",
        f"{facts}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{needs}",
        f"{facts}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = "".join(f"{path},,\n" for path in [*files, f"{facts}/RECORD"])
    path = folder / f"{name}-{version}-py3-none-any.whl"
    with ZipFile(path, "w") as archive:
        for inside, text in {**files, f"{facts}/RECORD": record}.items():
            archive.writestr(inside, text)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def run(words: Sequence[str | Path], folder: Path, env: Mapping[str, str]) -> str:
    done = subprocess.run(
        words, cwd=folder, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def project(folder: Path) -> Path:
    """A project with the Makefile of this one and a lock of two packages."""
    shutil.copytree(ROOT / ".ci", folder / ".ci")
    shutil.copy2(ROOT / "Makefile", folder)
    wheels = folder / "wheels"
    wheels.mkdir()
    asking = wheel(wheels, "asking", "1.0", ["asked[more] >=1.0", "unlocked"])
    asked = wheel(wheels, "asked", "1.0")
    wheel(wheels, "asked", "2.0")
    wheel(wheels, "unlocked", "1.0")
    lock = f"asked==1.0 --hash=sha256:{asked}\nasking==1.0 --hash=sha256:{asking}\n"
    (folder / "requirements.txt").write_text(lock, "utf-8")
    (folder / "newest.txt").write_text("asked==2.0\n", "utf-8")
    (folder / "pip.conf").write_text("[install]\nuser = true\nno-binary = :all:\n", "utf-8")
    return folder


def test_what_is_installed_is_the_lock_and_nothing_else(tmp_path: Path) -> None:
    folder = project(tmp_path / "project")
    fetching = {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": "wheels", "PIP_CONFIG_FILE": "pip.conf"}
    elsewhere = {"PIP_TARGET": "elsewhere", "PIP_DRY_RUN": "1", "PIP_CONSTRAINT": "newest.txt"}
    env = {**os.environ, **fetching, **elsewhere, "PYTHONPATH": "elsewhere"}
    run(["make", f"PYTHON={sys.executable}", ".venv/requirements.txt"], folder, env)
    asks = (
        "import asked, asking, importlib.util as u; print(asked.version, u.find_spec('unlocked'))"
    )
    python = folder / ".venv" / "bin" / "python"
    assert run([python, "-c", asks], folder, os.environ) == "1.0 None\n"
    assert not (folder / "elsewhere").exists()


def pretended(folder: Path, name: str, minor: int) -> None:
    """A program that says it is this Python."""
    program = folder / name
    says = f"import sys; sys.version_info = (3, {minor}, 0, 'final', 0)"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{says}; $2"\n', "utf-8")
    program.chmod(0o755)


def chosen(programs: Path, named: str = "") -> subprocess.CompletedProcess[str]:
    """What `.ci/system python` says where only these programs are on the path."""
    for tool in ("bash", "dirname", "sh"):
        found = shutil.which(tool)
        assert found
        (programs / tool).symlink_to(found)
    return subprocess.run(
        [programs / "bash", ROOT / ".ci" / "system", "python"],
        env={"PATH": str(programs), "PYTHON": named},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("minor", TRIED)
def test_a_python_that_the_lock_is_not_for_is_refused_in_one_sentence(
    tmp_path: Path, minor: int
) -> None:
    pretended(tmp_path, "python3", minor)
    done = chosen(tmp_path)
    if f"3.{minor}" in pythons():
        assert (done.returncode, done.stdout, done.stderr) == (0, "python3\n", "")
    else:
        assert (done.returncode, done.stdout) == (1, "")
        assert len(done.stderr.splitlines()) == 1
        assert [each for each in pythons() if each not in done.stderr] == []


@pytest.mark.parametrize("minor", [each for each in TRIED if f"3.{each}" in pythons()])
def test_another_python_that_fits_is_found(tmp_path: Path, minor: int) -> None:
    pretended(tmp_path, "python3", TRIED[-1])
    pretended(tmp_path, f"python3.{minor}", minor)
    assert chosen(tmp_path).stdout == f"python3.{minor}\n"


def test_the_python_that_is_named_is_the_only_one_tried(tmp_path: Path) -> None:
    folder = tmp_path / "with space"
    folder.mkdir()
    pretended(folder, "python3", 12)
    pretended(folder, "old", 10)
    pretended(folder, "new", 13)
    assert chosen(folder, str(folder / "new")).stdout == f"{folder / 'new'}\n"
    (tmp_path / "other").mkdir()
    pretended(tmp_path / "other", "python3", 12)
    assert chosen(tmp_path / "other", str(folder / "old")).returncode == 1
