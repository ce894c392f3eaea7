"""What the search knows besides the documents: glossary, pages for readers, aids, the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from build_scripts.outputs.indexes import search
from build_scripts.outputs.indexes.aids import aids_script, chinese_texts, known_readings
from build_scripts.outputs.indexes.site_pages import site_sections
from build_scripts.press.hand_written import readers_sections
from build_scripts.press.keep import CACHE, fingerprint, kept
from build_scripts.problems import Found
from build_scripts.publication.publication import Publication
from build_scripts.sources.glossary import Glossary
from build_scripts.sources.settings import Settings


def search_files(
    root: Path, settings: Settings, shown: Sequence[Publication], glossary: Glossary
) -> Mapping[str, bytes]:
    """Every file of the folder ``search/``: name → content."""
    documents = sorted(shown, key=lambda each: each.id)
    concordances = [each.concordance for each in documents]
    sections = (
        *site_sections(documents, has_glossary=bool(glossary.concepts)),
        *readers_sections(root, settings),
    )
    ids = [each.id for each in documents]
    files = search.shared_files(ids, sections, glossary, concordances)
    aids = _aids(root, chinese_texts(documents, glossary, sections), glossary)
    return {**{name: text.encode() for name, text in files.items()}, search.AIDS: aids}


def _aids(root: Path, texts: Sequence[str], glossary: Glossary) -> bytes:
    """Made anew only for other texts: the readings take a second."""
    known = known_readings(glossary)
    inputs = fingerprint(*texts, repr(known), root=root, places=())
    script, _ = kept(
        root / CACHE / "aids.js", inputs, lambda: Found(aids_script(texts, known).encode())
    )
    return script or b""
