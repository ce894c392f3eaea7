"""The hook that ``mkdocs.yml`` names: it starts the same build as the command line, and keeps from
generated pages what only hand-written ones use.

While MkDocs reads ``docs/`` no other build may change it, or the pages of a preview, drafts among
them, would get into the site.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any, Literal

# The plain `mkdocs` program, unlike `python -m mkdocs`, does not look for modules here.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from jinja2 import ChoiceLoader, Environment
from markdown.extensions.toc import nest_toc_tokens  # type: ignore[import-untyped]
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from build_scripts.messages import language_of, phrase, translated
from build_scripts.outputs.pages import code_samples, dialect
from build_scripts.outputs.pages.policy import without_policy
from build_scripts.outputs.pages.theme_facts import FactsLoader
from build_scripts.press import hand_written
from build_scripts.press.compiled import keep_compiled
from build_scripts.press.disk import let_all_read, refused
from build_scripts.press.exclusive import alone
from build_scripts.press.record import build_where_needed
from build_scripts.press.report import DOCS, account_line
from build_scripts.press.site import converted, left
from build_scripts.press.site.headers import write_headers
from build_scripts.problems import ERROR, has_errors
from build_scripts.sources.settings import SNIPPETS, read_settings, with_snippets_of
from build_scripts.terminal import progress_line

log = logging.getLogger("mkdocs.hooks.duidu")
FAULTY = phrase("The sources have faults; what was published before stays as it was.")
HAND_WRITTEN = "pymdownx."
"""How the names of the extensions begin that only pages of people use."""
MARKS = "pymdownx.critic"
"""What marks changes of wording on generated pages."""
state = {"serves": False}
extensions: list[str] = []
"""All that ``mkdocs.yml`` names."""
ready: dict[str, dialect.Read] = {}
"""Pages that are HTML already, until MkDocs takes them."""
alone_until_read = ExitStack()
reading: list[converted.Reading] = []
"""The pages of this build."""
leaving: list[left.Leaving] = []
"""What is left in ``docs/`` where ``make site`` builds."""


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview, which shows drafts and goes on behind a fault."""
    state["serves"] = command == "serve"
    let_all_read()


def on_config(config: MkDocsConfig) -> None:
    """Let pages find their snippets from wherever ``mkdocs`` was called."""
    extensions[:] = config.markdown_extensions
    options = config.mdx_configs.get(SNIPPETS)
    if options:
        options.update(with_snippets_of(Path(config.config_file_path).parent, options))


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring ``docs/`` up to date with the sources before MkDocs looks at it."""
    root = Path(config.config_file_path).parent
    alone_until_read.close()
    alone_until_read.enter_context(alone(root / DOCS, _tell))
    settings = read_settings(root)
    if state["serves"]:  # at an address of its own
        settings = replace(settings, site_url=config.site_url or "", problems=())
    config.site_url = settings.site_url or None
    outcome = build_where_needed(
        root, settings, with_drafts=state["serves"], strict=config.strict, progress=_tell_progress
    )
    wanted = language_of(os.environ)
    for problem in outcome.problems:
        level = logging.ERROR if problem.severity == ERROR else logging.INFO
        log.log(level, "%s", problem.said(wanted))
    for each in outcome.reports:
        for key, account in each.accounts.items():
            log.info("%s", translated(account_line(each.folder, key, account), wanted))
    is_empty = not any(each.accounts for each in outcome.reports)
    if has_errors(outcome.problems) and not state["serves"] and (config.strict or is_empty):
        raise Abort(translated(FAULTY, wanted))


def on_files(files: Files, *, config: MkDocsConfig) -> None:
    """Leave where it lies what the site has as it is, if whoever builds puts it there himself."""
    leaving.clear()
    if place := left.wanted():
        leaving.append(left.Leaving(Path(config.docs_dir), place))
        leaving[0].take(files)


def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
    """Look up the pages that were read before."""
    reading[:] = [converted.Reading(Path(config.config_file_path).parent, config, files)]


def on_pre_page(page: Page, *, config: MkDocsConfig, files: Files) -> None:
    """Let a page be read only if it is another than before."""
    for each in reading:
        each.take(page)


def on_env(env: Environment, *, config: MkDocsConfig, files: Files) -> None:
    """Let the theme's facts be read as what they are, not made into code; keep all other code."""
    if env.loader:
        env.loader = ChoiceLoader([FactsLoader(_published(config)), env.loader])
    keep_compiled(Path(config.config_file_path).parent, env)


def _published(config: MkDocsConfig) -> Callable[[str], str | None]:
    theme = Path(config.config_file_path).parent / hand_written.THEME

    def read(name: str) -> str | None:
        path = theme / name
        return path.read_text("utf-8") if path.is_file() else None

    return read


def _tell_progress(done: int, total: int) -> None:
    if line := progress_line(done, total):
        _tell(line)


def _tell(line: str) -> None:
    log.info("%s", translated(line, language_of(os.environ)))


def on_page_markdown(
    markdown: str, *, page: Page, config: MkDocsConfig, files: Files
) -> str | None:
    """Let what our templates wrote be turned into HTML by our own reader of it, where it can be.

    It takes a tenth of the time and gives the same; MkDocs then has nothing left to read. Other
    generated pages are read without the syntax of pages that people write, but for the marks of
    what changed between two documents.
    """
    path = page.file.src_uri.split("/")
    is_theirs = _is_theirs(page)
    kept = MARKS if path[1:2] in (["compare"], ["changes"]) else ""
    config.markdown_extensions = [
        each
        for each in extensions
        if is_theirs or each == kept or not each.startswith(HAND_WRITTEN)
    ]
    read = None if is_theirs or kept else dialect.read(markdown)
    if read is None:
        return None
    ready[page.file.src_uri] = read
    config.markdown_extensions = []
    return ""


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Hand over what was read; the code samples of people's pages speak the reader's language."""
    if _is_theirs(page):
        return code_samples.speaking(html)
    read = ready.pop(page.file.src_uri, None)
    if read is None:
        return None
    page.toc = get_toc(_nested(read.headings, config))
    page.present_anchor_ids = set(read.ids)
    return read.html


def _nested(headings: Iterable[dialect.Heading], config: MkDocsConfig) -> Any:
    depth = config.mdx_configs["toc"]["toc_depth"]
    rows = [asdict(each) for each in headings if each.level <= depth]
    return nest_toc_tokens(rows)


def _is_theirs(page: Page) -> bool:
    return page.file.src_uri.split("/")[0] in hand_written.FOLDERS


def on_post_build(config: MkDocsConfig) -> None:
    """Let the next build begin: MkDocs has read everything.

    A preview follows every change by a script that MkDocs puts into each page; it holds no policy.
    """
    for each in leaving:
        each.tell()
    for every in reading:
        every.finish()
    alone_until_read.close()
    site = Path(config.site_dir)
    if not state["serves"]:
        write_headers(site)
        return
    for page in site.rglob("*.html"):
        page.write_text(without_policy(page.read_text("utf-8")), "utf-8")


def on_build_error(error: Exception) -> None:
    """Let the next build begin, too, where MkDocs gave up; what the disk refuses is said."""
    alone_until_read.close()
    if isinstance(error, OSError) and not state["serves"]:
        raise Abort(refused(error, Path.cwd()).said(language_of(os.environ)))
