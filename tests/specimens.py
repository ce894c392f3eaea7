"""The documents whose mutants are tried (`cases/mutations/specimens.yml`), read and known right."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from build_scripts.intake import new
from tests.mutants import Specimen, specimen
from tests.synthetic import law

ROOT = Path(__file__).parents[1]
CASES = Path(__file__).parent / "cases"


def specimens(folder: Path) -> Iterator[tuple[Specimen, int]]:
    """Each specimen with its rounds; documents made for the purpose are written to ``folder``."""
    listed = yaml.safe_load((CASES / "mutations" / "specimens.yml").read_text("utf-8"))
    for path, rounds in listed["documents"].items():
        yield specimen(ROOT / path, ROOT), rounds
    for file in sorted((CASES / "new").glob("*.yml")):
        case = yaml.safe_load(file.read_text("utf-8"))
        if "units" in case:
            made = _made(folder, file.stem.replace("_", "-"), case["zh"], case["en"])
            if all(made.heads(key) for key in made.texts):
                yield made, listed["new"]
    for number, entry in enumerate(listed["laws"]):
        yield _law(folder, f"law-{number}", dict(entry)), entry["rounds"]


def _law(folder: Path, name: str, entry: dict[str, Any]) -> Specimen:
    entry.pop("rounds")
    return _made(folder, name, *law(entry.pop("articles"), **entry))


def _made(root: Path, name: str, zh: str, en: str) -> Specimen:
    """A specimen whose `document.yml` was found by `new`."""
    texts = {"zh": root / f"{name}.zh", "en": root / f"{name}.en"}
    texts["zh"].write_bytes(zh.encode())
    texts["en"].write_bytes(en.encode())
    created = new.create(root, name, texts)
    assert created.is_ready, created.report
    return specimen(root / "source_texts" / name, root)
