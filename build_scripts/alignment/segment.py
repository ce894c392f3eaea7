"""Sentence ends: a paragraph cut into sentences, every character kept.

One set of rules serves all languages. A mark such as ``。`` ends a sentence whatever the
language; ``.`` ends one after a Chinese character, or after a Latin word before white space
and a capital. What a language adds are words (``sentence_words``): its abbreviations and
the words that show that a quotation goes on into the same sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.alignment.sentence_words import ANY, WORDS, Words

CJK = r"\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"

# A run of marks that may end a sentence, then what closes with it: 。” ?) … .[12]
CANDIDATE = re.compile(
    r"""(?P<marks>[。！？｡!?.．…⋯‥؟۔।॥։።။]+)
        (?P<closers>(?:[」』”’）》】〉〕］)\]}"'»›〗]|\[\d{1,3}\]|[¹²³⁰⁴-⁹])*)""",
    re.VERBOSE,
)
ELLIPSIS = re.compile(r"[…⋯‥]+|[.．]{2,3}|。{2,}")
BRACKETS: Mapping[str, str] = dict(
    zip("(（[［【〔{《〈「『“‘«", ")）]］】〕}》〉」』”’»", strict=True)
)
OPENERS: Mapping[str, str] = {close: opener for opener, close in BRACKETS.items()}
QUOTES = frozenset('「『“‘«"')
TITLES = frozenset("《〈")
BRACKET = re.compile("[" + re.escape("".join({*BRACKETS, *OPENERS, '"'})) + "]")

# After these nothing new has begun: “……。”，  “……？”——
GOES_ON = re.compile(r"\s*[，、；：,;:·—)）」』”》】〕]|[-–]")
OPENING = re.compile(r"[\"'“‘(\[«（「『《•▪●○–-]+\s*")
ITEM = re.compile(r"[(（]\s*\w{1,4}\s*[)）]|[a-z]\)\s")
# What stands before a quotation that is a sentence of its own.
ANNOUNCING = ("：", ":", "，", ",", "说", "說", "道")

ROMAN = r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
# A number in front of a sentence: 1. | (a) | 3.2. | IV. | Article 5. | Part Two. | 第三条．
LABEL = re.compile(
    rf"""(?:(?:article|section|sec|part|chapter|annex|appendix|rule|clause|paragraph|para|schedule
           |title|book|item|regulation|principle|step|note|table|figure|fig|art|no|question|point
           |option|§)\.?\s*)?
        [(\[（]?(?:\d{{1,4}}(?:[.\-]\d{{1,3}})*|{ROMAN}|[a-z]|one|two|three|four|five|six|seven
           |eight|nine|ten|第?[〇零一二三四五六七八九十百]+[编章节条款项]?)[)\]）]?""",
    re.VERBOSE | re.IGNORECASE,
)
LAST_WORD = re.compile(rf"[^\s\"'“”‘’(（\[«{CJK}，、；：]+$")
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")
# A number or a letter that an abbreviation such as “No.” belongs to.
REFERENCE = re.compile(rf"[(\[]?(?:\d|[A-Z]\b|(?i:{ROMAN})\b)")
# Two words that can only begin a sentence: “China will”, “Laos has”.
NAME_AND_VERB = re.compile(
    r"[A-Z][\w'’-]*\s(?:will|shall|is|are|was|were|has|have|had|may|must|should|can|would|does)\b"
)
GLUED = re.compile(r"(?:[A-Z][a-z]+|A)[\s,]")


@dataclass(frozen=True, slots=True)
class Joint:
    """A possible sentence end with its surroundings."""

    text: str
    start: int
    """Where the sentence that may end here began."""
    at: int
    """Where its marks begin."""
    end: int
    """Just after its marks and what closes with them."""
    marks: str
    opened: tuple[int, ...]
    """Where the brackets and quotes round the marks were opened, outermost first."""
    closed: int
    """How many of them are closed together with the marks."""

    @property
    def before(self) -> str:
        """The sentence so far, or as much of its end as a rule can ask for."""
        return self.text[max(self.start, self.at - 60) : self.at].strip()

    @property
    def after(self) -> str:
        """What follows, as far as a rule can ask for."""
        return self.text[self.end : self.end + 60]

    def lead(self, opener: int) -> str:
        """The words of this sentence before the bracket or quote opened there."""
        return self.text[max(self.start, opener - 20) : opener].strip()


