"""What stands in ``source_texts/``, from bytes to text, or a clear fault; ``gate.files`` opens it.

Accepted: UTF-8 with or without a byte order mark, lines ending in LF, CRLF, CR, U+2028 or U+2029.
Refused: everything that could change a text unseen (other encodings, control characters, an empty
file, a text in another language, bytes other than those declared).
"""

from __future__ import annotations

import codecs
import hashlib
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from build_scripts.language.equivalence import letters_of
from build_scripts.language.languages import language
from build_scripts.language.recognition.reading import contradiction
from build_scripts.messages import phrase
from build_scripts.model import Edition, Source
from build_scripts.problems import WARNING, Found, Problem
from build_scripts.sources import document as configuration
from build_scripts.sources import drafts, signs
from build_scripts.sources.declared import Config
from build_scripts.sources.formats import kinds
from build_scripts.sources.gate import bounds, characters, files
from build_scripts.sources.glossary import COMMON
from build_scripts.sources.marked import Marked, read_yaml

# CRLF; LINE SEPARATOR and PARAGRAPH SEPARATOR, as some programs export them
LINE_ENDS = re.compile("\r\n|[\u2028\u2029]")
DOCUMENT, GLOSSARY = "document.yml", "glossary.yml"


@dataclass(frozen=True, slots=True)
class Sources:
    """A document's folder as read: what was declared, and the sources by language key."""

    config: Config
    texts: Mapping[str, Source]


def folders(root: Path) -> tuple[Path, ...]:
    """The folders of the documents below ``source_texts/``, sorted.

    A link out of it counts as one, whatever lies there: what was published of it stays.
    """
    found = files.visible(root / files.SOURCES)
    return tuple(each for each in found if _is_folder(each) and files.is_there(each / DOCUMENT))


def _is_folder(path: Path) -> bool:
    """Whether it may be one: links out of the sources to what is gone, or not to be seen, too."""
    return not stat.S_ISREG(files.mode_of(path))


def undeclared(root: Path) -> tuple[Problem, ...]:
    """Warnings: folders with texts that are no documents, as nothing declares them."""
    found: list[Problem] = []
    for folder in files.visible(root / files.SOURCES):
        if files.is_there(folder / DOCUMENT):
            continue
        if texts := [each for each in files.visible(folder) if each.suffix == ".txt"]:
            found.append(Problem(
                shown(texts[0], root), 1, "R01",
                phrase("no {file} declares what this text is: it is of no document",
                    file=shown(folder / DOCUMENT, root)),
                "make one of them with `.venv/bin/python -m build_scripts new`, or delete the "
                "folder",
                WARNING,
            ))  # fmt: skip
    return tuple(found)


def is_draft(folder: Path) -> bool:
    """Whether its ``document.yml`` is that of a draft, readable or not."""
    return drafts.is_draft(as_it_stands(folder / DOCUMENT))


def as_it_stands(path: Path) -> str:
    """The text of a file, be it right or not; nothing where it is not read at all."""
    raw, _ = files.content(path, "")
    return (raw or b"").decode("utf-8", "replace")


def read_text(path: Path, shown: str) -> Found[str]:
    """A text file's content with LF line ends; ``None`` and the faults where it is refused.

    ``shown`` is the path for messages.
    """
    raw, problems = files.content(path, shown)
    return Found(None, problems) if raw is None else decode(raw, shown)


def decode(raw: bytes, shown: str) -> Found[str]:
    """Decode a source's bytes; the rules of the module docstring."""
    if kinds.wide(raw[: kinds.HEAD]):  # which may be UTF-8 too, full of control characters
        return Found(None, (_encoding_problem(raw, shown, 1),))
    try:
        text = raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        return Found(None, (_encoding_problem(raw, shown, line),))
    if not text.strip():
        return Found(
            None, (Problem(shown, 1, "R02", "the file is empty", "paste the text into it"),)
        )
    text = LINE_ENDS.sub("\n", text)
    if "\n" not in text:  # from an old Macintosh
        text = text.replace("\r", "\n")
    problems = tuple(characters.of_text(text, shown))
    return Found(None if problems else text, problems)


def _encoding_problem(raw: bytes, shown: str, line: int) -> Problem:
    """Names what lies there instead of UTF-8, and how it becomes UTF-8."""
    other = kinds.kind(raw)
    if other is not None:
        hint = other.hint or phrase(
            "`.venv/bin/python -m build_scripts new` takes the text out of it"
        )
        return Problem(
            shown, 1, "R03", phrase("this is {kind}; sources are UTF-8 text", kind=other.name), hint
        )
    found = kinds.encoding(raw)
    hint = phrase(
        "save it as UTF-8, for example: iconv -f {code} -t UTF-8 old.txt > new.txt",
        code=found.iconv,
    )
    if not found.iconv:
        hint = phrase(
            "it was cut inside a character or damaged: fetch it anew, and save it as UTF-8"
        )
    return Problem(
        shown,
        line,
        "R03",
        phrase("the file is {encoding}; sources are UTF-8", encoding=found.name),
        hint,
    )


