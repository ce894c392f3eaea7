"""The standing of the texts in words: which are authentic, and what each one is."""

from __future__ import annotations

from build_scripts.language.languages import language, language_name
from build_scripts.model import Document, Edition
from build_scripts.publication.words import pick, say


def authentic(document: Document, key: str) -> str:
    """Which texts are authentic: ``Authentic texts: Chinese and Lao``."""
    names = [language_name(each, key) for each in document.authentic]
    if not names:
        return say("authentic_none", key)
    marks = language(key).punctuation
    listed = marks.last.join(filter(None, [marks.member.join(names[:-1]), names[-1]]))
    return say("authentic" if len(names) > 1 else "authentic_one", key, languages=listed)


def standing(document: Document, edition: Edition, key: str) -> str:
    """The standing of one edition: its name, status, publisher, date, and what is authentic."""
    marks = language(key).punctuation
    name = pick(edition.name, key) or language_name(edition.key, key)
    status = pick(edition.status, key).rstrip("。. ")
    issued = marks.comma.join(
        filter(None, [pick(edition.publisher, key).rstrip("。. "), edition.published])
    )
    parts = [
        f"{part[0].upper()}{part[1:]}{marks.stop}"
        for part in (status, issued, authentic(document, key))
        if part
    ]
    return f"{name}{marks.colon}{marks.space.join(parts)}"


def brief_standing(document: Document, edition: Edition, key: str) -> str:
    """The same in a few words: ``Chinese: authentic``, ``English: unofficial translation, not …``.

    Where the document says which texts are authentic, that is said; of the others their status.
    """
    name = pick(edition.name, key) or language_name(edition.key, key)
    marks = language(key).punctuation
    status = pick(edition.status, key).rstrip("。. ")
    if edition.is_authentic:
        return f"{name}{marks.colon}{say('authentic_brief', key)}"
    is_stated = any(each.is_authentic for each in document.editions)
    if is_stated and say("authentic_word", key) not in status.lower():
        status = marks.semicolon.join(filter(None, (status, say("not_authentic", key))))
    return f"{name}{marks.colon}{status or say('authentic_none', key)}"
