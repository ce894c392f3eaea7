"""Lists of checksums, as ``sha256sum`` (GNU coreutils) writes and reads them.

Names in a list are written relative to its own folder. Whoever reads a list that came from
elsewhere compares names and opens none of them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from build_scripts.messages import phrase
from build_scripts.problems import Found, Problem

NAME = "SHA256SUMS"
LARGEST = 8_000_000
"""Bytes of a list: some 80,000 files."""
# “e3b0…b855  duidu-site.zip”, “e3b0…b855 *duidu-site.zip” (read as bytes, which is the same)
LINE = re.compile(r"(?P<digest>[0-9A-Fa-f]{64}) [ *](?P<name>[^ ].*)", re.ASCII)
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Categories of characters that would make a name look like another one."""

Sums = Mapping[str, str]
"""Name → SHA-256 in hexadecimal digits."""


def written(sums: Sums) -> str:
    """The list, sorted by name."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))


def read_sums(path: str, content: bytes) -> Found[Sums]:
    """The checksums of a list that anyone may have made; nothing where one line is not of one.

    ``path`` is what faults say. Lines end in LF or CRLF; empty ones and those that begin with
    ``#`` say nothing, as for ``sha256sum``.
    """
    if len(content) > LARGEST:
        message = phrase("the list has more than {most:,} bytes", most=LARGEST)
        return Found(None, (_fault(path, 1, message),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        before = content.count(b"\n", 0, fault.start)
        return Found(None, (_fault(path, before + 1, "the list is not UTF-8"),))
    sums: dict[str, str] = {}
    problems: list[Problem] = []
    for number, line in _lines(text):
        found = LINE.fullmatch(line)
        if not found or any(unicodedata.category(sign) in UNSEEN for sign in line):
            problems.append(_fault(path, number, "this is no line of a list of checksums"))
        elif sums.setdefault(found["name"], found["digest"].lower()) != found["digest"].lower():
            problems.append(_fault(
                path, number, phrase("{name} has two checksums", name=found["name"])))  # fmt: skip
    if not sums and not problems:
        problems.append(_fault(path, 1, "the list names no file"))
    return Found(None, tuple(problems[:1])) if problems else Found(sums)


def visible(name: str) -> str:
    """A name of others as it can be shown: what is not seen, or moves letters, as its code."""
    return "".join(
        f"<U+{ord(sign):04X}>" if unicodedata.category(sign) in UNSEEN else sign for sign in name
    )


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.removesuffix("\r")
        if plain and not plain.startswith("#"):
            yield number, plain


def _fault(path: str, line: int, message: str) -> Problem:
    return Problem(
        path, line, "V01", message,
        "take SHA256SUMS anew from where the file was published; each line is 64 digits of 0-9 a-f,"
        " two spaces and a name",
    )  # fmt: skip
