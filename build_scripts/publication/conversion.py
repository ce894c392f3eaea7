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
from errno import EIO
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
    own: str
    """What it is called in itself, for those who read no other."""


FORMS: Mapping[str, Sequence[Form]] = {
    "Hans": (
        Form("hant", "zh-Hant", "s2t", "繁體"),
        Form("tw", "zh-Hant-TW", "s2tw", "繁體（臺灣）"),
        Form("hk", "zh-Hant-HK", "s2hk", "繁體（香港）"),
    ),
    "Hant": (Form("hans", "zh-Hans", "t2s", "简体"),),
}
"""Script of a text → the forms in which it may be shown besides its own."""
OWN: Mapping[str, str] = {"Hans": "简体", "Hant": "繁體"}
"""What the script of a text is called in itself."""
HOME = Path(str(files("opencc"))) / "clib"
# 发展中国家, SQL注入, 彼得·杰克逊, 里姆斯基-科萨科夫: what stands in a word parts no run;
# figures do, which no word has, so that other figures are no other run
RUN = re.compile("(?<![A-Za-z-])[A-Za-z-]*+[·\u2e80-\U0003ffff][A-Za-z·\u2e80-\U0003ffff-]*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that OpenCC looks for in a text."""

    words: frozenset[str]
    """Of two characters or more; also those that stay as they are and keep others from matching."""
    plain: Mapping[int, str]
    """Compatibility ideographs → the usual ones, which are put in their place first."""
    lengths: Mapping[str, Sequence[int]]
    """First two characters of words → their lengths."""
    later: frozenset[str]
    """What words of a further step become: 味千拉麵, which are looked for in what is converted."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What some texts need: the longest match in it converts each of them as OpenCC does."""

    characters: Mapping[str, str]
    words: Mapping[str, str]


def forms(tag: str) -> Sequence[Form]:
    """The forms in which a text may be shown: of ``zh`` and ``zh-Hans`` the traditional ones."""
    return FORMS.get(script(tag), ()) if language(tag).is_han else ()


def runs(texts: Iterable[str]) -> Sequence[str]:
    """The stretches of texts in which there may be something to convert, sorted."""
    lines = {line for text in texts for line in text.split("\n") if not line.isascii()}
    return sorted({found for line in lines for found in RUN.findall(line)})


def tables(stretches: Sequence[str], tag: str) -> Mapping[Form, Needed]:
    """What stretches of texts, and every part of them, need for each form of their language.

    A word that is converted as its characters are is left out, unless it overlaps, directly or
    through others, one that is not. A stretch of text that OpenCC converts otherwise than word by
    word, since some configurations have two steps, is a word of its own.
    """
    groups: dict[frozenset[str], set[frozenset[str]]] = {}
    found = {}
    for form in forms(tag):
        whole = lexicon(form.config)
        if whole.words not in groups:
            groups[whole.words] = {each for run in stretches for each in _groups(run, whole)}
        found[form] = _needed(stretches, groups[whole.words], form.config)
    return found


def _needed(stretches: Sequence[str], groups: Iterable[frozenset[str]], config: str) -> Needed:
    characters = _converted(sorted(set("".join(stretches))), config)
    converted = _converted(sorted(set().union(*groups)), config)
    alike = {
        word for word, to in converted.items() if to == "".join(characters[each] for each in word)
    }
    words = {word: converted[word] for group in groups if not group <= alike for word in group}
    table = Needed({each: to for each, to in characters.items() if each != to}, words)
    for run, to in _later(stretches, config):
        if longest(run, table) != to:
            words[run] = to
    return table


def _converted(texts: Sequence[str], config: str) -> Mapping[str, str]:
    """Texts without line breaks, each with what OpenCC makes of it by itself."""
    lines = _program(config).convert("\n".join(texts)).split("\n") if texts else []
    return dict(zip(texts, lines, strict=True))


def _later(stretches: Sequence[str], config: str) -> Iterator[tuple[str, str]]:
    """The stretches in which a further step may have found a word, with what they become."""
    later = lexicon(config).later
    converted = _converted(stretches, config) if later else {}
    whole = "\n".join(converted.values())
    there = [each for each in later if each in whole]
    for run, to in converted.items():
        if any(each in to for each in there):
            yield run, to


@cache
def lexicon(config: str) -> Lexicon:
    """The words of a configuration: ``s2t``."""
    share = HOME / "share" / "opencc"
    declared = json.loads((share / f"{config}.json").read_text("utf-8"))
    first, *further = declared["conversion_chain"]
    words = _words(*(share / each for each in _files(first)))
    plain = {
        ord(each): target
        for step in declared.get("normalization", ())
        for name in _files(step)
        for each, target in _entries(share / name)
    }
    later = frozenset(
        becomes
        for step in further
        for name in _files(step)
        for word, becomes in _entries(share / name)
        if len(word) > 1
    )
    return Lexicon(words, plain, _lengths(words), later)


@cache
def _words(*paths: Path) -> frozenset[str]:
    return frozenset(word for path in paths for word, _ in _entries(path) if len(word) > 1)


def in_script(words: str, tag: str) -> str:
    """Our own words, which are simplified, in the characters of a text: 第{han}节 → 第{han}節."""
    return _program("s2t").convert(words) if tag and script(tag) == "Hant" else words


@cache
def _program(config: str) -> OpenCC:
    return OpenCC(config)


@cache
def _lengths(words: frozenset[str]) -> Mapping[str, Sequence[int]]:
    """First two characters of words → their lengths, the longest first."""
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[:2], set()).add(len(word))
    return {first: sorted(each, reverse=True) for first, each in found.items()}


def longest(text: str, table: Needed) -> str:
    """A text converted by the longest match at each place, from its beginning on, as the browser
    does it."""
    lengths = _lengths(frozenset(table.words))
    done: list[str] = []
    at = 0
    while at < len(text):
        tried = (text[at : at + length] for length in lengths.get(text[at : at + 2], ()))
        word = next((each for each in tried if each in table.words), text[at])
        done.append(table.words.get(word) or table.characters.get(word, word))
        at += len(word)
    return "".join(done)


def _groups(run: str, whole: Lexicon) -> Iterator[frozenset[str]]:
    """The words of a run, those together that overlap."""
    plain = run.translate(whole.plain)
    group: set[str] = set()
    reached = 0
    for start in range(len(plain) - 1):
        lengths = whole.lengths.get(plain[start : start + 2])
        if lengths is None:
            continue
        if start >= reached and group:
            yield frozenset(group)
            group = set()
        for length in lengths:
            if plain[start : start + length] in whole.words:
                group.add(run[start : start + length])
                reached = max(reached, start + length)
    if group:
        yield frozenset(group)


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
        done = subprocess.run(
            [program, "-i", str(path), "-o", str(text), "-f", "ocd2", "-t", "text"],
            check=False,
            capture_output=True,
        )
        if done.returncode:  # a disk that is full
            raise OSError(EIO, done.stderr.decode(errors="replace").strip(), str(text))
        lines = text.read_text("utf-8").split("\n")
    rows = (line.partition("\t") for line in lines if line)
    return [(word, targets.split(" ")[0]) for word, _, targets in rows]
