"""A script that is on its way until a test lets it come."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from tests.browser.frames import becomes


class Held:
    """The first request for a script, not answered until the test says so."""

    def __init__(self, page: Page, address: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(address, lambda route: self._routes.append(route), times=1)

    def let_go(self) -> None:
        becomes(self._page, lambda: len(self._routes), 1)
        self._routes[0].continue_()

    def lose(self) -> None:
        """Breaks the connection."""
        becomes(self._page, lambda: len(self._routes), 1)
        self._routes[0].abort()
