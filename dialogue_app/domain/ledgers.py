"""What is only ever appended, entry by entry: which columns an entry has, of what it tells, and its digest.

An entry keeps its columns and digest when it travels: whoever gets it can see that nothing was changed since.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

Columns = Mapping[str, object]
"""An entry by the names of its columns: text, whole numbers, or None."""

_JSON = json.JSONEncoder(separators=(",", ":"))

WHOLE, GROUP = "whole", "group"
"""Forms of an entry: as it was recorded, or as joint buyers may see it."""


@dataclass(frozen=True, slots=True)
class Ledger:
    """One record to which entries are appended.

    ``columns`` stand in the order which the digest covers, for good. ``subject`` are the columns that say of what an
    entry tells: the newest entry of a subject counts. ``numbers`` are columns with whole numbers, ``may_miss`` those
    that may be None. ``as_text`` says that the digest takes numbers as text. ``inside`` are columns that a group copy
    leaves empty.
    """

    name: str
    columns: tuple[str, ...]
    subject: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    may_miss: frozenset[str] = frozenset()
    as_text: bool = False
    inside: frozenset[str] = frozenset()

    def digest(self, columns: Columns) -> str:
        """Return the SHA-256 of an entry's columns, 64 hexadecimal digits."""
        content = list(map(columns.__getitem__, self.columns))
        if self.as_text:
            content = [str(part) if type(part) is int else part for part in content]
        return hashlib.sha256(_JSON.encode(content).encode("ascii")).hexdigest()

    def about(self, columns: Columns) -> tuple[object, ...]:
        """Return of what an entry tells."""
        return tuple(columns[name] for name in self.subject)

    def said(self, columns: Columns) -> tuple[object, ...]:
        """Return what an entry says, without when, where and by whom it was recorded."""
        return tuple(columns[name] for name in self.columns if name not in _RECORDED)

    def for_group(self, columns: Columns) -> dict[str, object]:
        """Return an entry as joint buyers may see it: without working notes, person, machine and place in a record."""
        return {name: self._emptied(name) if name in self.inside else content for name, content in columns.items()}

    def _emptied(self, name: str) -> object:
        return None if name in self.may_miss else 0 if name in self.numbers else ""


_RECORDED = frozenset({"id", "sequence", "previous", "at", "recorded_by", "device", "questionnaire_id"})

ANSWERS = Ledger(
    "answers",
    (
        "id", "dialogue_id", "questionnaire_id", "item_id", "supplier_id", "sequence", "at", "recorded_by", "device",
        "asked_hash", "state", "value", "reason", "due", "scope_kind", "scope_text", "scope_share", "claim", "note",
        "speaker_role", "source", "date_of_fact", "language", "read_back", "corrected_by_supplier", "confidential",
        "confidential_reason", "share_scope", "verification", "previous",
    ),
    ("item_id", "supplier_id"),
    numbers=frozenset({"sequence", "read_back", "corrected_by_supplier", "confidential"}),
    may_miss=frozenset({"value", "scope_share", "previous"}),
    as_text=True,
    inside=frozenset({"note", "recorded_by", "device", "sequence", "previous"}),
)  # fmt: skip
TALKS = Ledger(
    "talks",
    (
        "id", "talk_id", "dialogue_id", "supplier_id", "format", "kind", "reason", "note", "sequence", "at",
        "recorded_by", "device",
    ),
    ("talk_id",),
    numbers=frozenset({"sequence"}),
    may_miss=frozenset({"supplier_id"}),
    inside=frozenset({"reason", "note", "recorded_by", "device", "sequence"}),
)  # fmt: skip
REMARKS = Ledger(
    "remarks",
    (
        "id", "remark_id", "dialogue_id", "talk_id", "supplier_id", "sequence", "at", "recorded_by", "device", "body",
        "previous",
    ),
    ("remark_id",),
    numbers=frozenset({"sequence"}),
    may_miss=frozenset({"supplier_id", "body", "previous"}),
)  # fmt: skip
_FOLLOWED = (
    "id", "kind", "subject", "dialogue_id", "supplier_id", "sequence", "at", "recorded_by", "device", "body",
    "previous",
)  # fmt: skip
FOLLOW_UP = Ledger(
    "follow-up",
    _FOLLOWED,
    ("kind", "subject"),
    numbers=frozenset({"sequence"}),
    may_miss=frozenset({"supplier_id", "body", "previous"}),
)
DECISIONS = Ledger(
    "decisions",
    _FOLLOWED,
    ("kind", "subject"),
    numbers=frozenset({"sequence"}),
    may_miss=frozenset({"supplier_id", "body", "previous"}),
)
HANDED_OUT = Ledger(
    "handed-out",
    (
        "id", "dialogue_id", "audience", "supplier_id", "form", "language", "digest", "released", "basis",
        "pseudonyms", "at", "recorded_by", "device",
    ),
    ("id",),
    may_miss=frozenset({"supplier_id"}),
)  # fmt: skip

LEDGERS = (ANSWERS, TALKS, REMARKS, FOLLOW_UP, DECISIONS, HANDED_OUT)
"""Every record that a dialogue leaves behind, in the order in which entries rest on each other."""

BY_NAME = {each.name: each for each in LEDGERS}


class Entry(NamedTuple):
    """One entry as it travels: its columns as first recorded, its digest, and in which form it is."""

    columns: Columns
    digest: str
    form: str = WHOLE

    @property
    def id(self) -> str:
        """Its id, the same for everybody."""
        return str(self.columns["id"])


def sealed(ledger: Ledger, columns: Columns, form: str = WHOLE) -> Entry:
    """Return an entry with the digest that fits it."""
    return Entry(columns, ledger.digest(columns), form)


def group_copy(ledger: Ledger, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries as joint buyers may see them."""
    return tuple(sealed(ledger, ledger.for_group(each.columns), GROUP) for each in entries)


def same_entry(ledger: Ledger, mine: Entry, theirs: Entry) -> bool:
    """Whether two entries of one id are the same one, even where one of them is the group's form of it."""
    if mine.form == theirs.form:
        return mine.digest == theirs.digest
    return ledger.digest(ledger.for_group(mine.columns)) == ledger.digest(ledger.for_group(theirs.columns))


def by_subject(ledger: Ledger, entries: Sequence[Columns]) -> dict[tuple[object, ...], list[Columns]]:
    """Return entries by what they tell of, each in the order given."""
    found: dict[tuple[object, ...], list[Columns]] = {}
    for each in entries:
        found.setdefault(ledger.about(each), []).append(each)
    return found
