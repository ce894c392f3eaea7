"""JSON Schema faults in the words of a person who writes YAML, with the line of each.

The schemas lie in ``schema/`` beside this module; jsonschema-rs finds the faults (draft 2020-12),
this module only says them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache, reduce
from operator import getitem
from pathlib import Path
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from build_scripts.kinds import LEVELS, PARAGRAPH
from build_scripts.messages import as_phrase, one_after_another, phrase
from build_scripts.problems import Problem
from build_scripts.sources import signs
from build_scripts.sources.gate.addresses import is_address
from build_scripts.sources.marked import KeyPath, Marked

SCHEMAS = Path(__file__).parent / "schema"
TYPE_NAMES = {
    "object": phrase("a group of keys"),
    "array": phrase("a list"),
    "string": phrase("a text"),
    "integer": phrase("a whole number"),
    "boolean": phrase("true or false"),
    "null": phrase("nothing"),
}

DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")

KNOWN: Mapping[str, Sequence[str]] = {
    "kind": LEVELS,
    "outer_kind": [each for each in LEVELS if each != PARAGRAPH],
}
"""What the programs know and the schemas do not say again: ``#/$defs/<name>`` → its values."""


def check(marked: Marked, schema_name: str) -> tuple[Problem, ...]:
    """All faults of a YAML file against ``schema/<schema_name>.schema.json``."""
    schema, validator = _validator(schema_name)
    faults = _once(tuple(validator.iter_errors(marked.value)))
    found = (problem for fault in faults for problem in _problems(marked, fault, schema))
    return tuple(sorted(signs.named(found, marked.text)))


def _once(faults: Sequence[ValidationError]) -> Iterator[ValidationError]:
    """The faults without those of a reason and a question where only one of them may stand."""
    undecided = {tuple(fault.instance_path) for fault in faults if fault.kind.name == "not"}
    for fault in faults:
        place = tuple(fault.instance_path)
        if place[:-1] not in undecided or place[-1] not in ("reason", "check"):
            yield fault


def is_day(text: str) -> bool:
    """Whether there is such a day (ISO 8601), month or year: ``2023-10-20``, ``2023-10``, ``2023``;
    not ``2023-02-30``. Of what is not written so its pattern says it."""
    if not DATE.fullmatch(text):
        return True
    try:
        date.fromisoformat(text + "0000-01-01"[len(text) :])
    except ValueError:
        return False
    return True


FORMATS = {"day": is_day, "address": is_address}
"""What ``format`` in a schema asks for."""


@cache
def _validator(name: str) -> tuple[Any, Draft202012Validator]:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    schema["$defs"] |= {each: {"enum": list(values)} for each, values in KNOWN.items()}
    return schema, Draft202012Validator(schema, validate_formats=True, formats=FORMATS)


def _problems(marked: Marked, fault: ValidationError, schema: Any) -> Iterator[Problem]:
    place: KeyPath = tuple(fault.instance_path)
    instance = reduce(getitem, place, marked.value)
    if fault.kind.name == "propertyNames":  # a key of another form
        instance = fault.kind.as_dict()["error"].instance
    *above, keyword = fault.schema_path
    if keyword == "not":
        yield Problem(
            marked.path, marked.line(*place), "D06",
            phrase("{name} has both `reason` and `check`", name=_name(place)),
            "keep `check:` while it is to be confirmed, and `reason:` once it is",
        )  # fmt: skip
        return
    schema = reduce(getitem, above, schema)
    if keyword == "additionalProperties":
        yield from _unknown_keys(marked, instance, schema, place)
        return
    if keyword == "required":
        missing = fault.kind.value
        yield Problem(
            marked.path, marked.line(*place), "D05",
            phrase("{name} lacks the key {missing!r}", name=_name(place), missing=missing)
            if place else phrase("the file lacks the key {missing!r}", missing=missing),
            phrase("add a line `{missing}: …`", missing=missing),
        )  # fmt: skip
        return
    if keyword == "anyOf" and all("required" in each for each in schema["anyOf"]):
        names = ", ".join(f"`{key}:`" for each in schema["anyOf"] for key in each["required"])
        yield Problem(
            marked.path, marked.line(*place), "D05",
            phrase("{name} has none of {names}", name=_name(place), names=names),
            "add one of them",
        )  # fmt: skip
        return
    yield Problem(
        marked.path, marked.line(*place), "D06",
        phrase("{name} is {shown}", name=_name(place), shown=_shown(instance))
        if place else phrase("the file as a whole is {what}", what=_type(instance)),
        phrase("it should be {wanted}", wanted=_wanted(fault, schema, str(keyword))),
    )  # fmt: skip


def _unknown_keys(marked: Marked, instance: Any, schema: Any, place: KeyPath) -> Iterator[Problem]:
    known = sorted(schema.get("properties", {}))
    patterns = schema.get("patternProperties", {})
    hint = phrase(
        "known keys: {names} and the language keys" if patterns else "known keys: {names}",
        names=", ".join(known),
    )
    for key in instance:
        if key in known or any(re.search(pattern, str(key)) for pattern in patterns):
            continue
        yield Problem(
            marked.path, marked.line(*place, str(key)), "D04",
            phrase("unknown key {key!r} in {name}", key=key, name=_name(place))
            if place else phrase("unknown key {key!r}", key=key), hint,
        )  # fmt: skip


def _name(place: KeyPath) -> str:
    """A place as a person would say it: ``levels[2].kind``."""
    out = ""
    for step in place:
        out += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return f"`{out.lstrip('.')}`"


def _type(value: object) -> str:
    """What a value is, in words."""
    kinds = (
        ("object", dict),
        ("array", list),
        ("string", str),
        ("boolean", bool),
        ("integer", int),
    )
    return TYPE_NAMES[next((name for name, kind in kinds if isinstance(value, kind)), "null")]


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _wanted(fault: ValidationError, schema: Any, keyword: str) -> str:
    if "description" in schema:
        return as_phrase(schema["description"])
    if keyword == "enum":
        return phrase("one of {names}", names=", ".join(map(str, schema["enum"])))
    if keyword == "type":
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        names = (TYPE_NAMES.get(str(name), str(name)) for name in types)
        return one_after_another(names, "{first} or {next}")
    least = schema.get(keyword, 0)
    limits = {
        "minimum": phrase("at least {least}", least=least),
        "minLength": phrase("a text that is not empty"),
        "pattern": phrase("a text that is not empty"),
        "maxLength": phrase("a text of at most {most} characters", most=least),
        "maxItems": phrase("a list of at most {most}", most=least),
        "minProperties": phrase("a group of at least {least} keys", least=least),
        "minItems": phrase("a list of at least {least}", least=least),
        "uniqueItems": phrase("a list without repetition"),
    }
    return limits.get(keyword, fault.message)
