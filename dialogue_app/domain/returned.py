"""What came back in a file: proposals for answers and remarks about the file. Nothing here has been stored.

Frozen values; the file formats are in ``exchange``, the decision what to store in ``workspace``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from dialogue_app.domain.answers import Answer


class Match(StrEnum):
    """How an answer was matched with its question, surest first. Guesses are never taken without being ticked."""

    ID = "id"
    TEXT = "text"
    GUESS = "guess"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: name of the file, sheet and cell, as far as known."""

    file: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to say about a returned file: ``code`` names the sentence ``returned.<code>``, details fill it.

    ``lost`` is true when something the supplier wrote can't be taken over, false when it is only worth knowing.
    """

    code: str
    place: Place
    lost: bool = True
    item_id: str = ""
    details: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True)
class Proposal:
    """An answer found in a file, for one item of the questionnaire."""

    item_id: str
    asked_hash: str
    answer: Answer
    place: Place
    match: Match = Match.ID


@dataclass(frozen=True, slots=True)
class Returned:
    """All that was found in one file. ``supplier_id`` is empty when the file does not say whose it is.

    ``digest`` is the SHA-256 of the file, so that the same file is recognised.
    """

    file: str
    digest: str
    workbook_id: str
    dialogue_id: str
    questionnaire_id: str
    supplier_id: str
    language: str
    proposals: tuple[Proposal, ...]
    remarks: tuple[Remark, ...] = ()
