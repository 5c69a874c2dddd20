"""Who takes part in a dialogue: add a known or a new supplier, take one out. Shows no answers."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.suppliers import Role, Supplier
from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.models.participant_list import ParticipantList
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.workspace import preparing

_LONGEST_NAME = 200
_ROWS_SHOWN = 6


class ParticipantsPanel(QWidget):
    """The suppliers of one dialogue. Every change is made at once; all views hear of it.

    Signals:
        opened(QWidget): the fields for one more supplier are open; let the user see them.

    Args:
        session: the window's session, with a workspace open.
    """

    opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, session.texts
        self._dialogue_id = ""
        self._known: dict[str, Supplier] = {}
        self._taking_part: frozenset[str] = frozenset()
        self.title = label("", strong=True)
        self.model = ParticipantList(self._texts)
        self.list = QListView()
        self._none = hint(self._texts("participants.none"))
        self._make_list()
        self.add_button = secondary_button(self._texts("participants.add"), self.begin, "add")
        self.remove_button = secondary_button(self._texts("participants.remove"), self.remove, "remove")
        self.editor = self._make_editor()
        self._lay_out()

    # What the page uses --------------------------------------------------------------------------------------

    def show_dialogue(self, dialogue_id: str) -> None:
        """Show who takes part in a dialogue."""
        if dialogue_id != self._dialogue_id:
            self.put_away()
        self._dialogue_id = dialogue_id
        assert self._session.workspace is not None
        found = preparing.participants(self._session.workspace, dialogue_id)
        present = self.list.currentIndex().row()
        self.model.put(found)
        self.list.setCurrentIndex(self.model.index(max(0, min(present, len(found) - 1)), 0))
        self.title.setText(self._texts.count("participants.title", len(found)))
        self._none.setVisible(not found)
        self.list.setVisible(bool(found))
        self.follow_look()
        self.remove_button.setEnabled(bool(found))
        self._taking_part = frozenset(each.supplier.id for each in found)
        self._learn_suppliers()

    def forget(self) -> None:
        """Keep no name of a supplier, also out of sight."""
        self.put_away()
        self._dialogue_id, self._known, self._taking_part = "", {}, frozenset()
        self.model.put(())
        self.name.setCompleter(QCompleter([], self.name))
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
        self.editor.show()
        self.add_button.hide()
        self.name.setFocus()
        self.opened.emit(self.editor)

    def put_away(self) -> None:
        """Close the fields."""
        had_focus = self.editor.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self._clear()
        self.editor.hide()
        self.add_button.show()
        if had_focus:
            self.add_button.setFocus()

    def add(self) -> None:
        """Let the named supplier take part; a name nobody has yet becomes a new supplier."""
        supplier = self._named()
        supplier_id = supplier.id if supplier else self._make_supplier()
        if not supplier_id:
            return
        workspace, dialogue_id = self._session.workspace, self._dialogue_id
        assert workspace is not None
        added = self._session.perform(
            lambda: preparing.add_participant(workspace, dialogue_id, supplier_id), self, self._say_problem
        )
        if added:
            self._clear()
            self.name.setFocus()

    def remove(self) -> None:
        """Take the marked supplier out of the dialogue."""
        participant = self.model.participant(self.list.currentIndex().row())
        workspace, dialogue_id = self._session.workspace, self._dialogue_id
        if participant is None or workspace is None:
            return
        supplier_id = participant.supplier.id
        self._session.perform(lambda: preparing.remove_participant(workspace, dialogue_id, supplier_id), self)
        if not self.model.rowCount():
            self.put_away()
            self.add_button.setFocus()

    # Building ------------------------------------------------------------------------------------------------

    def _make_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self._texts("participants.list"))

    def _make_editor(self) -> QFrame:
        texts = self._texts
        self.name, self.group, self.country = (QLineEdit(maxLength=_LONGEST_NAME) for _ in range(3))
        self.role = ChoiceBox("", [(role.value, texts(f"role.{role}")) for role in Role])
        self.role.setAccessibleName("")
        form = Form()
        form.setVerticalSpacing(GRID)
        self.name_row = form.add(texts("participants.name"), self.name)
        form.add(texts("participants.role"), self.role)
        form.add(texts("participants.group"), self.group)
        form.add(texts("participants.country"), self.country)
        self.known = hint("")
        form.addRow(self.known)
        buttons = QHBoxLayout()
        buttons.addWidget(secondary_button(texts("participants.confirm"), self.add, "check"))
        buttons.addWidget(secondary_button(texts("button.close"), self.put_away))
        buttons.addStretch()
        form.addRow(buttons)
        self.name.textChanged.connect(lambda _: self._name_changed())
        for field in (self.name, self.group, self.country):
            field.returnPressed.connect(self.add)
        editor = QFrame()
        editor.setProperty("card", True)
        editor.setLayout(form)
        form.setContentsMargins(*[GRID + GRID // 2] * 4)
        editor.installEventFilter(self)
        editor.hide()
        return editor

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.add_button)
        buttons.addWidget(self.remove_button)
        buttons.addStretch()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (self.title, self._none):
            column.addWidget(part)
        column.addWidget(self.list)
        column.addWidget(self.editor)
        column.addLayout(buttons)

    # Adding --------------------------------------------------------------------------------------------------

    def _learn_suppliers(self) -> None:
        assert self._session.workspace is not None
        known = preparing.suppliers(self._session.workspace)
        self._known = {supplier.name.casefold(): supplier for supplier in known}
        offered = [supplier.name for supplier in known if supplier.id not in self._taking_part]
        completer = QCompleter(offered, self.name)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.name.setCompleter(completer)
        self._name_changed()

    def _named(self) -> Supplier | None:
        return self._known.get(self.name.text().strip().casefold())

    def _name_changed(self) -> None:
        supplier = self._named()
        self.name_row.say_error("")
        for field in (self.role, self.group, self.country):
            field.setEnabled(supplier is None)
        if supplier is not None:
            facts = (self._texts(f"role.{supplier.role}"), supplier.group, supplier.country)
            said = self._texts("participants.known", facts=", ".join(fact for fact in facts if fact))
        else:
            said = self._texts("participants.new" if self.name.text().strip() else "participants.type")
        self.known.setText(said)

    def _make_supplier(self) -> str:
        workspace = self._session.workspace
        assert workspace is not None
        made = self._session.perform(
            lambda: preparing.add_supplier(
                workspace,
                self.name.text(),
                Role(self.role.code),
                group=self.group.text().strip(),
                country=self.country.text().strip(),
            ),
            self,
            self._say_problem,
        )
        return made.subject if made else ""

    def _say_problem(self, problem: Problem) -> None:
        self.name_row.say_error(self._session.sentence(problem))
        self.name.setFocus()

    def _clear(self) -> None:
        for field in (self.name, self.group, self.country):
            field.clear()
        self.role.choose(Role.BRAND.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Esc closes the fields for one more supplier."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return True
        return super().eventFilter(watched, event)
