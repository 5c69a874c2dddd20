"""Proposals: the worked example, each stop rule, each outcome, what would change it; and what people may decide."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue_app.domain.criteria import About, Terms
from dialogue_app.domain.decisions import Outcome, Proposal, Stop, in_public, propose
from dialogue_app.domain.readiness import Ready, Stand, measures
from dialogue_app.domain.small_numbers import Said
from dialogue_app.domain.thresholds import DEFAULT, Thresholds, changed
from dialogue_app.domain.verdicts import Confirmed, Verdict, checked_confirmed, checked_verdict
from dialogue_app.errors import Problem
from tests.helpers.criteria import F1, NEEDED, market

R = Ready
AWARDABLE = Terms(scale="2 points for each site", at_tender=True)
THREE = (R.VERIFIED, R.NOW, R.NOW)


def proposed(stands: tuple[Stand, ...], terms: Terms = AWARDABLE, limits: Thresholds = DEFAULT) -> Proposal:
    return propose(measures(stands, NEEDED, limits), terms, limits)


def failing(made: Proposal, outcome: Outcome) -> list[str]:
    test = made.test(outcome)
    assert test
    return [rule.name for rule in test.failing]


def test_f1_is_a_clause_with_six_months_of_grace_and_an_award_criterion() -> None:
    made = proposed(F1)
    assert (made.outcome, made.grace, made.award) == (Outcome.GRACE, 6, True)
    assert failing(made, Outcome.MUST) == ["ready_now", "cat_cov"]
    assert made.thin == (("PHN", 2),)
    assert made.stopped_by == ()


def test_f1_shows_its_arithmetic_and_what_would_change_it() -> None:
    made = proposed(F1)
    (must,) = made.better
    ready, categories = must.failing
    assert (ready.part, ready.whole, ready.value, ready.limit) == (4, 7, Fraction(4, 7), Fraction(67, 100))
    assert ready.distance == 1  # 5 of 7 are 71.4 %
    assert (categories.part, categories.whole, categories.distance) == (2, 3, 1)
    assert {rule.name: rule.distance for rule in made.safe}["ready_grace"] == 1  # 5 of 7 would do


def test_f1_in_public() -> None:
    """Four and three are both three or more; six leaves one who could be found."""
    now, later = in_public(F1), in_public(F1, 6)
    assert (now.said, now.counts, now.of) == (Said.COUNTS, ((("",), 4),), 7)
    assert later.said is Said.NEARLY_ALL
    assert later.counts == ()


def test_in_public_a_number_needs_three_groups_on_both_sides() -> None:
    sisters = tuple(Stand(str(n), "one", R.NOW) for n in range(3)) + market(R.NO, R.NO, R.NO)
    assert in_public(sisters).said is Said.FEW_OR_NONE
    assert in_public((*market(R.NOW, R.NOW, R.NOW), *(Stand(str(n), "x", R.NO) for n in "abc"))).said is Said.NEARLY_ALL
    assert in_public(market(*THREE, R.NO)).said is Said.MOST
    assert in_public(market(R.NOW, R.NO)).said is Said.NOTHING


def test_three_proven_groups_make_a_must() -> None:
    made = proposed(market(*THREE))
    assert (made.outcome, made.grace, made.award) == (Outcome.MUST, 0, False)
    assert failing(made, Outcome.AWARD) == ["differ"]
    assert all(rule.holds for rule in made.safe)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"group": "same"}, "indep"),
        ({"proof": False}, "proof"),
        ({"price": "above_5_percent"}, "price"),
        ({"price": ""}, "price"),
        ({"categories": ("LAP",)}, "cat_cov"),
    ],
)
def test_a_must_needs_every_rule(change: dict[str, object], rule: str) -> None:
    made = proposed(tuple(replace(each, **change) for each in market(*THREE)))  # type: ignore[arg-type]
    assert rule in failing(made, Outcome.MUST)
    assert made.outcome is not Outcome.MUST


def test_a_budget_owner_may_accept_the_price() -> None:
    dear = tuple(replace(each, price="above_5_percent") for each in market(*THREE))
    assert proposed(dear).outcome is Outcome.NOT_YET
    assert proposed(dear, replace(AWARDABLE, price_accepted=True)).outcome is Outcome.MUST


def test_those_who_say_nothing_count_against_a_must() -> None:
    made = proposed(market(*THREE, *[R.UNKNOWN] * 3))
    assert made.outcome is Outcome.MUST
    rules = {rule.name: rule for rule in made.safe}
    assert (rules["pessimistic_now"].value, rules["pessimistic_now"].distance) == (Fraction(1, 2), 0)
    low = proposed(market(*THREE, *[R.UNKNOWN] * 3), limits=replace(DEFAULT, must_pessimistic=51))
    assert failing(low, Outcome.MUST) == ["pessimistic_now"]


def test_a_median_plan_beyond_a_year_is_not_yet() -> None:
    late = (*market(R.NOW), *(Stand(f"late {n}", str(n), R.PARTLY, 13, claimed=False) for n in range(1, 4)))
    made = proposed(late, limits=replace(DEFAULT, clause_ready=20))
    assert made.outcome is Outcome.NOT_YET
    assert "grace" in failing(made, Outcome.GRACE)


def test_a_plan_after_the_grace_does_not_count() -> None:
    made = proposed((*market(R.NOW), *(Stand(f"p{n}", f"p{n}", R.PLANNED, n) for n in (2, 6, 12))))
    test = made.test(Outcome.GRACE)
    assert test
    assert {rule.name: (rule.part, rule.whole) for rule in test.rules}["ready_grace"] == (3, 4)
    assert made.outcome is Outcome.GRACE


def test_what_is_outside_the_control_of_the_contractor_is_a_clause_of_effort() -> None:
    made = proposed(market(R.NO, R.NO, R.NO), Terms(outside_control=True))
    assert made.outcome is Outcome.EFFORT
    assert proposed(market(R.NO, R.NO, R.NO), Terms()).outcome is Outcome.NOT_YET


def test_an_award_criterion_needs_a_scale_and_proof_at_the_tender() -> None:
    made = proposed(market(R.NOW, R.NOW, R.NO), Terms())
    assert not made.award
    assert failing(made, Outcome.AWARD) == ["scale", "at-tender"]
    assert proposed(market(R.NOW, R.NOW, R.NO)).award


def test_stop_1_a_market_of_one_is_no_must_and_no_award_whatever_the_profile_says() -> None:
    lax = Thresholds(must_groups=1, category_groups=1, award_groups=1)
    made = proposed(tuple(replace(each, group="one") for each in market(*THREE)), limits=lax)
    assert made.stopped_by == (Stop.LONE,)
    assert made.outcome is Outcome.NOT_YET
    assert not made.award
    must = made.test(Outcome.MUST)
    assert must
    assert (must.failing, must.holds, must.barred_by) == ((), False, (Stop.LONE,))


def test_stop_2_a_corporate_criterion_is_for_information_only() -> None:
    made = proposed(market(*THREE), replace(AWARDABLE, about=About.CORPORATE))
    assert (made.outcome, made.award, made.stopped_by) == (Outcome.INFO, False, (Stop.CORPORATE,))


def test_stop_3_claims_alone_are_no_must() -> None:
    made = proposed(tuple(replace(each, claimed=True) for each in market(*THREE)))
    assert made.stopped_by == (Stop.CLAIMED,)
    assert made.outcome is Outcome.NOT_YET


def test_stop_4_too_few_answers_are_no_basis_unless_they_are_most_of_what_is_bought() -> None:
    few = market(*THREE, *[R.UNKNOWN] * 4)
    made = proposed(few)
    assert (made.outcome, made.award, made.stopped_by) == (Outcome.THIN, False, (Stop.THIN,))
    big = tuple(replace(each, volume=20) for each in few[:3]) + few[3:]
    assert proposed(big).stopped_by == ()
    small = tuple(replace(each, volume=10) for each in few[:3]) + few[3:]
    assert proposed(small).outcome is Outcome.THIN


def test_stops_come_in_their_order() -> None:
    alone = (Stand("a", "a", R.NOW), *market(R.UNKNOWN, R.UNKNOWN))
    made = proposed(alone, Terms(about=About.CORPORATE))
    assert made.stopped_by == (Stop.CORPORATE, Stop.THIN, Stop.LONE, Stop.CLAIMED)
    assert made.outcome is Outcome.INFO


def test_exclusion_is_never_proposed() -> None:
    assert {each.value for each in Outcome} == {
        "must", "clause-grace", "clause-effort", "award", "not-yet", "info", "insufficient",
    }  # fmt: skip


def test_a_profile_is_changed_by_name_and_keeps_to_its_limits() -> None:
    made = changed(DEFAULT, {"must_ready": "80 %", "must_price": "no_effect", "must_groups": "4"})
    assert (made.must_ready, made.must_price, made.must_groups) == (80, "no_effect", 4)
    for name, text, problem in (
        ("must_ready", "101", "threshold-range"),
        ("must_groups", "0", "threshold-range"),
        ("must_price", "cheap", "threshold-band"),
        ("readiness", "1", "threshold-unknown"),
        ("short_grace", "13", "threshold-grace"),
    ):
        with pytest.raises(Problem, match=problem):
            changed(DEFAULT, {name: text})


DECIDED = Verdict(Outcome.GRACE, grace=6, approver="Head", on="2026-11-23", proposed=Outcome.GRACE, grace_proposed=6)


def test_a_decision_as_proposed_needs_no_reason_and_any_other_does() -> None:
    made = proposed(F1)
    assert checked_verdict(DECIDED, made) == DECIDED
    for other in (
        replace(DECIDED, outcome=Outcome.MUST),
        replace(DECIDED, grace=12),
        replace(DECIDED, award=True),
        replace(DECIDED, outcome=Outcome.AWARD),
    ):
        with pytest.raises(Problem, match="decision-deviation"):
            checked_verdict(other, made)
        assert checked_verdict(replace(other, deviation=" Other buyers join. "), made).deviation == "Other buyers join."
    assert checked_verdict(replace(DECIDED, award=True, award_proposed=True), made)


def test_a_heavy_award_in_a_market_of_one_needs_a_reason() -> None:
    made = proposed(market(R.NOW, R.NO, R.NO))
    said = replace(DECIDED, outcome=Outcome.NOT_YET, proposed=Outcome.NOT_YET, grace=0, weight=5)
    assert checked_verdict(said, made) == said
    with pytest.raises(Problem, match="decision-deviation"):
        checked_verdict(replace(said, weight=6), made)


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"grace": 0}, "decision-grace"),
        ({"approver": " "}, "decision-approver"),
        ({"weight": 101}, "decision-weight"),
        ({"on": "yesterday"}, "day-unreadable"),
        ({"ask_again": "2028-05-24"}, "decision-ask-again"),
    ],
)
def test_a_decision_must_be_whole(change: dict[str, object], problem: str) -> None:
    with pytest.raises(Problem, match=problem):
        checked_verdict(replace(DECIDED, **change), proposed(F1))  # type: ignore[arg-type]


def test_a_corporate_criterion_can_not_be_decided_otherwise() -> None:
    made = proposed(F1, Terms(about=About.CORPORATE))
    with pytest.raises(Problem, match="decision-corporate"):
        checked_verdict(replace(DECIDED, deviation="We want it."), made)


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        (Confirmed(R.NOW), "ready-why"),
        (Confirmed(R.PLANNED, why="They wrote."), "ready-plan"),
        (Confirmed(R.PARTLY, 0, why="They wrote."), "ready-months"),
        (Confirmed(R.NOW, categories=("SRV",), why="They wrote."), "ready-category"),
        (Confirmed(R.NOW, volume=101, why="They wrote."), "ready-volume"),
    ],
)
def test_a_confirmed_state_must_be_possible(said: Confirmed, problem: str) -> None:
    with pytest.raises(Problem, match=problem):
        checked_confirmed(said, NEEDED)


@given(st.lists(st.sampled_from(R), min_size=3, max_size=9), st.integers(0, 8), st.sampled_from((R.NOW, R.VERIFIED)))
def test_a_better_proven_answer_never_loses_a_must(states: list[Ready], place: int, better: Ready) -> None:
    before = market(*states)
    if proposed(before).outcome is not Outcome.MUST or place >= len(states) or states[place] is R.VERIFIED:
        return
    after = market(*states[:place], better, *states[place + 1 :])
    assert proposed(after).outcome is Outcome.MUST


@given(st.permutations(F1))
def test_f1_is_the_same_in_any_order(stands: list[Stand]) -> None:
    assert proposed(tuple(stands)) == proposed(F1)
    assert in_public(stands, 6) == in_public(F1, 6)
