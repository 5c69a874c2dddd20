"""Rounds: samples change by turns, what is open comes first, the next day and title."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import State
from dialogue_app.domain.dialogue import DialogueState
from dialogue_app.domain.questionnaire import Condition, Questionnaire, Section
from dialogue_app.domain.rounds import (
    ROUND_STATES,
    Clause,
    Contract,
    RoundState,
    checked_contract,
    is_open,
    next_day,
    next_title,
    repeated,
    rotated,
)
from dialogue_app.errors import Problem
from tests.helpers import answers as made
from tests.helpers.workspaces import CountingIds


def form() -> Questionnaire:
    from dataclasses import replace

    one, two, three = (made.item(number=number) for number in (101, 102, 103))
    three = replace(three, condition=Condition(two.id, ("yes",)))
    return Questionnaire("q", "d", 1, (Section("s", "Transparency", (one, two, three)),), "2026-05-01")


def test_what_is_open_comes_first_in_the_same_words() -> None:
    after = repeated(form(), {"item-101", "item-102", "item-103"}, {"item-102"}, "Open", CountingIds())
    assert [(each.title, [item.code for item in each.items]) for each in after.sections] == [
        ("Open", ["TRN-102-K"]), ("Transparency", ["TRN-101-K", "TRN-103-K"]),
    ]  # fmt: skip
    assert {item.asked_hash for item in after.items()} == {item.asked_hash for item in form().items()}
    assert not {item.id for item in after.items()} & {item.id for item in form().items()}
    assert not after.frozen_at


def test_a_condition_follows_its_question_and_falls_away_with_it() -> None:
    both = repeated(form(), {"item-102", "item-103"}, set(), "Open", CountingIds())
    lead, conditioned = both.items()
    assert conditioned.condition
    assert conditioned.condition.item_id == lead.id
    (alone,) = repeated(form(), {"item-103"}, set(), "Open", CountingIds()).items()
    assert alone.condition is None


def test_samples_change_by_turns() -> None:
    pool = ["A", "B", "C"]
    asked = [{"A"}]
    for expected in "BCABC":
        (chosen,) = rotated(sorted(asked[-1]), [pool], asked)
        assert chosen == expected
        asked.append({chosen})


def test_a_sample_without_another_stays() -> None:
    assert rotated(["A"], [["A"]], [{"A"}]) == ["A"]


ids = st.sampled_from("ABCDEFGH")


@given(st.lists(ids, unique=True), st.lists(st.lists(ids)), st.lists(st.sets(ids)))
def test_rotation_keeps_the_number_and_never_asks_twice(
    sampled: list[str], pools: list[list[str]], rounds: list[set[str]]
) -> None:
    pools = (pools + [[]] * len(sampled))[: len(sampled)]
    chosen = rotated(sampled, pools, rounds)
    assert len(chosen) == len(sampled)
    assert len(set(chosen)) == len(chosen)


def test_the_states_of_a_round_are_those_of_its_dialogue() -> None:
    assert list(ROUND_STATES) == list(DialogueState)
    assert list(ROUND_STATES.values()) == list(RoundState)


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([State.ANSWERED], False),
        ([State.ANSWERED, State.WILL_SEND], True),
        ([State.NOT_APPLICABLE], False),
        ([], False),
    ],
)
def test_a_question_is_open_while_one_supplier_owes_its_answer(states: list[State], expected: bool) -> None:
    assert is_open(states) is expected


def test_the_next_round_is_sooner_while_something_grave_is_open_and_never_on_a_weekend() -> None:
    assert next_day(date(2026, 11, 17), grave=True) == date(2027, 5, 17)
    assert next_day(date(2026, 11, 17), grave=False) == date(2027, 11, 17)
    assert next_day(date(2026, 2, 1), grave=True) == date(2026, 8, 3)


def test_titles_count_on() -> None:
    assert next_title("Servers, round 2", 3) == "Servers, round 3"
    assert next_title("Servers", 2) == "Servers, 2"
    assert next_title("Laptops 2027", 2) == "Laptops 2027, 2"


def test_a_contract_names_each_clause_once() -> None:
    with pytest.raises(Problem, match="clause-twice"):
        checked_contract(Contract((Clause("12.1", "a"), Clause("12.1 ", "b"))))
    with pytest.raises(Problem, match="clause-incomplete"):
        checked_contract(Contract((Clause("12.1", " "),)))
    assert checked_contract(Contract((Clause(" 12.1", "a"),))).clause("12.1") == Clause("12.1", "a")
