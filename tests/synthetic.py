"""Made-up laws in two languages, as long and as strange as a test needs them.

The texts mean nothing; chapters, sections, articles, paragraphs, lists, references and figures
stand where a law has them, and both languages say the same.
"""

from __future__ import annotations

import random
import textwrap
from dataclasses import dataclass, field

from build_scripts.language.numerals import format_number

WORDS = (
    "state organs shall protect lawful rights interests citizens provisions departments "
    "responsible administration supervise implement measures standards relevant persons "
    "enterprises information security network handling services public health education culture"
).split()
HAN = (
    "国家机关应当保护合法权益公民规定部门负责管理监督实施措施标准有关人员"
    "企业信息安全网络处理服务公共卫生教育文化"
)
TRADITIONAL = (
    "國家機關應當保護合法權益公民規定部門負責管理監督實施措施標準有關人員"
    "企業資訊安全網絡處理服務公共衛生教育文化"
)
WIDTH = 72


@dataclass(slots=True)
class _Law:
    chance: random.Random
    signs: str
    is_traditional: bool
    zh: list[str] = field(default_factory=list)
    en: list[str] = field(default_factory=list)
    articles: int = 0

    def words(self, count: int) -> tuple[str, str]:
        """So many words, and two Han characters for each."""
        places = [self.chance.randrange(len(WORDS)) for _ in range(count)]
        zh = "".join(self.signs[2 * place : 2 * place + 2] or self.signs[:2] for place in places)
        return zh, " ".join(WORDS[place] for place in places)

    def sentence(self, least: int, most: int) -> tuple[str, str]:
        zh, en = self.words(self.chance.randint(least, most))
        return f"{zh}。", f"{en.capitalize()}."

    def add(self, zh: str, en: str) -> None:
        self.zh.append(zh)
        self.en.append(en)

    def heading(self, sign: str, word: str, number: int, system: str) -> None:
        zh, en = self.words(3)
        han = format_number(number, "han")
        self.add(f"第{han}{sign}　{zh}", f"{word} {format_number(number, system)} {en.title()}")

    def article(self) -> None:
        self.articles += 1
        zh, en = self.sentence(8, 60)
        if self.articles > 3 and self.chance.random() < 0.25:
            other, days = self.chance.randint(1, self.articles - 1), self.chance.randint(10, 99)
            zh += f"依照本法第{format_number(other, 'han')}条的规定，为{days}日。"
            en += f" Under Article {other} of this Law it is {days} days."
        number = format_number(self.articles, "han")
        label = f"第 {self.articles} 條" if self.is_traditional else f"第{number}条"
        self.add(f"{label}　{zh}", f"Article {self.articles} {en}")
        for _ in range(self.chance.choice([0, 0, 0, 1, 2])):
            self.add(*self.sentence(8, 40))
        if self.chance.random() < 0.25:
            self.list()

    def list(self) -> None:
        self.add("包括下列各项：", "It includes the following:")
        for number in range(1, self.chance.randint(3, 8)):
            zh, en = self.words(self.chance.randint(3, 20))
            han = format_number(number, "han")
            label = f"{han}、" if self.is_traditional else f"（{han}）"
            self.add(f"{label}{zh}；", f"({number}) {en};")
        if self.chance.random() < 0.3:
            self.add(*self.sentence(8, 20))


def law(
    articles: int,
    *,
    seed: int,
    wrapped: bool = False,
    traditional: bool = False,
    amended: bool = False,
    contents: bool = True,
) -> tuple[str, str]:
    """A law in Chinese and in English, with title, note and contents list.

    ``wrapped``: lines are broken by width. ``amended``: another article stands in the place of
    the tenth from the end, and one in the first half is gone; the number of articles is the same.
    """
    made = _Law(random.Random(seed), TRADITIONAL if traditional else HAN, traditional)
    chapter = 0
    while made.articles < articles:
        chapter += 1
        made.heading("章", "Chapter", chapter, "roman")
        for section in range(1, made.chance.choice([2, 2, 4])):
            if section > 1 or made.chance.random() < 0.3:
                break
            for _ in range(made.chance.randint(4, 9)):
                if made.articles < articles:
                    made.article()
        if made.articles < articles:
            made.article()
    zh, en = made.zh, _amended(made.en) if amended else made.en
    heads_zh = [line for line in zh if line.startswith("第") and "章" in line[:6]]
    heads_en = [line for line in en if line.startswith("Chapter ")]
    heads_zh, heads_en = (["目　录", *heads_zh], ["Contents", *heads_en]) if contents else ([], [])
    zh = ["某某法", "（2017年6月1日第二十五次会议通过）", *heads_zh, *zh]
    note = "(Adopted at the 25th Meeting on June 1, 2017)"
    en = ["Law on a Certain Matter", note, *heads_en, *en]
    if wrapped:
        zh = [piece for line in zh for piece in _wrapped_han(f"　　{line}")]
        en = [piece for line in en for piece in textwrap.wrap(line, WIDTH)]
    return "\n".join(zh) + "\n", "\n".join(en) + "\n"


def _amended(lines: list[str]) -> list[str]:
    """The lines of a law, one article taken out and another put in, numbered anew."""
    starts = [n for n, line in enumerate(lines) if line.startswith("Article ")]
    middle, late = len(starts) // 3, len(starts) - 10
    gone = range(starts[middle], starts[middle + 1])
    out, number = [], 0
    for index, line in enumerate(lines):
        if index in gone and not line.startswith("Chapter "):
            continue
        if index == starts[late]:
            number += 1
            out.append(f"Article {number} An article that was put in by the amendment.")
        if index in starts:
            number += 1
            line = f"Article {number} " + line.split(" ", 2)[2]
        out.append(line)
    return out


def _wrapped_han(line: str) -> list[str]:
    """A line of Han characters broken by width."""
    half = WIDTH // 2
    return [line[start : start + half] for start in range(0, len(line), half)]
