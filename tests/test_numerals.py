"""Numerals in every system, both ways, and the variants that are printed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.language.numerals import LARGEST, SYSTEMS, format_number, parse_numbers

VARIANTS = yaml.load(
    (Path(__file__).parent / "cases" / "numerals" / "variants.yml").read_text("utf-8"),
    yaml.BaseLoader,
)
WRITTEN = [name for name, system in SYSTEMS.items() if system.write]
numbers = st.integers(1, LARGEST)


def wanted(value: Any) -> tuple[int, ...] | None:
    if value == "null":
        return None
    return tuple(int(each) for each in ([value] if isinstance(value, str) else value))


@pytest.mark.parametrize("system", WRITTEN)
@given(number=numbers)
def test_both_ways(system: str, number: int) -> None:
    number = (number - 1) % SYSTEMS[system].last + 1
    assert parse_numbers(format_number(number, system), system) == (number,)


@pytest.mark.parametrize("system", WRITTEN)
def test_all_numbers_differ(system: str) -> None:
    last = SYSTEMS[system].last
    assert len({format_number(number, system) for number in range(1, last + 1)}) == last


@pytest.mark.parametrize("system", WRITTEN)
def test_outside_the_range(system: str) -> None:
    for number in (-1, SYSTEMS[system].last + 1):
        with pytest.raises(ValueError, match="outside"):
            format_number(number, system)


@pytest.mark.parametrize(
    ("system", "text", "value"),
    [(system, text, value) for system, texts in VARIANTS.items() for text, value in texts.items()],
)
def test_variants(system: str, text: str, value: Any) -> None:
    assert parse_numbers(text, system) == wanted(value)


@given(first=numbers, inserted=st.lists(st.integers(1, 99), min_size=1, max_size=3))
def test_several_numbers(first: int, inserted: list[int]) -> None:
    path = [first, *inserted]
    assert parse_numbers(".".join(map(str, path)), "dotted") == tuple(path)
    assert parse_numbers("-".join(map(str, path)), "insert") == tuple(path)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(text: str) -> None:
    for system in SYSTEMS:
        found = parse_numbers(text, system)
        assert found is None or all(0 <= number <= LARGEST for number in found)
