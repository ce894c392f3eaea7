"""Words of the glossary pages, in the two languages that the site speaks."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.model import LangText
from build_scripts.publication.words import SPOKEN, Span

WORDS: Mapping[str, LangText] = {
    "glossary": {"zh": "术语", "en": "Glossary"},
    "glossary_of": {"zh": "本文件的术语", "en": "Glossary of this document"},
    "glossary_about": {
        "zh": "术语表：{count} 个概念，中英对照，附每一处用例。",
        "en": "Glossary: {count} concepts in Chinese and English, with every place where each "
        "occurs.",
    },
    "document_about": {
        "zh": "{title}的术语：{count} 个概念，中英对照，附用例数。",
        "en": "Terms of {title}: {count} concepts in Chinese and English, with the number of "
        "places where each occurs.",
    },
    "by_pinyin": {"zh": "按拼音", "en": "By pinyin"},
    "by_english": {"zh": "按英文字母", "en": "In English order"},
    "by_category": {"zh": "按类别", "en": "By category"},
    "letters": {"zh": "字母", "en": "Letters"},
    "category_institution": {"zh": "机构", "en": "Institutions"},
    "category_office": {"zh": "职务与人物", "en": "Offices and persons"},
    "category_mechanism": {"zh": "机制与会议", "en": "Mechanisms and forums"},
    "category_programme": {"zh": "计划与倡议", "en": "Programmes and initiatives"},
    "category_agreement": {"zh": "协议与文件", "en": "Agreements and documents"},
    "category_project": {"zh": "项目", "en": "Projects"},
    "category_place": {"zh": "地名", "en": "Places"},
    "category_concept": {"zh": "政治用语与固定提法", "en": "Political terms and set phrases"},
    "category_technical": {"zh": "专业用语", "en": "Technical terms"},
    "status_preferred": {"zh": "通用", "en": "preferred"},
    "status_admitted": {"zh": "亦用", "en": "admitted"},
    "status_as printed": {"zh": "文件用语", "en": "as printed"},
    "status_deprecated": {"zh": "旧称", "en": "deprecated"},
    "kind_short": {"zh": "简称", "en": "short"},
    "kind_full": {"zh": "全称", "en": "full"},
    "forms": {"zh": "用语", "en": "Forms"},
    "note": {"zh": "说明：", "en": "Note: "},
    "source": {"zh": "形式依据：", "en": "Source of the form: "},
    "uses": {"zh": "用例", "en": "Where it occurs"},
    "uses_none": {
        "zh": "现有文件中没有用例。", "en": "It occurs in none of the documents.",
    },
    "places": {"zh": "{count} 处", "en": "{count} places"},
    "place": {"zh": "{count} 处", "en": "{count} place"},
    "none_found": {
        "zh": "{language}本此处无表列用语", "en": "no listed wording in the {language} text",
    },
    "inside": {"zh": "在“{name}”之内", "en": "inside “{name}”"},
    "gone": {"zh": "此编号已停用", "en": "This id is no longer used"},
    "gone_about": {
        "zh": "概念编号 {id} 已停用，不会另作他用。",
        "en": "The concept id {id} is out of use and will not be given to anything else.",
    },
    "use_instead": {"zh": "请改用：", "en": "Use instead: "},
    "json": {"zh": "JSON 数据（术语与用例）", "en": "JSON data (terms and places)"},
    "near": {"zh": "前后", "en": "Nearby"},
}  # fmt: skip


def phrase(word: str, **values: object) -> tuple[Span, ...]:
    """A phrase in every language that the site speaks."""
    return tuple(Span(key, lang, text(word, key, **values)) for key, lang in SPOKEN.items())


def text(word: str, key: str, **values: object) -> str:
    """A phrase in one language; a value that is a map is taken in that language."""
    out = WORDS[word][key]
    for name, value in values.items():
        shown = value.get(key, "") if isinstance(value, Mapping) else value
        out = out.replace(f"{{{name}}}", str(shown))
    return out


def places(count: int) -> tuple[Span, ...]:
    """``12 处 12 places``."""
    return phrase("place" if count == 1 else "places", count=count)
