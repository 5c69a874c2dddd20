"""Says that a supplier is the same as another: its name, what that would mean, and the button that does it."""

from collections.abc import Iterable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QVBoxLayout

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts


class SamePart(QFrame):
    """A card; nothing is changed before the button is pressed.

    Signals:
        looked(): another name stands there; show what it would mean.
        wanted(): the two are one.
        closed(): Esc or Close.
    """

    looked = Signal()
    wanted = Signal()
    closed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.kept: Supplier | None = None
        self.setProperty("card", True)
        self.title, self.preview = label(strong=True, wrap=True), label(wrap=True)
        self.other = QLineEdit()
        self.block = FieldBlock(texts("participants.name"), self.other)
        self._offered = QStringListModel(self)
        completer = QCompleter(self._offered, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.other.setCompleter(completer)
        self.join = secondary_button(texts("participants.same-join"), self.wanted.emit, "check")
        self.other.textChanged.connect(lambda _: self.looked.emit())
        self.other.returnPressed.connect(self._confirm)
        self._lay_out()
        self.hide()

    def begin(self, kept: Supplier, names: Iterable[str]) -> None:
        """Ask which other supplier is the same as this one."""
        self.kept = kept
        self._offered.setStringList(list(names))
        self.title.setText(self._texts("participants.same-title", supplier=kept.name))
        self.other.clear()
        self.say("")
        self.show()
        self.other.setFocus()

    def say(self, meaning: str, error: str = "") -> None:
        """Say what it would mean, or why it can't be; without either, what to type."""
        self.preview.setText(meaning or ("" if error else self._texts("participants.same-type")))
        self.preview.setVisible(bool(self.preview.text()))
        self.block.say_error(error)
        self.join.setEnabled(bool(meaning))

    def forget(self) -> None:
        """Keep no name of a supplier."""
        self.kept = None
        self._offered.setStringList([])
        for part in (self.title, self.preview, self.other):
            part.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _confirm(self) -> None:
        if self.join.isEnabled():
            self.wanted.emit()

    def _lay_out(self) -> None:
        buttons = Flow(GRID)
        buttons.add(self.join)
        buttons.add(secondary_button(self._texts("button.close"), self.closed.emit))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[GRID + GRID // 2] * 4)
        column.setSpacing(GRID)
        for part in (self.title, self.block, self.preview, buttons):
            column.addWidget(part)
