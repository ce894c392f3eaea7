"""How `plurals.txt` is made: `python -m tests.plurals noun.exc index.noun infl_lu.csv.gz`.

The first two are files of WordNet 3.0 (Debian: `wordnet-base`), the third one of LemmInflect 0.2.3
on PyPI. The rows go to standard output; the head of the file, which says where they are from, is
written by hand. `tests/test_inflection.py` knows their digest.
"""

from __future__ import annotations

import gzip
import hashlib
import re
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from build_scripts.language.inflection import regular

ORIGINS = ("2b5d675c380b39ec", "a490d99d93d017bf", "8c44bd5bec62488b")
"""How the SHA-256 of each of the three files begins."""
WORD = re.compile("[a-z]+")


def rows(exceptions: str, nouns: str, lexicon: str) -> list[str]:
    """The rows of the table: a plural that no rule gives, then what it is the plural of."""
    known = {line.split()[0]: line.split() for line in nouns.split("\n") if line[:1].strip()}
    singulars: dict[str, set[str]] = {}
    listed = set()
    for plural, *rest in (line.split() for line in exceptions.split("\n") if line):
        if all(map(WORD.fullmatch, (plural, *rest))):
            singulars.setdefault(plural, set()).update(rest)
            listed.add(plural)
    for noun, plural in _plurals(lexicon):
        if noun in known and noun != plural:
            singulars.setdefault(plural, set()).add(noun)
    # A lens is no plural, though it looks like one.
    for noun in {noun for noun, _ in _plurals(lexicon)} & known.keys():
        if regular(noun) != noun and noun not in singulars:
            singulars[noun] = {noun}
    # Of several the usual first (WordNet counts its senses in texts), then what no rule gives.
    seen = {noun for noun, fields in known.items() if _senses_in_texts(fields)}
    return [
        " ".join((plural, *sorted(found, key=lambda each: _rank(each, plural, seen))))
        for plural, found in sorted(singulars.items())
        if plural in listed or found != {regular(plural)}
    ]


def _rank(noun: str, plural: str, seen: Collection[str]) -> tuple[bool, bool, int, str]:
    return noun not in seen, noun == regular(plural), -len(noun), noun


def _senses_in_texts(fields: Sequence[str]) -> int:
    """Of a line of WordNet's index: ``axis n 6 4 @ ~ #p ; 6 1 0619… …``, here 1."""
    return int(fields[int(fields[3]) + 5])


def _plurals(lexicon: str) -> Iterator[tuple[str, str]]:
    for line in lexicon.split("\n"):
        noun, kind, *forms = line.split(",") if line else ("", "")
        if kind == "noun" and forms and WORD.fullmatch(noun):
            for plural in forms[0].split("/"):
                if WORD.fullmatch(plural):
                    yield noun, plural


def main(paths: Sequence[str]) -> None:
    contents = [Path(path).read_bytes() for path in paths]
    for path, content, begins in zip(paths, contents, ORIGINS, strict=True):
        digest = hashlib.sha256(content).hexdigest()
        if not digest.startswith(begins):
            raise SystemExit(f"{path}: another file, {digest}")
    exceptions, nouns, packed = contents
    made = rows(exceptions.decode(), nouns.decode(), gzip.decompress(packed).decode())
    sys.stdout.write("".join(f"{row}\n" for row in made))


if __name__ == "__main__":
    main(sys.argv[1:])
