"""All studies: the one table from which pages, exports and search know them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final

from build_scripts.outputs.studies.bodies import bodies
from build_scripts.outputs.studies.divergence import divergence
from build_scripts.outputs.studies.gravest import gravest
from build_scripts.outputs.studies.instruments import instruments
from build_scripts.outputs.studies.names import names
from build_scripts.outputs.studies.parallels import parallels
from build_scripts.outputs.studies.renderings import renderings
from build_scripts.outputs.studies.study import Study
from build_scripts.outputs.studies.timeline import timeline
from build_scripts.outputs.studies.translation import translation
from build_scripts.outputs.studies.undertakings import undertakings
from build_scripts.publication.publication import Publication

MAKERS: Final[tuple[Callable[[Publication], Study | None], ...]] = (
    gravest,
    undertakings,
    instruments,
    bodies,
    renderings,
    timeline,
    parallels,
    names,
    translation,
    divergence,
)
"""The makers of the studies, in the order in which the pages offer them. Each gives a study of a
document, or nothing where the document has nothing for it."""


@lru_cache(maxsize=8)
def studies(publication: Publication) -> tuple[Study, ...]:
    """The studies of a document, those that have rows."""
    made = (make(publication) for make in MAKERS)
    return tuple(each for each in made if each and each.size)


def names_of(publication: Publication) -> tuple[str, ...]:
    """The names of the studies of a document; of one that is made already nothing is made anew."""
    if publication.studied is None:
        return tuple(each.name for each in studies(publication))
    return publication.studied
