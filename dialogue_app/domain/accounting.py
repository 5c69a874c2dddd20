"""Accountability: the chain over the answers of a dialogue, its head, and where it does not hold any more.

Each link is made of the link before it and the digest of one event, so that the newest link, the head, stands for
everything recorded so far. Who wrote the head down can later tell that nothing before it was changed, removed, added or
moved, even by somebody who can work out digests.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class Head(NamedTuple):
    """How many events a dialogue has and the newest link, 64 hexadecimal digits; "" where nothing is recorded."""

    events: int = 0
    link: str = ""


UNSEALED = Head()


class Break(StrEnum):
    """What does not hold at one place of a chain."""

    CHANGED = "changed"
    """The content is not what was recorded."""
    REMOVED = "removed"
    ADDED = "added"
    """Nothing of it was there when it is said to have been recorded."""
    RESEALED = "resealed"
    """Content and digest fit each other, but not the link: changed together with its digest, or moved."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place of a dialogue's record that does not hold.

    ``number`` counts the entries of the dialogue from 1; ``sequence`` is the number in the file. ``at``, ``by`` are as
    the file says now, and may themselves be wrong.
    """

    dialogue_id: str
    kind: Break
    number: int
    sequence: int
    at: str = ""
    by: str = ""


class Changed(NamedTuple):
    """That what a cell says was recorded anew: when, by whom, from which state to which; not what was said."""

    at: str
    by: str
    supplier_id: str
    item_id: str
    before: str
    after: str
    imported: bool


class Erased(NamedTuple):
    """That everything one supplier said was erased: when, by whom, why, and how many answers it were in a dialogue."""

    supplier_id: str
    at: str
    by: str
    reason: str
    answers: int
