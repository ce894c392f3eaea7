"""Finding the structure of two texts: the presets under which both give the same tree.

Each preset is tried with the label series that the surveys found; a reading that both texts share
and that leaves no series of labels unexplained is proposed. Otherwise the nearest attempt is shown
with the lines that stand in its way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from build_scripts.collate import collate
from build_scripts.intake import draft, presets, surroundings, survey
from build_scripts.intake.draft import Draft, DraftBlock, DraftLevel
from build_scripts.intake.fits import Options, Pairing, pairings
from build_scripts.intake.survey import Survey
from build_scripts.intake.trial import Trial, amended, distance
from build_scripts.kinds import OWN_NUMBERING
from build_scripts.language.equivalence import plain
from build_scripts.model import Reading, Source
from build_scripts.problems import has_errors
from build_scripts.sources import document as configuration
from build_scripts.sources.marked import read_yaml
from build_scripts.structure.wrap import Line, joined

MOST_TRIALS = 8
"""So many readings are tried for one preset."""
MOST_IN_ALL = 40
"""So many are tried in all."""
HOPELESS = 12
"""More faults than these are not due to the wrong preset."""
MOST_CHANGES = 5
"""So often a reading is changed to take away what was wrong with it."""
START = 24
"""Characters of a line with which it is named in ``document.yml``."""
RUNNING = {
    "zh": re.compile(r"[的、，]|[规規]定|所[述称稱列]|[和及至或](?:第|本)|第.{1,6}[款项項目]"),
    "en": re.compile(r"[a-z,]"),
}
"""What stands behind a reference that begins a line, and not behind a label."""


@dataclass(slots=True)
class Finder:
    """The two texts of a new document and what is known of them before any structure."""

    base: Draft
    sources: Mapping[str, Source]
    surveys: Mapping[str, Survey]
    best: Trial | None = None
    nearest: Trial | None = None
    tried: int = 0

    def find(self) -> Trial | None:
        """The best reading that both texts share; ``None``: see ``nearest``."""
        numberless = [key for key in self.surveys if not self._series(key)]
        for loose in ("", *numberless):
            for preset in self._in_order(loose):
                if not self._is_hopeless():
                    self._try_preset(preset, loose)
            if self.best or self._is_hopeless():
                return self.best
        if len(numberless) == len(self.surveys):
            self._try_numberless()
        return self.best

    def _is_hopeless(self) -> bool:
        """Whether each text can be read alone, and the two are far from agreeing."""
        found = self.nearest
        return bool(
            found
            and len(found.readings) == len(self.sources)
            and len(found.problems) > HOPELESS
            and not self.best
        )

    def _in_order(self, loose: str) -> list[presets.Preset]:
        """The presets, those first that can explain most lines."""
        ranks: dict[str, tuple[int, int]] = {}
        for preset in presets.presets():
            ways = pairings(preset, self.surveys, loose=loose)
            ranks[preset.id] = ways[0].rank if ways else (0, 0)
        return sorted(presets.presets(), key=lambda preset: ranks[preset.id])

    def _try_preset(self, preset: presets.Preset, loose: str) -> None:
        ways = pairings(preset, self.surveys, loose=loose)
        for pairing in ways[:MOST_TRIALS]:
            if self.tried > MOST_IN_ALL or (self.best and pairing.rank >= self.best.rank):
                return
            self._note(self._try_pairing(pairing))

    def _note(self, trial: Trial) -> None:
        if trial.is_good:
            if not self.best or trial.rank < self.best.rank:
                self.best = trial
            return
        if not self.nearest or distance(trial) < distance(self.nearest):
            self.nearest = trial

    def _try_pairing(self, pairing: Pairing) -> Trial:
        options = Options()
        texts: tuple[Mapping[str, str], ...] = ()
        trial = None
        for _ in range(MOST_CHANGES):
            levels = pairing.levels(self.surveys, options)
            own = replace(
                self.base,
                levels=levels,
                titles=self._titles(_first_labels(pairing)),
                blocks=self._blocks(_first_labels(pairing), levels),
                text=texts,
                preset=pairing.preset.id,
            )
            trial = self._tried(own, pairing.rank)
            if trial.bitext:
                break
            changed, more = amended(trial, options), self._running_text(trial, pairing, texts)
            if (changed, more) == (options, texts):
                break
            options, texts = changed, more
        assert trial is not None
        return trial

    def _tried(self, own: Draft, rank: tuple[int, int]) -> Trial:
        """Parse and align as the build would."""
        self.tried += 1
        marked, problems = read_yaml("document.yml", draft.written(own))
        config = None
        if marked is not None:
            config, problems = configuration.of(marked, own.id)
        if config is None:
            return Trial(own, None, problems, rank=rank)
        collation = collate(self.sources, config)
        readings = tuple(
            reading for key, reading in collation.attempts.items() if key not in collation.unread
        )
        if has_errors(collation.own):
            return Trial(own, None, tuple(sorted((*problems, *collation.own))), readings, rank=rank)
        bitext = collation.bitext
        left = {reading.key: self._unexplained(reading) for reading in readings if bitext}
        return Trial(own, bitext, (*problems, *collation.problems), readings, left, rank)

    def _unexplained(self, reading: Reading) -> tuple[tuple[Line, ...], ...]:
        taken = {node.line for node in reading.nodes if node.label}
        families = presets.families(reading.key)
        return survey.unexplained(self.surveys[reading.key], families, taken)

    def _series(self, key: str) -> tuple[tuple[Line, ...], ...]:
        """All series of labels in one text."""
        return survey.unexplained(self.surveys[key], presets.families(key), set())

    def _titles(self, firsts: Mapping[str, int]) -> Mapping[str, str]:
        """The first lines as printed; a title of several lines as one."""
        out = {}
        for key, own in self.surveys.items():
            lines = surroundings.front(own.lines[: firsts[key]], key).title or own.lines[:1]
            out[key] = reduce(joined, (line.text for line in lines)).strip("#* ")
        return out

    def _blocks(
        self, firsts: Mapping[str, int], levels: Sequence[DraftLevel]
    ) -> tuple[DraftBlock, ...]:
        """Title, note and preamble as blocks, from the lines before the first labels."""
        fronts = {
            key: surroundings.front(own.lines[: firsts[key]], key)
            for key, own in self.surveys.items()
        }
        out = []
        for name in ("title", "note", "preamble"):
            lines = {
                key: template(part[0].text)
                for key, front in fronts.items()
                if (part := getattr(front, name))
            }
            if lines:
                missing = [key for key in fronts if key not in lines]
                reason = f"not in the other text ({draft.PLEASE_CHECK})" if missing else ""
                out.append(DraftBlock(name, lines, name == "preamble", reason))
        return (*out, *self._closing(firsts, levels))

    def _closing(
        self, firsts: Mapping[str, int], levels: Sequence[DraftLevel]
    ) -> Iterator[DraftBlock]:
        """Conclusion and appendix, where both texts have one behind the first label."""
        kinds = [level.kind for level in levels if level.kind not in OWN_NUMBERING]
        for name, pattern in surroundings.CLOSING.items():
            lines = {
                key: [
                    line.text
                    for line in own.lines[firsts[key] :]
                    if pattern.match(plain(line.text))
                ]
                for key, own in self.surveys.items()
            }
            if all(len(texts) == 1 for texts in lines.values()):
                heads = {key: texts[0] for key, texts in lines.items()}
                yield DraftBlock(name, heads, has_heading=True, level=kinds[0] if kinds else "")

    def _running_text(
        self, trial: Trial, pairing: Pairing, texts: tuple[Mapping[str, str], ...]
    ) -> tuple[Mapping[str, str], ...]:
        """Lines that were refused as labels but read as running text, declared to be that."""
        by_path = {str(source.path): key for key, source in self.sources.items()}
        out = list(texts)
        for problem in trial.problems:
            key = by_path.get(problem.path)
            if key and problem.code in {"P01", "P02", "P03"}:
                for _, series in pairing.by_key[key]:
                    for hit in series.hits if series.is_named else ():
                        line = self.surveys[key].lines[hit.index]
                        if line.number == problem.line and RUNNING[key].match(hit.rest):
                            entry = {
                                "in": key,
                                "line": template(line.text),
                                "reason": f"running text ({draft.PLEASE_CHECK})",
                            }
                            if entry not in out:
                                out.append(entry)
        return tuple(out)

    def _try_numberless(self) -> None:
        """Headings that are literal lines; else paragraphs alone."""
        heads = {key: _headings(own) for key, own in self.surveys.items()}
        counts = {len(lines) for lines in heads.values()}
        if len(counts) == 1 and counts.pop() > 1:
            templates = {
                key: tuple(dict.fromkeys(template(line.text, whole=True) for _, line in lines))
                for key, lines in heads.items()
            }
            level = DraftLevel("section", templates, {"unit": True, "by": "position"})
            firsts = {key: lines[0][0] for key, lines in heads.items()}
            own = replace(
                self.base,
                levels=(level,),
                titles=self._titles(firsts),
                blocks=self._blocks(firsts, (level,)),
            )
            self._note(self._tried(own, (-len(level.templates), 0)))
        if not self.best:
            firsts = dict.fromkeys(self.surveys, 1)
            titles = [replace(each, paragraphs=1) for each in self._blocks(firsts, ())[:1]]
            blocks = (*titles, *self._closing(firsts, ()))
            own = replace(self.base, titles=self._titles(firsts), blocks=blocks)
            self._note(self._tried(own, (0, 0)))


def _first_labels(pairing: Pairing) -> Mapping[str, int]:
    """Language key → index of the first label."""
    return {
        key: min((series.begins for _, series in assignment if series.hits), default=1)
        for key, assignment in pairing.by_key.items()
    }


def template(text: str, *, whole: bool = False) -> str:
    """A line as a template: itself if it is short, else its beginning."""
    bare = text.split("{")[0].split("}")[0].strip() if not whole else text
    if whole or (len(bare) <= 2 * START and bare == text):
        return text
    return bare[:START].rstrip() + "{text}"


def _headings(own: Survey) -> list[tuple[int, Line]]:
    """Index and line of what looks like a heading: short, no end of sentence, text behind it.

    Where some stand between empty lines, only those count.
    """
    lines = own.lines
    likely = [
        index
        for index in range(1, len(lines) - 1)
        if lines[index].starts
        and surroundings.is_heading(lines[index].text, own.key)
        and not set(lines[index].text) & set("{}")
    ]
    alone = [
        index
        for index in likely
        if lines[index].number - lines[index - 1].number > 1
        and lines[index + 1].number - lines[index].number > 1
    ]
    found = [
        index
        for index in (alone or likely)
        if not surroundings.is_heading(lines[index + 1].text, own.key)
        and (alone or index == 1 or not surroundings.is_heading(lines[index - 1].text, own.key))
    ]
    return [(index, lines[index]) for index in found]
