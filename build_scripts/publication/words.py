"""Words of the interface: the one table ``words.yml``, in the languages that the site speaks.

``say`` gives a phrase in one language, ``said`` in all of them, for elements with ``lang``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from build_scripts.language.languages import DEFAULT, interface, language, language_name
from build_scripts.model import LangText
from build_scripts.yml import rows

SPOKEN: Final = interface()
"""Languages of the interface and their tags, in the order in which labels are written."""


def _table() -> Mapping[str, LangText]:
    words: Mapping[str, LangText] = rows(Path(__file__).with_name("words.yml"))
    return words


WORDS: Final = _table()
"""Word → language → phrase."""


JOINT: Final = "\u2002"
"""What parts the languages in attributes and titles, where no style reaches; scripts cut there
(``tables.joint``)."""

KEY: Final = "key_"
"""What stands before a key of the keyboard in the table."""

LEFT_OUT: Final = {"before the text": "left_out_before", "after the text": "left_out_after"}
"""Why the program itself leaves a line out → the word for it; an editor has words of his own."""


@dataclass(frozen=True, slots=True)
class Span:
    """A short text in one language, for an element with ``lang``."""

    key: str
    lang: str
    text: str


def say(word: str, key: str, **values: object) -> str:
    """A phrase in a language; one that the site does not speak hears English.

    ``say("line", "en", line=3)`` → ``line 3``. A value that is a map is taken in that language.
    """
    return _filled(WORDS[word], key, values)


def voice(key: str) -> str:
    """The language in which the site says something of a text: the text's own, else English."""
    return key if key in SPOKEN else DEFAULT


def said_beside(word: str, keys: Iterable[str]) -> tuple[Span, ...]:
    """A phrase once in each language in which the site speaks of texts in these."""
    voices = dict.fromkeys(map(voice, keys))
    return tuple(Span(key, SPOKEN[key], say(word, key)) for key in voices)


def picked(texts: LangText, key: str, lang: str) -> Span:
    """What ``pick`` gives, with the language that it is in; ``lang`` is the tag of ``key``."""
    if texts.get(key):
        return Span(key, lang, texts[key])
    other = DEFAULT if texts.get(DEFAULT) else next(iter(texts), DEFAULT)
    return Span(other, SPOKEN.get(other, other), pick(texts, key))


def _filled(texts: LangText, key: str, values: Mapping[str, object]) -> str:
    phrase = pick(texts, key)
    for name, value in values.items():
        filled = pick(value, key) if isinstance(value, Mapping) else str(value)
        phrase = phrase.replace(f"{{{name}}}", filled)
    return phrase


def said(word: str, **values: object) -> tuple[Span, ...]:
    """A phrase in every language that the site speaks."""
    return tuple(Span(key, lang, say(word, key, **values)) for key, lang in SPOKEN.items())


def phrases(word: str, **values: object) -> dict[str, str]:
    """The same by language: ``{"zh": "首页", "en": "Home"}``."""
    return filled(WORDS[word], **values)


def filled(texts: LangText, **values: object) -> dict[str, str]:
    """The same of a text that stands elsewhere than in the table, beside what it is about."""
    return {key: _filled(texts, key, values) for key in SPOKEN}


def names_beside(keys: Sequence[str]) -> dict[str, str]:
    """Languages as one names texts side by side: ``Chinese, French and Arabic``."""
    found = {}
    for spoken in SPOKEN:
        marks = language(spoken).punctuation
        *before, last = (language_name(key, spoken) for key in keys)
        found[spoken] = marks.last.join(filter(None, (marks.member.join(before), last)))
    return found


def keys() -> Mapping[str, LangText]:
    """Keys of the reading pages, as they are pressed → what they do, by language.

    Several that belong together are one entry, a blank between them: ``t T``.
    """
    return {word.removeprefix(KEY): phrases(word) for word in WORDS if word.startswith(KEY)}


def counted(word: str, count: int) -> tuple[Span, ...]:
    """A phrase with a number in it, of which ``…_one`` is that of one: ``12 处 12 places``."""
    return said(f"{word}_one" if count == 1 else word, count=count)


def spoken(texts: LangText) -> tuple[Span, ...]:
    """A text in every language that the site speaks, as far as there is one."""
    return tuple(Span(key, lang, pick(texts, key)) for key, lang in SPOKEN.items())


def joined(texts: LangText) -> str:
    """A text in every language that the site speaks, for an attribute or a title."""
    return JOINT.join(dict.fromkeys(pick(texts, key) for key in SPOKEN))


def pick(texts: LangText, key: str) -> str:
    """The text in a language, else in English, else in the first there is."""
    return texts.get(key) or texts.get(DEFAULT) or next(iter(texts.values()), "")
