"""What the theme is told (``facts.py``), given to Jinja as values.

The files are templates, since that is all that Zensical takes. They hold nothing but JSON, which is
read in a hundredth of the time that Jinja takes to make code of it: of a law with a hundred clauses
half a second.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from functools import partial
from typing import Any

from jinja2 import BaseLoader, Environment, Template, TemplateNotFound
from jinja2.runtime import Context

FOLDER = "facts/"
"""Where they stand in the theme."""
OPEN = re.compile(r"\s*\{%- set (\w+) = ")
CLOSE = re.compile(r" -%\}\n\Z| -%\}\n(?=\{%- set )")


class Told(Template):
    """A template of facts, which is what it was as long as its text stays."""

    stays: Callable[[], bool]

    @property
    def is_up_to_date(self) -> bool:
        """Whether it need not be read again."""
        return self.stays()


class FactsLoader(BaseLoader):
    """Gives the facts as a template that sets their values; all else is for another loader."""

    has_source_access = False

    def __init__(self, read: Callable[[str], str | None]) -> None:
        """Let ``read`` find the text of a template by its path in the theme."""
        self.read = read

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # Jinja calls it so
    ) -> Template:
        """The template of this name, if it is one of facts."""
        text = self.read(name) if name.startswith(FOLDER) else None
        found = None if text is None else values(text)
        if found is None:
            raise TemplateNotFound(name)
        known: dict[str, Any] = {"name": name, "__file__": name, "blocks": {}, "debug_info": ""}
        known["root"] = partial(_tell, found)
        told = Told.from_module_dict(environment, known, {} if globals is None else globals)
        assert isinstance(told, Told)
        told.stays = lambda: self.read(name) == text
        return told


def values(text: str) -> Mapping[str, Any] | None:
    """Name → value, of a file of facts; ``None`` where it has something else too."""
    decoder, found, at = json.JSONDecoder(), dict[str, Any](), 0
    while at < len(text):
        opened = OPEN.match(text, at)
        if not opened:
            return None
        try:
            found[opened[1]], at = decoder.raw_decode(text, opened.end())
        except json.JSONDecodeError:
            return None
        closed = CLOSE.match(text, at)
        if not closed:
            return None
        at = closed.end()
    return found


def _tell(found: Mapping[str, Any], context: Context) -> Iterator[str]:
    """What the code of a template does that sets values: it prints nothing."""
    context.vars.update(found)
    context.exported_vars.update(found)
    return iter(())
