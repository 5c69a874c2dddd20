"""Findings in a contract and what is done about them: the record, its class, its days and the way it may go.

Days are computed from the class (specification 5.5, F4). The ladder of pressure and the taking over of another buyer's
follow-up have modules of their own: ``escalation`` and ``reuse``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dialogue_app.domain.dates import working_days_after
from dialogue_app.domain.escalation import Measure
from dialogue_app.domain.followup_days import day_of, days_after, months_after
from dialogue_app.domain.notices import Told
from dialogue_app.domain.plain_text import cleaned, texts_of
from dialogue_app.domain.reuse import NOT_REUSED, Reuse
from dialogue_app.domain.verification import CheckedBy
from dialogue_app.errors import Problem

LONGEST_TEXT = 4_000
"""Characters of one text of a finding."""


class Severity(StrEnum):
    """How grave a finding is."""

    S1 = "S1"
    S2 = "S2"
    S3 = "S3"
    S4 = "S4"


class FindingState(StrEnum):
    """Where the correction stands."""

    OPEN = "open"
    PLAN_AGREED = "plan-agreed"
    IN_PROGRESS = "in-progress"
    DONE = "done-unverified"
    CLOSED = "closed"
    REOPENED = "reopened"
    ACCEPTED_RISK = "accepted-risk"


class FoundBy(StrEnum):
    """Kind of source; never a person or an organisation."""

    SELF_REPORT = "self-report"
    DOCUMENT = "document"
    AUDIT = "audit"
    LABEL = "label"
    INDEPENDENT = "independent"
    VISIT = "visit"
    OTHER_BUYER = "other-buyer"


ENDED = frozenset({FindingState.CLOSED, FindingState.ACCEPTED_RISK})
"""States in which nothing is owed any more."""


class Step(StrEnum):
    """What has a day of its own."""

    CONTACT = "contact"
    CONTAINMENT = "containment"
    PLAN = "plan"
    CLOSE = "close"
    CHECK = "check"


class _Limits(NamedTuple):
    """Working days until contact, calendar days until the rest; None where the class sets none."""

    contact: int | None
    containment: int | None
    plan: int | None
    close: int | None
    structural: int | None


_LIMITS = {
    Severity.S1: _Limits(1, 7, 14, None, None),
    Severity.S2: _Limits(5, None, 30, 90, 180),
    Severity.S3: _Limits(None, None, 60, 180, 180),
    Severity.S4: _Limits(None, None, None, None, None),
}
"""Defaults of specification 5.5. An S1 is closed as its plan says and checked monthly; an S4 waits for the round."""


@dataclass(frozen=True, slots=True)
class Remedy:
    """What workers got back: whether, of which kind, how many people, which sum. Never names of people."""

    given: str = ""
    kind: str = ""
    people: int = 0
    sum: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """More time: asked on which day, until when, why, and who agreed (by function). ISO days.

    ``due_before`` is the day it was due when this was asked.
    """

    requested_on: str
    until: str
    reason: str
    decided_by: str = ""
    due_before: str = ""

    @property
    def late(self) -> bool:
        """Whether it was asked after the day was over."""
        return bool(self.due_before) and self.requested_on > self.due_before

    @property
    def granted(self) -> bool:
        """Whether somebody agreed; what is asked too late is refused unless somebody does, with a reason."""
        return bool(self.decided_by and self.reason)


@dataclass(frozen=True, slots=True)
class Related:
    """What another buyer does about the same site or brand."""

    buyer: str
    action: str


NO_REMEDY = Remedy()


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding with its correction (specification 5.5). Days are ISO text or empty.

    ``question_id`` is the question of the bank it belongs to: it stays the same from round to round.
    ``responsible`` is a function at the supplier, never a person. ``agreed`` is the day the plan sets for closing.
    ``contacted_on``, ``contained_on`` and ``planned_on`` say when these first steps were done.
    """

    number: int
    text: str
    severity: Severity
    found_on: str
    clause: str = ""
    question_id: str = ""
    brand: str = ""
    site: str = ""
    tier: str = ""
    found_by: FoundBy = FoundBy.DOCUMENT
    structural: bool = False
    root_cause: str = ""
    immediate: str = ""
    corrective: str = ""
    preventive: str = ""
    remedy: Remedy = NO_REMEDY
    responsible: str = ""
    contacted_on: str = ""
    contained_on: str = ""
    planned_on: str = ""
    agreed: str = ""
    extensions: tuple[Extension, ...] = ()
    proof_expected: str = ""
    proof_received: str = ""
    received_on: str = ""
    verified_by: CheckedBy = CheckedBy.NONE
    confirmed_by_workers: str = ""
    state: FindingState = FindingState.OPEN
    why: str = ""
    closed_on: str = ""
    checked_on: str = ""
    measures: tuple[Measure, ...] = ()
    related: tuple[Related, ...] = ()
    reuse: Reuse = NOT_REUSED
    notices: tuple[Told, ...] = ()

    @property
    def open(self) -> bool:
        """Whether something is still owed."""
        return self.state not in ENDED


