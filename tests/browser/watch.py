"""Everything that a reader's browser would complain about, collected while a test runs."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError


class Watch:
    """Faults of the pages of one test: console, scripts, failed and foreign requests."""

    def __init__(self) -> None:
        self._faults: list[str] = []
        self._allowed: list[str] = []
        self.requests: list[str] = []
        """Addresses of all requests, in order."""

    def allow(self, part: str) -> None:
        """Faults that contain these words are expected by this test."""
        self._allowed.append(part)

    def faults(self) -> list[str]:
        """What was seen and not allowed, in order."""
        return [fault for fault in self._faults if not any(part in fault for part in self._allowed)]

    def context(self, context: BrowserContext, server: str) -> None:
        """Watches all pages of this profile; only the server and the disk are its own hosts."""
        own = urlsplit(server).netloc

        def on_request(request: Request) -> None:
            address = urlsplit(request.url)
            self.requests.append(request.url)
            if address.scheme not in {"file", "data", "blob"} and address.netloc != own:
                self._faults.append(f"request to another host: {request.url}")

        def on_failure(request: Request) -> None:
            # A page that is left breaks off what it was still loading.
            if request.failure != "net::ERR_ABORTED":
                self._faults.append(f"request failed: {request.url}: {request.failure}")

        def on_response(response: Response) -> None:
            if response.status >= 400:
                self._faults.append(f"answer {response.status}: {response.url}")

        def on_console(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self._faults.append(f"console {message.type}: {message.text}")

        def on_error(error: WebError) -> None:
            self._faults.append(f"script: {error.error}")

        context.on("request", on_request)
        context.on("requestfailed", on_failure)
        context.on("response", on_response)
        context.on("console", on_console)
        context.on("weberror", on_error)
