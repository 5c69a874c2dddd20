"""Questions and sections are moved, grouped, marked and dropped, by mouse and by keyboard."""

from PySide6.QtCore import QMimeData, QModelIndex, QPointF, Qt
from PySide6.QtGui import QDropEvent

from dialogue_app.domain.questionnaire import Condition
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.questionnaire_view import QuestionnaireView
from dialogue_app.workspace import assembling
from tests.helpers.assembling import (
    QUESTIONS,
    Alt,
    Ctrl,
    Key,
    Shift,
    asked,
    begin,
    first,
    form,
    mark,
    press,
    shown,
    workspace_of,
    write,
)


def test_several_marked_questions_are_removed_in_one_step(session: Session, window: MainWindow) -> None:
    begin(session)
    view = shown(window).view
    view.setFocus()
    view.mark([item.id for item in form(session).items()][:2])
    press(Key.Key_Delete)
    assert asked(session) == ["VER-101"]
    press(Key.Key_Z, Ctrl)
    assert asked(session) == list(QUESTIONS)


def test_several_marked_questions_move_together_and_come_back_with_one_undo(
    session: Session, window: MainWindow
) -> None:
    begin(session, ("GOV-101", "GOV-103", "TRN-101"))
    view = shown(window).view
    view.setFocus()
    view.mark([item.id for item in form(session).items()][1:])
    press(Key.Key_Up, Alt)
    assert asked(session) == ["GOV-103", "GOV-101", "TRN-101"]
    assert len(view.marked()) == 2
    press(Key.Key_Z, Ctrl)
    assert asked(session) == ["GOV-101", "GOV-103", "TRN-101"]


def test_several_marked_questions_become_nice_to_have_with_one_undo(session: Session, window: MainWindow) -> None:
    begin(session)
    view = shown(window).view
    view.setFocus()
    view.mark([item.id for item in form(session).items()])
    press(Key.Key_M, Ctrl)
    assert not any(item.must for item in form(session).items())
    press(Key.Key_Z, Ctrl)
    assert all(item.must for item in form(session).items())


def test_a_question_is_a_must_until_the_user_says_otherwise(session: Session, window: MainWindow) -> None:
    begin(session)
    mark(window, first(session))
    press(Key.Key_M, Ctrl)
    assert not first(session).must
    press(Key.Key_M, Ctrl)
    assert first(session).must


def titles(session: Session) -> list[str]:
    return [section.title for section in form(session).sections]


def test_marked_questions_go_into_a_new_section_by_keyboard(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "GOV-103", "TRN-101"))
    view = shown(window).view
    view.setFocus()
    view.mark([form(session).item(question).id for question in ("GOV-103", "TRN-101")])
    press(Key.Key_S, Ctrl | Shift)
    write("Warm-up")
    press(Key.Key_Return)
    assert titles(session)[-1] == "Warm-up"
    assert asked(session) == ["GOV-101", "GOV-103", "TRN-101"]
    assert [len(section.items) for section in form(session).sections] == [1, 2]
    assert view.hasFocus()
    assert len(view.marked()) == 2
    press(Key.Key_Z, Ctrl)
    assert "Warm-up" not in titles(session)


