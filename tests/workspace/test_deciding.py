"""Ratings, confirmed readiness, decisions and limits: kept by appending, undone, refused where they can't stand."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State, Verification
from dialogue_app.domain.criteria import About, Hypothesis, Terms
from dialogue_app.domain.decisions import Outcome
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.suppliers import Role
from dialogue_app.domain.thresholds import DEFAULT
from dialogue_app.domain.values import Choice
from dialogue_app.domain.verdicts import Confirmed, Verdict
from dialogue_app.domain.verification import Check
from dialogue_app.domain.weighed import Actor, Weighed
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, answering, deciding, keeping, preparing, verifying
from tests.workspace.conftest import everything

YES = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED))
R = Ready


@pytest.fixture
def held(workspace: Workspace, dialogue_id: str) -> tuple[Workspace, str]:
    """Two suppliers and one criterion whose lead question is answered yes or no."""
    dialogue = workspace.dialogue(dialogue_id)
    wanted = Hypothesis("", "Somebody is responsible", "Chart", "Start", "All", "GOV-101", "clause")
    preparing.change_dialogue(workspace, replace(dialogue, hypotheses=(wanted,), products=("LAP",)))
    return workspace, dialogue_id


def supplier_id(workspace: Workspace, name: str = "Alpha") -> str:
    return preparing.find_supplier(workspace, name).id


def say(held: tuple[Workspace, str], name: str, answer: Answer = YES) -> None:
    workspace, dialogue_id = held
    item = workspace.questionnaire(dialogue_id).item("GOV-101")
    answering.record(workspace, dialogue_id, supplier_id(workspace, name), item.id, answer)


def lead(held: tuple[Workspace, str]) -> str:
    workspace, dialogue_id = held
    return workspace.questionnaire(dialogue_id).item("GOV-101").id


def weighed(held: tuple[Workspace, str]) -> Weighed:
    workspace, dialogue_id = held
    return deciding.criterion(workspace, dialogue_id, "1")


def actor(held: tuple[Workspace, str], name: str = "Alpha") -> Actor:
    return next(each for each in weighed(held).actors if each.name == name)


def confirm(held: tuple[Workspace, str], said: Confirmed | None, name: str = "Alpha") -> None:
    workspace, dialogue_id = held
    deciding.confirm(workspace, dialogue_id, weighed(held).hypothesis.id, name, said)


def join(held: tuple[Workspace, str], name: str, role: Role = Role.RESELLER, brand: str = "") -> None:
    workspace, dialogue_id = held
    added = preparing.add_supplier(workspace, name, role, brand=brand)
    preparing.add_participant(workspace, dialogue_id, added.subject)


def test_a_claim_counts_less_than_a_checked_answer(held: tuple[Workspace, str]) -> None:
    """F2 from the answer to the state: rating 3, claimed, counts 2; read and found right, it counts 3."""
    workspace, dialogue_id = held
    say(held, "Alpha", replace(YES, verification=Verification.EVIDENCE_RECEIVED))
    deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), 3)
    (said,) = actor(held).heard
    assert said.effective
    assert (said.effective.counts, said.effective.capped_by, actor(held).stand.state) == (
        2,
        "evidence-received",
        R.PARTLY,
    )
    step = Check(lead(held), Verification.CLAIMED, Verification.EVIDENCE_REVIEWED, "Read by two", "")
    verifying.verify(workspace, dialogue_id, supplier_id(workspace), step)
    (said,) = actor(held).heard
    assert said.rated
    assert (said.rated.stale, said.effective and said.effective.counts) == (False, 3)
    assert (actor(held).stand.state, actor(held).stand.proof) == (R.NOW, True)


def test_a_rating_does_not_pass_to_another_answer(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha")
    deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), 2, why="Named one model")
    say(held, "Alpha", Answer(State.ANSWERED, Choice("no"), claim="Not any more."))
    (said,) = actor(held).heard
    assert said.rated
    assert (said.rated.given.why, said.rated.stale, said.effective and said.effective.given) == (
        "Named one model",
        True,
        0,
    )


def test_a_rating_is_taken_back_and_undone(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha")
    change = deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), 1)
    assert change
    assert change.suppliers == {supplier_id(workspace)}
    assert deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), 1) is None
    deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), None)
    assert actor(held).heard[0].rated is None
    workspace.history.undo()
    assert actor(held).heard[0].rated
    workspace.history.undo()
    assert actor(held).heard[0].rated is None


def test_what_was_not_answered_can_not_be_rated(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    with pytest.raises(Problem, match="rating-no-answer"):
        deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), 3)


def test_nobody_asked_is_unknown_and_counts_as_invited(held: tuple[Workspace, str]) -> None:
    found = weighed(held)
    assert [(each.name, each.stand.state) for each in found.actors] == [("Alpha", R.UNKNOWN), ("Beta", R.UNKNOWN)]
    assert (found.measures.invited, found.measures.answering, found.proposal.outcome) == (2, 0, Outcome.THIN)


def test_a_person_confirms_a_state_or_gives_a_reason_for_another(held: tuple[Workspace, str]) -> None:
    say(held, "Alpha")
    assert actor(held).proposed.state is R.PARTLY
    with pytest.raises(Problem, match="ready-why"):
        confirm(held, Confirmed(R.NOW))
    confirm(held, Confirmed(R.NOW, why="All models seen", proof=True, volume=60))
    found = actor(held)
    assert (found.stand.state, found.stand.proof, found.stand.volume, found.outdated) == (R.NOW, True, 60, False)
    say(held, "Alpha", Answer(State.ANSWERED, Choice("no"), claim="Not any more."))
    assert actor(held).outdated
    confirm(held, None)
    assert actor(held).stand.state is R.NO


def test_all_proposals_are_confirmed_in_one_action(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha")
    change = deciding.confirm_all(workspace, dialogue_id, "1")
    assert change
    assert [each.confirmed and each.confirmed.state for each in weighed(held).actors] == [R.PARTLY, R.UNKNOWN]
    assert deciding.confirm_all(workspace, dialogue_id, "1") is None
    workspace.history.undo()
    assert [each.confirmed for each in weighed(held).actors] == [None, None]


def test_f6_a_brand_heard_through_resellers_counts_once_and_itself_if_it_answers(held: tuple[Workspace, str]) -> None:
    for number in (1, 2, 3):
        join(held, f"Reseller {number}", brand="Kappa")
    say(held, "Reseller 1", replace(YES, verification=Verification.EVIDENCE_REVIEWED))
    say(held, "Reseller 2", replace(YES, verification=Verification.CLAIMED))
    found = actor(held, "Kappa")
    assert (found.stand.state, found.stand.second_hand, len(found.heard)) == (R.PARTLY, True, 3)
    assert weighed(held).measures.invited == 3
    join(held, "Kappa", Role.BRAND)
    assert actor(held, "Kappa").stand.second_hand
    say(held, "Kappa", Answer(State.ANSWERED, Choice("no"), claim="No."))
    assert (actor(held, "Kappa").stand.state, actor(held, "Kappa").stand.second_hand) == (R.NO, False)
    assert weighed(held).measures.invited == 3


def test_a_reseller_that_speaks_for_no_brand_counts_only_where_the_contract_is_handled(
    held: tuple[Workspace, str],
) -> None:
    workspace, dialogue_id = held
    join(held, "Reseller")
    assert [each.name for each in weighed(held).unheard] == ["Reseller"]
    deciding.change_terms(workspace, dialogue_id, "1", Terms(about=About.HANDLING))
    assert [each.name for each in weighed(held).actors] == ["Reseller"]


def test_terms_are_kept_and_refuse_what_is_not_bought(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    terms = Terms(
        About.PRODUCTION, ("LAP",), True, "1 point a site", True, True, "Of these laptops", "", "Monitor", "20"
    )
    change = deciding.change_terms(workspace, dialogue_id, "1", terms)
    assert change
    assert weighed(held).hypothesis.terms == terms
    assert deciding.change_terms(workspace, dialogue_id, "1", terms) is None
    with pytest.raises(Problem, match="ready-category"):
        deciding.change_terms(workspace, dialogue_id, "1", replace(terms, categories=("SRV",)))
    workspace.history.undo()
    assert weighed(held).hypothesis.terms == Terms()


def test_a_decision_keeps_the_numbers_of_its_day_and_says_when_they_changed(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha", Answer(State.ANSWERED, Choice("no"), claim="No."))
    said = Verdict(Outcome.NOT_YET, reason="Nobody can.", approver="Head of purchasing", ask_again="2027-11-01")
    deciding.decide(workspace, dialogue_id, "1", said)
    found = weighed(held)
    assert found.decided
    assert found.decided.verdict.on == "2026-11-22"
    assert found.decided.verdict.basis["ready_now"] == "0/1"
    assert (found.decided.verdict.proposed, found.outdated) == (Outcome.NOT_YET, False)
    terms = Terms(outside_control=True)
    deciding.change_terms(workspace, dialogue_id, "1", terms)
    assert (weighed(held).proposal.outcome, weighed(held).outdated) == (Outcome.EFFORT, True)
    workspace.history.undo()
    workspace.history.undo()
    assert weighed(held).decided is None
    workspace.history.redo()
    assert weighed(held).decided


def test_another_decision_needs_a_reason(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha")
    with pytest.raises(Problem, match="decision-deviation"):
        deciding.decide(workspace, dialogue_id, "1", Verdict(Outcome.MUST, approver="Head"))
    change = deciding.decide(workspace, dialogue_id, "1", Verdict(Outcome.MUST, approver="Head", deviation="By law."))
    assert change
    assert len(change.suppliers) == 2


def test_limits_of_the_house_count_until_the_country_has_its_own(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    assert deciding.thresholds_in_force(workspace, dialogue_id) == ("", DEFAULT)
    deciding.change_thresholds(workspace, {"must_groups": "2"})
    assert deciding.weighing(workspace, dialogue_id).limits.must_groups == 2
    deciding.change_thresholds(workspace, {"must_groups": "4"}, workspace.dialogue(dialogue_id).profile)
    assert deciding.weighing(workspace, dialogue_id).profile == "EU"
    assert deciding.weighing(workspace, dialogue_id).limits.must_groups == 4
    assert [name for name, _ in deciding.edited(workspace)] == ["house", "EU"]
    deciding.change_thresholds(workspace, None, "EU")
    assert deciding.weighing(workspace, dialogue_id).limits.must_groups == 2
    workspace.history.undo()
    workspace.history.undo()
    workspace.history.undo()
    assert deciding.thresholds_in_force(workspace, dialogue_id) == ("", DEFAULT)
    with pytest.raises(Problem, match="profile-unknown"):
        deciding.change_thresholds(workspace, {}, "XX")


def test_what_is_unknown_is_refused(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    with pytest.raises(Problem, match="criterion-unknown"):
        deciding.criterion(workspace, dialogue_id, "2")
    with pytest.raises(Problem, match="actor-unknown"):
        deciding.confirm(workspace, dialogue_id, "1", "Omega", None)


def test_what_was_decided_is_only_ever_appended_and_a_change_from_outside_is_found(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha")
    deciding.rate(workspace, dialogue_id, supplier_id(workspace), lead(held), 1)
    deciding.confirm_all(workspace, dialogue_id, "1")
    deciding.decide(workspace, dialogue_id, "1", Verdict(Outcome.NOT_YET, approver="Head", deviation="Too early."))
    assert len(everything(workspace)["decision_event"]) == 4
    assert keeping.check(workspace) == ()
    path = workspace.path
    workspace.close()
    with closing(sqlite3.connect(path)) as raw:
        for statement in ("UPDATE decision_event SET body = NULL", "DELETE FROM decision_event"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
                raw.execute(statement)
        raw.execute("DROP TRIGGER decisions_are_never_changed")
        raw.execute("UPDATE decision_event SET body = '{}' WHERE sequence = 1")
        raw.commit()
    with closing(Workspace.open(path)) as opened:
        assert len(keeping.check(opened)) == 3  # the record, its table, the trigger


def test_everything_is_there_after_opening_again(held: tuple[Workspace, str]) -> None:
    workspace, dialogue_id = held
    say(held, "Alpha")
    confirm(held, Confirmed(R.PARTLY, 4, (), False, 30, why=""))
    deciding.change_terms(workspace, dialogue_id, "1", Terms(scale="points"))
    deciding.decide(workspace, dialogue_id, "1", Verdict(Outcome.NOT_YET, approver="Head", deviation="Too early."))
    before = deciding.weighing(workspace, dialogue_id)
    path, given = workspace.path, workspace.surroundings
    workspace.close()
    with closing(Workspace.open(path, given)) as opened:
        after = deciding.weighing(opened, dialogue_id)
    assert replace(after, as_of=before.as_of) == before
