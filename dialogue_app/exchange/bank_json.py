"""A package's bytes to JSON tables, strictly: what could mean two things, or is too much, is refused."""

import json
import math
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from dialogue_app.errors import Problem

MOST_BYTES = 256 * 1024**2
"""Of a package; 10,000 questions in eleven languages have about 100 million."""

DEEPEST = 24
"""Tables and lists inside each other; a package of this version has nine."""

LONGEST_TEXT = 20_000
"""Characters of one text."""

UNFIT = re.compile(r"\\u(?:0000|[dD][89a-fA-F])")
"""What a text must escape to hold a sign that no text can have; pairs of such escapes are one sign and fit."""

_NEVER = re.compile("[\x00\ud800-\udfff]")


class _RepeatedError(ValueError):
    """A table names a field twice; its text is the field."""


class _LongError(ValueError):
    """A table holds a text that is too long; its text is how that begins."""


def tables(content: bytes, name: str) -> Any:
    """Return what the JSON text of a package says.

    Raises:
        Problem: it is no UTF-8 or no JSON, is cut off, names a field twice, holds a number or text that is none, or is
            nested too deeply.
    """
    read = _decoded(content, name, decoder())
    refuse_parts(read, name)
    return read


def parsed(content: bytes, name: str) -> Any:
    """Return what a JSON text says; whoever calls this looks at depth and texts.

    Raises:
        Problem: it is no UTF-8 or no JSON, is cut off, names a field twice, or holds a number that is none.
    """
    return _decoded(content, name, _decoder(_table))


def decoder() -> json.JSONDecoder:
    """Return what reads JSON and takes no field twice, no number that is none, and no endless text in a table."""
    return _decoder(_short_table)


def _decoder(table: Callable[[list[tuple[str, Any]]], dict[str, Any]]) -> json.JSONDecoder:
    return json.JSONDecoder(object_pairs_hook=table, parse_constant=_no_number, parse_float=_finite)


def _decoded(content: bytes, name: str, decoder: json.JSONDecoder) -> Any:
    with reading(name):
        text = content.decode("utf-8-sig")
        try:
            return decoder.decode(text)
        except json.JSONDecodeError as error:
            key = "package-cut" if error.pos >= len(text.rstrip()) else "package-no-json"
            raise Problem(key, file=name, line=error.lineno) from error


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Say in one sentence what a decoder refuses; where the text itself is broken is for the caller to say."""
    try:
        yield
    except _RepeatedError as error:
        raise Problem("package-field-twice", file=name, field=str(error)[:40]) from error
    except _LongError as error:
        raise Problem("package-long-text", file=name, begin=str(error), most=LONGEST_TEXT) from error
    except UnicodeDecodeError as error:
        raise Problem("package-no-text", file=name) from error
    except RecursionError as error:
        raise Problem("package-deep", file=name) from error
    except json.JSONDecodeError:
        raise
    except ValueError as error:
        raise Problem("package-number", file=name) from error


def _table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    table = dict(pairs)
    if len(table) < len(pairs):
        names = [name for name, _ in pairs]
        raise _RepeatedError(next(name for name in names if names.count(name) > 1))
    return table


def _short_table(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    for name, part in pairs:
        if len(name) > LONGEST_TEXT or (type(part) is str and len(part) > LONGEST_TEXT):
            raise _LongError(_begin(name if len(name) > LONGEST_TEXT else part))
    return _table(pairs)


def _no_number(sign: str) -> float:
    raise ValueError(sign)


def _finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number


def refuse_parts(read: Any, name: str) -> None:
    """Look at every text in tables and lists, and how deep they go.

    Raises:
        Problem: a text is too long or holds a sign that no text can have, or it goes too deep.
    """
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
        raise Problem("package-long-text", file=name, begin=_begin(text), most=LONGEST_TEXT)
    if ("\x00" in text or not text.isascii()) and _NEVER.search(text):
        raise Problem("package-bad-sign", file=name)


def _begin(text: str) -> str:
    return " ".join(text[:40].split())
