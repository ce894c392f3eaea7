"""Fields of Word (§17.16): what they are told to do stands in the text beside what they give."""

from __future__ import annotations

from dataclasses import dataclass, field

from build_scripts.sources.formats.word.package import Element, W, val


@dataclass(slots=True)
class Field:
    """A field of Word: what it is told to do, and whether its result has begun."""

    code: str = ""
    is_result: bool = False

    @property
    def is_contents(self) -> bool:
        """Whether the field is a contents list."""
        return self.code.strip().upper().startswith("TOC")


@dataclass(slots=True)
class Fields:
    """The fields that the walk is inside of, the innermost last."""

    open: list[Field] = field(default_factory=list)

    @property
    def is_contents(self) -> bool:
        """Whether one of them is a contents list."""
        return any(each.is_contents for each in self.open)

    def follow(self, element: Element) -> str:
        """Take in the beginning, the code or the end of a field; the code, where it is one."""
        if element.tag == f"{W}instrText":
            code: str = element.text or ""
            if self.open and not self.open[-1].is_result:
                self.open[-1].code += code
            return code
        sort = val(element, "fldCharType")
        if sort == "begin":
            self.open.append(Field())
        elif self.open and sort == "separate":
            self.open[-1].is_result = True
        elif self.open and sort == "end":
            self.open.pop()
        return ""
