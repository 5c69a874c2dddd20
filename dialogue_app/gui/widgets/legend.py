"""What the marks in the comparison mean, in words."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.matrix_view import CONFIDENTIAL, OPEN_POINT, OTHER_WORDING
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_MARKS = (
    (OPEN_POINT, Role.WARN, "compare.open-point"),
    (CONFIDENTIAL, Role.MUTED, "compare.confidential"),
    (OTHER_WORDING, Role.INFO, "compare.other-wording"),
)


class Legend(QWidget):
    """One line: icon and word of each mark.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID // 2)
        for icon, role, key in _MARKS:
            words = hint(texts(key))
            words.setWordWrap(False)
            row.addWidget(IconView(icon, role, 14))
            row.addWidget(words)
            row.addSpacing(GRID)
