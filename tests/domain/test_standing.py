"""How a contract stands: overdue, grave, and what somebody in charge must decide."""

from datetime import date

from dialogue_app.domain import standing
from dialogue_app.domain.delivery import Outcome
from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Extension, Finding, FindingState, Severity
from dialogue_app.domain.followed_up import FollowedUp, Found, PromiseLine
from dialogue_app.domain.notices import NoticeKind, Told
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.standing import Became, Decide
from tests.helpers.comparisons import dialogue

TODAY = date(2027, 3, 2)


def finding(number: int = 1, severity: Severity = Severity.S2, **more: object) -> Finding:
    """A finding of 1 December 2026 whose first steps are done; an S2 has to be closed by 1 March 2027."""
    first = {"contacted_on": "2026-12-02", "contained_on": "2026-12-03", "planned_on": "2026-12-04"}
    return Finding(number, "Overtime", severity, "2026-12-01", **first | more)  # type: ignore[arg-type]


def told(*findings: Finding, promises: tuple[PromiseLine, ...] = ()) -> FollowedUp:
    return FollowedUp(dialogue(), findings=tuple(Found("Alpha", each) for each in findings), promises=promises)


def test_a_finding_is_overdue_from_the_day_after_its_last_one() -> None:
    assert standing.overdue(told(finding()), date(2027, 3, 1)) == ()
    late = standing.overdue(told(finding()), TODAY)
    assert [(each.since, each.step) for each in late] == [("2027-03-01", "close")]
    assert standing.overdue(told(finding(state=FindingState.CLOSED)), TODAY) == ()


def test_each_finding_is_one_line_the_gravest_first_and_promises_come_last() -> None:
    promise = PromiseLine("Alpha", "Round 1", Remark(RemarkKind.PROMISE, "List", due="2026-01-31"), Outcome.DROPPED)
    late = standing.overdue(told(finding(1), finding(2, Severity.S1, contacted_on=""), promises=(promise,)), TODAY)
    assert [(each.number, each.step) for each in late] == [(2, "contact"), (1, "close"), (0, "")]


def test_a_letter_without_a_reply_is_overdue() -> None:
    letter = Told(NoticeKind.FINDING, "2026-12-01", "2026-12-15")
    late = standing.overdue(told(finding(severity=Severity.S3, notices=(letter,))), TODAY)
    assert [(each.since, each.step) for each in late] == [("2026-12-15", "ladder")]


def test_the_next_step_must_be_decided_until_it_is_taken_or_left_out_with_a_reason() -> None:
    assert standing.decisions(told(finding()), date(2027, 3, 1)) == ()
    assert standing.decisions(told(finding()), TODAY) == (Decide(1, Severity.S2, rung=Rung.REMINDER),)
    left_out = Measure(Rung.SANCTION, "2027-03-02", "Improves already", taken=False)
    assert standing.decisions(told(finding(measures=(left_out,))), TODAY) == ()


def test_where_people_may_be_in_danger_the_first_steps_count_too() -> None:
    critical = finding(severity=Severity.S1, contacted_on="", checked_on="2026-12-02")
    assert standing.decisions(told(critical), date(2026, 12, 2)) == ()
    assert standing.decisions(told(critical), date(2026, 12, 3)) == (Decide(1, Severity.S1, rung=Rung.REMINDER),)


def test_more_time_that_nobody_agreed_to_must_be_decided() -> None:
    asked = Extension("2027-02-01", "2027-05-01", "New hall")
    agreed = Extension("2027-02-01", "2027-05-01", "New hall", "Head of procurement")
    early = date(2027, 2, 2)
    assert standing.decisions(told(finding(extensions=(asked,))), early) == (
        Decide(1, Severity.S2, until="2027-05-01"),
    )
    assert standing.decisions(told(finding(extensions=(agreed,))), TODAY) == ()


def test_promises_are_counted_by_what_became_of_them() -> None:
    lines = tuple(PromiseLine("Alpha", "Round 1", Remark(RemarkKind.PROMISE, "x"), each) for each in Outcome)
    assert standing.promises(told(promises=lines)) == {
        Became.KEPT: 2, Became.DROPPED: 1, Became.OPEN: 2, Became.UNLIKE: 2
    }  # fmt: skip
