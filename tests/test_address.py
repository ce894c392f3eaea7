"""The address of the site, from which every citation and permanent link is made."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.__main__ import main
from build_scripts.sources.settings import read_settings, site_address
from tests.repository import ROOT
from tests.small import DOCUMENT, small_copy_to

CASES = yaml.safe_load((ROOT / "tests/cases/release/addresses.yml").read_text("utf-8"))
HINT = "Hint: write the address of the home page: SITE_URL=https://example.org/duidu/"


@pytest.fixture
def unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL")


@pytest.mark.usefixtures("unset")
@pytest.mark.parametrize("case", CASES, ids=lambda case: repr(case["written"]))
def test_address(case: dict[str, str]) -> None:
    address, problems = site_address(case["written"], 5)
    if "why" in case:
        assert address is None
        [problem] = problems
        assert problem.code == "S01"
        assert str(problem).startswith("mkdocs.yml:5: S01 ")
        assert case["why"] in str(problem)
        assert str(problem).endswith(HINT)
    else:
        assert address == case["address"]
        assert [each.code for each in problems] == (["S02"] if "warning" in case else [])


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_copy_to(tmp_path_factory.mktemp("address") / "copy")


def run(root: Path, *words: str) -> tuple[int, str]:
    done = CliRunner().invoke(main, ["--root", str(root), *words])
    return done.exit_code, done.output


@pytest.mark.parametrize("command", [["check"], ["build"], ["site"], ["pdf", DOCUMENT]])
def test_nothing_is_made_for_an_address_that_is_none(
    root: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/?x")
    status, output = run(root, *command)
    assert status == 1
    assert "mkdocs.yml:5: S01 https://example.org/?x has a query or a fragment" in output
    assert not (root / "docs" / DOCUMENT).exists()
    assert not (root / "site").exists()


def test_a_stand_in_is_warned_of(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL")
    status, output = run(root, "build")
    assert status == 0
    assert "mkdocs.yml:5: S02 warning: citations and permanent links carry a stand-in" in output
    monkeypatch.setenv("SITE_URL", "https://example.org/duidu")
    status, output = run(root, "build")
    assert (status, "S02" in output) == (0, False)
    assert read_settings(root).site_url == "https://example.org/duidu/"
    page = next((root / "docs" / DOCUMENT).rglob("*.bib")).read_text("utf-8")
    assert "https://example.org/duidu/" in page


def test_without_settings_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert read_settings(tmp_path).problems == ()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\n", "utf-8")
    assert read_settings(tmp_path).problems == ()
