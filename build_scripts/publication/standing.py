"""The standing of the texts in words: which are authentic, and what each one is."""

from __future__ import annotations

from functools import partial

from build_scripts.language.languages import language, language_name
from build_scripts.model import Document, Edition
from build_scripts.publication.words import SPOKEN, Span, pick, say, voice

AUTHENTIC = frozenset({"作准文本", "authentic text"})
"""A status that says no more than that the text is authentic, as `new` suggests it."""


def is_original(document: Document, edition: Edition) -> bool:
    """Whether a text is authentic; where the document names none of its texts so, all are alike."""
    return edition.is_authentic or not any(each.is_authentic for each in document.editions)


def authentic(document: Document, key: str) -> str:
    """Which texts are authentic: ``Authentic texts: Chinese and Lao``.

    As the document declares; where it does not, those whose status says so.
    """
    declared = document.authentic or tuple(filter(partial(_is_said, document), document.keys))
    names = [language_name(each, key) for each in declared]
    if not names:
        return say("authentic_none", key)
    marks = language(key).punctuation
    listed = marks.last.join(filter(None, [marks.member.join(names[:-1]), names[-1]]))
    return say("authentic" if len(names) > 1 else "authentic_one", key, languages=listed)


def _is_said(document: Document, key: str) -> bool:
    status = document.edition(key).status.values()
    return any(each.rstrip("。. ").casefold() in AUTHENTIC for each in status)


def status_of(document: Document, edition: Edition, key: str) -> str:
    """What a text is, as its edition says; else, beside authentic ones, that it is not stated.

    Empty where ``authentic`` says all that is known.
    """
    status = pick(edition.status, key).rstrip("。. ")
    if status or edition.is_authentic or not document.authentic:
        return status
    return say("standing_none", key)


def standing(document: Document, edition: Edition, key: str) -> str:
    """The standing of one edition: its name, status, publisher, date, and what is authentic."""
    marks = language(key).punctuation
    name = pick(edition.name, key) or language_name(edition.key, key)
    status = status_of(document, edition, key)
    issued = marks.comma.join(
        filter(None, [pick(edition.publisher, key).rstrip("。. "), edition.published])
    )
    parts = [
        f"{part[0].upper()}{part[1:]}{marks.stop}"
        for part in (status, issued, authentic(document, key))
        if part
    ]
    return f"{name}{marks.colon}{marks.space.join(parts)}"


def stated(document: Document, edition: Edition, key: str = "") -> Span:
    """The standing in the words of the site that are nearest to a language, else to the text's."""
    own = voice(key or edition.key)
    return Span(own, SPOKEN[own], standing(document, edition, own))


def brief(document: Document, key: str) -> str:
    """The standing of all texts on one line: what is authentic; what else is there, and whose.

    ``Authentic texts: Chinese and Lao · English: unofficial translation, a company's news page``.
    """
    marks = language(key).punctuation
    parts = [authentic(document, key)]
    for edition in document.editions:
        if not edition.is_authentic:
            publisher = pick(edition.publisher, key).rstrip("。. ")
            said = marks.comma.join(filter(None, (status_of(document, edition, key), publisher)))
            name = pick(edition.name, key) or language_name(edition.key, key)
            parts.append(f"{name}{marks.colon}{said}" if said else name)
    return " · ".join(parts)
