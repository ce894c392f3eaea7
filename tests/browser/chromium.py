"""Where the system's Chromium is, and how it is started.

Its shell without windows comes first: the same pages take a third of the time in it.
"""

from __future__ import annotations

import os
import shutil

NAMES = (
    "chromium-headless-shell",
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)

ARGUMENTS = [
    "--no-sandbox",  # Chromium refuses to run as root with it
    "--disable-gpu",
    "--disable-dev-shm-usage",  # small in containers
    "--no-first-run",
    "--disable-sync",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    # No name but this machine's is looked up: a page cannot depend on another host.
    "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
]


def find_chromium() -> str:
    """Path of Chromium or Chrome: the one in `CHROMIUM`, else the first of the known names."""
    named = os.environ.get("CHROMIUM")
    for name in (named,) if named else NAMES:
        if path := shutil.which(name):
            return path
    raise FileNotFoundError(
        f"CHROMIUM={named} is not a program."
        if named
        else "The tests need Chromium or Chrome: install one, or name its program in CHROMIUM."
    )
