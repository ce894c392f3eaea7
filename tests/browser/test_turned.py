"""A sign that turns the order of letters round does nothing to words that stand beside it."""

from __future__ import annotations

import pytest
import yaml
from playwright.sync_api import Browser

from build_scripts.outputs.pages.escape import readable
from build_scripts.outputs.pages.template import span
from build_scripts.publication.words import Span
from tests.repository import ROOT
from tests.test_escape import CASES

STYLE = (ROOT / "docs" / "stylesheets" / "parts" / "base.css").read_text("utf-8")
ORDER = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  for (let node; (node = walker.nextNode());)
    for (let at = 0; at < node.data.length; at += 1) {
      if (!/[a-z]/i.test(node.data[at])) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      found.push(range.getBoundingClientRect().left);
    }
  return found;
}"""
TEXTS: list[tuple[str, list[str]]] = yaml.safe_load((CASES / "turning.yml").read_text("utf-8"))


@pytest.mark.parametrize("text", [each for each, codes in TEXTS if codes])
def test_letters_stand_in_the_order_of_the_text(browser: Browser, text: str) -> None:
    page = browser.new_page()
    title = span(Span("en", "en", text))
    page.set_content(
        f"<style>{STYLE}</style><p style='white-space: nowrap'>{readable(text)} {title} Full text"
    )
    lefts = page.evaluate(ORDER)
    codes = page.evaluate(
        "() => [...document.querySelectorAll('.sign')].map(e => e.getBoundingClientRect().width)"
    )
    page.close()
    assert len(lefts) > 10 and lefts == sorted(lefts)
    assert codes and min(codes) > 5


def test_a_sign_in_a_name_of_another_language_ends_with_it(browser: Browser) -> None:
    """Of names that scripts put in, without an element for the sign."""
    page = browser.new_page()
    page.set_content(f"<style>{STYLE}</style><p><span lang=en>a\u202eb</span> Full text</p>")
    lefts = page.evaluate(ORDER)
    page.close()
    assert lefts == sorted(lefts)
