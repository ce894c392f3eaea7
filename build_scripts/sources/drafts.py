"""Whether a document is a draft: the one rule, for files that can be read and those that cannot.

A draft says so (``draft: true``), or it has something open that ``new`` has left to a person:
``check:``, a question that nobody has answered yet, or ``refused:``, why nothing was made of the
texts. A draft is checked and previewed and never published.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_scripts.sources.marked import read_yaml

# draft: true, as YAML 1.1 writes it too, and with the colon of Chinese typing.
DRAFT = re.compile(
    r"^\ufeff?draft\s*[:：]\s*(?:true|yes|on)\s*(?:#|$)", re.IGNORECASE | re.MULTILINE
)
OPEN = re.compile(r"""^(?:["']?refused|(?:[^#\n]*[\s{,])?["']?check)["']?\s*[:：]""", re.MULTILINE)
"""What may be open; only the values of the file tell it from a comment or a text."""


def is_draft(text: str) -> bool:
    """Whether a ``document.yml`` is that of a draft, be the rest of it right or not."""
    if DRAFT.search(text):
        return True
    if not OPEN.search(text):
        return False
    marked, _ = read_yaml("document.yml", text)
    return marked is None or _is_refused(marked.value) or _has_check(marked.value)


def _is_refused(value: object) -> bool:
    return isinstance(value, Mapping) and bool(value.get("refused"))


def _has_check(value: object) -> bool:
    """Whether a question stands anywhere below a value."""
    if isinstance(value, Mapping):
        return "check" in value or any(map(_has_check, value.values()))
    return isinstance(value, list) and any(map(_has_check, value))
