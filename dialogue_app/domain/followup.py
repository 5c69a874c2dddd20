"""One entry of the record of follow-up and decisions: a whole record as it stands from then on, or that it is gone."""

from dataclasses import dataclass
from enum import StrEnum

from dialogue_app.domain.bank_records import BankRun, Proposed
from dialogue_app.domain.findings import Finding
from dialogue_app.domain.local_translations import LocalTranslations
from dialogue_app.domain.owed import PutOff
from dialogue_app.domain.priorities import Priorities
from dialogue_app.domain.rating import CellRating
from dialogue_app.domain.rounds import Contract
from dialogue_app.domain.thresholds import Thresholds
from dialogue_app.domain.verdicts import Confirmed, Verdict
from dialogue_app.domain.verification import Check


class FollowKind(StrEnum):
    """What is kept, and by which subject.

    A contract by its dialogue, a check and a finding by ids of their own, and what was put off or reminded of by the
    key of what is owed. A rating by its cell, a confirmed readiness by criterion and actor, a decision by criterion,
    limits by their profile, and that a supplier is the same as another by its id. A package that came or went and a
    proposal for a bank by ids of their own. Translations of one's own by bank and question, priorities by poll and
    rater.
    """

    CONTRACT = "contract"
    CHECK = "check"
    FINDING = "finding"
    PUT_OFF = "put-off"
    REMINDED = "reminded"
    RATING = "rating"
    READY = "readiness"
    DECISION = "decision"
    THRESHOLDS = "thresholds"
    SAME = "same-supplier"
    BANK_RUN = "bank-run"
    PROPOSAL = "proposal"
    TRANSLATION = "translation"
    PRIORITIES = "priorities"


DECIDING = frozenset(
    {
        FollowKind.RATING,
        FollowKind.READY,
        FollowKind.DECISION,
        FollowKind.THRESHOLDS,
        FollowKind.SAME,
        FollowKind.BANK_RUN,
        FollowKind.PROPOSAL,
        FollowKind.TRANSLATION,
        FollowKind.PRIORITIES,
    }
)
"""What people rate and decide, in a dialogue or about the bank; kept apart from what is followed up in a contract."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """That somebody was reminded of something owed, on which day, and which new day was named. ISO days."""

    on: str
    new_day: str = ""


@dataclass(frozen=True, slots=True)
class SameAs:
    """That a supplier is the same as the one with this id."""

    supplier_id: str


Followed = (
    Contract
    | Check
    | Finding
    | PutOff
    | Reminded
    | CellRating
    | Confirmed
    | Verdict
    | Thresholds
    | SameAs
    | BankRun
    | Proposed
    | LocalTranslations
    | Priorities
)

SHAPES: dict[FollowKind, type[Followed]] = {
    FollowKind.CONTRACT: Contract,
    FollowKind.CHECK: Check,
    FollowKind.FINDING: Finding,
    FollowKind.PUT_OFF: PutOff,
    FollowKind.REMINDED: Reminded,
    FollowKind.RATING: CellRating,
    FollowKind.READY: Confirmed,
    FollowKind.DECISION: Verdict,
    FollowKind.THRESHOLDS: Thresholds,
    FollowKind.BANK_RUN: BankRun,
    FollowKind.PROPOSAL: Proposed,
    FollowKind.SAME: SameAs,
    FollowKind.TRANSLATION: LocalTranslations,
    FollowKind.PRIORITIES: Priorities,
}
"""The record each kind keeps."""


@dataclass(frozen=True, slots=True)
class FollowEvent:
    """One entry, never changed and never deleted; the newest of a kind and subject counts.

    ``content`` is None where it was taken back. ``supplier_id`` is empty where no single supplier is meant.
    """

    id: str
    kind: FollowKind
    subject: str
    dialogue_id: str
    supplier_id: str
    content: Followed | None
    sequence: int = 0
    at: str = ""
    recorded_by: str = ""
    device: str = ""
