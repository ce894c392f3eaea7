"""Files of a site damaged at random: bytes, lines, the structure of YAML, odd characters.

What a seed gives is always the same, so that a fault is found again by the number in the message.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, MutableMapping, MutableSequence
from pathlib import Path
from typing import Any

import yaml

from build_scripts.press import build
from build_scripts.sources.gate.files import SOURCES
from tests.repository import ROOT, copy_to

CASES = ROOT / "tests" / "cases"
RIVERS = ("river-2019", "river-2024")
ODD = (
    *("\0", "\x1b", "\x85", "\r", "\u2028", "\ufffe", "\ufdd0", "\U0001ffff", "\ud800", "\ufeff"),
    *("\u202e", "\u2066", "\u200b", "\u00ad", "\ue000", "\U000f0000", "\U000e0041", "\ufffd"),
    *(
        "𠮷",
        "ﷺ",
        "👨‍👩‍👧",
        "葛\U000e0100",
        "e\u0301",
        "ا",
        "क्षि",
        "ກ",
        "\u1100\u1161",
        "⿰亻尔",
        "\ufff9",
    ),
    *("<b>", "</script>", "]]>", "&amp;", "{{x}}", "{% x %}", "*", "`", "|", "$", "\\", '"', "'"),
    *(
        "\t",
        "\n",
        "\u3000",
        "\u00a0",
        "{arabic}",
        "{text}",
        "{",
        "}",
        "%",
        "#",
        "@",
        "!",
        ": ",
        "- ",
    ),
)
VALUES: tuple[Any, ...] = (
    *(None, [], {}, "", " ", 0, -1, 1, 3, 10**17, True, False, "zh", "en", "fr", "a1", "a99"),
    *([None], [[]], {"zh": None}, {"en": "x"}, {"fr": "x"}, {"zh": "一", "en": "x"}),
    *("2024-02-30", "{arabic}"),
    *(
        "javascript:alert(1)",
        "https://example.org/x",
        "x" * 3_000,
        "第{han}条",
        "{arabic}",
        "-" * 80,
    ),
)

Random = random.Random


def site(root: Path) -> Path:
    """A repository of two documents that have every kind of file, locked; its folder."""
    sources = root / SOURCES
    for name in RIVERS:
        shutil.copytree(CASES / "comparison" / name, sources / name)
    newer = sources / RIVERS[1]
    for name in ("notes.yml", "glossary.yml", "pairs.yml", "studies.yml"):
        shutil.copy(CASES / "fuzz" / name, newer / name)
    (newer / "comparisons").mkdir()
    shutil.copy(CASES / "fuzz" / "river-2019.yml", newer / "comparisons")
    with (newer / "document.yml").open("a", encoding="utf-8") as declared:
        declared.write((CASES / "fuzz" / "more.yml").read_text("utf-8"))
    for name in RIVERS:
        build.write_lock(sources / name, root)
    build.write_glossary_lock(root)
    return root


def with_docs(root: Path) -> Path:
    """What a build needs besides the sources: settings, theme, pages that people wrote."""
    copy_to(root)
    for name in (SOURCES, "tests"):
        shutil.rmtree(root / name)
    return root


def inputs(root: Path) -> list[Path]:
    """All files that people or `lock` write, sorted."""
    return sorted(path for path in (root / SOURCES).rglob("*") if path.is_file())


def damaged(content: bytes, name: str, chance: Random) -> bytes:
    """The content of a file after one to three damages."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        ways = (*WAYS, _structure, _structure, _structure) if name.endswith(".yml") else WAYS
        content = chance.choice(ways)(content, chance)
    return content


def _bytes(content: bytes, chance: Random) -> bytes:
    at, end = sorted(chance.randrange(len(content) + 1) for _ in range(2))
    end = min(end, at + 40)
    return chance.choice((
        lambda: content[:at],
        lambda: content[:at] + content[end:],
        lambda: content[:at] + chance.randbytes(chance.randrange(1, 9)) + content[at:],
        lambda: content[:at] + chance.randbytes(end - at) + content[end:],
        lambda: content[:end] + content[at:],
        lambda: b"",
    ))()  # fmt: skip


def _lines(content: bytes, chance: Random) -> bytes:
    lines = content.split(b"\n")
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    way = chance.randrange(6)
    if way == 0:
        del lines[at]
    elif way == 1:
        lines.insert(other, lines[at])
    elif way == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif way == 3:
        lines[at] = b" " * chance.randrange(1, 5) + lines[at]
    elif way == 4:
        lines[at] *= chance.choice((2, 50))
    else:
        lines[at : at + 2] = [b"".join(lines[at : at + 2])]
    return b"\n".join(lines)


def _characters(content: bytes, chance: Random) -> bytes:
    text = content.decode("utf-8", "replace")
    for _ in range(chance.choice((1, 1, 5))):
        at = chance.randrange(len(text) + 1)
        sign = chance.choice(ODD)
        if chance.random() < 0.2 and len(sign) == 1:
            sign = f"\\U{ord(sign):08x}"
        text = text[:at] + sign * chance.choice((1, 1, 1, 200)) + text[at:]
    return text.encode("utf-8", "surrogatepass")


def _structure(content: bytes, chance: Random) -> bytes:
    """One value of a YAML file is another, gone, or has another name."""
    try:
        value = yaml.safe_load(content.decode("utf-8"))
    except (yaml.YAMLError, ValueError):
        return content
    places = [*_places(value)] if isinstance(value, dict | list) else []
    if not places:
        return content
    inside, key = chance.choice(places)
    way = chance.randrange(7)
    if way <= 1:
        inside[key] = chance.choice(VALUES)
    elif way == 2:
        del inside[key]
    elif way == 3:
        other, name = chance.choice(places)
        inside[key] = other[name]
    elif way == 4:
        inside[key] = [inside[key]]
    elif way == 5 and isinstance(inside, dict):
        inside[chance.choice(("zh", "en", "fr", "x", "check", "reason", ""))] = inside.pop(key)
    elif isinstance(inside[key], str):
        inside[key] += chance.choice(ODD) + chance.choice(ODD)
    dumper = yaml.SafeDumper
    dumper.ignore_aliases = lambda *_: True  # type: ignore[method-assign]
    try:
        return yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True).encode(
            "utf-8", "surrogatepass"
        )
    except RecursionError:  # a value that was put into itself
        return content


def _places(
    value: Any,
) -> Iterator[tuple[MutableMapping[Any, Any] | MutableSequence[Any], Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value or ())
    for key, each in [*inner]:
        yield value, key
        if isinstance(each, dict | list):
            yield from _places(each)


WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    *(_bytes, _lines, _lines, _characters, _characters),
)
