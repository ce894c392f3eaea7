"""``_headers``: what hosts should send with each file, as Netlify and Cloudflare read it.

https://docs.netlify.com/manage/routing/headers/, https://developers.cloudflare.com/pages/configuration/headers/
"""

from __future__ import annotations

from pathlib import Path

from build_scripts.outputs.pages.policy import HEADERS
from build_scripts.press.publish import write_file

NAME = "_headers"
"""In the root of the site."""


def headers_file() -> str:
    """One rule for every address."""
    lines = (f"  {name}: {value}\n" for name, value in HEADERS.items())
    return "/*\n" + "".join(lines)


def write_headers(site: Path) -> None:
    """Put the file into a built site."""
    write_file(site / NAME, headers_file().encode())