def sentences(paragraph: str, key: str) -> tuple[str, ...]:
    """The sentences of a paragraph in order, each an exact substring of it.

    Outer white space is left out and nothing else; a paragraph without an end mark is one
    sentence, an empty one has none. ``key`` is the language key of the edition.

    ``他来了。“走吧！”他说。`` → ``他来了。`` and ``“走吧！”他说。``
    ``Exports rose to 3.5 m, etc. China will go on.`` → ``… etc.`` and ``China will go on.``
    """
    words = WORDS.get(key, ANY)
    pieces: list[str] = []
    start = 0
    for place in _places(paragraph):
        here = Joint(paragraph, start, *place)
        if here.at >= start and _is_end(here, words):
            _append(pieces, paragraph, start, here.end)
            start = here.end
    _append(pieces, paragraph, start, len(paragraph))
    return tuple(pieces)


def _append(pieces: list[str], text: str, start: int, end: int) -> None:
    """Add text[start:end]; a piece without letter or digit belongs to its neighbour."""
    piece = text[start:end].strip()
    if not piece:
        return
    lonely = bool(pieces) and not any(character.isalnum() for character in piece)
    if lonely or (len(pieces) == 1 and not any(c.isalnum() for c in pieces[0])):
        begin = text.rindex(pieces[-1], 0, start)
        pieces[-1] = text[begin:end].strip()
        return
    pieces.append(piece)


def _places(text: str) -> Iterator[tuple[int, int, str, tuple[int, ...], int]]:
    """Every possible end: where, up to where, its marks, open brackets, how many it closes."""
    closes = _matched(text)
    ends = {close: opener for opener, close in closes.items()}
    marks = iter(sorted((*closes, *ends)))
    following = next(marks, len(text))
    stack: list[int] = []
    for match in CANDIDATE.finditer(text):
        while following < match.start():
            if following in closes:
                stack.append(following)
            elif stack:
                stack.pop()
            following = next(marks, len(text))
        end = _end_of_closers(match, closes)
        closed = sum(1 for opener in stack if closes[opener] < end)
        yield match.start(), end, match["marks"], tuple(stack), closed


def _end_of_closers(match: re.Match[str], closes: Mapping[int, int]) -> int:
    """Where the closing marks end: a straight quote among them that opens one is not theirs."""
    for at in range(match.end("marks"), match.end()):
        if at in closes and match.string[at] == '"':
            return at
    return match.end()


def _matched(text: str) -> dict[int, int]:
    """Opening → closing place of every bracket and quote that has both, properly nested."""
    found: dict[int, int] = {}
    stack: list[tuple[str, int]] = []
    for match in BRACKET.finditer(text):
        mark, at = match[0], match.start()
        if mark == '"':
            mark = _straight(text, at, is_open=any(opener == '"' for opener, _ in stack[-4:]))
        if mark in BRACKETS or mark == '"open':
            stack.append((mark[0], at))
            continue
        opener = '"' if mark[0] == '"' else OPENERS[mark]
        depth = next((n for n in range(1, min(len(stack), 6) + 1) if stack[-n][0] == opener), 0)
        if depth and (mark != "’" or depth == 1):
            found[stack[-depth][1]] = at
            del stack[-depth:]
    return found


