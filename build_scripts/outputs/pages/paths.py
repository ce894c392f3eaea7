"""Relative addresses between the pages of one document."""

from __future__ import annotations


def link(here: str, address: str, fragment: str = "") -> str:
    """From one page of a document to another, both given inside it; the file is named.

    ``("zh/p2-s2/", "p2-s2/", "p2-s2-c4")`` → ``../../p2-s2/index.md#p2-s2-c4``.
    """
    mark = f"#{fragment}" if fragment else ""
    if here == address and mark:
        return mark
    return f"{_relative(here, address)}index.md{mark}"


def _relative(here: str, address: str) -> str:
    """Up to the folder that both are in, and down: ``zh/p1/`` → ``zh/p3/`` is ``../p3/``."""
    folder = here[: here.find("/") + 1]
    if here.count("/") > 1 and address.startswith(folder):
        here, address = here.removeprefix(folder), address.removeprefix(folder)
    return "../" * here.count("/") + address
