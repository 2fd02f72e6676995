"""JSON in which every key and every number means one thing."""

from __future__ import annotations

import json
from typing import Any


def strict_json(text: str) -> Any:
    """What a JSON text holds.

    Args:
        text: of one value.

    Raises:
        ValueError: it is not JSON, has a key twice in one object, or a number that is none; the message quotes no value.

    Example:
        >>> strict_json('{"code": 0.9}')
        {'code': 0.9}
    """
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at character {error.pos})") from None
    except RecursionError:
        raise ValueError("not JSON that can be read (lists or objects nested too deep)") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        keys = [key for key, _ in pairs]
        raise ValueError(f"key '{next(key for key in keys if keys.count(key) > 1)}' stands twice in one object")
    return out


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
