"""Files to take away, made anew only where something that goes into them changed.

PDF and EPUB take seconds; their bytes are kept under ``.cache/`` by a digest of everything that
they depend on: the bitext, the site's address, the appendices, our own code, the versions of the
libraries that print them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cache
from pathlib import Path

from build_scripts.model import LangText
from build_scripts.outputs.books.appendix import Appendix
from build_scripts.press.keep import fingerprint
from build_scripts.press.publish import replace_folder
from build_scripts.problems import WARNING, Problem, has_errors
from build_scripts.publication.publication import Download, Publication

CODE = Path(__file__).parent.parent
LIBRARIES = ("typst", "pylopdf-fonts-zh-cn", "pylopdf-fonts-zh-tw", "lxml", "Jinja2")
KEPT = ".cache/downloads"
PURPOSES = "purposes.txt"
"""Name, then what the file is for in each language, tab-separated: a line a file."""


def files(
    publication: Publication, appendices: Sequence[Appendix], root: Path
) -> tuple[dict[str, bytes], tuple[Download, ...], tuple[Problem, ...]]:
    """Name → content of the document's downloads, how the pages offer them, and problems."""
    folder = root / KEPT / publication.bitext.document.id
    key = _digest(publication, appendices)
    found = _kept(folder / key)
    problems: tuple[Problem, ...] = ()
    if found is None:
        found, problems = _made(publication, appendices)
        if not problems:
            _keep(folder, key, found)
    offered = tuple(
        Download(f"downloads/{name}", purpose, len(content), hashlib.sha256(content).hexdigest())
        for name, content, purpose in found
    )
    return {name: content for name, content, _ in found}, offered, problems


File = tuple[str, bytes, LangText]


def _made(
    publication: Publication, appendices: Sequence[Appendix]
) -> tuple[list[File], tuple[Problem, ...]]:
    """All files; without the PDFs, and with a warning, where those cannot be printed.

    A rare character must not keep a document from being read; the command `pdf` refuses.
    """
    from build_scripts.outputs import takeaways  # Typst takes 0.1 s to load

    made, problems = takeaways.files(publication, appendices)
    if has_errors(problems):
        made = tuple(
            file
            for name in takeaways.EXPORTS
            for file in takeaways.export(publication, name, appendices)
        )
        problems = tuple(replace(problem, severity=WARNING) for problem in problems)
    return [(file.name, file.content, file.purpose) for file in made], problems


def _kept(folder: Path) -> list[File] | None:
    try:
        lines = (folder / PURPOSES).read_text("utf-8").splitlines()
        rows = [line.split("\t") for line in lines]
        return [
            (row[0], (folder / row[0]).read_bytes(), {"zh": row[1], "en": row[2]}) for row in rows
        ]
    except FileNotFoundError:
        return None  # not made yet, or somebody deletes the folder just now


def _keep(folder: Path, key: str, found: Sequence[File]) -> None:
    rows = [f"{name}\t{purpose['zh']}\t{purpose['en']}\n" for name, _, purpose in found]
    kept = {f"{key}/{name}": content for name, content, _ in found}
    kept[f"{key}/{PURPOSES}"] = "".join(rows).encode()
    with suppress(FileNotFoundError):
        replace_folder(folder, kept)


def _digest(publication: Publication, appendices: Sequence[Appendix]) -> str:
    inputs = (repr(publication.bitext), publication.site.url, repr(tuple(appendices)), _code())
    return fingerprint(*inputs)[:32]


@cache
def _code() -> str:
    """A digest of the code and of the libraries that the files depend on."""
    own = [CODE / name for name in ("outputs", "publication", "language")]
    return fingerprint(folders=own, libraries=LIBRARIES)
