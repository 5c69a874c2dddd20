"""A new dialogue: five steps or one page, by keyboard; what is missing is said, nothing typed is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dialogue_app.domain.criteria import About
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.suppliers import Role
from dialogue_app.gui.models.dialogue_steps import Step
from dialogue_app.workspace import preparing
from tests.helpers.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
KEY = Qt.Key
SIX = ("Alder", "Birch", "Čedar", "Dogwood, Inc.", "Elm", "Fir")


@pytest.fixture
def page(session, shown, tmp_path):
    """The page in an empty workspace."""
    session.use(new_workspace(tmp_path))
    return shown(session).page


@pytest.fixture
def form(page):
    """The panel, opened with the key."""
    press(KEY.Key_N, CONTROL)
    return page.preparing.form


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def paste(text):
    QApplication.clipboard().setText(text)
    press(KEY.Key_V, CONTROL)


def choose(box, code):
    box.choose(code)
    box.chosen.emit(code)


def said_beside(form, name):
    row = next(card.rows[name] for card in form.cards.values() if name in card.rows)
    return row._error.text if row._error.isVisible() else ""


def shown_steps(form):
    return [step for step, card in form.cards.items() if card.isVisible()]


def described(form):
    form.fields.title.setText("Round 3")
    form.fields.purpose.setPlainText("Decide")
    return form.fields


def test_the_five_steps_by_keyboard_alone_make_a_dialogue_with_six_suppliers(page, form, qtbot):
    assert shown_steps(form) == [Step.DECIDE]
    write("Laptops 2028")
    press(KEY.Key_Return)
    write("Decide on a clause")
    press(KEY.Key_Return)
    write("Sites are named")
    press(KEY.Key_Return)
    press(KEY.Key_PageDown, CONTROL)
    assert shown_steps(form) == [Step.KIND]
    press(KEY.Key_Down)
    press(KEY.Key_Tab)
    press(KEY.Key_Space)
    press(KEY.Key_PageDown, CONTROL)
    assert shown_steps(form) == [Step.QUESTIONS]
    qtbot.waitUntil(lambda: form.questions.costs.text().startswith("9 questions, "))
    press(KEY.Key_PageDown, CONTROL)
    assert shown_steps(form) == [Step.INVITE]
    paste("\n".join(SIX))
    assert form.fields.suppliers.count.text() == "6 suppliers are invited."
    press(KEY.Key_PageDown, CONTROL)
    assert shown_steps(form) == [Step.DATES]
    write("2027-01-12")
    press(KEY.Key_Return, CONTROL)
    (made,) = preparing.overview(page.workspace)
    assert (made.dialogue.title, made.dialogue.purpose) == ("Laptops 2028", "Decide on a clause")
    assert made.dialogue.kind is DialogueKind.IN_CONTRACT
    assert [each.outcome for each in made.dialogue.hypotheses] == ["Sites are named"]
    assert (made.dialogue.products, made.dialogue.event.day) == (("LAP",), "2027-01-12")
    assert (made.questions, made.suppliers) == (9, 6)
    names = [each.supplier.name for each in preparing.participants(page.workspace, made.dialogue.id)]
    assert names == sorted(SIX, key=str.casefold)
    assert page.session.dialogue_id == made.dialogue.id
    assert page.table.hasFocus()
    assert "suppliers are in it" in page.session.messages.last.text


def test_one_undo_takes_back_the_dialogue_with_questions_and_suppliers(page, form):
    fields = described(form)
    fields.suppliers.names.setPlainText("Alder\nBirch")
    press(KEY.Key_Return, CONTROL)
    assert page.session.dialogue_id
    press(KEY.Key_Z, CONTROL)
    assert (page.model.rowCount(), page.session.dialogue_id) == (0, "")
    assert preparing.suppliers(page.workspace) == ()
    press(KEY.Key_Z, CONTROL | SHIFT)
    assert page.model.rowCount() == 1


def test_a_step_is_not_left_for_the_next_without_what_is_needed(form):
    form.foot.next.click()
    assert said_beside(form, "title") == "Give the dialogue a title."
    assert form.fields.title.hasFocus()
    write("Phones")
    assert said_beside(form, "title") == ""
    form.foot.next.click()
    assert "can't be opened without a purpose" in said_beside(form, "purpose")
    assert form.fields.purpose.hasFocus()
    write("Decide")
    form.foot.next.click()
    assert form.step is Step.KIND
    form.foot.back.click()
    assert (form.step, shown_steps(form)) == (Step.DECIDE, [Step.DECIDE])


def test_every_step_is_reached_directly_and_says_what_it_lacks(form):
    form.steps.buttons[Step.DATES].click()
    assert shown_steps(form) == [Step.DATES]
    assert "Needed: a title, a purpose" in form.steps.buttons[Step.DECIDE].accessibleDescription()
    form.steps.buttons[Step.DECIDE].click()
    assert form.cards[Step.DECIDE].missing.text.startswith("Needed: a title, a purpose.")
    assert form.cards[Step.DATES].missing.isHidden() is False


def test_what_is_missing_is_said_beside_its_field_and_nothing_is_lost(page, form):
    form.go_to(Step.DATES)
    press(KEY.Key_Return, CONTROL)
    assert (form.step, said_beside(form, "title")) == (Step.DECIDE, "Give the dialogue a title.")
    fields = described(form)
    fields.day.setText("12 January")
    press(KEY.Key_Return, CONTROL)
    assert (form.step, page.model.size) == (Step.DATES, 0)
    assert "“12 January” is not a day" in said_beside(form, "day")
    assert fields.title.text() == "Round 3"


def test_all_steps_on_one_page_for_those_who_know_and_remembered(page, form, qtbot):
    form.whole.click()
    assert shown_steps(form) == list(Step)
    assert form.foot.make.isVisible()
    assert not form.foot.next.isVisible()
    page.close_page()
    again = type(page)(page.session)
    qtbot.addWidget(again)
    assert again.preparing.form.whole.isChecked()


def test_all_that_was_entered_is_kept(page, form):
    earlier = preparing.create_dialogue(
        page.workspace, preparing.Draft(DialogueKind.IN_CONTRACT, "Round 2", "P")
    ).subject
    press(KEY.Key_Escape)
    press(KEY.Key_N, CONTROL)
    fields = described(form)
    choose(fields.kind, "in-contract")
    fields.buyers.setPlainText("City of Lindhavn\n\n Region North ")
    fields.procurement.setText("DC-2025-04")
    for name, text in {"day": "2027-02-03", "place": "Online", "due": "2027-01-20", "contact": "ict@city"}.items():
        getattr(fields, name).setText(text)
    fields.slot.setValue(45)
    fields.products.tick(["SRV", "NET"])
    fields.languages.tick(["de", "en"])
    choose(fields.profile, "DE")
    fields.baseline.choose(earlier)
    press(KEY.Key_Return, CONTROL)
    dialogue = page.workspace.dialogue(page.session.dialogue_id)
    assert dialogue.buyers == ("City of Lindhavn", "Region North")
    assert page.inspector.facts["buyers"].text() == "City of Lindhavn (leads)\nRegion North"
    assert (dialogue.procurement, dialogue.products, dialogue.languages) == ("DC-2025-04", ("SRV", "NET"), ("en", "de"))
    assert (dialogue.event.day, dialogue.event.place, dialogue.event.slot_minutes) == ("2027-02-03", "Online", 45)
    assert (dialogue.reply.due, dialogue.reply.contact, dialogue.profile) == ("2027-01-20", "ict@city", "DE")
    assert dialogue.baseline_id == earlier


def test_a_hypothesis_says_what_it_still_lacks(page, form):
    panel = form.fields.hypotheses
    panel.setFocus()
    write("Sites are named")
    press(KEY.Key_Return)
    assert "What would prove it?" in panel.fields.gaps.text
    for name, text in {"proof": "List", "date": "30 days", "scope": "All laptops", "question": "TRN-101"}.items():
        panel.fields.lines[name].setText(text)
    assert panel.fields.gaps.text == "This can be tested."
    assert panel.fields.prompt.text(), "the words of the lead question"
    panel.fields.about.choose("handling")
    panel.fields.about.chosen.emit("handling")
    write("Fees are repaid")
    press(KEY.Key_Return)
    panel.shift(-1)
    described(form)
    press(KEY.Key_Return, CONTROL)
    first, second = page.workspace.dialogue(page.session.dialogue_id).hypotheses
    assert (first.outcome, second.outcome) == ("Fees are repaid", "Sites are named")
    assert (second.gaps(), second.question_id) == ((), "TRN-101")
    assert (first.terms.about, second.terms.about) == (About.PRODUCTION, About.HANDLING)
    assert "30 days" in page.inspector.facts["wants"].text()


def test_an_unknown_lead_question_is_said_beside_the_hypotheses(form):
    described(form)
    form.fields.hypotheses.line.setText("Sites are named")
    form.fields.hypotheses.take()
    form.fields.hypotheses.fields.lines["question"].setText("XYZ-999")
    press(KEY.Key_Return, CONTROL)
    assert "XYZ-999" in said_beside(form, "hypotheses")


def test_a_hypothesis_that_is_still_being_typed_counts(page, form):
    described(form)
    form.fields.hypotheses.setFocus()
    write("Sites are named")
    press(KEY.Key_Return, CONTROL)
    assert page.workspace.dialogue(page.session.dialogue_id).hypotheses[0].outcome == "Sites are named"


def test_the_panel_says_beforehand_how_many_questions_there_will_be(page, form, qtbot):
    form.go_to(Step.QUESTIONS)
    assert not form.fields.themes.isVisible()
    choose(form.fields.source, "suggested")
    assert form.fields.themes.isVisible()
    form.fields.themes.tick(["TRN", "FRC"])
    form.fields.slot.setValue(20)
    qtbot.waitUntil(lambda: "of 20 minutes" in form.questions.costs.text())
    described(form)
    press(KEY.Key_Return, CONTROL)
    questionnaire = page.workspace.questionnaire(page.session.dialogue_id)
    assert {item.snapshot.theme for item in questionnaire.items()} <= {"TRN", "FRC"}
    assert 0 < questionnaire.live_minutes() <= 16


def test_a_set_that_is_too_long_for_the_talk_is_said(form, qtbot):
    form.go_to(Step.QUESTIONS)
    form.fields.slot.setValue(15)
    qtbot.waitUntil(form.questions.warning.isVisible)
    assert "12 of the 15 minutes" in form.questions.warning.text


def test_a_questionnaire_may_begin_empty(page, form):
    described(form)
    choose(form.fields.source, "empty")
    press(KEY.Key_Return, CONTROL)
    assert page.model.index(0, page.model.columnCount() - 1).data() == "Choose questions"


def test_known_suppliers_are_ticked_and_recognised_by_name(page):
    for name in ("Alder", "Birch"):
        preparing.add_supplier(page.workspace, name, Role.RESELLER)
    press(KEY.Key_N, CONTROL)
    form = page.preparing.form
    form.go_to(Step.INVITE)
    panel = form.fields.suppliers
    assert panel.list.hasFocus()
    press(KEY.Key_Space)
    panel.names.setPlainText("birch; Elm\nALDER\n\nelm")
    assert panel.count.text() == "3 suppliers are invited. You know 2 of them already."
    choose(panel.role, "recycler")
    described(form)
    press(KEY.Key_Return, CONTROL)
    roles = {each.name: each.role for each in preparing.suppliers(page.workspace)}
    assert roles == {"Alder": Role.RESELLER, "Birch": Role.RESELLER, "Elm": Role.RECYCLER}
    assert preparing.overview(page.workspace)[0].suppliers == 3


def test_while_a_session_is_live_no_supplier_is_named(page):
    supplier = preparing.add_supplier(page.workspace, "Alder").subject
    press(KEY.Key_N, CONTROL)
    form = page.preparing.form
    form.go_to(Step.INVITE)
    form.fields.suppliers.names.setPlainText("Birch")
    page.session.set_live(supplier)
    assert not page.preparing.is_open
    page.prepare()
    assert not page.preparing.is_open
    assert "End it before you prepare" in page.session.messages.last.text
    page.session.set_live("")
    page.prepare()
    assert [each.name for each in page.preparing.form.fields.suppliers.invited] == ["Birch"]


def test_esc_puts_a_begun_dialogue_away_and_it_can_be_brought_back(page, form):
    write("Half a title")
    press(KEY.Key_Escape)
    assert page.panels.currentIndex() == 0
    [back] = page.session.messages.last.ways_out
    back.do()
    assert page.panels.currentWidget() is form
    assert form.fields.title.text() == "Half a title"


def test_what_was_begun_waits_until_the_program_is_opened_again(page, form, qtbot):
    fields = described(form)
    fields.suppliers.names.setPlainText("Alder\nBirch")
    fields.hypotheses.line.setText("Sites are named")
    page.close_page()
    again = type(page)(page.session)
    qtbot.addWidget(again)
    begun = again.preparing.form.fields.read()
    assert (begun.title, [each.name for each in begun.invited]) == ("Round 3", ["Alder", "Birch"])
    assert [each.outcome for each in begun.hypotheses] == ["Sites are named"]
    again.preparing.make()
    third = type(page)(page.session)
    qtbot.addWidget(third)
    assert not third.preparing.form.begun


def test_begin_anew_empties_the_fields_and_can_be_taken_back(page, form):
    described(form)
    form.foot.fresh.click()
    assert not form.begun
    [back] = page.session.messages.last.ways_out
    back.do()
    assert form.fields.title.text() == "Round 3"


def test_two_hundred_suppliers_can_be_invited_at_once(page, form):
    described(form)
    form.fields.suppliers.names.setPlainText("\n".join(f"Supplier {number:03}" for number in range(200)))
    press(KEY.Key_Return, CONTROL)
    assert preparing.overview(page.workspace)[0].suppliers == 200
    page.prepare()
    assert form.fields.suppliers.list.count() == 200
