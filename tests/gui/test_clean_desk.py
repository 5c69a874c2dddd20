"""N18, the clean desk: while one supplier's session is live, nothing in the window tells of another.

Every other supplier and everything it said carries a mark. The walk reads what every widget, model, tooltip,
accessible name, menu, title and message says, shown or not, and finds no mark.
"""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFileDialog,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from dialogue_app.domain.answers import Answer, State
from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.remarks import Remark, RemarkKind
from dialogue_app.domain.values import Certificate, Certificates, Choice, Factories, Factory
from dialogue_app.gui.actions import ACTIONS
from dialogue_app.gui.pages import PAGES
from dialogue_app.gui.widgets.command_palette import CommandPalette
from dialogue_app.gui.widgets.compare_faces import FACES
from dialogue_app.gui.widgets.key_sheet import KeySheet
from dialogue_app.gui.widgets.row_editor import RowEditor
from dialogue_app.workspace import answering, assembling, noting, preparing, talking
from dialogue_app.workspace.preparing import Draft
from question_bank import Kind
from tests.helpers.workspaces import new_workspace

MARK = "Zyxmark"
QUESTIONS = ("GOV-101", "TRN-101", "RSK-101", "LBL-101", "TRN-105")
TABLES = {
    Kind.CERTIFICATES: Certificates((Certificate(f"{MARK} label", models=f"{MARK} model"),)),
    Kind.FACTORIES: Factories((Factory(tier="1", legal_name=f"{MARK} site", city=f"{MARK} city", country="VN"),)),
}
ROLES = (
    Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.AccessibleDescriptionRole,
    Qt.ItemDataRole.UserRole,
)  # fmt: skip
_TOP = QModelIndex()
BUSY = frozenset({"live"})
"""Pages on which every action of the window is tried; elsewhere those of the page and the shared ones."""

SHARED = frozenset(action.id for action in ACTIONS if action.shared)
QUITS = {"file.quit"}
"""Actions that end the window instead of showing something."""

NOT_LIVE_ANY_MORE = {"compare.end-live"}
"""Actions that end the session: afterwards others may be seen."""


@pytest.fixture
def crowded(session, shown, tmp_path):
    """A window in which every page has shown everything of three marked suppliers; then one more is in the room."""
    workspace = new_workspace(tmp_path)
    draft = Draft(DialogueKind.PRE_CONTRACT, "Phones 2027", "Decide on traceability", languages=("en", "de"))
    dialogue_id = preparing.create_dialogue(workspace, draft).subject
    assembling.add_questions(workspace, dialogue_id, QUESTIONS)
    names = ("Alpha", f"{MARK} Beta", f"{MARK} Gamma", f"{MARK} Nobody here")
    ids = [preparing.add_supplier(workspace, name, contact=f"{name} desk").subject for name in names]
    for each in ids[:3]:
        preparing.add_participant(workspace, dialogue_id, each)
    form = workspace.questionnaire(dialogue_id)
    for each in ids[1:3]:
        for item in form.items():
            value = TABLES.get(item.snapshot.answer.kind)
            said = Answer(
                State.ANSWERED, value, claim=f"{MARK} claim", note=f"{MARK} note", speaker_role=f"{MARK} role"
            )
            answering.record(workspace, dialogue_id, each, item.id, said)
        for kind in (RemarkKind.PROMISE, RemarkKind.PARKED, RemarkKind.DISCLOSED, RemarkKind.ADVICE, RemarkKind.CHAIN):
            noting.note(workspace, dialogue_id, each, Remark(kind, f"{MARK} {kind}", role=f"{MARK} role"))
    talking.close(workspace, dialogue_id, ids[2])
    answering.record(
        workspace, dialogue_id, ids[0], "GOV-101", Answer(State.ANSWERED, Choice("yes"), claim="Own claim")
    )
    talking.reopen(workspace, dialogue_id, ids[2], "goes-on")  # the newest change tells of somebody else
    session.use(workspace)
    session.choose_dialogue(dialogue_id, "Phones 2027")
    window = shown(session)
    look_at_everything(window)
    session.set_live(ids[2])
    visit(window)
    session.set_live("")
    look_at_everything(window)
    session.undo()  # names Gamma
    assert MARK in session.messages.last.text
    session.set_live(ids[0])
    QApplication.processEvents()
    return window


def look_at_everything(window):
    """Open every page and the panels that list suppliers, as somebody does who prepares."""
    session = window.session
    visit(window)
    window.show_place("dialogues")
    session.commands.run("dialogues.add-supplier")
    window.show_place("assemble")
    session.commands.run("file.export")
    window.show_place("compare")
    session.commands.run("file.export")
    session.commands.run("file.preview")
    for face in FACES:
        window.page.choose_face(face.id)
    window.page.choose_face("answers")
    window.page.answers.filters.names.setText(MARK)
    window.page.answers.words.setText(MARK)
    window.page.answers.words.tell_now()
    window.show_place("guide")
    guide = window.page
    guide.tree.choose(next(f"text:{each.id}" for each in guide._letters))
    guide._choose_supplier(preparing.suppliers(session.workspace)[-1].id)


