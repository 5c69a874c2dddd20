"""The talk as it is laid out: who is in the room and the time above, the desk or the end of the talk below."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.capture_desk import CaptureDesk
from dialogue_app.gui.widgets.closed_bar import ClosedBar
from dialogue_app.gui.widgets.closing_panel import ClosingPanel
from dialogue_app.gui.widgets.overlay import Overlay
from dialogue_app.gui.widgets.supplier_bar import SupplierBar
from dialogue_app.texts import Texts

if TYPE_CHECKING:
    from dialogue_app.gui.widgets.pdf_preview import PdfPreview

_STOPS = ("competition", "advertising", "advantage", "worker")
"""When somebody is stopped, by the names of the sentences (specification 1.7)."""


class TalkFace(QWidget):
    """Everything one sees during a talk.

    Args:
        texts: words of the window.
        bar: who is in the room.
        desk: the question and its answer.
    """

    def __init__(self, texts: Texts, bar: SupplierBar, desk: CaptureDesk) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("live.answer-pane"))
        self.bar, self.desk = bar, desk
        self.closed, self.closing = ClosedBar(texts), ClosingPanel(texts)
        self.pages: PdfPreview | None = None
        self._stack = QStackedWidget()
        self._stack.addWidget(desk)
        self._stack.addWidget(self.closing)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
        column.setSpacing(GRID)
        for part in (bar, self.closed):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self._good = Overlay(texts("room.good-title"), texts("room.good-foot"), desk)
        self._stop = Overlay(texts("run.stop"), texts("room.stop-foot"), desk)

    @property
    def ending(self) -> bool:
        """Whether the end of the talk is shown instead of the desk."""
        return self._stack.currentWidget() is self.closing

    def show_desk(self) -> None:
        """Show the question and its answer; pages that were looked at are forgotten."""
        if self.pages:
            self.pages.clear()
            self.pages.title.clear()
        self._stack.setCurrentWidget(self.desk)

    def show_pages(self, data: bytes, language: str) -> None:
        """Show the pages of a letter in the place of the desk, until Esc."""
        from dialogue_app.gui.widgets.pdf_preview import PdfPreview  # noqa: PLC0415 - when pages are looked at

        if self.pages is None:
            self.pages = PdfPreview(self.texts)
            self.pages.closed.connect(self.show_desk)
            self._stack.addWidget(self.pages)
        self.hide_cards()
        self._stack.setCurrentWidget(self.pages)
        self.pages.show_pdf(data, language)

    def show_closing(self) -> None:
        """Show the end of the talk."""
        self.hide_cards()
        self._stack.setCurrentWidget(self.closing)
        self.closing.focus_first()

    def show_good(self) -> None:
        """Show what a good and a weak answer to this question look like."""
        item = self.desk.form.item
        if item is None or self._good.isVisible():
            return
        language = self.texts.language
        said = {name: item.snapshot.text(name, language) for name in ("good", "weak", "why")}
        lines = [self.texts(f"room.good.{name}", words=words) for name, words in said.items() if words]
        self._good.lay(lines or [self.texts("room.good-nothing")])

    def hide_good(self) -> None:
        """Hide it again."""
        self._good.hide()
        self._good.words.clear()

    def turn_stop(self) -> None:
        """Show the sentences that stop somebody, or hide them."""
        if self._stop.isVisible():
            self._stop.hide()
        else:
            self._stop.lay([self.texts(f"run.stop.{name}") for name in _STOPS])

    def hide_cards(self) -> bool:
        """Hide what lies over the desk; False when nothing did."""
        shown = self._stop.isVisible() or self._good.isVisible()
        self._stop.hide()
        self.hide_good()
        return shown

    # Keys that are held, and Esc -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show what a good answer looks like as long as F7 is held; let Esc hide what lies over the desk."""
        if event.key() == Qt.Key.Key_F7 and not self.ending:
            self.show_good()
        elif event.key() != Qt.Key.Key_Escape or not self.hide_cards():
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Hide what a good answer looks like."""
        if event.key() == Qt.Key.Key_F7:
            if not event.isAutoRepeat():
                self.hide_good()
        else:
            super().keyReleaseEvent(event)

    def event(self, event: QEvent) -> bool:
        """Hide what a good answer looks like when another window takes the keys, and with them the release."""
        if event.type() == QEvent.Type.WindowDeactivate:
            self.hide_good()
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Leave no card behind."""
        self.hide_cards()
        super().hideEvent(event)
