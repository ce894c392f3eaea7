"""What the programs make of a language that was added to the table: run in a copy of them.

``python -m tests.further_language CASE`` prints it as JSON, in the shape of the case's ``expect``.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from typing import Any

import yaml

from build_scripts.alignment.tokens import tokens_of
from build_scripts.language.languages import is_spaced, names_of
from build_scripts.language.symbols import symbols
from build_scripts.outputs.exchange import akn
from build_scripts.outputs.indexes import search
from build_scripts.publication.bibliography import biblatex
from build_scripts.publication.publication import Site, publication_of
from build_scripts.publication.standing import authentic
from build_scripts.sources.document_faults import RESERVED
from tests.bitexts import bitext_of


def made_of(case: dict[str, Any]) -> dict[str, Any]:
    """Names, spacing and codes of the case's language, as each stage has them."""
    key, row = case["key"], case["row"]
    bitext = bitext_of(case["document"])
    script = search.document_script(publication_of(bitext, Site("https://example.org/")))
    index = json.loads(script.partition("]=")[2].rstrip(";\n"))
    counts = tokens_of(case["text"], frozenset(), 2).counts
    return {
        "names": dict(names_of(key)),
        "reserved": key in RESERVED,
        "spaced": is_spaced(key),
        "symbols": [each.key for each in symbols(case["text"], key)],
        "tokens": [token for token in counts if re.match(f"[{row['letters']}]", token)],
        "authentic": authentic(bitext.document, "en"),
        "editions": index["editions"],
        "pairs": index["entries"][0][-1],
        "akn": f'language="{row["iso"]}"' in akn.render(bitext, key),
        "bibtex": f"langid = {{{row['tex']}}}" in biblatex(bitext.document, ""),
    }


if __name__ == "__main__":
    json.dump(made_of(yaml.safe_load(Path(sys.argv[1]).read_text("utf-8"))), sys.stdout)
