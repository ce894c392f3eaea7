"""Facts that scripts share with the build: each is used, none stands in a script again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from build_scripts.kinds import LETTERS
from build_scripts.outputs.indexes import script_facts
from build_scripts.outputs.indexes.browser_patterns import browser_pattern
from build_scripts.outputs.pages import snippets
from build_scripts.press.assets import join
from build_scripts.publication.words import JOINT, SPOKEN
from tests.repository import ROOT

SCRIPTS = ROOT / "docs" / "javascripts"
SOURCES = {
    path.relative_to(SCRIPTS).as_posix(): path.read_text("utf-8")
    for path in sorted(SCRIPTS.glob("*/*.js"))
}
# "zh", 'part', `p`, bk|p|ch, [〇零一]
WORD = re.compile(r"[a-z]+|[\u3400-\u9fff〇]", re.IGNORECASE)
# j: function () | "/": function () | duidu.keys.g | duidu.keys["?"]
HEARD = re.compile(
    r"""^\s*(?:"(.)"|(\w)):[ ]function | \bkeys(?:\.(\w)\b|\["(.)"\])""", re.MULTILINE | re.VERBOSE
)
MOST = 2
"""So many members of a list may stand in one line of a script."""
FREE = frozenset({"zh", "en", "percent", *LETTERS})
"""What scripts say in their own right: languages of the interface, kinds of levels, of amounts."""
# Patterns, and what consists of single signs that mean other things as well.
NO_LISTS = frozenset({
    "amounts", "ranges", "forms", "radicals", "signs", "kept", "loose", "invisible", "joints",
    "apostrophes", "roman", "keys", "languages", "wordings", "scriptForms",
})  # fmt: skip


def facts(source: str) -> Mapping[str, Any]:
    """The facts that a script is given."""
    text = script_facts.script([source])
    given = text.splitlines()[0].partition("...duidu.tables,")[2]
    found: Mapping[str, Any] = json.loads("{" + given[:-1])
    return found


def fact(name: str) -> Any:
    return facts(f"tables.{name}")[name]


RECORDS = frozenset({"letters", "han", "scales", "words", "english", "levels"})
"""Facts whose keys are names of their parts."""


def listed(name: str) -> set[str]:
    """What a fact lists."""
    value = fact(name)
    return set(members(list(value.values()) if name in RECORDS else value)) - FREE


def members(value: Any) -> Iterator[str]:
    """The words of a fact; of a text the Han characters."""
    if isinstance(value, str):
        yield from (word.lower() for word in WORD.findall(value) if len(word) > 1 or word > "z")
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from ([key] if key > "z" else members(key))
            yield from members(each)
    elif isinstance(value, Sequence):
        for each in value:
            yield from members(each)


def said(known: set[str], line: str) -> set[str]:
    """The members of a list that a line of code says."""
    latin = {word.lower() for word in WORD.findall(line)}
    return {each for each in known if each in latin or (each > "z" and each in line)}


def lines() -> Iterator[tuple[str, str]]:
    """Each line of code, without comments, and the script that it stands in."""
    for name, source in SOURCES.items():
        yield from ((name, line) for line in join((source,)).split("\n"))


@pytest.mark.parametrize("name", script_facts.names())
def test_each_fact_is_used(name: str) -> None:
    assert [script for script, source in SOURCES.items() if f"tables.{name}" in source]


@pytest.mark.parametrize("name", [each for each in script_facts.names() if each not in NO_LISTS])
def test_no_script_says_a_fact_again(name: str) -> None:
    known = listed(name)
    again = [
        f"{script}: {line.strip()}" for script, line in lines() if len(said(known, line)) > MOST
    ]
    assert again == []


def test_a_copy_would_be_seen() -> None:
    assert len(said(listed("unspaced"), "/^(?:zh|ja|lo|th|km|my)/")) > MOST
    assert len(said(listed("han"), "[〇零一二三]")) > MOST
    assert len(said(listed("levels"), "部分|[编篇章]")) > MOST


def test_a_script_gets_what_it_names_and_no_more() -> None:
    assert script_facts.script(["const { tables } = duidu;"]) == ""
    assert facts("tables.letters + tables.months").keys() == {"letters", "months"}
    assert facts("tables.letters")["letters"] == LETTERS


def test_a_name_that_is_no_fact_is_refused() -> None:
    with pytest.raises(KeyError, match="lettres"):
        script_facts.script(["tables.lettres"])


def test_forms_are_those_of_what_is_given() -> None:
    assert fact("forms") == []
    given = facts("tables.forms tables.levels")["forms"]
    assert {"条條", "节節"} <= set(given)
    assert "亿億" not in given
    assert "亿億" in facts("tables.forms tables.scales")["forms"]


def test_words_for_levels_lead_to_the_letters_of_ids() -> None:
    levels = fact("levels")
    assert levels["behind"]["部分"] == levels["before"]["part"] == LETTERS["part"]
    assert levels["behind"]["款"].split() == [LETTERS[each] for each in ("par", "clause", "item")]
    letters = {
        letter for words in levels.values() for each in words.values() for letter in each.split()
    }
    assert letters == set(LETTERS.values()) - {LETTERS["wrapup"]}


def test_the_keys_are_those_that_the_scripts_hear() -> None:
    listed = {key for row in fact("keys") for key in row[0].split()}
    heard = {
        key for text in SOURCES.values() for found in HEARD.findall(text) for key in found if key
    }
    assert {key for key in listed if len(key) == 1} - set("←→") == heard


def test_the_help_page_takes_the_keys_in() -> None:
    page = (ROOT / "docs" / "help" / "index.md").read_text("utf-8")
    table = page[page.index("{#keys}") :].split("\n\n")[1]
    assert table.split("\n")[1:] == ["|---|---|", '--8<-- "keys.md"']
    rows = snippets.keys_table().splitlines()
    assert [re.findall(r'\+\+"(.+?)"\+\+', row) for row in rows] == [
        key.split() for key, *_ in fact("keys")
    ]


def test_what_has_no_look_is_written_as_its_number() -> None:
    text = script_facts.script(["tables.invisible tables.signs tables.loose"])
    assert [sign for sign in text if not sign.isprintable() and sign != "\n"] == []
    assert "\\u200b" in text


def test_what_only_a_later_unicode_knows_is_written_as_it_is() -> None:
    # U+2B739 of the radicals is of Unicode 15, the oldest Python that builds the site knows 14.
    assert "\\u" not in script_facts.script(["tables.radicals"])


@pytest.mark.parametrize(
    ("python", "browser"),
    [
        (r"(?P<a>x) \Z", r"(?<a>x) $"),
        (r"[ ]x{3,60}+(?!x)", r"[ ]x{3,60}(?!x)"),
        (r"[+?]+\++\Z", r"[+?]+\++$"),
        (r"[]+]?+[^]x]*+", r"[]+]?[^]x]*"),
        (r"(?<![0-9]\.)a", r"(?<![0-9]\.)a"),
    ],
)
def test_patterns(python: str, browser: str) -> None:
    assert browser_pattern(python) == browser


def test_verbose_patterns() -> None:
    source = r"""
        (?P<number>[ #]+)  # a comment with (?P<
        \ | [ ]
    """
    assert browser_pattern(source, is_verbose=True) == r"(?<number>[ #]+)\ |[ ]"


def test_scripts_know_no_other_place_for_facts() -> None:
    assert {Path(name).parent.name for name in SOURCES} == {"goto", "reading", "search", "shared"}


def test_no_script_says_the_joint_of_languages_again() -> None:
    sources = {name: source for name, source in SOURCES.items() if "\\u2002" in source.lower()}
    assert sources == {}
    assert fact("joint") == JOINT
    assert [f"{key} {tag}" for key, tag in fact("spoken")] == [
        f"{k} {t}" for k, t in SPOKEN.items()
    ]
