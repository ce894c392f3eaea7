"""Ask pandoc, whose CSL processor is another one, for every citation of ``tests/cases/cite``.

``python -m tests.audit.citations`` says where what it makes now is not what is recorded;
``--write`` records it.
"""

from __future__ import annotations

import difflib
import sys

from tests.works import CASES, record

RECORD = CASES / "pandoc.yml"


def main() -> int:
    """Compare, or record."""
    now = record()
    if "--write" in sys.argv:
        RECORD.write_text(now, "utf-8")
        return 0
    kept = RECORD.read_text("utf-8")
    changed = list(difflib.unified_diff(kept.splitlines()[2:], now.splitlines()[2:], lineterm=""))
    print("\n".join(changed) or "Citations: pandoc makes what is recorded.")
    return bool(changed)


if __name__ == "__main__":
    sys.exit(main())
