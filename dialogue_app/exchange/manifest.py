"""Reads back the hidden sheet that says what a workbook is. What was changed in it is not trusted."""

import json
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, NoReturn

from dialogue_app.domain.plain_text import clean
from dialogue_app.errors import Problem
from dialogue_app.exchange.layout import FORMAT, FORMAT_VERSION, AskedItem, Manifest
from question_bank import text_hash

LONGEST = 5_000_000
"""Characters of a manifest; one of 300 questions has about 200,000."""

BEGINS = f'{{"format": "{FORMAT}"'
"""How the first cell of a manifest begins, under whatever name its sheet came back."""

_ID = re.compile(r"[A-Za-z0-9_.-]{0,80}")
_GROUPS = ("state", "scope", "yes_no")
_LATER_GROUPS = ("reason",)
"""Groups that older workbooks lack."""


def read_manifest(pieces: Iterable[str], file: str) -> Manifest | None:
    """Return the manifest whose cells hold these pieces, or None when it is missing or was changed.

    Raises:
        Problem: a newer version of the program made the workbook.
    """
    text = "".join(pieces)
    if not text or len(text) > LONGEST:
        return None
    try:
        return _read(text, file)
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _read(text: str, file: str) -> Manifest | None:
    head = _strict(text)
    if head["format"] != FORMAT:
        return None
    version, body = head["version"], head["body"]
    if type(version) is not int:
        return None
    if version > FORMAT_VERSION:
        raise Problem("return-newer", file=file)
    if not isinstance(body, str) or head["signature"] != text_hash(body):
        return None
    return _manifest(_strict(body))


def _strict(text: str) -> dict[str, Any]:
    """Parse JSON without the liberties that Python takes: no name twice, no NaN."""
    plain = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    if not isinstance(plain, dict):
        raise TypeError(type(plain))
    return plain


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    return plain if len(plain) == len(pairs) else _refuse("a name stands twice")


def _refuse(what: str) -> NoReturn:
    raise ValueError(what)


def _manifest(plain: dict[str, Any]) -> Manifest:
    said = plain["words"]
    groups = (*_GROUPS, *(group for group in _LATER_GROUPS if group in said))
    return Manifest(
        workbook_id=_id(plain, "workbook_id"),
        dialogue_id=_id(plain, "dialogue_id"),
        dialogue_title=_text(plain, "dialogue_title"),
        questionnaire_id=_id(plain, "questionnaire_id"),
        version=_whole(plain, "version"),
        supplier_id=_id(plain, "supplier_id"),
        supplier_name=_text(plain, "supplier_name"),
        language=_id(plain, "language"),
        made_at=_text(plain, "made_at"),
        items=tuple(map(_item, plain["items"])),
        words=MappingProxyType({group: _words(said[group].items()) for group in groups}),
    )


def _item(plain: dict[str, Any]) -> AskedItem:
    return AskedItem(
        item_id=_id(plain, "item_id"),
        code=_text(plain, "code"),
        question_id=_text(plain, "question_id"),
        rev=_whole(plain, "rev"),
        asked_hash=_id(plain, "asked_hash"),
        kind=_text(plain, "kind"),
        prompt=_text(plain, "prompt"),
        options=_words(plain["options"]),
        sheet=_text(plain, "sheet"),
    )


def _text(plain: Mapping[str, Any], name: str) -> str:
    text = plain[name]
    return clean(text) if isinstance(text, str) else _refuse(name)


def _id(plain: Mapping[str, Any], name: str) -> str:
    text = _text(plain, name)
    return text if _ID.fullmatch(text) else _refuse(name)


def _whole(plain: Mapping[str, Any], name: str) -> int:
    number = plain[name]
    return number if type(number) is int else _refuse(name)


def _words(pairs: Iterable[tuple[Any, Any]]) -> Mapping[str, str]:
    words = {}
    for code, word in pairs:
        if not isinstance(code, str) or not isinstance(word, str):
            _refuse("words")
        words[code] = clean(word)
    return MappingProxyType(words)
