"""Amounts in Chinese: ``三亿五千万``, ``3.5亿``, ``百分之三``, ``第十二``, ``三百余``, ``壹佰万``.

The text comes plain (``equivalence``) and with simplified characters, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from build_scripts.language.amount import (
    ABOUT,
    CARDINAL,
    FIGURE,
    FRACTION,
    ORDINAL,
    PERCENT,
    RATIO,
    VULGAR,
    Amount,
)
from build_scripts.language.han import DIGITS, FROM_FORMAL
from build_scripts.language.numbers_zh import (
    COUPLE,
    MORE,
    PAIR,
    SCALES,
    STARTS_FIGURE,
    half_behind,
    has_pair,
    value_of,
)

# Forms of accounts. 参, 陆, 伍, 肆 and 拾 are words as well: they are signs of a number only
# beside others.
OTHER_SIGNS = str.maketrans("〇○◯", "零零零")
_ANY = "壹弌贰弍叁肆伍陆参柒捌玖"
FORMAL = re.compile(
    # 壹佰贰拾万 | 拾贰 | 贰零贰肆 | 陆万 before 圆 | 贰
    rf"[{_ANY}][拾佰仟][{_ANY}零拾佰仟万亿]*|拾[{_ANY}][{_ANY}零拾佰仟万亿]*"
    rf"|[{_ANY}零]{{3,}}|[肆伍陆参拾][万亿]{{1,2}}(?=[元圆])|[壹弌贰弍叁柒捌玖]"
)

# What a sign that stands alone may count: 八大工程, 十所学校, 三级代表, 十分钟.
_COUNTER = (
    "年月日号天周个项条款章节部次种类名人国方届期度所级倍省市区点大座家位份张件本篇只台艘架栋户口批组支根块段页册卷集"
    "元吨克斤升米岁代"
)
# 两 is 50 g behind a number, but 三两 and 一两 may be “two or three” and “one or two”.
COUNTER = re.compile(
    f"[{_COUNTER}]|分[钟之]|小时|世纪|美元|欧元|英[里镑]|公[里斤顷尺分]|[平立]方|海里|(?<![一三])两"
)
COUNTER_OF_RUN = re.compile("[年级届号]")
"""What two digits without a unit count: 四九年."""
NOT_ONE = frozenset("统唯专单逐之")
"""Before 一 these make a word of it: 统一, 唯一, 十五条之一."""

_D = "[一二三四五六七八九]"
_X = f"(?:(?!.两){PAIR}|{_D})"
_X_OF = f"(?:{PAIR}|{_D}|两)"
"""A digit before its unit."""
_TENS = f"(?:{_X_OF}?十|[廿卅卌]){_X}?"
# 一百二 is 120, where no word begins with 二.
_REST = rf"(?:零?{_TENS}|零(?:{_X}|两(?=[{_COUNTER}]))|{_X}(?=[{_COUNTER}]|[^\u3400-\u9fff]|\Z))"
_HUNDREDS = f"(?:{_X_OF}千(?![瓦克伏赫帕])(?:零?{_X_OF}百)?|{_X_OF}百|千{_D}百){_REST}?"
_TAIL = f"(?:零?{_HUNDREDS}|{_REST})"
# 二〇二四 | 二〇 | 五四, which is no pair | 〇八
_RUN = (
    f"(?:[{DIGITS}]{{3,60}}+(?![{DIGITS}十百千])|{_D}零(?![{DIGITS}十百千])"
    f"|(?!{PAIR})[{DIGITS}]{_D}(?![{DIGITS}十百千万亿]))"
)
_POINT = f"(?:点[{DIGITS}]{{1,60}}(?![{DIGITS}十百千分刻]))"
# 万象 is a city, 3千瓦 are kilowatts; 兆 counts money alone.
_SCALE = "(?:万亿|亿|万(?!象)|兆(?=[元圆美日韩新台]))"
_SIGN = f"[{DIGITS}十百千万亿兆]"
# 两 begins no number behind a number: 五两, 二〇二四两国, 三百余两, 半两.
_TWO_STANDS = rf"(?!(?<={_SIGN}|[0-9几半])两|(?<=[十百千万亿0-9][多余来])两)"
# 两, 两三, 一两天
_FEW = f"(?:一两(?=[十百千万亿{_COUNTER}])|{_X}|两三?)"
_HAN = (
    f"(?:{_RUN}|零{_POINT}"
    f"|{_TWO_STANDS}(?:{_HUNDREDS}|百零?{_TENS}|百零{_X}|{_TENS}|{_FEW}){_POINT}?)"
)
_HUNDRED, _THOUSAND = "百(?![分货])", "千(?![瓦克米卡伏赫帕焦吨分])"
# 5千, 5百, 2千5百
_THOUSANDS = f"{FIGURE}(?:{_HUNDRED}|{_THOUSAND}(?:[1-9]{_HUNDRED})?)"
# 2万5
_LOWER_DIGIT = f"(?<=[万亿兆])[1-9](?![0-9.,%‰/百千]|[ ]?{_SCALE})"
_ARABIC = f"(?:{_THOUSANDS}|{FIGURE})"
_NUMBER = (
    rf"(?:(?:{_HAN}|{_ARABIC})(?:(?:{MORE}?|(?<=[0-9])[ ]){_SCALE}{{1,2}}"
    rf"(?:{_TAIL}|{_THOUSANDS}|{_ARABIC}(?={_SCALE})|{_LOWER_DIGIT})?){{0,4}}|[百千]{_SCALE}{{0,2}}|{_SCALE}{{1,2}}|零)"
)
# 几百万, 数十, 上千
_VAGUE = (
    f"(?:[几数](?:[十百千]{_SCALE}{{0,2}}|{_SCALE}{{1,2}})"
    f"|(?<!以)上(?:[百千]{_SCALE}{{0,2}}|{_SCALE}{{1,2}}))(?!分之)"
)
# 三百余, 十几, 十来个; not 2030多边
_ODD = (
    r"(?:(?<=[十百千万亿0-9])(?:多(?![边样极维])|余(?![额热]))|(?<=[十0-9])几"
    rf"|(?<=[十百])来(?=[{_COUNTER}]))"
)
# 三年半, 一百万半; not 一百年半殖民地, 两个半年
_HALF = (
    "(?:(?:[年天倍周]|个(?!半[年天]))?(?<!零)(?<![十百千万亿兆](?=半[年月天日]))半"
    "(?![数导岛径球载夜圆殖封官民公自成决价挂职]))"
)
# 半亿, 半个亿, 年过半百; not 大半
_HALF_SCALE = (
    f"(?<![大多小一])半(?:个(?=[百千]?[万亿]))?(?:[百千]?{_SCALE})|(?<=[过近逾])半百(?![姓分货])"
)

AMOUNT = rf"""
    (?P<plan>十[一二三四五])(?=五"?(?:规划|计划|时期|期间))
    | (?<=")(?P<quoted>十[一二三四五])(?=五")
    | (?P<tenths>{_D}|{_TWO_STANDS}两)成(?P<and_half>半)?
        (?=以[上下]|左右|[多余的]|[^\u3400-\u9fff]|\Z)
    | (?P<vague>{_VAGUE})
    | (?P<half_scale>{_HALF_SCALE})
    | (?P<half>一半|半(?:数|(?=[年天日月]|个[小月世])|(?<=[过超]半)(?!{_D}|[导岛径球])))
    | {RATIO}
    | (?P<nth>第[ ]?)?(?:(?P<whole>{_TENS}|{_X})又(?={_HAN}分之))?(?P<number>{_NUMBER})
        (?:分之(?P<above>{_HAN}|{FIGURE}|百)(?P<size>{_SCALE}{{1,2}})?|(?<=百)分(?P<all>百)
            |(?P<odd>{_ODD})|[ ]?(?P<sign>[%‰])|(?P<more>{_HALF}))?
"""
BETWEEN = re.compile("介[于乎]$"), re.compile("[和与]")
JOINT = re.compile("[至到或~]|-{1,2}")
UNIT = re.compile("(?:万亿|[万亿兆%‰])$")
UNIT_SIZES = {
    **{sign: Fraction(size) for sign, size in (*SCALES.items(), ("万亿", 10**12), ("%", 1))},
    "‰": Fraction(1, 10),
}


def signs(text: str) -> str:
    """The text with one form for each sign of a number: ``兩`` → 二, ``壹佰`` → 一百."""
    return FORMAL.sub(lambda found: found[0].translate(FROM_FORMAL), text.translate(OTHER_SIGNS))


@cache
def _amount() -> re.Pattern[str]:
    """The pattern of an amount; it takes longer to compile than to read a document with it."""
    return re.compile(AMOUNT, re.VERBOSE)


def find(text: str) -> Iterator[Amount]:
    """The amounts of a text whose signs have one form each."""
    for found in _amount().finditer(text):
        value, kind = _meaning(found)
        number = found["number"] or ""
        is_bare = bool(number) and kind in (CARDINAL, ABOUT) and _is_bare(number, found)
        yield Amount(value, kind, found.start(), found.end(), is_bare)


def _meaning(found: re.Match[str]) -> tuple[Fraction, str]:
    if number := found["number"]:
        return _counted(number, found)
    if found["lower"]:
        return Fraction(int(found["upper"]), int(found["lower"])), FRACTION
    if found["tenths"]:
        return value_of(found["tenths"]) * 10 + (5 if found["and_half"] else 0), PERCENT
    if found["half_scale"]:
        return value_of(found["half_scale"].lstrip("半个")) / 2, CARDINAL
    if found["half"]:
        return Fraction(1, 2), FRACTION
    if found["vague"]:
        return value_of(found["vague"][1:]), ABOUT
    return value_of(found["plan"] or found["quoted"]), ORDINAL


def _counted(number: str, found: re.Match[str]) -> tuple[Fraction, str]:
    if found["above"]:
        value, kind = _share(number, found["above"])
        if found["whole"] or found["size"]:
            whole = value_of(found["whole"] or "")
            return (whole + value) * value_of(found["size"] or "一"), CARDINAL
        return value, kind
    if found["all"]:
        return Fraction(100), PERCENT
    value = value_of(number)
    if found["nth"]:
        return value, ORDINAL
    if sign := found["sign"]:
        return (value if sign == "%" else value / 10), PERCENT
    if found["more"]:
        return value + half_behind(number, found["more"]), CARDINAL
    if re.fullmatch(VULGAR, number):
        return value, FRACTION
    is_about = found["odd"] or re.search(MORE, number) or has_pair(number)
    return value, ABOUT if is_about else CARDINAL


def _share(below: str, above: str) -> tuple[Fraction, str]:
    """百分之三 → 3 %, 千分之三 → 0.3 %, 三分之一 → 1/3."""
    if below in ("百", "千", "万"):
        return value_of(above) * 100 / value_of(below), PERCENT
    whole = value_of(below)
    return (value_of(above) / whole if whole else Fraction(0)), FRACTION


def _is_bare(number: str, found: re.Match[str]) -> bool:
    """Whether nothing shows that it is a number: one sign, or scales alone, that count nothing."""
    text, end = found.string, found.end()
    if found["more"] == "半" and re.search("[.点½]", number):
        return True
    if STARTS_FIGURE.match(number) or any(found[each] for each in ("more", "sign", "above")):
        return False
    if number == "零" or set(number) <= set("百千万亿兆"):
        return not found["odd"]
    if len(number) == 1:
        is_word = number == "一" and text[found.start() - 1 : found.start()] in NOT_ONE
        return is_word or not (found["odd"] or COUNTER.match(text, end))
    if set(number) <= set(DIGITS + COUPLE):
        if len(number) == 2:
            counter = COUNTER if re.fullmatch(PAIR, number) else COUNTER_OF_RUN
            return not counter.match(text, end)
        return number in DIGITS
    return False