def visit(window):
    for entry in PAGES:
        window.show_place(entry.id)
        QApplication.processEvents()


def words_of_model(model: QAbstractItemModel, parent: QModelIndex = _TOP) -> Iterator[str]:
    flat = isinstance(model, QAbstractListModel | QAbstractTableModel)
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield from (repr(model.data(index, role)) for role in ROLES)
        if not flat:
            yield from words_of_model(model, model.index(row, 0, parent))


def words_of(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.statusTip(), widget.whatsThis())
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.objectName())
    for name in ("text", "title", "placeholderText"):
        said = getattr(widget, name, None)
        if callable(said) and not isinstance(widget, QAbstractItemView | RowEditor):
            yield str(said())
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip(), action.whatsThis(), action.iconText())


def traces(window) -> list[str]:
    """Return what the program shows or keeps ready to show of anybody but the supplier in the room."""
    found, models = [], set()
    for widget in [each for top in QApplication.topLevelWidgets() for each in (top, *top.findChildren(QWidget))]:
        found += [
            f"{type(widget).__name__} in {_parents(widget)}: {words}" for words in words_of(widget) if MARK in words
        ]
        models |= models_of(widget)
    for model in models:
        found += [f"{type(model).__name__}: {words}" for words in words_of_model(model) if MARK in words]
    session = window.session
    last = session.messages.last
    said = [session.undo_text(), session.redo_text(), last.text if last else "", QApplication.clipboard().text()]
    said += [action.text() for action in window.findChildren(QAction)]
    return found + [words for words in said if MARK in words]


def models_of(widget: QWidget) -> set[QAbstractItemModel]:
    """Return the models a widget shows, completes from, or owns."""
    models = set(widget.findChildren(QAbstractItemModel, options=Qt.FindChildOption.FindDirectChildrenOnly))
    if isinstance(widget, QComboBox | QAbstractItemView):
        models.add(widget.model())
    if isinstance(widget, QLineEdit) and widget.completer():
        models.add(widget.completer().model())
    return models - {None}


def _parents(widget: QWidget) -> str:
    chain, parent = [], widget.parentWidget()
    while parent is not None and len(chain) < 3:
        chain.append(type(parent).__name__)
        parent = parent.parentWidget()
    return " in ".join(chain)


@pytest.fixture
def no_dialogs(monkeypatch):
    """Fail when a file dialog opens: it would list the files of others."""
    opened = []
    for name in ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory"):
        answer = ([], "") if name == "getOpenFileNames" else "" if name == "getExistingDirectory" else ("", "")
        monkeypatch.setattr(QFileDialog, name, lambda *_, n=name, a=answer: (opened.append(n), a)[1])
    return opened


def test_n18_the_walk_finds_the_marks_when_nobody_is_in_the_room(crowded):
    crowded.session.set_live("")
    visit(crowded)
    assert traces(crowded)


def test_n18_a_page_out_of_sight_keeps_nothing_of_the_others(crowded):
    assert traces(crowded) == []


def test_n18_no_page_shows_anything_of_the_others(crowded):
    for entry in PAGES:
        crowded.show_place(entry.id)
        QApplication.processEvents()
        assert traces(crowded) == [], entry.id


def test_n18_palette_and_key_sheet_name_nobody(crowded):
    session = crowded.session
    for kind in (CommandPalette, KeySheet):
        dialog = kind(session.commands, session.texts, crowded)
        dialog.show()
        assert traces(crowded) == []
        dialog.reject()


@pytest.mark.parametrize("place", [entry.id for entry in PAGES])
def test_n18_no_action_brings_the_others_back_and_none_opens_a_file_dialog(crowded, no_dialogs, place):
    session = crowded.session
    live = session.live_supplier
    crowded.show_place(place)
    own = {action.id for action in crowded.page.offers}
    for action_id in sorted({action.id for action in session.commands.declared()} - QUITS - NOT_LIVE_ANY_MORE):
        if not session.commands.knows(action_id) or (place not in BUSY and action_id not in own | SHARED):
            continue
        session.set_live(live)
        crowded.show_place(place)
        session.commands.run(action_id)
        QApplication.processEvents()
        if session.live_supplier == live:
            assert traces(crowded) == [], action_id
        for top in [each for each in QApplication.topLevelWidgets() if each is not crowded and each.isVisible()]:
            top.close()
    assert no_dialogs == []


def test_n18_undo_stops_at_what_tells_of_somebody_else(crowded):
    session = crowded.session
    session.set_live("")
    newest = session.undo_text()
    session.set_live(next(each.id for each in preparing.suppliers(session.workspace) if each.name == "Alpha"))
    while session.undo_text():
        session.undo()
    history = session.workspace.history
    assert history.next_undo.tells_of_others(session.live_supplier)
    assert not session.commands.live("edit.undo").isEnabled()
    session.set_live("")
    assert session.commands.live("edit.undo").isEnabled()
    assert newest


def test_n18_another_workspace_waits_until_the_session_has_ended(crowded):
    commands = crowded.session.commands
    for action_id in ("file.open-workspace", "file.new-workspace", "file.open-sample", "file.export", "file.bring-in"):
        assert not commands.live(action_id).isEnabled()
