"""What can be taken away of a document, each file made anew only where its own inputs changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

from build_scripts.messages import phrase
from build_scripts.outputs.takeaways import FORMATS, SECTION_PDFS, takeaways
from build_scripts.press.keep import CACHE, forget, kept
from build_scripts.problems import WARNING, Problem
from build_scripts.publication.publication import Download, Publication

FOLDER = "downloads"


def downloads(
    publication: Publication, root: Path, *, has_sections: bool = True
) -> tuple[dict[str, bytes], tuple[Download, ...], tuple[Problem, ...]]:
    """Path below the document's folder → content, how the pages offer them, and problems.

    ``has_sections``: whether each reading page has a PDF of its own, as small sites have.

    A file that cannot be made is left out with a warning: a rare character must not keep a
    document from being read; the command ``pdf`` refuses.
    """
    folder = root / CACHE / FOLDER / publication.id
    contents: dict[str, bytes] = {}
    offered: list[Download] = []
    problems: set[Problem] = set()
    missing: list[str] = []
    keeps: list[str] = []
    formats = (each for each in FORMATS if has_sections or each != SECTION_PDFS)
    for each in takeaways(publication, *formats):
        if each.inputs:
            keeps.append(each.name)
            content, faults = kept(folder / each.name, each.inputs, each.make)
        else:
            content, faults = each.make()
        problems.update(replace(fault, severity=WARNING) for fault in faults)
        if content is None:
            missing.append(each.name)
        else:
            path = f"{FOLDER}/{each.name}"
            contents[path] = content
            digest = sha256(content).hexdigest()
            offered.append(Download(path, each.purpose, len(content), digest))
    forget(folder, keeps)
    problems.update(_not_made(publication.id, missing) if missing else ())
    return contents, tuple(offered), tuple(sorted(problems))


def _not_made(document: str, names: Sequence[str]) -> Iterator[Problem]:
    """Which files are not among those to take away."""
    yield Problem(
        f"source_texts/{document}/document.yml", 1, "F06", phrase(
            "not made, and not among the downloads: {names}", names=", ".join(names)),
        "the other warnings of this document say why", WARNING,
    )  # fmt: skip
