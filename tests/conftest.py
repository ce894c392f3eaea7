"""Fixtures for all tests: golden files, fresh copies of the repository, the built site."""

from __future__ import annotations

import difflib
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from tests.repository import ROOT, build_site, copy_to

Golden = Callable[[Path | str, str], None]

GOLDEN = ROOT / "tests" / "golden"
LONGEST_DIFF = 60
"""Lines of a difference that are shown."""

# The same examples on every machine, and no clock that could fail a test on a slow one.
settings.register_profile("duidu", derandomize=True, deadline=None)
settings.load_profile("duidu")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` rewrites the golden files (`make golden`)."""
    parser.addoption(
        "--golden", action="store_true", help="rewrite golden files instead of comparing"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take longest first: no worker is left alone with them at the end."""
    items.sort(key=lambda item: "browser" not in item.path.parts)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Compares a text with a golden file, or rewrites the file under `--golden`.

    `golden("pages/p2-s2.md", text)`: a relative path is under `tests/golden/`.
    """
    rewrite = bool(request.config.getoption("--golden"))

    def compare(path: Path | str, text: str) -> None:
        file = GOLDEN / path
        if rewrite:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text.encode())
            return
        name = file.relative_to(ROOT) if file.is_relative_to(ROOT) else file
        if not file.is_file():
            pytest.fail(f"{name} is missing: `make golden`, then review it.", pytrace=False)
        if (expected := file.read_bytes().decode()) != text:
            pytest.fail(_difference(str(name), expected, text), pytrace=False)

    return compare


def _difference(name: str, expected: str, text: str) -> str:
    """What changed, line by line, and what to do about it."""
    lines = difflib.unified_diff(
        [repr(line)[1:-1] for line in expected.split("\n")],
        [repr(line)[1:-1] for line in text.split("\n")],
        fromfile=name,
        tofile="now",
        lineterm="",
        n=1,
    )
    shown = list(lines)
    if len(shown) > LONGEST_DIFF:
        shown[LONGEST_DIFF:] = [f"… and {len(shown) - LONGEST_DIFF} lines more"]
    advice = "If the new text is right: `make golden`, then review the diff."
    return "\n".join([f"{name} differs from what the code gives now.", *shown, advice])


@pytest.fixture
def fresh_copy(tmp_path: Path) -> Path:
    """A folder with the hand-written files only, as after `git clone`, to change at will."""
    return copy_to(tmp_path / "duidu")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A folder for what all workers of this run use."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "shared"
    folder.mkdir(exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def site_sources(site: Path, shared: Path) -> Path:
    """The copy from which `site` was built; `docs/` in it holds the generated pages."""
    assert site
    return shared / "sources"


@pytest.fixture(scope="session")
def site(shared: Path) -> Path:
    """The whole site, built once from a fresh copy; nothing left by hand gets in.

    The first worker that needs it builds it, the others wait for it.
    """
    target, done = shared / "site", shared / "site-is-built"
    try:
        (shared / "sources").mkdir()
    except FileExistsError:
        while not done.exists():
            time.sleep(0.2)
        assert done.read_text() == "", done.read_text()
        return target
    fault = "the site was not built"
    try:
        build_site(copy_to(shared / "sources"), target)
        fault = ""
    finally:
        done.with_suffix(".new").write_text(fault)
        done.with_suffix(".new").replace(done)
    return target
