"""Promise against delivery: what became of an earlier answer, and how two wordings differ."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import NOT_ASKED, Answer, Scope, ScopeKind, State
from dialogue_app.domain.delivery import Likeness, Mark, Outcome, of_remark, outcome, wording_pieces
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Choice, Choices, Factories, Factory, Percentage, Value
from question_bank import Kind
from tests.helpers import answers as made

TODAY = date(2026, 11, 22)


def said(value: Value | None, state: State = State.ANSWERED, **more: object) -> Answer:
    return Answer(state, value, **more)  # type: ignore[arg-type]


def judged(kind: Kind, before: Answer, now: Answer, likeness: Likeness = Likeness.SAME, **limits: object) -> Outcome:
    return outcome(made.item(kind, **limits), before, now, likeness, TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [
        ("yes", "yes", Outcome.KEPT),
        ("partly", "yes", Outcome.IMPROVED),
        ("yes", "partly", Outcome.DROPPED),
        ("yes", "no", Outcome.DROPPED),
    ],
)
def test_yes_partly_no(before: str, now: str, expected: Outcome) -> None:
    assert judged(Kind.YES_PARTLY_NO, said(Choice(before)), said(Choice(now))) is expected


def test_a_yes_for_less_is_less() -> None:
    wide = said(Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED))
    narrow = said(Choice("yes"), scope=Scope(ScopeKind.ONE_MODEL))
    assert judged(Kind.YES_PARTLY_NO, wide, narrow) is Outcome.DROPPED
    assert judged(Kind.YES_PARTLY_NO, narrow, wide) is Outcome.IMPROVED
    some, most = (replace(wide, scope=Scope(ScopeKind.ALL_OFFERED, share=Decimal(n))) for n in (40, 80))
    assert judged(Kind.YES_PARTLY_NO, some, most) is Outcome.IMPROVED


def test_options_are_compared_where_they_are_in_order_of_ambition() -> None:
    low, high = said(Choice("a")), said(Choice("c"))
    assert judged(Kind.SINGLE, low, high, ordered=True) is Outcome.IMPROVED
    assert judged(Kind.SINGLE, low, high) is Outcome.CHANGED


def test_lists_are_compared_by_what_they_hold() -> None:
    one, two = said(Choices(("a",))), said(Choices(("a", "b")))
    assert judged(Kind.MULTI, one, two) is Outcome.IMPROVED
    assert judged(Kind.MULTI, two, one) is Outcome.DROPPED
    assert judged(Kind.MULTI, one, said(Choices(("b",)))) is Outcome.CHANGED
    alpha, both = (said(Factories(tuple(Factory(legal_name=name) for name in names))) for names in ("A", "AB"))
    assert judged(Kind.FACTORIES, alpha, both) is Outcome.IMPROVED
    assert judged(Kind.FACTORIES, both, alpha) is Outcome.DROPPED


def test_numbers_have_no_better_direction() -> None:
    a, b = (said(Percentage(Decimal(n), "sites")) for n in (33, 67))
    assert judged(Kind.PERCENT, a, b) is Outcome.CHANGED
    assert judged(Kind.PERCENT, a, a) is Outcome.KEPT


def test_what_would_be_sent() -> None:
    promised = said(None, State.WILL_SEND, due="2026-06-30")
    assert judged(Kind.YES_PARTLY_NO, promised, said(Choice("yes"))) is Outcome.KEPT
    assert judged(Kind.YES_PARTLY_NO, promised, replace(promised, due="2027-01")) is Outcome.DROPPED
    assert judged(Kind.YES_PARTLY_NO, replace(promised, due="2026-Q4"), promised) is Outcome.OPEN
    assert judged(Kind.YES_PARTLY_NO, promised, said(None, State.DECLINED)) is Outcome.DROPPED


def test_not_asked_and_other_words_are_not_judged() -> None:
    yes = said(Choice("yes"))
    assert judged(Kind.YES_PARTLY_NO, yes, NOT_ASKED) is Outcome.NOT_ASKED
    for likeness in (Likeness.OTHER_WORDING, Likeness.SIBLING):
        assert judged(Kind.YES_PARTLY_NO, yes, yes, likeness) is Outcome.NOT_COMPARABLE


def test_a_yes_or_a_list_where_there_was_no_answer_is_better_and_a_no_is_not() -> None:
    declined = said(None, State.DECLINED)
    assert judged(Kind.YES_PARTLY_NO, declined, said(Choice("partly"))) is Outcome.IMPROVED
    assert judged(Kind.FACTORIES, declined, said(Factories((Factory(legal_name="A"),)))) is Outcome.IMPROVED
    assert judged(Kind.YES_PARTLY_NO, declined, said(Choice("no"))) is Outcome.CHANGED
    assert judged(Kind.PERCENT, declined, said(Percentage(Decimal(0), "sites"))) is Outcome.CHANGED
    assert judged(Kind.YES_PARTLY_NO, said(Choice("no")), said(None, State.NO_ANSWER)) is Outcome.DROPPED


@given(st.sampled_from(Kind), st.data())
def test_every_pair_is_judged_and_the_same_said_again_is_kept(kind: Kind, data: st.DataObject) -> None:
    before, now = data.draw(made.answers(kind)), data.draw(made.answers(kind))
    assert judged(kind, before, now) in set(Outcome)
    full = replace(before, state=State.ANSWERED)
    assert judged(kind, full, full) is Outcome.KEPT


def test_promises_of_a_talk() -> None:
    promise = Remark(RemarkKind.PROMISE, "Factory list", due="2026-06-30")
    assert of_remark(promise, TODAY) is Outcome.DROPPED
    assert of_remark(replace(promise, done_on="2026-07-03"), TODAY) is Outcome.KEPT
    assert of_remark(replace(promise, due="2026-11"), TODAY) is Outcome.OPEN


def test_two_wordings_side_by_side() -> None:
    pieces = wording_pieces("Do you name assembly sites?", "Do you publish all assembly sites?")
    assert [(piece.mark, piece.words) for piece in pieces] == [
        (Mark.SAME, "Do you"), (Mark.GONE, "name"), (Mark.NEW, "publish all"), (Mark.SAME, "assembly sites?"),
    ]  # fmt: skip


words = st.lists(st.sampled_from("abcd"), max_size=8).map(" ".join)


@given(words, words)
def test_no_word_of_either_wording_is_lost(then: str, now: str) -> None:
    pieces = wording_pieces(then, now)
    assert " ".join(p.words for p in pieces if p.mark is not Mark.NEW) == then
    assert " ".join(p.words for p in pieces if p.mark is not Mark.GONE) == now
