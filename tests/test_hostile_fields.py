"""Every field of every input file ends in a text that means something to some format.

Each stands between marks of its own; wherever a mark is found in what is published, the text must
follow it to the letter.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree, html

from build_scripts.press import build
from tests import inputs
from tests.repository import ROOT, build_site

PAYLOADS: list[str] = yaml.safe_load(
    (ROOT / "tests" / "cases" / "hostile" / "payloads.yml").read_text("utf-8")
)
MARK = re.compile(r"Qx([a-j]+)q")
DIGITS, LETTERS = "0123456789", "abcdefghij"
END = "qxQ"
SAID = frozenset(
    "title short group creators literal family given name reason "
    "explanation literally believed definition note columns".split()
)
"""Fields whose texts are of an editor's own making; all others quote or name something."""
LINE_ENDS = re.compile(r"(?<=[。.])\n")


def bare(text: str) -> str:
    """A text without white space."""
    return "".join(text.split())


WANTED = [bare(each) + END for each in PAYLOADS]


def _hostile(value: Any, numbers: Iterator[int], *, is_said: bool = False) -> Any:
    if isinstance(value, dict):
        return {
            key: _hostile(
                each, numbers, is_said=_is_said(key, each) or (is_said and key in {"zh", "en"})
            )
            for key, each in value.items()
        }
    if isinstance(value, list):
        return [_hostile(each, numbers, is_said=is_said) for each in value]
    return value + _marked(numbers) if is_said and isinstance(value, str) else value


def _is_said(key: str, value: Any) -> bool:
    return key in SAID and not (key == "name" and isinstance(value, str))  # of a block


def _marked(numbers: Iterator[int]) -> str:
    number = next(numbers)
    name = str(number).translate(str.maketrans(DIGITS, LETTERS))  # texts differ in no figure
    return f"Qx{name}q{PAYLOADS[number % len(PAYLOADS)]}{END}"


