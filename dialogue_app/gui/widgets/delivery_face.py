"""Promise against delivery of a round: each earlier answer and promise beside the one of now; and its report."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from dialogue_app.domain.delivery import Outcome
from dialogue_app.gui import theme
from dialogue_app.gui.models.delivery_list import COLUMNS, DeliveryList, answer_line, promise_line
from dialogue_app.gui.problems import Message, Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.tasks import Progress, Work
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.empty_state import empty_state
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.row_table import RowTable
from dialogue_app.gui.widgets.targets import Targets
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts
from dialogue_app.workspace import delivering, followup_report
from dialogue_app.workspace.history import Touched

if TYPE_CHECKING:
    from dialogue_app.workspace.followup_report import FollowedUp

SHOWN = frozenset({Touched.ANSWERS, Touched.TALKS, Touched.QUESTIONNAIRES, Touched.DIALOGUES, Touched.SUPPLIERS})
"""What the lines are made of."""


class DeliveryFace(QWidget):
    """A table with what is marked in full below it.

    Args:
        session: with the workspace.
        _reading: faces are made with what the page has read; this one reads by itself.
    """

    def __init__(self, session: Session, _reading: object = None) -> None:
        super().__init__()
        self._session, self._texts = session, session.texts
        self._dialogue_id = ""
        self.setAccessibleName(self._texts("delivery.title"))
        self.model = DeliveryList(self._texts)
        self.table = self._made_table()
        outcomes = ((each.value, self._texts(f"outcome.{each}")) for each in Outcome)
        self.outcome = ChoiceBox(self._texts("delivery.column-outcome"), [("", self._texts("delivery.all")), *outcomes])
        self.counts, self.full = label(muted=True, wrap=True), label(wrap=True, selectable=True)
        let_shrink(self.full)
        self.report = secondary_button(self._texts("delivery.report"), self._write, "export")
        self._targets = Targets(session, self, "sending")
        self._lay_out()
        self.outcome.chosen.connect(self._narrow)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        session.look_changed.connect(self._follow_look)
        self._follow_look()

    # What the page calls -------------------------------------------------------------------------------------

    def show_dialogue(self, dialogue_id: str) -> None:
        """Show what became of what was said before this dialogue."""
        self._dialogue_id = dialogue_id
        workspace, texts = self._session.workspace, self._texts
        if workspace is None or not dialogue_id or self._session.live_supplier:
            self.forget()
            return
        promises = (promise_line(each, texts) for each in delivering.promised(workspace, dialogue_id))
        answers = (answer_line(each, texts) for each in delivering.delivered(workspace, dialogue_id))
        self._put((*promises, *answers))

    def refresh(self, touched: frozenset) -> None:
        """Show anew what changed."""
        if touched & SHOWN:
            self.show_dialogue(self._dialogue_id)

    def forget(self) -> None:
        """Drop every name and answer."""
        self._put(())

    def focus_first(self) -> None:
        """Begin at the table."""
        if self.model.rowCount():
            self.table.setFocus()

    # Inside --------------------------------------------------------------------------------------------------

    def _put(self, lines: tuple) -> None:
        self.model.put(lines)
        self._stack.setCurrentIndex(0 if lines else 1)
        told = [(each, self.model.count(each)) for each in Outcome]
        words = [self._texts("followup.count", outcome=self._texts(f"outcome.{each}"), n=n) for each, n in told if n]
        self.counts.setText(" · ".join(words))
        self.report.setEnabled(bool(lines))
        if lines:
            self.table.selectRow(0)
        self._follow()

    def _narrow(self, outcome: str) -> None:
        self.model.narrow(outcome)
        if self.model.rowCount():
            self.table.selectRow(0)
        self._follow()

    def _follow(self) -> None:
        line = self.model.value(self.table.currentIndex().row())
        self.full.setText(line.full if line else "")
        self.full.setVisible(line is not None)

    def _follow_look(self) -> None:
        self.table.verticalHeader().setDefaultSectionSize(theme.pixels(36))
        self.table.setMinimumHeight(theme.pixels(150))
        header = self.table.horizontalHeader()
        for name, width in (("what", 110), ("supplier", 160), ("outcome", 160)):
            header.setSectionResizeMode(COLUMNS.index(name), QHeaderView.ResizeMode.Fixed)
            self.table.setColumnWidth(COLUMNS.index(name), theme.pixels(width))
        for name in ("then", "now"):
            header.setSectionResizeMode(COLUMNS.index(name), QHeaderView.ResizeMode.Stretch)

    def _write(self) -> None:
        """Write the report of this round in the background."""
        session, texts = self._session, self._texts
        if session.workspace is None or session.live_supplier:
            return
        told = followup_report.followed_up(session.workspace, self._dialogue_id)
        kinds = {".pdf": texts("delivery.as-pdf"), ".docx": texts("delivery.as-word")}
        proposed = followup_report.file_name(told, ".pdf", texts)
        target = self._targets.ask_file(texts("delivery.report"), proposed, kinds)
        if target:
            work: Work = _writing(told, texts, target)
            session.start(texts("sending.writing"), work, self._written)

    def _written(self, made: object) -> None:
        assert isinstance(made, Path)
        texts = self._texts
        sentence = texts.count("sending.written", 1, file=made.name, folder=made.parent.name)
        self._session.messages.show(Message(sentence, Tone.OK, self._targets.ways_to(made)))

    def _made_table(self) -> QTableView:
        return RowTable(self.model, self._texts("delivery.title"))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(GRID)
        head.addWidget(self.counts, 1)
        head.addWidget(self.outcome)
        head.addWidget(self.report)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(empty_state("clock", self._texts("delivery.nothing")))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(self._stack, 1)
        column.addWidget(self.full)


def _writing(told: "FollowedUp", texts: Texts, target: Path) -> Work:
    """Work for the background: only frozen values and a path."""

    def work(_progress: Progress) -> Path:
        return followup_report.write_followup(told, texts, target)

    return work
