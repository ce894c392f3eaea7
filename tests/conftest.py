"""Fixtures for all tests: golden files, fresh copies of the repository, the built site."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests import once, sites
from tests.repository import ROOT, copy_to

Golden = Callable[[Path | str, str], None]

GOLDEN = ROOT / "tests" / "golden"
LONGEST_DIFF = 60
"""Lines of a difference that are shown."""

# Programs speak the language of who calls them; what the tests compare is English.
os.environ["LC_ALL"] = "C.UTF-8"
# What mkdocs.yml says without it, but set: otherwise each build would warn of a stand-in.
os.environ["SITE_URL"] = "https://duidu.example/"

# The same examples on every machine, and no clock that could fail a test on a slow one.
settings.register_profile("duidu", derandomize=True, deadline=None)
settings.load_profile("duidu")


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--golden` rewrites the golden files (`make golden`)."""
    parser.addoption(
        "--golden", action="store_true", help="rewrite golden files instead of comparing"
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests that need no site come first: the sites are built meanwhile."""
    items.sort(key=lambda item: bool(_sites_of(item)))


def pytest_xdist_auto_num_workers() -> int:
    """Three on two cores, as a test in the browser waits; where there are more, one a core."""
    return max(3, os.cpu_count() or 1)


def _sites_of(item: pytest.Item) -> set[str]:
    """Names of the shared sites that a test needs."""
    return sites.SITES.keys() & set(getattr(item, "fixturenames", ()))


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
    once.keep_in(folder / "once")
    return folder


@pytest.fixture(scope="session", autouse=True)
def building(request: pytest.FixtureRequest, shared: Path) -> Iterator[None]:
    """Begins to build the shared sites that the chosen tests need, beside the first tests."""
    wanted = {name for item in request.session.items for name in _sites_of(item)}
    processes = [sites.start(name, shared) for name in sorted(wanted)]
    yield
    for process in processes:
        if process:
            process.wait()


@pytest.fixture(scope="session")
def plain(building: None, shared: Path) -> sites.Built:
    """The site as it is published, and what it was built from: nothing left by hand gets in."""
    return sites.wait("plain", shared)


@pytest.fixture(scope="session")
def languages(building: None, shared: Path) -> sites.Built:
    """The site of one document in six languages."""
    return sites.wait("languages", shared)


@pytest.fixture(scope="session")
def several(building: None, shared: Path) -> sites.Built:
    """The site of several documents, one of them hostile."""
    return sites.wait("several", shared)


@pytest.fixture(scope="session")
def site(plain: sites.Built) -> Path:
    """The folder of the site as it is published."""
    return plain.site
