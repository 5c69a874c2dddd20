"""The live page: one supplier's session, one question at a time, everything saved as it is typed."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from dialogue_app.domain.answers import NOT_ASKED, Answer, ScopeKind, Source, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.values import Certificate, Certificates, Choice, Choices, Percentage, Prose, Ranking
from dialogue_app.errors import Problem
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace import answering, assembling, preparing
from dialogue_app.workspace.preparing import Draft
from tests.helpers.windows import only
from tests.helpers.workspaces import new_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
QUESTIONS = ("GOV-101", "TRN-101", "RSK-101", "LAB-101", "FRC-101", "LBL-101", "COM-102", "CMP-101")
SUPPLIERS = ("Alpha Devices", "Beta <b>&</b> Sons", "Gamma")


@pytest.fixture
def opened(qtbot, tmp_path):
    """Return a function that opens a window on a new workspace and shows the live page."""
    sessions = []

    def show(questions=QUESTIONS, suppliers=SUPPLIERS, *, choose=True):
        settings = Settings(tmp_path / "window.ini")
        settings.language = "en"
        session = Session(settings, InlineRunner())
        sessions.append(session)
        window = MainWindow(session, only("live"))
        qtbot.addWidget(window)
        workspace = new_workspace(tmp_path)
        dialogue_id = made(workspace, questions, suppliers)
        session.use(workspace)
        with qtbot.waitActive(window):
            window.show()
        if choose:
            session.choose_dialogue(dialogue_id, "Phones 2027")
        window.show_place("live")
        return window, window.page

    yield show
    for session in sessions:
        session.close()


@pytest.fixture
def talk(opened):
    """The page with the session of the first supplier, at the first question."""
    window, page = opened()
    press(Qt.Key.Key_Return)
    return window, page


def made(workspace, questions, suppliers):
    draft = Draft(DialogueKind.PRE_CONTRACT, "Phones 2027", "Decide on traceability", languages=("en", "de"))
    change = preparing.create_dialogue(workspace, draft)
    if questions:
        assembling.add_questions(workspace, change.subject, questions)
    for name in suppliers:
        supplier = preparing.add_supplier(workspace, name)
        preparing.add_participant(workspace, change.subject, supplier.subject)
    return change.subject


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def go(page, question):
    """Go to a question by its code, as the note taker does: find, code, Enter."""
    press(Qt.Key.Key_F, CONTROL)
    write(question)
    press(Qt.Key.Key_Return)
    assert page.desk.form.item.snapshot.question_id == question


def item(page, question):
    return page.workspace.questionnaire(page.session.dialogue_id).item(question)


def recorded(page, question, supplier=SUPPLIERS[0]):
    found = preparing.find_supplier(page.workspace, supplier)
    return answering.current(page.workspace, page.session.dialogue_id, found.id, item(page, question))


def events(page, question, supplier=SUPPLIERS[0]):
    found = preparing.find_supplier(page.workspace, supplier)
    return answering.history(page.workspace, page.session.dialogue_id, found.id, item(page, question))


def said(page):
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def message(window):
    return window.session.messages.last.text


# Before a talk ---------------------------------------------------------------------------------------------------


def test_without_a_dialogue_the_page_leads_to_the_dialogues(opened):
    _, page = opened(choose=False)
    assert "No dialogue is chosen" in said(page)


def test_a_dialogue_without_questions_leads_to_putting_it_together(opened):
    window, page = opened(questions=())
    assert "no questions yet" in said(page)
    next(button for button in page.findChildren(QPushButton) if button.isVisible()).click()
    assert window.place == "assemble"


def test_a_dialogue_without_suppliers_says_to_add_them(opened):
    _, page = opened(suppliers=())
    assert "No supplier takes part" in said(page)


def test_a_session_begins_with_enter_on_a_name_and_ends_with_its_key(opened):
    window, page = opened()
    assert "Whose session begins?" in said(page)
    press(Qt.Key.Key_Return)
    assert window.session.live_supplier == preparing.find_supplier(page.workspace, SUPPLIERS[0]).id
    press(Qt.Key.Key_E, CONTROL | SHIFT)
    assert window.session.live_supplier == ""
    assert "Whose session begins?" in said(page)


# The keyboard ----------------------------------------------------------------------------------------------------


def test_n4_a_yes_with_scope_and_claim_costs_five_keys_beside_the_claim(talk):
    _, page = talk
    assert page.desk.form.item.snapshot.question_id == "GOV-101"
    keys = 0
    for key in (Qt.Key.Key_Y, Qt.Key.Key_Return, Qt.Key.Key_1, Qt.Key.Key_Return):
        press(key)
        keys += 1
    write("One function is responsible.")
    press(Qt.Key.Key_Return, CONTROL)
    keys += 1
    answer = recorded(page, "GOV-101")
    assert keys <= 5
    assert (answer.state, answer.value) == (State.ANSWERED, Choice("yes"))
    assert answer.scope.kind is ScopeKind.ALL_OFFERED
    assert answer.claim == "One function is responsible."
    assert page.desk.row == 1
    assert page.desk.form.editor.isAncestorOf(QApplication.focusWidget())


def test_n1_page_down_and_page_up_go_from_question_to_question(talk):
    _, page = talk
    press(Qt.Key.Key_PageDown)
    press(Qt.Key.Key_PageDown)
    assert page.desk.row == 2
    press(Qt.Key.Key_PageUp)
    assert page.desk.row == 1


def test_n2_a_number_typed_in_the_list_goes_to_that_question(talk):
    _, page = talk
    page.desk.view.setFocus()
    write("4")
    assert page.desk.row == 3
    press(Qt.Key.Key_Return)
    assert page.desk.form.editor.isAncestorOf(QApplication.focusWidget())


def test_n3_tab_goes_from_the_value_to_state_scope_claim_and_note(talk):
    _, page = talk
    go(page, "TRN-101")
    form, seen = page.desk.form, []
    for part in (form.editor, form.state, form.scope, form.claim, form.note, form.details):
        while not part.isAncestorOf(QApplication.focusWidget()):
            assert len(seen) < 20
            seen.append(QApplication.focusWidget())
            press(Qt.Key.Key_Tab)
    assert len(seen) < 14


@pytest.mark.parametrize(
    ("question", "keys", "made_of"),
    [
        ("TRN-101", "5", lambda options: Choice(options[4])),
        ("RSK-101", "31", lambda options: Ranking((options[2], options[0]))),
        ("CMP-101", "21", lambda options: Choices((options[0], options[1]))),
    ],
)
def test_digits_choose_options(talk, question, keys, made_of):
    _, page = talk
    go(page, question)
    write(keys)
    answer = recorded(page, question)
    assert answer.state is State.ANSWERED
    options = [option.id for option in item(page, question).snapshot.answer.options]
    assert answer.value == made_of(options)


def test_an_option_that_excludes_all_others_takes_them_out(talk):
    _, page = talk
    go(page, "CMP-101")
    options = item(page, "CMP-101").snapshot.answer.options
    alone = next(number for number, option in enumerate(options) if option.exclusive)
    page.desk.form.editor.group.choose(0)
    page.desk.form.editor.group.choose(alone)
    assert recorded(page, "CMP-101").value == Choices((options[alone].id,))
    page.desk.form.editor.group.choose(0)
    assert recorded(page, "CMP-101").value == Choices((options[0].id,))


def test_a_percentage_is_typed_and_keeps_what_it_is_a_share_of(talk):
    _, page = talk
    go(page, "LAB-101")
    write("62,5")
    press(Qt.Key.Key_Return)
    value = recorded(page, "LAB-101").value
    assert isinstance(value, Percentage)
    assert value.amount == Decimal("62.5")
    assert value.of == item(page, "LAB-101").snapshot.text("denominator")


@pytest.mark.parametrize(
    ("letter", "state"),
    [("A", State.ANSWERED), ("P", State.PARTLY), ("D", State.DECLINED), ("K", State.NOT_KNOWN), ("W", State.WILL_SEND)],
)
def test_n4_a_state_is_one_key_from_anywhere(talk, letter, state):
    _, page = talk
    page.desk.form.claim.setFocus()
    press(getattr(Qt.Key, f"Key_{letter}"), CONTROL | SHIFT)
    assert recorded(page, "GOV-101").state is state


def test_declined_asks_for_a_reason_and_will_send_for_a_date(talk):
    _, page = talk
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert "The reason is missing" in said(page)
    write("trade secret")
    press(Qt.Key.Key_Return)
    assert recorded(page, "GOV-101").reason == "trade-secret"
    press(Qt.Key.Key_W, CONTROL | SHIFT)
    write("2026-q4")
    press(Qt.Key.Key_Return)
    assert (recorded(page, "GOV-101").due, recorded(page, "GOV-101").reason) == ("2026-Q4", "")


def test_an_answer_can_be_taken_back_and_the_history_says_so(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_B, CONTROL | SHIFT)
    assert recorded(page, "GOV-101") == NOT_ASKED
    assert page.desk.history.events.entries[0].what == "Taken back: counts as not asked"
    assert [entry.who for entry in page.desk.history.events.entries] == ["Note taker"] * 2
    assert not page.desk.form.editor.group.marked


def test_n9_confidential_is_one_key_and_asks_why(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_X, CONTROL | SHIFT)
    write("names of sub-suppliers")
    press(Qt.Key.Key_Return, CONTROL)
    answer = recorded(page, "GOV-101")
    assert (answer.confidential, answer.confidential_reason) == (True, "names of sub-suppliers")


# Saving ----------------------------------------------------------------------------------------------------------


def test_n16_typing_is_saved_after_a_pause_without_any_key(talk, qtbot):
    _, page = talk
    page.desk.form.note.setFocus()
    write("They will ask the brand")
    assert recorded(page, "GOV-101") == NOT_ASKED
    with qtbot.waitSignal(page.session.saved, timeout=1000):
        pass
    assert recorded(page, "GOV-101").note == "They will ask the brand"
    assert recorded(page, "GOV-101").state is State.NO_ANSWER


def test_going_out_of_a_field_or_pressing_ctrl_s_saves(talk):
    _, page = talk
    page.desk.form.claim.setFocus()
    write("a")
    press(Qt.Key.Key_Tab)
    assert recorded(page, "GOV-101").claim == "a"
    page.desk.form.note.setFocus()
    write("b")
    press(Qt.Key.Key_S, CONTROL)
    assert recorded(page, "GOV-101").note == "b"


def test_the_first_answer_says_once_that_the_questionnaire_is_frozen(talk):
    window, _ = talk
    press(Qt.Key.Key_Y)
    assert "stays frozen" in message(window)
    window.session.say("live.none-open")
    press(Qt.Key.Key_N)
    assert "stays frozen" not in message(window)


def test_a_date_nobody_can_read_stays_with_its_reason_and_the_question_is_not_left(talk):
    window, page = talk
    press(Qt.Key.Key_Y)
    page.desk.form.details.day.setFocus()
    write("last autumn")
    press(Qt.Key.Key_PageDown)
    assert page.desk.row == 0
    assert page.desk.form.details.day.text() == "last autumn"
    assert "is not a date" in said(page)
    assert "Not saved yet" in said(page)
    assert "can't be saved" in message(window)
    assert recorded(page, "GOV-101").value == Choice("yes")
    page.desk.form.details.day.selectAll()
    write("2026-10")
    press(Qt.Key.Key_PageDown)
    assert page.desk.row == 1
    assert recorded(page, "GOV-101").date_of_fact == "2026-10"


def test_n5_a_claim_that_is_too_long_is_not_cut_and_the_rest_is_saved(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    page.desk.form.claim.setFocus()
    write("x" * 241)
    press(Qt.Key.Key_Tab)
    assert "241 of 240" in said(page)
    assert "Keep it to one sentence" in said(page)
    assert len(page.desk.form.claim.claim.said) == 241
    page.desk.form.choose_state(State.PARTLY)
    assert (recorded(page, "GOV-101").state, recorded(page, "GOV-101").claim) == (State.PARTLY, "")


def test_a_gigantic_paste_is_refused_in_words_instead_of_freezing_the_window(talk):
    _, page = talk
    page.desk.form.note.setFocus()
    QApplication.clipboard().setText("x" * 100_001)
    press(Qt.Key.Key_V, CONTROL)
    assert page.desk.form.note.note.said == ""
    assert "too long to paste" in said(page)


def test_when_the_disk_is_full_the_text_stays_and_the_reason_is_said(talk, monkeypatch):
    window, page = talk

    def refuse(*_):
        raise Problem("disk-full", path="test.dialogues")

    monkeypatch.setattr(answering, "record", refuse)
    page.desk.form.claim.setFocus()
    write("Nine sites are audited.")
    press(Qt.Key.Key_Return, CONTROL)
    assert page.desk.row == 0
    assert page.desk.form.claim.claim.said == "Nine sites are audited."
    assert "Not saved yet" in said(page)
    monkeypatch.undo()
    press(Qt.Key.Key_Return, CONTROL)
    assert recorded(page, "GOV-101").claim == "Nine sites are audited."
    assert window.session.saved_at


def test_a_text_that_could_not_be_recorded_is_in_the_note_when_the_window_closes(talk):
    window, page = talk
    press(Qt.Key.Key_Y)
    page.desk.form.details.day.setFocus()
    write("last autumn")
    window.close()
    assert "last autumn" in recorded(page, "GOV-101").note


def test_opening_and_leaving_a_question_writes_nothing(talk):
    _, page = talk
    odd = "a\u00a0b\u2028c\r\nd\ufeff"
    supplier = preparing.find_supplier(page.workspace, SUPPLIERS[0]).id
    answer = Answer(State.ANSWERED, Prose(odd), claim="c\u00a0", note=odd)
    answering.record(page.workspace, page.session.dialogue_id, supplier, item(page, "COM-102").id, answer)
    stored = recorded(page, "COM-102")
    go(page, "COM-102")
    for _ in range(12):
        press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_PageUp)
    assert len(events(page, "COM-102")) == 1
    go(page, "COM-102")
    page.desk.form.details.role.setFocus()
    write("buyer")
    press(Qt.Key.Key_PageUp)
    assert recorded(page, "COM-102") == replace(stored, speaker_role="buyer")


# Undo, and changes made elsewhere --------------------------------------------------------------------------------


def test_n22_undo_takes_back_typing_inside_a_text_and_the_record_elsewhere(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_N)
    press(Qt.Key.Key_Z, CONTROL)
    assert recorded(page, "GOV-101").value == Choice("yes")
    assert page.desk.form.editor.group.marked == ("yes",)
    page.desk.form.claim.setFocus()
    write("abc")
    press(Qt.Key.Key_Z, CONTROL)
    assert page.desk.form.claim.claim.said == ""
    assert recorded(page, "GOV-101").value == Choice("yes")


def test_a_state_that_has_no_room_for_the_value_offers_to_bring_it_back(talk):
    window, page = talk
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_D, CONTROL | SHIFT)
    assert recorded(page, "GOV-101").value is None
    window.session.messages.last.ways_out[0].do()
    assert (recorded(page, "GOV-101").state, recorded(page, "GOV-101").value) == (State.ANSWERED, Choice("yes"))


def test_a_change_made_elsewhere_is_shown_but_never_over_what_is_being_typed(talk):
    _, page = talk
    page.desk.form.claim.setFocus()
    write("typed here")
    supplier = preparing.find_supplier(page.workspace, SUPPLIERS[0]).id
    elsewhere = Answer(State.ANSWERED, Choice("partly"), claim="from a file", note="from a file", source=Source.WRITTEN)
    page.session.perform(
        lambda: answering.record(page.workspace, page.session.dialogue_id, supplier, page.desk.form.item.id, elsewhere)
    )
    assert page.desk.form.claim.claim.said == "typed here"
    assert page.desk.form.note.note.said == "from a file"
    assert page.desk.form.editor.group.marked == ("partly",)
    press(Qt.Key.Key_Tab)
    assert recorded(page, "GOV-101") == replace(elsewhere, claim="typed here")


# Suppliers -------------------------------------------------------------------------------------------------------


def test_alt_and_the_arrows_change_the_session_and_nothing_of_the_other_supplier_stays(talk):
    window, page = talk
    press(Qt.Key.Key_Y)
    page.desk.form.claim.setFocus()
    write("Secret of Alpha")
    press(Qt.Key.Key_Right, ALT)
    assert window.session.live_supplier == preparing.find_supplier(page.workspace, SUPPLIERS[1]).id
    assert recorded(page, "GOV-101").claim == "Secret of Alpha"
    assert recorded(page, "GOV-101", SUPPLIERS[1]) == NOT_ASKED
    assert "Secret of Alpha" not in said(page)
    assert page.desk.form.claim.claim.said == ""
    assert page.desk.questions.answered() == 0
    assert page.desk.history.events.rowCount() == 0
    press(Qt.Key.Key_Left, ALT)
    assert page.desk.form.claim.claim.said == "Secret of Alpha"


def test_names_are_shown_letter_by_letter(talk):
    _, page = talk
    press(Qt.Key.Key_Right, ALT)
    assert SUPPLIERS[1] in page.bar.name.text()
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in page.findChildren(QLabel))


def test_a_supplier_added_meanwhile_is_offered(talk):
    _, page = talk
    supplier = preparing.add_supplier(page.workspace, "Delta")
    page.session.perform(
        lambda: preparing.add_participant(page.workspace, page.session.dialogue_id, supplier.subject), None
    )
    assert SUPPLIERS[0] in page.bar.name.text()
    assert "Delta" not in said(page)
    for _ in range(2):
        press(Qt.Key.Key_Right, ALT)
    assert "Delta" in page.bar.name.text()


def test_without_an_open_question_ctrl_enter_says_so(opened):
    window, _ = opened(questions=("GOV-101",))
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Y)
    press(Qt.Key.Key_Return, CONTROL)
    assert message(window) == "No question is open any more."


# What is shown ---------------------------------------------------------------------------------------------------


def test_a_list_recorded_otherwise_is_shown_and_stays_when_its_claim_is_written(talk):
    _, page = talk
    supplier = preparing.find_supplier(page.workspace, SUPPLIERS[0]).id
    rows = Certificates((Certificate("TCO Certified", models="Book 14", valid_to="2027-06"),))
    answering.record(
        page.workspace, page.session.dialogue_id, supplier, item(page, "LBL-101").id, Answer(State.ANSWERED, rows)
    )
    go(page, "LBL-101")
    assert page.desk.form.editor.table.rows == rows.rows
    page.desk.form.claim.setFocus()
    write("All laptops are certified.")
    press(Qt.Key.Key_Tab)
    assert recorded(page, "LBL-101") == Answer(State.ANSWERED, rows, claim="All laptops are certified.")


def test_n1_the_wording_and_its_options_switch_to_another_language_and_stay_there(talk):
    _, page = talk
    go(page, "TRN-101")
    panel = page.desk.panel
    assert panel.languages.isVisible()
    english = panel.prompt.text()
    panel.languages.setCurrentIndex(panel.languages.findData("de"))
    panel.languages.activated.emit(panel.languages.currentIndex())
    assert panel.prompt.text() != english
    assert page.desk.form.editor.group.buttons[0].text() == item(page, "TRN-101").snapshot.option_text("none", "de")
    go(page, "GOV-101")
    go(page, "TRN-101")
    assert panel.language == "de"


def test_n10_help_and_follow_up_questions_unfold_with_one_key(talk):
    _, page = talk
    helped = item(page, "GOV-101").snapshot.text("help")
    assert helped not in said(page)
    press(Qt.Key.Key_F4)
    assert helped in said(page)


def test_n6_a_scope_that_is_missing_is_said_in_words(talk):
    _, page = talk
    press(Qt.Key.Key_Y)
    assert "For which models? The scope is missing" in said(page)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_2)
    assert "The scope needs names" in said(page)
    press(Qt.Key.Key_Return)
    write("Book 14")
    press(Qt.Key.Key_Return)
    assert "The scope needs names" not in said(page)


def test_n24_every_place_to_type_has_a_name_for_a_screen_reader(talk):
    _, page = talk
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and not widget.accessibleName()
        if not getattr(widget, "text", lambda: "")()
    ]
    assert nameless == []


def test_the_actions_of_the_page_are_on_the_key_sheet_and_none_uses_ctrl_alt(talk):
    window, page = talk
    keys = [key for action in page.offers for key in action.keys]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if "Ctrl+Alt" in key]
    assert {action.id for action in page.offers} <= {action.id for action in window.session.commands.declared()}


def test_three_hundred_questions_are_listed_and_found(opened):
    _, page = opened()
    press(Qt.Key.Key_Return)
    one = page.desk.questions.items[0]
    many = tuple(replace(one, id=f"item-{n}", code=f"X-{n:03}") for n in range(300))
    page.desk.questions.show(many, {"item-7": State.ANSWERED})
    assert page.desk.questions.rowCount() == 300
    assert page.desk.questions.find("300") == 299
    assert page.desk.questions.find("x-123") == 123
    assert page.desk.questions.next_open(6) == 8
