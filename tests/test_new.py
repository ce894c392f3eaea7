"""A new document from two texts alone: one shape of document a file in `cases/new/`.

A case gives `zh` and `en` and what is expected: `ready` with the `preset` and the `units` found
(id → beginning of its Chinese and of its English), or the `problems` that forbid it
(`file:line: CODE`). Whatever is ready must then build without a further word.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from build_scripts.__main__ import main
from build_scripts.intake import explain, new
from build_scripts.model import Bitext, Division, Unit
from build_scripts.press.build import check_document
from tests.repository import ROOT
from tests.synthetic import law

CASES = Path(__file__).parent / "cases" / "new"
START = 12
HAN = re.compile(r"[\u4e00-\u9fff]")


def cases() -> list[Path]:
    return sorted(CASES.glob("*.yml"))


def write(folder: Path, zh: str, en: str) -> dict[str, Path]:
    paths = {"zh": folder / "zh-as-pasted.txt", "en": folder / "en-as-pasted.txt"}
    paths["zh"].write_bytes(zh.encode())
    paths["en"].write_bytes(en.encode())
    return paths


def create(root: Path, zh: str, en: str) -> new.Created:
    (root / "source_texts").mkdir()
    return new.create(root, "sample", write(root, zh, en))


def shown(node: Division | Unit, key: str) -> str | None:
    if node.label[key] is None:
        return None
    text = (node.text[key] or ("",))[0] if isinstance(node, Unit) and node.text[key] else ""
    parts = (node.label[key], node.heading[key], text[:START])
    return " | ".join(part for part in parts if part)


def outline(bitext: Bitext) -> dict[str, list[str | None]]:
    return {node.id: [shown(node, key) for key in ("zh", "en")] for node in bitext.nodes()}


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_new(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    created = create(tmp_path, case["zh"], case["en"])
    assert created.is_ready == ("units" in case), created.report
    prefix = "source_texts/sample/"
    found = [f"{p.path.removeprefix(prefix)}:{p.line}: {p.code}" for p in created.problems]
    assert found == case.get("problems", [])
    folder = tmp_path / "source_texts" / "sample"
    checked = check_document(folder, tmp_path)
    assert (checked.bitext is not None) == created.is_ready
    assert not (folder / "anchors.lock").exists()  # an editor asks for it; a draft needs none
    if checked.bitext:
        assert outline(checked.bitext) == case["units"]
        assert f"Structure: {case['preset']}" in created.report
        assert checked.problems == created.problems
    for words in case.get("report", ()):
        assert words in created.report


@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_explain(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    created = create(tmp_path, case["zh"], case["en"])
    folder = tmp_path / "source_texts" / "sample"
    if not (folder / "document.yml").exists():
        assert not created.is_ready
        return
    text, problems = explain.explain(folder, tmp_path)
    is_even = all(None not in shown for shown in case.get("units", {}).values())
    is_told = "no difference: the texts have the same units" in text
    assert is_told or not (created.is_ready and is_even)
    for words in case.get("explained", ()):
        assert words in text
    assert problems or created.is_ready or "look like labels and were read as text" in text


@pytest.mark.parametrize(
    ("articles", "wrapped", "traditional"),
    [
        (143, False, False),
        (40, True, False),
        (40, False, True),
        pytest.param(143, True, False, marks=pytest.mark.sweep),
        pytest.param(143, False, True, marks=pytest.mark.sweep),
    ],
)
def test_a_law_of_many_articles(
    tmp_path: Path, articles: int, *, wrapped: bool, traditional: bool
) -> None:
    zh, en = law(articles, seed=3, wrapped=wrapped, traditional=traditional)
    created = create(tmp_path, zh, en)
    assert created.is_ready, created.report
    checked = check_document(tmp_path / "source_texts" / "sample", tmp_path)
    assert {each.code for each in checked.problems} <= {"D13"}  # hidden ends of paragraphs
    assert checked.bitext is not None
    found = [unit.number for unit in checked.bitext.units if unit.kind == "article"]
    assert found == [str(number) for number in range(1, articles + 1)]
    assert checked.bitext.document.edition("zh").lang == ("zh-Hant" if traditional else "zh-Hans")


@pytest.mark.parametrize(
    "seed", [0, *(pytest.param(each, marks=pytest.mark.sweep) for each in (1, 2))]
)
def test_two_versions_of_a_law(tmp_path: Path, seed: int) -> None:
    zh, _ = law(90, seed=seed)
    _, en = law(90, seed=seed, amended=True)
    created = create(tmp_path, zh, en)
    assert not created.is_ready
    assert created.problems
    assert check_document(tmp_path / "source_texts" / "sample", tmp_path).bitext is None


def test_a_chinese_editor_is_asked_in_chinese(tmp_path: Path) -> None:
    case = yaml.safe_load((CASES / "page_numbers.yml").read_text("utf-8"))
    (tmp_path / "source_texts").mkdir()
    files = write(tmp_path, case["zh"], case["en"])
    texts = ["--zh", str(files["zh"]), "--en", str(files["en"])]
    CliRunner(env={"LC_ALL": "zh_CN.UTF-8"}).invoke(
        main, ["--root", str(tmp_path), "new", "sample", *texts]
    )
    config = (tmp_path / "source_texts" / "sample" / "document.yml").read_text("utf-8")
    comments = re.findall(r"(?m)^[^\"\n]*# (.+)", config)
    examples = [each for each in comments if not re.match(r"\w+: ", each)]
    assert all(HAN.search(each) for each in examples), examples
    questions = re.findall(r'check: "([^"]+)"', config)
    assert questions
    assert all(HAN.search(each) for each in questions), questions


def test_what_was_refused_is_a_draft_for_explain_too(tmp_path: Path) -> None:
    case = yaml.safe_load((CASES / "number_missing.yml").read_text("utf-8"))
    assert not create(tmp_path, case["zh"], case["en"]).is_ready
    told = CliRunner().invoke(main, ["--root", str(tmp_path), "explain", "sample"])
    faults = re.findall(r"^source_texts\S+ (\w+) (draft: )?", told.output, re.MULTILINE)
    assert "D14" in [code for code, _ in faults]
    assert all(is_draft for _, is_draft in faults)


def test_command_line(tmp_path: Path) -> None:
    zh, en = law(12, seed=1)
    paths = write(tmp_path, zh, en)
    (tmp_path / "source_texts").mkdir()
    run = CliRunner().invoke
    texts = ["--zh", str(paths["zh"]), "--en", str(paths["en"])]
    made = run(main, ["--root", str(tmp_path), "new", "some-law", *texts])
    assert (made.exit_code, "some-law/document.yml" in made.output) == (0, True)
    assert (tmp_path / "source_texts/some-law/zh.txt").read_bytes() == zh.encode()
    again = run(main, ["--root", str(tmp_path), "new", "some-law", *texts])
    assert (again.exit_code, "W02" in again.output) == (1, True)
    reserved = run(main, ["--root", str(tmp_path), "new", "zh", *texts])
    assert (reserved.exit_code, "W01" in reserved.output) == (1, True)
    checked = run(main, ["--root", str(tmp_path), "check"])
    assert checked.exit_code == 0
    explained = run(main, ["--root", str(tmp_path), "explain", "some-law"])
    assert (explained.exit_code, "side by side" in explained.output) == (0, True)
    missing = run(main, ["--root", str(tmp_path), "explain", "other"])
    assert missing.exit_code == 1


SIX = ROOT / "tests" / "documents" / "udhr-six"


def test_texts_in_any_number_of_languages(tmp_path: Path) -> None:
    """By option, by letters, by name; the structure is that of the first two."""
    (tmp_path / "source_texts").mkdir()
    by_letters = tmp_path / "declaration.txt"
    by_letters.write_text("Article 1\nRio Grande, Paraná\n", "utf-8")
    command = ["--root", str(tmp_path), "new", "udhr", "--fr", str(SIX / "fr.txt")]
    texts = [str(SIX / f"{key}.txt") for key in ("ar", "en", "zh")]
    unknown = CliRunner().invoke(main, [*command, *texts, str(by_letters)])
    assert unknown.exit_code != 0
    assert "say in which language declaration.txt is" in unknown.stderr
    by_letters.write_bytes((SIX / "en.txt").read_bytes())
    again = CliRunner().invoke(main, [*command, *texts[::2], str(by_letters)])
    assert again.exit_code == 0, again.output
    assert "Further texts, read by the same structure: fr, ar" in again.output
    folder = tmp_path / "source_texts" / "udhr"
    checked = check_document(folder, tmp_path)
    assert checked.bitext
    assert checked.bitext.document.keys == ("zh", "en", "fr", "ar")
    assert {*checked.bitext.units[-1].text} == {"zh", "en", "fr", "ar"}
    text, _ = explain.explain(folder, tmp_path)
    assert "== side by side: zh | fr" in text
    assert "== side by side: zh | ar" in text


def test_a_further_text_that_does_not_agree_is_told_and_shown(tmp_path: Path) -> None:
    (tmp_path / "source_texts").mkdir()
    short = tmp_path / "fr.txt"
    short.write_text((SIX / "fr.txt").read_text("utf-8").replace("Article 7\n", ""), "utf-8")
    created = new.create(
        tmp_path, "udhr", {"fr": short, "en": SIX / "en.txt", "zh": SIX / "zh.txt"}
    )
    assert not created.is_ready
    assert "a further one does not" in created.advice
    assert "fr.txt" in {Path(each.path).name for each in created.problems}
    text, _ = explain.explain(tmp_path / "source_texts" / "udhr", tmp_path)
    zh_fr = text.partition("== side by side: zh | fr")[2]
    assert ">>> the first difference: zh has a7" in zh_fr
    assert ">>>" not in text.removesuffix(zh_fr)
