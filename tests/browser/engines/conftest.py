"""The same site for every engine, with a script that tells what its policy stops."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from build_scripts.outputs.pages.policy import ELEMENT
from tests.browser.engines import engines
from tests.browser.engines.engines import Engine
from tests.browser.engines.jobs import Site
from tests.browser.violations import REPORT
from tests.serving import serving
from tests.sites import Built

REPORTER = "javascripts/report.js"
OTHERS: Mapping[str, Callable[[], AbstractContextManager[Engine]]] = {
    "firefox": engines.firefox,
    "webkit": engines.webkit,
}


@pytest.fixture(scope="module")
def watched(plain: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site as it is published, served and on disk."""
    place = tmp_path_factory.mktemp("watched")
    served, disk = place / "served", place / "disk"
    shutil.copytree(plain.site, served)
    shutil.copytree(plain.offline, disk)
    for folder in (served, disk):
        _watch(folder)
    with serving(served) as address:
        yield Site(address, disk)


def _watch(folder: Path) -> None:
    """Let every page report what its policy stops, from its beginning."""
    (folder / REPORTER).write_text(REPORT, "utf-8")
    for page in folder.rglob("*.html"):
        text = page.read_text("utf-8")
        root = "../" * (len(page.relative_to(folder).parts) - 1)
        if page.name == "404.html":
            root = "/read/"
        script = f'<script src="{root}{REPORTER}"></script>'
        policy = ELEMENT.search(text)
        assert policy, page
        changed = text.replace(policy[0], policy[0] + script, 1)
        page.write_text(changed, "utf-8")


@pytest.fixture(scope="module")
def engine(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Engine]:
    """A window of the engine that the test names."""
    with OTHERS[request.param]() if request.param in OTHERS else engines.chromium(browser) as own:
        yield own
