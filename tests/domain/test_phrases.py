"""Answers as people read them; what a supplier wrote passes unchanged."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State
from dialogue_app.domain.dates import date_text
from dialogue_app.domain.phrases import answer_text, scope_text, value_text
from dialogue_app.domain.values import Choice, Percentage, Prose, Quantity, Ranking
from dialogue_app.texts import Texts
from question_bank import Kind
from tests.helpers.answers import answers, item

ENGLISH = Texts()


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=15)
@given(data=st.data())
def test_every_answer_reads_as_something(kind: Kind, data: st.DataObject) -> None:
    answer = data.draw(answers(kind))
    said = answer_text(item(kind).snapshot, answer, ENGLISH)
    assert isinstance(said, str)
    if isinstance(answer.value, Prose):
        assert answer.value.text in said
    else:
        assert said


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        (Kind.YES_PARTLY_NO, Choice("yes"), "Yes"),
        (Kind.SINGLE, Choice("a", "so to say"), "Choice a (so to say)"),
        (Kind.RANK, Ranking(("c", "a")), "1. Choice c\n2. Choice a"),
        (
            Kind.NUMBER,
            Quantity(Decimal("1234.5"), "days", "a year", estimated=True),
            "1,234.5 days (a year) (estimated)",
        ),
        (Kind.PERCENT, Percentage(Decimal(63), "sites"), "63 % of sites"),
        (Kind.TEXT, Prose("<b>3 %</b> & =1+1 {x}"), "<b>3 %</b> & =1+1 {x}"),
    ],
)
def test_values_read_as_people_write_them(kind: Kind, value: object, said: str) -> None:
    assert value_text(item(kind).snapshot, value, ENGLISH) == said


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ("2026", "2026"),
        ("2026-Q3", "quarter 3 of 2026"),
        ("2026-11", "2026-11"),
        ("2026-11-22", "22 Nov 2026"),
        ("2026-02-30", "2026-02-30"),
        ("next week", "next week"),
        ("", ""),
    ],
)
def test_dates_read_as_exactly_as_they_were_said(stored: str, said: str) -> None:
    assert date_text(stored, ENGLISH) == said


def test_a_scope_says_what_and_how_much_of_it() -> None:
    assert scope_text(Scope(), ENGLISH) == ""
    assert scope_text(Scope(ScopeKind.LISTED, "X1, X2", Decimal("12.5")), ENGLISH) == "Listed models: X1, X2, 12.5 %"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(State.DECLINED, reason="legal"), "Declined to answer: legal reasons"),
        (Answer(State.DECLINED, reason="our lawyer says so"), "Declined to answer: our lawyer says so"),
        (Answer(State.WILL_SEND, due="2026-12-01"), "Will send by 1 Dec 2026"),
        (Answer(State.NO_ANSWER), "No answer"),
        (Answer(State.PARTLY, Choice("yes")), "Partly answered: Yes"),
    ],
)
def test_a_state_is_a_word_and_never_empty(answer: Answer, said: str) -> None:
    assert answer_text(item().snapshot, answer, ENGLISH) == said
