"""What browsers are told a page may load and do: the Content Security Policy, said once.

Every page carries it as an element, so that it holds wherever the site lies, on disk too; hosts are
told the same in ``_headers``, with what only a header can say. No script and no style stands in a
page, so that no exception is needed. https://www.w3.org/TR/CSP3/, https://www.w3.org/TR/trusted-types/
"""

from __future__ import annotations

import re
from collections.abc import Mapping

SCRIPT_POLICY = "duidu"
"""The one policy of Trusted Types (reading/trusted.js): addresses below the site."""

_DIRECTIVES: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
    "require-trusted-types-for": "'script'",
    "trusted-types": SCRIPT_POLICY,
}

PAGE_POLICY = "; ".join(f"{name} {value}" for name, value in _DIRECTIVES.items())
"""For ``<meta http-equiv="Content-Security-Policy">``."""

HEADER_POLICY = f"{PAGE_POLICY}; frame-ancestors 'none'"
"""For the header: who may put a page into a frame cannot be said in the page."""

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": HEADER_POLICY,
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}
"""What hosts should send with every file."""

# <meta http-equiv="Content-Security-Policy" content="…">
ELEMENT = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')


def without_policy(page: str) -> str:
    """A page that may run any script: for previews on one's own machine alone."""
    return ELEMENT.sub("", page, count=1)
