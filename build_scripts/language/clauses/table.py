"""Words with which clauses begin: the table ``clauses.yml``, as the two readers of it need them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from build_scripts.yml import rows

TABLE = Path(__file__).with_name("clauses.yml")


@dataclass(frozen=True, slots=True)
class Side:
    """Whom a text may bind, in general words: ``everyone`` is 人人, 任何人, ``No one``."""

    id: str
    name: Mapping[str, str]
    zh: tuple[str, ...]
    en: tuple[str, ...]


@cache
def table() -> Mapping[str, Any]:
    """The table as it is written."""
    read: Mapping[str, Any] = rows(TABLE)
    return read


@cache
def words(name: str) -> frozenset[str]:
    """The words of a row of the table."""
    return frozenset(table()[name].split())


@cache
def letters() -> Mapping[str, str]:
    """Parties by a letter, and their English: 甲方, party a."""
    read: Mapping[str, str] = table()["letters"]
    return read


@cache
def sides() -> tuple[Side, ...]:
    """Those whom texts bind in general."""
    return tuple(
        Side(each["id"], each["name"], tuple(each["zh"].split()),
             tuple(word.strip() for word in each["en"].split(",")))
        for each in table()["sides"]
    )  # fmt: skip


def any_of(texts: Iterable[str]) -> str:
    """A pattern for any of some words, the longest first."""
    return _any_of(texts if isinstance(texts, frozenset) else frozenset(texts))


@lru_cache(maxsize=256)  # each sentence is asked for the same words
def _any_of(texts: frozenset[str]) -> str:
    return "|".join(map(re.escape, sorted(texts, key=lambda text: (-len(text), text)))) or "(?!)"
