"""How far a claim is checked: which step may follow, age limits (F3), the right to reply, no informants."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import Answer, State, Verification
from dialogue_app.domain.followup_days import months_after
from dialogue_app.domain.values import Certificate, Certificates, Document, Documents, Factories, Factory
from dialogue_app.domain.verification import (
    MAY_FOLLOW,
    Check,
    CheckedBy,
    audit_counts,
    checked,
    for_outside,
    good_until,
    hints_at_informant,
    out_of_date_since,
)
from dialogue_app.errors import Problem
from question_bank import Kind
from tests.helpers.answers import item

V = Verification
TODAY = date(2026, 11, 22)


def step(before: V, after: V, **more: object) -> Check:
    needs = {
        V.EVIDENCE_REQUESTED: {"due": "2026-12-15"},
        V.THIRD_PARTY_VERIFIED: {"checked_by": CheckedBy.MONITOR},
    }.get(after, {})
    return Check("item-1", before, after, "Said why", "2026-11-22", **(needs | more))  # type: ignore[arg-type]


ALL = {(before, after) for before in V for after in V}
ALLOWED = {(before, after) for before, afters in MAY_FOLLOW.items() for after in afters}


@pytest.mark.parametrize(("before", "after"), sorted(ALLOWED))
def test_these_steps_may_follow(before: V, after: V) -> None:
    assert checked(step(before, after)).after is after


@pytest.mark.parametrize(("before", "after"), sorted(ALL - ALLOWED))
def test_no_other_step_may_follow(before: V, after: V) -> None:
    with pytest.raises(Problem, match="verification-step"):
        checked(step(before, after))


def test_a_document_is_received_before_it_is_checked_and_checked_before_it_is_confirmed() -> None:
    assert V.EVIDENCE_REVIEWED not in MAY_FOLLOW[V.EVIDENCE_REQUESTED]
    assert V.THIRD_PARTY_VERIFIED not in MAY_FOLLOW[V.EVIDENCE_RECEIVED]
    assert not MAY_FOLLOW[V.WITHDRAWN]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"why": " "}, "verification-why"),
        ({"on": "22.11.2026"}, "day-unreadable"),
        ({"after": V.EVIDENCE_REQUESTED}, "verification-due"),
        ({"after": V.THIRD_PARTY_VERIFIED}, "verification-by"),
    ],
)
def test_a_step_says_when_and_why_and_what_its_status_needs(change: dict[str, object], key: str) -> None:
    with pytest.raises(Problem) as problem:
        checked(replace(Check("item-1", V.CLAIMED, V.EVIDENCE_REVIEWED, "Read it", "2026-11-22"), **change))  # type: ignore[arg-type]
    assert problem.value.key == key


# Right to reply --------------------------------------------------------------------------------------------


def test_a_contradiction_leaves_the_team_after_ten_working_days_or_with_the_reply() -> None:
    told = checked(step(V.EVIDENCE_REVIEWED, V.CONTRADICTED))
    assert told.reply_by == "2026-12-04"
    assert for_outside(V.CONTRADICTED, (told,), date(2026, 12, 4)) is V.EVIDENCE_REVIEWED
    assert for_outside(V.CONTRADICTED, (told,), date(2026, 12, 5)) is V.CONTRADICTED
    assert for_outside(V.CONTRADICTED, (replace(told, replied_on="2026-11-25"),), TODAY) is V.CONTRADICTED


def test_a_contradiction_that_nobody_could_reply_to_never_leaves_the_team() -> None:
    assert for_outside(V.CONTRADICTED, (), TODAY) is V.CLAIMED


@given(st.sampled_from(V), st.dates(date(2026, 11, 23), date(2026, 12, 31)))
def test_only_a_contradiction_is_held_back(status: V, today: date) -> None:
    told = checked(step(V.CLAIMED, V.CONTRADICTED))
    shown = for_outside(status, (told,), today)
    assert shown is status or (status is V.CONTRADICTED and today <= date.fromisoformat(told.reply_by))


def test_there_is_no_field_for_who_told_it() -> None:
    assert not {name for name in Check.__slots__ if "source" in name or "informant" in name or "told" in name}


@pytest.mark.parametrize(
    "text",
    ["Told by worker Nguyen at line 4", "Mrs. Lind from the day shift", "a.b@example.org wrote", "call +66 81 234 5678",
     "Anna Lind"],
)  # fmt: skip
def test_a_text_that_may_name_an_informant_is_noticed(text: str) -> None:
    assert hints_at_informant(text)


@pytest.mark.parametrize(
    "text",
    ["Eleven workers paid a fee to an agent", "Overtime of 72 hours in week 2026-09-14", "Audit of March 2026",
     "Workers at the Penang site report fees"],
)  # fmt: skip
def test_plain_content_is_not(text: str) -> None:
    assert not hints_at_informant(text)


# Age -------------------------------------------------------------------------------------------------------


def answer(value: object, day: str = "", verification: V = V.EVIDENCE_REVIEWED) -> Answer:
    return Answer(State.ANSWERED, value, date_of_fact=day, verification=verification)  # type: ignore[arg-type]


def test_f3_an_audit_of_october_2024_does_not_count_in_november_2026() -> None:
    assert not audit_counts("2024-10-15", TODAY)
    assert audit_counts("2024-11-22", TODAY)
    report = answer(Documents((Document("audit.pdf", evidence_type="EV06", day="2024-10-15"),)))
    assert out_of_date_since(item(Kind.FILE), report, TODAY) == date(2024 + 2, 10, 16)


def test_f3_a_factory_list_of_december_2025_holds_until_a_year_later() -> None:
    sites = answer(Factories((Factory(legal_name="Alpha Plant"),)), "2025-12-01")
    assert good_until(item(Kind.FACTORIES), sites) == date(2026, 12, 1)
    assert out_of_date_since(item(Kind.FACTORIES), sites, date(2026, 12, 1)) is None
    assert out_of_date_since(item(Kind.FACTORIES), sites, date(2026, 12, 2)) == date(2026, 12, 2)


def test_a_certificate_says_itself_how_long_it_holds() -> None:
    rows = (Certificate("TCO Certified", valid_to="2027-11"), Certificate("EPEAT", valid_to="2026-10-31"))
    assert good_until(item(Kind.CERTIFICATES), answer(Certificates(rows))) == date(2026, 10, 31)


def test_a_mere_claim_does_not_run_out() -> None:
    sites = answer(Factories((Factory(legal_name="Alpha Plant"),)), "2020", V.CLAIMED)
    assert out_of_date_since(item(Kind.FACTORIES), sites, TODAY) is None


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(0, 120))
def test_months_later_is_never_in_a_later_month_than_asked(day: date, months: int) -> None:
    after = months_after(day, months)
    assert (after.year * 12 + after.month) - (day.year * 12 + day.month) == months
    assert after.day == day.day or (after.day < day.day and (after + timedelta(days=1)).day == 1)
