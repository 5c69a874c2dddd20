"""The dialogues page: prepare a dialogue, say who takes part, open the one to work on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.settings import Settings
from dialogue_app.gui.tasks import InlineRunner
from dialogue_app.workspace import answering, assembling, preparing
from dialogue_app.workspace.history import Touched
from tests.helpers.windows import only
from tests.helpers.workspaces import new_workspace, sample_workspace

CONTROL = Qt.KeyboardModifier.ControlModifier
PRE_CONTRACT = "Laptops and monitors 2027"
IN_CONTRACT = "Data centre hardware, round 2"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def opened(qtbot, tmp_path):
    """Return a function that shows the page for a workspace; the guide stands in for all other pages."""
    sessions = []

    def show(workspace):
        settings = Settings(tmp_path / "window.ini")
        settings.language = "en"
        session = Session(settings, InlineRunner())
        sessions.append(session)
        window = MainWindow(session, only("dialogues"))
        qtbot.addWidget(window)
        session.use(workspace)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        window.show_place("dialogues")
        return window, window.page

    yield show
    for session in sessions:
        session.close()


@pytest.fixture
def empty(opened, tmp_path):
    return opened(new_workspace(tmp_path))


@pytest.fixture
def sample(opened, tmp_path):
    return opened(sample_workspace(tmp_path))


def press(key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or QApplication.activeWindow(), key, modifier)


def write(text):
    QTest.keyClicks(QApplication.focusWidget(), text)


def titles(page):
    return [page.model.index(row, 0).data() for row in range(page.model.rowCount())]


def step(page, row=0):
    return page.model.index(row, page.model.columnCount() - 1).data()


def mark(page, title):
    page.table.mark(titles(page).index(title))


def message(window):
    return window.session.messages.last.text


def make(page, title="Phones 2027"):
    press(Qt.Key.Key_N, CONTROL)
    write(title)
    press(Qt.Key.Key_Return)
    write("Decide on traceability")
    press(Qt.Key.Key_Return, CONTROL)


def add(window, name):
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    write(name)
    press(Qt.Key.Key_Return)


# Empty -----------------------------------------------------------------------------------------------------------


def test_an_empty_workspace_offers_the_sample_and_the_guide(empty):
    window, page = empty
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "No dialogue yet. Open the sample, or follow the guide (10 min)." in said
    buttons = {button.text(): button for button in page.browser.nothing_yet.findChildren(type(page.prepare_button))}
    buttons["Follow the guide"].click()
    assert window.place == "guide"
    assert "Open the sample" in buttons


def test_recording_without_a_dialogue_says_what_to_do_first(empty):
    window, page = empty
    page.record_button.click()
    assert "prepare one" in message(window)
    assert window.place == "dialogues"


# The list --------------------------------------------------------------------------------------------------------


def test_each_dialogue_shows_its_next_step_in_words(sample):
    _, page = sample
    assert set(titles(page)) >= {PRE_CONTRACT, IN_CONTRACT}
    assert step(page, titles(page).index(IN_CONTRACT)) == "Record answers"
    assert step(page, titles(page).index(PRE_CONTRACT)) == "Report"


def test_words_kind_and_archive_narrow_the_list(sample, qtbot):
    _, page = sample
    press(Qt.Key.Key_F, CONTROL)
    write("LAPTOPS")
    qtbot.waitUntil(lambda: titles(page) == [PRE_CONTRACT])
    press(Qt.Key.Key_Down)
    assert page.table.hasFocus()
    page.filters.kind.choose("in-contract")
    page.filters.kind.chosen.emit("in-contract")
    assert titles(page) == []
    [everything] = page.browser.nothing_fits.findChildren(type(page.prepare_button))
    assert everything.isVisible()
    everything.click()
    assert len(titles(page)) == 4


def test_the_filters_are_remembered(sample, qtbot):
    window, page = sample
    page.filters.kind.choose("in-contract")
    page.filters.kind.chosen.emit("in-contract")
    page.close_page()
    again = type(page)(window.session)
    qtbot.addWidget(again)
    assert again.filters.kind.code == "in-contract"
    assert PRE_CONTRACT not in titles(again)


@pytest.mark.parametrize(("title", "place"), [(IN_CONTRACT, "live"), (PRE_CONTRACT, "compare")])
def test_enter_opens_a_dialogue_where_its_next_step_is_done(sample, title, place):
    window, page = sample
    mark(page, title)
    page.table.setFocus()
    press(Qt.Key.Key_Return)
    assert window.place == place
    assert window.session.dialogue_title == title


def test_the_inspector_tells_what_is_known_of_the_marked_dialogue(sample):
    _, page = sample
    mark(page, PRE_CONTRACT)
    dialogue = preparing.find_dialogue(page.workspace, PRE_CONTRACT)
    assert page.inspector.title.text() == PRE_CONTRACT
    assert page.inspector.facts["purpose"].text() == dialogue.purpose
    assert page.inspector.facts["buyers"].text() == "\n".join(dialogue.buyers).replace(
        dialogue.buyers[0], f"{dialogue.buyers[0]} (leads)"
    )
    names = [participant.supplier.name for participant in preparing.participants(page.workspace, dialogue.id)]
    shown = page.inspector.participants.model
    assert [shown.participant(row).supplier.name for row in range(shown.rowCount())] == names


def test_text_is_shown_letter_by_letter(empty):
    _, page = empty
    make(page, "<b>&amp;</b> <img src='x'>")
    assert page.inspector.title.text() == "<b>&amp;</b> <img src='x'>"
    formats = {label.textFormat() for label in page.findChildren(QLabel)}
    assert formats == {Qt.TextFormat.PlainText}


def test_del_archives_and_undo_brings_back(sample):
    _, page = sample
    mark(page, PRE_CONTRACT)
    page.table.setFocus()
    press(Qt.Key.Key_Delete)
    assert PRE_CONTRACT not in titles(page)
    press(Qt.Key.Key_Z, CONTROL)
    assert PRE_CONTRACT in titles(page)


def test_an_archived_dialogue_is_brought_back_from_the_archive(sample):
    _, page = sample
    mark(page, PRE_CONTRACT)
    page.inspector.archive_action.trigger()
    page.filters.shelf.choose("archived")
    page.filters.shelf.chosen.emit("archived")
    assert titles(page) == [PRE_CONTRACT]
    assert step(page) == "Archived"
    assert page.inspector.archive_action.text() == "Bring back"
    page.inspector.archive_action.trigger()
    assert titles(page) == []
    assert not preparing.find_dialogue(page.workspace, PRE_CONTRACT).archived


def test_a_change_made_elsewhere_is_shown_at_once(sample):
    window, page = sample
    row = titles(page).index(IN_CONTRACT)
    before = page.model.index(row, 3).data()
    dialogue = preparing.find_dialogue(page.workspace, IN_CONTRACT)
    workspace = page.workspace
    supplier = window.session.perform(lambda: preparing.add_supplier(workspace, "Elsewhere Ltd")).subject
    window.session.perform(lambda: preparing.add_participant(workspace, dialogue.id, supplier))
    assert page.model.index(row, 3).data() != before


def test_many_dialogues_are_listed_and_searched(empty, qtbot):
    window, page = empty
    workspace = page.workspace
    for number in range(120):
        draft = preparing.Draft(DialogueKind.PRE_CONTRACT, f"Dialogue {number:03}", "Decide")
        preparing.create_dialogue(workspace, draft)
    window.session.notifier.tell(frozenset({Touched.DIALOGUES}))
    assert page.model.rowCount() == 120
    page.filters.search.setText("dialogue 07")
    qtbot.waitUntil(lambda: page.model.rowCount() == 12)


# Who takes part --------------------------------------------------------------------------------------------------


def test_a_dialogue_without_suppliers_opens_where_they_are_added(empty):
    window, page = empty
    make(page)
    press(Qt.Key.Key_Return)
    assert window.place == "dialogues"
    assert page.inspector.participants.editor.name.hasFocus()
    write("Alpha")
    press(Qt.Key.Key_Return)
    assert page.inspector.participants.model.rowCount() == 1
    assert step(page) == "Send questionnaire"


def test_a_new_supplier_keeps_role_group_and_country(empty):
    _, page = empty
    make(page)
    panel = page.inspector.participants
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    write("Beta")
    panel.editor.role.choose("reseller")
    panel.editor.group.setText("Beta Group")
    panel.editor.country.setText("FI")
    panel.add()
    supplier = preparing.find_supplier(page.workspace, "beta")
    assert (supplier.role.value, supplier.group, supplier.country) == ("reseller", "Beta Group", "FI")
    assert panel.model.index(0, 0).data() == "Beta – Invited, Reseller, Beta Group, FI"
    assert panel.editor.name.text() == "", "ready for the next one"


def test_a_known_supplier_is_recognised_and_not_made_twice(sample):
    _, page = sample
    known = len(preparing.suppliers(page.workspace))
    make(page)
    panel = page.inspector.participants
    name = preparing.suppliers(page.workspace)[0].name
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    write(name.upper())
    assert "You know this supplier already" in panel.editor.known.text()
    assert not panel.editor.role.isEnabled()
    panel.add()
    assert panel.model.rowCount() == 1
    assert len(preparing.suppliers(page.workspace)) == known
    panel.editor.name.setText(name)
    panel.add()
    assert panel.editor.name_row._error.text == f"{name} takes part in this dialogue already."


def test_a_supplier_without_a_name_is_refused_in_words(empty):
    window, page = empty
    make(page)
    add(window, "  ")
    assert page.inspector.participants.editor.name_row._error.text == "Give the supplier a name."


def test_del_in_the_list_of_suppliers_takes_one_out_and_undo_brings_it_back(empty):
    window, page = empty
    make(page)
    add(window, "Alpha")
    panel = page.inspector.participants
    panel.list.setFocus()
    press(Qt.Key.Key_Delete)
    assert panel.model.rowCount() == 0
    assert titles(page) == ["Phones 2027"], "the dialogue itself was not archived"
    press(Qt.Key.Key_Z, CONTROL)
    assert panel.model.rowCount() == 1


def test_a_supplier_with_answers_stays_and_the_reason_is_said(sample):
    window, page = sample
    mark(page, PRE_CONTRACT)
    panel = page.inspector.participants
    before = panel.model.rowCount()
    panel.remove_button.click()
    assert panel.model.rowCount() == before
    assert "Answers are never deleted" in message(window)


def test_while_a_session_is_live_no_other_supplier_is_named(sample):
    window, page = sample
    dialogue = preparing.find_dialogue(page.workspace, IN_CONTRACT)
    supplier = preparing.participants(page.workspace, dialogue.id)[0].supplier
    window.session.choose_dialogue(dialogue.id, dialogue.title)
    window.session.set_live(supplier.id)
    assert not page.inspector.participants.isVisible()
    assert page.inspector.locked.isVisible()
    press(Qt.Key.Key_A, CONTROL | SHIFT)
    assert not page.inspector.participants.isVisible()
    mark(page, PRE_CONTRACT)
    page.open()
    assert window.session.dialogue_id == dialogue.id, "the session that is live goes on"
    [end] = window.session.messages.last.ways_out
    end.do()
    page.open()
    assert window.session.dialogue_title == PRE_CONTRACT


def test_answers_recorded_elsewhere_move_the_share(empty):
    window, page = empty
    make(page)
    add(window, "Alpha")
    workspace, dialogue_id = page.workspace, window.session.dialogue_id
    supplier = preparing.participants(workspace, dialogue_id)[0].supplier
    assembling.freeze(workspace, dialogue_id)
    item = next(workspace.questionnaire(dialogue_id).items())
    declined = Answer(State.DECLINED, reason="legal")
    window.session.perform(lambda: answering.record(workspace, dialogue_id, supplier.id, item.id, declined))
    assert page.model.index(0, 4).data() == "10 %"
    assert step(page) == "Record answers"
