"""Words of the interface, in the two languages that the site speaks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.model import LangText

SPOKEN: Mapping[str, str] = {"zh": "zh-Hans", "en": "en"}
"""Languages of the interface and their tags, in the order in which labels are written."""

WORDS: Mapping[str, LangText] = {
    "about": {"zh": "关于这份文件", "en": "About this document"},
    "account": {"zh": "字符核对", "en": "Character account"},
    "account_line": {
        "zh": "来源共 {source} 个非空白字符：正文 {nodes}，略去 {left_out}",
        "en": "{source} characters in the source, spaces aside: {nodes} in the text, "
        "{left_out} left out",
    },
    "account_replaced": {
        "zh": "，另有 {replaced} 个由声明的替换取代",
        "en": ", {replaced} replaced",
    },
    "also": {"zh": "同一文本另见", "en": "The same text also at"},
    "alias": {"zh": "请改用：", "en": "Use instead:"},
    "authentic": {"zh": "作准文本：{languages}", "en": "Authentic texts: {languages}"},
    "authentic_none": {
        "zh": "未注明哪种文本作准",
        "en": "Not stated which text is authentic",
    },
    "authentic_one": {"zh": "作准文本：{languages}", "en": "Authentic text: {languages}"},
    "begin": {"zh": "开始阅读", "en": "Begin reading"},
    "bibtex": {"zh": "BibTeX", "en": "BibTeX"},
    "both": {"zh": "双语", "en": "Both"},
    "citation": {"zh": "引文", "en": "Citation"},
    "contents": {"zh": "目录", "en": "Contents"},
    "corrections": {"zh": "指正", "en": "Corrections"},
    "count_par": {"zh": "未编号段落", "en": "unnumbered paragraphs"},
    "count_book": {"zh": "编", "en": "books"},
    "count_part": {"zh": "部分", "en": "parts"},
    "count_chapter": {"zh": "章", "en": "chapters"},
    "count_section": {"zh": "节", "en": "sections"},
    "count_article": {"zh": "条", "en": "articles"},
    "count_clause": {"zh": "项", "en": "clauses"},
    "count_item": {"zh": "小项", "en": "items"},
    "count_annex": {"zh": "附件", "en": "annexes"},
    "count_schedule": {"zh": "附表", "en": "schedules"},
    "count_wrapup": {"zh": "列项后段落", "en": "paragraphs after a list"},
    "count_block": {"zh": "其他（标题、签署等）", "en": "other (title, signature …)"},
    "count_pairs": {"zh": "句对", "en": "sentence pairs"},
    "counts": {"zh": "数目", "en": "Counts"},
    "document_text": {
        "zh": "{title}：各语言文本逐条对照，每一条都有永久网址。",
        "en": "{title}: the texts side by side, a permanent address for every clause.",
    },
    "downloads": {"zh": "下载", "en": "Downloads"},
    "downloads_all": {"zh": "全部下载与校验值", "en": "All downloads, with checksums"},
    "downloads_text": {
        "zh": "下列文件均由同一份对齐文本生成，内容与本站页面一致。离线包不含 PDF 与 EPUB。",
        "en": "All files are made from the same aligned text as the pages of this site. The "
        "offline copy of the site does not include PDF and EPUB.",
    },
    "draft": {"zh": "草稿，尚未定稿。", "en": "Draft, not yet final."},
    "effective": {"zh": "生效", "en": "In force"},
    "empty": {"zh": "（无）", "en": "(nothing)"},
    "file": {"zh": "文件", "en": "File"},
    "full": {"zh": "全文", "en": "Full text"},
    "glossary": {"zh": "术语", "en": "Glossary"},
    "gone": {"zh": "此编号已停用", "en": "This id is no longer used"},
    "gone_text": {
        "zh": "编号 {id} 曾是本文件的永久编号，现已停用，不会另作他用。",
        "en": "The id {id} was a permanent id of this document; it is out of use and will not "
        "be given to anything else.",
    },
    "home": {"zh": "首页", "en": "Home"},
    "ids": {"zh": "永久编号", "en": "Permanent ids"},
    "ids_text": {
        "zh": "每一部分、节、条、项、段的编号（如 {example}）即其网址，永久不变，不会改指他文；"
        "若须停用，原网址仍保留说明。句对编号（如 {pair}）只在网站的一次发布内有效。",
        "en": "The id of every division and unit (such as {example}) is its address; it is "
        "permanent and is never given to another text. Where one must be given up, its address "
        "keeps a page that says so. Ids of sentence pairs (such as {pair}) hold for one release "
        "of the site.",
    },
    "json": {"zh": "JSON 数据（全文、编号、句对）", "en": "JSON data (texts, ids, sentence pairs)"},
    "language": {"zh": "语言", "en": "Language"},
    "left_out": {"zh": "未收入正文的行", "en": "Lines left out of the text"},
    "left_out_none": {"zh": "没有略去任何内容。", "en": "Nothing was left out."},
    "line": {"zh": "第 {line} 行", "en": "line {line}"},
    "made": {"zh": "句子对应：{ways}。", "en": "Sentence pairs: {ways}."},
    "made_aligned": {"zh": "{count} 对按内容自动对应", "en": "{count} aligned by content"},
    "made_hand": {"zh": "{count} 对由编者订正", "en": "{count} corrected by an editor"},
    "made_order": {"zh": "{count} 对按顺序对应", "en": "{count} paired in order"},
    "method": {"zh": "方法", "en": "Method"},
    "method_text": {
        "zh": "两种文本均逐字照录来源，包括标号、引号、破折号与疑似错误，不作改动。"
        "条款只按编号对应，从不按内容猜测；条款之内，句子按顺序或按长度、数字、名称自动对应，可由编者订正。",
        "en": "Both texts are reproduced from their sources to the letter: labels, quotation "
        "marks, dashes and apparent mistakes included. Units are paired by their numbers only, "
        "never by guessing from the content; inside a unit, sentences are paired in order, or by "
        "length, figures and names, and an editor may correct them.",
    },
    "missing": {"zh": "{language}本没有这一部分。", "en": "Not in the {language} text."},
    "near": {"zh": "前后", "en": "Nearby"},
    "next": {"zh": "下一条", "en": "Next"},
    "pair_ids": {"zh": "句对编号", "en": "Ids of sentence pairs"},
    "part_of": {"zh": "属于", "en": "Part of"},
    "place": {
        "zh": "全文共 {total} 个条目，此为第 {place} 个。",
        "en": "Unit {place} of {total} in the document.",
    },
    "previous": {"zh": "上一条", "en": "Previous"},
    "provenance": {"zh": "说明", "en": "Provenance"},
    "published": {"zh": "发布日期", "en": "Published"},
    "publisher": {"zh": "发布者", "en": "Publisher"},
    "read_here": {"zh": "在上下文中阅读", "en": "Read in context"},
    "revised": {"zh": "本站版本", "en": "This edition revised"},
    "rights": {"zh": "权利状况", "en": "Rights"},
    "rights_text": {
        "zh": "本站程序采用 MIT 许可；两种文本的权利不在其内，属其权利人。",
        "en": "The programs of this site are under the MIT licence; the texts are not covered by "
        "it and belong to whoever holds rights in them.",
    },
    "sha256": {"zh": "SHA-256", "en": "SHA-256"},
    "signed": {"zh": "签署", "en": "Signed"},
    "site": {"zh": "对读", "en": "Duidu"},
    "site_about": {
        "zh": "对读：中文与英文文本逐条对照，每一条款都有永久网址。",
        "en": "Duidu: Chinese and English texts side by side, a permanent address for every "
        "clause.",
    },
    "sources": {"zh": "来源", "en": "Sources"},
    "standing": {"zh": "文本地位", "en": "Standing of the texts"},
    "status": {"zh": "地位", "en": "Status"},
    "url": {"zh": "网址", "en": "Address"},
    "views": {"zh": "单语阅读", "en": "One language alone"},
}

LANGUAGES: Mapping[str, LangText] = {
    "zh": {"zh": "中文", "en": "Chinese"},
    "en": {"zh": "英文", "en": "English"},
    "lo": {"zh": "老挝文", "en": "Lao"},
    "ar": {"zh": "阿拉伯文", "en": "Arabic"},
    "de": {"zh": "德文", "en": "German"},
    "es": {"zh": "西班牙文", "en": "Spanish"},
    "fr": {"zh": "法文", "en": "French"},
    "ja": {"zh": "日文", "en": "Japanese"},
    "km": {"zh": "柬埔寨文", "en": "Khmer"},
    "ko": {"zh": "朝鲜文", "en": "Korean"},
    "pt": {"zh": "葡萄牙文", "en": "Portuguese"},
    "ru": {"zh": "俄文", "en": "Russian"},
    "th": {"zh": "泰文", "en": "Thai"},
    "vi": {"zh": "越南文", "en": "Vietnamese"},
}
"""Language key → what it is called."""


@dataclass(frozen=True, slots=True)
class Span:
    """A short text in one language, for an element with ``lang``."""

    key: str
    lang: str
    text: str


def said(word: str, **values: object) -> tuple[Span, ...]:
    """A phrase in every language that the site speaks."""
    return tuple(Span(key, lang, say(word, key, **values)) for key, lang in SPOKEN.items())


LEFT_OUT: Mapping[str, LangText] = {
    "before the text": {"zh": "正文之前", "en": "before the text"},
    "after the text": {"zh": "正文之后", "en": "after the text"},
}
"""Why the program itself leaves a line out; other reasons are an editor's own words."""


def spoken(texts: LangText) -> tuple[Span, ...]:
    """A text in every language that the site speaks, as far as there is one."""
    return tuple(Span(key, lang, pick(texts, key)) for key, lang in SPOKEN.items())


def say(word: str, key: str, **values: object) -> str:
    """A phrase in a language; one that the site does not speak hears English.

    ``say("line", "en", line=3)`` → ``line 3``.
    """
    phrase = pick(WORDS[word], key)
    for name, value in values.items():
        phrase = phrase.replace(f"{{{name}}}", str(value))
    return phrase


def language_name(language: str, key: str) -> str:
    """What a language is called in another: ``("lo", "en")`` → ``Lao``."""
    return pick(LANGUAGES.get(language, {}), key) or language


def pick(texts: LangText, key: str) -> str:
    """The text in a language, else in English, else in the first there is."""
    return texts.get(key) or texts.get("en") or next(iter(texts.values()), "")
