"""Tables of a package to frozen records by their type hints: every type is checked, unknown fields are set apart.

Unknown fields belong to a newer program of the same format. ``told_apart`` returns them as tables of the same shape,
with the place in a list as its name, and ``joined`` puts them back where they were.
"""

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

_SIMPLE = (str, int, bool)


class UnfitError(ValueError):
    """A field does not hold what it must; the text names the field."""


def told_apart(shape: Any, content: Any, place: str = "") -> tuple[Any, Any]:
    """Return the record of a shape, and the unknown fields in it.

    Raises:
        UnfitError: a field is missing or of another type.
    """
    if shape in _SIMPLE:
        if type(content) is not shape or (shape is int and not 0 <= content < 10**9):
            raise UnfitError(place)
        return content, {}
    origin = get_origin(shape)
    if origin is tuple:
        return _list(get_args(shape)[0], content, place)
    if origin is not None and issubclass(origin, Mapping):
        return _mapping(get_args(shape)[1], content, place)
    if origin is UnionType:
        known = next(each for each in get_args(shape) if each is not NoneType)
        return (None, {}) if content is None else told_apart(known, content, place)
    if is_dataclass(shape):
        return _record(shape, content, place)
    if type(content) is not str or content not in _codes(shape):
        raise UnfitError(place)
    return _codes(shape)[content], {}


def joined(known: Any, unknown: Any) -> Any:
    """Return the tables of a record with its unknown fields back in their places."""
    if isinstance(known, list) and isinstance(unknown, dict):
        return [joined(part, unknown.get(str(place), {})) for place, part in enumerate(known)]
    if isinstance(known, dict) and isinstance(unknown, dict):
        kept = {name: joined(part, unknown[name]) if name in unknown else part for name, part in known.items()}
        return unknown | kept
    return known


@cache
def _codes(shape: type[Enum]) -> dict[str, Enum]:
    return {str(each.value): each for each in shape}


@cache
def _hints(shape: Any) -> dict[str, tuple[Any, bool]]:
    """Return the type of each field, and whether it may be missing."""
    types = get_type_hints(shape)
    return {
        each.name: (types[each.name], each.default is not MISSING or each.default_factory is not MISSING)
        for each in fields(shape)
    }


def _record(shape: Any, content: Any, place: str) -> tuple[Any, dict[str, Any]]:
    if type(content) is not dict:
        raise UnfitError(place)
    known, told, unknown = _hints(shape), {}, {}
    for name, part in content.items():
        if name not in known:
            unknown[name] = part
            continue
        told[name], rest = told_apart(known[name][0], part, f"{place}.{name}".strip("."))
        if rest:
            unknown[name] = rest
    for name, (_, may_miss) in known.items():
        if name not in told and not may_miss:
            raise UnfitError(f"{place}.{name}".strip("."))
    return shape(**told), unknown


def _list(inner: Any, content: Any, place: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
    if type(content) is not list:
        raise UnfitError(place)
    parts = [told_apart(inner, part, f"{place}.{number}") for number, part in enumerate(content)]
    return tuple(part for part, _ in parts), {str(number): rest for number, (_, rest) in enumerate(parts) if rest}


def _mapping(inner: Any, content: Any, place: str) -> tuple[Mapping[str, Any], dict[str, Any]]:
    if type(content) is not dict:
        raise UnfitError(place)
    parts = {name: told_apart(inner, part, f"{place}.{name}") for name, part in content.items()}
    known = MappingProxyType({name: part for name, (part, _) in parts.items()})
    return known, {name: rest for name, (_, rest) in parts.items() if rest}
