"""Turns what the export panel says into a file or a preview, in the background, from one frozen comparison."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal

from dialogue_app.domain.comparison import Comparison
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.widgets.export_panel import ExportPanel
from dialogue_app.gui.widgets.pdf_preview import PdfPreview
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.workspace import documents
from dialogue_app.workspace.documents import Format, ReportOrder


class ReportDesk(QObject):
    """Writes and previews reports of the comparison it was given last.

    Signals:
        preview_ready(): the preview holds pages now.

    Args:
        session: runs the work and says how it ended.
        panel: where the user says what is wanted.
        preview: where pages are shown.
    """

    preview_ready = Signal()

    def __init__(self, session: Session, panel: ExportPanel, preview: PdfPreview) -> None:
        super().__init__(panel)
        self._session, self._panel, self._preview = session, panel, preview
        self._targets = Targets(session, panel, "compare")
        self._comparison: Comparison | None = None
        panel.wanted.connect(self._write)
        panel.preview_wanted.connect(self._show)

    def take(self, comparison: Comparison | None) -> None:
        """Work with this comparison from now on; None clears the desk and closes panel and preview."""
        self._comparison = comparison
        if comparison:
            self._panel.offer(comparison.suppliers)
        else:
            self._preview.clear()
            self._panel.offer(())
            self._panel.hide()

    def preview(self) -> None:
        """Show the report chosen in the panel as pages."""
        self._show(self._panel.order())

    def _write(self, order: ReportOrder) -> None:
        comparison = self._comparison
        target = self._ask_target(comparison, order) if comparison else None
        if comparison and target:
            name = self._session.texts("compare.writing")
            self._session.start(name, _writing(comparison, order, target), self._written)

    def _ask_target(self, comparison: Comparison, order: ReportOrder) -> Path | None:
        texts = self._session.texts
        kinds = {f".{order.format}": texts(f"compare.format.{order.format}")}
        return self._targets.ask_file(texts("compare.export"), self._panel.file_name(comparison.dialogue.title), kinds)

    def _written(self, target: object) -> None:
        assert isinstance(target, Path)
        if self._session.live_supplier:
            self._session.say("room.written-meanwhile", Tone.OK)  # the name of the file may be somebody's
            return
        self._panel.hide()
        self._session.say("compare.written", Tone.OK, self._targets.ways_to(target), file=target.name)

    def _show(self, order: ReportOrder) -> None:
        comparison = self._comparison
        if comparison is None:
            return
        order = ReportOrder(order.audience, Format.PDF, order.language, order.supplier_id)
        texts = self._session.texts

        def show(data: object) -> None:
            # The desk may have been cleared meanwhile, because a supplier's session began.
            if isinstance(data, bytes) and comparison is self._comparison:
                self.preview_ready.emit()
                self._preview.show_pdf(data, texts(f"language.{order.language}"))

        self._session.start(texts("compare.preparing"), _pages(comparison, order), show)


def _writing(comparison: Comparison, order: ReportOrder, target: Path) -> Work:
    """Work for the background: only a frozen value and a path."""

    def work(progress: Progress) -> Path:
        progress.say(0)
        return documents.write_report(comparison, order, target, progress.say)

    return work


def _pages(comparison: Comparison, order: ReportOrder) -> Work:
    """Work for the background: the PDF as bytes; its file is gone when it is done."""

    def work(progress: Progress) -> bytes:
        progress.say(0)
        with TemporaryDirectory() as folder:
            target = Path(folder) / f"preview.{order.format}"
            return documents.write_report(comparison, order, target, progress.say).read_bytes()

    return work
