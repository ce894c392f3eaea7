"""DF16–DF19: doubled words, wordings run together, singular after a number, wrong adverbs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.apparatus.checks.difference import Check, Finding
from build_scripts.apparatus.checks.places import Place, Texts

DOUBLED = Check(
    "DF16", "layout",
    {"zh": "重复的词语", "en": "Doubled word"},
    {"zh": "同一词语连写两次。", "en": "The same word stands twice in a row."},
)  # fmt: skip
RESIDUE = Check(
    "DF17", "layout",
    {"zh": "两种措辞连写", "en": "Two wordings run together"},
    {"zh": "两种措辞连写，似为改稿残留。",
     "en": "Two wordings run together, apparently a residue of editing."},
)  # fmt: skip
AGREEMENT = Check(
    "DF18", "grammar",
    {"zh": "单复数不一致", "en": "Singular and plural"},
    {"zh": "数词之后的名词为单数所有格。", "en": "A singular possessive stands after a number."},
)  # fmt: skip
ADVERB = Check(
    "DF19", "grammar",
    {"zh": "形容词作状语", "en": "Adjective as adverb"},
    {"zh": "英文把以-ly结尾的形容词用作状语。",
     "en": "The English uses an adjective that ends in -ly as an adverb."},
)  # fmt: skip
# "the the"; not "that that", "had had", and not across a stop
TWICE = re.compile(r"\b(?!(?:that|had|is|was)\b)([A-Za-z]{2,}) \1\b")
TWICE_HAN = re.compile(r"的的(?!确)|了了|和和|将将|、、|，，|。。|；；")
# "starting from Effective January 1"
HEADS = r"(?:starting from|beginning|starting|from|since|until|on|as of|with effect from|effective)"
RUN_TOGETHER = re.compile(
    rf"\b{HEADS} (?:Effective|Starting|Beginning|From|Since|Until|On|As of|With effect)\b"
    r"[^.,;]{0,20}"
)
# "two party's"
SINGULAR = re.compile(
    r"\b(?:two|three|four|five|six|both|several|many|all|these|those) [a-z]+[^s\W]['’]s\b"
    r"[^.,;]{0,40}"
)
# "Orderly advance the construction"; not "an orderly advance", "timely exchange of views"
NOT_ADVERB = re.compile(
    r"(?:^|(?<=[,;] )|(?<=\band )|(?<=\bto ))"
    r"(?:[Oo]rderly|[Tt]imely|[Ff]riendly|[Cc]ostly|[Ll]ively) [a-z]+(?<!ed)(?<!ing) "
    r"(?!(?:of|and|or|is|are|was|were|between|in|on|to|for|with|by|at|from|as|that|which|will|shall"
    r"|may|must|can|has|have|had)\b(?!-))[a-z'’-]+"
)


def find(texts: Texts) -> Iterator[Finding]:
    """Slips inside one text; the other is shown beside it."""
    for place in texts.places:
        for key, lines in place.lines.items():
            for line in lines:
                yield from _slips(place, key, line.text)


def _slips(place: Place, key: str, text: str) -> Iterator[Finding]:
    for check, pattern in PATTERNS.get(key, ()):
        for found in pattern.finditer(text):
            yield Finding(check, place.unit, place.pair, {key: found[0].strip()})


PATTERNS = {
    "zh": ((DOUBLED, TWICE_HAN),),
    "en": ((DOUBLED, TWICE), (RESIDUE, RUN_TOGETHER), (AGREEMENT, SINGULAR), (ADVERB, NOT_ADVERB)),
}
