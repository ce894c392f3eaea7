"""Waiting for the browser itself: until it has drawn what a test just changed."""

from __future__ import annotations

from playwright.sync_api import Page

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
    page.wait_for_function("timers.size === 0")
    drawn(page)


def drawn(page: Page) -> None:
    """Waits until handlers of scrolling have run, two frames are drawn and the page is idle."""
    page.evaluate(DRAWN)
