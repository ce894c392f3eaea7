"""The configuration of nginx in `hosting/` serves a site as it says."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest

from build_scripts.press.release.sums import NAME
from build_scripts.press.site.offline import CONTENTS
from tests.repository import ROOT

HOSTING = ROOT / "hosting"
OWN = "nginx.conf"
HEADERS = {
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
ADD = re.compile(r'^add_header ([A-Za-z-]+) "([^"]+)" always;$', re.MULTILINE)
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "a/index.html": "text/html; charset=utf-8",
    "a.js": "application/javascript; charset=utf-8",
    "a.css": "text/css; charset=utf-8",
    "a.json": "application/json; charset=utf-8",
    "a.csv": "text/csv; charset=utf-8",
    "a.tsv": "text/tab-separated-values; charset=utf-8",
    "a.bib": "text/x-bibtex; charset=utf-8",
    "a.ris": "application/x-research-info-systems; charset=utf-8",
    "a.tmx": "application/xml; charset=utf-8",
    "a.tbx": "application/xml; charset=utf-8",
    "a.xml": "text/xml; charset=utf-8",
    "a.svg": "image/svg+xml",
    "a.pdf": "application/pdf",
    "a.epub": "application/epub+zip",
    "a.zip": "application/zip",
    "a.unknown": "application/octet-stream",
    NAME: "text/plain; charset=utf-8",
    CONTENTS: "text/plain; charset=utf-8",
}
"""File of a site → what browsers are told that it is."""


def text_of(name: str) -> str:
    return (HOSTING / name).read_text("utf-8")


def test_headers_stand_in_one_place() -> None:
    """`add_header` in a location takes away those of the server there."""
    config = text_of(OWN)
    inside = re.findall(r"location [^{]*\{([^}]*)\}", config)
    assert len(inside) == config.count("location ~")
    assert [block for block in inside if "add_header" in block] == []
    assert config.count("include headers.conf;") == 1
    assert dict(ADD.findall(text_of("headers.conf"))) == HEADERS


def converted(written: str) -> str:
    """What the command in the guides, and in the Dockerfile, makes of `_headers`."""
    commands = {
        command
        for name in ("README.md", "README.zh.md", "headers.conf", "Dockerfile")
        for command in re.findall(r"sed -n '([^']+)' site/_headers", text_of(name))
    }
    [command] = commands
    done = subprocess.run(
        ["sed", "-n", command], input=written, capture_output=True, encoding="utf-8", check=True
    )
    return done.stdout


def test_the_headers_that_a_build_writes_become_lines_of_nginx() -> None:
    policy = "default-src 'none'; script-src 'self' 'sha256-abc/+='; frame-ancestors 'none'"
    wanted = {"Content-Security-Policy": policy, **HEADERS}
    written = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in wanted.items())
    assert dict(ADD.findall(converted(written))) == wanted
    assert converted("/*\n") == ""


def test_the_image_runs_without_rights() -> None:
    file = text_of("Dockerfile")
    *_, last = file.split("\nFROM ")
    assert last.startswith("nginxinc/nginx-unprivileged:")
    assert "\nUSER 101\n" in last
    assert "RUN" not in last
    assert all("latest" not in line and ":" in line for line in re.findall(r"FROM (\S+)", file))
    for name in ("README.md", "README.zh.md"):
        assert "docker run --rm --publish 8080:8080 --read-only --tmpfs /tmp" in text_of(name)
    assert "--read-only --tmpfs /tmp" in file


def test_guides_in_both_languages_say_the_same_commands() -> None:
    blocks = [re.findall(r"```sh\n.*?```", text_of(name), re.DOTALL)
              for name in ("README.md", "README.zh.md")]  # fmt: skip
    assert blocks[0] == blocks[1] != []


@contextmanager
def serving(folder: Path, root: Path, missing: str) -> Iterator[str]:
    """nginx with our configuration, which differs in its port and its folders; the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = (
        text_of(OWN).replace("/tmp/", f"{folder}/").replace("root /srv/duidu;", f"root {root};")
    )
    config = config.replace("listen 8080;", f"listen 127.0.0.1:{port};")
    config = config.replace("listen [::]:8080;", "").replace("404 /404.html", f"404 {missing}")
    (folder / OWN).write_text(config, "utf-8")
    shutil.copy(HOSTING / "headers.conf", folder)
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/bin:/opt/homebrew/bin")
    assert program, "nginx is needed: .ci/system nginx"
    log = folder / "log"
    with log.open("w") as stderr:
        server = subprocess.Popen(
            [program, "-c", folder / OWN, "-e", "stderr", "-g", "daemon off; user root;"],
            stderr=stderr,
        )
        try:
            while server.poll() is None:
                try:
                    socket.create_connection(("127.0.0.1", port), 1).close()
                    break
                except ConnectionRefusedError:
                    continue
            assert server.poll() is None, log.read_text("utf-8")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait()


def asked(address: str, **headers: str) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.build_opener(Stay).open(request) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.headers, refused.read()


class Stay(urllib.request.HTTPRedirectHandler):
    """Follows nothing."""

    def redirect_request(self, *_: object) -> None:
        return None


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder of a host that holds a site in `duidu/`."""
    site = tmp_path / "host" / "duidu"
    for name in (*TYPES, "404.html", "_headers", ".secret", "main.0123abcd.min.css"):
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"{name}: " + "文" * 1000, "utf-8")
    (site / "a.json.gz").write_bytes(b"packed before")
    return site.parent


@pytest.mark.sweep
@pytest.mark.parametrize("place", ["", "/duidu"])
def test_nginx_serves_a_site(files: Path, tmp_path: Path, place: str) -> None:
    root = files if place else files / "duidu"
    with serving(tmp_path, root, f"{place}/404.html") as host:
        site = f"{host}{place}"
        for name, kind in TYPES.items():
            status, headers, _ = asked(f"{site}/{name.removesuffix('index.html')}")
            assert (name, status, headers["Content-Type"]) == (name, 200, kind)
            assert {key: headers[key] for key in HEADERS} == HEADERS
            assert headers["Cache-Control"] == "no-cache"
        _, headers, _ = asked(f"{site}/main.0123abcd.min.css")
        assert "immutable" in headers["Cache-Control"]
        for name in ("nowhere/", "a/nowhere", "_headers", ".secret", ".git/config"):
            status, headers, content = asked(f"{site}/{name}")
            assert (name, status, content[:9]) == (name, 404, b"404.html:")
            assert {key: headers[key] for key in HEADERS} == HEADERS
        status, headers, _ = asked(f"{site}/a")
        assert (status, headers["Location"]) == (301, f"{place}/a/")
        status, headers, content = asked(f"{site}/a.json", **{"Accept-Encoding": "gzip"})
        assert (headers["Content-Encoding"], content) == ("gzip", b"packed before")
        status, headers, _ = asked(f"{site}/a.css", **{"Accept-Encoding": "gzip"})
        assert (headers["Content-Encoding"], headers["Vary"]) == ("gzip", "Accept-Encoding")
        status, _, content = asked(f"{site}/a.css", **{"If-None-Match": headers["ETag"]})
        assert (status, content) == (304, b"")
