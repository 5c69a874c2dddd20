"""What the window shows without a workspace: what a workspace is, and the ways to one."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import action_button, secondary_button
from dialogue_app.gui.widgets.text import heading, label


class StartPanel(QWidget):
    """Ways to a workspace: make a new one, open one, open the sample, or one used lately."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(session.texts("start.title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(*[6 * GRID] * 4)
        column.setSpacing(2 * GRID)
        column.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column.addWidget(heading(session.texts("start.title")))
        column.addWidget(label(session.texts("start.explanation"), muted=True, wrap=True))
        ways = ("file.new-workspace", "file.open-workspace", "file.open-sample")
        self._ways = [action_button(session.commands.live(way), primary=way == ways[0]) for way in ways]
        for button in self._ways:
            column.addWidget(button)
        existing = [path for path in session.settings.recent if path.is_file()]
        if existing:
            column.addSpacing(GRID)
            column.addWidget(label(session.texts("start.recent"), strong=True))
        for path in existing:
            column.addWidget(self._recent_button(path))

    def focus_first(self) -> None:
        """Begin at the first way."""
        self._ways[0].setFocus()

    def _recent_button(self, path: Path) -> QWidget:
        return secondary_button(f"{path.stem} – {path.parent}", lambda: self._session.open_workspace(path), "open")
