"""Sources to units, or to the faults that forbid it: one behaviour a file in `cases/sources/`.

A case gives `zh` and `en` (a text, or `{hex: …}` or `{encoding: …, text: …}` for other bytes),
`document` (keys that replace those of the sample's `document.yml`; or `yaml`, the whole file) and
what is expected: `units` (id → for each language `label | heading | paragraphs`) or `problems`
(`file:line: CODE`, all of them).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.model import Bitext, Division, Unit
from build_scripts.press.build import check_document
from tests.places import unreal

CASES = Path(__file__).parent / "cases" / "sources"
SAMPLE: Mapping[str, Any] = {
    "id": "sample",
    "title": {"zh": "样本", "en": "Sample"},
    "editions": {
        "zh": {"file": "zh.txt", "lang": "zh-Hans"},
        "en": {"file": "en.txt", "lang": "en"},
    },
    "levels": [
        {"kind": "section", "zh": "{han}、{heading}", "en": "{roman}. {heading}"},
        {"kind": "clause", "zh": "{arabic}.{text}", "en": "{arabic}. {text}"},
    ],
}


def cases() -> list[Path]:
    return sorted(CASES.glob("*.yml"))


def write_sample(root: Path, case: Mapping[str, Any]) -> Path:
    """The folder that a case describes, below `root/source_texts`."""
    folder = root / "source_texts" / str(case.get("folder", "sample"))
    folder.mkdir(parents=True)
    document = {**SAMPLE, **case.get("document", {})}
    text = case.get("yaml") or yaml.safe_dump(document, allow_unicode=True, sort_keys=False)
    (folder / "document.yml").write_bytes(content(text))
    for key in ("zh", "en"):
        if key in case:
            (folder / f"{key}.txt").write_bytes(content(case[key]))
    return folder


def content(value: Any) -> bytes:
    if isinstance(value, str):
        return value.encode()
    if "hex" in value:
        return bytes.fromhex(value["hex"])
    return str(value["text"]).encode(value["encoding"])


def shown(node: Division | Unit, key: str) -> str | None:
    """A node in one language on one line: `label | heading | first paragraph ¶ second`."""
    if node.label[key] is None:
        return None
    paragraphs = (node.text[key] or ()) if isinstance(node, Unit) else ()
    parts = (node.label[key], node.heading[key], " ¶ ".join(paragraphs))
    return " | ".join(part for part in parts if part)


def outline(bitext: Bitext) -> dict[str, list[str | None]]:
    return {node.id: [shown(node, key) for key in ("zh", "en")] for node in bitext.nodes()}


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_sources(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    folder = write_sample(tmp_path, case)
    checked = check_document(folder, tmp_path, with_lock=False)
    prefix = f"source_texts/{folder.name}/"
    found = [f"{p.path.removeprefix(prefix)}:{p.line}: {p.code}" for p in checked.problems]
    assert unreal(checked.problems, tmp_path) == []
    assert found == case.get("problems", []), "\n".join(map(str, checked.problems))
    for problem, words in zip(checked.problems, case.get("messages", ()), strict=False):
        assert words in f"{problem.message} {problem.hint}"
    assert all(problem.hint for problem in checked.problems)
    assert ("units" in case) == (checked.bitext is not None)
    if checked.bitext:
        assert outline(checked.bitext) == case["units"]
        assert list(outline(checked.bitext)) == list(case["units"])
