"""Where in a pattern file a mistake stands, and how to mend it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import yaml
from pydantic import BaseModel

_UNLIKE = {
    "int_type": "must be a whole number, without quotes",
    "bool_type": "must be true or false, without quotes",
    "string_type": 'must be text; quote numbers and words such as "yes", "no", "on", "off", "null"',
}


def line_of(source: str, index: int, path: Sequence[int | str] = ()) -> int:
    """The line (from 1) of the item at `index` of a YAML list, or of the key that `path` leads to inside it."""
    root = yaml.compose(source, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) if path else None
    if root is None:
        return _item_line(source, index)
    node: Any = root.value[index]
    line = int(node.start_mark.line)
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = [(k, v) for k, v in node.value if k.value == step]
            if not found:
                break
            line, node = int(found[0][0].start_mark.line), found[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = int(node.start_mark.line)
        else:
            break
    return line + 1


def _item_line(source: str, index: int) -> int:
    count = -1
    for number, line in enumerate(source.splitlines(), 1):
        if line.startswith("- "):
            count += 1
            if count == index:
                return number
    return 1


def describe(error: Any, form: type[BaseModel]) -> str:
    """One validation error in the words of the person who has to mend it."""
    key = ".".join(str(p) for p in error["loc"])
    known = list(form.model_fields)
    if error["type"] == "extra_forbidden":
        near = difflib.get_close_matches(key, known, n=1)
        return f"unknown key '{key}'" + (f" (did you mean '{near[0]}'?)" if near else f"; known keys: {', '.join(known)}")
    if error["type"] == "missing":
        return f"key '{key}' is missing; add it"
    if error["type"] == "too_short":
        return f"'{key}' is empty; give at least one entry"
    if error["type"] in _UNLIKE:
        return f"'{key}': {_UNLIKE[error['type']]}"
    if error["type"] == "literal_error" and not isinstance(error["input"], str) and repr(str(error["input"])) in error["ctx"]["expected"]:
        return f"'{key}': needs its quotes; write \"{error['input']}\""
    if error["type"] == "value_error":
        return f"'{key}': {error['ctx']['error']}"
    return f"'{key}': {error['msg'][:1].lower()}{error['msg'][1:]}"
