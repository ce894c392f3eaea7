"""The documents of ``cases/cite/works.yml``, cited by our own programs and by pandoc."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml

from build_scripts.publication.reference import Reference, csl, reference
from build_scripts.publication.styles import FOLDER, OPEN, STYLES, Style, citation_form, texts_of
from tests.bitexts import bitext_of
from tests.repository import ROOT

CASES = ROOT / "tests" / "cases" / "cite"
ADDRESS = "https://example.org/one/"
DAY: Mapping[str, str] = {
    "%Y-%m-%d": "2026-11-27", "%e": "27", "%B": "November", "%b": "Nov.", "%Y": "2026",
}  # fmt: skip
ACCESSED = {"date-parts": [[2026, 11, 27]]}
PLACE = "QQ9"
"""A place that pandoc takes for no label and number of pages."""


@dataclass(frozen=True, slots=True)
class Work:
    """One edition of a document, and the place in it by manner."""

    case: str
    key: str
    reference: Reference
    places: Mapping[str, str]

    def place(self, style: Style) -> str:
        """The place as a style writes it."""
        return self.places.get(self.key if style.place == "own" else style.place, "")


def works() -> Iterator[Work]:
    """Every edition of every document."""
    for case, value in yaml.safe_load((CASES / "works.yml").read_text("utf-8")).items():
        document = bitext_of({"nodes": [], **value}).document
        for edition in document.editions:
            yield Work(case, edition.key, reference(document, edition), value.get("place", {}))


def filled(form: str, place: str, address: str = ADDRESS) -> str:
    """A form as a script fills it on the twenty-seventh of November 2026."""
    values = {"{words}": place, "{address}": address}

    def read(day: str) -> str:
        for slot, text in DAY.items():
            day = day.replace(slot, text)
        return day

    return OPEN.sub(lambda slot: values.get(slot[0], read(slot["day"] or "")), form)


def ours(work: Work, style: Style) -> str:
    """A citation by our own programs."""
    place = work.place(style)
    return filled(citation_form(work.reference, style, has_place=bool(place)), place)


def by_pandoc(work: Work, style: Style, csl_file: Path | None = None) -> str:
    """The same by pandoc, which has a CSL processor of its own."""
    item = {**csl(work.reference, ADDRESS), "id": "a", "accessed": ACCESSED}
    item |= texts_of(work.reference, style)
    place = work.place(style)
    cited = f"[@a, {{{PLACE}}}]" if place else "[@a]"
    source = cited if style.part == "citation" else "---\nnocite: '@a'\n---\n"
    with TemporaryDirectory() as folder:
        items = Path(folder) / "items.json"
        items.write_text(json.dumps([{k: v for k, v in item.items() if v}]), "utf-8")
        command = ["pandoc", "--from=markdown", "--to=plain", "--wrap=none", "--citeproc"]
        command += [f"--bibliography={items}", f"--csl={csl_file or FOLDER / f'{style.file}.csl'}"]
        if style.own:
            command += ["--metadata", f"lang={'zh-CN' if work.key == 'zh' else 'en-US'}"]
        made = subprocess.run(command, input=source, capture_output=True, text=True, check=True)
    lines = [line for line in made.stdout.splitlines() if line.strip()]
    # "[1]" marks the place of a note; behind a citation in the text its bibliography follows.
    line = lines[0] if "note" not in _class_of(style) else lines[-1].removeprefix("[1] ")
    return line.replace(PLACE, place)


def _class_of(style: Style) -> str:
    head = (FOLDER / f"{style.file}.csl").read_text("utf-8").split("<info>")[0]
    return "note" if 'class="note"' in head and style.part == "citation" else "text"


def recorded() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """What pandoc made: case → edition → style → citation."""
    found: Mapping[str, Mapping[str, Mapping[str, str]]]
    found = yaml.safe_load((CASES / "pandoc.yml").read_text("utf-8"))
    return found


def record() -> str:
    """What pandoc makes now, as the file that keeps it."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for work in works():
        made = {style.id: by_pandoc(work, style) for style in STYLES.values()}
        found.setdefault(work.case, {})[work.key] = made
    version = subprocess.run(["pandoc", "--version"], capture_output=True, text=True, check=True)
    name = version.stdout.splitlines()[0]
    head = (
        f"# What {name} --citeproc makes of works.yml with the styles of\n"
        "# build_scripts/publication/styles/ (`python -m tests.audit.citations --write`).\n"
    )
    return head + yaml.safe_dump(found, allow_unicode=True, sort_keys=False, width=1000)
