"""The site's own pages, as search knows them: the glossary, what documents have beside their text.

They are found by the word that the interface has for them and by what readers call them otherwise:
术语, 词汇表 and “vocabulary” are one page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from build_scripts.model import LangText
from build_scripts.outputs.indexes.hand_written import Section
from build_scripts.publication.share import Share
from build_scripts.publication.words import SPOKEN, phrases

GLOSSARY: Final = "glossary"
STUDIES: Final = "studies"
OTHER_NAMES: Final[Mapping[str, LangText]] = {
    GLOSSARY: {
        "zh": "词汇表 · 术语表 · 词表 · 名词表 · 术语对照",
        "en": "Terms · Terminology · Vocabulary · Word list",
    },
    "differences": {"zh": "差异 · 异文 · 不同之处", "en": "Differences · Discrepancies · Variants"},
    "downloads": {
        "zh": "PDF · 电子书 · EPUB · 表格",
        "en": "Download · PDF · E-book · EPUB · Table",
    },
    "about": {"zh": "来源 · 出处 · 凡例 · 版本", "en": "Sources · Provenance · Editions · Method"},
    "full": {"zh": "通览 · 打印", "en": "Whole text · Print"},
    STUDIES: {"zh": "研究 · 资料 · 专题", "en": "Research · Registers · Tables"},
}
"""Page, which is the name of its word too → what readers call it besides."""


def site_sections(documents: Sequence[Share], *, has_glossary: bool) -> tuple[Section, ...]:
    """Each generated page that is no text, as a section that is a page."""
    glossary = (_section(GLOSSARY, GLOSSARY, {}),) if has_glossary else ()
    return (*glossary, *_pages_of(documents))


def _pages_of(documents: Sequence[Share]) -> Iterator[Section]:
    for each in documents:
        # With one document alone the name of the page says which it is.
        titles = each.document.short if len(documents) > 1 else {}
        for page in OTHER_NAMES:
            if page not in (GLOSSARY, *(() if each.studies else (STUDIES,))):
                yield _section(f"{each.id}/{page}", page, titles)
        for study in each.studies:
            name = f"study_{study}"
            names = phrases(f"{name}_brief")
            yield _section(f"{each.id}/{STUDIES}/{study}", name, titles, names)


def _section(path: str, page: str, titles: LangText, names: LangText | None = None) -> Section:
    names = names or OTHER_NAMES[page]
    texts = {key: " · ".join(filter(None, (titles.get(key), names.get(key)))) for key in SPOKEN}
    return Section(f"{path}/", path, phrases(page), texts, is_first=True)
