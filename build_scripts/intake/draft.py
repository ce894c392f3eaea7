"""A proposed ``document.yml``: what is known of a new document, and the file that says it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from build_scripts.intake.naming import citing
from build_scripts.messages import Phrase, phrase

HEADER = (
    phrase("Written by `python -m build_scripts new`. Every line may be changed; the guide "
           "explains each key."),
    phrase("Lines that begin with # are not read: fill in what is missing and take the sign away."),
)  # fmt: skip
DRAFT = phrase(
    "Checked and previewed, not published. Delete this line when nothing is left to confirm."
)
NEVER_GUESSED = phrase("missing, never guessed:")
MISSING = (
    ("signed: 2024-01-31          ", phrase("when it was signed or adopted")),
    ("effective: 2024-01-31       ", phrase("when it entered into force")),
    ("authentic: [zh]             ",
     phrase("which languages are authentic, as the text itself says")),
)  # fmt: skip
MISSING_OF_EDITION = """\
    # status: {zh: 作准文本, en: authentic text}
    # publisher: {zh: …, en: …}
    # published: 2024-01-31
    # url: https://…
    # rights: {zh: …, en: …}
"""
NOT_STATED = phrase("missing, never guessed; shown on the site as “not stated” until filled in:")
FIRST_LINES = phrase("the first lines as printed, please check")

Say = Callable[[str], str]
"""A message in the language of who asked for the document."""


@dataclass(frozen=True, slots=True)
class DraftLevel:
    """One level as it will stand in the file."""

    kind: str
    templates: Mapping[str, tuple[str, ...]]
    says: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DraftBlock:
    """One named block as it will stand in the file."""

    name: str
    lines: Mapping[str, str]
    """Language key → template of the line with which it begins."""
    has_heading: bool = False
    check: str = ""
    """What is to be confirmed of it."""
    level: str = ""
    """Kind of the level beside which it stands."""
    paragraphs: int = 0
    """How many it has at most; 0: all up to the next label or block."""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that was found out about a new document."""

    id: str
    titles: Mapping[str, str]
    langs: Mapping[str, str]
    digests: Mapping[str, str]
    levels: tuple[DraftLevel, ...] = ()
    blocks: tuple[DraftBlock, ...] = ()
    wrap: Mapping[str, str] = field(default_factory=dict)
    skip: tuple[Mapping[str, str], ...] = ()
    drop: tuple[Mapping[str, str], ...] = ()
    text: tuple[Mapping[str, str], ...] = ()
    join: tuple[Mapping[str, Any], ...] = ()
    misprints: tuple[Mapping[str, Any], ...] = ()
    tables: tuple[Mapping[str, str], ...] = ()
    replace: tuple[Mapping[str, Any], ...] = ()
    lists: tuple[Mapping[str, Any], ...] = ()
    footnotes: tuple[Mapping[str, Any], ...] = ()
    one_sided: tuple[Mapping[str, str], ...] = ()
    pairing: tuple[Mapping[str, str], ...] = ()
    start: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Language key → template of the text's first line, and which line like it that is."""
    stop: Mapping[str, str] = field(default_factory=dict)
    """Language key → template of the first line behind the text."""
    counts: Mapping[str, int] = field(default_factory=dict)
    preset: str = ""
    refused: str = ""
    """Why nothing was made of the texts."""


def written(draft: Draft, say: Say = str) -> str:
    """The file, commented, in YAML; ``say`` puts comments and questions into a language."""
    parts = [f"# {say(line)}\n" for line in HEADER]
    parts += [f"id: {draft.id}\n"]
    parts += [f"refused: {quoted(say(draft.refused))}\n"] if draft.refused else []
    parts += [f"# {say(DRAFT)}\ndraft: true\n", _titles(draft, say), f"# {say(NEVER_GUESSED)}\n"]
    parts += [f"# {example}# {say(comment)}\n" for example, comment in MISSING]
    parts += ["\n", _editions(draft, say)]
    parts += [_section(say(comment), name, lines) for comment, name, lines in _sections(draft, say)]
    return "".join(parts)


def quoted(value: Any) -> str:
    """A value as YAML on one line; texts in double quotes, invisible characters as escapes."""
    text = json.dumps(value, ensure_ascii=False)
    return "".join(sign if sign.isprintable() else json.dumps(sign)[1:-1] for sign in text)


def _titles(draft: Draft, say: Say) -> str:
    lines = [f"  {key}: {quoted(title)}" for key, title in draft.titles.items()]
    return f"title: # {say(FIRST_LINES)}\n" + "".join(f"{x}\n" for x in lines)


def _editions(draft: Draft, say: Say) -> str:
    out = "editions:\n"
    for key, lang in draft.langs.items():
        out += f"  {key}:\n    file: {key}.txt\n    lang: {lang}\n"
        out += f"    sha256: {draft.digests[key]}\n    # {say(NOT_STATED)}\n{MISSING_OF_EDITION}"
    return out