def days(severity: Severity, found_on: date, *, structural: bool = False) -> dict[Step, date]:
    """Return the days a class sets, by step; steps without a day of their own are left out."""
    limits = _LIMITS[severity]
    close = limits.structural if structural else limits.close
    set_days = {
        Step.CONTACT: working_days_after(found_on, limits.contact) if limits.contact else None,
        Step.CONTAINMENT: days_after(found_on, limits.containment) if limits.containment else None,
        Step.PLAN: days_after(found_on, limits.plan) if limits.plan else None,
        Step.CLOSE: days_after(found_on, close) if close else None,
    }
    return {step: day for step, day in set_days.items() if day}


def closing_day(finding: Finding) -> str:
    """Return until when it must be closed, as an ISO day: agreed, extended or set by the class; "" where none is."""
    granted = [each.until for each in finding.extensions if each.granted]
    if granted:
        return granted[-1]
    computed = days(finding.severity, day_of(finding.found_on), structural=finding.structural).get(Step.CLOSE)
    return finding.agreed or (computed.isoformat() if computed else "")


def owed_steps(finding: Finding) -> Iterator[tuple[Step, str]]:
    """Yield what is still to be done and until when, the first day first; nothing once it has ended."""
    if not finding.open:
        return
    set_days = days(finding.severity, day_of(finding.found_on), structural=finding.structural)
    done = {Step.CONTACT: finding.contacted_on, Step.CONTAINMENT: finding.contained_on, Step.PLAN: _planned(finding)}
    for step, day in sorted(set_days.items(), key=lambda pair: pair[1]):
        if step is not Step.CLOSE and not done[step]:
            yield step, day.isoformat()
    if closing := closing_day(finding):
        yield Step.CLOSE, closing
    if finding.severity is Severity.S1:
        since = day_of(finding.checked_on or finding.found_on)
        yield Step.CHECK, months_after(since, 1).isoformat()


def _planned(finding: Finding) -> str:
    return finding.planned_on or ("" if finding.state in (FindingState.OPEN, FindingState.REOPENED) else "yes")


def extended(finding: Finding, extension: Extension) -> Finding:
    """Return the finding with more time asked for; without an approver it is noted, and nothing moves.

    Raises:
        Problem: there is no reason, no day, or the new day is not later.
    """
    due = closing_day(finding)
    asked = replace(cleaned(extension), due_before=due)
    if not asked.reason:
        raise Problem("extension-without-reason")
    day_of(asked.requested_on)
    if due and day_of(asked.until).isoformat() <= due:
        raise Problem("extension-not-later", due=due)
    return replace(finding, extensions=(*finding.extensions, asked))


def checked(finding: Finding) -> Finding:
    """Return the finding as it is stored.

    Raises:
        Problem: it says nothing, a day can't be read, or its state lacks what it needs.
    """
    finding = cleaned(finding)
    if not finding.text:
        raise Problem("finding-without-text")
    if (length := max(map(len, texts_of(finding)))) > LONGEST_TEXT:
        raise Problem("finding-too-long", longest=LONGEST_TEXT, length=length)
    day_of(finding.found_on)
    for day in filter(None, (finding.agreed, finding.closed_on, finding.contacted_on, finding.contained_on,
                             finding.planned_on, finding.received_on, finding.checked_on)):  # fmt: skip
        day_of(day)
    if finding.agreed and finding.agreed < finding.found_on:
        raise Problem("finding-ends-before", day=finding.agreed, found=finding.found_on)
    _check_state(finding)
    return finding


def _check_state(finding: Finding) -> None:
    match finding.state:
        case FindingState.PLAN_AGREED if not finding.corrective:
            raise Problem("finding-without-plan")
        case FindingState.CLOSED if not (finding.proof_received and finding.verified_by and finding.closed_on):
            raise Problem("finding-closed-without-proof")
        case FindingState.ACCEPTED_RISK | FindingState.REOPENED if not finding.why:
            raise Problem("finding-without-reason")
        case FindingState.ACCEPTED_RISK if finding.severity is Severity.S1:
            raise Problem("finding-risk-not-accepted")


def by_urgency(finding: Finding) -> tuple[bool, str, str, int]:
    """Return the sort key of findings: open ones first, the gravest, then the first day, then the number."""
    first = next((day for _, day in owed_steps(finding)), "9999")
    return not finding.open, finding.severity.value, first, finding.number
