"""Tables of a package to frozen records by their type hints: every type is checked, unknown fields are set apart.

Unknown fields belong to a newer program of the same format. ``told_apart`` returns them as tables of the same shape,
with the place in a list as its name, and ``joined`` puts them back where they were. What reads a shape is worked out
once: a large bank has a million fields.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

Reader = Callable[[Any], tuple[Any, Any]]
"""Content of a field to what it means, and the unknown fields in it, if any."""


class UnfitError(ValueError):
    """A field does not hold what it must; the text names the field."""

    def within(self, place: object) -> "UnfitError":
        """Return the same, seen from the table or list that holds the field at ``place``."""
        return UnfitError(".".join(part for part in (str(place), str(self)) if part))


def told_apart(shape: Any, content: Any, place: str = "") -> tuple[Any, Any]:
    """Return the record of a shape, and the unknown fields in it.

    Raises:
        UnfitError: a field is missing or of another type.
    """
    try:
        known, unknown = _reader(cast("Hashable", shape))(content)
    except UnfitError as error:
        raise error.within(place) from None
    return known, unknown or {}


def joined(known: Any, unknown: Any) -> Any:
    """Return the tables of a record with its unknown fields back in their places."""
    if isinstance(known, list) and isinstance(unknown, dict):
        return [joined(part, unknown.get(str(place), {})) for place, part in enumerate(known)]
    if isinstance(known, dict) and isinstance(unknown, dict):
        kept = {name: joined(part, unknown[name]) if name in unknown else part for name, part in known.items()}
        return unknown | kept
    return known


@cache
def _reader(shape: Any) -> Reader:
    origin, inner = get_origin(shape), [each for each in get_args(shape) if each is not NoneType]
    if shape in _SIMPLE:
        return _SIMPLE[shape]
    if origin is tuple:
        return _list_of(_reader(inner[0]))
    if origin is UnionType:
        return _or_none(_reader(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping_of(_reader(inner[1]))
    return _record_of(shape) if is_dataclass(shape) else _code_of(shape)


def _text(content: Any) -> tuple[str, None]:
    if type(content) is not str:
        raise UnfitError
    return content, None


def _number(content: Any) -> tuple[int, None]:
    if type(content) is not int or not 0 <= content < 10**9:
        raise UnfitError
    return content, None


def _truth(content: Any) -> tuple[bool, None]:
    if type(content) is not bool:
        raise UnfitError
    return content, None


_SIMPLE: Mapping[Any, Reader] = {str: _text, int: _number, bool: _truth}


def _code_of(shape: type[Enum]) -> Reader:
    codes = {str(each.value): each for each in shape}

    def read(content: Any) -> tuple[Enum, None]:
        if type(content) is not str or content not in codes:
            raise UnfitError
        return codes[content], None

    return read


def _or_none(inner: Reader) -> Reader:
    return lambda content: (None, None) if content is None else inner(content)


def _list_of(inner: Reader) -> Reader:
    def read(content: Any) -> tuple[tuple[Any, ...], dict[str, Any]]:
        if type(content) is not list:
            raise UnfitError
        known, unknown = _each(dict(enumerate(content)), {}, inner)
        return tuple(known.values()), {str(place): rest for place, rest in unknown.items()}

    return read


def _mapping_of(inner: Reader) -> Reader:
    def read(content: Any) -> tuple[Mapping[str, Any], dict[str, Any]]:
        if type(content) is not dict:
            raise UnfitError
        known, unknown = _each(content, {}, inner)
        return MappingProxyType(known), unknown

    return read


def _record_of(shape: Any) -> Reader:
    types = get_type_hints(shape)
    readers = {each.name: _reader(types[each.name]) for each in fields(shape)}
    needed = [each.name for each in fields(shape) if each.default is MISSING and each.default_factory is MISSING]

    def read(content: Any) -> tuple[Any, dict[str, Any]]:
        if type(content) is not dict:
            raise UnfitError
        known, unknown = _each(content, readers)
        for name in needed:
            if name not in known:
                raise UnfitError(name)
        return shape(**known), unknown

    return read


def _each(
    content: dict[Any, Any], readers: Mapping[str, Reader], otherwise: Reader | None = None
) -> tuple[dict[Any, Any], dict[Any, Any]]:
    """Read each part by the reader of its name; what has none is unknown."""
    known: dict[Any, Any] = {}
    unknown: dict[Any, Any] = {}
    for name, part in content.items():
        read = readers.get(name, otherwise)
        if read is None:
            unknown[name] = part
            continue
        try:
            known[name], rest = read(part)
        except UnfitError as error:
            raise error.within(name) from None
        if rest:
            unknown[name] = rest
    return known, unknown
