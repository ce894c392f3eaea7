"""Simplified and traditional characters: OpenCC's dictionaries, and what of them a text needs.

Of OpenCC's configurations those that give a text in another script and replace no word by another
word. What is converted has as many characters as before.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from opencc import OpenCC

from build_scripts.language.languages import language, script


@dataclass(frozen=True, slots=True)
class Form:
    """A form of characters in which a text may be shown."""

    name: str
    """As the reader's choice is stored."""
    tag: str
    config: str
    """OpenCC's configuration for the way there."""


FORMS: Mapping[str, Sequence[Form]] = {
    "Hans": (
        Form("hant", "zh-Hant", "s2t"),
        Form("tw", "zh-Hant-TW", "s2tw"),
        Form("hk", "zh-Hant-HK", "s2hk"),
    ),
    "Hant": (Form("hans", "zh-Hans", "t2s"),),
}
"""Script of a text → the forms in which it may be shown besides its own."""
HOME = Path(str(files("opencc"))) / "clib"
# 发展中国家, SQL注入, 彼得·杰克逊, 里姆斯基-科萨科夫: what stands in a word parts no run
RUN = re.compile("[A-Za-z0-9-]*[·\u2e80-\U0003ffff][A-Za-z0-9·\u2e80-\U0003ffff-]*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that OpenCC looks for in a text."""

    words: frozenset[str]
    """Of two characters or more; also those that stay as they are and keep others from matching."""
    plain: Mapping[int, str]
    """Compatibility ideographs → the usual ones, which are put in their place first."""
    lengths: Mapping[str, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Needed:
    """What some texts need: the longest match in it converts each of them as OpenCC does."""

    characters: Mapping[str, str]
    words: Mapping[str, str]


def forms(tag: str) -> Sequence[Form]:
    """The forms in which a text may be shown: of ``zh`` and ``zh-Hans`` the traditional ones."""
    return FORMS.get(script(tag), ()) if language(tag).key == "zh" else ()


def runs(texts: Iterable[str]) -> Sequence[str]:
    """The stretches of texts in which there may be something to convert, sorted."""
    return sorted({found for text in texts for found in RUN.findall(text)})


def needed(stretches: Sequence[str], config: str) -> Needed:
    """What stretches of texts, and every part of them, need for a configuration of OpenCC.

    A word that is converted as its characters are is left out, unless it overlaps, directly or
    through others, one that is not. A stretch of text that OpenCC converts otherwise than word by
    word, since some configurations have two steps, is a word of its own.
    """
    whole, program = lexicon(config), _program(config)
    characters = {each: program.convert(each) for each in sorted(set("".join(stretches)))}
    words: dict[str, str] = {}
    for run in stretches:
        own: dict[str, str] = {}
        for group in _groups(run, whole):
            converted = {word: program.convert(word) for word in sorted(group)}
            if any(
                target != "".join(characters[each] for each in word)
                for word, target in converted.items()
            ):
                own |= converted
        target = program.convert(run)
        if longest(run, Needed(characters, own)) != target:
            own[run] = target
        words |= own
    return Needed({each: to for each, to in characters.items() if each != to}, words)


@cache
def lexicon(config: str) -> Lexicon:
    """The words of a configuration: ``s2t``."""
    share = HOME / "share" / "opencc"
    declared = json.loads((share / f"{config}.json").read_text("utf-8"))
    words = _words(*(share / each for each in _files(declared["conversion_chain"][0])))
    plain = {
        ord(each): target
        for step in declared.get("normalization", ())
        for name in _files(step)
        for each, target in _entries(share / name)
    }
    return Lexicon(words, plain, _lengths(words))


@cache
def _words(*paths: Path) -> frozenset[str]:
    return frozenset(word for path in paths for word, _ in _entries(path) if len(word) > 1)


@cache
def _program(config: str) -> OpenCC:
    return OpenCC(config)


def _lengths(words: Iterable[str]) -> Mapping[str, Sequence[int]]:
    """First character of words → their lengths, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[0], set()).add(len(word))
    return {first: sorted(each, reverse=True) for first, each in found.items()}


def longest(text: str, table: Needed) -> str:
    """A text converted by the longest match at each place, from its beginning on, as the browser
    does it."""
    lengths = _lengths(table.words)
    done: list[str] = []
    at = 0
    while at < len(text):
        tried = (text[at : at + length] for length in lengths.get(text[at], ()))
        word = next((each for each in tried if each in table.words), text[at])
        done.append(table.words.get(word) or table.characters.get(word, word))
        at += len(word)
    return "".join(done)


def _groups(run: str, whole: Lexicon) -> Iterator[set[str]]:
    """The words of a run, those together that overlap."""
    plain = run.translate(whole.plain)
    group: set[str] = set()
    reached = 0
    for start, first in enumerate(plain):
        if start >= reached and group:
            yield group
            group = set()
        for length in whole.lengths.get(first, ()):
            if plain[start : start + length] in whole.words:
                group.add(run[start : start + length])
                reached = max(reached, start + length)
    if group:
        yield group


def _files(step: Mapping[str, Any]) -> Iterator[str]:
    """The files of a dictionary or of a group of them, in their order."""
    inner = step.get("dict", step)
    if "file" in inner:
        yield inner["file"]
    for each in inner.get("dicts", ()):
        yield from _files(each)


@cache
def _entries(path: Path) -> Sequence[tuple[str, str]]:
    """Words of a dictionary, each with its first choice; OpenCC's own program reads its files."""
    program = shutil.which("opencc_dict", path=str(HOME / "bin"))
    if program is None:
        raise FileNotFoundError(HOME / "bin" / "opencc_dict")
    with TemporaryDirectory() as folder:
        text = Path(folder) / "entries.txt"
        subprocess.run(
            [program, "-i", str(path), "-o", str(text), "-f", "ocd2", "-t", "text"],
            check=True,
            capture_output=True,
        )
        lines = text.read_text("utf-8").split("\n")
    rows = (line.partition("\t") for line in lines if line)
    return [(word, targets.split(" ")[0]) for word, _, targets in rows]
