"""Tables of a package to frozen records by their type hints: every type is checked, unknown fields are set apart.

pydantic checks; what it must check is worked out from a shape once, because records know nothing of files. Unknown
fields belong to a newer program of the same format. ``told_apart`` returns them as tables of the same shape, with the
place in a list as its name, and ``joined`` puts them back where they were.
"""

from collections.abc import Hashable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Any, cast, get_args, get_origin, get_type_hints

from pydantic import ValidationError
from pydantic_core import SchemaValidator, core_schema
from pydantic_core.core_schema import CoreSchema, ValidationInfo


class UnfitError(ValueError):
    """A field does not hold what it must; the text names the field."""


def told_apart(shape: Any, content: Any, place: str = "") -> tuple[Any, Any]:
    """Return the record of a shape, and the unknown fields in it.

    Raises:
        UnfitError: a field is missing or of another type.
    """
    surplus: list[Any] = []
    try:
        known = _validator(cast("Hashable", shape)).validate_python(content, context=surplus)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        raise UnfitError(".".join(filter(None, (place, *map(str, first["loc"]))))) from None
    return known, _unknown(known, content) if surplus else {}


def joined(known: Any, unknown: Any) -> Any:
    """Return the tables of a record with its unknown fields back in their places."""
    if isinstance(known, list) and isinstance(unknown, dict):
        return [joined(part, unknown.get(str(place), {})) for place, part in enumerate(known)]
    if isinstance(known, dict) and isinstance(unknown, dict):
        kept = {name: joined(part, unknown[name]) if name in unknown else part for name, part in known.items()}
        return unknown | kept
    return known


@cache
def _validator(shape: Any) -> SchemaValidator:
    return SchemaValidator(_checked(shape))


_SIMPLE: Mapping[Any, CoreSchema] = {
    str: core_schema.str_schema(strict=True),
    int: core_schema.int_schema(strict=True, ge=0, lt=10**9),
    bool: core_schema.bool_schema(strict=True),
}


def _checked(shape: Any) -> CoreSchema:
    origin, inner = get_origin(shape), [each for each in get_args(shape) if each is not NoneType]
    if shape in _SIMPLE:
        return _SIMPLE[shape]
    if origin is tuple:
        return core_schema.tuple_schema([_checked(inner[0])], variadic_item_index=0)
    if origin is UnionType:
        return core_schema.nullable_schema(_checked(inner[0]))
    if origin is not None and issubclass(origin, Mapping):
        table = core_schema.dict_schema(_SIMPLE[str], _checked(inner[1]))
        return core_schema.no_info_after_validator_function(MappingProxyType, table)
    if is_dataclass(shape):
        return _record(cast("type", shape))
    return core_schema.enum_schema(shape, list(shape), sub_type="str")


def _record(shape: type) -> CoreSchema:
    types = get_type_hints(shape)
    needed = {each.name: each.default is MISSING and each.default_factory is MISSING for each in fields(shape)}
    parts = {name: core_schema.typed_dict_field(_checked(types[name]), required=needed[name]) for name in needed}
    table = core_schema.typed_dict_schema(parts, extra_behavior="allow")

    def made(told: dict[str, Any], info: ValidationInfo[list[Any]]) -> Any:
        """Return the record; that there are unknown fields is noted, which are looked for only then."""
        if more := told.keys() - needed.keys():
            info.context.append(shape)
            told = {name: part for name, part in told.items() if name not in more}
        return shape(**told)

    return core_schema.with_info_after_validator_function(made, table)


def _unknown(known: Any, content: Any) -> dict[str, Any]:
    """Return the fields of a table that its record does not have, and those of the tables in it."""
    inside: Mapping[Any, Any]
    if is_dataclass(known):
        inside = {each.name: getattr(known, each.name) for each in fields(known) if each.name in content}
    elif isinstance(known, Mapping):
        inside = known
    elif isinstance(known, tuple):
        inside = dict(enumerate(known))
    else:
        return {}
    more = {name: content[name] for name in content if name not in inside} if isinstance(content, dict) else {}
    deeper = {str(name): _unknown(part, content[name]) for name, part in inside.items()}
    return more | {name: parts for name, parts in deeper.items() if parts}
