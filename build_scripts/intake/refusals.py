"""Why two texts are refused: first the reason in one sentence, then at most ten lines of proof."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from build_scripts.alignment import versions
from build_scripts.collate import Collation
from build_scripts.intake.evidence import Evidence
from build_scripts.intake.outlines.forms import ARTICLE
from build_scripts.intake.outlines.skeleton import Head, Skeleton
from build_scripts.intake.outlines.spine import difference
from build_scripts.intake.outlines.stretches import Stretch
from build_scripts.language.numerals import LARGEST
from build_scripts.messages import phrase
from build_scripts.model import Bitext, Source
from build_scripts.problems import Problem, has_errors
from build_scripts.structure.wrap import Line

MOST_EVIDENCE = 10
SHOWN = 40
"""Characters of a line that a reason shows."""
TOO_LARGE = re.compile(r"\s*(?:第\s*[0-9]{5,}\s*[条條章]|(?:Article|Section)\s+[0-9]{5,}\b)", re.I)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing is made of two texts."""

    reason: str
    evidence: tuple[Problem, ...] = ()


def of_numbers(
    sources: Mapping[str, Source], lines: Mapping[str, Sequence[Line]]
) -> Refusal | None:
    """Labels whose numbers are larger than any that is read."""
    for key, own in lines.items():
        for line in own:
            if TOO_LARGE.match(line.text):
                return Refusal(
                    phrase(
                        "{label} in {path}:{line} has a number above {largest:,}, and labels are "
                        "read up to that",
                        label=_cut(line.text),
                        path=str(sources[key].path),
                        line=line.number,
                        largest=LARGEST,
                    ),
                    (_at(sources[key], line),),
                )
    return None


def of_articles(
    skeletons: Mapping[str, Skeleton],
    sources: Mapping[str, Source],
    lines: Mapping[str, Sequence[Line]],
    alone: tuple[Set[int], Set[int]],
) -> Refusal | None:
    """The articles of the two texts are not the same, or cannot be told from what is not.

    ``alone``: of each text the places of those that the other is known to lack.
    """
    for key, own in skeletons.items():
        stray = [head for head in own.strays if head.label.rank == ARTICLE]
        if stray:
            line = lines[key][stray[0].index]
            said = (_at(sources[key], lines[key][each.index]) for each in stray)
            return Refusal(
                phrase(
                    "{label} in {path}:{line} looks like a label, and its number has no place "
                    "there",
                    label=_cut(line.text),
                    path=str(sources[key].path),
                    line=line.number,
                ),
                tuple(said)[:MOST_EVIDENCE],
            )
    first, second = skeletons.values()
    heads = difference(first, second, alone)
    if heads is None:
        return None
    for key, own in skeletons.items():
        if not own.articles:
            return _unseen(key, skeletons, sources, lines)
    mine, yours = (
        _where(head, sources[key], lines[key]) for key, head in zip(skeletons, heads, strict=True)
    )
    numbers = [Counter(head.label.numbers for head in own.articles) for own in (first, second)]
    one, other = (len(own.articles) for own in (first, second))
    return Refusal(
        phrase(
            "the two texts do not have the same articles ({one} and {other}; {count} agree): "
            "{mine} stands against {yours}; are these two versions of the text?",
            one=one,
            other=other,
            count=(numbers[0] & numbers[1]).total(),
            mine=mine,
            yours=yours,
        ),
        tuple(_one_sided(skeletons, sources, lines))[:MOST_EVIDENCE],
    )


def _unseen(
    key: str,
    skeletons: Mapping[str, Skeleton],
    sources: Mapping[str, Source],
    lines: Mapping[str, Sequence[Line]],
) -> Refusal:
    """One text has articles, and in the other no labels of articles were seen."""
    other = next(each for each in skeletons if each != key)
    first = skeletons[other].articles[0]
    path, line = str(sources[key].path), lines[key][min(1, len(lines[key]) - 1)]
    return Refusal(
        phrase(
            "{path} has no labels that were read, and {other} has {count} articles, the first "
            "{label}",
            path=path,
            other=str(sources[other].path),
            count=len(skeletons[other].articles),
            label=_printed(first, lines[other]),
        ),
        (Problem(
            path, line.number, "W05",
            phrase("no label was read here: {text}", text=_cut(line.text)),
            "write the labels of both texts in forms that the guide lists, such as 第一条, 一、, "
            "(1); or take a text that has them",
        ),),
    )  # fmt: skip


def _where(head: Head | None, source: Source, lines: Sequence[Line]) -> str:
    path = str(source.path)
    if head is None:
        return phrase("no further article in {path}", path=path)
    return phrase(
        "{label} in {path}:{line}",
        label=_printed(head, lines), path=path, line=lines[head.index].number,
    )  # fmt: skip


