"""The documents of one build: which stay as they are, which are made, published and kept."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from build_scripts.outputs.pages.faults_page import faults_page
from build_scripts.press.documents.check import in_order
from build_scripts.press.documents.job import Made, Rendered
from build_scripts.press.documents.outcomes import Keeper, Kept, Place
from build_scripts.press.documents.workers import made_ahead
from build_scripts.press.made import taken
from build_scripts.press.publish import Output
from build_scripts.press.report import HOME, Progress
from build_scripts.problems import Problem, of_draft


@dataclass
class Entry:
    """A document in this build."""

    keeper: Keeper
    made: Made
    kept: Kept | None = None
    """Where it is published, or is not to be."""
    rendered: Rendered | None = None
    """What waits to be published, in this process alone."""
    publication: bytes = b""
    """The document, as it is kept."""
    waits: bool = False

    @property
    def name(self) -> str:
        """The document's folder."""
        return self.keeper.name

    @property
    def is_faulty_draft(self) -> bool:
        """Whether readers of a preview see its faults in its place."""
        return self.keeper.is_wanted and self.made.is_draft and not self.made.accounts


@dataclass
class Documents:
    """All documents, by their folders."""

    output: Output
    is_strict: bool
    """Whether none is published before all are known to have no fault."""
    entries: dict[str, Entry] = field(default_factory=dict)

    def bring_up(self, keepers: Sequence[Keeper], progress: Progress) -> None:
        """Find what stays, make the rest, and publish it as soon as that is allowed."""
        left = [keeper for keeper in keepers if not self._has_stayed(keeper)]
        for keeper in made_ahead(left, progress):
            entry = self._received(keeper)
            self.entries[keeper.name] = entry
            if not self.is_strict:
                self._publish(entry)
        self.entries = dict(sorted(self.entries.items()))

    def publish_rest(self) -> None:
        """Publish what has waited, and the faults of drafts in a preview."""
        for entry in self.entries.values():
            self._publish(entry)
            if entry.is_faulty_draft:
                page = faults_page(entry.name, entry.made.problems)
                self.output.publish(entry.name, {HOME: page.encode()})

    def shown(self) -> Iterator[Entry]:
        """Those that are published, in the order of their folders."""
        return (each for each in self.entries.values() if each.kept and each.kept.stamps)

    def _has_stayed(self, keeper: Keeper) -> bool:
        kept = keeper.recalled()
        if kept is None:
            return False
        if not kept.stamps:
            self.entries[keeper.name] = Entry(keeper, self._in_place(kept.made), kept)
            return True
        if not self.output.stays(keeper.name, kept.stamps):
            return False
        if not all(self.output.stays_file(path, each) for path, each in kept.facts.items()):
            return False
        self.entries[keeper.name] = Entry(keeper, kept.made, kept)
        return True

    def _received(self, keeper: Keeper) -> Entry:
        """A document that another process has made, else made here."""
        found = keeper.taken_over()
        if found is None:
            product = keeper.made()
            found = product.made, product.rendered, pickle.dumps(product.publication)
        made, rendered, publication = found
        placed = self._in_place(made)
        if placed.accounts and rendered:
            # Where all wait for all, what lies in the cache is not held in memory too.
            is_there = self.is_strict and keeper.has_product()
            rendered = None if is_there else rendered
            publication = b"" if is_there else publication
            return Entry(keeper, made, None, rendered, publication, waits=True)
        kept = keeper.keep(made) if placed is made else None
        return Entry(keeper, placed, kept)

    def _in_place(self, made: Made) -> Made:
        """The document, which cannot be published where people have put files of theirs."""
        found = taken(self.output.docs, self.output.made, made.folder)
        if not found:
            return made
        problems: Sequence[Problem] = in_order((*made.problems, *found))
        problems = in_order(of_draft(problems)) if made.is_draft else problems
        return replace(made, problems=tuple(problems), accounts={})

    def _publish(self, entry: Entry) -> None:
        if not entry.waits:
            return
        entry.waits = False
        rendered, publication = entry.rendered, entry.publication
        if rendered is None:
            found = entry.keeper.taken_over()
            assert found, entry.name
            _, rendered, publication = found
        assert rendered, entry.name
        for path, content in rendered.facts.items():
            self.output.write(path, content)
        self.output.publish(entry.name, rendered.files)
        stamps = self.output.outputs.get(entry.name)
        if stamps:
            beside = self.output.outputs[""]
            facts = {path: beside[path] for path in rendered.facts if path in beside}
            entry.kept = entry.keeper.keep(entry.made, Place(rendered, publication, stamps, facts))
        entry.rendered, entry.publication = None, b""
