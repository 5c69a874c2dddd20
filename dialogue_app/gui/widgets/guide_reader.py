"""Shows a page of the guide. Its Markdown is ours and shipped with the program: the one text that is interpreted."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QTextFrameFormat, QTextLength, QTextTable
from PySide6.QtWidgets import QTextBrowser, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role


class GuideReader(QTextBrowser):
    """A page to read; its links are told, never followed.

    Args:
        name: accessible name.

    Attributes:
        link: signal with kind ("page" or "place") and name of a link.
    """

    link = Signal(str, str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setOpenLinks(False)
        self.document().setDocumentMargin(2 * GRID)
        self._markdown = ""
        self.anchorClicked.connect(lambda url: self.link.emit(url.scheme(), url.path()))

    def show_page(self, markdown: str) -> None:
        """Show a page from its top."""
        self._markdown = markdown
        self.follow_look()
        self.verticalScrollBar().setValue(0)

    def follow_look(self) -> None:
        """Draw the same page in the present colours and text size."""
        self.setMarkdown(self._markdown)
        for frame in self.document().rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _rule(frame)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Load nothing: pages have no pictures."""
        return None


def _rule(table: QTextTable) -> None:
    """Draw thin lines between the cells, with room around the words."""
    shape = table.format()
    shape.setBorder(1)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(theme.colour(Role.LINE))
    shape.setBorderCollapse(True)
    shape.setCellPadding(GRID / 2)
    shape.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(shape)
