"""A small picture of one of our icons that follows the palette and the text size."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.theme import Role


class IconView(QWidget):
    """Shows an icon. It says nothing to a screen reader: the word beside it does.

    Args:
        name: icon in ``resources/icons``.
        role: whose colour it has.
        size: side in pixels at 100 % text size.
    """

    def __init__(self, name: str, role: Role = Role.TEXT, size: int = 20, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._role, self._size = name, role, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_icon(self, name: str, role: Role) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def sizeHint(self) -> QSize:
        """Return the side at the present text size."""
        return QSize(theme.pixels(self._size), theme.pixels(self._size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon in the present colour."""
        with QPainter(self) as painter:
            theme.icon(self._name, self._role).paint(painter, self.rect())
