"""The programs that turn ``docs/`` into a site: MkDocs, and Zensical, which reads its settings.

Only here is it known how each is called; whatever comes after Material is one function more.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from build_scripts.outputs.pages import code_samples
from build_scripts.press import hand_written
from build_scripts.press.keep import CACHE
from build_scripts.press.report import DOCS
from build_scripts.press.site.headers import write_headers
from build_scripts.press.site.left import VARIABLE, Left, told
from build_scripts.sources.settings import CLOCK
from build_scripts.terminal import deaf

OVERLAY = ".zensical.yml"
"""Settings of Zensical for one run: it takes the folder of the site from there alone."""
LEFT = "left.json"
"""Beside the folder of the site."""
THEME_ASSETS = ("assets/images", "assets/javascripts", "assets/stylesheets")
"""Where the themes of both tools put what is theirs."""
ITS_INDEX = "search.json"
"""Zensical's own index of the site, which it writes whether asked or not."""
SITEMAP = "sitemap.xml"
# What Zensical itself keeps in `.cache/`: 10450421714888733546, objects.inv
ITS_OWN = re.compile(r"\d+|mkdocstrings\.json|objects\.inv")


def run(root: Path, tool: str, site: Path) -> tuple[int, Left]:
    """Let a tool build ``docs/`` into a folder of the repository; its exit status, and what it left
    in ``docs/``."""
    left = site.with_name(LEFT)
    left.unlink(missing_ok=True)
    status = TOOLS[tool](root, site)
    _leave_out_theme(root, site)
    return status, told(left)


def _leave_out_theme(root: Path, site: Path) -> None:
    """Remove the theme's own scripts, styles and index, which no page of ours uses."""
    for folder in THEME_ASSETS:
        for path in [*(site / folder).rglob("*")]:
            if path.is_file() and not (root / DOCS / path.relative_to(site)).exists():
                path.unlink()
    (site / ITS_INDEX).unlink(missing_ok=True)


def _mkdocs(root: Path, site: Path) -> int:
    """Its hook runs the build."""
    told_at = {VARIABLE: str(site.with_name(LEFT))}
    return _python(root, "mkdocs", "build", "--strict", "--site-dir", str(site), **told_at)


def _zensical(root: Path, site: Path) -> int:
    """It has no hooks; and with ``--clean`` it would remove all that others keep in ``.cache/``."""
    status = _python(root, "build_scripts", "--root", str(root), "build", "--strict")
    return status or zensical_alone(root, site)


def zensical_alone(root: Path, site: Path) -> int:
    """Zensical on the pages that are there; what it keeps itself is forgotten."""
    with suppress(OSError):  # where nothing can be kept, nothing is there
        for path in [*(root / CACHE).iterdir()]:
            if ITS_OWN.fullmatch(path.name):
                path.unlink()
    overlay = root / OVERLAY
    folder = site.relative_to(root).as_posix()
    overlay.write_text(f"INHERIT: mkdocs.yml\nsite_dir: {folder}\n", "utf-8")
    try:
        status = _python(root, "zensical", "build", "--strict", "--config-file", OVERLAY)
    finally:
        overlay.unlink()
    for name in hand_written.FOLDERS:  # what the hook does under MkDocs
        for page in [*(site / name).rglob("*.html")]:
            text = page.read_text("utf-8")
            page.write_bytes(code_samples.speaking(text).encode())
    write_headers(site)
    _pack_sitemap(site)
    return status


def _pack_sitemap(site: Path) -> None:
    """The packed map of the site, which Zensical does not write: byte for byte that of MkDocs."""
    path = site / SITEMAP
    if not path.is_file():
        return
    packed, clock = site / f"{SITEMAP}.gz", int(os.environ.get(CLOCK) or 0)
    with (
        packed.open("wb") as file,
        gzip.GzipFile(filename=str(packed), mode="wb", fileobj=file, mtime=clock) as pack,
    ):
        pack.write(path.read_bytes())


TOOLS: Mapping[str, Callable[[Path, Path], int]] = {"mkdocs": _mkdocs, "zensical": _zensical}


def _python(root: Path, *module: str, **variables: str) -> int:
    """Run a module in a process of its own, which ends with this one's wish for it; its status."""
    call, env = [sys.executable, "-m", *module], {**os.environ, "PYTHONUTF8": "1", **variables}
    begun = None
    try:
        with deaf():
            begun = subprocess.Popen(call, cwd=root, env=env)
        return begun.wait()
    finally:
        if begun and begun.poll() is None:  # Ctrl-C
            begun.terminate()
            begun.wait()
