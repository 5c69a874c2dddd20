"""What the marks in the comparison mean, in words."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.matrix_view import CHANGED, CONFIDENTIAL, EXPIRED, OPEN_POINT, OTHER_WORDING
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_MARKS = (
    (OPEN_POINT, Role.WARN, "compare.open-point"),
    (EXPIRED, Role.WARN, "compare.expired"),
    (CHANGED, Role.INFO, "compare.changed"),
    (CONFIDENTIAL, Role.MUTED, "compare.confidential"),
    (OTHER_WORDING, Role.INFO, "compare.other-wording"),
)


class Legend(Flow):
    """Icon and word of each mark, on as many lines as they need.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts) -> None:
        super().__init__(2 * GRID)
        for icon, role, key in _MARKS:
            self.add(_mark(icon, role, texts(key)))


def _mark(icon: str, role: Role, text: str) -> QWidget:
    made = QWidget()
    words = hint(text)
    words.setWordWrap(False)
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(GRID // 2)
    row.addWidget(IconView(icon, role, 14))
    row.addWidget(words)
    return made
