"""The whole site as one zip for opening from disk, and the checksums of all downloads beside it.

The built pages, but every link names a file, since a folder cannot be opened as a page from disk.
PDF and EPUB are left out: they are books to take along by themselves, and links to them lead to the
site. A file that was packed before is not packed again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from pathlib import Path
from urllib.parse import urljoin

from build_scripts.press.keep import CACHE, keep, recalled
from build_scripts.press.made import digest
from build_scripts.press.publish import write_file
from build_scripts.press.release.sums import written
from build_scripts.press.site.headers import NAME as HEADERS_FILE
from build_scripts.press.site.stamps import Part, Parts, parts_of, stamps
from build_scripts.press.site.zips import Packed, as_kept, pack, packed_in, zipped
from build_scripts.sources.settings import read_settings

FOLDER = "downloads"
NAME = "duidu-site.zip"
SUMS = "SHA256SUMS"
CONTENTS = f"duidu-site.{SUMS}"
"""The list of what is in the zip, in which it stands as ``SHA256SUMS``."""
LEFT_OUT = (
    *(".pdf", ".epub", "sitemap.xml", ".xml.gz", "404.html", "preview.png"),
    *(HEADERS_FILE, NAME, SUMS),
)
"""Ends of file names that do not go into the zip."""
ROOT_IN_ZIP = "duidu-site"

# <a href="cn&#45;la&#45;2024&#46;pdf" download>
LINK = re.compile(r'(<(?:a|area|link)\b[^>]*?\s)href="([^"]*)"')
# "../p2-s2/" and "#p2-s2-c4"; not "https://…", "mailto:…", "//…", "/…"
ADDRESS = re.compile(r"(?!/)(?![A-Za-z][A-Za-z0-9+.-]*:)(?P<path>[^?#]*)(?P<rest>.*)\Z", re.DOTALL)
FOLDERS = ("", ".", "..")
"""Last parts of an address that names a folder."""
KEPT = f"{CACHE}/{NAME}"


def write_offline(root: Path, site: Path, found: Parts | None = None) -> tuple[Path, int]:
    """Put the offline copy of the built site into its ``downloads/``.

    ``found``: the files of the site, where not all lie in its folder. Gives the path of the zip and
    how many files had to be packed. The times in it are ``SOURCE_DATE_EPOCH``, so that the same
    sources give the same bytes.
    """
    site_url = read_settings(root).site_url
    found = parts_of(site, stamps(site, {})) if found is None else found
    wanted = {path: each for path, each in found.items() if not path.endswith(LEFT_OUT)}
    before = _packed_before(root, site_url)
    packed: dict[str, Packed] = {}
    for path, each in wanted.items():
        known = before.get(path)
        is_same = known and known.source == each.digest
        packed[path] = known if known and is_same else _packed(each, path, site_url)
    anew = sum(each is not before.get(path) for path, each in packed.items())
    inside = written({path: each.digest for path, each in packed.items()}).encode()
    packed[SUMS] = pack(digest(inside), inside)
    content = zipped(ROOT_IN_ZIP, packed)
    keep(root / KEPT, site_url, as_kept(packed, content))
    target = site / FOLDER / NAME
    sums = {**_downloads(found), NAME: digest(content), CONTENTS: digest(inside)}
    write_file(target, content)
    write_file(target.with_name(CONTENTS), inside)
    write_file(target.with_name(SUMS), written(sums).encode())
    return target, anew


def _downloads(found: Parts) -> Mapping[str, str]:
    """All that the site offers for taking away, by its path from the list in ``downloads/``."""
    return {
        f"../{path}": each.digest
        for path, each in found.items()
        if f"/{FOLDER}/" in path and not path.endswith(".html")
    }


def _packed_before(root: Path, site_url: str) -> Mapping[str, Packed]:
    """What the last offline copy holds, by its path in the site."""
    content = recalled(root / KEPT, site_url)
    return packed_in(ROOT_IN_ZIP, content) if content is not None else {}


def _packed(part: Part, path: str, site_url: str) -> Packed:
    content = part.file.read_bytes()
    source = digest(content)
    if path.endswith(".html"):
        content = for_disk(content.decode(), path, site_url).encode()
    return pack(source, content)


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
