"""The words of the interface: one table, whole in every language, and nothing in it unused."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from build_scripts.intake import new
from build_scripts.kinds import LETTERS
from build_scripts.messages import CHINESE, read_catalogue
from build_scripts.outputs import takeaways
from build_scripts.publication import words
from build_scripts.publication.words import SPOKEN, WORDS, counted, phrases, said, say
from tests.repository import ROOT

CODE = ROOT / "build_scripts"
SLOT = re.compile(r"\{(\w+)\}")
CITED = "cite_"


@pytest.mark.parametrize("word", [word for word in WORDS if not word.startswith(CITED)])
def test_every_language_says_every_word_with_the_same_slots(word: str) -> None:
    assert list(WORDS[word]) == list(SPOKEN)
    assert len({frozenset(SLOT.findall(phrase)) for phrase in WORDS[word].values()}) == 1


@pytest.mark.parametrize("kind", LETTERS)
def test_every_kind_is_counted_and_cited(kind: str) -> None:
    assert set(WORDS[f"{CITED}{kind}"]) >= set(SPOKEN)
    assert f"count_{kind}" in WORDS


def test_no_word_is_said_twice_in_the_table() -> None:
    text = (CODE / "publication" / "words.yml").read_text("utf-8")
    table: Any = yaml.compose(text)
    names = [each.value for each, _ in table.value]
    assert len(names) == len(set(names)) == len(WORDS)


def test_every_word_is_used() -> None:
    """Its name stands in the code or a template, whole or as `count_{kind}` begins."""
    theme = ROOT / "docs" / "_theme"
    sources = [
        *CODE.rglob("*.py"),
        *CODE.rglob("*.j2"),
        *theme.glob("*.html"),
        *theme.glob("partials/*.html"),
        *(ROOT / "docs" / "javascripts").glob("*/*.js"),
    ]
    text = "\n".join(path.read_text("utf-8") for path in sources)
    begun = set(re.findall(r"[\"'](\w+_)[\"'{]", text))
    quoted = set(re.findall(r"(?<=[\"'])\w+(?=[\"'])", text))
    told = set(re.findall(r"\bsaid\.(\w+)", text))
    unused = [
        word
        for word in WORDS
        if word.removesuffix("_one") not in quoted
        and word not in told
        and not any(word.startswith(each) for each in begun)
    ]
    assert unused == []


def test_phrases_are_filled() -> None:
    assert say("line", "en", line=3) == "line 3"
    assert say("line", "lo", line=3) == "line 3"
    names = {"zh": "老挝文", "en": "Lao"}
    assert phrases("missing", language=names) == {
        "zh": "老挝文本没有这一部分。",
        "en": "Not in the Lao text.",
    }
    assert [each.text for each in said("home")] == ["首页", "Home"]
    assert [each.text for each in counted("places", 1)] == ["1 处", "1 place"]
    assert [each.text for each in counted("places", 2)] == ["2 处", "2 places"]


def test_reasons_of_the_program_have_words() -> None:
    lines = (CODE / "structure" / "lines.py").read_text("utf-8")
    for reason, word in words.LEFT_OUT.items():
        assert f'"{reason}"' in lines
        assert WORDS[word]["en"] == reason


# “Both texts” is false of a document in three languages.
OF_TWO = re.compile(
    r"both (?:texts|languages)|(?:the|its) two texts|bilingual"
    r"|[两二]种?(?:文本|语言)|双语|双方文本",
    re.IGNORECASE,
)
TWO_ALONE = {"both": "a view of documents in two languages, which those in more do not have"}


def test_no_word_says_how_many_texts_there_are() -> None:
    own = {**WORDS, **{each.name: each.purpose for each in takeaways.TABLE if each.name != "pdf"}}
    found = {word for word, texts in own.items() if any(map(OF_TWO.search, texts.values()))}
    assert found == set(TWO_ALONE)
    catalogue = read_catalogue(CHINESE)
    for each in (new.AGREES, new.AGREES_BY_LABEL):
        assert not OF_TWO.search(each + catalogue[each])
