"""Reports of a dialogue: first who reads it, then what that report needs; preview, print, write, write again."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.form import Form, FormRow
from dialogue_app.gui.widgets.pdf_preview import PdfPreview
from dialogue_app.gui.widgets.report_memory import ReportMemory
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.texts import languages
from dialogue_app.workspace import reports
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.history import Touched
from dialogue_app.workspace.reports import REPORTS, Choose, Material, Order

_CONCERNED = frozenset({Touched.ANSWERS, Touched.QUESTIONNAIRES, Touched.SUPPLIERS, Touched.DIALOGUES})
_WIDEST_FIELD = 420
_LONGEST_NAME = 60


class ReportsFace(QWidget):
    """A list of readers, the choices of the report, and the ways to make it.

    Args:
        session: with the workspace, the settings and the words.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, session.texts
        self._dialogue_id = ""
        self._material: Material | None = None
        self._memory = ReportMemory(session.settings)
        self._targets = Targets(session, self, "reports")
        self.preview = PdfPreview(self._texts)
        self.preview.closed.connect(self._back)
        self.readers = {each.id: QPushButton(plain(self._texts(f"report-for.{each.id}"))) for each in REPORTS}
        self.format, self.language, self.supplier, self.printer = (QComboBox() for _ in range(4))
        self._lay_out()

    # What the page asks --------------------------------------------------------------------------------------

    def show_dialogue(self, dialogue_id: str) -> None:
        """Offer the reports of a dialogue, with what was chosen for them last."""
        workspace = self._session.workspace
        if self._session.live_supplier or not workspace or not dialogue_id:
            self.forget()
            return
        again = dialogue_id == self._dialogue_id
        try:
            self._material = reports.material(workspace, dialogue_id)
        except Problem as problem:
            self.forget()
            self.nothing.setText(self._session.sentence(problem))
            return
        self._dialogue_id = dialogue_id
        self.nothing.setText("")
        self._body.setEnabled(True)
        self._offer_suppliers()
        self._choose(self._chosen if again else self._memory.last(dialogue_id))

    def refresh(self, touched: frozenset) -> None:
        """Read anew what reports are made from."""
        if touched & _CONCERNED and self._dialogue_id:
            self.show_dialogue(self._dialogue_id)

    def forget(self) -> None:
        """Drop every name and answer."""
        self._dialogue_id, self._material = "", None
        self.preview.clear()
        self.preview.title.clear()
        self.supplier.clear()
        self.again_name.setText("")
        self.again.setVisible(False)
        self.nothing.setText("")
        self._body.setEnabled(False)
        self._stack.setCurrentWidget(self._choices)

    def focus_first(self) -> None:
        """Begin with the reader."""
        self.readers[self._chosen].setFocus()

    # Choosing ------------------------------------------------------------------------------------------------

    def order(self) -> Order:
        """Return the report as it is chosen now."""
        needs = reports.report(self._chosen).needs
        supplier_id = self.supplier.currentData() if Choose.SUPPLIER in needs else ""
        return Order(self._chosen, Format(self.format.currentData()), self.language.currentData(), supplier_id or "")

    def _choose(self, report_id: str) -> None:
        """Offer what this report needs, chosen as it was last."""
        self._chosen, report = report_id, reports.report(report_id)
        self.readers[report_id].setChecked(True)
        self.format.clear()
        for each in report.formats:
            self.format.addItem(self._texts(f"compare.format.{each}"), each)
        self._form.setRowVisible(self._supplier_row, Choose.SUPPLIER in report.needs)
        kept = self._memory.read(self._dialogue_id, report_id) if self._dialogue_id else None
        if kept:
            self.format.setCurrentIndex(max(self.format.findData(kept.order.format), 0))
            self.language.setCurrentIndex(max(self.language.findData(kept.order.language), 0))
            self.supplier.setCurrentIndex(max(self.supplier.findData(kept.order.supplier_id), 0))
        target = kept.target if kept else None
        self.again.setVisible(target is not None)
        self.again_name.setText(self._texts("reports.again-file", file=target.name) if target else "")

    def _offer_suppliers(self) -> None:
        chosen = self.supplier.currentData()
        self.supplier.clear()
        for each in self._material.comparison.suppliers if self._material else ():
            self.supplier.addItem(each.name, each.id)
        self.supplier.setCurrentIndex(max(self.supplier.findData(chosen), 0))

    # Making --------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Ask for a file and write the chosen report to it."""
        order, texts = self.order(), self._texts
        if not self._material:
            return
        kinds = {f".{order.format}": texts(f"compare.format.{order.format}")}
        target = self._targets.ask_file(texts("compare.export"), self._file_name(order), kinds)
        if target:
            self._write_to(order, target)

    def write_again(self) -> None:
        """Write the report once more as it was written last, to the same place."""
        kept = self._memory.read(self._dialogue_id, self._chosen)
        if kept and kept.target:
            self._write_to(kept.order, kept.target)

    def show_preview(self) -> None:
        """Show the chosen report as pages."""
        given, language = self._material, self.language.currentData()

        def show(data: object) -> None:
            # A supplier's talk may have begun meanwhile.
            if isinstance(data, bytes) and given is self._material:
                self._stack.setCurrentWidget(self.preview)
                self.preview.show_pdf(data, self._texts(f"language.{language}"))

        if given:
            self._session.start(self._texts("compare.preparing"), _pages(given, self.order()), show)

    def print_report(self) -> None:
        """Print the chosen report on the chosen printer."""
        given, name = self._material, self.printer.currentText()

        def send(data: object) -> None:
            if isinstance(data, bytes) and given is self._material:
                self._print(data, name)

        if given and name:
            self._session.start(self._texts("compare.preparing"), _pages(given, self.order()), send)

    def _print(self, data: bytes, name: str) -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - the first picture does not wait

        from dialogue_app.gui.widgets.report_printing import print_pdf  # noqa: PLC0415 - see above

        taken = print_pdf(data, QPrinter(QPrinterInfo.printerInfo(name)))
        key, tone = ("reports.printed", Tone.OK) if taken else ("reports.not-printed", Tone.WARN)
        self._session.say(key, tone, printer=name)

    def _write_to(self, order: Order, target: Path) -> None:
        given, dialogue_id = self._material, self._dialogue_id

        def written(_: object) -> None:
            self._memory.keep(dialogue_id, order, target)
            if self._session.live_supplier:
                self._session.say("room.written-meanwhile", Tone.OK)  # the name of the file may be somebody's
                return
            if dialogue_id == self._dialogue_id:
                self._choose(self._chosen)
            self._session.say("compare.written", Tone.OK, self._targets.ways_to(target), file=target.name)

        if given:
            self._session.start(self._texts("compare.writing"), _writing(given, order, target), written)

    def _file_name(self, order: Order) -> str:
        assert self._material
        last = self.supplier.currentText() if order.supplier_id else order.report
        names = (self._material.comparison.dialogue.title, last)
        stem = "-".join(re.sub(r"\W+", "-", name)[:_LONGEST_NAME].strip("-") for name in names)
        return f"{stem.strip('-')}.{order.format}"

    def _back(self) -> None:
        self._stack.setCurrentWidget(self._choices)
        self.focus_first()

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self.nothing, self.again_name = hint(""), hint("")
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setSpacing(GRID)
        column.addWidget(self.nothing)
        column.addWidget(heading(self._texts("reports.who")))
        self._add_readers(column)
        self._form, self._supplier_row = self._make_form()
        column.addLayout(self._form)
        column.addLayout(self._buttons())
        column.addStretch()
        self._choices = TallArea(self._body)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._choices)
        self._stack.addWidget(self.preview)
        self._choose(REPORTS[0].id)
        self.forget()

    def _add_readers(self, column: QVBoxLayout) -> None:
        group = QButtonGroup(self)
        for report_id, button in self.readers.items():
            shows, hides = (self._texts(f"report-for.{report_id}.{what}") for what in ("shows", "hides"))
            button.setAccessibleDescription(f"{shows} {hides}")
            button.clicked.connect(lambda _checked=False, chosen=report_id: self._choose(chosen))
            button.setCheckable(True)
            group.addButton(button)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            column.addWidget(hint(f"{shows} {hides}"))

    def _make_form(self) -> tuple[Form, FormRow]:
        for code in languages():
            self.language.addItem(self._texts(f"language.{code}"), code)
        self.language.setCurrentIndex(max(self.language.findData(self._texts.language), 0))
        for box in (self.format, self.language, self.supplier, self.printer):
            box.setMaximumWidth(_WIDEST_FIELD)
            box.setMinimumContentsLength(16)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        form = Form()
        whose = form.add(self._texts("reports.whose"), self.supplier)
        form.add(self._texts("compare.format"), self.format)
        form.add(self._texts("compare.language"), self.language)
        form.add(self._texts("reports.printer"), self.printer)
        return form, whose

    def _buttons(self) -> QVBoxLayout:
        texts, row, column = self._texts, QHBoxLayout(), QVBoxLayout()
        self.print_button = secondary_button(texts("reports.print"), self.print_report)
        self.again = secondary_button(texts("reports.again"), self.write_again)
        row.addWidget(primary_button(texts("compare.write"), self.write, "export"))
        row.addWidget(secondary_button(texts("action.preview"), self.show_preview, "search"))
        row.addWidget(self.print_button)
        row.addStretch()
        column.addLayout(row)
        column.addWidget(self.again_name)
        again = QHBoxLayout()
        again.addWidget(self.again)
        again.addStretch()
        column.addLayout(again)
        return column

    def showEvent(self, event: object) -> None:
        """Look which printers there are, when the face is first seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self.printer.count():
            from dialogue_app.gui.widgets.report_printing import printers  # noqa: PLC0415 - see _print

            self.printer.addItems(printers())
            self.print_button.setEnabled(self.printer.count() > 0)
            self.printer.setPlaceholderText("" if self.printer.count() else self._texts("reports.no-printer"))


def _writing(given: Material, order: Order, target: Path) -> Work:
    """Work for the background: only frozen values and a path."""
    return lambda progress: reports.write(given, order, target, progress.say)


def _pages(given: Material, order: Order) -> Work:
    """Work for the background: the PDF as bytes; its file is gone when it is done."""
    order = Order(order.report, Format.PDF, order.language, order.supplier_id, order.criterion_id)

    def work(progress: Progress) -> bytes:
        with TemporaryDirectory() as folder:
            return reports.write(given, order, Path(folder) / "preview.pdf", progress.say).read_bytes()

    return work
