"""Plurals and singulars of English nouns; `tests/browser/test_language.py` has the same cases."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest
import yaml

from build_scripts.apparatus.matching import Matcher
from build_scripts.language.inflection import PLURALS, lemma, plural_lines, stems, term_stems
from tests.repository import ROOT

CASES: dict[str, Any] = yaml.safe_load((ROOT / "tests/cases/inflection.yml").read_text("utf-8"))


def is_found(term: str, text: str) -> bool:
    matcher = Matcher("en")
    matcher.add("term", term)
    return bool(matcher.find(f"of the {text} that"))


@pytest.mark.parametrize("forms", CASES["one"], ids=lambda forms: forms[0])
def test_forms_of_one_word(forms: list[str]) -> None:
    every = [*forms, *(f"{form}'s" for form in forms)]
    assert {lemma(form) for form in every} == {forms[0]}
    assert all(is_found(forms[0], form) for form in every)
    in_s = [form for form in forms if form.endswith("s")]
    assert all(is_found(form, forms[0]) for form in in_s), "a term may be given as a plural"


@pytest.mark.parametrize("plural", CASES["several"])
def test_a_plural_of_several_words(plural: str) -> None:
    words = CASES["several"][plural]
    assert set(words) <= set(stems(plural))
    assert all(is_found(word, plural) and is_found(plural, word) for word in words)
    assert lemma(plural) == words[0]


@pytest.mark.parametrize("words", CASES["other"], ids=" ".join)
def test_words_that_only_look_alike(words: list[str]) -> None:
    one, other = words
    assert lemma(one) != lemma(other)
    assert not is_found(one, other)
    assert not is_found(other, one)


def test_a_term_that_is_a_plural_of_another_kind_stands_for_itself() -> None:
    assert is_found("media", "media")
    assert not is_found("media", "medium")


def test_the_list_is_the_one_that_was_made() -> None:
    """`tests/plurals.py` makes it; no row is mended by hand."""
    rows = [row for row in PLURALS.read_text("utf-8").split("\n") if row and row[0] != "#"]
    content = "".join(f"{row}\n" for row in rows)
    assert hashlib.sha256(content.encode()).hexdigest() == CASES["digest"]


def test_scripts_get_the_rows_that_they_need() -> None:
    assert plural_lines(["criterion"]) == plural_lines(["criteria"]) == ("criteria criterion",)
    assert plural_lines(["law", "laws", ""]) == ()
    assert "axes axis axe ax" in plural_lines(["axe"])
    assert term_stems("leaves") == ("leaf", "leave")
