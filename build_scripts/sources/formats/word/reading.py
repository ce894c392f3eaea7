"""A Word file as paragraphs, tables and notes: what Word shows, and an account of what it hides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from build_scripts.messages import phrase
from build_scripts.problems import Found, Problem
from build_scripts.sources.formats.blocks import Extract, cut
from build_scripts.sources.formats.blocks import count as characters
from build_scripts.sources.formats.kinds import WORD
from build_scripts.sources.formats.word import package as word_package
from build_scripts.sources.formats.word.body import Body
from build_scripts.sources.formats.word.notes import read_notes
from build_scripts.sources.formats.word.numbering import read_numbering
from build_scripts.sources.formats.word.package import FOREIGN, Element, Package, W, texts
from build_scripts.sources.formats.word.styles import read_styles
from build_scripts.sources.formats.writer import Tally

LONGEST = 5_000_000
"""Characters of a text."""
ASIDE = {
    "comments": phrase("comments"),
    "header": phrase("headers and footers"),
    "footer": phrase("headers and footers"),
    "glossaryDocument": phrase("building blocks of Word"),
    "diagramData": phrase("diagrams and charts"),
    "chart": phrase("diagrams and charts"),
}
"""Parts that are not the text of the document."""
INSERTED = (f"{W}ins", f"{W}moveTo", f"{W}cellIns")
DELETED = (f"{W}del", f"{W}moveFrom", f"{W}cellDel")


def read_word(raw: bytes, shown: str) -> Found[Extract]:
    """A Word file's text; ``None`` and the reason where it cannot be taken whole."""
    try:
        package = word_package.opened(raw)
    except word_package.UnreadableError as fault:
        hint = phrase(
            "open it in Word and save it again as .docx; if it does not open, fetch it anew"
        )
        message = phrase("the file cannot be read: {reason}", reason=fault.reason)
        return Found(None, (Problem(shown, 1, "I02", message, hint),))
    if problems := tuple(_refusals(package, shown)):
        return Found(None, problems)
    extract, unknown = _extract(package)
    if unknown:
        names = ", ".join(sorted(unknown))
        hint = phrase("give these numbers a usual format in Word, or type them")
        message = phrase(
            "numbers of the format {names} cannot be written, or not so large", names=names
        )
        return Found(None, (Problem(shown, 1, "I09", message, hint),))
    return Found(extract)


def _refusals(package: Package, shown: str) -> Iterator[Problem]:
    """What forbids to take the text: nobody but the editor can say which text is meant."""
    stories = _stories(package)
    if FOREIGN in package.parts:
        yield Problem(shown, 1, "I02", "a document in another format is embedded in the file",
                      "open it in Word and save it again as .docx")  # fmt: skip
    if any(story.find(f".//{W}subDoc") is not None for story in stories):
        yield Problem(shown, 1, "I02", "a part of the text lies in another file (a subdocument)",
                      "open it in Word with that file beside it, unlink the subdocuments (Outline "
                      "view), and save it as one .docx")  # fmt: skip
    total = sum(map(characters, texts(stories)))
    if total > LONGEST:
        yield Problem(
            shown, 1, "I02", phrase("the text has {total:,} characters, more than {limit:,}",
                                    total=total, limit=LONGEST),
            "divide it into several documents",
        )  # fmt: skip
    changes = [change for story in stories for change in _changes(story)]
    if changes:
        numbers = Counter(sort for sort, _ in changes)
        first = next((text for _, text in changes if text.strip()), "")
        where = phrase(", the first: “{text}”", text=cut(first)) if first else ""
        yield Problem(
            shown, 1, "I03", phrase(
                "the file has tracked changes ({inserted} inserted, {deleted} deleted{where}): "
                "two texts in one",
                inserted=numbers["inserted"], deleted=numbers["deleted"], where=where),
            "accept or reject all changes in Word (Review), save, and try again",
        )  # fmt: skip


def _stories(package: Package) -> list[Element]:
    notes = (package.part("footnotes"), package.part("endnotes"))
    return [package.main, *(part for part in notes if part is not None)]


def _changes(story: Element) -> Iterator[tuple[str, str]]:
    """Tracked changes of the text (not of its looks): their sort, and the text."""
    for sort, tags in (("inserted", INSERTED), ("deleted", DELETED)):
        for each in story.iter(*tags):
            text = "".join(texts([each]))
            above = each.getparent()
            is_mark = above is not None and above.tag in (f"{W}rPr", f"{W}trPr", f"{W}tcPr")
            if text.strip() or is_mark:
                yield sort, text


def _extract(package: Package) -> tuple[Extract, set[str]]:
    """The text, and the formats of numbers that could not be written."""
    tally = Tally()
    styles = read_styles(package.part("styles"))
    numbering = read_numbering(package.part("numbering"), styles)
    stories = _stories(package)
    notes = read_notes(
        {"footnote": package.part("footnotes"), "endnote": package.part("endnotes")},
        package.part("settings"), package.main, "".join(texts(stories)),
    )  # fmt: skip
    body = Body(tally, styles, numbering, notes)
    blocks = tuple(body.blocks(package.main.iterfind(f"{W}body/*")))
    at_the_end = tuple(body.notes())
    aside = [(kind, part) for sort, kind in ASIDE.items() for part in package.parts.get(sort, ())]
    for kind, part in aside:
        tally.leave(kind, "\n".join(texts([part])))
    total = sum(map(characters, texts([*stories, *(part for _, part in aside)])))
    found = Extract(WORD, blocks, at_the_end, total, tuple(tally.left_out), tuple(_remarks(body)))
    return found, numbering.unknown


def _remarks(body: Body) -> Iterator[str]:
    if body.labels:
        yield phrase("{count:,} automatic numbers and bullets are written out", count=body.labels)
    if body.marks.marks:
        mark = "1".join(body.marks.brackets)
        yield phrase("{count:,} notes stand at the end; their marks are written {mark}",
                     count=len(body.marks.marks), mark=mark)  # fmt: skip
    yield from body.tally.remarks(body.struck, body.pictures)
    if body.formulas:
        yield phrase(
            "{count:,} formulas are written in one line: look at them", count=body.formulas
        )
