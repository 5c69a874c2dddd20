"""A card over the page that is looked at for a moment: it takes no room, blocks nothing and is gone with one key."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.text import heading, label


class Overlay(QFrame):
    """Title and sentences over the upper part of its parent.

    Args:
        title: what it is.
        foot: how it goes away again.
        parent: what it lies over.
    """

    def __init__(self, title: str, foot: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAutoFillBackground(True)
        self.setAccessibleName(title)
        self.words = label(wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addWidget(heading(title))
        column.addWidget(self.words)
        column.addWidget(label(foot, muted=True, wrap=True))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def lay(self, sentences: Iterable[str]) -> None:
        """Show these sentences over the parent."""
        self.words.setText("\n\n".join(sentences))
        parent = self.parentWidget()
        assert parent
        width = max(parent.width() // 2, min(parent.width(), 480))
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(parent.width() - width, 0, width, min(height, parent.height()))
        self.setAccessibleDescription(self.words.text())
        self.raise_()
        self.show()
