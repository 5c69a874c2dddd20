"""The entries of a ``.dialogue`` file: every row has the columns of its ledger and the digest that fits them."""

import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import InvalidOperation
from enum import Enum
from operator import itemgetter
from typing import Any

from dialogue_app.domain import answers, remarks
from dialogue_app.domain.cells import Cell
from dialogue_app.domain.followup import DECIDING, SHAPES, FollowKind
from dialogue_app.domain.ledgers import (
    ANSWERS,
    DECISIONS,
    FOLLOW_UP,
    GROUP,
    HANDED_OUT,
    REMARKS,
    TALKS,
    WHOLE,
    Columns,
    Entry,
    Ledger,
)
from dialogue_app.domain.packed_dialogue import PackedDialogue
from dialogue_app.domain.plain_text import clean
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.remarks import Remark
from dialogue_app.domain.talks import StepKind, TalkFormat
from dialogue_app.domain.values import from_json
from dialogue_app.errors import Fault, Problem
from dialogue_app.exchange.bank_fields import UnfitError, told_apart
from dialogue_app.exchange.dialogue_archive import Archive

MOST_ENTRIES = 1_000_000
LONGEST_TEXT, LONGEST_CONTENT = 20_000, 5_000_000
"""Characters of a text, and of a column that holds a table as text."""

_TABLES = frozenset({"value", "body", "basis", "pseudonyms", "released"})
_ID = re.compile(r"[0-9A-Za-z-]{1,64}", re.ASCII)
_DIGEST = re.compile(r"[0-9a-f]{64}", re.ASCII)
_IDS = frozenset(
    {"id", "dialogue_id", "questionnaire_id", "item_id", "supplier_id", "talk_id", "remark_id", "previous"}
)
_MOST_PLACES = 2**53
_CODED = (
    "state", "due", "scope_kind", "scope_share", "source", "date_of_fact", "language", "read_back",
    "corrected_by_supplier", "confidential", "share_scope", "verification",
)  # fmt: skip
_TEXTS = (
    "reason", "due", "scope_text", "claim", "note", "speaker_role", "date_of_fact", "language", "confidential_reason",
)  # fmt: skip
_codes, _texts = itemgetter(*_CODED), itemgetter(*_TEXTS)
_MARKS = ("read_back", "corrected_by_supplier", "confidential")
_CODES: dict[str, type[Enum]] = {"format": TalkFormat, "kind": StepKind}


def entries_of(ledger: Ledger, archive: Archive, packed: PackedDialogue) -> tuple[Entry, ...]:
    """Return the entries of one ledger, in the order of the file.

    Raises:
        Problem: a row has not the columns it must have, was changed after it was recorded, or is there twice.
    """
    part = f"entries/{ledger.name}.json"
    table = archive.tables(part, rows=True)
    names = [*ledger.columns, "form", "digest"]
    rows = table.get("entries") if type(table) is dict and table.get("columns") == names else None
    if type(rows) is not list or len(rows) > MOST_ENTRIES:
        raise Problem("dialogue-file-unfit", file=archive.name, field=part)
    reader = _Reader(ledger, archive.name, _LOOKS[ledger.name](packed))
    found = tuple(reader.entry(row, place) for place, row in enumerate(rows, 1))
    if len({each.id for each in found}) < len(found):
        raise Problem("dialogue-file-entry-twice", file=archive.name, part=part)
    return found


class _Reader:
    """Reads rows of one ledger; remembers which kinds of row and which ids were found good, as most are alike."""

    def __init__(self, ledger: Ledger, file: str, look: "Look") -> None:
        self._ledger, self._file, self._look = ledger, file, look
        self._texts: dict[tuple[type, ...], Callable[[list[Any]], tuple[str, ...]]] = {}
        self._ids: set[object] = {None}
        self._id_places = tuple(place for place, name in enumerate(ledger.columns) if name in _IDS)

    def entry(self, row: Any, place: int) -> Entry:
        """Return one row as an entry.

        Raises:
            Problem: it can't be one, or was changed.
        """
        ledger, where = self._ledger, f"{self._ledger.name} {place}"
        if type(row) is not list or len(row) != len(ledger.columns) + 2:
            raise Problem("dialogue-file-unfit", file=self._file, field=where)
        *content, form, digest = row
        columns = dict(zip(ledger.columns, content, strict=True))
        try:
            self._refuse_types(content, columns)
            _refuse_form(ledger, columns, form)
            changed = ledger.digest(columns) != digest
            self._look(columns)
        except (ValueError, TypeError, KeyError, InvalidOperation, RecursionError, Fault) as error:
            raise Problem("dialogue-file-unfit", file=self._file, field=where) from error
        if changed:
            raise Problem("dialogue-file-entry-changed", file=self._file, entry=where)
        return Entry(columns, digest, form)

    def _refuse_types(self, content: list[Any], columns: Columns) -> None:
        types = tuple(map(type, content))
        if types not in self._texts:
            _refuse_types(self._ledger, columns)
            self._texts[types] = itemgetter(*(place for place, kind in enumerate(types) if kind is str))
        ids = {content[place] for place in self._id_places} - self._ids
        if not all(_ID.fullmatch(str(each)) for each in ids):
            raise UnfitError("id")
        self._ids |= ids
        _refuse_texts(columns, "".join(self._texts[types](content)))


def _refuse_types(ledger: Ledger, columns: Columns) -> None:
    for name, content in columns.items():
        wanted = int if name in ledger.numbers else str
        if type(content) is not wanted and not (content is None and name in ledger.may_miss):
            raise UnfitError(name)


