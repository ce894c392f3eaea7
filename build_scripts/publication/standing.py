"""The standing of the texts in words: which are authentic, and what each one is."""

from __future__ import annotations

from build_scripts.language.languages import language_name
from build_scripts.model import Document, Edition
from build_scripts.publication.words import pick, say


def authentic(document: Document, key: str) -> str:
    """Which texts are authentic: ``Authentic texts: Chinese and Lao``."""
    names = [language_name(each, key) for each in document.authentic]
    if not names:
        return say("authentic_none", key)
    joint, last = ("、", "、") if key == "zh" else (", ", " and ")
    listed = last.join(filter(None, [joint.join(names[:-1]), names[-1]]))
    return say("authentic" if len(names) > 1 else "authentic_one", key, languages=listed)


def standing(document: Document, edition: Edition, key: str) -> str:
    """The standing of one edition: its name, status, publisher, date, and what is authentic."""
    is_zh = key == "zh"
    name = pick(edition.name, key) or language_name(edition.key, key)
    status = pick(edition.status, key).rstrip("。. ")
    issued = ("，" if is_zh else ", ").join(
        filter(None, [pick(edition.publisher, key).rstrip("。. "), edition.published])
    )
    colon, stop, space = ("：", "。", "") if is_zh else (": ", ".", " ")
    parts = [
        f"{part[0].upper()}{part[1:]}{stop}"
        for part in (status, issued, authentic(document, key))
        if part
    ]
    return f"{name}{colon}{space.join(parts)}"
