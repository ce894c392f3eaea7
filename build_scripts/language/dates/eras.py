"""Years that are counted from elsewhere: 民国三十八年, 昭和53年, 佛历2567年, Reiwa 6, B.E. 2567.

What is added to a year of an era is public arithmetic (民国元年 is 1912); eras whose years begin on
other days than 1 January (光绪, 伊历) are known to be dates, and not read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from build_scripts.language.amounts import amounts
from build_scripts.language.dates.date import LAST_YEAR


class Era(NamedTuple):
    """How the years of an era are counted."""

    added: int
    first: int
    last: int
    """The first and the last of its years that are read."""


ROC = Era(1911, 1, 200)
TAISHO, SHOWA, HEISEI, REIWA = (
    Era(1911, 1, 15), Era(1925, 1, 64), Era(1988, 1, 31), Era(2018, 1, 99),
)  # fmt: skip
MEIJI = Era(1867, 6, 45)
"""Until its fifth year months and days were those of the moon."""
BUDDHIST = Era(-543, 2484, 2700)
"""Since 2484 it begins on 1 January."""
COMMON = Era(0, 1, LAST_YEAR)
CHINESE = {
    "中华民国": ROC, "民国": ROC, "昭和": SHOWA, "平成": HEISEI, "令和": REIWA, "大正": TAISHO,
    "明治": MEIJI, "佛历": BUDDHIST, "公元": COMMON, "西元": COMMON,
    **dict.fromkeys((
        "公元前", "西元前", "伊斯兰历", "希吉来历", "伊历", "回历", "藏历", "檀纪", "主体",
        "光绪", "宣统", "同治", "咸丰", "道光", "嘉庆", "乾隆", "雍正", "康熙", "顺治",
        "崇祯", "万历", "洪武", "永乐", "康德",
    )),
}  # fmt: skip
ENGLISH = {
    "reiwa": REIWA, "heisei": HEISEI, "showa": SHOWA, "shōwa": SHOWA, "taisho": TAISHO,
    "taishō": TAISHO, "meiji": MEIJI, "minguo": ROC, "roc": ROC, "r.o.c.": ROC, "be": BUDDHIST,
    "b.e.": BUDDHIST, "ad": COMMON, "a.d.": COMMON, "ce": COMMON, "c.e.": COMMON,
    **dict.fromkeys(("bc", "b.c.", "bce", "b.c.e.", "ah", "a.h.", "guangxu", "xuantong", "juche")),
}  # fmt: skip
_NAMED = "Reiwa|Heisei|Sh[oō]wa|Taish[oō]|Meiji|Minguo|Guangxu|Xuantong|Juche"
_SHORT = r"R\.O\.C\.|ROC|B\.C\.E\.|BCE|B\.C\.|BC|B\.E\.|BE|A\.D\.|AD|A\.H\.|AH|C\.E\.|CE"
_ROC = "(?<!People's[ ])Republic[ ]of[ ]China"
_NTH = "[0-9]{1,3}(?:st|nd|rd|th)|[A-Za-z]+(?:-[a-z]+)?"
ENGLISH_YEAR = re.compile(
    rf"""
    (?:the[ ])?(?:
    (?:year[ ])?(?P<year>[0-9]{{1,4}})[ ](?:of[ ]the[ ]{_ROC}|(?:in[ ])?(?:the[ ])?Buddhist[ ]Era)
    | (?P<nth>{_NTH})[ ]year[ ]of[ ](?:the[ ])?(?:reign[ ]of[ ])?(?:the[ ])?
        (?P<of>{_ROC}|Republic\b(?:[ ]of[ ][A-Z]\w+)?|[A-Z]\w+)(?:[ ](?:[Ee]ra|period))?
    | (?P<named>{_NAMED})(?:[ ][Ee]ra)?,?[ ](?:year[ ])?(?P<named_year>[0-9]{{1,3}})(?![0-9])
    | (?P<buddhist>Buddhist[ ](?:[Ee]ra|[Yy]ear|[Cc]alendar))[ ](?:year[ ])?
        (?P<buddhist_year>[0-9]{{4}})
    | (?P<before>{_SHORT})(?:[ ]year)?[ ]?(?P<before_year>[0-9]{{1,4}})(?![0-9])
    | (?<![0-9/])(?P<number>[0-9]{{1,4}})[ ]?\(?(?P<behind>{_SHORT})(?![A-Za-z])\)?
    )
    """,
    re.VERBOSE,
)


def chinese_year(era: str, number: int) -> int:
    """The year of the common era; 0 of an era that is not read."""
    return _year(CHINESE[era], number)


def english_year(found: re.Match[str]) -> int:
    """The year that ``ENGLISH_YEAR`` has found; 0 of one that is not read."""
    if found["nth"]:
        number, era = _nth(found["nth"]), found["of"].lower()
        return _year(ROC if "china" in era else ENGLISH.get(era), number)
    for name, own in (("named", "named_year"), ("before", "before_year"),
                         ("behind", "number")):  # fmt: skip
        if found[name]:
            return _year(ENGLISH[found[name].lower()], int(found[own]))
    if found["buddhist"] or "Buddhist" in found[0]:
        return _year(BUDDHIST, int(found["buddhist_year"] or found["year"]))
    return _year(ROC, int(found["year"]))


def is_era(name: str) -> bool:
    """Whether years are counted from it: ``Guangxu``, not ``the Republic of Lithuania``."""
    return name.lower() in ENGLISH or name == "Republic"


def _year(era: Era | None, number: int) -> int:
    return number + era.added if era and era.first <= number <= era.last else 0


def _nth(words: str) -> int:
    read = amounts(words, "en")
    return int(read[0].value) if len(read) == 1 else 0
