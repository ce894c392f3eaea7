"""Facts that the browser's scripts share with the build: said once, in Python, and handed over.

A script names what it needs: ``tables.letters``. The file into which scripts are joined begins with
one statement that assigns those facts to ``duidu.tables``; data and code come in one file, which
runs from a folder on disk as well as over http. A name that is not here is refused.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from build_scripts.kinds import KINDS, LETTERS
from build_scripts.language import equivalence, fold, han_forms, numerals
from build_scripts.language.languages import languages
from build_scripts.outputs.indexes import number_facts, script_forms
from build_scripts.outputs.indexes.browser_patterns import browser_pattern
from build_scripts.publication import styles
from build_scripts.publication.words import JOINT, SPOKEN, WORDS, keys
from build_scripts.sources.document_faults import RESERVED

# tables.letters, tables.unspaced
NAMED = re.compile(r"\btables\.([a-z]\w*)")
# said.copy_link
SAID = re.compile(r"\bsaid\.([a-z]\w*)")
FORMS = "forms"
"""The fact that follows from the others: other forms of their Han characters."""

# 第{han}编 | 附件{han}, Book {roman}, item ({arabic}); not: para. {arabic} after the list
CITED = re.compile(
    r"第[（(]?\{\w+\}[）)]?(?P<behind>\w+)|(?P<before>\w+)[.]?\s*[（(]?\{\w+\}[）)]?"
)
ALSO_BEHIND: Mapping[str, str] = {
    "篇": "part", "款": "par clause item", "段": "par clause item", "项": "clause item",
    "目": "item", "部": "part", "小节": "section", "小项": "clause item", "点": "clause item",
}  # fmt: skip
ALSO_BEFORE: Mapping[str, str] = {
    "ch": "chapter", "sec": "section", "sect": "section", "§": "section", "art": "article",
    "cl": "clause", "subsection": "clause section", "point": "clause item",
    "item": "item clause", "subparagraph": "item clause par", "paragraph": "par clause item",
    "para": "par clause item", "par": "par clause item", "¶": "par clause item",
}  # fmt: skip
"""What readers call a level, behind or before its number, besides the words of our citations; the
kinds that it may be, the likeliest first."""
BRIEF: Mapping[str, str] = {"s": "section", "ss": "section", "c": "clause", "pt": "part"}
"""Letters before a number that stand for a level, with a full stop or a space behind them."""
BLOCKS: Mapping[str, str] = {
    "title": "题目 题名 名称",
    "preamble": "preface foreword introduction 前言 序 引言 导言",
    "signature": "signatures 签名 签字 签署 签署栏 落款 署名",
    "dateline": "日期 date",
}
"""Block → what readers call it, besides the words of our citations."""
LEADS = ("引言", "导语", "帽段", "起首段", "开头段")
"""What readers call the paragraph before the clauses of a section, behind its name."""
TOPICS: Mapping[str, Sequence[str]] = {
    "han": ("领域", "方面", "章节"),
    "english": ("field", "area", "domain"),
}
"""Words that readers add behind a heading, besides those for levels: 经济领域, economic field."""

SITE_PAGES = ("glossary", "guide", "help")
"""Pages of the site that belong to no document."""


def script(sources: Iterable[str]) -> str:
    """The statement that gives some scripts the facts that they name; empty where they name none.

    KeyError for a name that is not a fact, or a word that is not in the table of words.
    """
    text = "\n".join(sources)
    names = sorted(set(NAMED.findall(text)))
    facts = {name: FACTS[name]() for name in names if name != FORMS}
    if FORMS in names:
        words_given = {name: fact for name, fact in facts.items() if name != "radicals"}
        facts[FORMS] = han_forms.han_lines(_text(words_given))
    speech = {word: WORDS[word] for word in sorted(set(SAID.findall(text)))}
    if not facts and not speech:
        return ""
    opening = f"self.duidu=self.duidu||{{}};{_given('duidu.tables', facts)}\n"
    return opening + (f"{_given('duidu.tables.said', speech)}\n" if speech else "")


def _given(target: str, facts: Mapping[str, object]) -> str:
    """The statement that adds facts to an object, which another file may have begun."""
    return f"{target}={{...{target},{_literal(facts)[1:]};"


def names() -> tuple[str, ...]:
    """The names of all facts."""
    return (*FACTS, FORMS)


def levels() -> Mapping[str, Mapping[str, str]]:
    """What a level is called behind or before its number → the letters that an id may have for it.

    ``{"behind": {"编": "bk", "款": "par c i"}, "before": {"附件": "an", "book": "bk"}}``
    """
    called: dict[str, dict[str, str]] = {"behind": {}, "before": {}}
    for kind in LETTERS:
        for template in WORDS[f"cite_{kind}"].values():
            found = CITED.fullmatch(template)
            if found and found.lastgroup:
                called[found.lastgroup].setdefault(found[found.lastgroup].lower(), kind)
    called["behind"] |= ALSO_BEHIND
    called["before"] |= ALSO_BEFORE
    return {
        place: {word: " ".join(LETTERS[kind] for kind in kinds.split()) for word, kinds in each}
        for place, each in ((place, each.items()) for place, each in called.items())
    }


def blocks() -> Sequence[Sequence[str]]:
    """The names of each block, its id first: ``["title", "标题", "题目", …]``."""
    return [
        list(dict.fromkeys([name, *WORDS[f"cite_{name}"].values(), *more.split()]))
        for name, more in BLOCKS.items()
    ]


def _unspaced_scripts() -> Sequence[str]:
    """Unicode's names of the scripts that are written without spaces between words."""
    unspaced = (each.scripts for each in languages().values() if not each.spaced)
    return sorted(set().union(*unspaced))


