"""No page needs an exception from the policy, and nothing can slip past it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from build_scripts.outputs.pages.policy import HEADERS, PAGE_POLICY, without_policy
from build_scripts.press.site.headers import NAME, headers_file
from tests.repository import ROOT
from tests.sites import Built

DATA = {"application/ld+json", "application/json"}
"""Kinds of script elements that are no scripts (HTML standard, 4.12.1: data blocks)."""
# What turns text into elements or code: DOM sinks of Trusted Types, and handlers named in text
SINK = re.compile(
    r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|srcdoc|setHTMLUnsafe|parseFromString"
    r"|createContextualFragment|document\.write(?:ln)?|eval|Function\s*\(|javascript:"
    r"|setTimeout\(\s*[\"'`]|setAttribute\(\s*[\"'](?:on|style))"
)
# element.src = …, but not what duidu.trusted gives
SCHEME = "javascript:"
LOADED = re.compile(r"\.src\s*=|\bsrc:|importScripts\(|new (?:Shared)?Worker\(|\bimport\(")


def faults(page: str) -> list[str]:
    """What of a page its own policy would stop, or would take the policy off it."""
    root: Any = html.document_fromstring(page)
    found = [f"<script> {each.text[:60]}" for each in root.iter("script")
             if each.get("src") is None and each.get("type") not in DATA]  # fmt: skip
    found += [f"<style> {(each.text or '')[:60]}" for each in root.iter("style")]
    for element in root.iter(html.etree.Element):
        found += [f"{name}={value}" for name, value in element.items() if _is_code(name, value)]
    head = [each for each in root.find("head") if each.tag != html.etree.Comment]
    if [each.get("content") for each in head[1:2]] != [PAGE_POLICY]:
        found.append("no policy before whatever it is to hold for")
    return found


def _is_code(name: str, value: str) -> bool:
    return name == "style" or name.startswith("on") or value.strip().lower().startswith(SCHEME)


def test_no_page_needs_an_exception(plain: Built, several: Built, languages: Built) -> None:
    for built in (plain, several, languages):
        pages = sorted(built.site.rglob("*.html"))
        assert len(pages) > 50
        assert {path: found for path in pages if (found := faults(path.read_text("utf-8")))} == {}


@pytest.mark.parametrize(
    "part",
    [
        "<script>1</script>", "<script type=module>1</script>", "<style>a{}</style>",
        "<p style='color:red'>", "<a onclick='1'>", "<a href=' JavaScript:alert(1)'>",
    ],
)  # fmt: skip
def test_what_would_need_one_is_seen(part: str) -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{PAGE_POLICY}">'
    head = f'<!doctype html><html><head><meta charset="utf-8">{policy}</head><body>'
    assert faults(head) == []
    assert len(faults(f"{head}{part}")) == 1
    assert len(faults(without_policy(head))) == 1


def test_hosts_are_told_the_same(plain: Built) -> None:
    text = (plain.site / NAME).read_text("utf-8")
    assert text == headers_file()
    first, *rest = text.splitlines()
    assert first == "/*"
    assert dict(line.strip().split(": ", 1) for line in rest) == HEADERS
    assert HEADERS["Content-Security-Policy"].startswith(PAGE_POLICY)
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]


SCRIPTS = sorted((ROOT / "docs" / "javascripts").glob("*/*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_no_script_turns_text_into_elements_or_code(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    found = [line for line in lines if SINK.search(line)]
    found += [line for line in lines if LOADED.search(line) and "duidu.trusted" not in line]
    assert found == []
