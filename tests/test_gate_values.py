"""What may stand in a file: characters, amounts, addresses; and what kind of file it is."""

from __future__ import annotations

import pytest

from build_scripts.messages import CHINESE, translated
from build_scripts.sources import read
from build_scripts.sources.formats import kinds
from build_scripts.sources.gate import bounds
from build_scripts.sources.gate.addresses import LONGEST, is_address
from build_scripts.sources.marked import read_yaml

REFUSED = (
    *(r"\0", r"\x1b", r"\x7f", r"\x85", r"\r", r"\v", r"\u2028", r"\u2029", r"\uFFFE", r"\uFDD0"),
    *(r"\U0001FFFF", r"\U0010FFFE", r"\uD800", r"\uDFFF", r"\uD83D\uDE00"),
)


@pytest.mark.parametrize("escape", REFUSED)
@pytest.mark.parametrize("form", ['a: "x{}y"', '"x{}y": a', '- - {{b: ["{}"]}}'])
def test_escapes_make_no_character_that_texts_may_not_have(escape: str, form: str) -> None:
    value, problems = read_yaml("notes.yml", f"# one\n{form.format(escape)}\n")
    assert value is None
    assert [(each.line, each.code) for each in problems] == [(2, "R04")]


@pytest.mark.parametrize("escape", [r"\t", r"\n", r"\u4E00", r"\U00020BB7", r"\u202E", r"\uE000"])
def test_other_escapes_are_characters(escape: str) -> None:
    value, problems = read_yaml("notes.yml", f'a: "x{escape}y"\n')
    assert value, problems


@pytest.mark.parametrize("escape", [r"\U00110000", r"\UFFFFFFFF", r"\q", r"\x"])
def test_escapes_of_nothing_are_no_yaml(escape: str) -> None:
    value, problems = read_yaml("notes.yml", f'b: c\na: "x{escape}y"\n')
    assert value is None
    assert [(each.line, each.code) for each in problems] == [(2, "D01")]


@pytest.mark.parametrize("code", [0xFDD0, 0xFFFE, 0x1FFFE, 0x10FFFF, 0x0, 0x9F])
def test_texts_have_no_such_character(code: int) -> None:
    text, problems = read.decode(f"一\n二{chr(code)}\n".encode(), "zh.txt")
    assert text is None
    assert [(each.line, each.code) for each in problems] == [(2, "R04")]


TOO_MUCH = {
    "a long value": f'a: "{"x" * (bounds.LONGEST_VALUE + 1)}"\n',
    "a long key": f'? "{"x" * (bounds.LONGEST_VALUE + 1)}"\n: b\n',
    "brackets": "a: " + "[" * 100_000 + "\n",
    "braces": "a: " + "{b: " * 50_000 + "\n",
    "lists": "- " * 20_000 + "a\n",
    "blanks": "".join(f"{' ' * depth}a:\n" for depth in range(500)),
    "values": "[" + "a, " * bounds.MOST_VALUES + "b]\n",
}


@pytest.mark.parametrize("name", TOO_MUCH)
def test_too_much_yaml(name: str) -> None:
    value, problems = read_yaml("notes.yml", TOO_MUCH[name])
    assert value is None
    assert [each.code for each in problems] == ["R09"]


def test_too_much_text() -> None:
    most, longest = bounds.MOST_LINES, bounds.LONGEST_LINE
    assert [*bounds.of_text("x\n\n" * most + "y" * longest, "zh.txt")][1:] == []
    assert [*bounds.of_text("x\n\n" * most, "zh.txt")] == []
    [problem] = bounds.of_text("x\n\n" * (most + 1), "zh.txt")
    assert (problem.code, problem.line) == ("R09", 2 * most + 1)
    [problem] = bounds.of_text("x\n" + "y" * (longest + 1), "zh.txt")
    assert (problem.code, problem.line) == ("R09", 2)
    assert translated(problem.message, CHINESE) != problem.message


@pytest.mark.parametrize(
    "text",
    [
        *("https://example.org", "http://example.org/", "HTTPS://Example.org/a?b=c&d=%20#e"),
        *(
            "https://例え.jp/路径/文件?查=询",
            "https://[2001:db8::1]:8080/",
            "http://127.0.0.1:8000/x",
        ),
        *(
            "https://a.example/(x);y=1,2'~*!$",
            f"https://a.example/{'x' * 1_900}",
            "https://a-b_c.d/",
        ),
    ],
)
def test_addresses(text: str) -> None:
    assert is_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("javascript:alert(1)", "JAVASCRIPT://example.org/%0aalert(1)", "data:text/html,x"),
        *("vbscript:x", "file:///etc/passwd", "ftp://example.org/", "mailto:a@example.org"),
        *("//example.org", "/a", "a", "", "https:", "https:///x", "https://", "https:example.org"),
        *("https:javascript:alert(1)", " https://example.org", "https://example.org ", "https://."),
        *("https://example.org/a b", "https://example.org/\n", "https://example.org/\u00a0x"),
        *("https://good.example@evil.example/", "https://user:word@example.org/", "https://-/"),
        *("https://example.org\\@evil.example/", "https:\\\\example.org", "http://exa\u3002mple/"),
        *('https://example.org/"onclick="x', "https://example.org/<b>", "https://example.org/`x`"),
        *(
            "https://example.org/\u202ex",
            "https://example.org/\u200b",
            "https://example.org/\ue000",
        ),
        *("https://example.org:99999/", "https://example.org:x/", "https://[::1", "java\tscript:x"),
        f"https://example.org/{'x' * LONGEST}",
    ],
)
def test_what_is_no_address(text: str) -> None:
    assert not is_address(text)


@pytest.mark.parametrize(
    "head",
    [
        b"a: b\n" + b"    c: d\n" * 300,
        b"\n".join(b"a: b" + b" \t" * 400 for _ in range(5)),
        b"<!-- a -->" * 400,
        b"<?xml a?><!-- b --> " * 200,
    ],
)
def test_what_a_file_is_takes_no_time(head: bytes) -> None:
    """By an expression that tries all ways to part what it passes over this would take years."""
    assert kinds.kind(head + b"\xff") is not None or kinds.encoding(head + b"\xff").name