def _ended(numbers: Iterator[int], _: re.Match[str]) -> str:
    return f" {' '.join(_marked(numbers).split())}.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The repository of a hostile site, and the site."""
    root = inputs.with_docs(tmp_path_factory.mktemp("hostile") / "sources")
    inputs.site(root)
    numbers = count()
    for path in inputs.inputs(root):
        text = path.read_text("utf-8")
        if path.suffix == ".yml":
            value = _hostile(yaml.safe_load(text), numbers)
            if path.name == "document.yml":
                other = {"title": _marked(numbers), "url": "https://example.org/?a=1&b='#c"}
                value["relations"] = [*value.get("relations", ()), {"amends": other}]
                for each in value["editions"].values():
                    each |= {name: _marked(numbers) for name in ("status", "rights", "publisher")}
            if path.name == "glossary.yml":
                for concept in value["concepts"]:
                    term = {"term": f"x{_marked(numbers)}", "status": "admitted"}
                    concept["en"].append(term)
                    concept["source"] = {
                        "title": _marked(numbers), "publisher": _marked(numbers),
                        "url": "https://example.org/",
                    }  # fmt: skip
            path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
        if path.suffix == ".txt":
            own = count(len(PAYLOADS) * (1 + inputs.RIVERS.index(path.parent.name)) // 2)
            path.write_text(LINE_ENDS.sub(partial(_ended, own), text), "utf-8")
    for name in inputs.RIVERS:
        (root / "source_texts" / name / "anchors.lock").unlink()
        (root / "source_texts" / name / "changes.yml").unlink(missing_ok=True)
        assert not [each for each in build.write_lock(root / "source_texts" / name, root)
                    if each.severity == "error"]  # fmt: skip
    assert not build.write_glossary_lock(root)
    assert next(numbers) > len(PAYLOADS)
    return root, build_site(root, root.parent / "site")


def _number(name: str) -> int:
    return int(name.translate(str.maketrans(LETTERS, DIGITS)))


def literal(text: str, where: str) -> int:
    """How many payloads stand in a text; each must be whole."""
    text = bare(text)
    found = 0
    for mark in MARK.finditer(text):
        wanted = WANTED[_number(mark[1]) % len(PAYLOADS)]
        got = text[mark.end() : mark.end() + len(wanted)]
        cut = got.partition("…")[0]  # a summary, or the words that an edition does not share
        ends = mark.end() + len(cut) == len(text) or got != cut
        is_cut = ends and wanted.startswith(cut)
        assert got == wanted or is_cut, (where, text[max(0, mark.start() - 20) : mark.end() + 80])
        found += got == wanted
    return found


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from strings(each)
    if isinstance(value, str):
        yield value


def of_xml(content: bytes) -> Iterator[str]:
    tree = etree.fromstring(content)
    yield "".join(map(str, tree.itertext()))
    for each in tree.iter():
        yield from map(str, each.attrib.values())


def of_html(content: bytes, where: str) -> Iterator[str]:
    tree: Any = html.fromstring(content.decode())
    for each in tree.iter():
        for name, value in each.attrib.items():
            assert not str(name).startswith("on"), (where, name, value)
            if name in {"href", "src", "action"}:
                assert not re.match(r"\s*(?:javascript|data|vbscript):", str(value)), (where, value)
            if name != "data-form":
                yield str(value)
        if each.tag == "script" and "json" in (each.get("type") or ""):
            yield from strings(json.loads(each.text))
        elif each.tag in {"script", "style"}:
            assert "Qx" not in (each.text or ""), where
        assert each.tag not in {"iframe", "base", "plaintext", "math", "object", "embed"}, where
    # Citations in the forms of programs are looked at as files.
    # What went stands between what came: without it there are the words of the newer text.
    for each in tree.xpath("//script | //style | //del | //pre[@class='bibtex']"):
        each.drop_tree()
    yield str(tree.text_content())


def texts(path: str, content: bytes) -> Iterator[str]:
    """The texts of a published file as a program of its kind reads them."""
    kind = path.rpartition(".")[2]
    if kind in {"xml", "tmx", "tbx", "xhtml", "opf", "ncx", "svg"}:
        yield from of_xml(content)
    elif kind == "html":
        yield from of_html(content, path)
    elif kind == "json":
        yield from strings(json.loads(content))
    elif kind in {"csv", "tsv"}:
        sign = "," if kind == "csv" else "\t"
        for row in csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=sign):
            yield from row
    elif kind == "ris":
        for line in content.decode("utf-8-sig").splitlines():
            assert not line or re.match(r"[A-Z][A-Z0-9]  - ?", line), (path, line)
            yield line
    elif kind == "epub":
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            for name in book.namelist():
                yield from texts(f"{path}/{name}", book.read(name))
    elif kind == "js":
        assert b"</" not in content, path
        assert b"<!--" not in content, path


def test_every_book_is_made(site: tuple[Path, Path]) -> None:
    """What a PDF prints is compared with the texts when it is made; a fault costs the PDF."""
    for name in inputs.RIVERS:
        made = {each.name for each in (site[1] / name / "downloads").glob("*.pdf")}
        assert {f"{name}-{keys}.pdf" for keys in ("zh-en", "zh", "en")} <= made


def test_bibtex_stays_one_entry(site: tuple[Path, Path]) -> None:
    for name in inputs.RIVERS:
        text = (site[1] / name / "downloads" / f"{name}.bib").read_text("utf-8")
        depth, entries = 0, 0
        for sign in re.sub(r"\\.", "", text):
            depth += {"{": 1, "}": -1}.get(sign, 0)
            entries += sign == "@" and depth == 0
            assert depth >= 0, text
            assert depth or sign in "{}@,\n " or sign.isalnum() or sign in "_-%", text
        assert depth == 0, text
        assert entries == text.count("\n@") + text.startswith("@"), text
        assert not re.search(r"\\(?:input|write18)", text), text


KINDS = ("html", "xml", "json", "csv", "tsv", "tmx", "tbx", "ris", "epub")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_is_literal(site: tuple[Path, Path], kind: str) -> None:
    found = 0
    for path in sorted(site[1].rglob(f"*.{kind}")):
        name = path.relative_to(site[1]).as_posix()
        found += sum(literal(each, name) for each in texts(name, path.read_bytes()))
    assert found
