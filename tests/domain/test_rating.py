"""Ratings: what counts of one by how far the claim was checked, and where the rules propose one."""

from dataclasses import replace
from datetime import date

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State, Verification
from dialogue_app.domain.rating import Effective, as_of, checked_rating, effective, fingerprint, proposed
from dialogue_app.domain.values import Choice
from dialogue_app.errors import Problem
from question_bank import Kind
from tests.helpers.answers import item

V = Verification
TOLD = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED))


def test_f2_a_claim_holds_a_rating_down_until_it_is_checked() -> None:
    assert effective(3, TOLD) == Effective(3, 2, "claimed")
    assert effective(3, replace(TOLD, verification=V.EVIDENCE_REVIEWED)) == Effective(3, 3)
    assert effective(3, replace(TOLD, verification=V.CONTRADICTED)) == Effective(3, 1, "contradicted")


@pytest.mark.parametrize(
    ("status", "most"),
    [
        (V.CLAIMED, 2),
        (V.EVIDENCE_REQUESTED, 2),
        (V.EVIDENCE_RECEIVED, 2),
        (V.EVIDENCE_REVIEWED, 3),
        (V.THIRD_PARTY_VERIFIED, 4),
        (V.CONTRADICTED, 1),
        (V.EXPIRED, 1),
    ],
)
def test_each_status_has_its_cap(status: Verification, most: int) -> None:
    for given in range(5):
        found = effective(given, replace(TOLD, verification=status))
        assert found
        assert found.counts == min(given, most)
        assert bool(found.capped_by) is (given > most)


@pytest.mark.parametrize("state", [State.NOT_ASKED, State.NOT_APPLICABLE, State.NO_ANSWER, State.WILL_SEND])
def test_what_was_not_said_has_no_rating_which_is_not_0(state: State) -> None:
    assert effective(0, Answer(state)) is None


def test_what_was_taken_back_has_no_rating() -> None:
    assert effective(3, replace(TOLD, verification=V.WITHDRAWN)) is None


def test_an_answer_in_part_counts_2_at_most() -> None:
    partly = replace(TOLD, state=State.PARTLY, verification=V.THIRD_PARTY_VERIFIED)
    assert effective(4, partly) == Effective(4, 2, "partly")


@pytest.mark.parametrize("rating", [-1, 5])
def test_ratings_go_from_0_to_4(rating: int) -> None:
    with pytest.raises(Problem, match="rating-range"):
        checked_rating(rating)


@pytest.mark.parametrize(
    ("answer", "rating"),
    [
        (TOLD, 3),
        (replace(TOLD, scope=Scope(ScopeKind.ONE_MODEL, "X")), 2),
        (replace(TOLD, scope=Scope()), 1),
        (replace(TOLD, value=Choice("partly")), 2),
        (replace(TOLD, value=Choice("no"), scope=Scope()), 0),
        (Answer(State.NOT_KNOWN), 0),
        (Answer(State.DECLINED), 0),
        (Answer(State.DECLINED, reason="legal"), None),
        (Answer(State.NOT_ASKED), None),
        (replace(TOLD, verification=V.WITHDRAWN), None),
    ],
)
def test_a_rating_is_proposed_where_the_rules_give_one(answer: Answer, rating: int | None) -> None:
    assert proposed(item(), answer) == rating


def test_no_rating_is_proposed_where_a_person_must_judge() -> None:
    assert proposed(item(Kind.MULTI), Answer(State.ANSWERED)) is None


def test_a_proof_that_got_too_old_holds_a_rating_down() -> None:
    asked = item()
    asked = replace(asked, snapshot=replace(asked.snapshot, evidence=("EV06",)))
    told = replace(TOLD, verification=V.EVIDENCE_REVIEWED, date_of_fact="2024-10-15")
    assert as_of(asked, told, date(2026, 10, 15)).verification is V.EVIDENCE_REVIEWED
    assert as_of(asked, told, date(2026, 11, 22)).verification is V.EXPIRED


def test_checking_does_not_change_what_was_said_and_another_value_does() -> None:
    assert fingerprint("h", TOLD) == fingerprint("h", replace(TOLD, verification=V.EVIDENCE_REVIEWED, note="x"))
    assert fingerprint("h", TOLD) != fingerprint("h", replace(TOLD, value=Choice("no")))
    assert fingerprint("h", TOLD) != fingerprint("g", TOLD)
