"""The whole site as one zip for opening from disk, with its checksum beside it.

A second MkDocs build without directory addresses, so that every link names a file. PDF and EPUB
are left out: they are books to take along by themselves.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config

FOLDER = "downloads"
NAME = "duidu-site.zip"
SUMS = "SHA256SUMS"
LEFT_OUT = (".pdf", ".epub", ".xml.gz", NAME, SUMS)
"""Ends of file names that do not go into the zip."""
ROOT_IN_ZIP = "duidu-site"
EARLIEST = 315_532_800
"""1 January 1980, the earliest time that a zip can hold (PKWARE APPNOTE 4.4.6)."""


def write_offline(root: Path, site: Path) -> Path:
    """Build the offline copy of the site and put it into ``site/downloads``; its path.

    The times in the zip are ``SOURCE_DATE_EPOCH``, so that the same sources give the same bytes.
    """
    with tempfile.TemporaryDirectory() as folder:
        _build(root, Path(folder))
        content = zipped(Path(folder))
    target = site / FOLDER / NAME
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    (target.parent / SUMS).write_text(f"{digest}  {NAME}\n", "utf-8")
    return target


def _build(root: Path, folder: Path) -> None:
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    config = load_config(
        str(root / "mkdocs.yml"),
        site_dir=str(folder),
        use_directory_urls=False,
        strict=True,
        hooks=[],  # docs/ is up to date: the site was just built from it
    )
    build(config)


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
