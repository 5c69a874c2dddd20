"""What is done with questions beside reading them: the desks of the Bank page, and which of their panels is shown."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from dialogue_app.gui.models.question_sheet import Line
from dialogue_app.gui.session import Session
from dialogue_app.gui.widgets.bank_reading_desk import BankReadingDesk
from dialogue_app.gui.widgets.folder_desk import FolderDesk
from dialogue_app.gui.widgets.hand_on_desk import HandOnDesk
from dialogue_app.gui.widgets.own_desk import OwnDesk
from dialogue_app.gui.widgets.package_desk import PackageDesk
from dialogue_app.gui.widgets.panel_stack import PanelStack
from dialogue_app.gui.widgets.publish_desk import PublishDesk
from question_bank import Question


class BankDesks(QObject):
    """Keeps the desks and puts their panels in the place of the bank.

    Signals:
        back(str): the bank is shown again; the question of this id was worked on, empty for none.

    Args:
        session: on which every change is made.
        page: the originator of changes.
        panels: where panels are shown; the first one is the bank itself.
        chosen: returns the marked questions.
        sheet: returns the paragraphs of a whole question.
    """

    back = Signal(str)

    def __init__(
        self,
        session: Session,
        page: QWidget,
        panels: PanelStack,
        chosen: Callable[[], list[Question]],
        sheet: Callable[[Question], tuple[Line, ...]],
    ) -> None:
        super().__init__(page)
        self._panels = panels
        self.own = OwnDesk(session, page)
        self.packages = PackageDesk(session, page, sheet)
        self.handing_on = HandOnDesk(session, page, chosen)
        self.publishing = PublishDesk(session, page)
        self.reading = BankReadingDesk(session, page)
        for desk in (self.own, self.packages, self.handing_on, self.publishing, self.reading):
            desk.opened.connect(self._show)
        for desk in (self.packages, self.handing_on, self.publishing, self.reading):
            desk.closed.connect(lambda: self._return(""))
        self.own.closed.connect(self._return)
        folder = FolderDesk.of(session)
        folder.package_wanted.connect(self.packages.bring)
        self.packages.taken.connect(folder.settle)
        self.packages.record_wanted.connect(self.reading.show_record)
        self.reading.proposal_wanted.connect(self.own.edit_proposal)

    def go_on(self) -> bool:
        """Do what Ctrl+Enter stands for in the panel that is shown; False where there is none."""
        open_panel = self._panels.currentIndex() > 0
        if self.own.is_open:
            self.own.keep()
        elif self.packages.is_open:
            self.packages.accept()
        elif open_panel and self._panels.currentWidget() is self.publishing.panel:
            self.publishing.publish()
        return open_panel

    def _show(self, panel: QWidget) -> None:
        """Show a panel in the place of the bank; what another one holds is put away first."""
        if self.own.is_open and panel is not self.own.editor:
            self.own.put_away()
        if self.packages.is_open and panel is not self.packages.panel:
            self.packages.put_away()
        if self._panels.indexOf(panel) < 0:
            self._panels.addWidget(panel)
        self._panels.setCurrentWidget(panel)
        self._panels.updateGeometry()

    def _return(self, question_id: str) -> None:
        self._panels.setCurrentIndex(0)
        self._panels.updateGeometry()
        self.back.emit(question_id)
