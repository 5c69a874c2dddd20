"""A package's bytes to JSON tables, strictly: what could mean two things, or is too much, is refused."""

import json
import math
import re
from typing import Any

from dialogue_app.errors import Problem

MOST_BYTES = 64 * 1024**2
"""Of a package; the harmonised bank in five languages has about one million."""

DEEPEST = 24
"""Tables and lists inside each other; a package of this version has nine."""

LONGEST_TEXT = 20_000
"""Characters of one text."""

_NEVER = re.compile("[\x00\ud800-\udfff]")


class _RepeatedError(ValueError):
    """A table names a field twice; its text is the field."""


def tables(content: bytes, name: str) -> Any:
    """Return what the JSON text of a package says.

    Raises:
        Problem: it is no UTF-8 or no JSON, is cut off, names a field twice, holds a number or text that is none, or is
            nested too deeply.
    """
    read = parsed(content, name)
    _refuse_parts(read, name)
    return read


def parsed(content: bytes, name: str) -> Any:
    """Return what a JSON text says; whoever calls this looks at depth and texts.

    Raises:
        Problem: it is no UTF-8 or no JSON, is cut off, names a field twice, or holds a number that is none.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Problem("package-no-text", file=name) from error
    try:
        read = json.loads(text, object_pairs_hook=_table, parse_constant=_no_number, parse_float=_finite)
    except _RepeatedError as error:
        raise Problem("package-field-twice", file=name, field=str(error)[:40]) from error
    except json.JSONDecodeError as error:
        key = "package-cut" if error.pos >= len(text.rstrip()) else "package-no-json"
        raise Problem(key, file=name, line=error.lineno) from error
    except RecursionError as error:
        raise Problem("package-deep", file=name) from error
    except ValueError as error:
        raise Problem("package-number", file=name) from error
    return read


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedError(next(name for name in names if names.count(name) > 1))
    return table


def _no_number(sign: str) -> float:
    raise ValueError(sign)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def _refuse_parts(read: Any, name: str) -> None:
    level, depth = [read], 0
    while level:
        if depth > DEEPEST:
            raise Problem("package-deep", file=name)
        inner: list[Any] = []
        for part in level:
            if isinstance(part, str):
                _refuse_text(part, name)
            elif isinstance(part, dict):
                inner += part
                inner += part.values()
            elif isinstance(part, list):
                inner += part
        level, depth = inner, depth + 1


def _refuse_text(text: str, name: str) -> None:
    if len(text) > LONGEST_TEXT:
        raise Problem("package-long-text", file=name, begin=" ".join(text[:40].split()), most=LONGEST_TEXT)
    if ("\x00" in text or not text.isascii()) and _NEVER.search(text):
        raise Problem("package-bad-sign", file=name)