def _section(comment: str, name: str, lines: Sequence[str]) -> str:
    above = f"# {comment}\n" if comment else ""
    return f"\n{above}{name}:\n" + "".join(f"  {line}\n" for line in lines)


def _sections(draft: Draft, say: Say) -> Iterator[tuple[str, str, list[str]]]:
    """Comment, key and lines of each section."""
    yield from _source_sections(draft, say)
    if draft.blocks:
        yield "", "blocks", [f"- {_flow(_block(block), say)}" for block in draft.blocks]
    if draft.levels:
        preset: str = phrase(" (preset {name})", name=draft.preset) if draft.preset else ""
        lines = [line for level in draft.levels for line in _level(level, draft.langs, say)]
        yield phrase("From the outside in{preset}.", preset=preset), "levels", lines
    exceptions: tuple[tuple[str, str, Sequence[Mapping[str, Any]]], ...] = (
        (phrase("Units whose lists have other marks, or stay paragraphs."), "lists", draft.lists),
        (phrase("Footnotes: the form of their marks."), "footnotes", draft.footnotes),
        (phrase("In one text alone."), "one_sided", draft.one_sided),
        (phrase("Texts of one number that may not belong together."), "pairing", draft.pairing),
    )
    for comment, name, entries in exceptions:
        if entries:
            yield comment, name, [f"- {_flow(entry, say)}" for entry in entries]
    if draft.counts:
        lines = [f"{kind}: {count}" for kind, count in draft.counts.items()]
        yield phrase("What was found; another number will be a fault."), "counts", lines


def _source_sections(draft: Draft, say: Say) -> Iterator[tuple[str, str, list[str]]]:
    """What is said about the lines of the files."""
    if draft.start or draft.stop:
        bodies = [f"{key}: {_flow(own, say)}" for key, own in _bodies(draft)]
        yield (
            phrase("Everything outside these lines is left out (and listed on the site)."),
            "body",
            bodies,
        )
    if any(mode != "none" for mode in draft.wrap.values()):
        modes = [f"{key}: {mode}" for key, mode in draft.wrap.items()]
        yield phrase("Lines broken by width are joined to paragraphs."), "wrap", modes
    sections: tuple[tuple[str, str, Sequence[Mapping[str, Any]]], ...] = (
        ("", "skip", draft.skip),
        ("", "drop", draft.drop),
        (phrase("Lines that go on in the next."), "join", draft.join),
        (phrase("Marks of footnotes that were glued to words."), "replace", draft.replace),
        (phrase("Running text that begins like a label."), "text", draft.text),
        (phrase("Labels with another number than they should have."), "misprints", draft.misprints),
        (phrase("Lines that look like a table and stay lines."), "tables", draft.tables),
    )
    for comment, name, entries in sections:
        if entries:
            yield comment, name, [f"- {_flow(entry, say)}" for entry in entries]


def _bodies(draft: Draft) -> Iterator[tuple[str, dict[str, Any]]]:
    for key in draft.langs:
        own: dict[str, Any] = {}
        if key in draft.start:
            own["start"], own["occurrence"] = draft.start[key]
            own["check"] = phrase("is what stands before it a web page's, and no text?")
        if key in draft.stop:
            own["stop"] = draft.stop[key]
            own["check"] = phrase("is what follows a web page's, and no text?")
            if key in draft.start:
                own["check"] = phrase("is what stands before and behind it a web page's?")
        if own:
            yield key, own


def _flow(entry: Mapping[str, Any], say: Say) -> str:
    return "{" + ", ".join(f"{key}: {_value(value, say)}" for key, value in entry.items()) + "}"


def _value(value: Any, say: Say) -> str:
    if isinstance(value, Mapping):
        return _flow(value, say)
    if isinstance(value, (tuple, list)):
        return "[" + ", ".join(_value(each, say) for each in value) + "]"
    if isinstance(value, Phrase):
        return quoted(say(value))
    return (
        value if isinstance(value, str) and value.isascii() and value.isalnum() else quoted(value)
    )


def _block(block: DraftBlock) -> dict[str, Any]:
    entry: dict[str, Any] = {"name": block.name}
    if block.has_heading:
        entry["heading"] = True
    if block.level:
        entry["level"] = block.level
    if block.paragraphs:
        entry["lines"] = block.paragraphs
    entry |= block.lines
    if block.check:
        entry["check"] = block.check
    return entry


def _level(level: DraftLevel, tags: Mapping[str, str], say: Say) -> Iterator[str]:
    yield f"- kind: {level.kind}"
    cite = citing(level.kind, level.templates, tags)
    for name, value in {**({"cite": cite} if cite else {}), **level.says}.items():
        yield f"  {name}: {_value(value, say)}"
    for key, templates in level.templates.items():
        one = templates[0] if len(templates) == 1 else list(templates)
        yield f"  {key}: {quoted(one)}"
