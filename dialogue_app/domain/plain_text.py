"""Text as it is kept: trimmed, in NFC, without the two kinds of character that no file can carry.

What people type or paste comes in many forms; it is brought into one form here, before it is checked and stored,
so that equal text stays equal and SQLite, JSON and XLSX take all of it.
"""

import re
import unicodedata
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeVar

T = TypeVar("T")

_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL ends a text for SQLite's LIKE and length; a lone surrogate is half a character and has no UTF-8."""

_REPLACEMENT = "\ufffd"


def clean(text: str) -> str:
    """Return the text trimmed and in NFC; NUL and lone surrogates become U+FFFD, so that nothing vanishes silently."""
    if text.isascii() and "\x00" not in text:
        return text.strip()
    return unicodedata.normalize("NFC", _UNSTORABLE.sub(_REPLACEMENT, text)).strip()


def cleaned(record: T) -> T:
    """Return a frozen record with every text in it cleaned, however deep; the same object when all were clean."""
    made: T = _cleaned(record)
    return made


def texts_of(record: Any) -> list[str]:
    """Return every text in a record, however deep; codes of ours (enums) are no texts."""
    if type(record) is str:
        return [record]
    if isinstance(record, tuple):
        return [text for part in record for text in texts_of(part)]
    shape: Any = type(record)
    return [text for name in _field_names(shape) for text in texts_of(getattr(record, name))]


def _cleaned(part: Any) -> Any:
    if type(part) is str:
        return clean(part)
    if isinstance(part, tuple):
        after = tuple(map(_cleaned, part))
        return part if after == part else after
    shape: Any = type(part)
    changed = {}
    for name in _field_names(shape):
        before = getattr(part, name)
        if (after := _cleaned(before)) is not before:
            changed[name] = after
    return replace(part, **changed) if changed else part


@cache
def _field_names(shape: type) -> tuple[str, ...]:
    """Return the field names of a record class; none for anything else."""
    return tuple(field.name for field in fields(shape)) if is_dataclass(shape) else ()
