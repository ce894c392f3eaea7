"""Code samples of pages that people wrote: comments in the reader's language, Chinese marked.

A comment is in Chinese, then in English: ``# 生效 in force``. Styles show the reader's
own, as of every other word of the interface.
"""

from __future__ import annotations

import re

CODE = re.compile(r"(<code[^>]*>)(.*?)(</code>)", re.DOTALL)
HAN = r"\u3400-\u9fff"
# "# 签署或通过 signed or adopted": all to the last Chinese sign, then English alone.
COMMENT = re.compile(rf"(?m)(?<=\# )([^\n]*[{HAN}。）]) ([A-Za-z][^\n{HAN}]*)$")
# 人民法院 | 第{han}条 in a sample, what is marked already left alone
CHINESE = re.compile(rf"(<span lang=.*?</span>)|([{HAN}（《“][{HAN}\u3000-\u303f\uff00-\uffef]*)")


def speaking(html: str) -> str:
    """The content of a page with both languages of its code samples marked."""
    return CODE.sub(lambda code: code[1] + _marked(code[2]) + code[3], html)


def _marked(code: str) -> str:
    both = COMMENT.sub(r'<span lang="zh-Hans">\1</span> <span lang="en">\2</span>', code)
    return CHINESE.sub(lambda found: found[1] or f'<bdi lang="zh-Hans">{found[2]}</bdi>', both)