def read_marked(path: Path, shown: str) -> Found[Marked]:
    """A YAML file with line numbers, or its faults."""
    text, problems = read_text(path, shown)
    return read_yaml(shown, text) if text is not None else Found(None, problems)


def read_sources(folder: Path, root: Path) -> Found[Sources]:
    """A document's configuration and texts; ``None`` and all faults where any is refused.

    The editions of the configuration carry the SHA-256 of the files as read.
    """
    marked, problems = read_marked(folder / DOCUMENT, shown(folder / DOCUMENT, root))
    if marked is None:
        return Found(None, problems)
    config, problems = configuration.of(marked, folder.name)
    if config is None:
        return Found(None, problems)
    found = [*problems, *signs.quoted(marked.path, marked.text)]
    found += _unknown_glossaries(config, folder)
    texts: dict[str, Source] = {}
    editions: list[Edition] = []
    for edition in config.document.editions:
        path = folder / edition.file
        (text, digest), faults = _read_edition(path, shown(path, root), edition, config)
        found += faults
        if text is not None:
            texts[edition.key] = Source(Path(shown(path, root)), text)
            editions.append(replace(edition, sha256=digest))
    if len(texts) < len(config.document.editions):
        return Found(None, tuple(sorted(found)))
    document = replace(config.document, editions=tuple(editions))
    return Found(Sources(replace(config, document=document), texts), tuple(sorted(found)))


def _read_edition(
    path: Path, shown: str, edition: Edition, config: Config
) -> tuple[tuple[str | None, str], tuple[Problem, ...]]:
    """The text of an edition, if it has no fault, and its SHA-256."""
    if not files.is_there(path):
        return (None, ""), (config.problem(
            ("editions", edition.key, "file"), "R01",
            phrase("there is no file {file!r} beside it", file=edition.file), "check the name"),
        )  # fmt: skip
    raw, problems = files.content(path, shown)
    text, problems = decode(raw, shown) if raw is not None else (None, problems)
    if raw is None or text is None:
        return (None, ""), problems
    found = hashlib.sha256(raw).hexdigest()
    problems = (
        *bounds.of_text(text, shown),
        *language_problems(text, edition, shown),
        *_digest_problems(found, edition, config),
        *_title_problems(text, edition, config),
    )
    return (None if problems else text, found), problems


def language_problems(text: str, edition: Edition, shown: str) -> tuple[Problem, ...]:
    """A text that is certainly not in the language of its edition: most often another's file."""
    found = contradiction(text, edition.lang)
    if found is None:
        return ()
    return (
        Problem(
            shown, 1, "R06",
            phrase("the edition {key!r} is declared to be in {declared} ({lang}), and the file "
                "reads as {found} ({tag})", key=edition.key,
                declared=language(edition.lang).own, lang=edition.lang,
                found=language(found).own or phrase("letters of another script"), tag=found),
            "are two files swapped? Give the file in this language, or correct the key and `lang:`",
        ),
    )  # fmt: skip


def _unknown_glossaries(config: Config, folder: Path) -> Iterator[Problem]:
    """Glossaries that the document wants to be read with and that are not there."""
    for place, name in enumerate(config.document.glossary):
        path = folder.parent / ("" if name == COMMON else name) / GLOSSARY
        if not files.is_there(path):
            yield config.problem(
                ("glossary", place), "G11", phrase("there is no glossary {name!r}", name=name),
                "write `common` for source_texts/glossary.yml, or the id of a document that has a "
                "glossary.yml of its own",
            )  # fmt: skip


def _title_problems(text: str, edition: Edition, config: Config) -> Iterator[Problem]:
    """A title that citations quote and the source does not print."""
    title = edition.cited.title
    if title and letters_of(title) not in letters_of(text):
        yield config.problem(
            ("editions", edition.key, "cited", "title"), "D16",
            phrase("{path} does not print {title!r}", path=edition.file, title=title),
            "quote a title from the file, its menu and its heading included; without one the "
            "document's own title is cited",
        )  # fmt: skip


def _digest_problems(found: str, edition: Edition, config: Config) -> tuple[Problem, ...]:
    if not edition.sha256 or edition.sha256 == found or config.document.is_draft:
        return ()
    return (
        config.problem(
            ("editions", edition.key, "sha256"), "R07",
            phrase("{file} has the SHA-256 {found}, not the one declared", file=edition.file,
                found=found),
            "the file was changed or cut short: restore it, or declare the new sum",
        ),
    )  # fmt: skip


def lock_text(path: Path, root: Path) -> Found[str]:
    """The text of a lock, ``None`` where there is none; or why it is not read.

    Damage of its lines is left to who checks them.
    """
    if not files.is_there(path):
        return Found(None)
    raw, problems = files.content(path, shown(path, root))
    return decode(raw, shown(path, root)) if raw else Found(None if raw is None else "", problems)


def digest(path: Path) -> str:
    """The SHA-256 of a text, as ``sha256:`` declares it."""
    return hashlib.sha256(files.content(path, "").value or b"").hexdigest()


def shown(path: Path, root: Path) -> str:
    """A path for messages and pages: relative to the repository, with slashes."""
    inside = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return files.printable(inside)
