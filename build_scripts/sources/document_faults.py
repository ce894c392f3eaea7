"""Faults of ``document.yml`` that its schema cannot see: names, languages, templates."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.language.languages import languages
from build_scripts.messages import phrase, recognised
from build_scripts.problems import WARNING, Problem
from build_scripts.sources import templates
from build_scripts.sources.declared import DOCUMENT, Config
from build_scripts.sources.marked import Marked
from build_scripts.sources.schema import is_day

RESERVED = frozenset(
    (
        *languages(),
        *"full glossary differences about cite downloads assets help guide search".split(),
        *"compare changes".split(),
    )
)
"""Names that are addresses of the site and so cannot be ids."""


def faults(config: Config, folder: str) -> Iterator[Problem]:
    """Everything that the schema cannot see."""
    document = config.document
    if document.id != folder:
        yield config.problem(
            ("id",), "D07", phrase("the id is {id!r} and the folder {folder!r}", id=document.id,
                folder=folder),
            "give both the same name",
        )  # fmt: skip
    if document.id in RESERVED:
        yield config.problem(
            ("id",), "D08", phrase("{id!r} is an address of the site", id=document.id),
            phrase("choose another name; reserved: {names}", names=", ".join(sorted(RESERVED))),
        )  # fmt: skip
    for key in document.keys:
        if key not in document.title:
            yield config.problem(
                ("title",),
                "D05",
                phrase("`title` lacks the key {key!r}", key=key),
                phrase("add the title in {key!r}", key=key),
            )
    yield from _date_faults(config)
    yield from _language_faults(config)
    yield from _authentic_faults(config)
    yield from _template_faults(config)
    yield from _name_faults(config)
    yield from _under_faults(config)
    yield from _unreasoned(config)
    for check in config.checks:
        yield config.problem(
            check.place, "D13",
            phrase("to be confirmed: {question}", question=recognised(check.question)),
            "look at the place in both texts; where it is right, write `reason:` for `check:`; "
            "until then the document is a draft",
            WARNING,
        )  # fmt: skip


def edition_keys(marked: Marked) -> Iterator[Problem]:
    """Keys of editions that are not those of their languages: ``zht`` of a text in ``zh-Hant``.

    ``marked``: a file that its schema finds nothing wrong with.
    """
    editions = marked.value["editions"]
    for key, edition in editions.items():
        own = edition["lang"].split("-")[0]
        if own == key:
            continue
        yield Problem(
            marked.path, marked.line("editions", key), "D06",
            phrase("the edition {key!r} is in {lang}, whose key is {own!r}", key=key,
                lang=edition["lang"], own=own),
            phrase("a document has one text in each language: make a document of its own of "
                "{file}, or take it out", file=edition["file"]) if own in editions
            else phrase("write `{own}:` for `{key}:` wherever it stands, or correct `lang:`",
                own=own, key=key),
        )  # fmt: skip


NEED_REASON = ("skip", "drop", "text", "replace", "misprints", "tables", "one_sided", "lists")


def _unreasoned(config: Config) -> Iterator[Problem]:
    """Exceptions that say neither why they are right nor what is to be confirmed."""
    for name in NEED_REASON:
        for index, entry in enumerate(getattr(config, name)):
            is_plain = name == "lists" and not entry.is_text
            if not entry.reason and not is_plain:
                yield config.problem(
                    (name, index), "D05",
                    phrase("`{name}[{index}]` lacks the key 'reason'", name=name, index=index + 1),
                    "add a line `reason: …`",
                )  # fmt: skip


def _date_faults(config: Config) -> Iterator[Problem]:
    """Days that no calendar has: 2024-02-30."""
    document = config.document
    dates: list[tuple[tuple[str, ...], str]] = [
        (("signed",), document.signed),
        (("effective",), document.effective),
        (("revised",), document.revised),
        *((("editions", each.key, "published"), each.published) for each in document.editions),
    ]
    for place, written in dates:
        if written and not is_day(written):
            yield config.problem(
                place, "D06",
                phrase("{name} is {shown}", name=f"`{'.'.join(place)}`", shown=repr(written)),
                "there is no such day in the calendar; write it as 2024-01-31, a month as 2024-01",
            )  # fmt: skip


def _language_faults(config: Config) -> Iterator[Problem]:
    """Language keys that no edition has."""
    known = set(config.document.keys)
    places: list[tuple[tuple[str | int, ...], str]] = []
    for name in ("body", "wrap"):
        places += [((name, key), key) for key in getattr(config, name)]
    for name in ("levels", "blocks"):
        for index, entry in enumerate(getattr(config, name)):
            places += [((name, index, key), key) for key in entry.templates]
    for name in ("skip", "drop", "text", "join", "replace", "misprints", "tables"):
        places += [((*rule.place, "in"), rule.key) for rule in getattr(config, name)]
    places += [(("creators", key), key) for key in config.document.creators]
    for series in config.footnotes:
        places += [(("footnotes", series.index, key), key) for key in series.marks]
    for index, layout in enumerate(config.document.pdf):
        places += [(("pdf", index, place), key) for place, key in enumerate(layout)]
    for entry in config.one_sided:
        places += [(("one_sided", entry.index, "only"), key) for key in entry.only]
    for place, key in places:
        if key not in known:
            yield config.problem(
                place, "D09", phrase("there is no edition {key!r}", key=key),
                phrase("editions of this document: {names}",
                    names=", ".join(config.document.keys)),
            )  # fmt: skip


def _authentic_faults(config: Config) -> Iterator[Problem]:
    """Languages said to be authentic that are none; they need no edition."""
    known = dict.fromkeys((*config.document.keys, *languages()))
    for place, key in enumerate(config.document.authentic):
        if key not in known:
            yield config.problem(
                ("authentic", place), "D09", phrase("{key!r} is no language known here", key=key),
                phrase("take one of {names}; others get a row in languages.yml",
                    names=", ".join(known)),
            )  # fmt: skip


def _template_faults(config: Config) -> Iterator[Problem]:
    places: list[tuple[tuple[str | int, ...], str]] = []
    for index, level in enumerate(config.levels):
        for key, sources in level.templates.items():
            places += [(("levels", index, key), source) for source in sources]
        for name, cites in (("cite", level.cite), ("cite_paragraph", level.cite_paragraph)):
            places += [(("levels", index, name, key), source) for key, source in cites.items()]
    for entry in config.lists:
        for index, own in enumerate(entry.levels):
            for key, sources in own.items():
                at = ("lists", entry.index, "levels", index, key)
                places += [(at, source) for source in sources]
    for series in config.footnotes:
        for forms in (series.marks, series.notes):
            places += [(("footnotes", series.index, key), each) for key, each in forms.items()]
    for index, block in enumerate(config.blocks):
        places += [(("blocks", index, key), source) for key, source in block.templates.items()]
    for key, body in config.body.items():
        places += [(("body", key), source) for source in (body.start, body.stop) if source]
    for name in ("drop", "text", "join", "misprints", "tables"):
        places += [((*rule.place, "line"), rule.template) for rule in getattr(config, name)]
    for rule in config.skip:
        places += [((*rule.place, "from"), rule.template), ((*rule.place, "to"), rule.by)]
    for place, source in places:
        fault = templates.faults(source)
        if fault:
            yield config.problem(
                place, "D10", phrase("the template {source!r} cannot be used: {fault}",
                    source=source, fault=fault),
                "write literal text with numerals such as {han}, {arabic}, {roman} and one "
                "{heading} or {text} at the end",
            )  # fmt: skip


def _name_faults(config: Config) -> Iterator[Problem]:
    """Names that are taken, levels and blocks that cannot be found."""
    seen: set[str] = set()
    for index, block in enumerate(config.blocks):
        if block.name in seen or block.name in RESERVED:
            why = (
                phrase("stands twice")
                if block.name in seen
                else phrase("is an address of the site")
            )
            yield config.problem(
                ("blocks", index, "name"), "D08", phrase("the name {name!r} {why}",
                    name=block.name, why=why),
                "give each block a name of its own",
            )  # fmt: skip
        seen.add(block.name)
        lacking = [key for key in config.document.keys if key not in block.templates]
        if lacking and not block.reason:
            yield config.problem(
                ("blocks", index), "D11",
                phrase("the block {name!r} has no line for {key!r}", name=block.name,
                    key=lacking[0]),
                phrase("add `{key}: …`, or a `reason:` why that edition lacks it",
                    key=lacking[0]),
            )  # fmt: skip
        if block.level and block.level not in {level.kind for level in config.levels}:
            yield config.problem(
                ("blocks", index, "level"), "D12", phrase("there is no level {level!r}",
                    level=block.level),
                "name the kind of one of the `levels`",
            )  # fmt: skip


def _under_faults(config: Config) -> Iterator[Problem]:
    kinds = {DOCUMENT, *(block.name for block in config.blocks)}
    kinds |= {level.kind for level in config.levels}
    for index, wanted in config.under.items():
        for kind in wanted:
            if kind not in kinds:
                yield config.problem(
                    ("levels", index, "under"), "D12", phrase(
                        "there is no level or block {kind!r}", kind=kind),
                    phrase("name the kind of one of the `levels`, a block, or {document!r}",
                        document=DOCUMENT),
                )  # fmt: skip
