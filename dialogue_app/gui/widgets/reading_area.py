"""A field with text to read and copy."""

from PySide6.QtWidgets import QPlainTextEdit


def reading_area(name: str) -> QPlainTextEdit:
    """Return a field with text to read and copy; Tab goes on."""
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    return made
