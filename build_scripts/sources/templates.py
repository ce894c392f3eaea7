"""Label templates: what a person writes in ``document.yml`` instead of a regular expression.

A template is literal text, numerals (``{han}``, ``{arabic}``, ``{roman}``, ``{letter}``,
``{word}``, ``{dotted}``, ``{insert}`` …) and at its end ``{heading}`` or ``{text}``. A heading that
ends with a literal sign may have text behind it: ``第{han}条【{heading}】{text}``. White space
matches any run of Unicode white space, also none; capitals and small letters are one, and so are
characters that ``equivalence`` says are (full width and half width, dashes, radicals; what cannot
be seen is nothing). What a line gives is verbatim.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from build_scripts.language.equivalence import plain, traced
from build_scripts.language.numerals import DIGITS, SYSTEMS, parse_numbers, with_digits
from build_scripts.messages import phrase

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
RESTS = ("heading", "text")

# "3.0 version" is no third clause; "1.2024年" may be a first one.
NO_DECIMAL = rf"(?![{DIGITS}]{{1,3}}(?![{DIGITS}年月日]))"
# The brackets of 【立法目的】 are part of the heading.
OPENING = "（(【〔［[〖「『《“"

ENUMERATING = frozenset({"circled", "asterisk"})
"""Signs that begin a point of a list where they begin a text."""
# 10³, 5 km², 300米²: powers, and no marks of footnotes.
POWER = re.compile(r"(?:[0-9)]|(?:^|[^A-Za-z])[kcdmµ]?m|[千厘分毫]?米)\Z")
# 包括：①甲；②乙
LISTED = re.compile(r"[:：;；,，、（(\s]\Z")
SPACED = re.compile(r"[\s0-9(*]\Z")


@dataclass(frozen=True, slots=True)
class Match:
    """A line that fits a template."""

    numbers: tuple[int, ...]
    """Own number, inserted numbers behind it; empty where the template has no numeral."""
    label: str
    """The number as printed, verbatim, without outer white space."""
    heading: str
    """The heading behind the label, verbatim, brackets included."""
    text: str
    """The text behind label and heading, verbatim, without outer white space."""
    style: str
    """The numeral's system, for letters and roman numerals with their case: ``roman upper``."""
    is_dotted: bool = False

    @property
    def rest(self) -> str:
        """Whatever follows the label."""
        return self.heading or self.text


@dataclass(frozen=True, slots=True)
class Template:
    """A compiled template."""

    source: str
    pattern: re.Pattern[str]
    systems: tuple[str, ...]
    rests: tuple[str, ...]
    """``heading`` and ``text`` as far as it has them; empty: the label stands alone."""

    @property
    def is_literal(self) -> bool:
        """Whether the template has no numeral (a literal line, or any line where it is a rest)."""
        return not self.systems

    @property
    def is_any_line(self) -> bool:
        """Whether the template is only a rest: every line fits."""
        return self.is_literal and PLACEHOLDER.sub("", self.source).strip() == ""

    def match(self, line: str) -> Match | None:
        """The line's label, number, heading and text, or ``None`` where it does not fit."""
        plain_line = traced(line)
        found = self.pattern.match(plain_line.text)
        if not found:
            return None
        numbers: tuple[int, ...] = ()
        for index, system in enumerate(self.systems):
            parsed = parse_numbers(found[f"n{index}"], system)
            if parsed is None:
                return None
            numbers += parsed
        # Each rest goes on to the next, the last to the end: signs that cannot be seen are its own.
        starts = {name: plain_line.span(*found.span(name))[0] for name in self.rests if found[name]}
        ends = [*starts.values(), len(line)]
        parts = {
            name: line[start:end].strip()
            for (name, start), end in zip(starts.items(), ends[1:], strict=True)
        }
        label, heading, text = line[: ends[0]], parts.get("heading", ""), parts.get("text", "")
        is_dotted = "dotted" in self.systems
        return Match(numbers, label.strip(), heading, text, self._style(found), is_dotted)

    def _style(self, found: re.Match[str]) -> str:
        if not self.systems:
            return ""
        system = self.systems[0]
        if not SYSTEMS[system].has_case:
            return system
        return f"{system} upper" if found["n0"] == found["n0"].upper() else f"{system} lower"


@dataclass(frozen=True, slots=True)
class Mark:
    """A compiled template of the marks of footnotes, which stand inside a text."""

    pattern: re.Pattern[str]
    system: str
    """Empty where the mark has no numeral: ``†``."""

    def find(
        self, text: str, *, is_inside: bool = False
    ) -> Iterator[tuple[tuple[int, ...], int, int]]:
        """Numbers, start and end of each mark.

        ``is_inside``: the text may begin with one, since it stands behind a label or a line.
        """
        plain_text = traced(text)
        for found in self.pattern.finditer(plain_text.text):
            start, end = found.span()
            if not self._is_mark(plain_text.text, start, end, is_inside=is_inside):
                continue
            numbers = parse_numbers(found["n"], self.system) if self.system else ()
            if numbers is not None:
                yield (numbers, *plain_text.span(start, end))

    def _is_mark(self, text: str, start: int, end: int, *, is_inside: bool) -> bool:
        """Whether it stands as a mark does: behind a word or its stop, and is no power or list."""
        before, after = text[:start], text[end : end + 1]
        if not before.strip():
            return is_inside and self.system not in ENUMERATING
        if self.system == "raised":
            return not POWER.search(before)
        if self.system == "asterisk":
            return not SPACED.search(before) and not (after.isascii() and after.isalnum())
        return self.system != "circled" or not LISTED.search(before)


