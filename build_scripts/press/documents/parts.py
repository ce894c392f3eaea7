"""What all documents share, as one build makes it: each part only where it is another."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from build_scripts.apparatus.corpus.namesakes import told_apart
from build_scripts.press.documents.entries import Entry
from build_scripts.press.documents.job import Surroundings
from build_scripts.press.documents.outcomes import Kept
from build_scripts.press.keep import CACHE, keep, recalled
from build_scripts.press.made import Stamp
from build_scripts.press.publish import Output
from build_scripts.press.report import HOME
from build_scripts.publication.publication import Publication
from build_scripts.publication.share import Share
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.settings import Settings

KEPT = f"{CACHE}/of_all"

Publish = Callable[[], None]
Place = tuple[Mapping[str, Stamp], Mapping[str, Stamp]]
"""How the files of a folder were published, by path in it, and those beside it."""


@dataclass(frozen=True)  # without slots: the shares are asked for again and again
class Shared:
    """What all documents share, as one build makes it: each part only if it is another."""

    output: Output
    settings: Settings
    around: Surroundings
    shown: Mapping[str, Entry]
    glossary: Glossary

    @cached_property
    def shares(self) -> tuple[Share, ...]:
        """What each document has to do with it, documents of one title told apart."""
        found = [each for name in self.shown if (each := self.kept(name).share)]
        told = told_apart(each.document for each in found)
        return tuple(replace(each, document=told[each.id]) for each in found)

    def publication(self, name: str) -> Publication:
        """A document for pages that show it among others, told from those of its title."""
        found = self.shown[name].keeper.publication()
        told = next(each.document for each in self.shares if each.id == name)
        if told.short == (own := found.bitext.document).short:
            return found
        named = replace(own, title=told.title, short=told.short)
        return replace(found, bitext=replace(found.bitext, document=named))

    def kept(self, name: str) -> Kept:
        """What is kept of a document that is shown."""
        found = self.shown[name].kept
        assert found, name
        return found

    def part(self, name: str, paths: Sequence[str], state: object, publish: Publish) -> None:
        """Publish a folder and what goes with it, unless both are there and follow from the same.

        ``paths``: files beside the folder, below ``docs/``.
        """
        output, root = self.output, self.around.root
        inputs, file = repr(state), root / KEPT / (name or HOME)
        content = recalled(file, inputs)
        place: Place = pickle.loads(content) if content else ({}, {})
        if content and _has_stayed(output, name, place):
            return
        publish()
        if not output.problems:
            files = {each: output.outputs[""][each] for each in paths if each in output.outputs[""]}
            keep(file, inputs, pickle.dumps((output.outputs.get(name, {}), files)))


def _has_stayed(output: Output, folder: str, place: Place) -> bool:
    inside, beside = place
    return (not inside or output.stays(folder, inside)) and all(
        output.stays_file(path, each) for path, each in beside.items()
    )
