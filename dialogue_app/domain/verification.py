"""How far a claim has been checked: which step may follow which, who may see it, and when it is out of date.

A step says who, when and why. What independent people told is kept as content only: there is no field for informants,
and ``hints_at_informant`` warns where a text seems to name one (specification 0 rule 10, 5.5).
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from dialogue_app.domain.answers import Answer, Verification
from dialogue_app.domain.followup_days import day_of, days_after, months_after, reply_day
from dialogue_app.domain.plain_text import cleaned
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.speakers import looks_personal
from dialogue_app.domain.validity import last_day
from dialogue_app.domain.values import Certificates, Documents, Factories
from dialogue_app.errors import Problem

LONGEST_REASON = 2_000
"""Characters of the words that say why."""

_V = Verification
_ALWAYS = frozenset({_V.CONTRADICTED, _V.WITHDRAWN})
"""Come from outside the checking, whatever stage it has reached: new information, or the supplier's own word."""

MAY_FOLLOW: dict[Verification, frozenset[Verification]] = {
    _V.CLAIMED: frozenset(_V) - {_V.CLAIMED},
    _V.EVIDENCE_REQUESTED: _ALWAYS | {_V.EVIDENCE_RECEIVED},
    _V.EVIDENCE_RECEIVED: _ALWAYS | {_V.EVIDENCE_REVIEWED},
    _V.EVIDENCE_REVIEWED: _ALWAYS | {_V.THIRD_PARTY_VERIFIED, _V.EXPIRED},
    _V.THIRD_PARTY_VERIFIED: _ALWAYS | {_V.EXPIRED},
    _V.CONTRADICTED: frozenset(_V) - {_V.CONTRADICTED},
    _V.EXPIRED: frozenset(_V) - {_V.EXPIRED},
    _V.WITHDRAWN: frozenset(),
}
"""What a status may become (specification 5.5). What was withdrawn stays so; a new answer is a new claim."""


class CheckedBy(StrEnum):
    """By what kind of body something was confirmed; never by whom."""

    NONE = ""
    ACCREDITED_BODY = "accredited-body"
    LABEL = "label"
    MONITOR = "monitor"
    UNION = "union"
    OTHER_BUYER = "other-buyer"


class Aging(StrEnum):
    """Kinds of proof that get old."""

    FACTORY_LIST = "factory-list"
    AUDIT = "audit"
    POLICY = "policy"
    MINERALS = "minerals"
    RATING = "rating"
    CERTIFICATE = "certificate"


AGE_MONTHS = {
    Aging.FACTORY_LIST: 12,
    Aging.AUDIT: 24,
    Aging.POLICY: 36,
    Aging.MINERALS: 12,
    Aging.RATING: 12,
}
"""Months after which a proof is out of date; a certificate says itself how long it holds."""

_OF_EVIDENCE = {
    "EV05": Aging.FACTORY_LIST,
    "EV06": Aging.AUDIT,
    "EV07": Aging.AUDIT,
    "EV01": Aging.POLICY,
    "EV13": Aging.MINERALS,
    "EV11": Aging.RATING,
}
_CHECKED = frozenset({_V.EVIDENCE_RECEIVED, _V.EVIDENCE_REVIEWED, _V.THIRD_PARTY_VERIFIED})


@dataclass(frozen=True, slots=True)
class Check:
    """One step: from which status to which, why, and what it needs.

    ``due`` is until when a requested document should come, ``reply_by`` until when the contractor may reply to a
    contradiction, ``replied_on`` when it did; ISO days or empty. ``event_id`` is the answer whose status it is.
    """

    item_id: str
    before: Verification
    after: Verification
    why: str
    on: str
    by: str = ""
    checked_by: CheckedBy = CheckedBy.NONE
    due: str = ""
    reply_by: str = ""
    replied_on: str = ""
    event_id: str = ""


class HeldBack(NamedTuple):
    """The status shown outside in place of a contradiction, and until which day ("" until the contractor replies)."""

    shown: Verification
    until: str


def checked(step: Check) -> Check:
    """Return a step as it is stored; a contradiction without a day for the reply gets ten working days.

    Raises:
        Problem: it may not follow, says not why, or lacks what its status needs.
    """
    step = cleaned(step)
    if step.after not in MAY_FOLLOW[step.before]:
        raise Problem("verification-step", before=step.before.value, after=step.after.value)
    if not step.why:
        raise Problem("verification-why")
    if len(step.why) > LONGEST_REASON:
        raise Problem("remark-too-long", longest=LONGEST_REASON, length=len(step.why))
    on = day_of(step.on)
    for day in filter(None, (step.due, step.reply_by, step.replied_on)):
        day_of(day)
    _check_needs(step)
    if step.after is _V.CONTRADICTED and not step.reply_by:
        step = replace(step, reply_by=reply_day(on).isoformat())
    return step


