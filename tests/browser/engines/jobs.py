"""What readers do, as every engine must do it: each job takes an engine and a site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.browser.engines.engines import Engine, becomes

READING, UNIT = "cn-la-2024/p2-s2/", "cn-la-2024/p2-s2-c4/"
WIDE, NARROW = (1280, 900), (390, 844)
ONCE = "视情签署"
"""Words that one clause has and no term of the glossary."""
SHOWN = """() => {
  const shown = [...document.querySelectorAll(".unit>div[lang]")].filter((each) =>
    each.offsetHeight > 0 || getComputedStyle(each).display === "contents");
  return [...new Set(shown.map((each) => each.lang.slice(0, 2)))].sort().join();
}"""
"""Languages of the texts that are seen."""
TOPS = """() => Math.max(...[...document.querySelectorAll(".unit:not(.wide)")].map((row) => {
  const tops = [...row.querySelectorAll(":scope>.cell")].map((each) => {
    const range = document.createRange();
    range.selectNodeContents(each.querySelector("p"));
    return range.getClientRects()[0].top;
  });
  return Math.max(...tops) - Math.min(...tops);
}))"""
"""By how many px the first lines of the texts of a row differ in height, at most."""
TEXT = "(selector) => (document.querySelector(selector) || { innerText: '' }).innerText"
SEEN = """(selector) => { const found = document.querySelector(selector);
  return Boolean(found && found.getClientRects().length); }"""
STUBBED_PROMPT = "() => { window.prompt = (words, text) => { window.asked = text; }; }"
ASKED = "() => window.asked || null"
TOO_WIDE = "() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"
IN_WINDOW = """(id) => {
  const { top, bottom } = document.getElementById(id).getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}"""


@dataclass(frozen=True, slots=True)
class Site:
    """A site where it is served, and its copy on disk; addresses end in a slash."""

    served: str
    disk: Path

    def on_disk(self, address: str) -> str:
        return (self.disk / f"{address}index.html").as_uri()


def reading(engine: Engine, site: Site) -> None:
    engine.size(*WIDE)
    engine.open(site.served + READING)


def rows_are_level(engine: Engine, site: Site) -> None:
    reading(engine, site)
    assert engine.run(TOPS) < 3.5


def views(engine: Engine, site: Site) -> None:
    reading(engine, site)
    for view, wanted in (("zh", "zh"), ("en", "en"), ("pairs", "en,zh"), ("both", "en,zh")):
        engine.click(f"label:has([name=view][value={view}])")
        becomes(engine, SHOWN, wanted=wanted)
    engine.click("label:has([name=view][value=en])")
    engine.open(site.served + READING)
    becomes(engine, SHOWN, wanted="en")


def sentences_light_up(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.click("[data-unit=p2-s2-c4] [lang^=zh] .s")
    lit = "() => document.querySelectorAll('[data-unit=p2-s2-c4] .s.lit').length"
    becomes(engine, lit, wanted=2)


def search_and_landing(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.press("/")
    engine.type(ONCE)
    becomes(engine, "() => document.querySelectorAll('#find li a').length > 0")
    engine.press("Enter")
    becomes(engine, "() => location.pathname.endsWith('/p3/') && location.hash", wanted="#p3-par2")
    becomes(engine, "() => !CSS.highlights || CSS.highlights.has('search-found')")
    assert engine.run(IN_WINDOW, "p3-par2")


def go_to(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.click("header [data-do=goto]")
    becomes(engine, "() => Boolean(document.querySelector('dialog[open] input'))")
    engine.type("p2-s4-c1")
    engine.press("Enter")
    becomes(
        engine, "() => location.pathname.endsWith('/p2-s4/') && location.hash", wanted="#p2-s4-c1"
    )


def a_card_of_a_term(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.click(".t.few")
    becomes(engine, SEEN, ".card")
    engine.press("Escape")
    becomes(engine, SEEN, ".card", wanted=False)


def a_note_in_place(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.click(".differ a")
    becomes(engine, SEEN, ".notes li")


def copying(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.run(STUBBED_PROMPT)
    engine.click("[data-unit=p2-s2-c4] [lang^=zh] .s")
    engine.press("c")
    becomes(engine, "() => document.querySelector('.voice')?.innerText.length > 0")
    assert engine.run(ASKED) is None


def copying_where_it_is_forbidden(engine: Engine, site: Site) -> None:
    """What was to be copied is shown, for the reader's own hand."""
    reading(engine, site)
    engine.run(STUBBED_PROMPT)
    engine.run("""() => {
      Object.defineProperty(navigator, "clipboard", { value: undefined, configurable: true });
      document.execCommand = () => false;
    }""")
    engine.click("[data-unit=p2-s2-c4] [lang^=zh] .s")
    engine.press("c")
    becomes(engine, f"() => (({ASKED})() || '').includes('/cn-la-2024/p2-s2-c4/')")


def a_clause_of_its_own(engine: Engine, site: Site) -> None:
    engine.size(*WIDE)
    engine.open(site.served + UNIT)
    assert "中老经贸合作五年规划" in engine.run(TEXT, "main")
    engine.press("/")
    becomes(engine, "() => document.getElementById('find').open")


def dark(engine: Engine, site: Site) -> None:
    reading(engine, site)
    paper = "() => getComputedStyle(document.body).backgroundColor"
    engine.click("[data-do=scheme]")
    becomes(engine, paper, wanted="rgb(21, 24, 27)")
    engine.open(site.served + UNIT)
    assert engine.run(paper) == "rgb(21, 24, 27)", "remembered, before anything is painted"


def on_a_phone(engine: Engine, site: Site) -> None:
    reading(engine, site)
    engine.size(*NARROW)
    for address in (READING, UNIT, "", "cn-la-2024/", "glossary/", "help/"):
        engine.open(site.served + address)
        assert engine.run(TOO_WIDE) == 0, address
    engine.size(*WIDE)


def from_disk(engine: Engine, site: Site) -> None:
    engine.size(*WIDE)
    engine.open(site.on_disk(READING))
    engine.press("/")
    engine.type(ONCE)
    becomes(engine, "() => document.querySelectorAll('#find li a').length > 0")
    engine.press("Enter")
    becomes(engine, "() => location.hash", wanted="#p3-par2")


JOBS: Mapping[str, Callable[[Engine, Site], None]] = {
    job.__name__: job
    for job in (
        rows_are_level, views, sentences_light_up, search_and_landing, go_to, a_card_of_a_term,
        a_note_in_place, copying, copying_where_it_is_forbidden, a_clause_of_its_own, dark,
        on_a_phone, from_disk,
    )
}  # fmt: skip
