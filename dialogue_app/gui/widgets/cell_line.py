"""The line in which a cell is typed: choices come up while one types, Enter and Tab go to the next cell."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QCompleter, QLineEdit, QWidget

_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
_MOST_OFFERED = 9


class CellLine(QLineEdit):
    """Types one cell.

    Signals:
        done(int): the user goes on to the next cell (1) or back (-1).
        table_pasted(str): a table was pasted, not a text for one cell.

    Args:
        choices: what is offered while the user types; anything else may be typed too.
        parent: the table.
    """

    done = Signal(int)
    table_pasted = Signal(str)

    def __init__(self, choices: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        if choices:
            completer = QCompleter(list(choices), self)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setMaxVisibleItems(_MOST_OFFERED)
            self.setCompleter(completer)

    def event(self, event: QEvent) -> bool:
        """Take Tab before Qt moves the focus with it."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _STEPS:
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on at Enter and Tab, with the choice that is marked; open the choices with Alt+Down or F4."""
        key = Qt.Key(event.key())
        chord = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if key in _STEPS and not chord:
            self._choose()
            event.accept()
            self.done.emit(_STEPS[key])
        elif self.completer() and key == Qt.Key.Key_Down and not self._popup():
            self._offer_all()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        else:
            super().keyPressEvent(event)

    def _choose(self) -> None:
        popup = self._popup()
        if popup:
            chosen = popup.currentIndex()
            if chosen.isValid():
                self.setText(str(chosen.data()))
            popup.hide()

    def _popup(self) -> QAbstractItemView | None:
        """Return the list of choices while it is open."""
        completer = self.completer()
        popup = completer.popup() if completer else None
        return popup if popup and popup.isVisible() else None

    def _offer_all(self) -> None:
        self.completer().setCompletionPrefix("")
        self.completer().complete()

    def _paste(self) -> None:
        text = QApplication.clipboard().text()
        if "\t" in text or "\n" in text.strip():
            self.table_pasted.emit(text)
        else:
            self.paste()
