"""The whole site as one zip for opening from disk, with its checksum beside it.

A second MkDocs build without directory addresses, so that every link names a file. PDF and EPUB
are left out: they are books to take along by themselves, and links to them lead to the site.
"""

from __future__ import annotations

import hashlib
import logging
import os
import re
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from html import escape, unescape
from io import BytesIO
from pathlib import Path
from urllib.parse import urljoin

from build_scripts.press.keep import fingerprint, kept

FOLDER = "downloads"
NAME = "duidu-site.zip"
SUMS = "SHA256SUMS"
LEFT_OUT = (".pdf", ".epub", "sitemap.xml", ".xml.gz", "404.html", NAME, SUMS)
"""Ends of file names that do not go into the zip."""
ROOT_IN_ZIP = "duidu-site"
KEPT = ".cache/offline"
"""Where the last zip is kept: it is made anew only where a page changed."""
VARIABLES = ("SOURCE_DATE_EPOCH", "SITE_URL", "REPO_URL")
LIBRARIES = ("mkdocs", "mkdocs-material", "pymdown-extensions", "Markdown", "Jinja2")

# <a href="cn&#45;la&#45;2024&#46;pdf" download>
LINK = re.compile(r'(<a\b[^>]*?) href="([^"]*)"')

EARLIEST = 315_532_800
"""1 January 1980, the earliest time that a zip can hold (PKWARE APPNOTE 4.4.6)."""


def write_offline(root: Path, site: Path) -> Path:
    """Build the offline copy of the site and put it into ``site/downloads``; its path.

    The times in the zip are ``SOURCE_DATE_EPOCH``, so that the same sources give the same bytes.
    """
    content = kept(root / KEPT, _inputs(root), lambda: _content(root))
    target = site / FOLDER / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    (target.parent / SUMS).write_text(f"{digest}  {NAME}\n", "utf-8")
    return target


def _inputs(root: Path) -> str:
    """A digest of everything that goes into the zip."""
    variables = (os.environ.get(name, "") for name in VARIABLES)
    folders = (root / "docs", root / "mkdocs.yml", Path(__file__))
    return fingerprint(*variables, folders=folders, libraries=LIBRARIES)[:32]


def _content(root: Path) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        site_url = _build(root, Path(folder))
        for page in Path(folder).rglob("*.html"):
            address = page.relative_to(folder).as_posix()
            page.write_bytes(led_out(page.read_text("utf-8"), address, site_url).encode())
        return zipped(Path(folder))


def led_out(page: str, address: str, site_url: str) -> str:
    """A page whose links to what is left out lead to the site; where it has no address, nowhere.

    ``address`` is that of the page on the site: ``cn-la-2024/downloads/index.html``.
    """

    def link(found: re.Match[str]) -> str:
        target = unescape(found[2])
        if not target.endswith(LEFT_OUT) or "://" in target:
            return found[0]
        if not site_url:
            return found[1]
        return f'{found[1]} href="{escape(urljoin(site_url + address, target))}"'

    return LINK.sub(link, page)


def _build(root: Path, folder: Path) -> str:
    """Build the site into a folder; the address it has on the web."""
    from mkdocs.commands.build import build  # 0.3 s to load
    from mkdocs.config import load_config

    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(
        str(root / "mkdocs.yml"),
        site_dir=str(folder),
        use_directory_urls=False,
        strict=True,
        hooks=[],  # docs/ is up to date: the site was just built from it
    )
    build(config)
    return f"{config.site_url.rstrip('/')}/" if config.site_url else ""


def zipped(folder: Path) -> bytes:
    """The files below a folder as a zip whose bytes depend on them and the epoch alone."""
    epoch = max(EARLIEST, int(os.environ.get("SOURCE_DATE_EPOCH", EARLIEST)))
    time = datetime.fromtimestamp(epoch, UTC).timetuple()[:6]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in _files(folder):
            entry = zipfile.ZipInfo(f"{ROOT_IN_ZIP}/{path.relative_to(folder).as_posix()}", time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, path.read_bytes())
    return buffer.getvalue()


def _files(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.name.endswith(LEFT_OUT):
            yield path
