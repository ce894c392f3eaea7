"""What can be taken away of a document, each file made anew only where its own inputs changed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

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
    keeps: list[str] = []
    formats = (each for each in FORMATS if has_sections or each != SECTION_PDFS)
    for each in takeaways(publication, *formats):
        if each.inputs:
            keeps.append(each.name)
            content, faults = kept(folder / each.name, each.inputs, each.make)
        else:
            content, faults = each.make()
        problems.update(replace(fault, severity=WARNING) for fault in faults)
        if content is not None:
            path = f"{FOLDER}/{each.name}"
            contents[path] = content
            digest = sha256(content).hexdigest()
            offered.append(Download(path, each.purpose, len(content), digest))
    forget(folder, keeps)
    return contents, tuple(offered), tuple(sorted(problems))
