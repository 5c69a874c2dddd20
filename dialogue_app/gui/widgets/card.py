"""Frames that are never lower than their words need, and the cards that open beside what they are about."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QSizePolicy, QWidget


class Uncut(QFrame):
    """A frame with broken lines in it. Qt asks for the height of one line; this asks for what its width needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height that the new width needs."""
        super().resizeEvent(event)
        self._stand()

    def event(self, event: QEvent) -> bool:
        """Ask anew when a part is shown, hidden or speaks other words."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._stand()
        return done

    def _stand(self) -> None:
        layout = self.layout()
        if layout and layout.hasHeightForWidth():
            self.setMinimumHeight(layout.totalHeightForWidth(self.width()))


class Card(Uncut):
    """Something to fill in or to read, in the page; Esc closes it.

    Signals:
        closed(): the user goes back.
    """

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Come into sight where the page scrolls."""
        super().moveEvent(event)
        QTimer.singleShot(0, self, self._come_into_sight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Come into sight whole."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._come_into_sight)

    def _come_into_sight(self) -> None:
        focus, area = QApplication.focusWidget(), _area_of(self)
        if area and focus and self.isAncestorOf(focus):
            area.ensureWidgetVisible(self)

    def close_panel(self) -> None:
        """Close the card."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the card."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)


def _area_of(part: QWidget | None) -> QScrollArea | None:
    """Return what a widget scrolls in."""
    while part is not None:
        if isinstance(part, QScrollArea):
            return part
        part = part.parentWidget()
    return None
