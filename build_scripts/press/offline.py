"""The whole site as one zip for opening from disk, with its checksum beside it.

The built pages, but every link names a file, since a folder cannot be opened as a page from disk.
PDF and EPUB are left out: they are books to take along by themselves, and links to them lead to the
site.
"""

from __future__ import annotations

import hashlib
import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

from build_scripts.press.keep import CACHE, fingerprint, kept
from build_scripts.problems import Found
from build_scripts.sources.settings import read_settings

FOLDER = "downloads"
NAME = "duidu-site.zip"
SUMS = "SHA256SUMS"
LEFT_OUT = (".pdf", ".epub", "sitemap.xml", ".xml.gz", "404.html", "preview.png", NAME, SUMS)
"""Ends of file names that do not go into the zip."""
ROOT_IN_ZIP = "duidu-site"

# <a href="cn&#45;la&#45;2024&#46;pdf" download>
LINK = re.compile(r'(<(?:a|area|link)\b[^>]*?\s)href="([^"]*)"')
# "../p2-s2/" and "#p2-s2-c4"; not "https://…", "mailto:…", "//…", "/…"
ADDRESS = re.compile(r"(?!/)(?![A-Za-z][A-Za-z0-9+.-]*:)(?P<path>[^?#]*)(?P<rest>.*)\Z", re.DOTALL)
FOLDERS = ("", ".", "..")
"""Last parts of an address that names a folder."""

EARLIEST = 315_532_800
"""1 January 1980, the earliest time that a zip can hold (PKWARE APPNOTE 4.4.6)."""


def write_offline(root: Path, site: Path) -> Path:
    """Put the offline copy of the built site into its ``downloads/``; the path of the zip.

    The times in the zip are ``SOURCE_DATE_EPOCH``, so that the same sources give the same bytes.
    """
    pages = tuple(_taken_along(site))
    site_url = read_settings(root).site_url
    inputs = fingerprint(site_url, os.environ.get("SOURCE_DATE_EPOCH", ""), root=site, places=pages)
    content, _ = kept(
        root / CACHE / NAME, inputs, lambda: Found(zipped(_for_disk(site, pages, site_url)))
    )
    assert content is not None
    target = site / FOLDER / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    (target.parent / SUMS).write_text(f"{digest}  {NAME}\n", "utf-8")
    return target


def _taken_along(site: Path) -> Iterator[Path]:
    for path in sorted(site.rglob("*")):
        if path.is_file() and not path.name.endswith(LEFT_OUT):
            yield path


def _for_disk(site: Path, paths: Iterable[Path], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Path in the copy and content of each file."""
    for path in paths:
        address, content = path.relative_to(site).as_posix(), path.read_bytes()
        if path.suffix == ".html":
            content = for_disk(content.decode(), address, site_url).encode()
        yield address, content


def for_disk(page: str, address: str, site_url: str) -> str:
    """A page whose links name files; those to what is left out lead to the site, if it has one.

    ``../p2-s2/#p2-s2-c4`` → ``../p2-s2/index.html#p2-s2-c4``. ``address`` is that of the page on
    the site: ``cn-la-2024/downloads/index.html``.
    """

    def link(found: re.Match[str]) -> str:
        parts = ADDRESS.match(unescape(found[2]))
        if not parts or not parts["path"]:
            return found[0]
        path, rest = parts["path"], parts["rest"]
        if path.endswith(LEFT_OUT):
            there = escape(urljoin(site_url + address, path))
            return f'{found[1]}href="{there}"' if site_url else found[1].rstrip()
        if path.rpartition("/")[2] in FOLDERS:
            path = f"{path.rstrip('/')}/index.html"
        return f'{found[1]}href="{escape(path + rest)}"'

    return LINK.sub(link, page)


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files (path, content) as a zip whose bytes depend on them and the epoch alone."""
    epoch = max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)))
    time = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path, content in files:
            entry = zipfile.ZipInfo(f"{ROOT_IN_ZIP}/{path}", time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return buffer.getvalue()