def test_a_section_that_is_there_can_be_chosen_and_escape_leaves_all(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    mark(window, first(session))
    panel = shown(window).section
    press(Key.Key_S, Ctrl | Shift)
    assert [panel.field.itemText(row) for row in range(panel.field.count())] == titles(session)[1:]
    press(Key.Key_Escape)
    assert not panel.isVisible()
    press(Key.Key_S, Ctrl | Shift)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert len(titles(session)) == 1


def test_a_section_gets_another_title_by_keyboard(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    view = shown(window).view
    view.setFocus()
    view.go_to_section(form(session).sections[0].id)
    press(Key.Key_F2)
    write("Warm-up")
    press(Key.Key_Return)
    assert titles(session)[0] == "Warm-up"
    section = view.present_section()
    assert section
    assert section.title == "Warm-up"


def test_a_title_that_another_section_has_stays_in_the_field_with_the_reason(
    session: Session, window: MainWindow
) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    view, panel = shown(window).view, shown(window).section
    view.setFocus()
    view.go_to_section(form(session).sections[0].id)
    press(Key.Key_F2)
    write(titles(session)[1])
    press(Key.Key_Return)
    assert panel.isVisible()
    assert "Another section is called" in panel.error.text
    assert panel.name.text() == titles(session)[1]


def test_a_section_moves_by_keyboard_and_stands_for_its_questions(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "GOV-103", "TRN-101"))
    view = shown(window).view
    view.setFocus()
    view.go_to_section(form(session).sections[0].id)
    press(Key.Key_Down, Alt)
    assert asked(session) == ["TRN-101", "GOV-101", "GOV-103"]
    press(Key.Key_M, Ctrl)
    assert [item.must for item in form(session).items()] == [True, False, False]
    press(Key.Key_Delete)
    assert asked(session) == ["TRN-101"]
    press(Key.Key_Z, Ctrl)
    press(Key.Key_Z, Ctrl)
    press(Key.Key_Z, Ctrl)
    assert asked(session) == ["GOV-101", "GOV-103", "TRN-101"]


def drop(view: QuestionnaireView, data: QMimeData, index: QModelIndex, *, lower: bool = False) -> None:
    """Drop what is carried on the upper or the lower half of a row."""
    place = view.visualRect(index)
    point = QPointF(place.center().x(), place.bottom() - 2 if lower else place.top() + 2)
    event = QDropEvent(
        point,
        Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view.dropEvent(event)


def test_a_question_is_dropped_before_or_after_another(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "GOV-103", "TRN-101"))
    view = shown(window).view
    place = view.tree.index_of

    def dropped(question: str, on: str, *, lower: bool) -> list[str]:
        carried = view.tree.mimeData([place(form(session).item(question).id)])
        drop(view, carried, place(form(session).item(on).id), lower=lower)
        return asked(session)

    assert dropped("TRN-101", "GOV-101", lower=False) == ["TRN-101", "GOV-101", "GOV-103"]
    assert dropped("TRN-101", "GOV-101", lower=True) == ["GOV-101", "TRN-101", "GOV-103"]
    assert dropped("GOV-101", "GOV-103", lower=True) == ["TRN-101", "GOV-103", "GOV-101"]
    before = workspace_of(session).questionnaire(session.dialogue_id)
    drop(view, view.tree.mimeData([place(first(session).id)]), place(first(session).id))
    assert asked(session) == [item.snapshot.question_id for item in before.items()]


def test_a_section_is_dropped_before_another(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101", "LBL-101"))
    tree = shown(window).view.tree
    one, two, three = (tree.index(row, 0) for row in range(3))
    drop(shown(window).view, tree.mimeData([three]), one)
    assert asked(session) == ["LBL-101", "GOV-101", "TRN-101"]
    drop(shown(window).view, tree.mimeData([one]), three, lower=True)
    assert asked(session) == ["GOV-101", "TRN-101", "LBL-101"]
    assert two.isValid()


def test_a_question_of_the_bank_is_dropped_into_a_section(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    page = shown(window)
    page.picker.show_only("FRC-101")
    found = page.picker.model.index(0)
    assert page.picker.model.flags(found) & Qt.ItemFlag.ItemIsDragEnabled
    drop(page.view, page.picker.model.mimeData([found]), page.view.tree.index_of(first(session).id), lower=True)
    assert asked(session) == ["GOV-101", "FRC-101", "TRN-101"]
    assert len(titles(session)) == 2
    assert not page.picker.model.flags(page.picker.model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_nothing_can_be_dragged_once_it_is_frozen(session: Session, window: MainWindow) -> None:
    dialogue_id = begin(session)
    assembling.freeze(workspace_of(session), dialogue_id)
    shown(window).reload()
    view = shown(window).view
    place = view.tree.index_of(first(session).id)
    assert not view.tree.flags(place) & Qt.ItemFlag.ItemIsDragEnabled
    drop(view, view.tree.mimeData([place]), view.tree.index(1, 0))
    assert asked(session) == list(QUESTIONS)


def test_a_question_is_asked_only_after_certain_answers_by_keyboard(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    page = shown(window)
    mark(window, list(form(session).items())[1])
    press(Key.Key_O, Ctrl | Shift)
    assert page.condition.lead.hasFocus()
    assert page.condition.options
    assert page.condition.lead.nextInFocusChain() is page.condition.options.buttons[0]
    press(Key.Key_Tab)
    press(Key.Key_1)
    press(Key.Key_2)
    lead, later = form(session).items()
    assert later.condition == Condition(lead.id, ("yes", "partly"))
    press(Key.Key_Escape)
    assert page.view.hasFocus()
    said = page.view.tree.index_of(later.id).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Only if GOV-101" in said
    assert "Yes or Partly" in said
    press(Key.Key_Z, Ctrl)
    assert list(form(session).items())[1].condition == Condition(lead.id, ("yes",))


def test_a_question_is_always_asked_again_with_one_button(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    page = shown(window)
    lead, later = form(session).items()
    page.condition.wanted.emit((later.id,), Condition(lead.id, ("yes",)))
    mark(window, later)
    press(Key.Key_O, Ctrl | Shift)
    assert page.condition.options
    assert page.condition.options.marked == ("yes",)
    page.condition.always.click()
    assert list(form(session).items())[1].condition is None
    assert not page.condition.always.isEnabled()


def test_the_first_question_can_depend_on_nothing_and_is_told_why(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    mark(window, first(session))
    press(Key.Key_O, Ctrl | Shift)
    assert "No question before this one" in shown(window).condition.about.text()


def test_what_depended_on_a_removed_question_is_named(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101"))
    lead, later = form(session).items()
    shown(window).condition.wanted.emit((later.id,), Condition(lead.id, ("yes",)))
    mark(window, lead)
    press(Key.Key_Delete)
    assert first(session).condition is None
    assert session.messages.last
    assert later.code in session.messages.last.text


def test_marking_across_a_title_takes_no_more_than_what_is_marked(session: Session, window: MainWindow) -> None:
    begin(session, ("GOV-101", "TRN-101", "TRN-103"))
    view = shown(window).view
    mark(window, first(session))
    press(Key.Key_Down, Shift)
    press(Key.Key_Down, Shift)
    assert [item.snapshot.question_id for item in view.marked()] == ["GOV-101", "TRN-101"]


def test_the_keyboard_begins_at_the_first_question_and_not_at_its_title(session: Session, window: MainWindow) -> None:
    begin(session)
    view = shown(window).view
    view.setFocus()
    present = view.present()
    assert present
    assert present.id == first(session).id
    session.commands.run("assemble.freeze")
    shown(window).confirm.yes.click()
    session.commands.run("assemble.new-version")
    assert view.present_section() is None
