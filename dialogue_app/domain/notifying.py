"""Which notice a finding may have as it stands, which one is due, and the reply that came to it."""

from dataclasses import replace

from dialogue_app.domain.escalation import Measure
from dialogue_app.domain.findings import Finding, FindingState, Severity
from dialogue_app.domain.followup_days import day_of
from dialogue_app.domain.notices import NoticeKind, Told
from dialogue_app.errors import Problem

Heard = Told | Measure
"""What a contractor was told: a letter, or a step of the ladder."""


def may_notify(finding: Finding, kind: NoticeKind) -> None:
    """Say whether a notice of this kind can go out as the finding stands.

    Raises:
        Problem: a notice of something that ended or only waits for the next round, or of a closing that is none.
    """
    if kind is NoticeKind.CLOSURE:
        if finding.state is not FindingState.CLOSED:
            raise Problem("notice-not-closed", number=finding.number)
    elif not finding.open:
        raise Problem("notice-ended", number=finding.number)
    elif finding.severity is Severity.S4:
        raise Problem("notice-observation", number=finding.number)


def notice_due(finding: Finding) -> NoticeKind | None:
    """Return which notice has not gone out yet; None where all is said. What was opened again is told again."""
    kind = NoticeKind.FINDING if finding.open else NoticeKind.CLOSURE
    try:
        may_notify(finding, kind)
    except Problem:
        return None
    return kind if not finding.notices or finding.notices[-1].kind is not kind else None


def heard(finding: Finding) -> list[Heard]:
    """Return what the contractor was told about a finding, oldest first; steps that were not taken are none."""
    told: list[Heard] = [*finding.notices, *(each for each in finding.measures if each.taken)]
    return sorted(told, key=lambda each: each.on)


def waiting(finding: Finding) -> list[Heard]:
    """Return to what of it a reply may still come."""
    return [each for each in heard(finding) if each.reply_by and not each.replied_on]


def replied(finding: Finding, on: str) -> Finding:
    """Return the finding with the contractor's reply to what it heard last.

    Raises:
        Problem: nothing waits for a reply, or the day can't be read or lies before that.
    """
    if not (open_ones := waiting(finding)):
        raise Problem("reply-not-awaited", number=finding.number)
    newest = open_ones[-1]
    if day_of(on).isoformat() < newest.on:
        raise Problem("reply-too-early", day=newest.on)
    notices = tuple(replace(each, replied_on=on) if each is newest else each for each in finding.notices)
    measures = tuple(replace(each, replied_on=on) if each is newest else each for each in finding.measures)
    return replace(finding, notices=notices, measures=measures)
