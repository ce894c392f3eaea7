"""Jinja's environment for templates that are told of much by mappings."""

from __future__ import annotations

from typing import Any

import jinja2

METHODS = frozenset(dir(dict))


class Environment(jinja2.Environment):
    """One that gives ``document.short`` of a mapping at once.

    Jinja first asks for an attribute of this name and waits for the exception: of finished pages
    an eighth of the time. What it finds is the same.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        """An attribute, or an item of this name; undefined where there is neither."""
        if type(obj) is dict and attribute not in METHODS:
            try:
                return obj[attribute]
            except KeyError:
                return self.undefined(obj=obj, name=attribute)
        try:
            return getattr(obj, attribute)
        except AttributeError:
            return super().getattr(obj, attribute)
