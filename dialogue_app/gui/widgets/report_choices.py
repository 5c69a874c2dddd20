"""What report is wanted: first who reads it, then only what that report needs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QPushButton, QVBoxLayout, QWidget

from dialogue_app.domain.dialogue import DialogueKind
from dialogue_app.domain.dossier import PUBLICATIONS
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui import theme
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.report_memory import Remembered
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import heading, hint, label, set_tooltip
from dialogue_app.texts import Texts
from dialogue_app.workspace import reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.reports import REPORTS, Choose, Order, Report

_WIDEST_FIELD = 420


class ReportChoices(QWidget):
    """A button for each reader, and below what the chosen one needs.

    Signals:
        reader_changed(str): the id of the report whose button was pressed.
        changed(): something else was chosen for it.

    Args:
        texts: words of the window.
    """

    reader_changed = Signal(str)
    changed = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self._texts = texts
        self.report = REPORTS[0]
        self.readers = {each.id: QPushButton(plain(texts(f"report-for.{each.id}"))) for each in REPORTS}
        self.shows, self.hides = label(wrap=True), hint("")
        self.format, self.language, self.supplier, self.publication = (ComboBox() for _ in range(4))
        self.pseudonyms = QCheckBox(texts("reports.pseudonyms"))
        self._fill()
        self._lay_out()
        self.choose(self.report.id)

    def order(self) -> Order:
        """Return the report as it is chosen now; no name is released."""
        needs = self.report.needs
        return Order(
            self.report.id,
            self.language.currentData(),
            (self.supplier.currentData() or "") if Choose.SUPPLIER in needs else "",
            pseudonyms=Choose.PSEUDONYMS in needs and self.pseudonyms.isChecked(),
            publication=self.publication.currentData() if Choose.PUBLICATION in needs else "",
        )

    @property
    def form(self) -> Format:
        """The format chosen now."""
        return Format(self.format.currentData())

    def offer_for(self, kind: DialogueKind) -> None:
        """Offer the reports that this kind of dialogue has; the team's own where the chosen one is none of them."""
        for each in REPORTS:
            self.readers[each.id].setVisible(each.kind in (None, kind))
        if self.report.kind not in (None, kind):
            self.choose(REPORTS[0].id)

    def offer(self, suppliers: Sequence[Supplier]) -> None:
        """Offer these suppliers' copies; the one chosen before stays chosen if it is still there."""
        if [self.supplier.itemData(n) for n in range(self.supplier.count())] == [each.id for each in suppliers]:
            return
        chosen = self.supplier.currentData()
        self.supplier.clear()
        for each in suppliers:
            self.supplier.addItem(each.name, each.id)
        self.supplier.setCurrentIndex(max(self.supplier.findData(chosen), 0 if suppliers else -1))

    def choose(self, report_id: str, kept: Remembered | None = None) -> None:
        """Show what a report needs, chosen as it was last."""
        self.report = reports.report(report_id)
        self.readers[report_id].setChecked(True)
        self.shows.setText(self._texts(f"report-for.{report_id}.shows"))
        self.hides.setText(self._texts(f"report-for.{report_id}.hides"))
        self._show_needs(self.report)
        if kept:
            _set(self.format, kept.form)
            _set(self.language, kept.order.language)
            _set(self.supplier, kept.order.supplier_id)
            _set(self.publication, kept.order.publication)
            self.pseudonyms.setChecked(kept.order.pseudonyms)

    def follow_look(self) -> None:
        """Take the widths of the present text size."""
        for box in (self.format, self.language, self.supplier, self.publication):
            box.setMaximumWidth(theme.pixels(_WIDEST_FIELD))

    def _show_needs(self, report: Report) -> None:
        chosen = self.format.currentData()
        self.format.clear()
        for each in report.formats:
            self.format.addItem(self._texts(f"compare.format.{each}"), each)
        _set(self.format, chosen)
        for need, row in self._rows.items():
            self._form.setRowVisible(row, need in report.needs)

    def _fill(self) -> None:
        for code in reports.languages():
            self.language.addItem(language_name(code, self._texts), code)
        _set(self.language, self._texts.language)
        self.publication.addItem(self._texts("publication.of-profile"), "")
        for each in PUBLICATIONS:
            self.publication.addItem(self._texts(f"publication.{each}"), each)
        for box in (self.format, self.language, self.supplier, self.publication):
            box.setMinimumContentsLength(16)
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.activated.connect(lambda _: self.changed.emit())
        self.follow_look()
        self.pseudonyms.clicked.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        texts, self._form = self._texts, Form()
        self._form.setVerticalSpacing(GRID)
        self._rows = {
            Choose.SUPPLIER: self._form.add(texts("reports.whose"), self.supplier),
            Choose.PUBLICATION: self._form.add(texts("reports.publication"), self.publication),
            Choose.PSEUDONYMS: self._form.add(texts("reports.names"), self.pseudonyms),
        }
        self._form.add(texts("compare.format"), self.format)
        self._form.add(texts("compare.language"), self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for part in (heading(texts("reports.who")), self._reader_buttons(), self.shows, self.hides):
            column.addWidget(part)
        column.addLayout(self._form)

    def _reader_buttons(self) -> Flow:
        row, group = Flow(), QButtonGroup(self)
        row.setAccessibleName(self._texts("reports.who"))
        for report_id, button in self.readers.items():
            about = " ".join(self._texts(f"report-for.{report_id}.{what}") for what in ("shows", "hides"))
            button.setAccessibleDescription(about)
            set_tooltip(button, about)
            button.clicked.connect(lambda _checked=False, chosen=report_id: self.reader_changed.emit(chosen))
            button.setCheckable(True)
            group.addButton(button)
            row.add(button)
        return row


def _set(box: ComboBox, value: object) -> None:
    """Choose what stands for a value; the first entry where it is not offered any more."""
    box.setCurrentIndex(max(box.findData(value), 0 if box.count() else -1))
