"""How many examples are tried: some each time, many in a sweep."""

from __future__ import annotations

import pytest


def some_or_many(some: int, many: int) -> pytest.MarkDecorator:
    """A test's parameter `examples`, for `settings(max_examples=examples)`."""
    swept = pytest.param(many, marks=pytest.mark.sweep)
    return pytest.mark.parametrize("examples", [some, swept], ids=["some", "many"])
