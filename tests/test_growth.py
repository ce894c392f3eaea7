"""The measure of growth itself: it tells work that grows evenly from what grows with the square."""

from __future__ import annotations

import re

import pytest

from tests import growth
from tests.growth import LONGER, MOST


def test_even_growth() -> None:
    def work(size: int) -> None:
        for place in range(size):
            abs(place)

    assert growth.growth(work, 100) == pytest.approx(LONGER, rel=0.1)


def test_growth_with_the_square() -> None:
    def work(size: int) -> None:
        for place in range(size):
            for other in range(place):
                abs(other)

    assert growth.growth(work, 100) > MOST


def test_an_expression_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(growth, "STOP", 0.1)
    with pytest.raises(AssertionError, match="does not come to an end"), growth.stopped():
        re.match("(a|a)*b", "a" * 100)
