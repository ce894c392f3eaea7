"""The glossary as TBX-Basic and as a table: valid, and each gives back every term."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

import pytest
import yaml
from lxml import etree

from build_scripts.apparatus.companion import read_glossary
from build_scripts.outputs.exchange import glossary as glossary_table
from build_scripts.outputs.exchange import tbx
from build_scripts.outputs.exchange.tables import BYTE_ORDER_MARK, plain
from build_scripts.sources.glossary import Concept, Source, Term
from tests.printed import CASES, lines
from tests.repository import ROOT, SITE_URL

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
KEYS = {"zh-Hans": "zh", "en": "en"}
STATUSES = {name: status for status, name in tbx.STATUSES.items()}
KINDS = {name: kind for kind, name in tbx.TYPES.items()}
NAMES = ("written", "hostile")


def written() -> Mapping[str, Any]:
    """The entries of ``glossary.yml`` by id, as a person wrote them."""
    value = yaml.safe_load((ROOT / "source_texts" / "glossary.yml").read_text("utf-8"))
    return {entry["id"]: entry for entry in value["concepts"]}


def concepts(name: str) -> tuple[Concept, ...]:
    if name == "written":
        found, _ = read_glossary(ROOT)
        assert found
        return found.concepts
    texts = [text for text in lines("exports/hostile.txt") if text.strip()]
    return tuple(
        Concept(
            f"c{at}",
            "concept",
            dict.fromkeys(KEYS.values(), both(text)),
            note={"zh": text},
            source=Source(text, text, text),
        )
        for at, text in enumerate((*texts, *lines("exports/formulas.txt")))
    )


def both(text: str) -> tuple[Term, ...]:
    return Term(text, "preferred", "short"), Term(f"{text} more", "as printed")


def parsed(name: str) -> Any:
    text = tbx.render(concepts(name), "Glossary <&>", "Made & checked", SITE_URL)
    return etree.fromstring(text.encode())


def terms_of(side: Any) -> list[dict[str, str]]:
    found = []
    for group in side.iter("tig"):
        notes = {note.get("type"): note.text for note in group.iter("termNote")}
        remark = group.findtext("note")
        entry = {"term": group.findtext("term")}
        entry["status"] = remark or STATUSES[notes["administrativeStatus"]]
        if "termType" in notes:
            entry["kind"] = KINDS[notes["termType"]]
        found.append(entry)
    return found


@pytest.mark.parametrize("name", NAMES)
def test_tbx_is_valid(name: str) -> None:
    schema = etree.RelaxNG(etree.parse(str(CASES / "exports" / "tbx_basic.rng")))
    assert schema.validate(parsed(name)), schema.error_log


def test_terms_rebuilt_from_the_tbx_are_those_of_the_glossary() -> None:
    found = {
        entry.get("id"): {
            KEYS[side.get(XML_LANG)]: terms_of(side) for side in entry.iter("langSet")
        }
        for entry in parsed("written").iter("termEntry")
    }
    wanted = {name: {key: entry[key] for key in ("zh", "en")} for name, entry in written().items()}
    assert found == wanted
    assert list(found) == list(wanted)


def test_tbx_carries_what_is_said_of_a_concept() -> None:
    entries, made = written(), {each.id: each for each in concepts("written")}
    for entry in parsed("written").iter("termEntry"):
        wanted = entries[entry.get("id")]
        assert entry.findtext("descrip[@type='subjectField']") == wanted["category"]
        kind = "common" if wanted.get("common") else made[entry.get("id")].kind
        assert entry.findtext("note") == f"kind: {kind}"
        source = entry.findtext("admin[@type='source']")
        cited = [text for text in wanted.get("source", {}).values() if text is not True]
        assert source == (", ".join(cited) or None)
        assert entry.find("xref").get("target") == f"{SITE_URL}glossary/{entry.get('id')}/"
        for side in entry.iter("langSet"):
            key = KEYS[side.get(XML_LANG)]
            said = {
                "definition": side.findtext("descrip[@type='definition']"),
                "note": side.findtext("note"),
            }
            assert said == {name: wanted.get(name, {}).get(key) for name in said}


def test_hostile_terms_come_back_literally() -> None:
    found = [term.text for term in parsed("hostile").iter("term")]
    assert found == [
        term.text for each in concepts("hostile") for terms in each.terms.values() for term in terms
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_table_gives_back_every_term_with_its_status(name: str) -> None:
    made = concepts(name)
    text = glossary_table.render_csv(made, {made[0].id: ("p1", "p2-s1-c3")})
    assert text.startswith(BYTE_ORDER_MARK)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))
    assert [plain(row["id"]) for row in rows] == [each.id for each in made]
    assert plain(rows[0]["units"]) == "p1\np2-s1-c3"
    for row, concept in zip(rows, made, strict=True):
        for key, terms in concept.terms.items():
            for status in glossary_table.STATUSES:
                cell = plain(row[f"{status.replace(' ', '_')}_{key}"])
                wanted = [term.text for term in terms if term.status == status]
                assert cell == "\n".join(wanted)
            assert plain(row[f"definition_{key}"]) == concept.definition.get(key, "")
            assert plain(row[f"note_{key}"]) == concept.note.get(key, "")
        assert row["kind"] == concept.kind
        cited = asdict(concept.source) if concept.source else {}
        cited["official"] = "yes" if cited.pop("is_official", False) else ""
        for name in glossary_table.CITED:
            assert plain(row[f"source_{name}"]) == cited.get(name, "")
        for key in concept.terms:
            assert plain(row[f"not_{key}"]) == "\n".join(concept.contexts.get(key, ()))


@pytest.mark.parametrize("name", NAMES)
def test_no_cell_of_the_table_is_computed(name: str) -> None:
    text = glossary_table.render_csv(concepts(name), {})
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "＝", "＋", "－"))]
