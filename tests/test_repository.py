"""The repository's own rules: what is where, what is locked, what the workflows may do."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator, Mapping
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load
from packaging.utils import canonicalize_name

from tests.locks import direct
from tests.repository import ROOT, documents, hand_written

TOP_LEVEL = {
    *(".ci", ".github", "build_scripts", "docs", "hosting", "source_texts", "tests"),
    *(".editorconfig", ".gitattributes", ".gitignore"),
    *("CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md", "README.zh.md"),
    *("CITATION.cff", "LICENCES.md", "SECURITY.md"),
    *("Makefile", "mkdocs.yml", "pyproject.toml"),
    *("requirements.txt", "requirements-dev.txt", "requirements-release.txt"),
}
VERBS = {
    *("site", "serve", "check", "test", "coverage", "golden", "lint", "format", "bench", "audit"),
    *("tested", "sweep", "zensical", "lock", "clean", "help"),
    *("release", "compare", "publish", "licences", "advisories"),
}
PERMISSIONS = {
    "tests.yml": {"tests": {"contents": "read"}},
    "nightly.yml": {"sweep": {"contents": "read"}, "advisories": {"contents": "read"}},
    "release.yml": {
        "build": {"contents": "read", "pages": "read"},
        "publish": {"contents": "write", "id-token": "write", "attestations": "write"},
    },
    "pages.yml": {
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    },
}
# actions/checkout@<40 hexadecimal digits> # v6.0.2
PINNED_ACTION = re.compile(r"uses: [\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
# A path of one person's machine.
MACHINE_PATH = re.compile(r"(?<![\w.:/~}-])/(?:home|root|work|Users|mnt|opt)/\w|\b[A-Z]:\\\w")

GUIDES = (
    *("README.md", "README.zh.md", "CONTRIBUTING.md", "SECURITY.md", "LICENCES.md"),
    *("hosting/README.md", "hosting/README.zh.md"),
)
WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())


def text_of(path: str) -> str:
    """Text of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


def read_workflow(path: Path) -> Mapping[str, Any]:
    """A workflow as GitHub reads it."""
    workflow: Mapping[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return workflow


def steps(workflow: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """All steps of all jobs."""
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


def test_top_level_holds_only_the_agreed_names() -> None:
    assert {path.parts[0] for path in hand_written()} == TOP_LEVEL


def test_git_ignores_what_the_build_writes() -> None:
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        joined = yaml_load(file)["extra"]["joined"]
    generated = {f"docs/{name}" for name in ("index.md", *joined, *documents())}
    paths = {path.as_posix() for path in hand_written()}
    assert [path for path in paths if any(f"{path}/".startswith(f"{g}/") for g in generated)] == []


def imported(folder: str) -> set[str]:
    """Packages of others that the code in a folder imports, by the name they are installed by."""
    modules: set[str] = set()
    for file in (ROOT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules.update(name.name.split(".")[0] for name in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                modules.add(node.module.split(".")[0])
    packages = packages_distributions()
    others = modules - sys.stdlib_module_names - {"build_scripts", "tests"}
    return {canonicalize_name(packages.get(module, [module])[0]) for module in others}


@pytest.mark.parametrize(("folder", "groups"), [("build_scripts", ()), ("tests", ("test",))])
def test_every_import_is_a_direct_dependency(folder: str, groups: tuple[str, ...]) -> None:
    declared = {canonicalize_name(each.name) for each in direct(groups)}
    assert sorted(imported(folder) - declared) == []


def test_every_verb_has_its_line_of_help() -> None:
    makefile = text_of("Makefile")
    explained = re.findall(r"^([a-z]+):.*## \S", makefile, re.MULTILINE)
    declared = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert declared
    assert sorted(explained) == sorted(declared[1].split()) == sorted(VERBS)


@pytest.mark.parametrize("path", GUIDES)
def test_guides_name_only_verbs_that_exist(path: str) -> None:
    named = set(re.findall(r"\bmake ([a-z]+)\b", "\n".join(code_in(text_of(path)))))
    assert named - VERBS == set()


def code_in(markdown: str) -> list[str]:
    """Code spans and fenced blocks of a Markdown text."""
    return re.findall(r"```.*?```|`[^`\n]+`", markdown, re.DOTALL)


@pytest.mark.parametrize(
    ("path", "other"), [("README.md", "README.zh.md"), ("README.zh.md", "README.md")]
)
def test_readmes_link_each_other_at_the_top_and_give_two_commands(path: str, other: str) -> None:
    text = text_of(path)
    assert f"({other})" in "\n".join(text.splitlines()[:8])
    assert {"make site", "make test"} <= set(re.findall(r"make [a-z]+", "\n".join(code_in(text))))


def test_ci_runs_lint_and_test() -> None:
    script = text_of(".ci/run")
    assert "set -euo pipefail" in script
    assert re.findall(r"^make .+$", script, re.MULTILINE) == ["make lint", "make test"]


@pytest.mark.parametrize("path", [".ci/run", ".ci/system", ".ci/publish"])
def test_scripts_can_be_run(path: str) -> None:
    assert (ROOT / path).stat().st_mode & 0o111 == 0o111


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_builds_by_make_alone(path: Path) -> None:
    commands = [step["run"] for step in steps(read_workflow(path)) if "run" in step]
    assert commands
    assert [command for command in commands if not re.fullmatch(r"make [a-z]+", command)] == []


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_has_the_least_permissions(path: Path) -> None:
    workflow = read_workflow(path)
    assert workflow["permissions"] == {}
    jobs = {name: job.get("permissions") for name, job in workflow["jobs"].items()}
    assert jobs == PERMISSIONS[path.name]


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflow_pins_actions_by_commit(path: Path) -> None:
    uses = re.findall(r"uses: .*$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert uses
    assert [line for line in uses if not PINNED_ACTION.fullmatch(line)] == []


def test_no_path_of_a_machine_in_any_file() -> None:
    found = []
    for path in hand_written():
        for number, line in enumerate((ROOT / path).read_bytes().split(b"\n"), start=1):
            if match := MACHINE_PATH.search(line.decode(errors="replace")):
                found.append(f"{path}:{number}: {match[0]}")
    assert found == []


def test_licence_is_the_plain_mit_text() -> None:
    text = text_of("LICENSE")
    assert text.startswith("MIT License\n\nCopyright (c) ")
    assert "source_texts" not in text
    assert "source_texts" in text_of("README.md") + text_of("CONTRIBUTING.md")
