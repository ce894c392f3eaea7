"""What a release says of itself agrees: version, date, files, licences, workflows."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.outputs.books.typst.fonts import LAST, LATIN, SPARE
from build_scripts.press.release import gather as gathering
from build_scripts.press.release.licences import FILE, NPM_LOCKS, ROW, head_of, page, rows
from build_scripts.press.release.sums import NAME, read_sums
from build_scripts.terminal import Failure
from tests import untouched
from tests.repository import ROOT

HEAD = re.compile(r"^## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d)$", re.MULTILINE)
UNTOUCHED = yaml.safe_load((ROOT / "tests/cases/release/untouched.yml").read_text("utf-8"))
WORKFLOWS = ROOT / ".github" / "workflows"
# Of the schema of the Citation File Format, 1.2.0.
NEEDED = {"cff-version", "message", "title", "authors"}
ALLOWED = {*NEEDED, "abstract", "type", "license", "version", "date-released", "keywords"}


def project() -> dict[str, Any]:
    read: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return read


def citation() -> dict[str, Any]:
    cited: dict[str, Any] = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    return cited


def workflow(name: str) -> dict[str, Any]:
    read: dict[str, Any] = yaml.safe_load((WORKFLOWS / name).read_text("utf-8"))
    return read


def test_version_and_date_are_one() -> None:
    version, date = HEAD.findall((ROOT / "CHANGELOG.md").read_text("utf-8"))[0]
    assert project()["version"] == version
    assert (citation()["version"], citation()["date-released"]) == (version, date)
    assert datetime.date.fromisoformat(date)


def test_citation_is_of_its_format() -> None:
    cited = citation()
    assert NEEDED <= cited.keys() <= ALLOWED
    assert cited["cff-version"] == "1.2.0"
    assert all(isinstance(cited[key], str) for key in cited.keys() - {"authors", "keywords"})
    assert cited["license"] == project()["license"]
    assert cited["type"] in ("software", "dataset")
    assert [each["name"] for each in cited["authors"]] == [
        each["name"] for each in project()["authors"]
    ]


def publish(folder: Path, tag: str) -> subprocess.CompletedProcess[str]:
    """What `.ci/publish` does with a `gh` that writes down how it was called."""
    (folder / ".ci").mkdir()
    for name in ("pyproject.toml", "CHANGELOG.md", ".ci/publish"):
        (folder / name).write_text((ROOT / name).read_text("utf-8"), "utf-8")
    (folder / "release").mkdir()
    (folder / "release" / "a.pdf").write_text("book", "utf-8")
    digest = hashlib.sha256(b"book").hexdigest()
    (folder / "release" / NAME).write_text(f"{digest}  a.pdf\n", "utf-8")
    (folder / "gh").write_text('#!/bin/sh\nfor each; do echo "<$each>"; done\n', "utf-8")
    (folder / "gh").chmod(0o755)
    return subprocess.run(
        ["bash", folder / ".ci" / "publish"], capture_output=True, encoding="utf-8", check=False,
        env={"PATH": f"{folder}:/usr/bin:/bin", "GITHUB_REF_NAME": tag},
    )  # fmt: skip


def test_a_release_has_the_words_of_the_changelog_and_all_files(tmp_path: Path) -> None:
    version = project()["version"]
    done = publish(tmp_path, f"v{version}")
    assert done.returncode == 0, done.stderr
    assert f"<create>\n<v{version}>\n<--verify-tag>" in done.stdout
    assert f"<release/{NAME}>" in done.stdout
    assert "<release/a.pdf>" in done.stdout
    assert "### Added" in done.stdout
    assert "## [" not in done.stdout


def test_a_tag_of_another_version_is_refused(tmp_path: Path) -> None:
    done = publish(tmp_path, "v99.0.0")
    assert (done.returncode, done.stdout) == (1, "")
    assert "The tag is v99.0.0, pyproject.toml has version" in done.stderr


def site(folder: Path, *names: str) -> Path:
    for name in ("downloads/duidu-site.zip", f"downloads/{NAME}", *names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, "utf-8")
    return folder


def test_what_a_release_attaches(tmp_path: Path) -> None:
    names = [f"{document}/downloads/{name}" for document in ("udhr", "law") for name in (
        f"{document}-zh.pdf", f"{document}.epub", "document.json", "index.html", f"{document}.csv",
    )]  # fmt: skip
    built = site(tmp_path / "site", *names, "glossary/downloads/glossary.json")
    target = tmp_path / "release"
    target.mkdir()
    parts = {
        "serialNumber": "urn:uuid:1", "components": [],
        "metadata": {"timestamp": "2026-01-01", "tools": [{"name": "npm"}], "component": {}},
    }  # fmt: skip
    (target / "duidu.cdx.json").write_text(json.dumps(parts), "utf-8")
    assert gathering.gather(built, target) == 8
    sums, _ = read_sums(NAME, (target / NAME).read_bytes())
    assert sums
    assert sorted(sums) == [
        "duidu-site.zip", "duidu.cdx.json",
        "law-document.json", "law-zh.pdf", "law.epub",
        "udhr-document.json", "udhr-zh.pdf", "udhr.epub",
    ]  # fmt: skip
    assert {path.name for path in target.iterdir()} == {*sums, NAME}
    for name, digest in sums.items():
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == digest
    steady = json.loads((target / "duidu.cdx.json").read_text("utf-8"))
    assert steady == {"components": [], "metadata": {"component": {}}}


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    built = site(tmp_path / "site", "law/downloads/law-a-b.pdf", "law-a/downloads/law-a-b.pdf")
    with pytest.raises(Failure, match="would have one name in the release"):
        gathering.gather(built, tmp_path / "release")


def test_the_licences_are_those_of_the_locks() -> None:
    text = (ROOT / FILE).read_text("utf-8")
    assert page(rows(ROOT, sys.path), head_of(text)) == text, "make licences"
    unsaid = [name for name, _, licence, _ in ROW.findall(text) if licence == "not said"]
    assert unsaid == ["parse-cache-control"]  # BSD by its file; its metadata says nothing


def test_fonts_are_named_with_texts_of_their_licences() -> None:
    head = head_of((ROOT / FILE).read_text("utf-8"))
    installed = [wheel for wheel in SPARE if wheel.requirement in requirements()]
    assert len(installed) == 5
    families = [LATIN, *LAST, *(name for each in installed for name in (each.serif, each.sans))]
    named = re.sub(r" Math$", "", head)
    assert [name for name in families if name.removesuffix(" Math") not in named] == []
    texts = re.findall(r"\(([^)]+/licences/[^)]+)\)", head)
    assert len(texts) == 3
    for path in texts:
        assert len((ROOT / path).read_text("utf-8")) > 1000
    folder = (ROOT / texts[0]).parent
    assert {path.name for path in folder.iterdir()} == {Path(path).name for path in texts}


def requirements() -> list[str]:
    return [line.split(" ")[0] for line in project()["dependencies"]]


def test_a_release_builds_in_two_places_and_compares() -> None:
    jobs = workflow("release.yml")["jobs"]
    places = jobs["build"]["strategy"]["matrix"]["include"]
    for key in ("image", "place", "name", "python"):
        assert len({each[key] for each in places}) == 2, key
    assert jobs["publish"]["needs"] == "build"
    steps = [each.get("run") or each["uses"].partition("@")[0] for each in jobs["publish"]["steps"]]
    assert steps.index("make compare") < steps.index("actions/attest-build-provenance")
    assert steps.index("actions/attest-build-provenance") < steps.index("make publish")


def steps_of(job: dict[str, Any]) -> list[str]:
    """What is run or used, in order."""
    return [each.get("run") or each["uses"].partition("@")[0] for each in job["steps"]]


def test_pages_deploys_the_site_that_was_tested_and_of_main_alone() -> None:
    jobs = workflow("pages.yml")["jobs"]
    order = ["make site", "make lint", "make tested", "actions/upload-pages-artifact"]
    assert [name for name in steps_of(jobs["build"]) if name in order] == order
    [upload] = [
        each for each in jobs["build"]["steps"] if "upload-pages-artifact" in each.get("uses", "")
    ]
    assert upload["with"]["path"] == "site"
    assert jobs["deploy"]["needs"] == "build"
    assert jobs["deploy"]["if"] == "github.ref == 'refs/heads/main'"


def test_a_release_attaches_what_was_tested() -> None:
    jobs = workflow("release.yml")["jobs"]
    order = ["make release", "make tested", "actions/upload-artifact"]
    assert [name for name in steps_of(jobs["build"]) if name in order] == order
    [tested] = [each for each in jobs["build"]["steps"] if each.get("run") == "make tested"]
    assert tested["if"] == "matrix.name == 'release'"
    [attached] = [
        each["with"]["name"]
        for each in jobs["publish"]["steps"]
        if each.get("with", {}).get("path") == "release"
    ]
    assert attached == "release"


def test_the_tests_of_a_built_site_leave_it_alone() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    [command] = re.findall(r"^tested:.*\n(?:\t@.*\n)*\t(.*)", makefile, re.MULTILINE)
    assert command.startswith("BUILT_SITE=site ")
    assert "-m tests.untouched site release -- $(PYTEST)" in command


@pytest.mark.parametrize("case", UNTOUCHED, ids=lambda case: case["about"])
def test_whether_a_folder_was_left_alone(
    case: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    Path("site").mkdir()
    Path("site/page").write_text("page", "utf-8")
    Path("site/page").chmod(0o644)
    Path("site/link").symlink_to("page")
    assert untouched.main(["site", "release", "--", "sh", "-c", case["command"]]) == case["status"]
    told = [line.partition(":")[0] for line in capsys.readouterr().err.splitlines()]
    assert told == case["told"]


def test_dependabot_watches_whatever_is_locked_or_pinned() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text("utf-8"))["updates"]
    watched = {
        each["package-ecosystem"]: each.get("directories") or [each["directory"]]
        for each in updates
    }
    npm = subprocess.run(
        ["git", "ls-files", "*package-lock.json"], cwd=ROOT, capture_output=True, check=True,
        encoding="utf-8",
    ).stdout.split()  # fmt: skip
    manifests = {"pip": ["requirements.txt"], "npm": npm, "docker": ["hosting/Dockerfile"]}
    assert all(each["groups"] for each in updates)
    assert watched.pop("github-actions") == ["/"]
    assert watched == {
        ecosystem: [f"/{Path(file).parent.as_posix()}".rstrip(".") for file in files]
        for ecosystem, files in manifests.items()
    }
    assert sorted(npm) == sorted(NPM_LOCKS)
