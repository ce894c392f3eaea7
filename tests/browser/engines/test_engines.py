"""What readers do, in Chromium with every other test, in Firefox and WebKit in `make sweep`."""

from __future__ import annotations

import pytest

from tests.browser.engines.engines import Engine, becomes
from tests.browser.engines.jobs import JOBS, WIDE, Site
from tests.browser.kinds import PAGES
from tests.browser.violations import VIOLATIONS

ENGINES = (
    "chromium",
    pytest.param("firefox", marks=pytest.mark.sweep),
    pytest.param("webkit", marks=pytest.mark.sweep),
)
FORGET = "() => { localStorage.clear(); }"
READY = "() => document.readyState"


@pytest.mark.parametrize("engine", ENGINES, indirect=True, scope="module")
@pytest.mark.parametrize("job", JOBS)
def test_job(job: str, engine: Engine, watched: Site) -> None:
    engine.open(f"{watched.served}help/")
    engine.run(FORGET)
    JOBS[job](engine, watched)
    assert engine.run(VIOLATIONS) == []
    assert engine.faults() == []


# In Chromium with more use: tests/browser/test_policy.py.
@pytest.mark.parametrize("engine", ENGINES[1:], indirect=True, scope="module")
@pytest.mark.parametrize("kind", PAGES)
def test_no_page_violates_its_policy(kind: str, engine: Engine, watched: Site) -> None:
    engine.size(*WIDE)
    engine.open(watched.served + PAGES[kind].address)
    becomes(engine, READY, wanted="complete")
    engine.press("/")
    engine.type("铁路")
    becomes(engine, "() => document.querySelectorAll('#find li a').length > 0")
    assert engine.run(VIOLATIONS) == []
    assert [each for each in engine.faults() if PAGES[kind].allowed not in each] == []
