"""What the build needs to know of the site, as ``mkdocs.yml`` says it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

from build_scripts.messages import phrase
from build_scripts.problems import WARNING, Found, Problem
from build_scripts.sources.gate.addresses import DELIMITERS, NOT_ENCODED, is_host
from build_scripts.yml import SafeLoader

SNIPPETS = "pymdownx.snippets"
"""The extension by which hand-written pages take in what is made from data."""


SECTION_PDFS = {"true": True, "false": False}
"""What the site can say of them; ``auto``, or nothing: while documents are few."""


class _Loader(SafeLoader):  # type: ignore[misc]
    """A loader that knows ``!ENV`` as MkDocs does, and reads Python tags as nothing."""


_Loader.add_constructor("!ENV", construct_env_tag)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of the site that the build shares with MkDocs."""

    site_url: str = ""
    """With a slash at its end; empty where the site has no address yet."""
    corrections: str = ""
    """Where readers send corrections, empty where the site does not say."""
    joined: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """File below ``docs/`` → the sources (paths from its folder) that it is joined from."""
    section_pdfs: bool | None = None
    """Whether each reading page has a PDF of its own; not said: while documents are few."""
    extensions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """Extension of Markdown that the site is read with → its options."""
    frame: Mapping[str, Any] = field(default_factory=dict)
    """What the frame round a page says of the site: keys of the file as the theme names them."""
    problems: tuple[Problem, ...] = ()
    """Of the address: one that cannot be (the site then has none), or a stand-in."""


CONFIG = "mkdocs.yml"
ADDRESS = "site_url"
VARIABLE = "SITE_URL"
CLOCK = "SOURCE_DATE_EPOCH"
LATEST = 4_354_819_198
"""31 December 2107, 23:59:58 (PKWARE APPNOTE 4.4.6)."""
STAND_IN = ".example"
"""End of the names of hosts that nobody can have (RFC 2606)."""
FRAME = ("site_name", "site_description", "extra", "use_directory_urls")


def read_settings(root: Path) -> Settings:
    """The settings in ``mkdocs.yml``; empty ones where there is no such file."""
    path = root / CONFIG
    if not path.exists():
        return Settings()
    text = path.read_text("utf-8")
    value: Any = yaml.load(text, Loader=_Loader) or {}
    address, problems = site_address(str(value.get(ADDRESS) or ""), _line_of(ADDRESS, text))
    extra = value.get("extra") or {}
    joined = extra.get("joined") or {}
    return Settings(
        site_url=address or "",
        problems=(*problems, *clock_problems(os.environ.get(CLOCK))),
        corrections=str(extra.get("corrections") or ""),
        joined={target: tuple(names) for target, names in joined.items()},
        section_pdfs=SECTION_PDFS.get(str(extra.get("section_pdfs", "")).lower()),
        extensions=dict(_extensions(value.get("markdown_extensions") or ())),
        frame=_frame(value),
    )


def clock_problems(written: str | None) -> tuple[Problem, ...]:
    """The fault of a clock for what is built, from ``SOURCE_DATE_EPOCH``, that is no time.

    Seconds since 1970 (https://reproducible-builds.org/specs/source-date-epoch/), to the last that
    a zip can hold.
    """
    is_time = written is None or re.fullmatch("[0-9]{1,10}", written)
    if written is None or (is_time and int(written) <= LATEST):
        return ()
    return (Problem(
        CLOCK, 1, "S03",
        phrase("{written} is no time: seconds since 1970 are wanted, from 0 to {latest}",
            written=written or '""', latest=LATEST),
        "leave it unset, or take the time of the last commit: git log -1 --format=%ct",
    ),)  # fmt: skip


def _line_of(key: str, text: str) -> int:
    """The line on which a key of the file stands, 1-based; the first where it is not there."""
    found = re.search(rf"^{key}:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def site_address(written: str, line: int = 1) -> Found[str]:
    """The address of the home page: with a slash at its end, which is mended; or why it is none.

    ``written`` stands on a line of ``mkdocs.yml``, where it may come from ``SITE_URL``. A stand-in
    is an address, with a warning. Empty: the site has none yet, and nothing is to be said.
    """
    address = written.strip().rstrip("/")
    if not address:
        return Found("")
    if why := _refused(address):
        return Found(None, (Problem(
            CONFIG, line, "S01", why,
            "write the address of the home page: SITE_URL=https://example.org/duidu/",
        ),))  # fmt: skip
    host = (urlsplit(address).hostname or "").removesuffix(".")
    if not os.environ.get(VARIABLE) and host.endswith(STAND_IN):
        return Found(f"{address}/", (Problem(
            CONFIG, line, "S02", phrase(
                "citations and permanent links carry a stand-in address, {address}",
                address=f"{address}/"),
            "before it is published: SITE_URL=https://example.org/duidu/ make site", WARNING,
        ),))  # fmt: skip
    return Found(f"{address}/")


def _refused(address: str) -> str:
    """Why this is not the address of a site; empty where it is one."""
    try:
        parts = urlsplit(address)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number, brackets that do not close
        has_host = False
    said = {"address": address}
    if not re.match(r"https?://", address, re.IGNORECASE) or not has_host:
        return phrase("{address} is no address of a site: https:// (or http://) and a host are "
            "wanted", **said)  # fmt: skip
    if any(each in DELIMITERS or not each.isprintable() for each in address):
        return phrase("{address} has a blank or another character that no address has", **said)
    if NOT_ENCODED.search(address):
        return phrase("{address} has a % without two digits of 0-9 A-F behind it: %25 is a percent "
            "sign", **said)  # fmt: skip
    if "?" in address or "#" in address:
        return phrase("{address} has a query or a fragment, behind which no page can lie", **said)
    if "@" in parts.netloc:
        return phrase("{address} has a user: every reader would see it", **said)
    if not is_host(_host(parts.netloc)):
        return phrase("{address} has a host that cannot be: wanted is a name of letters, digits "
            "and hyphens between them, with full stops, or an IP address", **said)  # fmt: skip
    return _no_folder(address, parts.path)


def _host(netloc: str) -> str:
    """``[::1]:8000`` → ``[::1]``, as it is written."""
    return re.sub(r":[0-9]*$", "", netloc)


def _no_folder(address: str, path: str) -> str:
    """Why no page can lie below a path; browsers take ``%2e`` for a full stop."""
    steps = [unquote(step) for step in path.split("/")]
    if ".." in steps or "." in steps or "" in steps[1:] or steps[-1].endswith((".html", ".htm")):
        return phrase("{address} is no folder: it has //, . or .., or the name of a page",
            address=address)  # fmt: skip
    return ""


def _frame(value: Mapping[str, Any]) -> Mapping[str, Any]:
    theme = value.get("theme") or {}
    own = {name: value[name] for name in FRAME if name in value}
    return {"use_directory_urls": True, **own, "theme": {"favicon": theme.get("favicon") or ""}}


def with_snippets_of(root: Path, options: Mapping[str, Any]) -> dict[str, Any]:
    """Options of ``pymdownx.snippets`` with its folders where they are, wherever one works."""
    return {**options, "base_path": [str(root / each) for each in options["base_path"]]}


def _extensions(listed: Iterable[Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """``[tables, {toc: {toc_depth: 3}}]``, as MkDocs reads it."""
    for each in listed:
        for name, options in ({each: {}} if isinstance(each, str) else each).items():
            yield name, options or {}
