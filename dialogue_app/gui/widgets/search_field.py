"""The search field of a list: Ctrl+F goes there, typing narrows after a short pause, Enter and Down go to the list."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.theme import Role

_PAUSE_MS = 120
_LONGEST = 200


class SearchField(QLineEdit):
    """A line to search a list with.

    Connect ``words_changed`` to your filter and ``left`` to ``your_list.setFocus``. To follow Ctrl+F and F3 write in
    your page: ``self.provide("edit.find", field.focus_all)`` and ``self.provide("edit.find-next", ...)``.

    Args:
        prompt: greyed text in the empty field, also its accessible name; such as "Find a question".
    """

    words_changed = Signal(str)
    left = Signal()

    def __init__(self, prompt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(prompt)
        self.setAccessibleName(prompt)
        self.setClearButtonEnabled(True)
        self.setMaxLength(_LONGEST)
        self.addAction(QAction(theme.icon("search", Role.MUTED), "", self), QLineEdit.ActionPosition.LeadingPosition)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.tell_now)
        self.textChanged.connect(lambda _text: self._pause.start())
        self.returnPressed.connect(self._leave)

    def focus_all(self) -> None:
        """Take the focus and mark what stands here, ready to be typed over."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def tell_now(self) -> None:
        """Say the words without waiting for the pause."""
        self._pause.stop()
        self.words_changed.emit(self.text().strip())

    def drop(self) -> None:
        """Empty the field; nobody is told."""
        self.clear()
        self._pause.stop()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the window when no typing can be taken back here: this field often has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.isUndoAvailable()
            redo = event.matches(QKeySequence.StandardKey.Redo) and not self.isRedoAvailable()
            if undo or redo:
                event.ignore()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Down go to the list, and Esc empty the field."""
        if event.key() == Qt.Key.Key_Down:
            self._leave()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.tell_now()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        if self._pause.isActive():
            self.tell_now()
        self.left.emit()
