"""The commands ``pdf`` and ``export``: what a reader or editor wants made, without the site."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from build_scripts.messages import phrase
from build_scripts.outputs.books.typst.sheet import PAIRED, PAPERS, Choice
from build_scripts.outputs.takeaways import FORMATS, Takeaway, book, takeaways
from build_scripts.press import build as pipeline
from build_scripts.press import publish
from build_scripts.press.documents.glyphs import in_their_lines
from build_scripts.problems import ERROR, Problem, has_errors
from build_scripts.publication.publication import Publication, Site, publication_of
from build_scripts.sources import read
from build_scripts.sources.settings import read_settings
from build_scripts.terminal import Failure, Misuse, tell, tell_problems

LONGEST_NAME = 60
"""Letters of the ids in the name of a PDF; past that their number stands there."""


@click.command()
@click.argument("document", required=False)
@click.option("--units", help="Ids of divisions and units, with commas: p2-s2,p2-s4-c1.")
@click.option(
    "--layout",
    default=PAIRED,
    show_default=True,
    help="paired, or up to three languages with commas: zh or zh,en or zh,fr,ar.",
)
@click.option("--paper", type=click.Choice(list(PAPERS)), default="a4", show_default=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The PDF to write (default: here, named for what is in it).",
)
@click.pass_obj
def pdf(
    root: Path, document: str | None, units: str | None, layout: str, paper: str,
    output: Path | None,
) -> None:  # fmt: skip
    """Print a document, or some of its divisions and units, as a PDF."""
    chosen = folders(root, document)
    if len(chosen) > 1 and (output or units):
        raise Misuse("--units and --output belong to one document: say which")
    ids = [each.strip() for each in units.split(",") if each.strip()] if units else None
    if units is not None and not ids:
        raise Misuse("--units names no division or unit, for example: --units p2-s2")
    choice = Choice(layout, tuple(ids) if ids else None, paper)
    for ready, said in _ready(root, chosen):
        made = _book(ready, choice)
        _write(output or Path(made.name), _content(made, said))


@click.command()
@click.argument("document", required=False)
@click.option("--format", "shape", type=click.Choice(FORMATS), required=True)
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder to write into (default: this one).",
)
@click.pass_obj
def export(root: Path, document: str | None, shape: str, output: Path) -> None:
    """Write a document in one format: for readers, translators, spreadsheets, programs."""
    chosen = folders(root, document)
    for ready, said in _ready(root, chosen):
        folder = output / ready.id if len(chosen) > 1 else output
        files = tuple(takeaways(ready, shape))
        if not files:
            raise Failure(
                phrase("{id} has nothing for the format {shape}", id=ready.id, shape=shape)
            )
        for each in files:
            _write(folder / each.name, _content(each, said))


def folders(root: Path, document: str | None) -> tuple[Path, ...]:
    """The document's folder, or those of all documents."""
    chosen = tuple(each for each in read.folders(root) if document in (None, each.name))
    if not chosen:
        raise Failure(
            phrase("there is no document {document} in source_texts/", document=document or "")
        )
    return chosen


def _ready(root: Path, chosen: Sequence[Path]) -> Iterator[tuple[Publication, tuple[Problem, ...]]]:
    """Each document ready to be shown, and what was said of it; ends the program at faults."""
    settings = read_settings(root)
    _end_where_faulty(settings.problems)
    tell_problems(settings.problems)
    site = Site(settings.site_url)
    for folder in chosen:
        checked, found = pipeline.examined(folder, root)
        _end_where_faulty(checked.problems)
        assert checked.bitext, folder
        companion = found.companions[folder.name]
        # Warnings are left to `check`: a term may occur in another document.
        _end_where_faulty((*found.problems, *companion.problems))
        ready = publication_of(checked.bitext, site, found.glossary, companion)
        yield ready, checked.problems


def _book(ready: Publication, choice: Choice) -> Takeaway:
    """``cn-la-2024-zh-en.pdf``, ``cn-la-2024-en-p2-s2.pdf``."""
    units = choice.units or ()
    ids = "+".join(units)
    if len(ids) > LONGEST_NAME:
        ids = f"{units[0]}+{len(units) - 1}"
    try:
        shown = "-".join(choice.keys(ready.keys))
        return book(ready, "-".join(filter(None, (shown, ids))), {}, choice)
    except ValueError as unknown:
        raise Failure(unknown.args[0]) from None


def _content(takeaway: Takeaway, said: Sequence[Problem]) -> bytes:
    """What a file holds; ends the program where it cannot be made."""
    content, late = takeaway.make()
    problems = in_their_lines(late, said)
    _end_where_faulty(problems)
    tell_problems(sorted(set(problems)))
    assert content is not None, takeaway.name
    return content


def _write(path: Path, content: bytes) -> None:
    try:
        publish.write_file(path, content)
    except OSError as fault:
        raise Failure(
            phrase(
                "{path} cannot be written: {strerror}", path=str(path), strerror=str(fault.strerror)
            )
        ) from None
    tell(phrase("{path}: {size:,} bytes", path=str(path), size=len(content)))


def _end_where_faulty(problems: Sequence[Problem]) -> None:
    if not has_errors(problems):
        return
    tell_problems(each for each in sorted(set(problems)) if each.severity == ERROR)
    sys.exit(1)
