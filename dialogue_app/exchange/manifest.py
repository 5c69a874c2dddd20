"""Reads back the hidden sheet that says what a workbook is. What was changed in it is not trusted."""

import json
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from dialogue_app.errors import Problem
from dialogue_app.exchange.layout import FORMAT, FORMAT_VERSION, AskedItem, Manifest
from question_bank import text_hash

_LONGEST = 5_000_000


def read_manifest(pieces: Iterable[str], file: str) -> Manifest | None:
    """Return the manifest whose cells hold these pieces, or None when it is missing or was changed.

    Raises:
        Problem: a newer version of the program made the workbook.
    """
    text = "".join(pieces)
    if not text or len(text) > _LONGEST:
        return None
    try:
        head = json.loads(text)
        if head["format"] != FORMAT:
            return None
        if int(head["version"]) > FORMAT_VERSION:
            raise Problem("return-newer", file=file)
        body = head["body"]
        if not isinstance(body, str) or head["signature"] != text_hash(body):
            return None
        return _manifest(json.loads(body))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _manifest(plain: dict[str, Any]) -> Manifest:
    items = tuple(_item(each) for each in plain.pop("items"))
    words = {str(group): MappingProxyType(dict(codes)) for group, codes in plain.pop("words").items()}
    return Manifest(items=items, words=MappingProxyType(words), **plain)


def _item(plain: dict[str, Any]) -> AskedItem:
    return AskedItem(**plain | {"options": MappingProxyType({str(code): str(word) for code, word in plain["options"]})})
