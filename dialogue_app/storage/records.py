"""Frozen dataclasses to JSON and back, by their type hints. Equal records give equal text."""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, TypeVar, cast, get_args, get_origin, get_type_hints

from question_bank.plain import plain

__all__ = ["plain", "restored"]

T = TypeVar("T")


def restored(shape: type[T], tables: Any) -> T:
    """Return the record of ``shape`` that ``plain`` took apart.

    Raises:
        TypeError, ValueError, KeyError: the tables do not fit the shape.
    """
    read = _reader(cast("Hashable", shape))
    made: T = read(tables) if read else tables
    return made


@cache
def _reader(shape: Any) -> Callable[[Any], Any] | None:
    """Return what makes a content of this shape from tables; None where it stays as it is.

    Worked out once for each shape: thousands of records are read when a list of all dialogues opens.
    """
    origin = get_origin(shape)
    if origin is tuple:
        return _tuple_of(_reader(get_args(shape)[0]))
    if origin is UnionType:
        known = [each for each in get_args(shape) if each is not NoneType]
        return _or_none(_reader(known[0])) if len(known) == 1 else None
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(_reader(get_args(shape)[1]))
    if isinstance(shape, type) and is_dataclass(shape):
        return _record_of(shape)
    return shape if isinstance(shape, type) and issubclass(shape, Enum) else None


def _tuple_of(inner: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    return lambda items: tuple(map(inner, items) if inner else items)


def _or_none(inner: Callable[[Any], Any] | None) -> Callable[[Any], Any] | None:
    return (lambda item: None if item is None else inner(item)) if inner else None


def _mapping_of(inner: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    return lambda table: MappingProxyType({key: inner(item) if inner else item for key, item in table.items()})


def _record_of(shape: Any) -> Callable[[Any], Any]:
    readers = {name: _reader(hint) for name, hint in get_type_hints(shape).items()}

    def read(table: Any) -> Any:
        told = {}
        for name, item in table.items():
            inner = readers[name]
            told[name] = inner(item) if inner else item
        return shape(**told)

    return read
