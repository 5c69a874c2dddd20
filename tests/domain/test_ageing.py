"""Age limits of facts (specification 5.5, 5.7 F3)."""

from dataclasses import replace
from datetime import date

import pytest

from dialogue_app.domain.ageing import Fact, OutOfDate, audited, good_until, out_of_date
from dialogue_app.domain.answers import Answer, State, Verification
from dialogue_app.domain.questionnaire import Item
from dialogue_app.domain.values import (
    Certificate,
    Certificates,
    Choice,
    Document,
    Documents,
    Factories,
    Factory,
    Value,
)
from question_bank import Kind
from tests.helpers.answers import item

TODAY = date(2026, 11, 22)


def found(value: Value, asked: Item, **more: object) -> tuple[OutOfDate, ...]:
    return out_of_date(asked, Answer(State.ANSWERED, value, **more), TODAY)  # type: ignore[arg-type]


def test_f3_an_audit_of_25_months_ago_counts_as_none_and_a_list_of_eleven_months_ago_still_holds() -> None:
    site = Factory(legal_name="Site 1", last_audit_date="2024-10-15")
    assert not audited(site, TODAY)
    assert good_until("2025-12-01", 12) == date(2026, 12, 1)
    said = found(Factories((site,)), item(Kind.FACTORIES), date_of_fact="2025-12-01")
    assert said == (OutOfDate(Fact.AUDIT, "Site 1", date(2026, 10, 15)),)


def test_f3_the_last_day_still_counts_and_the_next_does_not() -> None:
    listed = Answer(State.ANSWERED, Factories((Factory(legal_name="Site 1"),)), date_of_fact="2025-12-01")
    asked = item(Kind.FACTORIES)
    assert out_of_date(asked, listed, date(2026, 12, 1)) == ()
    assert out_of_date(asked, listed, date(2026, 12, 2)) == (OutOfDate(Fact.FACTORY_LIST, "", date(2026, 12, 1)),)


@pytest.mark.parametrize(
    ("text", "months", "last"),
    [
        ("2024-02-29", 12, date(2025, 2, 28)),
        ("2025-10-31", 13, date(2026, 11, 30)),
        ("2025", 12, date(2026, 12, 31)),
        ("2025-Q3", 12, date(2026, 9, 30)),
        ("last spring", 12, None),
        ("2025-02-30", 12, None),
    ],
)
def test_a_limit_ends_on_the_same_day_of_a_later_month(text: str, months: int, last: date | None) -> None:
    assert good_until(text, months) == last


def test_a_certificate_lasts_until_its_own_date() -> None:
    rows = (Certificate("TCO Certified", "9", valid_to="2026-11-21"), Certificate("EPEAT", valid_to="2026-11-22"))
    assert found(Certificates(rows), item(Kind.CERTIFICATES)) == (
        OutOfDate(Fact.CERTIFICATE, "TCO Certified 9", date(2026, 11, 21)),
    )


def test_a_file_is_as_old_as_its_kind_allows() -> None:
    rows = (Document("policy.pdf", "EV01", "2024-01-01"), Document("cmrt.xlsx", "EV13", "2025-01-01"), Document("a"))
    assert [each.name for each in found(Documents(rows), item(Kind.FILE))] == ["cmrt.xlsx"]


def test_other_answers_are_as_old_as_the_first_proof_with_a_limit_that_their_question_asks_for() -> None:
    asked = item(Kind.YES_PARTLY_NO)
    policy = replace(asked, snapshot=replace(asked.snapshot, evidence=("EV04", "EV01")))
    assert found(Choice("yes"), policy, date_of_fact="2023-11-22") == ()
    assert found(Choice("yes"), policy, date_of_fact="2023-11-21") == (OutOfDate(Fact.POLICY, "", date(2026, 11, 21)),)
    assert (
        found(Choice("yes"), replace(asked, snapshot=replace(asked.snapshot, evidence=())), date_of_fact="2001") == ()
    )


def test_a_status_says_so_too_and_an_answer_without_a_value_is_never_too_old() -> None:
    assert found(Choice("yes"), item(), verification=Verification.EXPIRED) == (OutOfDate(Fact.STATUS),)
    refused = Answer(State.DECLINED, verification=Verification.EXPIRED, date_of_fact="2001")
    assert out_of_date(item(), refused, TODAY) == ()
