"""Who takes part in a dialogue: add suppliers, change them, say how far they have come, take them out. No answers."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QListView, QVBoxLayout, QWidget

from dialogue_app.domain.suppliers import Attendance, Participant, Supplier
from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.models.participant_list import ParticipantList
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.attendance_part import AttendancePart
from dialogue_app.gui.widgets.buttons import menu_button, plain, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.same_desk import SameDesk
from dialogue_app.gui.widgets.same_part import SamePart
from dialogue_app.gui.widgets.supplier_editor import SupplierEditor
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.workspace import preparing

if TYPE_CHECKING:
    from dialogue_app.workspace.workspace import Workspace

_ROWS_SHOWN = 6


class ParticipantsPanel(QWidget):
    """The suppliers of one dialogue. Every change is made at once; all views hear of it.

    Signals:
        opened(QWidget): the fields of a supplier are open; let the user see them.

    Args:
        session: the window's session, with a workspace open.
    """

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, session.texts
        self._dialogue_id = ""
        self.title = label("", strong=True)
        self.model = ParticipantList(self._texts)
        self.list = QListView()
        self._none = hint(self._texts("participants.none"))
        self.attendance = AttendancePart(self._texts)
        self.editor = SupplierEditor(self._texts)
        self.add_button = secondary_button(self._texts("participants.add"), self.begin, "add")
        self.change_button = secondary_button(self._texts("participants.change"), self.change, "edit")
        self.same_action = self._in_menu("participants.same", self.ask_same, "supplier")
        self.erase_action = self._in_menu("participants.erase", self.ask_erase, "bin")
        self.more_button = menu_button(self._texts("participants.more"), (self.same_action, self.erase_action))
        self.same = SamePart(self._texts)
        self._same_desk = SameDesk(session, self.same, self, self.put_away)
        self.remove_button = secondary_button(self._texts("participants.remove"), self.remove, "remove")
        self._buttons = (self.add_button, self.change_button, self.remove_button, self.more_button)
        self._make_list()
        self._lay_out()
        self._connect()

    # What the page uses --------------------------------------------------------------------------------------

    def show_dialogue(self, dialogue_id: str) -> None:
        """Show who takes part in a dialogue; who is marked stays marked."""
        if dialogue_id != self._dialogue_id:
            self.put_away()
        marked = {each.supplier.id for each in self._marked()}
        row = self.list.currentIndex().row()
        present = self.model.participant(row)
        self._dialogue_id = dialogue_id
        found = preparing.participants(self._workspace, dialogue_id)
        self.model.put(found)
        place = self.model.row_of(present.supplier.id) if present else -1  # a new name may stand at another place
        row = place if place >= 0 else max(0, min(row, len(found) - 1))
        self.list.setCurrentIndex(self.model.index(row, 0))
        self._mark(marked)
        self.title.setText(self._texts.count("participants.title", len(found)))
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        for button in (self.change_button, self.remove_button, self.more_button):
            button.setEnabled(bool(found))
        self._show_marked()
        self.follow_look()

    def forget(self) -> None:
        """Keep no name of a supplier, also out of sight."""
        self.put_away()
        self._dialogue_id = ""
        self.model.put(())
        self.editor.forget()
        self.same.forget()
        self.title.clear()

    def follow_look(self) -> None:
        """Take the height that the suppliers need, up to some rows, at the present text size."""
        self.list.setStyleSheet(f"QListView::item {{ padding: {theme.pixels(4)}px; }}")
        self.list.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        row = max(theme.pixels(26), self.list.sizeHintForRow(0))
        shown = max(1, min(_ROWS_SHOWN, self.model.rowCount()))
        self.list.setFixedHeight(shown * row + 2 * self.list.frameWidth() + 2)

    def begin(self) -> None:
        """Open the fields for one more supplier."""
        known = preparing.suppliers(self._workspace)
        inside = {each.supplier.id for each in preparing.participants(self._workspace, self._dialogue_id)}
        self._open()
        self.editor.begin(known, [each.name for each in known if each.id not in inside])

    def change(self) -> None:
        """Open the fields of the supplier that is marked."""
        participant = self.model.participant(self.list.currentIndex().row())
        if participant:
            self._open()
            self.editor.change(participant.supplier)

    def ask_same(self) -> None:
        """Ask which other supplier is the same as the marked one."""
        participant = self.model.participant(self.list.currentIndex().row())
        if participant:
            self._offer(False)
            self._same_desk.begin(participant.supplier)
            self.opened.emit(self.same)

    def ask_erase(self) -> None:
        """Say what erasing the marked supplier means, and ask whether to do it."""
        from dialogue_app.gui.widgets.erase_desk import EraseDesk  # noqa: PLC0415 - loaded when somebody erases

        marked = self._marked()
        if len(marked) == 1:
            EraseDesk(self._session, marked[0].supplier, self).show()

    def ask_whom_to_erase(self) -> None:
        """Ask which supplier of the file is to be erased; the marked one is proposed."""
        from dialogue_app.gui.widgets.erase_desk import choose  # noqa: PLC0415 - loaded when somebody erases

        marked = self._marked()
        choose(self._session, self, marked[0].supplier.id if marked else "")

    def put_away(self) -> None:
        """Close the fields."""
        focus = self.focusWidget()
        in_editor, in_same = (bool(focus) and part.isAncestorOf(focus) for part in (self.editor, self.same))
        self.editor.hide()
        self.same.hide()
        self._offer(True)
        if in_same:
            self.more_button.setFocus()
        elif in_editor:
            (self.change_button if self.editor.changing else self.add_button).setFocus()

    def add(self) -> None:
        """Keep what stands in the fields: one more supplier, or the changed one."""
        workspace, supplier = self._workspace, self.editor.supplier()
        if supplier.id and self.editor.changing:
            if self._session.perform(lambda: preparing.change_supplier(workspace, supplier), self, self._say_problem):
                self.put_away()
            return
        supplier_id = supplier.id or self._make(supplier)
        dialogue_id = self._dialogue_id
        if supplier_id and self._session.perform(
            lambda: preparing.add_participant(workspace, dialogue_id, supplier_id), self, self._say_problem
        ):
            self.begin()

    def remove(self) -> None:
        """Take the marked suppliers out of the dialogue."""
        workspace, dialogue_id = self._workspace, self._dialogue_id
        ids = [each.supplier.id for each in self._marked()]
        if not ids:
            return
        self._session.perform(lambda: preparing.remove_participants(workspace, dialogue_id, ids), self)
        if not self.model.rowCount():
            self.put_away()
            self.add_button.setFocus()

    # Inside --------------------------------------------------------------------------------------------------

    @property
    def _workspace(self) -> "Workspace":
        assert self._session.workspace is not None
        return self._session.workspace

    def _marked(self) -> list[Participant]:
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [each for row in rows if (each := self.model.participant(row))]

    def _mark(self, supplier_ids: set[str]) -> None:
        rows = [row for each in supplier_ids if (row := self.model.row_of(each)) >= 0]
        for row in rows:
            self.list.selectionModel().select(self.model.index(row, 0), self.list.selectionModel().SelectionFlag.Select)

    def _show_marked(self) -> None:
        marked = self._marked()
        self.attendance.show_marked(marked)
        self.same_action.setEnabled(bool(marked))
        self.erase_action.setEnabled(len(marked) == 1)

    def _in_menu(self, key: str, do: Callable[[], object], icon: str) -> QAction:
        made = QAction(theme.icon(icon), plain(self._texts(key)), self)
        made.triggered.connect(lambda _checked=False: do())
        return made

    def _set(self, changed: Callable[[Participant], Participant]) -> None:
        """Change the marked participants together."""
        workspace, dialogue_id = self._workspace, self._dialogue_id
        wanted = [changed(each) for each in self._marked()]
        self._session.perform(
            lambda: preparing.change_participants(workspace, dialogue_id, wanted),
            self,
            lambda problem: self.attendance.say_error(self._session.sentence(problem)),
        )

    def _set_attendance(self, code: str) -> None:
        self._set(lambda each: replace(each, attendance=Attendance(code)))

    def _set_day(self, day: str) -> None:
        self._set(lambda each: replace(each, invited_on=day))

    def _make(self, supplier: Supplier) -> str:
        workspace = self._workspace
        made = self._session.perform(
            lambda: preparing.add_supplier(
                workspace,
                supplier.name,
                supplier.role,
                group=supplier.group,
                country=supplier.country,
                contact=supplier.contact,
                brand=supplier.brand,
            ),
            self,
            self._say_problem,
        )
        return made.subject if made else ""

    def _say_problem(self, problem: Problem) -> None:
        self.editor.say_error(self._session.sentence(problem))

    def _open(self) -> None:
        self._offer(False)
        self.opened.emit(self.editor)

    def _offer(self, offered: bool) -> None:
        for button in self._buttons:
            button.setVisible(offered)

    def _make_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self._texts("participants.list"))

    def _connect(self) -> None:
        self.list.selectionModel().selectionChanged.connect(lambda *_: self._show_marked())
        self.attendance.attendance_chosen.connect(self._set_attendance)
        self.attendance.invited_on.connect(self._set_day)
        self.editor.wanted.connect(self.add)
        self.editor.closed.connect(self.put_away)

    def _lay_out(self) -> None:
        buttons = Flow(GRID)
        for button in self._buttons:
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.title, self._none, self.list, self.attendance, self.editor, self.same, buttons):
            column.addWidget(part)
