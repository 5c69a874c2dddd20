"""A pane that scrolls down and is never narrower than what it holds, so that nothing is cut at large text sizes."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QStyle, QWidget


class TallArea(QScrollArea):
    """Scrolls ``content`` up and down only.

    Args:
        content: may become higher than the pane.
    """

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        """Return the width at which nothing is cut; the height scrolls."""
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        content = self.widget()
        width = content.minimumSizeHint().width() if content else 0
        return QSize(width + bar, super().minimumSizeHint().height())