def _refuse_texts(columns: Columns, joined: str) -> None:
    """Refuse texts that are too long or none, a moment that is none, and a place in the record that can't be."""
    if len(joined) > LONGEST_TEXT and not all(_fits(name, content) for name, content in columns.items()):
        raise UnfitError("text")
    if "\x00" in joined or not (joined.isascii() or _is_text(joined)):
        raise UnfitError("text")
    if datetime.fromisoformat(str(columns["at"])).utcoffset() is None:
        raise UnfitError("at")
    sequence = columns.get("sequence", 0)
    if type(sequence) is int and not 0 <= sequence < _MOST_PLACES:
        raise UnfitError("sequence")


def _fits(name: str, content: object) -> bool:
    return len(str(content)) <= (LONGEST_CONTENT if name in _TABLES else LONGEST_TEXT)


def _is_text(joined: str) -> bool:
    try:
        joined.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _refuse_form(ledger: Ledger, columns: Columns, form: object) -> None:
    if form not in (WHOLE, GROUP) or (form == GROUP and ledger.for_group(columns) != columns):
        raise UnfitError("form")


Look = Callable[[Columns], None]
"""Raises where an entry says what can't be: an error of its own, or any of those that ``_entry`` takes for one."""


def _of_dialogue(packed: PackedDialogue, columns: Columns) -> None:
    known = {*(each.id for each in packed.suppliers), *packed.aliases, None}
    if columns["dialogue_id"] != packed.dialogue.id or columns["supplier_id"] not in known:
        raise UnfitError("supplier_id")


class _Answers:
    """Looks at answers. Codes and values are much alike, so each is looked at once."""

    def __init__(self, packed: PackedDialogue) -> None:
        self._asked = {
            (form.id, item.id): (item, item.asked_hash) for form in packed.questionnaires for item in form.items()
        }
        self._suppliers = {*(each.id for each in packed.suppliers), *packed.aliases}
        self._dialogue_id = packed.dialogue.id
        self._values: set[tuple[object, object]] = set()
        self._codes: set[tuple[object, ...]] = set()

    def __call__(self, columns: Columns) -> None:
        """Refuse an answer to what was not asked, or one that could not have been recorded."""
        item, asked_hash = self._asked[str(columns["questionnaire_id"]), str(columns["item_id"])]
        if columns["dialogue_id"] != self._dialogue_id or columns["supplier_id"] not in self._suppliers:
            raise UnfitError("supplier_id")
        if columns["asked_hash"] != asked_hash:
            raise UnfitError("asked_hash")
        codes = _codes(columns)
        if codes not in self._codes:
            self._refuse_codes(item, columns)
            self._codes.add(codes)
        value = columns["value"]
        if value is not None and (item.id, value) not in self._values:
            self._refuse_value(item, str(value))
            self._values.add((item.id, value))
        if len(str(columns["claim"])) > answers.LONGEST_CLAIM:
            raise UnfitError("claim")
        for text in filter(None, _texts(columns)):
            if clean(str(text)) != text:
                raise UnfitError("text")

    @staticmethod
    def _refuse_codes(item: Item, columns: Columns) -> None:
        if any(columns[name] not in (0, 1) for name in _MARKS):
            raise UnfitError("mark")
        stored: dict[str, Any] = {name: columns[name] for name in Cell._fields[:-1]}
        said = Cell(**stored | {"value": None}).answer(item.snapshot.answer.kind)
        answers.checked(item, said)

    @staticmethod
    def _refuse_value(item: Item, text: str) -> None:
        value = from_json(item.snapshot.answer.kind, text)
        if answers.checked_value(item, value) is not value:
            raise UnfitError("value")


def _talks(packed: PackedDialogue) -> Look:
    def look(columns: Columns) -> None:
        _of_dialogue(packed, columns)
        for name, code in _CODES.items():
            code(columns[name])

    return look


def _remarks(packed: PackedDialogue) -> Look:
    def look(columns: Columns) -> None:
        _of_dialogue(packed, columns)
        if columns["body"] is not None:
            remark = _whole(Remark, columns["body"])
            if remarks.checked(remark) != remark:
                raise UnfitError("body")

    return look


def _followed(packed: PackedDialogue, deciding: bool) -> Look:
    def look(columns: Columns) -> None:
        _of_dialogue(packed, columns)
        kind = FollowKind(str(columns["kind"]))
        if (kind in DECIDING) is not deciding or clean(str(columns["subject"])) != columns["subject"]:
            raise UnfitError("kind")
        if columns["body"] is not None:
            _whole(SHAPES[kind], columns["body"])

    return look


def _handed_out(packed: PackedDialogue) -> Look:
    shapes: dict[str, Any] = {
        "released": tuple[str, ...],
        "basis": Mapping[str, Mapping[str, tuple[str, ...]]],
        "pseudonyms": Mapping[str, str],
    }

    def look(columns: Columns) -> None:
        _of_dialogue(packed, columns)
        if not _DIGEST.fullmatch(str(columns["digest"])):
            raise UnfitError("digest")
        for name, shape in shapes.items():
            _whole(shape, columns[name])

    return look


def _whole(shape: Any, text: object) -> Any:
    """Return a record that stands as JSON in a column; an unknown field in it is one that this program would lose."""
    made, unknown = told_apart(shape, json.loads(str(text)))
    if unknown:
        raise UnfitError("body")
    return made


_LOOKS: dict[str, Callable[[PackedDialogue], Look]] = {
    ANSWERS.name: _Answers,
    TALKS.name: _talks,
    REMARKS.name: _remarks,
    FOLLOW_UP.name: lambda packed: _followed(packed, deciding=False),
    DECISIONS.name: lambda packed: _followed(packed, deciding=True),
    HANDED_OUT.name: _handed_out,
}
