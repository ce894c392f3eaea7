"""Compiled templates, kept: compiling all takes as long as filling them for a short document.

What is kept says for which source, environment and libraries it was made, and is code that Python
reads without pickle; anything else is compiled anew (``keep.py``).
"""

from __future__ import annotations

import marshal
from pathlib import Path

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from build_scripts.press.keep import CACHE, keep, recalled
from build_scripts.press.made import digest

FOLDER = "templates"
# All that changes what a template is compiled to; how it is loaded and filled does not.
OPTIONS = (
    "block_start_string", "block_end_string", "variable_start_string", "variable_end_string",
    "comment_start_string", "comment_end_string", "line_statement_prefix", "line_comment_prefix",
    "trim_blocks", "lstrip_blocks", "newline_sequence", "keep_trailing_newline", "optimized",
    "undefined", "finalize", "autoescape",
)  # fmt: skip


def keep_compiled(root: Path, environment: Environment) -> None:
    """Let an environment keep what it compiles; once a process is enough."""
    if environment.bytecode_cache is None:
        environment.bytecode_cache = Compiled(root, environment)


class Compiled(BytecodeCache):
    """The compiled templates of one environment, under ``.cache/templates/``."""

    def __init__(self, root: Path, environment: Environment) -> None:
        self.folder = root / CACHE / FOLDER
        named = (environment.filters, environment.tests, environment.globals)
        self.state = repr([*(_told(getattr(environment, each)) for each in OPTIONS),
            *(sorted(each) for each in named), sorted(environment.extensions)])  # fmt: skip

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Where a template is kept: the same wherever the repository lies, whatever its path."""
        return digest(f"{self.state}|{name}".encode())

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code that was kept for this source, if there is some."""
        content = recalled(self._path(bucket), self._inputs(bucket))
        if content is not None:
            bucket.code = marshal.loads(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            keep(self._path(bucket), self._inputs(bucket), marshal.dumps(bucket.code))

    def _path(self, bucket: Bucket) -> Path:
        return self.folder / bucket.key

    def _inputs(self, bucket: Bucket) -> str:
        return f"{bucket.checksum}\0{self.state}"


def _told(option: object) -> object:
    """A function or a class by its name: what stands in it is of the house, or of a library."""
    name = getattr(option, "__qualname__", None)
    return option if name is None else f"{getattr(option, '__module__', '')}.{name}"