def _radicals() -> str:
    """Ideographs, each before the form that looks like it: ``民⺠``."""
    return "".join(f"{plain}{form}" for form, plain in equivalence.radicals().items())


FACTS: Mapping[str, Callable[[], object]] = {
    "letters": lambda: LETTERS,
    "outer": lambda: [kind.letters for kind in KINDS.values() if kind.is_outer],
    "levels": levels,
    "brief": lambda: {brief: LETTERS[kind] for brief, kind in BRIEF.items()},
    "blocks": blocks,
    "leads": lambda: LEADS,
    "topics": lambda: TOPICS,
    "reserved": lambda: sorted(RESERVED),
    "sitePages": lambda: SITE_PAGES,
    "unspaced": lambda: [each.key for each in languages().values() if not each.spaced],
    "unspacedScripts": _unspaced_scripts,
    "spoken": lambda: [[key, lang] for key, lang in SPOKEN.items()],
    "joint": lambda: JOINT,
    "leftward": lambda: [each.key for each in languages().values() if each.is_leftward],
    "languages": lambda: {key: each.names for key, each in languages().items()},
    "months": lambda: styles.MONTHS,
    "keys": lambda: [[key, dict(says)] for key, says in keys().items()],
    "invisible": lambda: equivalence.INVISIBLE,
    "loose": lambda: browser_pattern(equivalence.LOOSE.pattern),
    "kept": lambda: equivalence.KEPT.pattern,
    "signs": lambda: equivalence.SIGNS,
    "radicals": _radicals,
    "han": number_facts.han,
    "scales": number_facts.scales,
    "words": number_facts.words,
    "english": number_facts.english,
    "wordings": number_facts.wordings,
    "roman": lambda: numerals.ROMAN_SIGNS,
    "amounts": number_facts.grammars,
    "ranges": number_facts.ranges,
    "apostrophes": lambda: fold.APOSTROPHES,
    "melting": number_facts.melting,
    "scriptForms": script_forms.interface_forms,
    "joints": lambda: fold.NUMBER_JOINTS,
}
"""Name → the fact, made when it is asked for."""


def _text(value: object) -> str:
    return "".join(_strings(value))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from (str(key), *_strings(each))
    elif isinstance(value, Sequence):
        for each in value:
            yield from _strings(each)


def _literal(value: object) -> str:
    """A value as JavaScript; what has no look is written as its number."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return "".join(each if _is_visible(each) else json.dumps(each)[1:-1] for each in text)


def _is_visible(character: str) -> bool:
    """Whether a character has a look; one that Unicode at hand does not know yet may have one.

    Each Python knows another Unicode, and all write the same bytes.
    """
    category = unicodedata.category(character)
    has_none = category[0] in "CZ" and category != "Cn" and character != " "
    return not (
        has_none or unicodedata.combining(character) or equivalence.INVISIBLES.match(character)
    )
