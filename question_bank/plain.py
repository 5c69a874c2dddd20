"""Frozen records as tables, lists, text and numbers: how they are stored and how they travel."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


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
