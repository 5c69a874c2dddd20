"""The face that leads from answers to decisions, by keyboard."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from dialogue_app.domain.answers import Answer, Scope, ScopeKind, State, Verification
from dialogue_app.domain.criteria import Hypothesis
from dialogue_app.domain.decisions import Outcome
from dialogue_app.domain.readiness import Ready
from dialogue_app.domain.values import Choice
from dialogue_app.gui.models.actor_table import COLUMNS
from dialogue_app.gui.widgets.criteria_face import CriteriaFace
from dialogue_app.workspace import answering, deciding, preparing

LAPTOPS = "Laptops and monitors 2027"
KEY = Qt.Key


@pytest.fixture
def dialogue_id(sample):
    """The laptops dialogue with two criteria; of the first, everybody but the last is ready with proof."""
    workspace = sample.workspace
    found = preparing.find_dialogue(workspace, LAPTOPS)
    wanted = (
        Hypothesis(
            "", "A named function is responsible", "Organisation chart", "Start", "All models", "GOV-101", "clause"
        ),
        Hypothesis("", "Assembly sites are disclosed", question_id="TRN-101"),
    )
    preparing.change_dialogue(workspace, replace(found, hypotheses=wanted, products=("LAP",)))
    item = workspace.questionnaire(found.id).item("GOV-101")
    people = [each.supplier for each in preparing.participants(workspace, found.id)]
    for number, supplier in enumerate(people):
        yes = number < len(people) - 1
        said = Answer(
            State.ANSWERED, Choice("yes" if yes else "no"), scope=Scope(ScopeKind.ALL_OFFERED), claim=f"Claim {number}",
            verification=Verification.EVIDENCE_REVIEWED,
        )  # fmt: skip
        answering.record(workspace, found.id, supplier.id, item.id, said)
    return found.id


@pytest.fixture
def face(qtbot, sample, dialogue_id):
    made = CriteriaFace(sample)
    qtbot.addWidget(made)
    made.resize(1150, 620)
    with qtbot.waitActive(made):
        made.show()
    made.show_dialogue(dialogue_id)
    return made


def weighed(sample, dialogue_id, number=1):
    return deciding.criterion(sample.workspace, dialogue_id, str(number))


def column(face, name):
    where, model = COLUMNS.index(name), face.view.model
    return [model.index(row, where).data() for row in range(model.rowCount())]


def said(face):
    return " | ".join(each.text() for each in face.findChildren(QLabel) if each.isVisible())


def test_every_criterion_stands_with_what_is_proposed(face):
    lines = [face.model.index(row, 0).data(Qt.ItemDataRole.UserRole) for row in range(face.model.rowCount())]
    assert [line.what for line in lines] == ["A named function is responsible", "Assembly sites are disclosed"]
    assert all(line.who.startswith("Proposed: ") for line in lines)
    assert "Lead question GOV-101" in said(face)
    assert "Claim 0" in " ".join(column(face, "said"))


def test_the_arithmetic_of_every_rule_is_shown(face, sample, dialogue_id):
    found = weighed(sample, dialogue_id).measures
    words = " ".join(face.view.rules.words)
    assert f"Independent groups ready now: {found.groups}; needed: ≥ 3" in words
    assert "Must from the first day: not possible" in words
    assert "Answering, of all known" in face.view.measures.text()


def test_enter_confirms_what_is_proposed_and_undo_takes_it_back(face, sample, dialogue_id):
    face.view.table.setFocus()
    QTest.keyClick(face.view.table, KEY.Key_Return)
    actor = weighed(sample, dialogue_id).actors[0]
    assert actor.confirmed.state is actor.proposed.state
    assert "(open)" not in column(face, "counts")[0]
    sample.undo()
    assert weighed(sample, dialogue_id).actors[0].confirmed is None


def test_another_state_asks_for_its_reason(face, sample, dialogue_id):
    face.view.table.setFocus()
    QTest.keyClick(face.view.table, KEY.Key_0)
    assert face.view.actor.why.hasFocus()
    QTest.keyClick(face.view.actor.why, KEY.Key_Return)
    assert "Give a reason" in face.view.actor.blocks["why"].error
    QTest.keyClicks(face.view.actor.why, "Said otherwise on the phone")
    QTest.keyClick(face.view.actor.why, KEY.Key_Return)
    kept = weighed(sample, dialogue_id).actors[0].confirmed
    assert (kept.state, kept.why) == (Ready.NO, "Said otherwise on the phone")


def test_a_plan_asks_for_its_month(face, sample, dialogue_id):
    face.view.table.setFocus()
    QTest.keyClick(face.view.table, KEY.Key_1)
    assert face.view.actor.months.hasFocus()
    QTest.keyClicks(face.view.actor.months, "six")
    QTest.keyClick(face.view.actor.months, KEY.Key_Return)
    assert "whole numbers" in face.view.actor.blocks["why"].error
    face.view.actor.months.setText("6")
    face.view.actor.why.setText("A letter of the board")
    face.view.actor.confirm.click()
    assert weighed(sample, dialogue_id).actors[0].stand.months == 6


def test_a_rating_is_given_in_the_form_and_its_cap_is_said(face, sample, dialogue_id):
    face.view.actor.rating.choose("4")
    face.view.actor.rating.chosen.emit("4")
    assert weighed(sample, dialogue_id).actors[0].heard[0].rated.given.rating == 4
    assert "Checked on documents" in face.view.actor.counted.text()
    assert column(face, "rating")[0] == "3"


def test_all_are_confirmed_at_once(face, sample, dialogue_id):
    face.view.confirm_all.click()
    assert all(each.confirmed for each in weighed(sample, dialogue_id).actors)
    sample.undo()
    assert not any(each.confirmed for each in weighed(sample, dialogue_id).actors)


def test_a_decision_as_proposed_needs_who_approved_it_only(face, sample, dialogue_id):
    form = face.view.decision
    assert form.outcome.code == weighed(sample, dialogue_id).proposal.outcome
    assert form.blocks["deviation"].isHidden()
    form.keep.click()
    assert "Say who approved" in form.blocks["approver"].error
    form.lines["approver"].setText("Head of procurement")
    form.keep.click()
    assert weighed(sample, dialogue_id).decided.verdict.approver == "Head of procurement"
    assert "Decided: " in face.model.index(0, 0).data(Qt.ItemDataRole.UserRole).who


def test_a_decision_that_is_not_proposed_asks_why(face, sample, dialogue_id):
    form = face.view.decision
    other = Outcome.EFFORT if form.outcome.code != Outcome.EFFORT else Outcome.NOT_YET
    form.outcome.choose(other.value)
    form.outcome.chosen.emit(other.value)
    assert form.blocks["deviation"].isVisible()
    form.lines["approver"].setText("Head of procurement")
    form.keep.click()
    assert "Give a reason for deciding otherwise" in form.blocks["approver"].error
    form.lines["deviation"].setText("Sites belong to others")
    form.keep.click()
    kept = weighed(sample, dialogue_id).decided.verdict
    assert (kept.outcome, kept.deviation) == (other, "Sites belong to others")
    assert "Not as proposed, because: Sites belong to others" in form.present.text()


def test_it_forgets_every_name_and_shows_none_while_a_session_is_live(face, sample, dialogue_id):
    names = {each.supplier.name for each in preparing.participants(sample.workspace, dialogue_id)}
    face.forget()
    assert not any(name in said(face) for name in names)
    assert face.view.model.rowCount() == 0
    sample.set_live(preparing.participants(sample.workspace, dialogue_id)[0].supplier.id)
    face.show_dialogue(dialogue_id)
    assert face.view.model.rowCount() == 0


def test_a_dialogue_without_criteria_says_how_to_name_them(qtbot, sample):
    made = CriteriaFace(sample)
    qtbot.addWidget(made)
    made.show()
    made.show_dialogue(preparing.find_dialogue(sample.workspace, "Data centre hardware, round 1").id)
    assert "names no criterion yet" in said(made)


def test_what_else_is_known_opens_another_outcome(face, sample, dialogue_id):
    form = face.view.terms
    form.fold.click()
    form.ticks["outside_control"].setChecked(True)
    form.lines["monitor"].setText("Contract manager")
    form.keep.click()
    kept = weighed(sample, dialogue_id).hypothesis.terms
    assert (kept.outside_control, kept.monitor) == (True, "Contract manager")
    assert weighed(sample, dialogue_id).proposal.test(Outcome.EFFORT).holds
    sample.undo()
    assert not weighed(sample, dialogue_id).hypothesis.terms.outside_control


def test_the_house_keeps_limits_of_its_own_and_goes_back(face, sample):
    face.change_limits.click()
    form = face.limits_form
    assert form.lines["must_ready"].text() == "67"
    form.lines["must_ready"].setText("much")
    form.keep.click()
    assert "from 0 to 100" in form.problem.text
    form.lines["must_ready"].setText("50")
    form.keep.click()
    assert deciding.thresholds(sample.workspace).must_ready == 50
    assert "house" in face.limits.text()
    assert "≥ 50" in " ".join(face.view.rules.words)
    face.change_limits.click()
    form.proposal.click()
    assert deciding.thresholds(sample.workspace).must_ready == 67
