"""Where things stand in the workbook that goes to a supplier: shared by its writer and its reader.

Nothing is ever found by row, number or wording alone: every answer row carries a key, every column a technical name
in a hidden header row, and a hidden sheet says what was asked. Knows no openpyxl.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from question_bank import canonical, text_hash

FORMAT = "dialogue-app-questionnaire"
FORMAT_VERSION = 1

MANIFEST_SHEET = "_dq"
"""Very hidden sheet; its column A holds the manifest as JSON in pieces."""

LISTS_SHEET = "_dq_lists"
"""Very hidden sheet with the words of the drop-down lists, one list a column; never read back."""

PIECE = 16_000
"""Characters of a piece: a cell holds 32,767 at most, and cuts silently."""

HEADER = "dq."
"""Cells of a technical header row begin with this; the row is hidden, and moves with its columns."""

HASH_SHOWN = 12
"""Digits of the asked hash that stand in a key: enough to tell wordings apart, short enough to survive."""


class Column(StrEnum):
    """Columns of the sheet of questions. ``UNIT`` (unit, "of what", or what to do) is shown and never read.

    ``QUESTION`` holds the prompt, and below it, after a line feed, the help: what stands there begins with the prompt.
    In the rows of parts it holds the words of the option or what the row is for. Titles of sections have no key.

    A sheet with rows of a table has ``KEY`` and one column for each field of a row (``dq.legal_name`` ...), not all
    of them asked. Its prepared rows have the key of the item with the part ``ROW``; rows that a supplier adds below
    have none and belong to the same item.
    """

    KEY = "key"
    CODE = "code"
    QUESTION = "question"
    ANSWER = "answer"
    UNIT = "unit"
    STATE = "state"
    REASON = "reason"
    SCOPE = "scope"
    SCOPE_TEXT = "scope_text"
    SHARE = "share"
    CLAIM = "claim"
    PROOF = "proof"
    DUE = "due"
    CONFIDENTIAL = "confidential"
    CONFIDENTIAL_REASON = "confidential_reason"


class Part(StrEnum):
    """What a row below the first row of an item holds; the first row has none.

    The first row of an item with rows of ``OPTION`` or ``PLACE``, or with a sheet, takes no value, but state, scope
    and all the rest. A chosen option is ticked with ``TICK``; every yes or no is a word of the manifest ("yes_no").
    """

    OPTION = "option"
    PLACE = "place"
    OTHER = "other"
    PERIOD = "period"
    ESTIMATED = "estimated"
    ROW = "row"


TICK = "x"
"""What stands beside a chosen option."""


@dataclass(frozen=True, slots=True)
class Key:
    """Identity of a row: item, wording asked, and part (``option:<id>``, ``place:<n>``, ``other`` ...)."""

    item_id: str
    asked: str
    part: str = ""

    PATTERN = re.compile(r"([A-Za-z0-9_-]{1,80})\|([0-9a-f]{12})\|([a-z]*(?::[A-Za-z0-9_]{1,60})?)")

    def __str__(self) -> str:
        return f"{self.item_id}|{self.asked}|{self.part}"

    @classmethod
    def of(cls, item_id: str, asked_hash: str, part: str = "") -> "Key":
        """Return the key of a row of an item."""
        return cls(item_id, asked_hash[:HASH_SHOWN], part)

    @classmethod
    def parse(cls, text: str) -> "Key | None":
        """Return the key that a cell holds, or None when it holds none."""
        found = cls.PATTERN.fullmatch(text.strip())
        return cls(*found.groups()) if found else None


@dataclass(frozen=True, slots=True)
class AskedItem:
    """What one item asked: ``options`` maps option ids to the words in the workbook, in their order."""

    item_id: str
    code: str
    question_id: str
    rev: int
    asked_hash: str
    kind: str
    prompt: str
    options: Mapping[str, str]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a workbook is. ``supplier_id`` is empty in a workbook made for all.

    ``words`` maps "state", "reason", "scope" and "yes_no" to code -> word in the language of the workbook, so that
    reading needs no catalogue; workbooks made before there was a column for reasons lack "reason". Table-like items
    name their ``sheet``.
    """

    workbook_id: str
    dialogue_id: str
    dialogue_title: str
    questionnaire_id: str
    version: int
    supplier_id: str
    supplier_name: str
    language: str
    made_at: str
    items: tuple[AskedItem, ...]
    words: Mapping[str, Mapping[str, str]]

    def pieces(self) -> list[str]:
        """Return the manifest as it stands in the hidden sheet: JSON with its signature, cut into cells."""
        body = canonical(_plain(self))
        text = json.dumps({"format": FORMAT, "version": FORMAT_VERSION, "signature": text_hash(body), "body": body})
        text = text.replace("_x", "\\u005fx")  # Excel takes _x0041_ for a code of its own
        return list(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    """Yield the text in pieces that neither begin nor end with a blank, which some programs cut off."""
    start = 0
    while start < len(text):
        end = min(start + PIECE, len(text))
        while end < len(text) and (text[end - 1].isspace() or text[end].isspace()):
            end -= 1
        yield text[start:end]
        start = end


def _plain(manifest: Manifest) -> dict[str, object]:
    table = {name: getattr(manifest, name) for name in manifest.__slots__ if name not in ("items", "words")}
    items = [{name: getattr(item, name) for name in item.__slots__} for item in manifest.items]
    for item in items:
        item["options"] = list(dict(item["options"]).items())  # canonical JSON sorts keys; the order of options counts
    words = {group: dict(codes) for group, codes in manifest.words.items()}
    return table | {"items": items, "words": words}
