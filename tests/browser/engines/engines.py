"""Browsers of every engine, driven alike: Chromium by Playwright, others by bridge.js."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Protocol

from playwright.sync_api import Browser, ConsoleMessage, Error, Page

BRIDGE = Path(__file__).parent / "bridge.js"
MINI_BROWSERS = (
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser",
    "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
)
"""Where Debian's WebKitGTK has its browser for tests; it is not in the path."""
LEAVING = re.compile(
    r"context was destroyed|no such (?:frame|realm|window)|DiscardedBrowsingContext", re.I
)
PATIENCE = 20
"""Seconds after which what is waited for is taken to never come."""


class Engine(Protocol):
    """One window of one engine. Keys are named as the web names them; sizes are CSS px."""

    name: str
    narrowest: int
    """No window is narrower."""

    def open(self, address: str) -> None:
        """Load a page, until its event `load`."""

    def run(self, function: str, *given: object) -> Any:
        """What a function of JavaScript (or its promise) gives in the page, as JSON."""

    def click(self, selector: str) -> None:
        """A real click on the first element."""

    def press(self, key: str) -> None:
        """One key."""

    def type(self, text: str) -> None:
        """Text into what is in focus."""

    def size(self, width: int, height: int) -> None:
        """Of what is shown of a page."""

    def faults(self) -> list[str]:
        """What the console said since it was last asked."""


def becomes(engine: Engine, function: str, *given: object, wanted: object = True) -> None:
    """Ask until the answer is what is wanted."""
    end = monotonic() + PATIENCE
    while (found := engine.run(function, *given)) != wanted:
        assert monotonic() < end, f"{engine.name}: {found!r}, not {wanted!r}: {function}{given}"
        sleep(0.05)


def _unless_leaving(error: str) -> None:
    """Nothing, while a page gives way to the next one."""
    assert LEAVING.search(error), error


class Chromium:
    """By Playwright."""

    name = "chromium"
    narrowest = 0

    def __init__(self, page: Page) -> None:
        self._page = page
        self._faults: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self._faults.append(str(error)))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._faults.append(message.text)

    def open(self, address: str) -> None:
        self._page.goto(address, wait_until="load")

    def run(self, function: str, *given: object) -> Any:
        try:
            return self._page.evaluate(f"given => ({function})(...given)", list(given))
        except Error as error:
            return _unless_leaving(error.message)

    def click(self, selector: str) -> None:
        self._page.locator(selector).first.click()

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def type(self, text: str) -> None:
        self._page.keyboard.type(text)

    def size(self, width: int, height: int) -> None:
        self._page.set_viewport_size({"width": width, "height": height})

    def faults(self) -> list[str]:
        found, self._faults = self._faults, []
        return found


class Bridged:
    """By a program of Node that speaks the protocol of the engine."""

    def __init__(self, name: str, narrowest: int, process: subprocess.Popen[str]) -> None:
        self.name = name
        self.narrowest = narrowest
        self._process = process

    def ask(self, *request: object) -> Any:
        """One request and its answer."""
        asked, answers = self._process.stdin, self._process.stdout
        assert asked
        assert answers
        asked.write(json.dumps(request) + "\n")
        asked.flush()
        line = answers.readline()
        assert line, f"{self.name} ended at {request}"
        answer = json.loads(line)
        assert "error" not in answer, f"{self.name}: {request}: {answer['error']}"
        return answer["value"]

    def open(self, address: str) -> None:
        self.ask("open", address)

    def run(self, function: str, *given: object) -> Any:
        try:
            return self.ask("run", function, given)
        except AssertionError as error:
            return _unless_leaving(str(error))

    def click(self, selector: str) -> None:
        self.ask("click", selector)

    def press(self, key: str) -> None:
        self.ask("press", key)

    def type(self, text: str) -> None:
        self.ask("type", text)

    def size(self, width: int, height: int) -> None:
        self.ask("size", max(width, self.narrowest), height)

    def faults(self) -> list[str]:
        return list(self.ask("faults"))


@contextmanager
def chromium(browser: Browser) -> Iterator[Engine]:
    context = browser.new_context()
    yield Chromium(context.new_page())
    context.close()


@contextmanager
def firefox() -> Iterator[Engine]:
    with _bridged(
        "firefox", 0, "node", BRIDGE, "firefox", _program("firefox-esr", "firefox")
    ) as it:
        yield it


@contextmanager
def webkit() -> Iterator[Engine]:
    mini = _program(*MINI_BROWSERS)
    command = ("xvfb-run", "-a", "node", BRIDGE, "webkit", mini, _program("WebKitWebDriver"))
    with _bridged("webkit", 447, *command) as it:
        yield it


@contextmanager
def _bridged(name: str, narrowest: int, *command: object) -> Iterator[Engine]:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen([*map(str, command)], encoding="utf-8", **pipes) as process:  # type: ignore[call-overload]
        engine = Bridged(name, narrowest, process)
        try:
            yield engine
        finally:
            if process.poll() is None:
                engine.ask("close")


def _program(*names: str) -> str:
    for name in names:
        if found := shutil.which(name):
            return found
    raise FileNotFoundError(f"None of {', '.join(names)} is here: `.ci/system engines`.")
