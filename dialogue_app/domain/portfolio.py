"""Which contract deserves which depth of follow-up, and how an organisation stands in it (specification 5.5).

The score is a proposal for where time goes first. Nothing here is a judgement of a contractor.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MOST_RISK, MOST_SPEND, MOST_GRAVE = 3, 3, 4
"""The most points for product risk, spend and open grave findings; proof and time count up to 2 each."""

MEETING_FROM, AUDIT_FROM = 5, 9
"""Points from which a contract deserves a meeting, and from which documents are audited."""

_DUE, _LATE = 12, 24
"""Months since the last review, from which one and two points count."""


class Depth(StrEnum):
    """How deep a contract is followed up."""

    DESK = "desk"
    MEETING = "meeting"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Points:
    """The points of a contract by what they are given for. ``risk`` and ``spend`` are 0 until somebody says them."""

    risk: int
    spend: int
    grave: int
    unproven: int
    waiting: int

    @property
    def score(self) -> int:
        """All points."""
        return self.risk + self.spend + self.grave + self.unproven + self.waiting

    @property
    def depth(self) -> Depth:
        """What the points propose."""
        if self.score >= AUDIT_FROM:
            return Depth.AUDIT
        return Depth.MEETING if self.score >= MEETING_FROM else Depth.DESK


@dataclass(frozen=True, slots=True)
class Followed:
    """A contract in the portfolio: its newest round, who delivers, and what its points rest on.

    ``risk`` and ``spend`` are None where nobody said them. ``proven`` of ``answers`` are backed by checked documents or
    third parties. ``reviewed_on`` is the day of the last round that was held, "" for never.
    """

    dialogue_id: str
    title: str
    contractors: tuple[str, ...]
    risk: int | None
    spend: int | None
    grave: int
    answers: int
    proven: int
    reviewed_on: str
    points: Points

    @property
    def complete(self) -> bool:
        """Whether a person has said risk and spend."""
        return self.risk is not None and self.spend is not None


def points(
    risk: int | None, spend: int | None, grave: int, proven: tuple[int, int], *, reviewed: date | None, today: date
) -> Points:
    """Return the points of a contract.

    Args:
        risk: of the product, 0 to 3; None where nobody said it.
        spend: band of the spend, 0 to 3; None where nobody said it.
        grave: open findings of class S1 and S2.
        proven: how many answers are backed by checked proof, of how many.
        reviewed: day of the last review; None for never.
        today: the day it is.
    """
    part, whole = proven
    unproven = 2 if not part else (0 if 2 * part >= whole else 1)
    months = None if reviewed is None else (today.year - reviewed.year) * 12 + today.month - reviewed.month
    waiting = 2 if months is None or months > _LATE else (1 if months > _DUE else 0)
    return Points(risk or 0, spend or 0, min(grave, MOST_GRAVE), unproven, waiting)


def by_urgency(contracts: Iterable[Followed]) -> tuple[Followed, ...]:
    """Return contracts with the most points first, equal ones by title."""
    return tuple(sorted(contracts, key=lambda each: (-each.points.score, each.title.casefold(), each.dialogue_id)))


class Point(StrEnum):
    """What buyers advise each other for follow-up, in the order of the working group's checklist of eight points."""

    RESOURCES = "resources"
    KNOWLEDGE = "knowledge"
    CLAUSES = "clauses"
    IMPROVEMENT = "improvement"
    THIRD_PARTIES = "third-parties"
    OTHER_BUYERS = "other-buyers"
    LABELS = "labels"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Standing:
    """How an organisation stands at one point: ``done`` of ``of`` from its own data; ``place`` is where one goes on."""

    point: Point
    done: int
    of: int
    place: str

    @property
    def begun(self) -> bool:
        """Whether there is anything."""
        return self.done > 0

    @property
    def met(self) -> bool:
        """Whether it holds throughout."""
        return self.begun and self.done >= self.of