def _check_needs(step: Check) -> None:
    if step.after is _V.EVIDENCE_REQUESTED and not step.due:
        raise Problem("verification-due")
    if step.after is _V.THIRD_PARTY_VERIFIED and not step.checked_by:
        raise Problem("verification-by", known=", ".join(filter(None, CheckedBy)))


def for_outside(status: Verification, steps: Sequence[Check], today: date) -> Verification:
    """Return the status that people outside the team may see.

    A contradiction stays inside until the contractor has replied, or the day for its reply is over; until then the
    status before it is shown.

    Args:
        status: as it is now.
        steps: of this answer, oldest first.
        today: the day on which it is shown.
    """
    if status is not _V.CONTRADICTED:
        return status
    for step in reversed(steps):
        if step.after is not _V.CONTRADICTED:
            break
        if step.replied_on or not step.reply_by or day_of(step.reply_by) < today:
            return status
        return step.before
    return _V.CLAIMED  # nobody gave the contractor a day to reply, so nobody outside hears of it


def instead(steps: Sequence[Check], today: date) -> HeldBack:
    """Return what is shown outside in place of a contradiction (see ``for_outside``), and until when."""
    last = steps[-1] if steps and steps[-1].after is _V.CONTRADICTED else None
    return HeldBack(for_outside(_V.CONTRADICTED, steps, today), last.reply_by if last else "")


def out_of_date_since(item: Item, answer: Answer, today: date) -> date | None:
    """Return since when a checked answer is out of date: the day after its last good one; None while it holds."""
    if answer.verification not in _CHECKED:
        return None
    good = good_until(item, answer)
    return days_after(good, 1) if good and good < today else None


def good_until(item: Item, answer: Answer) -> date | None:
    """Return the last day on which the proof of an answer counts; None where nothing limits it or no day is told."""
    if isinstance(answer.value, Certificates):
        ends = [end for row in answer.value.rows if row.valid_to and (end := last_day(row.valid_to))]
        return min(ends, default=None)
    kind = aging_of(item, answer)
    since = last_day(_dated(answer)) if kind else None
    return months_after(since, AGE_MONTHS[kind]) if kind and since else None


def audit_counts(audited_on: str, today: date, months: int = AGE_MONTHS[Aging.AUDIT]) -> bool:
    """Whether an audit of this day still counts today."""
    day = last_day(audited_on)
    return day is not None and months_after(day, months) >= today


def aging_of(item: Item, answer: Answer) -> Aging | None:
    """Return how the proof of an answer gets old; None where no limit is set for it."""
    if isinstance(answer.value, Factories):
        return Aging.FACTORY_LIST
    if isinstance(answer.value, Documents):
        told: Iterable[str] = (row.evidence_type for row in answer.value.rows)
    else:
        told = item.snapshot.evidence[:1]
    return next((_OF_EVIDENCE[code] for code in told if code in _OF_EVIDENCE), None)


def _dated(answer: Answer) -> str:
    """Return the day of the fact; of several documents the oldest counts."""
    if isinstance(answer.value, Documents):
        days = sorted(row.day for row in answer.value.rows if row.day)
        return days[0] if days else answer.date_of_fact
    return answer.date_of_fact


_TELEPHONE = re.compile(r"\+?\d[\d ()/-]{7,}\d")
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
_DAY = re.compile(r"\d{4}-\d{2}(-\d{2})?")
_PERSON = re.compile(
    r"\b(?:mr|mrs|ms|miss|dr|prof|herr|frau|mme|mlle|monsieur|madame|señor|señora|sra|sig|signora|dhr|mevr|worker|"
    r"employee|colleague|informant|source|whistle-?blower|arbeiter|arbeiterin|ouvrier|ouvrière|trabajador|"
    r"trabajadora|arbetare|lavoratore|lavoratrice|werknemer)\b\.?,?:?\s+(?:named\s+|called\s+)?"
    r"(?-i:[A-ZÀ-ÖØ-ÞŠŽČĆĐ][\w'’-]+)",
    re.IGNORECASE,
)


def hints_at_informant(text: str) -> bool:
    """Whether a text seems to say who told it: a name, a number or an address. A guess, for a warning."""
    without_days = _DAY.sub(" ", text)
    return bool(
        _ADDRESS.search(text)
        or _TELEPHONE.search(without_days)
        or _PERSON.search(text)
        or (len(text.split()) <= 3 and looks_personal(text))
    )
