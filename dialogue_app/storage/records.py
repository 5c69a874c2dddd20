"""Frozen dataclasses to JSON and back, by their type hints. Equal records give equal text."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

T = TypeVar("T")


def plain(record: object) -> Any:
    """Return a record as tables, lists, text and numbers; fields that hold their default are left out."""
    if is_dataclass(record):
        return {
            field.name: plain(content)
            for field in fields(record)
            if (content := getattr(record, field.name)) != field.default
        }
    if isinstance(record, Enum):
        return record.value
    if isinstance(record, Mapping):
        return {str(key): plain(content) for key, content in record.items()}
    if isinstance(record, list | tuple):
        return [plain(content) for content in record]
    return record


def restored(shape: type[T], tables: Any) -> T:
    """Return the record of ``shape`` that ``plain`` took apart.

    Raises:
        TypeError, ValueError, KeyError: the tables do not fit the shape.
    """
    made: T = _restored(shape, tables)
    return made


def _restored(shape: Any, tables: Any) -> Any:
    origin = get_origin(shape)
    if origin is tuple:
        inner = get_args(shape)[0]
        return tuple(_restored(inner, item) for item in tables)
    if origin is UnionType:
        known = [each for each in get_args(shape) if each is not NoneType]
        return tables if tables is None or len(known) > 1 else _restored(known[0], tables)
    if origin is not None and issubclass(origin, Mapping):
        inner = get_args(shape)[1]
        return MappingProxyType({key: _restored(inner, item) for key, item in tables.items()})
    if isinstance(shape, type) and is_dataclass(shape):
        hints = _hints(shape)
        return shape(**{name: _restored(hints[name], item) for name, item in tables.items()})
    if isinstance(shape, type) and issubclass(shape, Enum):
        return shape(tables)
    return tables


@cache
def _hints(shape: type) -> dict[str, Any]:
    return get_type_hints(shape)
