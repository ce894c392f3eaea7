"""A web server for a built site, as a host of static files would serve it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from os import PathLike
from pathlib import Path
from urllib.parse import urlsplit

from tests.repository import SITE_URL

MOUNT = urlsplit(SITE_URL).path
"""The site stands in a folder of its host, so that an address from the host's root shows."""

TEXT_TYPES = frozenset(
    {"text/html", "text/css", "text/javascript", "text/plain", "text/markdown", "application/json"}
)


class _Handler(SimpleHTTPRequestHandler):
    """Files under the mount; `404.html` for whatever is not there."""

    protocol_version = "HTTP/1.1"
    """A connection is kept for the next file, as hosts keep it."""
    disable_nagle_algorithm = True
    """What is written in two pieces, head and body, goes off at once."""

    def guess_type(self, path: str | PathLike[str]) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind in TEXT_TYPES else kind

    def translate_path(self, path: str) -> str:
        if not path.startswith(MOUNT):
            return str(Path(self.directory) / "outside-the-site")
        return super().translate_path("/" + path.removeprefix(MOUNT))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def handle(self) -> None:
        """A page that is left reads no further."""
        with suppress(ConnectionError):
            super().handle()

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests report what matters."""


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves the folder on a free port of this machine; yields the address of its home page."""
    handler = partial(_Handler, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}{MOUNT}"
        server.shutdown()
        thread.join()
