"""`make audit`: Lighthouse on one page of each kind of the built site.

Accessibility, best practices and SEO must be 100; performance depends on the machine and is
only reported. The full reports are in `tests/audit/reports/`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.browser.chromium import ARGUMENTS, find_chromium
from tests.browser.kinds import PAGES
from tests.repository import ROOT
from tests.serving import serving

HERE = Path(__file__).parent
LIGHTHOUSE = HERE / "node_modules" / "lighthouse" / "cli" / "index.js"
REPORTS = HERE / "reports"

DEMANDED = ("accessibility", "best-practices", "seo")
CATEGORIES = ("performance", *DEMANDED)


def pages() -> list[str]:
    """Addresses of one page of each kind; the empty one is home.

    Lighthouse takes no page that is answered with 404, as the lost one is; axe looks at it.
    """
    return [page.address for page in PAGES.values() if page.status == 200]


def audit(address: str, report: Path) -> Mapping[str, Any]:
    """Lighthouse's report on a page, kept as a file too."""
    command = [
        *("node", str(LIGHTHOUSE), address, "--quiet", "--output=json"),
        f"--output-path={report}",
        f"--only-categories={','.join(CATEGORIES)}",
        f"--chrome-flags=--headless=new {' '.join(quoted(flag) for flag in ARGUMENTS)}",
    ]
    env = {**os.environ, "CHROME_PATH": find_chromium()}
    subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
    result: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return result


def quoted(flag: str) -> str:
    """A flag that Lighthouse, which splits at spaces, takes as one."""
    return f'"{flag}"' if " " in flag else flag


def faults(report: Mapping[str, Any]) -> list[str]:
    """Audits that cost a demanded category its 100, with the first places of each."""
    found = []
    for category in DEMANDED:
        for reference in report["categories"][category]["auditRefs"]:
            result = report["audits"][reference["id"]]
            if reference["weight"] and result["score"] is not None and result["score"] < 1:
                found.append(f"{category}: {result['title']} {'; '.join(places(result))}")
    return found


def places(result: Mapping[str, Any]) -> list[str]:
    """Selectors of the first elements that an audit complains about."""
    items = result.get("details", {}).get("items", [])[:3]
    return [item.get("node", {}).get("selector", str(item)[:200]) for item in items]


def main() -> int:
    """Prints the scores of each page; 1 if a demanded one is below 100."""
    REPORTS.mkdir(exist_ok=True)
    failed = False
    print(f"{'page':<28}" + "".join(f"{name:>16}" for name in CATEGORIES), flush=True)
    with serving(ROOT / "site") as home:
        for page in pages():
            report = audit(
                home + page, REPORTS / f"{page.strip('/').replace('/', '_') or 'home'}.json"
            )
            scores = [report["categories"][name]["score"] or 0 for name in CATEGORIES]
            print(
                f"{page or 'home':<28}" + "".join(f"{100 * s:>16.0f}" for s in scores), flush=True
            )
            failed = failed or min(scores[1:]) < 1
            for fault in faults(report):
                print(f"  {fault}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