def _straight(text: str, at: int, *, is_open: bool) -> str:
    """Whether a straight quote opens or closes: by the spaces round it, else in turn."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    is_free_before = not before or before.isspace() or before in "(（["
    is_free_after = not after or after.isspace() or after in ",.;:!?)）]，。；：！？、"
    if is_free_before != is_free_after:
        return '"open' if is_free_before else '"close'
    return '"close' if is_open else '"open'


def _is_end(place: Joint, words: Words) -> bool:
    """Whether a sentence ends at this place."""
    if GOES_ON.match(place.after) or _is_inside(place):
        return False
    if ELLIPSIS.fullmatch(place.marks):
        return _is_end_after_ellipsis(place)
    if place.marks[-1] not in ".．!?":
        return _is_end_of_cjk(place, words)
    if re.search(rf"[{CJK}）》」』”】％]$", place.before):
        is_label = place.marks in ".．" and LABEL.fullmatch(place.before)
        is_name = re.match(r"[a-z]", place.after)
        return not is_label and not is_name and _is_end_of_cjk(place, words)
    return _is_end_of_latin(place, words)


def _is_inside(place: Joint) -> bool:
    """Whether the marks are inside a title, or inside brackets opened within the sentence."""
    remain = place.opened[: len(place.opened) - place.closed]
    for opener in place.opened:
        kind = place.text[opener]
        if kind in QUOTES:
            continue
        if kind in TITLES:
            return True
        is_cjk = kind in "（【〔［"
        if opener > place.start and place.lead(opener) and (opener in remain or is_cjk):
            return True
    return False


def _is_end_after_ellipsis(place: Joint) -> bool:
    """An ellipsis ends a sentence only before a clear new one.

    ``and so on... The next`` ends; ``the ... Parties`` and ``……我们`` do not.
    """
    before, after = place.text[place.at - 1 : place.at], place.after
    if not after[:1].isspace() or not before.strip():
        return place.closed > 0 and bool(re.match(rf"[“「『{CJK}]", after)) and _is_said(place)
    return bool(re.match(r"\s+[\"“‘(]?[A-Z]|\s*[“「『]", after))


def _is_said(place: Joint) -> bool:
    """Whether the quotation closed here was introduced by a colon."""
    opener = place.opened[len(place.opened) - place.closed]
    return place.lead(opener).endswith(("：", ":"))


def _is_end_of_cjk(place: Joint, words: Words) -> bool:
    """Whether 。！？ end the sentence, which they do unless a quotation goes on.

    A quotation is announced (他说：“…”), stands alone (“…”他说) or is part of a phrase
    (“…”的口号); only the first kind may have more than one sentence.
    """
    quotes = [opener for opener in place.opened if place.text[opener] in QUOTES]
    if not quotes:
        return True
    opener = quotes[-1]
    lead = place.text[max(0, opener - 20) : opener].rstrip()
    is_announced = lead.endswith(ANNOUNCING)
    stands_alone = opener < place.start or not place.lead(opener)
    if not place.closed:
        return is_announced or stands_alone
    after = place.after.lstrip()
    if is_announced:
        return not re.match("的(?!确)", after)
    if words.clings.match(after):
        return False
    if stands_alone:
        return not words.said.match(after)
    return place.marks[-1] in "。｡"


def _is_end_of_latin(place: Joint, words: Words) -> bool:
    """Whether ``.!?`` after a Latin word or a digit end the sentence."""
    word = LAST_WORD.search(place.before)
    last = word[0] if word else ""
    after = place.after
    if after and not after[0].isspace():
        return _is_end_without_space(place, last, words)
    after = after.lstrip()
    opening = OPENING.match(after)
    first = after[opening.end() if opening else 0 :][:1]
    if first.islower() and not ITEM.match(after):
        return False
    if place.marks[-1] in "!?":
        is_own = bool(place.closed) and not place.lead(place.opened[-1])
        return not (is_own and words.said.match(after))
    if LABEL.fullmatch(place.before) and place.text[place.start : place.at].strip() == place.before:
        return False
    return not _is_abbreviation(last, after, words)


def _is_end_without_space(place: Joint, last: str, words: Words) -> bool:
    """``laws.The Party`` and ``RCEP.我们`` end a sentence; ``U.S.政府``, ``a.B`` do not."""
    if any(mark in last for mark in "./@:") or last.lower() in words.never | words.sometimes:
        return False
    if re.match(rf"[“「『《（{CJK}]", place.after):
        return len(last) > 1 and not last[-1].isdigit()
    return bool(re.fullmatch(r"[a-z]{3,}", last) and GLUED.match(place.after))


def _is_abbreviation(last: str, after: str, words: Words) -> bool:
    """Whether the point belongs to the word before it and the sentence goes on."""
    bare = last.lower()
    if bare in words.never:
        return True
    if bare in words.before_number and REFERENCE.match(after):
        return True
    is_initial = len(last) == 1 and last.isupper()
    if not (is_initial or DOTTED.fullmatch(last) or bare in words.sometimes):
        return False
    following = re.match(r"[\"“‘(\[]*([\w'’-]+)", after)
    is_starter = bool(following and following[1].lower() in words.starters)
    return not is_starter and not NAME_AND_VERB.match(after)
