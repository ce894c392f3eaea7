"""JSON Schema faults in the words of a person who writes YAML, with the line of each.

The schemas lie in ``build_scripts/schema/``; jsonschema finds the faults (draft 2020-12),
this module only says them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from build_scripts.problems import Problem
from build_scripts.yaml_reader import Marked, Place

SCHEMAS = Path(__file__).parent / "schema"
TYPE_NAMES = {
    "object": "a group of keys",
    "array": "a list",
    "string": "a text",
    "integer": "a whole number",
    "boolean": "true or false",
    "null": "nothing",
}


def check(marked: Marked, schema_name: str) -> tuple[Problem, ...]:
    """All faults of a YAML file against ``schema/<schema_name>.schema.json``."""
    faults = _validator(schema_name).iter_errors(marked.value)
    return tuple(sorted(problem for fault in faults for problem in _problems(marked, fault)))


@cache
def _validator(name: str) -> Draft202012Validator:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8"))
    return Draft202012Validator(schema)


def _problems(marked: Marked, fault: ValidationError) -> Iterator[Problem]:
    place: Place = tuple(fault.absolute_path)
    if fault.validator == "additionalProperties":
        yield from _unknown_keys(marked, fault, place)
        return
    if fault.validator == "required":
        missing = fault.message.split("'")[1]
        yield Problem(
            marked.path, marked.line(*place), "D05", f"{_name(place)} lacks the key {missing!r}",
            f"add a line `{missing}: …`",
        )  # fmt: skip
        return
    yield Problem(
        marked.path, marked.line(*place), "D06", f"{_name(place)} is {_shown(fault.instance)}",
        f"it should be {_wanted(fault)}",
    )  # fmt: skip


def _unknown_keys(marked: Marked, fault: ValidationError, place: Place) -> Iterator[Problem]:
    schema: Any = fault.schema
    known = sorted(schema.get("properties", {}))
    patterns = schema.get("patternProperties", {})
    hint = f"known keys: {', '.join(known)}" + (" and the language keys" if patterns else "")
    instance: Any = fault.instance
    for key in instance:
        if key in known or any(re.search(pattern, str(key)) for pattern in patterns):
            continue
        yield Problem(
            marked.path, marked.line(*place, str(key)), "D04",
            f"unknown key {key!r} in {_name(place)}", hint,
        )  # fmt: skip


def _name(place: Place) -> str:
    """A place as a person would say it: ``levels[2].kind``."""
    out = ""
    for step in place:
        out += f"[{step + 1}]" if isinstance(step, int) else f".{step}"
    return f"`{out.lstrip('.')}`" if out else "the file"


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:57] + "…"


def _wanted(fault: ValidationError) -> str:
    schema: Any = fault.schema
    if "description" in schema:
        return str(schema["description"])
    if fault.validator == "enum":
        return "one of " + ", ".join(map(str, schema["enum"]))
    if fault.validator == "type":
        types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
        return " or ".join(TYPE_NAMES.get(str(name), str(name)) for name in types)
    limits = {
        "minimum": "at least {}",
        "minLength": "a text that is not empty",
        "minProperties": "a group of at least {} keys",
        "minItems": "a list of at least {}",
        "uniqueItems": "a list without repetition",
    }
    return limits.get(str(fault.validator), fault.message).format(fault.validator_value)
