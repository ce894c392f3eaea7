"""Texts → readings → bitext: the one chain by which editions are laid side by side.

Asked by the build, by ``explain``, by ``new`` and by the tests, so that all of them read alike.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from build_scripts import footmarks
from build_scripts.alignment import versions
from build_scripts.alignment.definitions import doubts
from build_scripts.alignment.pairs import pair_units
from build_scripts.alignment.units import align
from build_scripts.messages import phrase, recognised
from build_scripts.model import Bitext, Reading, Source
from build_scripts.problems import Problem, has_errors
from build_scripts.sources.declared import Config
from build_scripts.sources.marked import Marked
from build_scripts.sources.pairs import corrections
from build_scripts.structure.parse import attempt, forbids

Terms = Mapping[str, Sequence[tuple[str, str]]]
"""Language key → the glossary's words of the first edition and of that language."""
CUT_OFF = 0.9
"""A text that has a smaller share of the lines of another may have lost its end."""
OFTEN = 3
"""A level of which one text has so many, and the other none, is not read there."""


@dataclass(frozen=True, slots=True)
class Collation:
    """What became of the texts of one document."""

    attempts: Mapping[str, Reading]
    """Language key → how far that text could be read, faults or none."""
    bitext: Bitext | None
    """The aligned document; ``None`` where a text cannot be read or the texts do not agree."""
    own: tuple[Problem, ...]
    """Faults that each text has by itself."""
    mutual: tuple[Problem, ...] = ()
    """Faults of the texts against each other."""
    unread: frozenset[str] = frozenset()
    """Language keys of the texts whose own faults forbid to go on."""
    rows: Bitext | None = None
    """The texts side by side, even where they do not go together."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All faults."""
        return (*self.own, *self.mutual)


def collate(texts: Mapping[str, Source], config: Config) -> Collation:
    """Read every text (language key → source) as ``config`` declares it, and align the readings."""
    readings = {key: attempt(source, config, key) for key, source in texts.items()}
    return collated({key: str(source.path) for key, source in texts.items()}, config, readings)


def collated(
    paths: Mapping[str, str],
    config: Config,
    readings: Mapping[str, tuple[Reading, tuple[Problem, ...]]],
) -> Collation:
    """Align readings (language key → reading and its faults); ``paths`` are for messages."""
    attempts = {key: reading for key, (reading, _) in readings.items()}
    own = tuple(fault for _, faults in readings.values() for fault in faults)
    if config.refused:
        return Collation(attempts, None, (*own, _refused(config)))
    unread = frozenset(
        key
        for key, (_, faults) in readings.items()
        if forbids(faults) or _lacks_level(key, config, attempts)
    )
    if unread:
        return Collation(attempts, None, own, unread=unread)
    rows, mutual = align(config, tuple(attempts.values()), paths)
    return Collation(attempts, None if has_errors(mutual) else rows, own, mutual, rows=rows)


def _lacks_level(key: str, config: Config, readings: Mapping[str, Reading]) -> bool:
    """Whether no line of a text is of a level that another has often: its template does not fit.

    That is one fault; each unit that lacks a partner because of it would be said as a further one.
    """
    seen = {each: Counter(node.level for node in own.nodes) for each, own in readings.items()}
    return any(
        key in level.templates
        and not seen[key][index]
        and own[index] >= OFTEN
        and not _ends_before(readings[key], readings[other], index)
        for index, level in enumerate(config.levels)
        for other, own in seen.items()
        if other != key
    )


def _ends_before(reading: Reading, other: Reading, level: int) -> bool:
    """Whether a text has nothing of what another has behind its first node of a level, and far
    fewer lines: it is cut off there, and its template may fit.
    """
    known = {node.id for node in reading.nodes}
    first = next(at for at, node in enumerate(other.nodes) if node.level == level)
    if any(node.id in known for node in other.nodes[first:]):
        return False
    return _lines(reading) < CUT_OFF * _lines(other)


def _lines(reading: Reading) -> int:
    inside = {each.line for node in reading.nodes for each in node.paragraphs}
    return len(inside | {node.line for node in reading.nodes})


def _refused(config: Config) -> Problem:
    """What ``new`` has refused stays so until a person deletes the line that says so."""
    return config.problem(
        ("refused",), "D14",
        phrase("`new` refused these texts: {reason}", reason=recognised(config.refused)),
        "correct the texts or the levels, then delete this line",
    )  # fmt: skip


def again(before: Collation, texts: Mapping[str, Source], config: Config) -> Collation:
    """Align the same readings anew, where what changed in ``config`` is not about reading them.

    What their texts say of being two versions stays so and is not found out twice.
    """
    if before.unread or before.rows is None:
        return before
    paths = {key: str(source.path) for key, source in texts.items()}
    signs = [each for each in before.mutual if each.code in versions.CODES]
    rows, mutual = align(config, tuple(before.attempts.values()), paths, signs)
    bitext = None if has_errors(mutual) else rows
    return replace(before, bitext=bitext, mutual=mutual, rows=rows)


def paired(
    bitext: Bitext,
    marked: Marked | None,
    terms: Terms | None = None,
    config: Config | None = None,
) -> tuple[Bitext, tuple[Problem, ...]]:
    """The bitext with its sentence pairs, and the faults of ``pairs.yml`` (``marked``).

    ``terms`` help to find them; what ``config`` confirms is in doubt no more.
    """
    keys = bitext.document.keys
    corrected, problems = corrections(marked, keys) if marked else ((), ())
    texts = {unit.id: unit.text for unit in bitext.units}
    veiled = {
        unit.id: {key: footmarks.paragraphs(unit, key) for key in unit.footmarks}
        for unit in bitext.units
        if unit.footmarks
    }
    pairs, faults = pair_units(texts, keys, terms, corrected, veiled)
    sure = config.confirmed if config else frozenset[str]()
    pairs = {unit: doubts.confirmed(own) if unit in sure else own for unit, own in pairs.items()}
    units = tuple(replace(unit, pairs=pairs[unit.id]) for unit in bitext.units)
    return replace(bitext, units=units), (*problems, *faults)
