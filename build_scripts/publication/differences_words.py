"""Words of the page on where the texts differ, in the two languages that the site speaks."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.model import LangText
from build_scripts.publication.words import SPOKEN, Span

WORDS: Mapping[str, LangText] = {
    "differences": {"zh": "两种文本的差异", "en": "Where the texts differ"},
    "about": {
        "zh": "以下逐处列出中文文本与英文文本用词、结构和标点的不同：编者注在前，程序检查所见在后。"
        "只说明两种文本各写了什么，不评判哪一种文本，也不改动文本。",
        "en": "This page lists where the Chinese and the English text differ in wording, structure "
        "and marks: first an editor's notes, then what automatic checks find. It says what each "
        "text has; it does not judge either, and the texts are not changed.",
    },
    "notes": {"zh": "编者注", "en": "Editor's notes"},
    "checks": {"zh": "程序检查所见", "en": "Found by automatic checks"},
    "checks_about": {
        "zh": "以下由程序自动列出，未经逐条核对，可能有误。",
        "en": "Listed by a program and not verified one by one; some may be wrong.",
    },
    "restated": {
        "zh": "另有 {count} 处与编者注所指相同，不再列出；数据文件中均有。",
        "en": "{count} more are what an editor's note says already and are not repeated here; the "
        "data have them all.",
    },
    "by_check": {"zh": "程序 {code}", "en": "check {code}"},
    "accepted": {"zh": "编者认可、不作差异的", "en": "Accepted by an editor as intended"},
    "reason": {"zh": "理由：", "en": "Reason: "},
    "counts": {"zh": "数目", "en": "Counts"},
    "section": {"zh": "部分", "en": "Section"},
    "total": {"zh": "合计", "en": "Total"},
    "certainty_sure": {"zh": "确定", "en": "sure"},
    "certainty_likely": {"zh": "可能", "en": "likely"},
    "open_lists": {
        "zh": "列举末尾的“等”英文无对应（{count} 条）",
        "en": "Lists that end with 等 (and others), closed in the English ({count} notes)",
    },
    "also": {"zh": "另有", "en": "Also"},
    "sources": {"zh": "参见", "en": "See"},
    "none": {"zh": "没有。", "en": "None."},
    "json": {"zh": "JSON 数据（差异）", "en": "JSON data (differences)"},
    "kind_sense": {"zh": "语义", "en": "sense"},
    "kind_number": {"zh": "数字", "en": "number"},
    "kind_name": {"zh": "名称", "en": "name"},
    "kind_omission": {"zh": "未译", "en": "omission"},
    "kind_addition": {"zh": "增译", "en": "addition"},
    "kind_term": {"zh": "术语", "en": "term"},
    "kind_grammar": {"zh": "语法", "en": "grammar"},
    "kind_label": {"zh": "标号与标点", "en": "labels and marks"},
    "kind_layout": {"zh": "版面残留", "en": "layout"},
    "differ": {"zh": "异{count}", "en": "{count} differences"},
    "differ_one": {"zh": "异1", "en": "1 difference"},
    "terms": {"zh": "本条用语", "en": "Terms here"},
}


def phrase(word: str, **values: object) -> tuple[Span, ...]:
    """A phrase in every language that the site speaks."""
    return tuple(Span(key, lang, text(word, key, **values)) for key, lang in SPOKEN.items())


def text(word: str, key: str, **values: object) -> str:
    """A phrase in one language."""
    out = WORDS[word][key]
    for name, value in values.items():
        out = out.replace(f"{{{name}}}", str(value))
    return out
