"""A script that is on its way until a test lets it come."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page, Route

from tests.browser.frames import becomes

PROBE = "() => fetch('?intercepted').then((answer) => answer.text())"


def intercept(page: Page, address: str, handler: Callable[[Route], object]) -> None:
    """Has requests of an open page for an address handled by the test, from here on.

    Chromium says that it intercepts before the page's own process knows; a key that is pressed in
    between would be answered by the server.
    """
    page.route(address, handler)
    page.route("**/?intercepted", lambda route: route.fulfill(body="yes"))
    becomes(page, lambda: page.evaluate(PROBE), "yes")


class Held:
    """The first request for a script, not answered until the test says so."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        intercept(page, address, self._keep)

    def _keep(self, route: Route) -> None:
        if self._routes:
            route.continue_()
        else:
            self._routes.append(route)

    def asked_for(self) -> None:
        """Waits until the page wants it."""
        becomes(self._page, lambda: len(self._routes), 1)

    def let_go(self) -> None:
        self.asked_for()
        self._routes[0].continue_()

    def lose(self) -> None:
        """Breaks the connection."""
        self.asked_for()
        self._routes[0].abort()
