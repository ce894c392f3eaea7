"""The characters of a web page that lies on disk: no server says in which encoding it is."""

from __future__ import annotations

import codecs
import re

from build_scripts.messages import phrase
from build_scripts.problems import Found, Problem
from build_scripts.sources.formats import kinds

HEAD = 4096
DECLARED = (
    re.compile(rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE),
    re.compile(rb"\A\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE),
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What browsers mean by these names (WHATWG Encoding, §4.2): the larger set of the same family.
LARGER = {
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252",
    "windows-1252": "cp1252", "big5": "big5hkscs", "big5-hkscs": "big5hkscs",
    "shift_jis": "cp932", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip


def decode_page(raw: bytes, shown: str) -> Found[str]:
    """The page as text, not one byte replaced: by its mark, by what it declares, as UTF-8."""
    for mark, codec in MARKS:
        if raw.startswith(mark):
            return _strict(raw.removeprefix(mark), (codec,), shown)
    for pattern in DECLARED:
        if found := pattern.search(raw[:HEAD]):
            label = found[1].decode("ascii", "ignore").lower()
            return _strict(raw, (LARGER.get(label, label), "utf-8"), shown)
    return _strict(raw, ("utf-8",), shown)


def _strict(raw: bytes, names: tuple[str, ...], shown: str) -> Found[str]:
    for name in names:
        try:
            text, _ = codecs.lookup(name).decode(raw, "strict")
        except (LookupError, UnicodeError):
            continue
        if isinstance(text, str):
            return Found(text)
    try:
        raw.decode("utf-8")
        line = 1
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
    guess = kinds.encoding(raw)
    hint = phrase("open the page in a browser and save it again; if that fails too, fetch it anew")
    if guess.iconv:
        hint = phrase(
            "save it as UTF-8, for example: iconv -f {code} -t UTF-8 old.html > new.html",
            code=guess.iconv,
        )
    message = phrase("the page is {encoding}, which it does not say", encoding=guess.name)
    if len(names) > 1:
        message = phrase(
            "the page says that it is {stated}, and is not (it looks like {encoding})",
            stated=names[0], encoding=guess.name,
        )  # fmt: skip
    return Found(None, (Problem(shown, line, "R03", message, hint),))
