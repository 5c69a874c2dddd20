"""Ctrl+Z takes back typing while there is some to take back, and then the last change of the workspace.

Qt's text fields keep the key for themselves even when they have nothing to undo.
"""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget


class TypingUndo(QObject):
    """Watches the text fields inside a widget.

    Args:
        widget: its text fields are watched; those made later are not.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        for kind in (QLineEdit, QPlainTextEdit):
            for field in widget.findChildren(kind):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the window have Ctrl+Z when the field has no use for it."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wanted = event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
            if wanted and not _has_steps(watched):
                event.ignore()
                return True
        return super().eventFilter(watched, event)


def _has_steps(field: QObject) -> bool:
    if isinstance(field, QPlainTextEdit):
        return field.document().isUndoAvailable() or field.document().isRedoAvailable()
    return isinstance(field, QLineEdit) and (field.isUndoAvailable() or field.isRedoAvailable())
