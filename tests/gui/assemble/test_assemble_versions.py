"""Versions: frozen, begun anew, and who must be asked again."""

from dataclasses import replace

from dialogue_app.domain.answers import Answer, State
from dialogue_app.gui.main_window import MainWindow
from dialogue_app.gui.session import Session
from dialogue_app.workspace import answering, arranging, assembling, preparing
from tests.helpers.assembling import Ctrl, Key, Shift, begin, first, form, mark, press, sentences, shown, workspace_of


def test_freezing_asks_first_and_escape_leaves_everything_as_it_is(session: Session, window: MainWindow) -> None:
    begin(session)
    session.commands.run("assemble.freeze")
    assert shown(window).confirm.isVisible()
    press(Key.Key_Escape)
    assert not shown(window).confirm.isVisible()
    assert form(session).frozen_at == ""


def test_a_frozen_questionnaire_is_opened_again_by_undo(session: Session, window: MainWindow) -> None:
    begin(session)
    session.commands.run("assemble.freeze")
    shown(window).confirm.yes.click()
    assert form(session).frozen_at
    assert "frozen" in shown(window).head.state.text
    press(Key.Key_Z, Ctrl)
    assert form(session).frozen_at == ""
    assert "open" in shown(window).head.state.text


def test_changing_a_frozen_questionnaire_says_why_not_and_offers_a_new_version(
    session: Session, window: MainWindow
) -> None:
    dialogue_id = begin(session)
    assembling.freeze(workspace_of(session), dialogue_id)
    shown(window).reload()
    mark(window, first(session))
    press(Key.Key_Delete)
    message = session.messages.last
    assert message
    assert "frozen" in message.text
    message.ways_out[0].do()
    assert form(session).version == 2
    assert form(session).frozen_at == ""


def answered(session: Session, name: str) -> str:
    """Let a supplier answer the first question of a frozen questionnaire."""
    workspace = workspace_of(session)
    supplier = preparing.add_supplier(workspace, name).subject
    preparing.add_participant(workspace, session.dialogue_id, supplier)
    answering.record(workspace, session.dialogue_id, supplier, first(session).id, Answer(State.NOT_KNOWN))
    return supplier


def changed_after_answers(session: Session, window: MainWindow, *names: str) -> list[str]:
    """Freeze, let suppliers answer, and change the first question in a new version."""
    workspace, dialogue_id = workspace_of(session), begin(session)
    assembling.freeze(workspace, dialogue_id)
    made = [answered(session, name) for name in names]
    assembling.new_version(workspace, dialogue_id)
    arranging.change_item(workspace, dialogue_id, replace(first(session), local_wording="Really?"))
    shown(window).reload()
    return made


def test_after_a_new_version_the_page_lists_who_must_be_asked_again(session: Session, window: MainWindow) -> None:
    changed_after_answers(session, window, "Beta", "Alpha")
    page = shown(window)
    assert "2 suppliers answered an earlier version and must be asked again." in sentences(page)
    page.view.setFocus()
    press(Key.Key_A, Ctrl | Shift)
    rows = [page.again.list.item(row).text() for row in range(page.again.list.count())]
    code = first(session).code
    assert rows == [f"Alpha\nAsked in other words: {code}.", f"Beta\nAsked in other words: {code}."]
    press(Key.Key_Down)
    assert [item.code for item in page.view.marked()] == [code]
    press(Key.Key_Escape)
    assert page.view.hasFocus()


def test_while_a_session_is_live_no_other_supplier_is_named(session: Session, window: MainWindow) -> None:
    alpha, _ = changed_after_answers(session, window, "Alpha", "Beta")
    page = shown(window)
    page.versions.list_again()
    session.set_live(alpha)
    assert [page.again.list.item(row).text().split("\n")[0] for row in range(page.again.list.count())] == ["Alpha"]
    assert "1 supplier answered an earlier version" in sentences(page)


def test_nobody_is_asked_again_after_the_change_is_undone(session: Session, window: MainWindow) -> None:
    changed_after_answers(session, window, "Alpha")
    page = shown(window)
    page.view.setFocus()
    press(Key.Key_Z, Ctrl)
    assert "asked again" not in sentences(page)


def test_freezing_a_later_version_opens_the_list(session: Session, window: MainWindow) -> None:
    changed_after_answers(session, window, "Alpha")
    page = shown(window)
    session.commands.run("assemble.freeze")
    page.confirm.yes.click()
    assert form(session).frozen_at
    assert page.again.isVisible()
