"""``make clean``: remove from ``docs/`` what builds made. Needs no package but Python.

What people wrote, or changed since, stays; the folders of the site and the caches are ``make``'s.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from build_scripts.messages import language_of, translated
from build_scripts.press.exclusive import LOCK, SITE_LOCK, Notify, alone, tell_nobody
from build_scripts.press.made import MANIFEST
from build_scripts.press.publish import Output
from build_scripts.problems import Problem

DOCS = Path(__file__).parents[2] / "docs"


def clean(docs: Path, notify: Notify = tell_nobody) -> tuple[Problem, ...]:
    """Remove what builds made, and what they note about it; what stays, as warnings."""
    with alone(docs, notify, SITE_LOCK), alone(docs, notify):
        with Output(docs) as output:
            output.finish()
        # The locks last: those who wait for them take others.
        for name in (MANIFEST, SITE_LOCK, LOCK):
            (docs / name).unlink(missing_ok=True)
    return tuple(output.problems)


def main() -> None:
    """Clean the folder beside this program and say what stays."""
    wanted = language_of(os.environ)
    for problem in clean(DOCS, lambda line: print(translated(line, wanted), file=sys.stderr)):
        print(problem.said(wanted), file=sys.stderr)


if __name__ == "__main__":
    main()
