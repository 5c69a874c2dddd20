"""Readiness: the worked examples of the specification to the decimal, and what must hold whatever anybody answers."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.answers import State
from dialogue_app.domain.readiness import RANK, Measures, Ready, Stand, Voice, measures, stand, state_of
from dialogue_app.domain.thresholds import BANDS
from tests.helpers.criteria import F1, NEEDED, percent

R = Ready
STATES = st.sampled_from(R)
STANDS = st.builds(
    Stand,
    actor=st.uuids().map(str),
    group=st.sampled_from("abcdefg"),
    state=STATES,
    months=st.none() | st.integers(1, 20),
    proof=st.booleans(),
    claimed=st.booleans(),
    categories=st.sets(st.sampled_from(NEEDED)).map(lambda codes: tuple(sorted(codes))),
    price=st.sampled_from(("", "cannot_say", *BANDS)),
    volume=st.none() | st.integers(0, 10),
)
MARKETS = st.lists(STANDS, max_size=12)


def test_f1_to_the_decimal() -> None:
    found = measures(F1, NEEDED)
    assert (found.invited, found.answering, found.ready, found.ready_later) == (9, 7, 4, 6)
    assert (percent(found.cov), percent(found.ready_now), percent(found.pessimistic_now)) == ("77.8", "57.1", "44.4")
    assert found.groups == 3
    assert found.categories == (("LAP", 3), ("MON", 3), ("PHN", 2))
    assert found.cat_cov == Fraction(2, 3)
    assert percent(found.cat_cov) == "66.7"
    assert (found.planned, found.median, found.grace) == ((4, 6), 5, 6)
    assert found.ready_grace == Fraction(6, 7)
    assert percent(found.ready_grace) == "85.7"
    assert found.groups_later == 5
    assert found.proof == 1


def test_f6_one_brand_through_three_resellers_counts_once_at_its_lowest_documented_state() -> None:
    resellers = [Voice("1", R.NOW, own=False), Voice("2", R.PARTLY, own=False), Voice("3", R.UNKNOWN, own=False)]
    heard = stand("K", "K", resellers)
    assert (heard.state, heard.second_hand) == (R.PARTLY, True)
    assert measures([heard]).answering == measures([heard]).invited == 1
    own = stand("K", "K", [*resellers, Voice("K", R.NO)])
    assert (own.state, own.second_hand) == (R.NO, False)
    silent = stand("K", "K", [*resellers, Voice("K", R.UNKNOWN)])
    assert (silent.state, silent.second_hand) == (R.PARTLY, True)


def test_a_brand_of_which_nobody_tells_is_known_and_not_heard() -> None:
    silent = stand("K", "K", [])
    assert (silent.state, silent.second_hand) == (R.UNKNOWN, False)
    assert (measures([silent]).invited, measures([silent]).answering) == (1, 0)


def test_a_brand_that_answered_what_nobody_rated_is_not_replaced_by_what_resellers_say() -> None:
    made = stand("K", "K", [Voice("K", R.UNKNOWN, unrated=True), Voice("1", R.NOW, own=False)])
    assert (made.state, made.unrated, made.second_hand) == (R.UNKNOWN, True, False)


@pytest.mark.parametrize(
    ("answered", "rating", "months", "whole", "state"),
    [
        (State.ANSWERED, 4, None, True, R.VERIFIED),
        (State.ANSWERED, 3, None, True, R.NOW),
        (State.ANSWERED, 3, None, False, R.PARTLY),
        (State.ANSWERED, 2, 4, True, R.PARTLY),
        (State.PARTLY, 1, 12, True, R.PLANNED),
        (State.ANSWERED, 1, 13, True, R.NO),
        (State.ANSWERED, 0, None, True, R.NO),
        (State.NOT_KNOWN, 0, None, True, R.NO),
        (State.DECLINED, 0, None, True, R.UNKNOWN),
        (State.NOT_ASKED, None, None, True, R.UNKNOWN),
        (State.NO_ANSWER, None, None, True, R.UNKNOWN),
        (State.WILL_SEND, None, None, True, R.UNKNOWN),
        (State.ANSWERED, None, None, True, R.UNKNOWN),
    ],
)
def test_states_follow_from_the_lead_answer(
    answered: State, rating: int | None, months: int | None, whole: bool, state: Ready
) -> None:
    assert state_of(answered, rating, months, whole=whole) is state


@pytest.mark.parametrize(
    ("months", "grace"),
    [((), None), ((6,), 6), ((6, 7), 12), ((12,), 12), ((12, 13), None), ((3, 4, 20), 6)],
)
def test_grace_is_the_median_plan_rounded_up(months: tuple[int, ...], grace: int | None) -> None:
    assert measures([Stand(str(n), str(n), R.PARTLY, each) for n, each in enumerate(months)]).grace == grace


def test_the_dearer_of_two_middle_bands_counts_and_who_can_not_say_is_left_out() -> None:
    said = ("no_effect", "1_to_3_percent", "3_to_5_percent", "above_5_percent", "cannot_say", "")
    assert measures([Stand(str(n), str(n), R.NOW, price=each) for n, each in enumerate(said)]).price == "3_to_5_percent"
    assert measures([Stand("a", "a", R.NOW, price="cannot_say")]).price == ""


def test_nothing_is_divided_by_nobody() -> None:
    empty = measures([], NEEDED)
    assert (empty.cov, empty.ready_now, empty.ready_grace, empty.pessimistic_now, empty.proof) == (0, 0, 0, 0, 0)
    assert (empty.cat_cov, measures([]).cat_cov, empty.volume) == (0, 1, None)


@given(MARKETS, st.randoms())
def test_the_order_of_suppliers_never_matters(market: list[Stand], random: object) -> None:
    mixed = list(market)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert measures(mixed, NEEDED) == measures(market, NEEDED)


@given(st.lists(st.builds(Voice, st.sampled_from("abc"), STATES, st.booleans(), st.none() | st.integers(1, 12))),
       st.randoms())  # fmt: skip
def test_the_order_of_voices_never_matters(voices: list[Voice], random: object) -> None:
    mixed = list(voices)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert stand("K", "K", mixed) == stand("K", "K", voices)


def _now(found: Measures) -> tuple[object, ...]:
    return found.ready_now, found.pessimistic_now, found.groups, found.cat_cov, found.cov


@given(MARKETS.filter(bool), STATES, st.data())
def test_a_better_answer_never_worsens_readiness(market: list[Stand], better: Ready, data: st.DataObject) -> None:
    """Who answered and answers better now, all else equal, never lowers what is counted as ready."""
    place = data.draw(st.integers(0, len(market) - 1))
    before = market[place]
    if before.state is R.UNKNOWN or RANK[better] < RANK[before.state]:
        return
    after = [*market[:place], replace(before, state=better), *market[place + 1 :]]
    was, became = measures(market, NEEDED), measures(after, NEEDED)
    assert all(new >= old for old, new in zip(_now(was), _now(became), strict=True))
    for month in (6, 12):
        assert sum(each.ready(month) for each in after) >= sum(each.ready(month) for each in market)


@given(st.integers(0, 4), st.integers(0, 4), st.none() | st.integers(1, 24), st.booleans())
def test_a_better_rating_never_worsens_the_state(one: int, other: int, months: int | None, whole: bool) -> None:
    low, high = sorted((one, other))
    states = [state_of(State.ANSWERED, rating, months, whole=whole) for rating in (low, high)]
    assert RANK[states[0]] <= RANK[states[1]]


@given(MARKETS)
def test_shares_stay_shares_and_groups_never_outnumber_actors(market: list[Stand]) -> None:
    found = measures(market, NEEDED)
    assert all(0 <= each <= 1 for each in (*_now(found)[:2], found.ready_grace, found.proof, found.cat_cov, found.cov))
    assert found.groups <= found.ready <= found.ready_later <= found.answering <= found.invited
    assert found.groups <= found.groups_later
