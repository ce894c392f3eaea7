"""What became of each document, kept: as long as it would be the same, nothing of it is read.

Of a document four files lie in ``.cache/documents/<folder>/``: ``outcome``, which is small and is
looked at by every build; ``words``, where a glossary has changed; ``searchable``, where the search
of all documents is made anew; ``publication``, where pages that show it among others are. A fifth,
``product``, is there from the moment when another process has made the document until it is
published: an interrupted build goes on with it.
"""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from build_scripts.apparatus.vocabulary import Vocabulary
from build_scripts.press.documents.job import Made, Product, Rendered, Surroundings, make, state_of
from build_scripts.press.documents.others import compared, concerns
from build_scripts.press.documents.previews import MARK
from build_scripts.press.keep import CACHE, fingerprint, keep, recalled
from build_scripts.press.made import Stamp
from build_scripts.press.report import DOCS
from build_scripts.press.search_files import Searchable, searchable
from build_scripts.publication.publication import Publication
from build_scripts.publication.share import Share
from build_scripts.sources.gate.files import SOURCES

FOLDER = "documents"
OUTCOME, WORDS, PUBLICATION, PRODUCT = "outcome", "words", "publication", "product"
SEARCHABLE = "searchable"


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a document, with where it lies since."""

    made: Made
    """Without its words."""
    glossary: str
    """Digest of the whole glossary with which it was last compared."""
    state: str
    """Digest of that part which concerns it."""
    publication: str
    """Digest of the kept publication; empty where the document is not published."""
    searchable: str
    """The same of what the search has of it."""
    share: Share | None
    """What the pages of all need of it; ``None`` where it is not published."""
    stamps: Mapping[str, Stamp]
    """Path below its folder → how it was published."""
    facts: Mapping[str, Stamp]
    """What the theme knows of it: path below ``docs/`` → how it was published."""


@dataclass(frozen=True, slots=True)
class Place:
    """How a document was published."""

    rendered: Rendered
    publication: bytes
    """The document, pickled."""
    stamps: Mapping[str, Stamp]
    """Path below its folder → how it was published."""
    facts: Mapping[str, Stamp]
    """The same of what the theme knows of it, by path below ``docs/``."""


@dataclass(frozen=True)
class Keeper:
    """Finds and keeps what became of one document."""

    name: str
    around: Surroundings
    is_wanted: bool
    glossary: str
    """Digest of the whole glossary."""

    @cached_property
    def inputs(self) -> str:
        """What the document follows from besides the glossary."""
        root = self.around.root
        others = concerns(self.name, self.around.others)
        hidden = sorted(self.around.hidden & others.keys())
        flags = (self.is_wanted, self.around.has_section_pdfs, self.around.frame)
        texts = (repr(self.around.site), repr(flags), repr(others), repr(hidden))
        older = compared(self.name, self.around.others, root)
        places = (root / SOURCES / self.name, *older, root / DOCS / MARK)
        return fingerprint(*texts, root=root, places=places)

    def recalled(self) -> Kept | None:
        """What was kept, if the document would be the same again."""
        kept = self._load(OUTCOME)
        if not isinstance(kept, Kept) or kept.glossary == self.glossary:
            return kept if isinstance(kept, Kept) else None
        words = self._load(WORDS)
        if words is None or self._state(kept.made, words[0]) != kept.state:
            return None
        kept = replace(kept, glossary=self.glossary)
        self._keep(OUTCOME, kept)
        return kept

    def made(self) -> Product:
        """The document made in this process."""
        return make(self.name, self.around, is_wanted=self.is_wanted)

    def hand_over(self) -> None:
        """Make the document for another process, unless it lies there already."""
        if self.taken_over() is None:
            product = self.made()
            publication = pickle.dumps(product.publication)
            self._keep(PRODUCT, (product.made, product.rendered, publication), self.glossary)

    def has_product(self) -> bool:
        """Whether it lies ready to be taken over; not where nothing kept can be read."""
        with suppress(OSError):
            return self._path(PRODUCT).exists()
        return False

    def taken_over(self) -> tuple[Made, Rendered | None, bytes] | None:
        """What another process, or a build before this one, has made and not published."""
        found: tuple[Made, Rendered | None, bytes] | None = self._load(PRODUCT, self.glossary)
        return found

    def keep(self, made: Made, place: Place | None = None) -> Kept:
        """Keep what became of the document, and how it was published, if it was."""
        state = self._state(made, made.vocabulary)
        self._keep(WORDS, (made.vocabulary,))
        kept = Kept(replace(made, vocabulary=None), self.glossary, state, "", "", None, {}, {})
        if place:
            searched = pickle.dumps(place.rendered.searchable)
            keep(self._path(PUBLICATION), self.inputs, place.publication)
            keep(self._path(SEARCHABLE), self.inputs, searched)
            kept = replace(kept, publication=_digest(place.publication),
                searchable=_digest(searched), share=place.rendered.share, stamps=place.stamps,
                facts=place.facts)  # fmt: skip
        self._keep(OUTCOME, kept)
        with suppress(OSError):
            self._path(PRODUCT).unlink()
        return kept

    def publication(self) -> Publication:
        """The document, for pages that show it among others; made once more if need be."""
        found: Publication | None = self._load(PUBLICATION)
        return found or self._made_again

    @cached_property
    def _made_again(self) -> Publication:
        """The document where nothing can be kept; several ask for it."""
        found = self.made().publication
        assert found, self.name
        return found

    def searchable(self) -> Searchable:
        """The document as it is searched; made once more where nothing can be kept."""
        found: Searchable | None = self._load(SEARCHABLE)
        return found or searchable(self.publication())

    def _state(self, made: Made, words: Vocabulary | None) -> str:
        state = state_of(self.name, made.scope, words, self.around)
        return _digest(state.encode())

    def _path(self, name: str) -> Path:
        return self.around.root / CACHE / FOLDER / self.name / name

    def _load(self, name: str, *inputs: str) -> Any:
        content = recalled(self._path(name), "".join((self.inputs, *inputs)))
        return None if content is None else pickle.loads(content)

    def _keep(self, name: str, value: object, *inputs: str) -> None:
        keep(self._path(name), "".join((self.inputs, *inputs)), pickle.dumps(value))


def glossary_digest(around: Surroundings) -> str:
    """A digest of the whole glossary, its faults and what of it is hidden."""
    return _digest(repr((around.glossary, sorted(around.hidden))).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
