"""Amounts in Chinese: ``三亿五千万``, ``3.5亿``, ``百分之三``, ``第十二``, ``三百余``, ``壹佰万``.

The text comes plain (``equivalence``) and with simplified characters, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from build_scripts.language import han
from build_scripts.language.amount import (
    ABOUT,
    CARDINAL,
    FIGURE,
    FRACTION,
    ORDINAL,
    PERCENT,
    RATIO,
    Amount,
    figure,
)
from build_scripts.language.han import DIGITS, FROM_FORMAL

UNITS = {sign: size for size, sign in han.UNITS}
TENS = {"廿": 20, "卅": 30, "卌": 40}
SCALES = {"兆": 10**12, "亿": 10**8, "万": 10**4}

# Forms of accounts. 参, 陆, 伍, 肆 and 拾 are words as well: they are signs of a number only
# beside others.
OTHER_SIGNS = str.maketrans("〇○◯两", "零零零二")
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
COUNTER = re.compile(
    f"[{_COUNTER}]|分[钟之]|小时|世纪|美元|欧元|英[里镑]|公[里斤顷尺分]|[平立]方|海里"
)
COUNTER_OF_RUN = re.compile("[年级届号]")
"""What two digits without a unit count: 四九年."""
NOT_ONE = frozenset("统唯专单逐之")
"""Before 一 these make a word of it: 统一, 唯一, 十五条之一."""

_D = "[一二三四五六七八九]"
# Two or three, thirty or forty: the lower is read.
PAIR = "(?:一二|二三|三四|三五|四五|五六|六七|七八|八九)"
_X = f"(?:{PAIR}|{_D})"
_TENS = f"(?:{_X}?十|[廿卅卌]){_X}?"
# 一百二 is 120, where no word begins with 二.
_REST = rf"(?:零?{_TENS}|零{_X}|{_X}(?=[{_COUNTER}]|[^\u3400-\u9fff]|\Z))"
_HUNDREDS = f"(?:{_X}千(?:零?{_X}百)?|{_X}百){_REST}?"
_TAIL = f"(?:零?{_HUNDREDS}|{_REST})"
# 二〇二四 | 二〇 | 五四, which is no pair | 〇八
_RUN = (
    f"(?:[{DIGITS}]{{3,60}}+(?![{DIGITS}十百千])|{_D}零(?![{DIGITS}十百千])"
    f"|(?!{PAIR})[{DIGITS}]{_D}(?![{DIGITS}十百千万亿]))"
)
_POINT = f"(?:点[{DIGITS}]{{1,60}}(?![{DIGITS}十百千分刻]))"
# 万象 is a city, 3千瓦 are kilowatts; 兆 counts money alone.
_SCALE = "(?:万亿|亿|万(?!象)|兆(?=[元圆美日韩新台]))"
_HAN = f"(?:{_RUN}|零{_POINT}|(?:{_HUNDREDS}|百零?{_TENS}|百零{_X}|{_TENS}|{_X}){_POINT}?)"
_THOUSANDS = f"{FIGURE}(?:百(?![分货])|千(?![瓦克米卡伏赫帕焦吨分]))"
_ARABIC = f"(?:{_THOUSANDS}|{FIGURE})"
MORE = "[多余几来]"
_NUMBER = (
    rf"(?:(?:{_HAN}|{_ARABIC})(?:(?:{MORE}?|(?<=[0-9])[ ]){_SCALE}{{1,2}}"
    rf"(?:{_TAIL}|{_THOUSANDS}|{_ARABIC}(?={_SCALE}))?){{0,4}}|[百千]{_SCALE}{{0,2}}|{_SCALE}{{1,2}}|零)"
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
_HALF = "(?:[个年天倍周]?半(?![数导岛径球载夜]))"

AMOUNT = rf"""
    (?P<plan>十[一二三四五])(?=五"?(?:规划|计划|时期|期间))
    | (?<=")(?P<quoted>十[一二三四五])(?=五")
    | (?P<tenths>{_D})成(?P<and_half>半)?(?=以[上下]|左右|[多余的]|[^\u3400-\u9fff]|\Z)
    | (?P<vague>{_VAGUE})
    | (?P<half>一半|半(?:数|(?=[年天日月]|个[小月世])|(?<=[过超]半)(?!{_D}|[导岛径球])))
    | {RATIO}
    | (?P<nth>第[ ]?)?(?P<number>{_NUMBER})
        (?:分之(?P<above>{_HAN}|{FIGURE}|百)|(?<=百)分(?P<all>百)
            |(?P<odd>{_ODD})|[ ]?(?P<sign>[%‰])|(?P<more>{_HALF}))?
"""
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
    if found["half"]:
        return Fraction(1, 2), FRACTION
    if found["vague"]:
        return value_of(found["vague"][1:]), ABOUT
    return value_of(found["plan"] or found["quoted"]), ORDINAL


def _counted(number: str, found: re.Match[str]) -> tuple[Fraction, str]:
    if found["above"]:
        return _share(number, found["above"])
    if found["all"]:
        return Fraction(100), PERCENT
    value = value_of(number)
    if found["nth"]:
        return value, ORDINAL
    if sign := found["sign"]:
        return (value if sign == "%" else value / 10), PERCENT
    if found["more"]:
        return value + Fraction(1, 2), CARDINAL
    is_about = found["odd"] or re.search(MORE, number) or _has_pair(number)
    return value, ABOUT if is_about else CARDINAL


def _share(below: str, above: str) -> tuple[Fraction, str]:
    """百分之三 → 3 %, 千分之三 → 0.3 %, 三分之一 → 1/3."""
    if below in ("百", "千", "万"):
        return value_of(above) * 100 / value_of(below), PERCENT
    whole = value_of(below)
    return (value_of(above) / whole if whole else Fraction(0)), FRACTION


def _has_pair(number: str) -> bool:
    """Whether two digits side by side say “about”: 三四十, 十七八; not 一九三四."""
    before = number.split("点")[0]
    return bool(re.search(PAIR, before)) and not re.fullmatch(f"[{DIGITS}]{{3,}}.*", before)


def _is_bare(number: str, found: re.Match[str]) -> bool:
    """Whether nothing shows that it is a number: one sign, or scales alone, that count nothing."""
    text, end = found.string, found.end()
    if number[0] in "0123456789" or found["more"] or found["sign"]:
        return False
    if number == "零" or set(number) <= set("百千万亿兆"):
        return not found["odd"]
    if len(number) == 1:
        is_word = number == "一" and text[found.start() - 1 : found.start()] in NOT_ONE
        return is_word or not (found["odd"] or COUNTER.match(text, end))
    if set(number) <= set(DIGITS):
        if len(number) == 2:
            counter = COUNTER if re.fullmatch(PAIR, number) else COUNTER_OF_RUN
            return not counter.match(text, end)
        return number in DIGITS
    return False


def value_of(number: str) -> Fraction:
    """The value of a number in one form for each sign: ``三亿五千万`` → 350000000."""
    for sign, size in SCALES.items():
        head, scale, tail = number.rpartition(sign)
        if scale:
            return (value_of(head) if head else Fraction(1)) * size + _tail(tail, size)
    rest = number.rstrip("多余几来 ")
    return _below(rest) if rest else Fraction(0)


def _tail(tail: str, size: int) -> Fraction:
    """What stands behind a scale: ``五千`` → 5000; one digit is of the unit below (三万五)."""
    if not tail:
        return Fraction(0)
    value = value_of(tail)
    return value * size / 10 if set(tail) <= set(DIGITS[1:]) else value


def _below(number: str) -> Fraction:
    """The value of a number without 万 and 亿."""
    if number[0] in "0123456789":
        unit = UNITS.get(number[-1], 1)
        return figure(number.rstrip("百千")) * unit
    whole, point, places = number.partition("点")
    if point:
        return _below(whole) + Fraction(_digits(places), 10 ** len(places))
    if set(number) <= set(DIGITS):
        return Fraction(_digits(number[0] if re.fullmatch(PAIR, number) else number))
    return Fraction(_sum(number))


def _digits(number: str) -> int:
    return int("".join(str(DIGITS.index(sign)) for sign in number))


def _sum(number: str) -> int:
    """Add up digits and units: ``一百零三`` → 103, ``百十`` → 110, ``一百二`` → 120."""
    total, digit, unit = 0, 0, 1
    for sign in number:
        if sign in UNITS:
            total += (digit or 1) * UNITS[sign]
            digit, unit = 0, UNITS[sign]
        elif sign in TENS:
            total, unit = total + TENS[sign], 10
        elif sign == "零":
            unit = 10
        elif not digit:
            digit = DIGITS.index(sign)
    return total + digit * max(unit // 10, 1)
