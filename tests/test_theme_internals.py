"""What the theme takes from the site tool's own theme is named in one list, and is no more."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from jinja2 import Environment

from build_scripts.outputs.pages.facts import listing, word_facts
from build_scripts.outputs.pages.theme_facts import values
from tests.repository import ROOT

THEME = ROOT / "docs" / "_theme"
LIST = ROOT / "tests" / "cases" / "theme" / "internals.yml"
OURS = {
    path.relative_to(THEME).as_posix(): path.read_text("utf-8")
    for path in sorted((*THEME.glob("*.*"), *THEME.glob("partials/*.html")))
}
"""Templates that people write, by their path."""
NAMED = re.compile(r"""\{%-?\s*(?:extends|include|import)\s+["']([^"']+)""")
EXTENDED = re.compile(r"""\{%-?\s*extends\s+["']([^"']+)""")


def words(pattern: str, *texts: str) -> list[str]:
    found: set[str] = set()
    for text in texts:
        found |= set(re.findall(pattern, text))
    return sorted(found)


def test_the_theme_depends_on_what_is_listed_and_no_more() -> None:
    listed: dict[str, Any] = yaml.safe_load(LIST.read_text("utf-8"))
    texts = list(OURS.values())
    foreign = {
        name for text in texts for name in NAMED.findall(text)
        if name not in OURS and not name.startswith("facts/")
    }  # fmt: skip
    frames = {name for text in texts for name in EXTENDED.findall(text)}
    assert sorted(foreign - frames) == listed["partials"]
    assert sorted(frames - OURS.keys()) == listed["extends"]
    assert words(r"config\.((?:extra\.|theme\.)?\w+)", *texts) == listed["config"]
    assert words(r"\bpage\.(\w+)", *texts) == listed["page"]
    assert (
        words(r"\bmd-\w+", *(text.replace("data-md-", "") for text in texts)) == (listed["classes"])
    )
    assert words(r"\bdata-md-\w+", *texts) == listed["attributes"]
    assert [name for name in listed["replaced"] if name not in OURS] == []


@pytest.mark.parametrize(
    "text",
    [
        (ROOT / "tests" / "golden" / "pages" / "facts.html").read_text("utf-8"),
        word_facts(has_preview=True),
        listing(['a "-%}\n{%- set b = 1 -%}\n/', "\u2028\\"]),
        listing(),
    ],
    ids=["document", "words", "marks of templates in values", "nothing"],
)
def test_facts_are_read_as_the_template_that_they_are(text: str) -> None:
    module = Environment().from_string(text).module
    read = values(text)
    assert read == {name: getattr(module, name) for name in dir(module) if name in (read or ())}
    assert read is not None and len(read) == text.count("\n{%- set ") + 1


def test_a_file_with_more_than_facts_is_left_to_jinja() -> None:
    assert values("{%- set a = 1 -%}\n{{ a }}\n") is None
    assert values("{%- set a = b -%}\n") is None
