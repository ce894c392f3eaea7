"""Divergence in figures: the differences by grade, kind and section, drawn, and a guide."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from build_scripts.apparatus.checks.difference import CONTENT, FORM, GRAVE, KINDS, Difference
from build_scripts.apparatus.distinct import listed
from build_scripts.model import Unit
from build_scripts.outputs.studies import svg
from build_scripts.outputs.studies.evidence.assigned import FIRST
from build_scripts.outputs.studies.guide import guide
from build_scripts.outputs.studies.study import Cell, Column, Row, Run, Study, Table
from build_scripts.publication.publication import DIFFERENCES, Publication
from build_scripts.publication.titles import first_words
from build_scripts.publication.words import SPOKEN, Span, said, spoken

NAME = "divergence"
GRADES = (GRAVE, CONTENT, FORM)
SHADES = {GRAVE: 1.0, CONTENT: 0.5, FORM: 0.15}
LETTER = re.compile("[〇\u3400-\u9fff\uf900-\ufaff]")
THOUSAND = 1000
WIDTH, LANE, BAR, LEGEND, HEAD = 360.0, 34.0, 12.0, 24.0, 38.0
LABEL = 14
"""Han characters of the name of a section, or three times as many letters."""
FEWEST = 100
"""Characters that a section must have for its density to be drawn."""
COUNT_ROOM = 4.0
"""Between a bar and its right end."""


@dataclass(frozen=True, slots=True)
class Section:
    """The differences of one section, as the page of differences lists them."""

    node: str
    found: tuple[Difference, ...]
    letters: int
    """Chinese characters of its text."""

    def count(self, grade: int = 0, kind: str = "") -> int:
        """How many have a grade, a kind; 0 and nothing: any."""
        return sum(
            (not grade or each.grade == grade) and (not kind or each.kind == kind)
            for each in self.found
        )

    def density(self, grade: int = 0) -> float | None:
        """The same per 1,000 characters; ``None`` where there is no Chinese text."""
        return self.count(grade) * THOUSAND / self.letters if self.letters else None


def divergence(publication: Publication) -> Study | None:
    """Three tables of amounts and a guide; nothing where no difference is listed."""
    found = listed(publication.differences)
    if not found:
        return None
    sections = _sections(publication, found)
    whole = Section("", found, sum(_letters(publication).values()))
    kinds = [kind for kind in KINDS if whole.count(kind=kind)]
    tables = (
        _by_section(publication, sections, whole),
        _by_kind(whole, kinds),
        _by_both(publication, sections, whole, kinds),
        guide(publication),
    )
    about = {"count": len(found), "letters": whole.letters}
    about |= {f"grade_{grade}": whole.count(grade) for grade in GRADES}
    return Study(NAME, tables, figure=_drawn(publication, sections), about=about)


def _letters(publication: Publication) -> dict[str, int]:
    """Section → Chinese characters of its units."""
    out: dict[str, int] = {}
    for node in publication.nodes.values():
        if isinstance(node, Unit):
            section = publication.division_of(node.id)
            text = "".join(node.text.get(FIRST) or ())
            out[section] = out.get(section, 0) + len(LETTER.findall(text))
    return out


def _sections(publication: Publication, found: Sequence[Difference]) -> tuple[Section, ...]:
    letters = _letters(publication)
    inside: dict[str, list[Difference]] = {}
    for each in found:
        inside.setdefault(publication.division_of(each.unit), []).append(each)
    return tuple(
        Section(node, tuple(inside[node]), letters.get(node, 0))
        for node in publication.in_order(inside)
    )


def _number(amount: float | None, page: str = "") -> Cell:
    if not amount:
        return ()
    shown = str(amount) if isinstance(amount, int) else f"{amount:.1f}"
    return (Run((Span("en", "en", shown),), page=page),)


def _section(publication: Publication, section: Section) -> Cell:
    if not section.node:
        return (Run(said("total")),)
    return (Run(tuple(
        Span(key, lang, publication.named(section.node, key if key in publication.keys
                                          else publication.keys[0]))
        for key, lang in SPOKEN.items()
    ), at=section.node),)  # fmt: skip


def _page(section: Section, grade: int) -> str:
    """Where the page of differences lists those of a grade."""
    is_apart = grade != GRAVE and section.count(grade)
    return f"{DIFFERENCES}#grade-{grade}" + (f"-{section.node}" if is_apart else "")


def _by_section(publication: Publication, sections: Sequence[Section], whole: Section) -> Table:
    columns = (
        Column("section", said("section")),
        *(Column(f"grade_{grade}", said(f"grade_{grade}")) for grade in GRADES),
        Column("total", said("total")),
        Column("letters", said("study_col_letters")),
        Column("density", said("study_col_density")),
        Column("density_1_2", said("study_col_density_1_2")),
    )
    return Table("sections", said("study_by_section"), columns, tuple(
        Row((
            _section(publication, each),
            *(_number(each.count(grade), _page(each, grade) if each.node else "")
              for grade in GRADES),
            _number(each.count()), _number(each.letters), _number(each.density()),
            _number(_sum(each.density(GRAVE), each.density(CONTENT))),
        ))
        for each in (*sections, whole)
    ), is_matrix=True)  # fmt: skip


def _sum(one: float | None, other: float | None) -> float | None:
    return None if one is None or other is None else one + other


def _by_kind(whole: Section, kinds: Sequence[str]) -> Table:
    columns = (
        Column("kind", said("study_col_kind")),
        *(Column(f"grade_{grade}", said(f"grade_{grade}")) for grade in GRADES),
        Column("total", said("total")),
    )
    rows = [
        Row((
            (Run(said(f"kind_{kind}" if kind else "total")),),
            *(_number(whole.count(grade, kind)) for grade in GRADES),
            _number(whole.count(kind=kind)),
        ))
        for kind in (*kinds, "")
    ]  # fmt: skip
    return Table("kinds", said("study_by_kind"), columns, tuple(rows), is_matrix=True)


def _by_both(
    publication: Publication, sections: Sequence[Section], whole: Section, kinds: Sequence[str]
) -> Table:
    columns = (
        Column("section", said("section")),
        *(Column(kind, said(f"kind_{kind}")) for kind in kinds),
        Column("total", said("total")),
    )
    rows = [
        Row((
            _section(publication, each),
            *(_number(each.count(kind=kind)) for kind in kinds),
            _number(each.count()),
        ))
        for each in (*sections, whole)
    ]  # fmt: skip
    return Table("both", said("study_by_both"), columns, tuple(rows), is_matrix=True)


def _drawn(publication: Publication, sections: Sequence[Section]) -> str:
    """How many each section has, then how many per 1,000 characters; darker is graver."""
    dense = [each for each in sections if each.letters >= FEWEST]
    body: list[str] = [_legend()]
    top = LEGEND
    for word, own, amount in (
        ("study_drawn_counts", sections, _count), ("study_drawn_density", dense, _density),
    ):  # fmt: skip
        if not own:
            continue
        for line, text in enumerate(said(word)):
            body.append(svg.words(0, top + 16 + line * 14, [text], style="strong"))
        body += _lanes(publication, own, amount, top + HEAD)
        top += HEAD + LANE * len(own) + 8
    said_in_words = {
        key: "; ".join(_in_words(publication, each, key) for each in sections) for key in SPOKEN
    }
    return svg.drawing(NAME, WIDTH, top, body, list=said_in_words)


def _count(section: Section, grade: int = 0) -> float:
    return section.count(grade)


def _density(section: Section, grade: int = 0) -> float:
    return section.density(grade) or 0.0


def _legend() -> str:
    parts = []
    for place, grade in enumerate(GRADES):
        x = place * WIDTH / 3
        parts.append(svg.bars([svg.Bar(x + 1, 6, 10, 10, SHADES[grade])]))
        parts.append(svg.words(x + 16, 15, said(f"grade_{grade}")))
    return "".join(parts)


def _lanes(
    publication: Publication,
    sections: Sequence[Section],
    amount: Callable[[Section, int], float],
    top: float,
) -> Iterator[str]:
    most = max((amount(each, 0) for each in sections), default=0) or 1
    scale = (WIDTH - COUNT_ROOM) / most
    for place, each in enumerate(sections):
        y, x, stacked = top + place * LANE, 1.0, []
        for grade in GRADES:
            width = amount(each, grade) * scale
            stacked.append(svg.Bar(x, y + 15, width, BAR, SHADES[grade],
                                   f"{grade}: {_shown(amount(each, grade))}"))  # fmt: skip
            x += width
        figures = " + ".join(_shown(amount(each, grade)) for grade in GRADES)
        yield svg.words(0, y + 11, _label(publication, each))
        yield svg.words(WIDTH, y + 11, f"{figures} = {_shown(amount(each, 0))}", "end")
        yield svg.bars(stacked)


def _shown(amount: float) -> str:
    return str(amount) if isinstance(amount, int) else f"{amount:.1f}"


def _label(publication: Publication, section: Section) -> tuple[Span, ...]:
    """What a section is called: 一、政治领域, I. Political Field; cut where the figures begin."""
    node = publication.nodes[section.node]
    names = {key: first_words(publication.name(node, key), LABEL) for key in publication.keys}
    return spoken(names)


def _in_words(publication: Publication, section: Section, key: str) -> str:
    own = key if key in publication.keys else publication.keys[0]
    counts = " + ".join(str(section.count(grade)) for grade in GRADES)
    return f"{publication.named(section.node, own)} {counts}"
