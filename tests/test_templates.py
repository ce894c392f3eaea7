"""Label templates: which lines fit, what is found in them, which templates cannot be used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.intake import presets
from build_scripts.sources.templates import compile_template, faults

CASES = Path(__file__).parent / "cases" / "templates"
LINES = yaml.safe_load((CASES / "lines.yml").read_text("utf-8"))
FAULTS = yaml.safe_load((CASES / "faults.yml").read_text("utf-8"))
TEMPLATES = sorted(LINES)


@pytest.mark.parametrize(
    ("template", "line", "wanted"),
    [(template, line, found) for template, lines in LINES.items() for line, found in lines.items()],
)
def test_lines(template: str, line: str, wanted: Any) -> None:
    found = compile_template(template).match(line)
    if wanted is None:
        assert found is None
        return
    assert found is not None
    assert [list(found.numbers), found.label, found.heading, found.text, found.style] == wanted


@pytest.mark.parametrize(("template", "words"), FAULTS.items())
def test_faults(template: str, words: str) -> None:
    found = faults(template)
    assert words in found
    assert bool(words) == bool(found)


@pytest.mark.parametrize("preset", presets.presets(), ids=lambda preset: preset.id)
def test_presets_are_usable(preset: presets.Preset) -> None:
    patterns = [
        pattern
        for level in preset.levels
        for families in level.families.values()
        for family in families
        for pattern in family
    ]
    assert patterns
    assert [pattern for pattern in patterns if faults(presets.plain(pattern))] == []


@given(template=st.sampled_from(TEMPLATES), line=st.text(max_size=60))
def test_nothing_of_a_line_is_lost(template: str, line: str) -> None:
    found = compile_template(template).match(line)
    if found:
        whole = found.label + found.heading + found.text
        assert "".join(whole.split()) == "".join(line.split())


@given(st.text(max_size=30))
def test_any_template_is_compiled_or_refused(template: str) -> None:
    if not faults(template):
        compile_template(template).match(template)
