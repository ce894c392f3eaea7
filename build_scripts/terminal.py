"""The command line speaks the language of who sits before it; only here words go to the terminal.

Click has its own words in English and looks for others in the folders of GNU gettext: it gets one
with those that ``messages.zh.po`` has.
"""

from __future__ import annotations

import copy
import gettext
import os
import signal
import struct
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from build_scripts.messages import ENGLISH, language_of, phrase, read_catalogue, translated
from build_scripts.problems import Problem

C = TypeVar("C", bound=click.Command)

DOMAIN = "messages"
"""The one in which click looks for its words."""
FEW = 4
"""Documents of whose making nothing is said: they take seconds."""
MAGIC = 0x950412DE
"""With which a compiled catalogue of GNU gettext begins."""


def language() -> str:
    """The language of who sits before the terminal."""
    return language_of(os.environ)


def tell(message: str, *, is_aside: bool = False) -> None:
    """Print a message; aside (on stderr) where it is not what was asked for."""
    click.echo(translated(message, language()), err=is_aside)


def progress_line(done: int, total: int) -> str:
    """How far a long run is, at each tenth part of it; of few documents nothing, empty."""
    is_tenth = done * 10 // total > (done - 1) * 10 // total
    if total < FEW or not is_tenth:
        return ""
    return phrase("{done} of {total} documents", done=done, total=total)


class Progress:
    """How far a long run is, aside: a bar on a terminal, elsewhere a line each tenth part."""

    def __init__(self) -> None:
        self._bar: Any = None

    def __call__(self, done: int, total: int) -> None:
        """Show it; of few documents there is nothing to show."""
        if sys.stderr.isatty():
            if total >= FEW:
                self._draw(done, total)
        elif line := progress_line(done, total):
            tell(line, is_aside=True)

    def _draw(self, done: int, total: int) -> None:
        if self._bar is None:
            self._bar = click.progressbar(length=total, file=sys.stderr)
        self._bar.update(done - self._bar.pos)
        if done == total:
            self._bar.render_finish()


def tell_problems(problems: Iterable[Problem]) -> None:
    """Print faults, one a line."""
    for problem in problems:
        click.echo(problem.said(language()), err=True)


@contextmanager
def deaf() -> Iterator[None]:
    """Processes begun here hear no Ctrl-C, which a terminal sends to all: who begins them ends them
    and alone speaks of it. (Ignored, not only held back: Python's own tracker lets it through.)
    """
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    heard = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, heard or signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class Failure(click.ClickException):
    """A command cannot do what was asked."""

    def format_message(self) -> str:
        """What is said, in the language of who asked."""
        return translated(self.message, language())


class Misuse(click.UsageError):
    """A command was asked for what cannot be."""

    def format_message(self) -> str:
        """What is said, in the language of who asked."""
        return translated(self.message, language())


class Group(click.Group):
    """Commands whose help is in the language of who asks."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line."""
        with words_of_click(language()):
            return super(Group, in_language(self, language())).main(*args, **kwargs)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        command = super().get_command(ctx, cmd_name)
        return command and in_language(command, language())


def in_language(command: C, wanted: str) -> C:
    """The command with its help, and that of its options, in a language."""
    own = copy.copy(command)
    own.help = own.help and translated(own.help, wanted)
    own.params = [_option_in(each, wanted) for each in command.params]
    return own


def _option_in(option: click.Parameter, wanted: str) -> click.Parameter:
    if not isinstance(option, click.Option) or not option.help:
        return option
    own = copy.copy(option)
    own.help = translated(option.help, wanted)
    return own


@contextmanager
def words_of_click(wanted: str) -> Iterator[None]:
    """Let click find its words in a language."""
    before = os.environ.get("LANGUAGE")
    with tempfile.TemporaryDirectory() as folder:
        if wanted != ENGLISH:
            path = Path(folder, wanted, "LC_MESSAGES", f"{DOMAIN}.mo")
            path.parent.mkdir(parents=True)
            path.write_bytes(compiled(read_catalogue(wanted)))
        gettext.bindtextdomain(DOMAIN, folder)
        os.environ["LANGUAGE"] = wanted
        try:
            yield
        finally:
            os.environ.pop("LANGUAGE")
            os.environ.update({"LANGUAGE": before} if before is not None else {})


def compiled(catalogue: Mapping[str, str]) -> bytes:
    """A catalogue as GNU gettext compiles it (the chapter on MO files of its manual)."""
    whole = {"": "Content-Type: text/plain; charset=UTF-8\n", **catalogue}
    rows = sorted((key.encode(), value.encode()) for key, value in whole.items())
    start = 28
    heads, tails = start + 16 * len(rows), b""
    tables: Sequence[list[bytes]] = ([], [])
    for column, table in enumerate(tables):
        for row in rows:
            table.append(struct.pack("<2I", len(row[column]), heads + len(tails)))
            tails += row[column] + b"\0"
    head = struct.pack("<7I", MAGIC, 0, len(rows), start, start + 8 * len(rows), 0, heads)
    return head + b"".join(tables[0]) + b"".join(tables[1]) + tails
