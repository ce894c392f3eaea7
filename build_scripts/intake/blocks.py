"""Title, note, preamble and closing parts of two texts, as blocks of a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce

from build_scripts.intake import surroundings
from build_scripts.intake.draft import Draft, DraftBlock, DraftLevel
from build_scripts.intake.outlines.signatures import is_sure, signatures
from build_scripts.intake.survey import Survey
from build_scripts.kinds import OWN_NUMBERING
from build_scripts.language.equivalence import plain
from build_scripts.messages import phrase
from build_scripts.structure.wrap import Line, joined

START = 24
"""Characters of a line with which it is named in ``document.yml``."""


def titles(surveys: Mapping[str, Survey], firsts: Mapping[str, int]) -> Mapping[str, str]:
    """The first lines as printed; a title of several lines as one. ``firsts``: first labels."""
    out = {}
    for key, own in surveys.items():
        lines = surroundings.front(own.lines[: firsts[key]], key).title or own.lines[:1]
        out[key] = reduce(joined, (line.text for line in lines)).strip("#* ")
    return out


def blocks(
    surveys: Mapping[str, Survey], firsts: Mapping[str, int], levels: Sequence[DraftLevel]
) -> tuple[DraftBlock, ...]:
    """Title, note and preamble from the lines before the first labels; conclusion, appendix."""
    fronts = {
        key: surroundings.front(own.lines[: firsts[key]], key) for key, own in surveys.items()
    }
    out = []
    for name in ("title", "note", "preamble"):
        lines = {
            key: template(part[0].text)
            for key, front in fronts.items()
            if (part := getattr(front, name))
        }
        if lines:
            check = "" if len(lines) == len(fronts) else phrase("the other text does not have this")
            out.append(DraftBlock(name, lines, name == "preamble", check))
    return (*out, *closing(surveys, firsts, levels))


def closing(
    surveys: Mapping[str, Survey], firsts: Mapping[str, int], levels: Sequence[DraftLevel]
) -> Iterator[DraftBlock]:
    """Conclusion and appendix, where both texts have one behind the first label."""
    kinds = [level.kind for level in levels if level.kind not in OWN_NUMBERING]
    for name, pattern in surroundings.CLOSING.items():
        lines = {
            key: [line.text for line in own.lines[firsts[key] :] if pattern.match(plain(line.text))]
            for key, own in surveys.items()
        }
        if any(
            text in level.templates.get(key, ())
            for level in levels
            for key, texts in lines.items()
            for text in texts
        ):
            continue
        if all(len(texts) == 1 for texts in lines.values()):
            heads = {key: texts[0] for key, texts in lines.items()}
            yield DraftBlock(name, heads, has_heading=True, level=kinds[0] if kinds else "")


def with_signatures(
    base: Draft, surveys: Mapping[str, Survey]
) -> tuple[Draft, Mapping[str, Survey]]:
    """The draft with the signatures as a block, and the surveys without their lines."""
    found = {key: span for key, own in surveys.items() if (span := signatures(own.lines, key))}
    if len(found) == 1:
        found = {key: span for key, span in found.items() if is_sure(surveys[key].lines, key, span)}
    if not found:
        return base, surveys
    lines = {
        key: template_of(surveys[key].lines[first], surveys[key].lines)
        for key, (first, _) in found.items()
    }
    check = "" if len(found) == len(surveys) else phrase("the other text does not have this")
    left = dict(surveys)
    for key, (first, last) in found.items():
        own = surveys[key].lines
        left[key] = replace(surveys[key], lines=(*own[:first], *own[last:]))
    block = DraftBlock("signature", lines, check=check)
    return replace(base, blocks=(*base.blocks, block)), left


def template(text: str, *, whole: bool = False) -> str:
    """A line as a template: itself if it is short, else its beginning."""
    bare = text.split("{")[0].split("}")[0].strip() if not whole else text
    if whole or (len(bare) <= 2 * START and bare == text):
        return text
    return bare[:START].rstrip() + "{text}"


def template_of(line: Line, others: Sequence[Line]) -> str:
    """A template that names one line and none of the others, as short as may be."""
    text = line.text
    bare = text.split("{")[0].split("}")[0].rstrip()
    for size in (START, 2 * START, 4 * START, len(bare)):
        start = bare[:size].rstrip()
        if not any(other.text.startswith(start) for other in others if other is not line):
            return text if start == text else start + "{text}"
    return text if bare == text else bare + "{text}"
