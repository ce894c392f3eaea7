"""What the build needs to know of the site, as ``mkdocs.yml`` says it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from yaml_env_tag import construct_env_tag  # type: ignore[import-untyped]

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


FRAME = ("site_name", "site_description", "extra", "use_directory_urls")


def read_settings(root: Path) -> Settings:
    """The settings in ``mkdocs.yml``; empty ones where there is no such file."""
    path = root / "mkdocs.yml"
    if not path.exists():
        return Settings()
    value: Any = yaml.load(path.read_text("utf-8"), Loader=_Loader) or {}
    url = str(value.get("site_url") or "").rstrip("/")
    extra = value.get("extra") or {}
    joined = extra.get("joined") or {}
    return Settings(
        site_url=f"{url}/" if url else "",
        corrections=str(extra.get("corrections") or ""),
        joined={target: tuple(names) for target, names in joined.items()},
        section_pdfs=SECTION_PDFS.get(str(extra.get("section_pdfs", "")).lower()),
        extensions=dict(_extensions(value.get("markdown_extensions") or ())),
        frame=_frame(value),
    )


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
