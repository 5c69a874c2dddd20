"""The fields of one supplier: a known one by name or a new one to add, or one to change. The panel keeps them."""

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit

from dialogue_app.domain.suppliers import Role, Supplier, named
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_LONGEST = 200
_LINES = ("name", "group", "country", "contact", "brand")


class SupplierEditor(QFrame):
    """A card with the fields of a supplier.

    Signals:
        wanted(): the user is done with the fields; read them with ``supplier``.
        closed(): Esc or Close; the user wants nothing.

    Args:
        texts: words of the window.
    """

    wanted = Signal()
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self._known: tuple[Supplier, ...] = ()
        self._changing: Supplier | None = None
        self.setProperty("card", True)
        self.name, self.group, self.country, self.contact, self.brand = (QLineEdit(maxLength=_LONGEST) for _ in _LINES)
        self.role = ChoiceBox("", [(role.value, texts(f"role.{role}")) for role in Role])
        self.role.setAccessibleName("")
        self.known = hint("")
        self._offered = QStringListModel(self)
        self.name.setCompleter(self._completer())
        self.confirm = secondary_button("", self.wanted.emit, "check")
        self._lay_out()
        self.name.textChanged.connect(lambda _: self._name_changed())
        for name in _LINES:
            getattr(self, name).returnPressed.connect(self.wanted)
        self.hide()

    @property
    def changing(self) -> Supplier | None:
        """The supplier that is being changed; None while one is added."""
        return self._changing

    def supplier(self) -> Supplier:
        """Return what stands in the fields; a supplier without an id is a new one."""
        if self._changing is None and (found := self._found()):
            return found
        said = {name: getattr(self, name).text().strip() for name in _LINES}
        return replace(self._changing or Supplier("", ""), role=Role(self.role.code), **said)

    def begin(self, known: Iterable[Supplier], offered: Iterable[str]) -> None:
        """Show empty fields for one more supplier.

        Args:
            known: whose names are recognised.
            offered: names that are offered while one is typed.
        """
        self._known = tuple(known)
        self._offered.setStringList(list(offered))
        self._show(None)

    def change(self, supplier: Supplier) -> None:
        """Show the fields of a supplier to change them."""
        self._offered.setStringList([])
        self._show(supplier)

    def forget(self) -> None:
        """Keep no name of a supplier, also out of sight."""
        self._known, self._changing = (), None
        self._offered.setStringList([])
        for name in _LINES:
            getattr(self, name).clear()

    def say_error(self, sentence: str) -> None:
        """Say beside the name why nothing was kept."""
        self.name_row.say_error(sentence)
        self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the fields."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _completer(self) -> QCompleter:
        made = QCompleter(self._offered, self)
        made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        made.setFilterMode(Qt.MatchFlag.MatchContains)
        return made

    def _show(self, changing: Supplier | None) -> None:
        self._changing = changing
        shown = changing or Supplier("", "")
        for name in _LINES:
            getattr(self, name).setText(getattr(shown, name))
        self.role.choose(shown.role.value)
        self.confirm.setText(self._texts("participants.keep" if changing else "participants.confirm"))
        self._name_changed()
        self.show()
        self.name.setFocus()

    def _found(self) -> Supplier | None:
        return next((each for each in named([self.name.text()], self._known) if each.id), None)

    def _name_changed(self) -> None:
        self.name_row.say_error("")
        found = None if self._changing else self._found()
        for field in (self.role, self.group, self.country, self.contact, self.brand):
            field.setEnabled(found is None)
        self.known.setText(self._said(found))
        self.known.setVisible(self._changing is None)

    def _said(self, found: Supplier | None) -> str:
        if found is None:
            return self._texts("participants.new" if self.name.text().strip() else "participants.type")
        facts = (self._texts(f"role.{found.role}"), found.group, found.country)
        return self._texts("participants.known", facts=", ".join(fact for fact in facts if fact))

    def _lay_out(self) -> None:
        form = Form()
        form.setVerticalSpacing(GRID)
        form.setContentsMargins(*[GRID + GRID // 2] * 4)
        self.name_row = form.add(self._texts("participants.name"), self.name)
        for name in ("role", "brand", "group", "country", "contact"):
            form.add(self._texts(f"participants.{name}"), getattr(self, name))
        form.addRow(self.known)
        buttons = Flow(GRID)
        buttons.add(self.confirm)
        buttons.add(secondary_button(self._texts("button.close"), self.closed.emit))
        form.addRow(buttons)
        self.setLayout(form)
