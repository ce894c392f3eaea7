"""``document.yml``: what a person says about a document, as values.

``config.of(marked, folder)`` checks the file against its schema and against itself and gives a
``Config``; the shape is explained in the guide for editors.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_scripts.kinds import KINDS
from build_scripts.language.languages import interface, names_of
from build_scripts.model import (
    Block,
    Cited,
    Compared,
    Creator,
    Document,
    Edition,
    LangText,
    Level,
    Relation,
    Retired,
)
from build_scripts.problems import Found, has_errors
from build_scripts.sources import document_faults, drafts, further, schema
from build_scripts.sources.declared import (
    ERROR_RATIO,
    WARN_RATIO,
    Body,
    Check,
    Config,
    Footnotes,
    Lists,
    OneSided,
    Rule,
)
from build_scripts.sources.marked import Marked


def of(marked: Marked, folder: str) -> Found[Config]:
    """The configuration in a parsed ``document.yml``; ``None`` where it has a fault.

    ``folder`` is the name of the folder in which the file lies.
    """
    problems = list(schema.check(marked, "config"))
    problems += () if has_errors(problems) else document_faults.edition_keys(marked)
    if has_errors(problems):  # all that depends on keys would be wrong as well
        return Found(None, tuple(problems))
    config = _config(marked, marked.value)
    problems += document_faults.faults(config, folder)
    return Found(None if has_errors(problems) else config, tuple(sorted(problems)))


def _config(marked: Marked, value: Mapping[str, Any]) -> Config:
    length = value.get("length", {})
    return Config(
        marked=marked,
        document=_document(value, marked),
        levels=tuple(_level(entry, tuple(value["editions"])) for entry in value.get("levels", ())),
        blocks=tuple(_block(entry, value) for entry in value.get("blocks", ())),
        under=_under(value),
        room={each["name"]: each["lines"] for each in value.get("blocks", ()) if "lines" in each},
        body={key: Body(**body) for key, body in value.get("body", {}).items()},
        wrap=value.get("wrap", {}),
        skip=_rules(value, "skip"),
        drop=_rules(value, "drop"),
        text=_rules(value, "text"),
        join=_rules(value, "join"),
        replace=_rules(value, "replace"),
        misprints=_rules(value, "misprints"),
        tables=_rules(value, "tables"),
        one_sided=tuple(
            OneSided(each["id"], _listed(each["only"]), _reason(each), index)
            for index, each in enumerate(value.get("one_sided", ()))
        ),
        retired=tuple(
            Retired(each["id"], each["reason"], each.get("to", ""), marked.line("retired", at))
            for at, each in enumerate(value.get("retired", ()))
        ),
        lists=tuple(_lists(each, index) for index, each in enumerate(value.get("lists", ()))),
        footnotes=tuple(
            _footnotes(each, index) for index, each in enumerate(value.get("footnotes", ()))
        ),
        pairing={each["id"]: index for index, each in enumerate(value.get("pairing", ()))},
        confirmed=frozenset(each["id"] for each in value.get("pairing", ()) if "check" not in each),
        checks=tuple(_checks(value)),
        refused=value.get("refused", ""),
        same_version=value.get("same_version", ""),
        counts=value.get("counts", {}),
        warn_ratio=length.get("warn", WARN_RATIO),
        error_ratio=length.get("error", ERROR_RATIO),
    )


def _under(value: Mapping[str, Any]) -> Mapping[int, tuple[str, ...]]:
    return {
        index: tuple(entry["under"])
        for index, entry in enumerate(value.get("levels", ()))
        if "under" in entry
    }


def _document(value: Mapping[str, Any], marked: Marked) -> Document:
    authentic = tuple(value.get("authentic", ()))
    title = titles(value)
    return Document(
        id=value["id"],
        title=title,
        short={**title, **value.get("short", {})} if "short" in value else title,
        editions=tuple(
            _edition(key, entry, is_authentic=key in authentic)
            for key, entry in value["editions"].items()
        ),
        authentic=authentic,
        signed=value.get("signed") or "",
        effective=value.get("effective") or "",
        revised=value.get("revised") or "",
        is_draft=drafts.is_draft(marked.text),
        group=value.get("group", {}),
        glossary=tuple(value.get("glossary", ())),
        creators={key: _creators(each) for key, each in value.get("creators", {}).items()},
        pdf=tuple(tuple(keys) for keys in value.get("pdf", ())),
        keeps_findings=value.get("findings") != "publish",
        relations=tuple(
            _relation(each, marked.line("relations", at))
            for at, each in enumerate(value.get("relations", ()))
        ),
        compare=tuple(
            Compared(each, marked.line("compare", at))
            for at, each in enumerate(value.get("compare", ()))
        ),
    )


def titles(value: Mapping[str, Any]) -> LangText:
    """The title in each language; that of a further edition may stand in its entry."""
    own = {key: each["title"] for key, each in value["editions"].items() if "title" in each}
    return {**own, **value["title"]}


def _creators(entries: Sequence[str | Mapping[str, str]]) -> tuple[Creator, ...]:
    return tuple(
        Creator(literal=each) if isinstance(each, str) else Creator(**each) for each in entries
    )


def _relation(entry: Mapping[str, Any], line: int) -> Relation:
    [(kind, other)] = entry.items()
    if isinstance(other, str):
        return Relation(kind, other, line=line)
    return Relation(kind, title=_in_both(other["title"]), url=other.get("url", ""), line=line)


def _edition(key: str, entry: Mapping[str, Any], *, is_authentic: bool) -> Edition:
    return Edition(
        key=key,
        lang=entry["lang"],
        file=entry["file"],
        sha256=entry.get("sha256") or "",
        name=_in_both(entry.get("name")) or names_of(key),
        status=_in_both(entry.get("status")),
        publisher=_in_both(entry.get("publisher")),
        rights=_in_both(entry.get("rights")),
        published=entry.get("published") or "",
        url=entry.get("url") or "",
        also=tuple(entry.get("also", ())),
        is_authentic=is_authentic,
        cited=Cited(**entry.get("cited", {})),
    )


def _in_both(value: Any) -> LangText:
    """One text for all languages of the interface, or one for each."""
    if not value:
        return {}
    return dict.fromkeys(interface(), value) if isinstance(value, str) else value


LEVEL_KEYS = frozenset(
    "kind unit continuous restarts inline by first indent under after paragraphs page "
    "cite cite_paragraph".split()
)
BLOCK_KEYS = frozenset("name heading level lines paragraphs reason check cite".split())

FOOTNOTES_KEYS = frozenset("as by reason check".split())


def _level(entry: Mapping[str, Any], editions: Sequence[str]) -> Level:
    given = {key: _listed(value) for key, value in entry.items() if key not in LEVEL_KEYS}
    return Level(
        kind=entry["kind"],
        templates=further.templates(entry["kind"], given, editions),
        is_unit=entry.get("unit", not KINDS[entry["kind"]].is_division),
        is_continuous=entry.get("continuous", False),
        restarts=entry.get("restarts", False),
        by_position=entry.get("by", "number") == "position",
        is_inline=entry.get("inline", False),
        first=entry.get("first", 1),
        indent=entry.get("indent", {}),
        after=entry.get("after", ""),
        paragraphs=entry.get("paragraphs", "parts"),
        page=entry.get("page"),
        cite=entry.get("cite", {}),
        cite_paragraph=entry.get("cite_paragraph", {}),
    )


def _block(entry: Mapping[str, Any], value: Mapping[str, Any]) -> Block:
    given = {key: line for key, line in entry.items() if key not in BLOCK_KEYS}
    return Block(
        name=entry["name"],
        templates=further.blocks(entry["name"], given, tuple(value["editions"]), titles(value)),
        has_heading=entry.get("heading", False),
        level=entry.get("level", ""),
        paragraphs=entry.get("paragraphs", "parts"),
        reason=_reason(entry),
        cite=entry.get("cite", {}),
    )


def _lists(entry: Mapping[str, Any], index: int) -> Lists:
    levels = tuple(
        {key: _listed(each) for key, each in level.items()} for level in entry.get("levels", ())
    )
    return Lists(tuple(entry["in"]), entry.get("as") == "text", levels, _reason(entry), index)


def _footnotes(entry: Mapping[str, Any], index: int) -> Footnotes:
    own = {key: each for key, each in entry.items() if key not in FOOTNOTES_KEYS}
    both = {key: (each, each) if isinstance(each, str) else (each["mark"], each["note"])
            for key, each in own.items()}  # fmt: skip
    return Footnotes(
        marks={key: mark for key, (mark, _) in both.items()},
        notes={key: note for key, (_, note) in both.items()},
        is_text=entry.get("as") == "text",
        by_position=entry.get("by") == "position",
        reason=_reason(entry),
        index=index,
    )


CHECKED = (
    "blocks lists footnotes pairing skip drop text join replace misprints tables one_sided".split()
)
"""Keys whose entries may say ``check:`` until a person has confirmed them."""


def _checks(value: Mapping[str, Any]) -> Iterator[Check]:
    for key, body in value.get("body", {}).items():
        if "check" in body:
            yield Check(("body", key, "check"), body["check"])
    for name in CHECKED:
        for index, entry in enumerate(value.get(name, ())):
            if "check" in entry:
                yield Check((name, index, "check"), entry["check"])


def _listed(value: str | Sequence[str]) -> tuple[str, ...]:
    """One text, or several, as several."""
    return (value,) if isinstance(value, str) else tuple(value)


def _reason(entry: Mapping[str, Any]) -> str:
    """Why something is so; what is not confirmed yet has a question instead."""
    return str(entry.get("reason") or entry.get("check") or "")


def _rules(value: Mapping[str, Any], name: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(
            key=entry["in"],
            template=entry.get("line") or entry.get("find") or entry.get("from", ""),
            place=(name, index),
            hits=entry.get("hits"),
            reason=_reason(entry),
            by=entry.get("by") or entry.get("to", ""),
            number=entry.get("number", 0),
            lines=entry.get("lines", 1),
        )
        for index, entry in enumerate(value.get(name, ()))
    )
