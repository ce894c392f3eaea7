"""Whatever the programs say is there in both languages."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from string import Formatter

import click
import yaml
from click.testing import CliRunner

from build_scripts.__main__ import main
from build_scripts.messages import (
    CHINESE,
    ENGLISH,
    entries,
    language_of,
    literal,
    packed,
    phrase,
    read_catalogue,
    recognised,
    stacked,
    translated,
    unpacked,
)
from build_scripts.problems import WARNING, Problem
from tests.repository import ROOT

HOUSE = ROOT / "build_scripts"
CATALOGUE = HOUSE / f"messages.{CHINESE}.po"
CASES = ROOT / "tests" / "cases" / "messages"
SAYING = {"phrase": 0, "one_after_another": 1}
"""Functions whose argument at that place is a template."""
FAULTS = {"Problem": 3, "problem": 2, "Failure": 0, "Misuse": 0}
"""Functions of a fault, and from which argument on they say something; a module's own ones are
known by a parameter ``message``."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text("utf-8"))


def name_of(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def constants(module: ast.Module) -> dict[str, ast.expr]:
    return {
        target.id: node.value
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def helpers(module: ast.Module) -> dict[str, int]:
    """Functions of a module that take a message, and which argument it is."""
    found = {}
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            names = [each.arg for each in node.args.args if each.arg != "self"]
            if "message" in names:
                found[node.name] = names.index("message")
    return found


def texts_of(node: ast.expr, known: dict[str, ast.expr]) -> Iterator[str | None]:
    """The texts that an expression can be; ``None`` where it is made of parts."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from (*texts_of(first, known), *texts_of(second, known))
        case ast.Name(id=name) if name in known:
            yield from texts_of(known[name], known)
        case _:
            yield None


def plain_texts(node: ast.expr) -> Iterator[str | None]:
    """The texts of an argument that stand there as they are; ``None`` for one made of parts."""
    match node:
        case ast.IfExp(body=first, orelse=second):
            yield from (*plain_texts(first), *plain_texts(second))
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr() | ast.BinOp():
            yield None


@cache
def sayings() -> tuple[tuple[str, str | None], ...]:
    """Where something is said, and the template; ``None`` where it is not said as it should."""
    return tuple(_sayings())


def _sayings() -> Iterator[tuple[str, str | None]]:
    for path, module in modules():
        known, faults = constants(module), {**helpers(module), **FAULTS}
        for node in ast.walk(module):
            if not isinstance(node, ast.Call):
                continue
            name, where = name_of(node), f"{path}:{node.lineno}"
            if name in SAYING and imports(module, name):
                for argument in node.args[SAYING[name] : SAYING[name] + 1]:
                    yield from ((where, text) for text in texts_of(argument, known))
            if name in faults:
                for argument in node.args[faults[name] :]:
                    if isinstance(argument, ast.Constant | ast.IfExp | ast.JoinedStr | ast.BinOp):
                        for text in plain_texts(argument):
                            yield where, None if text is None else literal(text)


def imports(module: ast.Module, name: str) -> bool:
    return any(
        isinstance(node, ast.ImportFrom)
        and node.module == "build_scripts.messages"
        and name in {each.name for each in node.names}
        for node in module.body
    )


def helps(command: click.Command) -> Iterator[str]:
    """The help of a command and of all below it."""
    yield command.help or ""
    for option in command.params:
        yield getattr(option, "help", None) or ""
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below
            yield from helps(below)


def described() -> Iterator[str]:
    """What the schemas say a value should be."""
    for path in sorted((HOUSE / "sources" / "schema").glob("*.json")):
        yield from descriptions(json.loads(path.read_text("utf-8")))


def descriptions(schema: object) -> Iterator[str]:
    if isinstance(schema, dict):
        if isinstance(schema.get("description"), str):
            yield schema["description"]
        schema = list(schema.values())
    if isinstance(schema, list):
        for each in schema:
            yield from descriptions(each)


def fields(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def all_templates() -> set[str]:
    said = {text for _, text in sayings() if text and re.search(r"[a-z]{2}", blanked(text))}
    return {*said, *map(literal, filter(None, (*helps(main), *described())))}


def all_said() -> set[str]:
    """Templates without words too: their signs may be others in Chinese."""
    return {*all_templates(), *(text for _, text in sayings() if text)}


def blanked(template: str) -> str:
    """A template without its values."""
    return re.sub(r"{[^{}]*}", "", template)


def test_what_is_said_is_a_template() -> None:
    """A message that is put together from pieces could be said in one language only."""
    wrong = [f"{where}: write phrase(template, name=value, …)" for where, text in sayings()
             if text is None]  # fmt: skip
    assert not wrong, "\n".join(wrong)


def test_every_message_is_in_the_catalogue() -> None:
    missing = sorted(all_templates() - read_catalogue(CHINESE).keys())
    quoted = (json.dumps(each, ensure_ascii=False) for each in missing)
    stubs = "\n".join(f'msgid {each}\nmsgstr ""\n' for each in quoted)
    assert not missing, f"add to {CATALOGUE.relative_to(ROOT)}, and translate:\n\n{stubs}"


def test_the_catalogue_has_nothing_that_nobody_says() -> None:
    own = CATALOGUE.read_text("utf-8").partition("# Words of libraries")[0]
    assert {each for each, _ in entries(own)} <= all_said()


def test_translations_have_the_values_of_their_messages() -> None:
    for template, text in read_catalogue(CHINESE).items():
        assert fields(text) <= fields(template), template
        assert text != template, template


def test_language() -> None:
    for case in yaml.safe_load((CASES / "language.yml").read_text("utf-8")):
        assert language_of(case["environment"]) == case["language"], case


def test_messages() -> None:
    for case in yaml.safe_load((CASES / "messages.yml").read_text("utf-8")):
        values = {
            name: phrase(value["phrase"]) if isinstance(value, dict) else value
            for name, value in case.get("values", {}).items()
        }
        said = phrase(case["template"], **values)
        assert (translated(said, ENGLISH), translated(said, CHINESE)) == (case["en"], case["zh"])
        again = unpacked(json.loads(json.dumps(packed(said))))
        assert (again, translated(again, CHINESE)) == (case["en"], case["zh"])


def test_messages_that_were_written_down() -> None:
    for case in yaml.safe_load((CASES / "written_down.yml").read_text("utf-8")):
        texts = [case["en"], case["zh"]]
        for text in texts:
            found = recognised(text)
            assert [translated(found, each) for each in (ENGLISH, CHINESE)] == texts
    for text in ("the committee has decided: yes", "the numbers agree", "is it so?", ""):
        assert recognised(text) is text  # an editor's own words


def test_a_fault_keeps_path_line_and_code() -> None:
    hint = "write {{first}}"
    fault = Problem("a/zh.txt", 3, "P01", phrase("the file is empty"), hint, WARNING)
    assert str(fault) == "a/zh.txt:3: P01 warning: the file is empty Hint: write {{first}}"
    assert fault.said(CHINESE).startswith("a/zh.txt:3: P01 警告：文件是空的 提示：write {{first}}")


def test_lines_below_each_other() -> None:
    whole = stacked([phrase("the file is empty"), "{raw}", phrase("a list")])
    assert translated(whole, CHINESE) == "文件是空的\n{raw}\n列表"


def test_help_is_in_the_language_of_who_asks() -> None:
    # Click names the kinds of files once in a process, in its language: when a command is loaded.
    import_module("build_scripts.press.orders")
    for words in (["--help"], ["explain", "--help"], ["pdf", "--help"], ["nonsense"], ["export"]):
        for language in ("zh_CN.UTF-8", "C.UTF-8"):
            result = CliRunner(env={"LC_ALL": language}).invoke(main, words)
            has_chinese = re.search(r"[一-鿿]", result.output.replace("zh", ""))
            assert bool(has_chinese) == (language == "zh_CN.UTF-8"), result.output
            if has_chinese:
                assert not re.search(r"Usage|Options|Commands|Error|Show this", result.output)


def test_commands_speak_chinese(tmp_path: Path) -> None:
    for name in ("source_texts", "docs"):
        (tmp_path / name).mkdir()
    words = ["--root", str(tmp_path), "explain", "nowhere"]
    result = CliRunner(env={"LC_ALL": "", "LANG": "zh_TW.UTF-8"}).invoke(main, words)
    assert "source_texts/ 里没有文献 nowhere" in result.output
