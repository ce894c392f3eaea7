"""How the files of the search hand over a value: scripts, which run from a folder on disk too.

``docs/javascripts/search/load.js`` reads those of one key without running them.
"""

from __future__ import annotations

import json
from typing import Any

SEARCH = "self.duidu.search."


def assigned(table: str, key: str, value: Any) -> str:
    """The script that puts a value into a table of the search: ``indexes``, ``cn-la-2024``."""
    own = f"{SEARCH}{table}"
    return f"({own}={own}||{{}})[{script_json(key)}]={script_json(value)};\n"


def named(name: str, value: Any) -> str:
    """The script that gives the search a value by name: ``manifest``."""
    return f"{SEARCH}{name}={script_json(value)};\n"


def script_json(value: object) -> str:
    """A value as it stands in a script."""
    # Safe inside a script element too, and U+2028 is no line end in old engines.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
