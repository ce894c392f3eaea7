"""One page of each kind of the site, from `cases/pages.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

CASES = Path(__file__).parent / "cases"


@dataclass(frozen=True, slots=True)
class Kind:
    """A page and the limits that hold for its kind."""

    address: str
    requests: int
    weight: int
    """In kB (1,000 bytes), compressed by gzip."""
    status: int = 200
    most: float = 0
    """The same for the heaviest page of the kind, where one has more text than this page."""

    @property
    def allowed(self) -> str:
        """What the watch may see: Chromium reports the answer 404 of the page itself."""
        return "404" if self.status == 404 else "nothing is allowed"


def _read() -> Mapping[str, Kind]:
    cases = yaml.safe_load((CASES / "pages.yml").read_text(encoding="utf-8"))
    return {name: Kind(**case) for name, case in cases.items()}


PAGES = _read()
