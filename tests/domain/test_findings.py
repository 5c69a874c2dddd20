"""Findings: days to the day (F4), more time, states, the ladder, and what another buyer found (F8)."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.escalation import Measure, Rung, climbed, next_rung
from dialogue_app.domain.findings import (
    Extension,
    Finding,
    FindingState,
    Severity,
    Step,
    by_urgency,
    checked,
    closing_day,
    days,
    extended,
    owed_steps,
)
from dialogue_app.domain.reuse import Reuse, ReuseKind, accepted, refusals
from dialogue_app.domain.verification import CheckedBy
from dialogue_app.errors import Problem

FOUND = date(2026, 12, 1)


def finding(severity: Severity = Severity.S2, **more: object) -> Finding:
    return Finding(1, "Overtime above 60 hours", severity, FOUND.isoformat(), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("severity", "expected"),
    [
        (Severity.S1, {Step.CONTACT: "2026-12-02", Step.CONTAINMENT: "2026-12-08", Step.PLAN: "2026-12-15"}),
        (Severity.S2, {Step.CONTACT: "2026-12-08", Step.PLAN: "2026-12-31", Step.CLOSE: "2027-03-01"}),
        (Severity.S3, {Step.PLAN: "2027-01-30", Step.CLOSE: "2027-05-30"}),
        (Severity.S4, {}),
    ],
)
def test_f4_the_class_sets_the_days(severity: Severity, expected: dict[Step, str]) -> None:
    assert {step: day.isoformat() for step, day in days(severity, FOUND).items()} == expected


def test_a_structural_s2_has_180_days() -> None:
    assert days(Severity.S2, FOUND, structural=True)[Step.CLOSE] == date(2027, 5, 30)


def test_a_call_about_something_found_on_friday_is_due_on_monday() -> None:
    assert days(Severity.S1, date(2026, 11, 27))[Step.CONTACT] == date(2026, 11, 30)


def test_f4_more_time_asked_after_the_day_is_refused_unless_somebody_agrees() -> None:
    late = extended(finding(), Extension("2027-03-02", "2027-04-01", "New tooling"))
    assert closing_day(late) == "2027-03-01"
    assert late.extensions[0].late
    assert not late.extensions[0].granted
    agreed = extended(finding(), Extension("2027-03-02", "2027-04-01", "New tooling", "Head of procurement"))
    assert closing_day(agreed) == "2027-04-01"


def test_more_time_needs_a_reason_and_a_later_day() -> None:
    with pytest.raises(Problem, match="extension-without-reason"):
        extended(finding(), Extension("2027-01-02", "2027-04-01", "  ", "Head of procurement"))
    with pytest.raises(Problem, match="extension-not-later"):
        extended(finding(), Extension("2027-01-02", "2027-03-01", "New tooling", "Head of procurement"))


def test_what_is_owed_shrinks_as_it_is_done_and_ends_when_closed() -> None:
    assert [step for step, _ in owed_steps(finding(Severity.S1))] == [
        Step.CONTACT, Step.CONTAINMENT, Step.PLAN, Step.CHECK,
    ]  # fmt: skip
    called = finding(Severity.S2, contacted_on="2026-12-02", state=FindingState.PLAN_AGREED, corrective="Second line")
    assert [step for step, _ in owed_steps(called)] == [Step.CLOSE]
    assert not list(owed_steps(replace(called, state=FindingState.CLOSED)))


def test_an_s1_is_checked_every_month() -> None:
    steps = dict(owed_steps(finding(Severity.S1, checked_on="2027-01-31")))
    assert steps[Step.CHECK] == "2027-02-28"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"text": " "}, "finding-without-text"),
        ({"found_on": "2026-13-01"}, "day-unreadable"),
        ({"state": FindingState.PLAN_AGREED}, "finding-without-plan"),
        ({"state": FindingState.CLOSED, "proof_received": "Time sheets"}, "finding-closed-without-proof"),
        ({"state": FindingState.ACCEPTED_RISK}, "finding-without-reason"),
        ({"state": FindingState.REOPENED}, "finding-without-reason"),
        ({"state": FindingState.ACCEPTED_RISK, "why": "Rare", "severity": Severity.S1}, "finding-risk-not-accepted"),
    ],
)
def test_what_a_finding_must_not_be(change: dict[str, object], key: str) -> None:
    with pytest.raises(Problem) as problem:
        checked(replace(finding(), **change))  # type: ignore[arg-type]
    assert problem.value.key == key


def test_a_finding_is_closed_with_its_proof() -> None:
    closed = finding(
        state=FindingState.CLOSED, proof_received="Time sheets", verified_by=CheckedBy.MONITOR, closed_on="2027-02-01"
    )
    assert checked(closed) == closed
    assert not closed.open


def test_the_gravest_open_finding_comes_first() -> None:
    told = [finding(Severity.S3), finding(Severity.S1, state=FindingState.CLOSED), finding(Severity.S1)]
    assert [each.severity for each in sorted(told, key=by_urgency)] == [Severity.S1, Severity.S3, Severity.S1]


# The ladder ------------------------------------------------------------------------------------------------


def test_a_written_request_gives_ten_working_days() -> None:
    (step,) = climbed((), Measure(Rung.WRITTEN_REQUEST, "2026-12-01", "No plan came"))
    assert step.reply_by == "2026-12-15"


def test_a_foreseen_sanction_that_is_not_applied_needs_a_reason() -> None:
    with pytest.raises(Problem, match="ladder-without-reason"):
        climbed((), Measure(Rung.SANCTION, "2026-12-01", "", taken=False))
    (left_out,) = climbed((), Measure(Rung.SANCTION, "2026-12-01", "Repayment has begun", taken=False))
    assert not left_out.reply_by
    assert next_rung((left_out,)) is Rung.REMINDER


def test_the_note_on_past_performance_follows_a_sanction_only() -> None:
    with pytest.raises(Problem, match="ladder-too-early"):
        climbed((), Measure(Rung.PAST_PERFORMANCE, "2026-12-01", "Serious breach"))
    taken = climbed((), Measure(Rung.WRITTEN_REQUEST, "2026-12-01", "No plan"))
    taken = climbed(taken, Measure(Rung.SANCTION, "2027-01-10", "Still no plan"))
    assert climbed(taken, Measure(Rung.PAST_PERFORMANCE, "2027-02-10", "Serious breach"))[-1].rung == 6


def test_steps_of_the_ladder_stand_in_the_order_of_their_days() -> None:
    taken = climbed((), Measure(Rung.REMINDER, "2026-12-10", "No plan"))
    with pytest.raises(Problem, match="ladder-day"):
        climbed(taken, Measure(Rung.WRITTEN_REQUEST, "2026-12-09", "No plan"))


@given(st.lists(st.integers(-1, 9), max_size=8))
def test_nobody_is_terminated_without_a_notice(rungs: list[int]) -> None:
    taken: tuple[Measure, ...] = ()
    for number, rung in enumerate(rungs):
        day = (FOUND + timedelta(days=number)).isoformat()
        try:
            taken = climbed(taken, Measure(rung, day, "Said why"))
        except Problem:
            continue
    for place, measure in enumerate(taken):
        assert measure.reply_by or measure.rung == Rung.REMINDER
        if measure.rung == Rung.TERMINATION:
            assert any(each.rung == Rung.NOTICE_OF_BREACH for each in taken[:place])


# Another buyer's follow-up ----------------------------------------------------------------------------------

TODAY = date(2026, 11, 22)


def offered(kind: ReuseKind, **more: object) -> Reuse:
    said = {"buyer": "City of Fjordby", "dated": "2024-09-22", "same_clause_level": True, "same_method": True}
    return Reuse(kind=kind, **(said | more))  # type: ignore[arg-type]


def test_f8_factory_data_of_26_months_is_too_old_system_answers_are_not() -> None:
    assert refusals(offered(ReuseKind.FACTORY_DATA), TODAY) == ("age",)
    assert refusals(offered(ReuseKind.SYSTEM), TODAY) == ()
    assert accepted(offered(ReuseKind.SYSTEM), TODAY).buyer == "City of Fjordby"
    with pytest.raises(Problem, match="reuse-age"):
        accepted(offered(ReuseKind.FACTORY_DATA), TODAY)


def test_the_age_limit_can_be_set_and_its_last_day_counts() -> None:
    assert refusals(offered(ReuseKind.FACTORY_DATA), TODAY, 26) == ()
    assert refusals(offered(ReuseKind.FACTORY_DATA), TODAY + timedelta(days=1), 26) == ("age",)


def test_clause_and_method_must_match() -> None:
    odd = offered(ReuseKind.SYSTEM, same_clause_level=False, same_method=False)
    assert refusals(odd, TODAY) == ("clause", "method")
    with pytest.raises(Problem, match="reuse-without-buyer"):
        accepted(offered(ReuseKind.SYSTEM, buyer=" "), TODAY)
