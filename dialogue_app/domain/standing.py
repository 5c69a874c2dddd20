"""How a contract stands on one day: what became of what was promised, what is overdue, what somebody must decide.

Worked out from the follow-up of a round; nothing of it is stored.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dialogue_app.domain.delivery import Outcome
from dialogue_app.domain.escalation import Rung, next_rung
from dialogue_app.domain.findings import Finding, Severity, Step, closing_day, owed_steps
from dialogue_app.domain.followed_up import FollowedUp
from dialogue_app.domain.followup_days import is_past
from dialogue_app.domain.notifying import waiting

GRAVE = frozenset({Severity.S1, Severity.S2})


class Became(StrEnum):
    """What became of what was promised or said, as coarse as a person in charge needs it."""

    KEPT = "kept"
    DROPPED = "dropped"
    OPEN = "open"
    UNLIKE = "unlike"


_BECAME = {
    Outcome.KEPT: Became.KEPT,
    Outcome.IMPROVED: Became.KEPT,
    Outcome.DROPPED: Became.DROPPED,
    Outcome.OPEN: Became.OPEN,
    Outcome.NOT_ASKED: Became.OPEN,
    Outcome.CHANGED: Became.UNLIKE,
    Outcome.NOT_COMPARABLE: Became.UNLIKE,
}


class Late(NamedTuple):
    """Something overdue: since which last day (ISO), of which finding (0 and no step for a promise), and its words."""

    since: str
    number: int
    step: str
    text: str
    severity: str = ""
    clause: str = ""


class Decide(NamedTuple):
    """A question to somebody in charge: more time until ``until``, or the step of the ladder that comes next."""

    number: int
    severity: Severity
    until: str = ""
    rung: Rung | None = None


def promises(told: FollowedUp) -> Counter[Became]:
    """Return how often which became of promises of earlier talks."""
    return Counter(_BECAME[each.outcome] for each in told.promises)


def answers(told: FollowedUp) -> Counter[Became]:
    """Return how often which became of earlier answers."""
    return Counter(_BECAME[each.outcome] for each in told.lines)


def overdue(told: FollowedUp, today: date) -> tuple[Late, ...]:
    """Return what should have happened before today, grave findings first, then by day; one line for each finding."""
    late = [line for found in told.findings if (line := _of_finding(found.finding, today))]
    late += [
        Late(each.remark.due, 0, "", each.remark.text)
        for each in told.promises
        if not each.remark.done_on and is_past(each.remark.due, today)
    ]
    return tuple(sorted(late, key=lambda each: (each.severity or "S9", each.since)))


def decisions(told: FollowedUp, today: date) -> tuple[Decide, ...]:
    """Return what somebody in charge must decide: more time that was asked for, the next step where the days are over.

    A step that was foreseen and not taken after the last day, with its reason, is a decision and asks for none.
    """
    found = [each.finding for each in told.findings if each.finding.open]
    asked = [_more_time(each) for each in found]
    steps = [_next_step(each, today) for each in found]
    return tuple(sorted(filter(None, (*asked, *steps)), key=lambda each: (each.severity, each.number)))


def grave(told: FollowedUp) -> tuple[Finding, ...]:
    """Return the open findings of the two gravest classes, the gravest first."""
    found = [each.finding for each in told.findings if each.finding.open and each.finding.severity in GRAVE]
    return tuple(sorted(found, key=lambda each: (each.severity, each.number)))


def _of_finding(finding: Finding, today: date) -> Late | None:
    """Return what is overdue of one finding, the whole correction before its first steps."""
    late = sorted(_late(finding, today), key=lambda pair: pair[1] is not Step.CLOSE)
    if not late:
        return None
    since, step = late[0]
    return Late(since, finding.number, step, finding.text, finding.severity, finding.clause)


def _late(finding: Finding, today: date) -> Iterator[tuple[str, str]]:
    yield from ((due, step) for step, due in owed_steps(finding) if is_past(due, today))
    if finding.open:
        yield from ((each.reply_by, "ladder") for each in waiting(finding) if is_past(each.reply_by, today))


def _more_time(finding: Finding) -> Decide | None:
    asked = finding.extensions[-1] if finding.extensions else None
    return None if asked is None or asked.granted else Decide(finding.number, finding.severity, until=asked.until)


def _days_over(finding: Finding, today: date) -> str:
    """Return the day that is over: that of the correction or, where people may be in danger, of the first step."""
    if finding.severity is Severity.S1:
        return min((due for due, _ in _late(finding, today)), default="")
    due = closing_day(finding)
    return due if is_past(due, today) else ""


def _next_step(finding: Finding, today: date) -> Decide | None:
    late, last = _days_over(finding, today), finding.measures[-1] if finding.measures else None
    if not late or (last and not last.taken and last.on > late):
        return None
    rung = next_rung(finding.measures)
    return Decide(finding.number, finding.severity, rung=rung) if rung is not None else None
