"""The commands ``verify`` and ``licences``: what readers and packagers want to be sure of."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.messages import phrase
from build_scripts.press.publish import write_file
from build_scripts.press.release import licences as listed
from build_scripts.press.release.verify import list_for, verify
from build_scripts.problems import Problem
from build_scripts.terminal import tell, tell_problems

CANNOT_SAY = 2
"""Exit status where there is nothing to compare with; 1 where something is not as published."""


@click.command(name="verify")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="FILE…"
)
@click.option(
    "--sums",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="The list of what was published (default: SHA256SUMS beside the file).",
)
def verify_files(files: tuple[Path, ...], sums: Path | None) -> None:
    """Say whether files are what a release published: downloads, the zip, its unpacked folder."""
    status = 0
    for file in files:
        told = _told(file, sums)
        tell_problems(told)
        if told:
            status = max(status, CANNOT_SAY if told[0].code in ("V01", "V02") else 1)
    sys.exit(status)


def _told(file: Path, given: Path | None) -> tuple[Problem, ...]:
    """Says that a file is as published; gives what else is to be said of it."""
    found, problems = list_for(file, given)
    if found is None:
        return problems
    verdict = verify(file, *found)
    if verdict.said:
        tell(verdict.said)
    return verdict.problems


@click.command()
@click.option("--write", is_flag=True, help="Write LICENCES.md anew.")
@click.pass_obj
def licences(root: Path, *, write: bool) -> None:
    """List the licences of all packages that are locked, as the packages declare them."""
    file = root / listed.FILE
    tools = (Path(sys.prefix) / listed.TOOLS).glob("lib/python*/site-packages")
    found = listed.rows(root, [*sys.path, *map(str, tools)])
    for each in found:
        if not write:
            click.echo(f"{each.name} {each.version}\t{each.licence}\t{each.purpose}")
    if write:
        head = listed.head_of(file.read_text("utf-8")) if file.is_file() else ""
        write_file(file, listed.page(found, head).encode())
    for each in found:
        if each.licence == listed.UNSAID:
            tell(phrase("{name} {version} says no licence, or is not installed here",
                name=each.name, version=each.version), is_aside=True)  # fmt: skip