@cache
def compile_mark(source: str, zeros: str = "") -> Mark:
    """Compile the template of a mark: ``[{arabic}]``, ``{circled}``, ``†``.

    ``zeros``: those of the further digits that its language has (``Language.digits``).
    """
    head, *rest = PLACEHOLDER.split(source.strip(), maxsplit=1)
    if not rest:
        return Mark(re.compile(_literal(head)), "")
    name, tail = rest
    system = SYSTEMS[name]
    # A numeral with no sign before it begins where its digits do.
    fence = rf"(?<!{system.pattern.split('{')[0]})" if name in ("raised", "asterisk") else ""
    body = rf"{fence}{_literal(head)}(?P<n>{system.pattern}){system.not_before}{_literal(tail)}"
    return Mark(re.compile(with_digits(body, zeros)), name)


def faults(source: str) -> str:
    """What is wrong with a template, in words; empty where nothing is."""
    names = PLACEHOLDER.findall(source)
    unknown = [name for name in names if name not in SYSTEMS and name not in RESTS]
    if unknown:
        known = ", ".join("{" + name + "}" for name in (*SYSTEMS, *RESTS))
        return phrase(
            "unknown placeholder {{{name}}}; known: {known}", name=unknown[0], known=known
        )
    if re.search(r"[{}]", PLACEHOLDER.sub("", source)):
        return phrase("a brace without its partner")
    rests = [name for name in names if name in RESTS]
    if rests not in ([], ["heading"], ["text"], ["heading", "text"]):
        return phrase("it has more than one {{heading}} and one {{text}} behind it")
    if rests and names[-len(rests) :] != rests:
        return phrase("a numeral stands behind {{{name}}}", name=rests[0])
    if rests and not source.rstrip().endswith("}"):
        return phrase("something stands behind {{{name}}}", name=rests[-1])
    if len(rests) > 1 and not re.search(r"\{heading\}.*\S.*\{text\}", source):
        return phrase("no sign between {{heading}} and {{text}} says where the heading ends")
    return "" if source.strip() else phrase("the template is empty")


@cache
def compile_template(source: str, zeros: str = "") -> Template:
    """Compile a template that ``faults`` finds nothing wrong with.

    ``zeros``: those of the further digits that its language has (``Language.digits``).
    """
    pieces = PLACEHOLDER.split(source.strip())
    literals, names = pieces[::2], pieces[1::2]
    parts, rests = [r"\s*"], []
    systems: list[str] = []
    for index, name in enumerate(names):
        literal, tail = literals[index], literals[index + 1]
        if name == "heading" and "text" in names[index + 1 :]:
            head, opening = _before_heading(literal)
            parts.append(_literal(head))
            parts.append(rf"\s*(?P<heading>{_literal(opening)}\S.*?{_literal(tail.strip())})")
            rests.append(name)
            literals[index + 1] = ""
        elif name in RESTS:
            parts.append(_literal(literal) + _no_more(literal))
            parts.append(rf"\s*(?P<{name}>\S.*)?")
            rests.append(name)
        else:
            parts.append(_literal(literal))
            parts.append(rf"(?P<n{len(systems)}>{SYSTEMS[name].pattern}){SYSTEMS[name].not_before}")
            systems.append(name)
            if name == "arabic" and tail.strip() in {".", "．"} and names[index + 1 :]:
                parts.append(_literal(tail) + NO_DECIMAL)
                literals[index + 1] = ""
    parts.append(_literal(literals[-1]))
    return Template(
        source, _compiled(with_digits("".join(parts), zeros)), tuple(systems), tuple(rests)
    )


def _compiled(whole: str) -> re.Pattern[str]:
    whole += r"\s*\Z"
    while r"\s*\s*" in whole:  # two runs of blanks side by side take quadratic time
        whole = whole.replace(r"\s*\s*", r"\s*")
    return re.compile(whole, re.DOTALL)


def _no_more(literal: str) -> str:
    """``## {heading}`` is not for ``### …``: a mark before a rest is not repeated."""
    mark = literal.rstrip()[-1:]
    return rf"(?!{re.escape(mark)})" if mark == "#" else ""


def _before_heading(literal: str) -> tuple[str, str]:
    """The literal before a heading, without and with what belongs to it: 条【 → 条, 【."""
    head = literal.rstrip(OPENING)
    return head, literal[len(head) :]


def _literal(text: str) -> str:
    """A regular expression for literal text with the folding that templates promise."""
    out = []
    for piece in re.split(r"(\s+)", plain(text)):
        out.append(r"\s*" if piece.isspace() else "".join(_sign(sign) for sign in piece))
    return "".join(out)


def _sign(sign: str) -> str:
    forms = {form for form in (sign, sign.upper(), sign.lower()) if len(form) == 1}
    return "[" + "".join(re.escape(form) for form in sorted(forms)) + "]"
