"""Contracts, findings and checks: kept by appending, undone, refused where they can't stand."""

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State, Verification
from dialogue_app.domain.escalation import Measure, Rung
from dialogue_app.domain.findings import Extension, Finding, FindingState, Severity, closing_day
from dialogue_app.domain.reuse import Reuse, ReuseKind
from dialogue_app.domain.rounds import Clause, Contract, Delivered
from dialogue_app.domain.values import Choice
from dialogue_app.domain.verification import Check, CheckedBy
from dialogue_app.errors import Problem
from dialogue_app.workspace import Workspace, answering, following, keeping, preparing, verifying
from dialogue_app.workspace.samples import create_sample
from tests.helpers.workspaces import surroundings

ROUND_2 = "Data centre hardware, round 2"
FOUND = Finding(0, "Overtime above 60 hours", Severity.S2, "2026-11-17", clause="12.2", question_id="LAB-102")


@pytest.fixture
def held(tmp_path):  # type: ignore[no-untyped-def]
    workspace = create_sample(tmp_path / "sample.dialogues", surroundings())
    yield workspace
    workspace.close()


def ids(workspace: Workspace, supplier: str = "Borealis Devices") -> tuple[str, str]:
    return preparing.find_dialogue(workspace, ROUND_2).id, preparing.find_supplier(workspace, supplier).id


def noted(workspace: Workspace, said: Finding = FOUND) -> str:
    return following.add_finding(workspace, *ids(workspace), said).subject


def test_a_finding_gets_the_next_number_of_its_contract_and_undo_takes_it_back(held: Workspace) -> None:
    dialogue_id, _ = ids(held)
    before = len(following.findings(held, dialogue_id))
    finding_id = noted(held)
    numbers = [following.of(event).number for event in following.findings(held, dialogue_id)]
    assert len(numbers) == before + 1
    assert following.of(following.finding(held, finding_id)).number == max(numbers)
    held.history.undo()
    assert len(following.findings(held, dialogue_id)) == before
    held.history.redo()
    assert following.of(following.finding(held, finding_id)).text == FOUND.text


def test_findings_of_an_earlier_round_are_there_in_the_next(held: Workspace) -> None:
    first = preparing.find_dialogue(held, "Data centre hardware, round 1").id
    change = following.add_finding(held, first, ids(held)[1], FOUND)
    assert change.subject in {event.subject for event in following.findings(held, ids(held)[0])}


def test_a_dialogue_before_a_contract_has_no_findings(held: Workspace) -> None:
    laptops = preparing.find_dialogue(held, "Laptops and monitors 2027")
    with pytest.raises(Problem, match="not-in-contract"):
        following.add_finding(held, laptops.id, ids(held)[1], FOUND)


def test_more_time_ladder_and_closing(held: Workspace) -> None:
    finding_id = noted(held)
    following.extend(held, finding_id, Extension("2026-12-01", "2027-03-31", "New line", "Head of procurement"))
    assert closing_day(following.of(following.finding(held, finding_id))) == "2027-03-31"
    following.climb(held, finding_id, Measure(Rung.WRITTEN_REQUEST, "2026-12-01", "No plan"))
    assert following.of(following.finding(held, finding_id)).measures[0].reply_by == "2026-12-15"
    with pytest.raises(Problem, match="finding-closed-without-proof"):
        following.close_finding(held, finding_id)
    following.close_finding(held, finding_id, proof_received="Time sheets", verified_by=CheckedBy.UNION)
    closed = following.of(following.finding(held, finding_id))
    assert (closed.state, closed.closed_on) == (FindingState.CLOSED, "2026-11-22")
    with pytest.raises(Problem, match="finding-without-reason"):
        following.change_finding(held, finding_id, replace(closed, state=FindingState.REOPENED))


def test_another_buyers_follow_up_is_taken_over_under_three_conditions(held: Workspace) -> None:
    old = Reuse("City of Fjordby", ReuseKind.FACTORY_DATA, "2024-09-22", same_clause_level=True, same_method=True)
    with pytest.raises(Problem, match="reuse-age"):
        noted(held, replace(FOUND, reuse=old))
    finding_id = noted(held, replace(FOUND, reuse=replace(old, kind=ReuseKind.SYSTEM)))
    assert following.of(following.finding(held, finding_id)).reuse.buyer == "City of Fjordby"


def test_a_contract_is_written_once_and_holds_in_later_rounds(held: Workspace) -> None:
    first = preparing.find_dialogue(held, "Data centre hardware, round 1").id
    dialogue_id, borealis = ids(held)
    said = Contract((Clause("12.9", "A list of sites"),), (Delivered(borealis, ("Borealis",), ("S100",)),), "2")
    following.change_contract(held, dialogue_id, said)
    assert following.contract(held, dialogue_id) == said
    assert following.contract(held, first) != said
    assert following.change_contract(held, dialogue_id, said) is None
    with pytest.raises(Problem, match="supplier-not-in"):
        following.change_contract(held, dialogue_id, replace(said, delivered=(Delivered("nobody"),)))


