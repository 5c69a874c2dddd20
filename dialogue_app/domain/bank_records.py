"""What was done with the own bank and must be known later: packages taken in and handed on, and proposals.

Plain texts only, so that nothing of a bank is loaded before it is wanted.
"""

from dataclasses import dataclass
from enum import StrEnum


class RunKind(StrEnum):
    """Which way a package went."""

    TAKEN_IN = "taken-in"
    HANDED_ON = "handed-on"


@dataclass(frozen=True, slots=True)
class RunLine:
    """What happened to one question of a package: what it was, and how a conflict was settled ("" where none was)."""

    what: str
    theirs: str
    mine: str
    prompt: str
    conflicts: tuple[str, ...] = ()
    take: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class BankRun:
    """One package that came or went.

    ``revisions`` are those that others have since then, as "OWN-001 2"; they are never changed again.
    """

    kind: RunKind
    bank: str
    file: str
    revisions: tuple[str, ...]
    lines: tuple[RunLine, ...] = ()
    same: int = 0


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposed change of a question of another bank, as it is kept.

    ``rev`` and ``content_hash`` name the revision that it starts from; ``body`` is the proposed question as canonical
    JSON; ``by`` is who proposes it and ``on`` the day.
    """

    bank_id: str
    question_id: str
    rev: int
    content_hash: str
    reason: str
    body: str
    by: str
    on: str
