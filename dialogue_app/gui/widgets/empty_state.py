"""What an empty list says: what belongs here, and the one next step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label


class EmptyState(QWidget):
    """Icon, sentence and the buttons of the next step, in the middle of its place.

    Args:
        icon: name of an icon.
        sentence: what belongs here; plain text.
        steps: the buttons; the first one should be the one next step.
    """

    def __init__(self, icon: str, sentence: str, *steps: QPushButton) -> None:
        super().__init__()
        self.sentence = label(sentence, muted=True, wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[4 * GRID] * 4)
        column.setSpacing(2 * GRID)
        column.addStretch()
        column.addWidget(IconView(icon, Role.MUTED, 40), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.sentence)
        for step in steps:
            column.addWidget(step, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()


def empty_state(icon: str, sentence: str, *steps: QPushButton) -> EmptyState:
    """Return the picture of an empty list: put it in a QStackedWidget beside the list."""
    return EmptyState(icon, sentence, *steps)
