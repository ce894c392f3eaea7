"""Laws that go together, damaged in one text, and whether `new` ever takes the damage for right.

What a paragraph belongs to is known from the reading of the undamaged law. A damaged one may be
refused, or accepted with the place asked about; a unit that holds paragraphs of two different
units, and of which nothing is asked, is wrong.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

from build_scripts.intake import new
from build_scripts.intake.infer import Outcome
from build_scripts.model import Bitext
from tests.synthetic import law

ITEM = re.compile(
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\([0-9]+\)|[0-9]+\.)\s*"
)
ARTICLE = re.compile(r"(?:第\s*[0-9一二三四五六七八九十百零]+\s*[條条]|Article [0-9]+)")
HEADING = re.compile(r"(?:第[一二三四五六七八九十]+[章节]|Chapter |Section )")

Texts = Mapping[str, str]
Damage = Callable[[list[str], random.Random], list[str]]


def laws(articles: int, seed: int) -> Iterator[Texts]:
    """One law in several shapes: labels with text or alone, marks of several sorts."""
    for traditional in (False, True):
        zh, en = law(articles, seed=seed, traditional=traditional)
        yield {"zh": zh, "en": en}
        alone = {"zh": _alone(zh), "en": _alone(en)}
        yield alone
        yield {**alone, "en": re.sub(r"^\(([0-9]+)\) ", r"\1. ", alone["en"], flags=re.MULTILINE)}


def _alone(text: str) -> str:
    """The law with each label of an article on a line of its own."""
    return re.sub(rf"^({ARTICLE.pattern})[ \u3000]+", r"\1\n", text, flags=re.MULTILINE)


def inferred(folder: Path, texts: Texts) -> Outcome:
    """What `new` finds of two texts."""
    sample = folder / "sample"
    sample.mkdir(exist_ok=True)
    for key, text in texts.items():
        (sample / f"{key}.txt").write_text(text, encoding="utf-8")
    return new.inference(sample, folder, texts).run()


def owners(bitext: Bitext) -> dict[str, dict[str, str]]:
    """Language key → paragraph, without white space → id of its unit, where it stands once."""
    found: dict[str, dict[str, set[str]]] = {key: {} for key in bitext.document.keys}
    for unit in bitext.units:
        for key, texts in found.items():
            for text in unit.text[key] or ():
                texts.setdefault("".join(text.split()), set()).add(unit.id)
    return {
        key: {text: ids.pop() for text, ids in texts.items() if len(ids) == 1}
        for key, texts in found.items()
    }


def wrong(outcome: Outcome, known: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Units that pair what does not belong together, and of which nothing is asked."""
    if outcome.refusal or outcome.collation is None or outcome.collation.bitext is None:
        return []
    asked = " ".join(entry["id"] for entry in outcome.draft.pairing)
    asked += " ".join(unit for entry in outcome.draft.lists for unit in entry["in"])
    out = []
    for unit in outcome.collation.bitext.units:
        ids = [
            {known[key].get("".join(text.split()), "") for text in unit.text[key] or ()} - {""}
            for key in known
        ]
        tops = [{each.partition("-")[0] for each in own} for own in ids]
        is_mixed = all(tops) and not tops[0] & tops[1]
        is_item = "-i" in unit.id and all(ids) and ids[0].isdisjoint(ids[1])
        if (is_mixed or is_item) and unit.id.partition("-")[0] not in asked:
            out.append(f"{unit.id}: {ids}")
    return out


def _places(lines: Sequence[str], pattern: re.Pattern[str]) -> list[int]:
    return [n for n, line in enumerate(lines) if n and pattern.match(line)]


def drop_item(lines: list[str], chance: random.Random) -> list[str]:
    """An item is gone."""
    del lines[chance.choice(_places(lines, ITEM))]
    return lines


def drop_item_and_renumber(lines: list[str], chance: random.Random) -> list[str]:
    """An item is gone, and those behind it have moved up."""
    items = _places(lines, ITEM)
    place = chance.choice(items)
    while place + 1 in items:
        found = ITEM.match(lines[place])
        assert found
        lines[place] = found[0] + ITEM.sub("", lines[place + 1], count=1)
        place += 1
    del lines[place]
    return lines


def unlabel_item(lines: list[str], chance: random.Random) -> list[str]:
    """An item lacks its number."""
    place = chance.choice(_places(lines, ITEM))
    lines[place] = ITEM.sub("", lines[place], count=1)
    return lines


def repeat_line(lines: list[str], chance: random.Random) -> list[str]:
    """A label or item stands twice."""
    place = chance.choice(_places(lines, ITEM) + _places(lines, ARTICLE))
    lines.insert(place, lines[place])
    return lines


def join_line(lines: list[str], chance: random.Random) -> list[str]:
    """A label or item goes on with the line before it."""
    place = chance.choice(_places(lines, ITEM) + _places(lines, ARTICLE))
    lines[place - 1] += " " + lines.pop(place)
    return lines


def drop_article(lines: list[str], chance: random.Random) -> list[str]:
    """An article is gone."""
    places = [*_places(lines, ARTICLE), len(lines)]
    number = chance.randrange(len(places) - 1)
    del lines[places[number] : places[number + 1]]
    return lines


def drop_label(lines: list[str], chance: random.Random) -> list[str]:
    """The line with the label of an article is gone."""
    del lines[chance.choice(_places(lines, ARTICLE))]
    return lines


def renumber(lines: list[str], chance: random.Random) -> list[str]:
    """An article has another number."""
    place = chance.choice(_places(lines, ARTICLE))
    changed = re.sub(r"[0-9]+", lambda found: str(int(found[0]) + 1), lines[place], count=1)
    lines[place] = changed if changed != lines[place] else lines[place].replace("第", "第十", 1)
    return lines


def swap_items(lines: list[str], chance: random.Random) -> list[str]:
    """Two items stand in the wrong order."""
    items = _places(lines, ITEM)
    pairs = [n for n in items if n + 1 in items]
    place = chance.choice(pairs)
    lines[place], lines[place + 1] = lines[place + 1], lines[place]
    return lines


def wrap_line(lines: list[str], chance: random.Random) -> list[str]:
    """A paragraph is broken in two."""
    labels = {*_places(lines, ARTICLE), *_places(lines, HEADING), *_places(lines, ITEM)}
    place = chance.choice([n for n in range(1, len(lines)) if n not in labels])
    half = len(lines[place]) // 2
    lines[place : place + 1] = [lines[place][:half].strip(), lines[place][half:].strip()]
    return lines


SORTS: Sequence[Damage] = (
    drop_item, drop_item_and_renumber, unlabel_item, repeat_line, join_line, drop_article,
    drop_label, renumber, swap_items, wrap_line,
)  # fmt: skip


OF_ITEMS = frozenset({drop_item, drop_item_and_renumber, unlabel_item, swap_items})


def damaged(texts: Texts, chance: random.Random) -> Iterator[tuple[str, Texts]]:
    """Each sort of damage once in each text."""
    for key in texts:
        lines = texts[key].rstrip("\n").split("\n")
        has_items = len(_places(lines, ITEM)) > 1
        for sort in SORTS:
            if not has_items and sort in OF_ITEMS:
                continue
            changed = sort(list(lines), chance)
            if changed != lines:
                yield f"{sort.__name__} in {key}", {**texts, key: "\n".join(changed)}