def _one_sided(
    skeletons: Mapping[str, Skeleton],
    sources: Mapping[str, Source],
    lines: Mapping[str, Sequence[Line]],
) -> Iterator[Problem]:
    """The articles whose numbers one text alone has."""
    numbers = {key: {h.label.numbers for h in own.articles} for key, own in skeletons.items()}
    for key, own in skeletons.items():
        other = next(each for each in numbers if each != key)
        for head in own.articles:
            if head.label.numbers not in numbers[other]:
                line = lines[key][head.index]
                yield Problem(
                    str(sources[key].path), line.number, "W05",
                    phrase("{label} is in {key!r} alone",
                           label=_printed(head, lines[key]), key=key),
                    "take both texts of one version",
                )  # fmt: skip


def of_divisions(
    stretches: Sequence[Stretch],
    sources: Mapping[str, Source],
    lines: Mapping[str, Sequence[Line]],
) -> Refusal | None:
    """The outermost lists of a text without articles do not agree."""
    for each in stretches:
        if not each.verdict.reason:
            continue
        evidence = [
            _at(sources[key], lines[key][index])
            for key, own in each.found.items()
            for index in [n for n, _ in own.doubts] + [i.index for i in own.root.children]
            if index >= 0
        ]
        return Refusal(
            phrase(
                "the outermost numbering is not the same in both texts: {reason}",
                reason=each.verdict.reason,
            ),
            tuple(evidence[:MOST_EVIDENCE]),
        )
    return None


def of_faults(problems: Sequence[Problem]) -> Refusal:
    """What was found cannot be said in ``document.yml``."""
    return Refusal(
        phrase("the structure found cannot be declared"), tuple(problems[:MOST_EVIDENCE])
    )


def of_rows(parted: Sequence[Problem]) -> Refusal:
    """Units whose texts stood in different rows of the table that they were taken from."""
    return Refusal(
        phrase("the numbers of the texts pair what stands in different rows of the table"),
        tuple(parted[:MOST_EVIDENCE]),
    )


def of_collation(
    collation: Collation, problems: Sequence[Problem], evidence: Evidence
) -> Refusal | None:
    """The build reads the texts otherwise, or finds them to be no two languages of one text."""
    if evidence.deleted:
        return Refusal(
            phrase(
                "one text says that {id} was deleted, and the other has it: these are two "
                "versions of the text",
                id=evidence.deleted,
            ),
            tuple(each for each in problems if each.message.startswith(f"{evidence.deleted} has")),
        )
    if collation.bitext is not None and not has_errors(problems):
        return _of_shift(collation.bitext, evidence)
    faults = [each for each in problems if each.severity == "error"]
    codes = {each.code for each in faults}
    if codes and codes <= versions.CODES:
        reason = phrase("the two texts seem to be two versions, or are shifted against each other")
    elif "A05" in codes:
        reason = phrase(
            "units of the same number are of very unlike length: two versions of the text?"
        )
    else:
        reason = phrase("the two texts do not give the same tree")
    said = phrase("{reason}: {fault}", reason=reason, fault=faults[0].message)
    return Refusal(said, tuple(faults[:MOST_EVIDENCE]))


def _of_shift(bitext: Bitext, evidence: Evidence) -> Refusal | None:
    """Units whose words go with the texts of their neighbours."""
    one, other, *_ = bitext.document.keys
    if evidence.shifted is None:
        if not evidence.exchanged:
            return None
        first, second = evidence.exchanged[0]
        return Refusal(
            phrase(
                "the {one!r} text of {first} goes with the {other!r} text of {second}, and that of "
                "{second} with that of {first}: they seem to be exchanged in one of the two",
                one=one,
                other=other,
                first=first,
                second=second,
            )
        )
    first, last, step = evidence.shifted
    where = phrase("the next unit") if step > 0 else phrase("the unit before")
    return Refusal(
        phrase(
            "from {first} to {last} each {one!r} text goes with the {other!r} text of {where}: "
            "the texts are shifted against each other, or are two versions",
            first=first,
            last=last,
            one=one,
            other=other,
            where=where,
        )
    )


def _at(source: Source, line: Line) -> Problem:
    return Problem(
        str(source.path), line.number, "W03",
        phrase("{label} looks like a label here", label=_cut(line.text)),
        "compare the place with the other text",
    )  # fmt: skip


def _printed(head: Head, lines: Sequence[Line]) -> str:
    text = lines[head.index].text
    return _cut(text.removesuffix(head.label.rest).strip() or text)


def _cut(text: str) -> str:
    return f"“{text if len(text) <= SHOWN else text[: SHOWN - 1] + '…'}”"