def test_a_check_changes_the_status_and_keeps_who_when_and_why(held: Workspace) -> None:
    dialogue_id, supplier_id = ids(held, "Kestrelmoor Networks")
    item = held.questionnaire(dialogue_id).item("FRC-101")
    before = answering.current(held, dialogue_id, supplier_id, item)
    step = Check(item.id, Verification.CLAIMED, Verification.EVIDENCE_REQUESTED, "Only a policy", "", due="2026-12-15")
    verifying.verify(held, dialogue_id, supplier_id, step)
    after = answering.current(held, dialogue_id, supplier_id, item)
    assert after == replace(before, verification=Verification.EVIDENCE_REQUESTED)
    (kept,) = verifying.steps(held, dialogue_id, supplier_id, item.id)
    assert (kept.by, kept.on, kept.why) == ("Note taker", "2026-11-22", "Only a policy")
    assert kept.event_id == answering.newest(held, dialogue_id, supplier_id, item).id  # type: ignore[union-attr]
    with pytest.raises(Problem, match="verification-step"):
        verifying.verify(held, dialogue_id, supplier_id, replace(step, after=Verification.EVIDENCE_REVIEWED))
    held.history.undo()
    assert answering.current(held, dialogue_id, supplier_id, item) == before
    assert verifying.steps(held, dialogue_id, supplier_id, item.id) == ()


def test_a_contradiction_stays_inside_until_the_reply(held: Workspace) -> None:
    dialogue_id, supplier_id = ids(held, "Kestrelmoor Networks")
    item = held.questionnaire(dialogue_id).item("FRC-101")
    step = Check(item.id, Verification.CLAIMED, Verification.CONTRADICTED, "Fees were reported at one site", "")
    check_id = verifying.verify(held, dialogue_id, supplier_id, step).subject
    assert verifying.held_back(held, dialogue_id)[supplier_id, item.id].shown is Verification.CLAIMED
    verifying.replied(held, check_id)
    assert (supplier_id, item.id) not in verifying.held_back(held, dialogue_id)


def test_nothing_is_checked_where_nothing_was_answered(workspace: Workspace) -> None:
    from tests.workspace.conftest import prepared

    dialogue_id = prepared(workspace, "Round 1")
    alpha = preparing.find_supplier(workspace, "Alpha").id
    step = Check("GOV-101", Verification.CLAIMED, Verification.EVIDENCE_RECEIVED, "It came", "")
    with pytest.raises(Problem, match="verification-no-answer"):
        verifying.verify(workspace, dialogue_id, alpha, step)
    yes = Answer(State.ANSWERED, Choice("yes"), scope=Scope(ScopeKind.ALL_OFFERED))
    answering.record(workspace, dialogue_id, alpha, "GOV-101", yes)
    assert verifying.verify(workspace, dialogue_id, alpha, step).label == "change.verified"


def test_follow_up_is_only_ever_appended_and_changes_from_outside_are_found(held: Workspace) -> None:
    finding_id = noted(held)
    path = held.path
    assert keeping.check(held) == ()
    held.close()
    with closing(sqlite3.connect(path)) as raw:
        for sql in ("UPDATE followup_event SET body = '{}'", "DELETE FROM followup_event"):
            with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
                raw.execute(sql)
        with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
            raw.execute("INSERT OR REPLACE INTO followup_event SELECT * FROM followup_event")
        raw.execute("DROP TRIGGER followup_is_never_changed")
        raw.execute("UPDATE followup_event SET body = replace(body, 'Overtime', 'Nothing') WHERE subject = ?",
                    (finding_id,))  # fmt: skip
        raw.commit()
    with closing(Workspace.open(path, surroundings())) as again:
        assert len(keeping.check(again)) == 3  # the record, its table, the trigger


def test_who_is_followed_up_stays_in_the_dialogue(held: Workspace) -> None:
    noted(held)
    with pytest.raises(Problem, match="supplier-has-answers"):
        preparing.remove_participant(held, *ids(held))


def test_a_contradiction_that_nobody_gave_a_day_to_reply_stays_inside(held: Workspace) -> None:
    dialogue_id, supplier_id = ids(held, "Kestrelmoor Networks")
    item = held.questionnaire(dialogue_id).item("FRC-101")
    before = answering.current(held, dialogue_id, supplier_id, item)
    said = replace(before, verification=Verification.CONTRADICTED)
    answering.record(held, dialogue_id, supplier_id, item.id, said)
    assert verifying.held_back(held, dialogue_id)[supplier_id, item.id] == (Verification.CLAIMED, "")
