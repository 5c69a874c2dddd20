"""Checking an answer from the Live page: only steps that may follow, each with its reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from dialogue_app.domain.answers import Verification
from dialogue_app.workspace import verifying
from tests.gui.test_findings import at


@pytest.fixture
def page(window):
    """The talk of round 2 at an answer that is only claimed."""
    page = at(window)
    show(page, "FRC-101")
    return page


def show(page, question):
    item = page.workspace.questionnaire(page.session.dialogue_id).item(question)
    page.show_row(page.desk.questions.row_of(item.id))


def steps(page):
    keeper = page.keeper
    return verifying.steps(page.workspace, keeper.dialogue_id, keeper.supplier_id, keeper.item.id)


def take(page, status, why):
    part = page.desk.history.check
    part.status.choose(status)
    part.status.chosen.emit(status)
    part.why.setText(why)
    QTest.keyClick(part.why, Qt.Key.Key_Return)


def test_a_step_needs_its_reason_and_the_day_by_which_proof_should_come(page):
    part = page.desk.history.check
    take(page, "evidence-requested", "")
    assert "Say why" in part.blocks["why"].error
    part.due.setText("2099-01-31")
    take(page, "evidence-requested", "Only a policy was shown")
    assert page.keeper.current().verification is Verification.EVIDENCE_REQUESTED
    assert [each.why for each in steps(page)] == ["Only a policy was shown"]
    assert "Only a policy was shown" in part.steps.text()


def test_only_steps_that_may_follow_are_offered(page):
    part = page.desk.history.check
    take(page, "evidence-received", "It came by mail")
    offered = {part.status.itemData(row) for row in range(part.status.count())}
    assert offered == {"evidence-reviewed", "contradicted", "withdrawn"}


def test_a_contradiction_waits_for_the_reply_and_undo_takes_the_step_back(page, window):
    part = page.desk.history.check
    take(page, "contradicted", "Fees were reported at one site")
    assert "nobody outside" in part.steps.text()
    assert not part.reply.isHidden()
    part.reply.click()
    assert steps(page)[-1].replied_on
    assert part.reply.isHidden()
    window.session.undo()
    window.session.undo()
    assert page.keeper.current().verification is Verification.CLAIMED
    assert steps(page) == ()


def test_a_reason_that_may_name_who_told_it_is_noticed(page):
    part = page.desk.history.check
    part.fold.setChecked(True)
    part.why.setText("Mrs. Lind said so")
    assert not part.warning.isHidden()


def test_nothing_stays_when_the_session_ends(page, window):
    take(page, "contradicted", "Fees were reported at one site")
    window.session.set_live("")
    part = page.desk.history.check
    assert not part.steps.text()
    assert not part.why.text()
    assert part.isHidden()


def test_what_was_not_answered_is_not_checked(window):
    page = at(window, supplier="Borealis Devices")
    show(page, "MIN-101")
    assert page.desk.history.check.isHidden()


def test_a_proof_that_has_got_old_is_said(page):
    part = page.desk.history.check
    part.show_steps(Verification.EVIDENCE_REVIEWED, (), answered=True, old_since="2026-10-16")
    assert "Out of date since 16 Oct 2026" in part.old.text
