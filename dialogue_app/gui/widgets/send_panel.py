"""What goes out to suppliers, in which form and language and for whom; and the papers of the event. Writes nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, primary_button, secondary_button
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.reading_area import reading_area
from dialogue_app.gui.widgets.still import ComboBox, TimeEdit
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts
from dialogue_app.workspace.sending import SentForm

ALL, EACH = "", "each"
"""One file for all; a file for each supplier. Else the id of one supplier."""

_WIDEST_FIELD = 420
_NINE = QTime(9, 0)
_LINES = 6
_RESIZING = (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide)


class SendPanel(QFrame):
    """Choices and two buttons; Esc closes it.

    Signals:
        wanted(): write the questionnaire as it is chosen.
        pack_wanted(): write the papers of the event.

    Args:
        texts: words of the window.
    """

    wanted = Signal()
    pack_wanted = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setProperty("card", True)
        self.setAccessibleName(texts("sending.title"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.form, self.whom, self.language, self.plan = ComboBox(), ComboBox(), ComboBox(), ComboBox()
        self.start = TimeEdit(_NINE)
        self.start.setDisplayFormat("HH:mm")
        for box in (self.form, self.whom, self.language, self.plan):
            box.setMaximumWidth(_WIDEST_FIELD)
            box.setMinimumContentsLength(20)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for each in SentForm:
            self.form.addItem(texts(f"sending.form.{each}"), each.value)
        self.about = hint("")
        self.form.currentIndexChanged.connect(lambda _: self._explain())
        self.unsaid = reading_area(texts("sending.unsaid"))
        self._unsaid = QWidget()
        self._lay_out()
        self.tell(())
        self._explain()
        self.hide()

    def offer(self, suppliers: Sequence[Supplier], languages: Sequence[str], plans: Sequence[str]) -> None:
        """Offer these suppliers, languages of the dialogue and minute plans; what was chosen stays if it still can."""
        texts = self._texts
        whom = [(texts("sending.for-each"), EACH)] if suppliers else []
        whom += [(texts("sending.for-all"), ALL), *((each.name, each.id) for each in suppliers)]
        _fill(self.whom, whom)
        _fill(self.language, [(language_name(code, texts), code) for code in languages])
        _fill(self.plan, [(texts(f"run.plan.{plan}"), plan) for plan in plans])

    def tell(self, notes: Sequence[str]) -> None:
        """Say what the form that was written can't say; the panel stays until the user has read it."""
        self.unsaid.setPlainText("\n".join(notes))
        self.unsaid.setFixedHeight(_LINES * self.unsaid.fontMetrics().lineSpacing())
        self._unsaid.setVisible(bool(notes))
        if notes:
            self.show()
            self.unsaid.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep no name of a supplier."""
        self.whom.clear()

    def open_panel(self) -> None:
        """Show the choices."""
        self.tell(())
        self.show()
        self.form.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def event(self, event: QEvent) -> bool:
        """Claim the height that the words take at this width, for the panel and for what it stands in."""
        done = super().event(event)
        if event.type() in _RESIZING:
            self._claim(self, self.layout())
            if pane := self.parentWidget():
                self._claim(pane, pane.layout() if self.isVisible() else None)
        return done

    @staticmethod
    def _claim(widget: QWidget, layout: QLayout | None) -> None:
        """Keep a layout from squeezing fields: by itself it takes wrapped words to be one line high."""
        widget.setMinimumHeight(layout.totalMinimumHeightForWidth(widget.width()) if layout else 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc close the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _explain(self) -> None:
        form = SentForm(self.form.currentData())
        self.about.setText(self._texts(f"sending.about.{form}"))
        # only a workbook knows whose it is; a paper may carry the name, the others are for everybody
        self.whom.setEnabled(form in (SentForm.WORKBOOK, SentForm.PDF, SentForm.WORD))

    def _lay_out(self) -> None:
        texts = self._texts
        head = QHBoxLayout()
        head.addWidget(label(texts("sending.title"), strong=True), 1)
        head.addWidget(icon_button("close", texts("button.close"), self.hide))
        out, papers = Form(), Form()
        for form in (out, papers):
            form.setVerticalSpacing(GRID)
        out.add(texts("sending.form"), self.form)
        out.add(texts("sending.whom"), self.whom)
        out.add(texts("sending.language"), self.language)
        papers.add(texts("sending.plan"), self.plan)
        papers.add(texts("sending.start"), self.start)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addLayout(out)
        column.addWidget(self.about)
        column.addWidget(
            primary_button(texts("sending.write"), self.wanted.emit, "export"), 0, Qt.AlignmentFlag.AlignLeft
        )
        told = QVBoxLayout(self._unsaid)
        told.setContentsMargins(0, 0, 0, 0)
        told.addWidget(label(texts("sending.unsaid"), strong=True))
        told.addWidget(self.unsaid)
        column.addWidget(self._unsaid)
        column.addSpacing(GRID)
        column.addWidget(label(texts("sending.papers"), strong=True))
        column.addWidget(hint(texts("sending.papers-about")))
        column.addLayout(papers)
        column.addWidget(
            secondary_button(texts("sending.write-papers"), self.pack_wanted.emit, "export"),
            0,
            Qt.AlignmentFlag.AlignLeft,
        )


def _fill(box: ComboBox, entries: Sequence[tuple[str, str]]) -> None:
    kept = box.currentData()
    box.clear()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(box.findData(kept), 0))
