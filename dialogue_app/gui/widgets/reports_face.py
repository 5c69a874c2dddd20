"""Reports of a dialogue: first who reads it, then what that report needs; preview, print, write, write again."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from dialogue_app.domain.dossier import Dossier
from dialogue_app.errors import Problem
from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.compare_reading import CompareReading
from dialogue_app.gui.widgets.field_block import buddy
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.pdf_preview import PdfPreview
from dialogue_app.gui.widgets.release_list import ReleaseList
from dialogue_app.gui.widgets.report_choices import ReportChoices
from dialogue_app.gui.widgets.report_maker import ReportMaker
from dialogue_app.gui.widgets.report_memory import ReportMemory
from dialogue_app.gui.widgets.report_words import ReportWords
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.workspace import handing_out
from dialogue_app.workspace.documents import Format
from dialogue_app.workspace.handing_out import Prepared
from dialogue_app.workspace.reports import Choose, Order

_LONGEST_NAME = 60


class ReportsFace(QWidget):
    """The readers, the choices of the report, and the ways to make it.

    Args:
        session: with the workspace, the settings and the words.
        reading: the comparison all faces share.
    """

    def __init__(self, session: Session, reading: CompareReading) -> None:
        super().__init__()
        self._session, self._texts, self._reading = session, session.texts, reading
        self._dialogue_id = ""
        self._memory, self._maker = ReportMemory(session.settings), ReportMaker(session)
        self._targets = Targets(session, self, "reports")
        self.choices, self.release = ReportChoices(self._texts), ReleaseList(self._texts)
        self.words, self.preview, self.printer = ReportWords(session), PdfPreview(self._texts), ComboBox()
        self.held, self.again_name = label(wrap=True), hint("")
        self._lay_out()
        self.preview.closed.connect(self._back)
        self.choices.reader_changed.connect(self._choose)
        self.choices.changed.connect(self._tell_held)
        session.look_changed.connect(self._look_changed)
        self.forget()

    # What the page asks --------------------------------------------------------------------------------------

    def show_dialogue(self, dialogue_id: str) -> None:
        """Offer the reports of a dialogue, with what was chosen for them last."""
        comparison = self._reading.comparison
        if comparison is None or self._session.live_supplier:
            self.forget()
            return
        again, self._dialogue_id = dialogue_id == self._dialogue_id, dialogue_id
        self._body.setEnabled(True)
        self.choices.offer(comparison.suppliers)
        self.words.show_dialogue(dialogue_id)
        if again:
            self._tell_held()
        else:
            self.release.forget()
            self._choose(self._memory.last(dialogue_id))
        self.choices.offer_for(comparison.dialogue.kind)

    def refresh(self, _touched: frozenset) -> None:
        """Offer anew who takes part."""
        self.show_dialogue(self._session.dialogue_id)

    def forget(self) -> None:
        """Drop every name and answer."""
        self._dialogue_id = ""
        self.preview.clear()
        self.preview.title.clear()
        self.choices.offer(())
        self.release.forget()
        self.words.forget()
        for words in (self.held, self.again_name):
            words.clear()
        self.again.hide()
        self._body.setEnabled(False)
        self._stack.setCurrentWidget(self._area)

    def focus_first(self) -> None:
        """Begin with the reader, or in the pages that are shown."""
        if self._stack.currentWidget() is self.preview:
            self.preview.close_button.setFocus()
        else:
            self.choices.readers[self.choices.report.id].setFocus()

    # Choosing ------------------------------------------------------------------------------------------------

    def order(self) -> Order:
        """Return the report as it is chosen now, with the names that were released."""
        return replace(self.choices.order(), released=self.release.released)

    def _choose(self, report_id: str) -> None:
        """Offer what this report needs, chosen as it was last."""
        kept = self._memory.read(self._dialogue_id, report_id)
        self.choices.choose(report_id, kept)
        self.release.forget()
        self.words.setVisible(Choose.WORDS in self.choices.report.needs)
        self.again.setVisible(kept is not None)
        self.again_name.setVisible(kept is not None)
        self.again_name.setText(self._texts("reports.again-file", file=kept.target.name) if kept else "")
        self._tell_held()

    def _tell_held(self) -> None:
        """Say what the report keeps to itself until a supplier has replied."""
        read = self._read() if self.choices.report.leaves else None
        held = handing_out.held_back(read, self.choices.order()) if read else ()
        self.held.setText("\n".join(handing_out.held_text(each, self._texts) for each in held))
        self.held.setVisible(bool(held))

    def _read(self) -> Dossier | None:
        """Read everything the reports are made from, as it is now; nothing while a supplier is in the room."""
        workspace = self._session.workspace
        if not workspace or not self._dialogue_id or self._session.live_supplier:
            return None
        try:
            return handing_out.dossier(workspace, self._dialogue_id)
        except Problem as problem:
            self._session.report(problem)
            return None

    # Making --------------------------------------------------------------------------------------------------

    def write(self) -> None:
        """Look for names, ask for a file, and write the chosen report to it."""
        form = self.choices.form

        def ask(made: Prepared) -> None:
            kinds = {f".{form}": self._texts(f"compare.format.{form}")}
            target = self._targets.ask_file(self._texts("compare.export"), self._file_name(made.order, form), kinds)
            if target:
                self._write_to(made, form, target)

        self._prepare(self.order(), ask, leaves=True)

    def write_again(self) -> None:
        """Write the report once more as it was written last, to the same place."""
        kept = self._memory.read(self._dialogue_id, self.choices.report.id)
        if kept:
            order = replace(kept.order, released=self.release.released)
            self._prepare(order, lambda made: self._write_to(made, kept.form, kept.target), leaves=True)

    def show_preview(self) -> None:
        """Show the chosen report as pages."""
        self._prepare(self.order(), lambda made: self._maker.pages(made, lambda data: self._show(made, data)))

    def print_report(self) -> None:
        """Print the chosen report on the chosen printer."""
        name = self.printer.currentText()

        def send(made: Prepared, data: bytes) -> None:
            if self._still_shown(made):
                self._print(made, data, name)

        if name:
            pages = lambda made: self._maker.pages(made, lambda data: send(made, data))  # noqa: E731
            self._prepare(self.order(), pages, leaves=True)

    def _prepare(self, order: Order, go_on: Callable[[Prepared], object], *, leaves: bool = False) -> None:
        """Make a report ready; one that leaves goes on only when each name in it was released."""
        if not self.words.keep():
            self._lead_to(self.words, self.words.area)
            return
        read = self._read()

        def ready(made: Prepared) -> None:
            if not self._still_shown(made):
                return
            if leaves or self.release.isVisible():
                self.release.show_found(made.exposures)
            if leaves and made.exposures:
                self._lead_to(self.release, self.release.names)
            else:
                go_on(made)

        if read:
            self._maker.prepare(read, order, ready)

    def _still_shown(self, made: Prepared) -> bool:
        """Whether the user still looks at this dialogue: a supplier's talk may have begun meanwhile."""
        return made.dialogue_id == self._dialogue_id and not self._session.live_supplier

    def _show(self, made: Prepared, data: bytes) -> None:
        if self._still_shown(made):
            self._stack.setCurrentWidget(self.preview)
            self.preview.show_pdf(data, language_name(made.order.language, self._texts))

    def _print(self, made: Prepared, data: bytes, name: str) -> None:
        from PySide6.QtPrintSupport import QPrinter, QPrinterInfo  # noqa: PLC0415 - the first picture does not wait

        from dialogue_app.gui.widgets.report_printing import print_pdf  # noqa: PLC0415 - see above

        if print_pdf(data, QPrinter(QPrinterInfo.printerInfo(name))):
            self._maker.printed(made, data)
            self._session.say("reports.printed", Tone.OK, printer=name)
        else:
            self._session.say("reports.not-printed", Tone.WARN, printer=name)

    def _write_to(self, made: Prepared, form: Format, target: Path) -> None:
        def written() -> None:
            self._memory.keep(made.dialogue_id, made.order, form, target)
            if self._session.live_supplier:
                self._session.say("room.written-meanwhile", Tone.OK)  # the name of the file may be somebody's
                return
            if made.dialogue_id == self._dialogue_id and made.order.report == self.choices.report.id:
                self._choose(made.order.report)
            self._session.say("compare.written", Tone.OK, self._targets.ways_to(target), file=target.name)

        self._maker.write(made, form, target, written)

    def _file_name(self, order: Order, form: Format) -> str:
        assert self._reading.comparison
        last = self.choices.supplier.currentText() if order.supplier_id else self._texts(f"report-for.{order.report}")
        names = (self._reading.comparison.dialogue.title, last)
        stem = "-".join(re.sub(r"\W+", "-", name)[:_LONGEST_NAME].strip("-") for name in names)
        return f"{stem.strip('-')}.{form}"

    def _lead_to(self, part: QWidget, field: QWidget) -> None:
        """Show a part of the face and put the focus into it."""
        field.setFocus()
        # Its place is known once the layout has been done.
        QTimer.singleShot(0, part, lambda: self._area.ensureWidgetVisible(part, 0, GRID))

    def _look_changed(self) -> None:
        self.choices.follow_look()
        self.release.names.follow_look()
        self.words.area.follow_look()

    def _back(self) -> None:
        self._stack.setCurrentWidget(self._area)
        self.focus_first()

    # Building ------------------------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID)
        for part in (self.choices, self.held, self.release, self._buttons(), self.again_name, self.words):
            column.addWidget(part)
        column.addStretch()
        self._area = TallArea(self._body)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._area)
        self._stack.addWidget(self.preview)

    def _buttons(self) -> Flow:
        texts, row = self._texts, Flow(GRID)
        self.print_button = secondary_button(texts("reports.print"), self.print_report)
        self.again = secondary_button(texts("reports.again"), self.write_again)
        self.printer.setMinimumContentsLength(16)
        self.printer.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        row.add(primary_button(texts("compare.write"), self.write, "export"))
        row.add(self.again)
        row.add(secondary_button(texts("action.preview"), self.show_preview, "search"))
        row.add(self.print_button)
        row.add(buddy(texts("reports.printer"), self.printer))
        row.add(self.printer)
        return row

    def showEvent(self, event: object) -> None:
        """Look which printers there are, when the face is first seen."""
        super().showEvent(event)  # type: ignore[arg-type]
        if not self.printer.count():
            from dialogue_app.gui.widgets.report_printing import printers  # noqa: PLC0415 - see _print

            self.printer.addItems(printers())
            found = self.printer.count() > 0
            self.print_button.setEnabled(found)
            self.printer.setEnabled(found)
            self.printer.setPlaceholderText("" if found else self._texts("reports.no-printer"))
