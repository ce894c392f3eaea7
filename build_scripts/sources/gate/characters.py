"""Which characters may stand in a text, and in any key or value of a YAML file.

Refused is what cannot come out again whole everywhere: XML (Akoma Ntoso, TMX, TBX, EPUB) carries no
control characters, and nothing that is written as UTF-8 a surrogate that stands alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.messages import phrase
from build_scripts.problems import Problem

# The last two code points of each plane (Unicode 16.0, section 23.7)
LAST_TWO = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in
    range(0, 0x110000, 0x10000))  # fmt: skip
# C0 without tab and line feed, DEL, C1 (ISO/IEC 6429); surrogates; the 66 noncharacters.
REFUSED = rf"\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{LAST_TWO}"
CONTROL = re.compile(f"[{REFUSED}]")
# In YAML by an escape alone: otherwise they are line ends (CRLF, LINE SEPARATOR and the like).
IN_VALUE = re.compile(f"[{REFUSED}\u2028\u2029]")


def of_text(text: str, shown: str) -> Iterator[Problem]:
    """The first refused character of each line of a file."""
    if not CONTROL.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if found := CONTROL.search(line):
            yield Problem(
                shown, number, "R04",
                phrase("control character U+{point:04X} in column {column}",
                    point=ord(found[0]), column=found.start() + 1),
                "delete it; texts have only tabs and line ends",
            )  # fmt: skip


def of_value(value: str, shown: str, line: int) -> Iterator[Problem]:
    """The first refused character of a key or value in YAML, where an escape can make any."""
    if found := IN_VALUE.search(value):
        yield Problem(
            shown, line, "R04",
            phrase("character U+{point:04X} in a value, written as an escape", point=ord(found[0])),
            "delete the escape; values have only tabs and line ends",
        )  # fmt: skip
