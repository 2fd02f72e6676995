"""JSON in which every key and every number means one thing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection
from typing import Any


def strict_json(text: str, once: Collection[str] | None = None) -> Any:
    """What a JSON text holds.

    Args:
        text: of one value.
        once: keys that may stand once only in an object; None for all.

    Raises:
        ValueError: it is not JSON, has a key twice in one object, or a number that is none; the message quotes no value.

    Example:
        >>> strict_json('{"code": 0.9}')
        {'code': 0.9}
    """
    try:
        return json.loads(text, object_pairs_hook=lambda pairs: _object(pairs, once), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise ValueError(f"not JSON ({error.msg} at character {error.pos})") from None
    except RecursionError:
        raise ValueError("not JSON that can be read (lists or objects nested too deep)") from None


def _object(pairs: list[tuple[str, Any]], once: Collection[str] | None) -> dict[str, Any]:
    out = dict(pairs)
    if len(out) < len(pairs):
        for key, count in Counter(key for key, _ in pairs).items():
            if count > 1 and (once is None or key in once):
                raise ValueError(f"key '{key}' stands twice in one object")
    return out


def _no_number(name: str) -> Any:
    raise ValueError(f"{name} is no number")
