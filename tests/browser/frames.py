"""Waiting for the browser itself: until it has drawn what a test just changed."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from playwright.sync_api import Error, Locator, Page

PATIENCE = 15
"""Seconds after which what is expected is taken to never come: for machines with more to do."""
T = TypeVar("T")
FRAME = """
() => document.documentElement.dataset.scripted === undefined ||
  new Promise((done) => requestAnimationFrame(() => done()))
"""
"""Where scripts are switched off nothing tells of a frame."""

DRAWN = """
() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done()))))
"""
IS_NEAR_THE_TOP = """
(unit) => {
  const { top } = document.querySelector(`[data-unit="${unit}"]`).getBoundingClientRect();
  return top >= 0 && top < 300;
}
"""
"""For `page.wait_for_function`: whether a row has come to the top of the window."""

WATCH_TIMERS = """
() => {
  if (window.timers) return;
  const { setTimeout: start, clearTimeout: stop } = window;
  window.timers = new Set();
  window.setTimeout = (work, ...rest) => {
    const timer = start((...given) => { timers.delete(timer); work(...given); }, ...rest);
    timers.add(timer);
    return timer;
  };
  window.clearTimeout = (timer) => { timers.delete(timer); stop(timer); };
}
"""


def watch_timers(page: Page) -> None:
    """From here on `settled` waits for the timers that the page starts."""
    page.evaluate(WATCH_TIMERS)


def settled(page: Page) -> None:
    """Waits until the page is drawn and every timer that it started has run."""
    drawn(page)
    page.wait_for_function("() => timers.size === 0")
    drawn(page)


def drawn(page: Page) -> None:
    """Waits until handlers of scrolling have run, two frames are drawn and the page is idle."""
    page.evaluate(DRAWN)


def is_within(element: Locator, width: int) -> bool:
    """Whether an element is not cut off at the sides of a window of this width."""
    box = element.bounding_box()
    return box is not None and box["x"] >= 0 and box["x"] + box["width"] <= width


def becomes(page: Page, read: Callable[[], T], wanted: T) -> None:
    """Reads again with every frame of the page until what is read is what is wanted.

    `becomes(page, lambda: shown(page), {"zh"})`: for what `expect` of Playwright cannot say.
    """
    assert until(page, read, wanted) == wanted


def until(page: Page, read: Callable[[], T], wanted: T) -> T | None:
    """What is read in the end: the same, without a verdict."""
    end = monotonic() + PATIENCE
    while (found := _unless_leaving(read)) != wanted and monotonic() < end:
        _unless_leaving(lambda: page.evaluate(FRAME))
    return found


def _unless_leaving(read: Callable[[], T]) -> T | None:
    """What is read; nothing while the page gives way to the next one."""
    try:
        return read()
    except Error as error:
        if "context was destroyed" not in error.message:
            raise
        return None
