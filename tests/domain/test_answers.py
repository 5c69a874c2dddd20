"""Which answers are refused, which are kept as incomplete, and what is said to be missing."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogue_app.domain.answers import (
    LONGEST_CLAIM,
    LONGEST_NOTE,
    MOST_ROWS,
    Answer,
    Scope,
    ScopeKind,
    State,
    checked,
    needs_scope,
    open_points,
)
from dialogue_app.domain.dates import PartialDate
from dialogue_app.domain.plain_text import clean, texts_of
from dialogue_app.domain.values import (
    Certificate,
    Certificates,
    Choice,
    Choices,
    Document,
    Documents,
    Factories,
    Factory,
    Percentage,
    Prose,
    Quantity,
    Ranking,
    Value,
)
from dialogue_app.errors import Problem
from dialogue_app.texts import Texts
from question_bank import Kind, Option
from tests.helpers.answers import answers, any_text, item, sample_value

FOR_ALL = Scope(ScopeKind.ALL_OFFERED)
SAID = Answer(State.ANSWERED, scope=FOR_ALL)


def refusal(kind: Kind, answer: Answer, **limits: object) -> str:
    with pytest.raises(Problem) as refused:
        checked(item(kind, **limits), answer)
    problem = refused.value
    assert Texts()(f"problem.{problem.key}", **problem.details)
    return problem.key


@pytest.mark.parametrize("kind", Kind)
def test_a_plain_answer_of_every_kind_is_taken_as_it_is(kind: Kind) -> None:
    answer = replace(SAID, value=sample_value(kind))
    assert checked(item(kind), answer) == answer


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=25)
@given(data=st.data())
def test_every_answer_of_the_right_shape_is_taken_and_only_its_texts_are_cleaned(
    kind: Kind, data: st.DataObject
) -> None:
    answer = data.draw(answers(kind, any_text))
    taken = checked(item(kind), answer)
    assert texts_of(taken) == [clean(text) for text in texts_of(answer)]
    assert checked(item(kind), taken) == taken


@pytest.mark.parametrize("kind", Kind)
def test_a_value_of_another_kind_is_refused(kind: Kind) -> None:
    wrong = Prose("x") if kind is not Kind.TEXT else Choice("yes")
    assert refusal(kind, replace(SAID, value=wrong)) == "value-of-other-kind"


@pytest.mark.parametrize(
    ("kind", "value", "key"),
    [
        (Kind.YES_PARTLY_NO, Choice("maybe"), "option-unknown"),
        (Kind.SINGLE, Choice(""), "option-unknown"),
        (Kind.BAND, Choice("A"), "option-unknown"),
        (Kind.MULTI, Choices(("a", "z")), "option-unknown"),
        (Kind.MULTI, Choices(("a", "a")), "option-twice"),
        (Kind.RANK, Ranking(("a", "a")), "option-twice"),
        (Kind.NUMBER, Quantity(Decimal(1), "weeks"), "number-unit"),
        (Kind.NUMBER, Quantity(Decimal("NaN"), "days"), "number-unreadable"),
        (Kind.NUMBER, Quantity(Decimal("Infinity"), "days"), "number-unreadable"),
        (Kind.NUMBER, Quantity(Decimal("1e999999"), "days"), "number-unreadable"),
        (Kind.NUMBER, Quantity(Decimal("1e-999999"), "days"), "number-unreadable"),
        (Kind.PERCENT, Percentage(Decimal("NaN"), "sites"), "number-unreadable"),
        (Kind.PERCENT, Percentage(Decimal("100.1"), "sites"), "percent-range"),
        (Kind.PERCENT, Percentage(Decimal(-1), "sites"), "percent-range"),
        (Kind.PERCENT, Percentage(Decimal(5), " "), "percent-of-what"),
        (Kind.DATE, PartialDate("2026-02-30"), "date-unreadable"),
        (Kind.DATE, PartialDate("soon"), "date-unreadable"),
        (Kind.DATE, PartialDate(""), "date-unreadable"),
        (Kind.TEXT, Prose("x" * 4001), "text-too-long"),
        (Kind.CERTIFICATES, Certificates((Certificate("TCO"), Certificate(" "))), "row-without-name"),
        (Kind.FACTORIES, Factories((Factory(country="TH"),)), "row-without-name"),
        (Kind.FILE, Documents((Document("x" * (LONGEST_NOTE + 1)),)), "text-too-long"),
        (Kind.FILE, Documents((Document("a.pdf"),) * (MOST_ROWS + 1)), "too-many-rows"),
    ],
)
def test_a_value_that_can_not_be_right_is_refused_with_a_sentence(kind: Kind, value: Value, key: str) -> None:
    assert refusal(kind, replace(SAID, value=value)) == key


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"claim": "x" * (LONGEST_CLAIM + 1)}, "claim-too-long"),
        ({"note": "x" * (LONGEST_NOTE + 1)}, "note-too-long"),
        ({"reason": "x" * (LONGEST_NOTE + 1)}, "text-too-long"),
        ({"scope": Scope(ScopeKind.LISTED, "x" * (LONGEST_NOTE + 1))}, "text-too-long"),
        ({"scope": Scope(share=Decimal("100.5"))}, "scope-share-range"),
        ({"scope": Scope(share=Decimal("-0.1"))}, "scope-share-range"),
        ({"scope": Scope(share=Decimal("NaN"))}, "number-unreadable"),
        ({"due": "tomorrow"}, "date-unreadable"),
        ({"date_of_fact": "2026-13"}, "date-unreadable"),
    ],
)
def test_what_comes_with_the_value_is_checked_too(change: dict[str, object], key: str) -> None:
    assert refusal(Kind.YES_PARTLY_NO, replace(SAID, **change)) == key


def test_limits_of_a_question_hold() -> None:
    three = Ranking(("a", "b", "c"))
    assert refusal(Kind.RANK, replace(SAID, value=three), ranks=2) == "too-many-ranks"
    assert refusal(Kind.MULTI, replace(SAID, value=Choices(("a", "b"))), most=1) == "too-many-options"
    assert refusal(Kind.TEXT, replace(SAID, value=Prose("abcd")), longest=3) == "text-too-long"


def test_an_exclusive_choice_stands_alone_and_a_retired_one_is_no_choice() -> None:
    asked = item(Kind.MULTI)
    options = (Option("a", "A"), Option("none", "None", exclusive=True), Option("old", "Old", retired=True))
    spec = replace(asked.snapshot.answer, options=options)
    asked = replace(asked, snapshot=replace(asked.snapshot, answer=spec))
    with pytest.raises(Problem, match="option-exclusive"):
        checked(asked, replace(SAID, value=Choices(("a", "none"))))
    with pytest.raises(Problem, match="option-unknown"):
        checked(asked, replace(SAID, value=Choices(("old",))))
    assert checked(asked, replace(SAID, value=Choices(("none",))))


YES = replace(SAID, value=Choice("yes"))


@pytest.mark.parametrize(
    ("kind", "answer", "points"),
    [
        (Kind.YES_PARTLY_NO, Answer(State.NOT_ASKED), ()),
        (Kind.YES_PARTLY_NO, Answer(State.NO_ANSWER), ("no-answer",)),
        (Kind.YES_PARTLY_NO, Answer(State.NOT_KNOWN), ()),
        (Kind.YES_PARTLY_NO, Answer(State.DECLINED), ("reason",)),
        (Kind.YES_PARTLY_NO, Answer(State.DECLINED, reason="legal"), ()),
        (Kind.YES_PARTLY_NO, Answer(State.NOT_APPLICABLE), ("reason",)),
        (Kind.YES_PARTLY_NO, Answer(State.NOT_APPLICABLE, reason="no batteries"), ()),
        (Kind.YES_PARTLY_NO, Answer(State.WILL_SEND), ("will-send", "due")),
        (Kind.YES_PARTLY_NO, Answer(State.WILL_SEND, due="2026-12-01"), ("will-send",)),
        (Kind.YES_PARTLY_NO, Answer(State.ANSWERED), ("value",)),
        (Kind.YES_PARTLY_NO, Answer(State.PARTLY), ("value",)),
        (Kind.YES_PARTLY_NO, YES, ()),
        (Kind.YES_PARTLY_NO, replace(YES, scope=Scope()), ("scope",)),
        (Kind.YES_PARTLY_NO, replace(YES, scope=Scope(ScopeKind.LISTED)), ("scope-text",)),
        (Kind.YES_PARTLY_NO, replace(YES, scope=Scope(ScopeKind.ONE_MODEL, "X1")), ()),
        (Kind.YES_PARTLY_NO, replace(YES, scope=Scope(ScopeKind.UNKNOWN)), ()),
        (Kind.YES_PARTLY_NO, replace(YES, value=Choice("partly")), ("explanation",)),
        (Kind.YES_PARTLY_NO, replace(YES, value=Choice("partly"), note="half"), ()),
        (Kind.YES_PARTLY_NO, Answer(State.ANSWERED, Choice("no")), ("explanation",)),
        (Kind.YES_PARTLY_NO, Answer(State.ANSWERED, Choice("no"), claim="We do not."), ()),
        (Kind.YES_PARTLY_NO, Answer(State.ANSWERED, Choice("no", "not yet")), ()),
        (Kind.YES_PARTLY_NO, replace(YES, confidential=True), ("confidential-reason",)),
        (Kind.YES_PARTLY_NO, replace(YES, confidential=True, confidential_reason="price"), ()),
        (Kind.SINGLE, replace(SAID, value=Choice("a")), ()),
        (Kind.SINGLE, Answer(State.ANSWERED, Choice("a")), ("scope",)),
        (Kind.MULTI, replace(SAID, value=Choices(("a",))), ()),
        (Kind.MULTI, replace(SAID, value=Choices(())), ("value",)),
        (Kind.NUMBER, Answer(State.ANSWERED, Quantity(Decimal(1), "days")), ("scope",)),
        (Kind.PERCENT, Answer(State.ANSWERED, Percentage(Decimal(1), "sites")), ("scope",)),
        (Kind.DATE, Answer(State.ANSWERED, PartialDate("2026")), ()),
        (Kind.TEXT, Answer(State.ANSWERED, Prose("Long story.")), ("claim",)),
        (Kind.TEXT, Answer(State.ANSWERED, Prose("Long story."), claim="Short."), ()),
        (Kind.TEXT, Answer(State.ANSWERED, Prose("")), ("value",)),
        (Kind.CERTIFICATES, Answer(State.ANSWERED, Certificates((Certificate("TCO"),))), ()),
        (Kind.CERTIFICATES, Answer(State.ANSWERED, Certificates(())), ("value",)),
        (Kind.FACTORIES, Answer(State.ANSWERED, Factories((Factory(legal_name="A"),))), ("minimum-set",)),
        (Kind.FACTORIES, Answer(State.ANSWERED, Factories((Factory(legal_name="A", country="TH"),))), ()),
        (Kind.FILE, Answer(State.ANSWERED, Documents((Document("a.pdf"),))), ()),
        (Kind.RANK, Answer(State.ANSWERED, Ranking(("a",))), ()),
        (Kind.BAND, Answer(State.ANSWERED, Choice("a")), ()),
    ],
)
def test_what_is_missing_is_named(kind: Kind, answer: Answer, points: tuple[str, ...]) -> None:
    columns = ("legal_name", "country") if kind is Kind.FACTORIES else ()
    assert open_points(item(kind, columns=columns), answer) == points


def test_a_choice_that_needs_a_remark_asks_for_it() -> None:
    asked = item(Kind.SINGLE)
    spec = replace(asked.snapshot.answer, options=(Option("other", "Other", needs_remark=True),))
    asked = replace(asked, snapshot=replace(asked.snapshot, answer=spec))
    assert open_points(asked, replace(SAID, value=Choice("other"))) == ("explanation",)
    assert open_points(asked, replace(SAID, value=Choice("other", "a local monitor"))) == ()


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=25)
@given(data=st.data())
def test_whatever_is_missing_has_a_sentence_and_nothing_stops_the_note_taker(kind: Kind, data: st.DataObject) -> None:
    answer = data.draw(answers(kind))
    for point in open_points(item(kind), answer):
        assert Texts()(f"open.{point}")


def test_what_affirms_something_needs_a_scope_and_a_no_does_not() -> None:
    spec = item(Kind.YES_PARTLY_NO).snapshot.answer
    assert needs_scope(spec, Choice("yes"))
    assert needs_scope(spec, Choice("partly"))
    assert not needs_scope(spec, Choice("no"))
    assert not needs_scope(spec, Choice("no", "not yet"))
