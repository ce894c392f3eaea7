"""Words that the rules of sentence ends need, by language: abbreviations and the like.

A language without a row has the general rules alone. To add one, add its ``Words``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Words:
    """What one language adds to the rules."""

    never: frozenset[str] = frozenset()
    """Abbreviations that never end a sentence: ``Mr``."""
    before_number: frozenset[str] = frozenset()
    """Those that do not before a number: ``No``, ``Art``."""
    sometimes: frozenset[str] = frozenset()
    """Those that end one only before a word that can begin one: ``Inc``."""
    starters: frozenset[str] = frozenset()
    """Words that, with a capital, begin a sentence."""
    said: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
    """Matches after a quotation where its sentence goes on: 他说, ``China said``."""
    clings: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
    """Matches after a quotation that is part of a longer sentence: “……。”的要求."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Words(
    never=_set(
        "mr mrs ms dr prof st hon gen col sen rep gov capt lt sgt rev messrs mt ft adm maj pres "
        "vs v cf e.g i.e viz approx ca esp incl resp ext dept est min max tel fax"
    ),
    before_number=_set(
        "no nos art arts sec secs para paras ch chs chap cl cls fig figs vol vols ed p pp sch reg "
        "regs r rr s ss app eq ref res doc jan feb mar apr jun jul aug sep sept oct nov dec"
    ),
    sometimes=_set("inc ltd co corp jr sr al bros llc plc univ assn gov't int'l"),
    starters=_set(
        "the this that these those it its in on at by for from if when while where as after before "
        "during since under with within without upon he she we they you there here however "
        "moreover furthermore therefore thus but and or such each every all any no both some "
        "other another an our their his her to not nothing nor neither once until unless although "
        "because through following according among between what who which how why so then also "
        "only one two three"
    ),
    said=re.compile(r"(?:[A-Z][\w'’.-]*\s){1,3}(?:said|asked|replied|wrote|added|cried)\b"),
)
CHINESE = Words(
    never=ENGLISH.never,
    before_number=ENGLISH.before_number,
    sometimes=ENGLISH.sometimes,
    starters=ENGLISH.starters,
    said=re.compile(
        r"[^，。：；！？,.:;!?“”]{0,14}?(?:说|說|道|问|問|答|称|稱|表示|指出|强调|強調|写|寫|认为|認為|喊"
        r"|叫|讲|講|宣布|宣佈|补充|補充|回应|回應)[，。：；！？,.:;]"
    ),
    clings=re.compile(
        r"的(?!确)|等(?!到|待)|之(?!后|前|所)|[这這][一个個句些]|一[句语語文词詞]|[为為](?:题|題|主题|目标)|是[^否]"
    ),
)
WORDS: Mapping[str, Words] = {"zh": CHINESE, "en": ENGLISH}
ANY = Words()
