"""A PDF shown inside the window, from memory: no file of it stays on the disk. QtPdf is loaded when it is wanted."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from PySide6.QtPdf import QPdfDocument
    from PySide6.QtPdfWidgets import QPdfView

    Parts = tuple[QPdfView, QPdfDocument, QBuffer]


class PdfPreview(QWidget):
    """Pages one below the other; Esc or the button closes them.

    Args:
        texts: words of the window.
    """

    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.pages = 0
        self._parts: Parts | None = None
        self.setAccessibleName(texts("compare.preview"))
        self.title = label(strong=True, wrap=True)
        self.close_button = secondary_button(texts("compare.preview-close"), self.close_preview, "close")
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(GRID)
        self._column.addLayout(head)

    def show_pdf(self, data: bytes, language: str) -> None:
        """Show a PDF and say how many pages it has."""
        self.clear()
        view, document, source = self._parts = self._parts or self._make_parts()
        source.setData(QByteArray(data))
        source.open(QIODevice.OpenModeFlag.ReadOnly)
        document.load(source)
        self.pages = document.pageCount()
        self.title.setText(self._texts.count("compare.preview-title", self.pages, language=language))
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Forget what was shown."""
        self.pages = 0
        if self._parts:
            _, document, source = self._parts
            document.close()
            source.close()
            source.setData(QByteArray())

    def _make_parts(self) -> "Parts":
        from PySide6.QtPdf import QPdfDocument  # noqa: PLC0415 - the first picture does not wait for it
        from PySide6.QtPdfWidgets import QPdfView  # noqa: PLC0415 - see above

        # In this order: the view paints in a thread of its own, so it must go before the document, and that before
        # the bytes; Qt destroys children in the order in which they were made.
        view = QPdfView(self)
        document, source = QPdfDocument(self), QBuffer(self)
        view.setDocument(document)
        view.setPageMode(QPdfView.PageMode.MultiPage)
        view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        view.setAccessibleName(self._texts("compare.preview"))
        self._column.addWidget(view, 1)
        return view, document, source

    def close_preview(self) -> None:
        """Forget the pages and say so."""
        self.clear()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the preview."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_preview()
        else:
            super().keyPressEvent(event)
