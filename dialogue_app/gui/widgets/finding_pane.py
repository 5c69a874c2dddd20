"""Open actions of the supplier in the room, the gravest first, with what was promised earlier; and the form of one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.domain.followup import FollowEvent
from dialogue_app.gui.models.answer_events import AnswerEvents, Entry
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_history import EntryView
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.finding_form import FindingForm
from dialogue_app.gui.widgets.finding_more import FindingMore
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts
from dialogue_app.workspace import following

_FEWEST_LINES = 8


class FindingPane(QWidget):
    """The list, and the form below it while something is added or changed.

    Signals:
        wanted(str): keep what stands in the form as the finding of this id; empty for a new one.
        taken_back(str): take this finding back.
        left(): Esc; back to the answer.
    """

    wanted = Signal(str)
    taken_back = Signal(str)
    left = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts, self.today = texts, ""
        self._events: tuple[FollowEvent, ...] = ()
        self.finding_id = ""
        self.model = AnswerEvents(self)
        self.list = EntryView(self.model, texts("finding.list"))
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _FEWEST_LINES)
        self.nothing = hint(texts("finding.nothing"))
        self.add = secondary_button(texts("finding.add"), self.begin, "add")
        self.form, self.more = FindingForm(texts), FindingMore(texts)
        self.keep = secondary_button(texts("room.keep"), self._keep, "check")
        self.take_back = secondary_button(
            texts("room.take-back"), lambda: self.taken_back.emit(self.finding_id), "remove"
        )
        self.cancel = secondary_button(texts("room.cancel"), self.put_away)
        self._editor = QWidget()
        self._lay_out()
        self.list.activated.connect(lambda index: self.change_row(index.row()))
        self.form.kept.connect(self._keep)
        make_keys(self, {"Esc": self._leave})
        self.put_away()

    @property
    def open_count(self) -> int:
        """How many findings are open."""
        return sum(following.of(event).open for event in self._events)

    def show_findings(
        self, events: tuple[FollowEvent, ...], entries: tuple[Entry, ...], promises: tuple[Entry, ...], today: str
    ) -> None:
        """Show findings, with their entries, and below them what was promised earlier and is still open."""
        self._events, self.today = events, today
        self.model.show(entries + promises)
        self.list.setVisible(bool(entries or promises))
        self.nothing.setVisible(not (entries or promises))
        shown = next((event for event in events if event.subject == self.finding_id), None)
        if shown:
            self.more.follow(following.of(shown))
        elif self.finding_id:
            self.put_away()

    def begin(self) -> None:
        """Begin a new finding."""
        self.finding_id = ""
        self.form.begin(self.today)
        self._open(new=True)

    def change_row(self, row: int) -> None:
        """Change the finding in a row; a promise is changed where it was made."""
        if 0 <= row < len(self._events):
            self.show_finding(self._events[row])
            self._open(new=False)

    def show_finding(self, event: FollowEvent) -> None:
        """Show a finding in the form as it is recorded."""
        self.finding_id = event.subject
        self.form.change(following.of(event))
        self.more.show_finding(following.of(event), self.today)

    def put_away(self) -> None:
        """Close the form; what was typed is kept no longer."""
        self.finding_id = ""
        self.form.begin(self.today)
        self._editor.hide()
        self.add.show()

    def forget(self) -> None:
        """Keep nothing of a supplier."""
        self.show_findings((), (), (), "")
        self.more.show_finding(self.form.said(), "")
        self.put_away()

    def _open(self, *, new: bool) -> None:
        self._editor.show()
        self.add.hide()
        for part in (self.more, self.take_back):
            part.setVisible(not new)
        self.form.focus_first()

    def _keep(self) -> None:
        self.wanted.emit(self.finding_id)

    def _take_back(self) -> None:
        self.taken_back.emit(self.finding_id)

    def _leave(self) -> None:
        if self._editor.isVisible():
            self.put_away()
            self.list.setFocus()
        else:
            self.left.emit()

    def _lay_out(self) -> None:
        buttons = Flow(GRID)
        for button in (self.keep, self.take_back, self.cancel):
            buttons.add(button)
        editor = QVBoxLayout(self._editor)
        editor.setContentsMargins(0, 0, 0, 0)
        editor.setSpacing(GRID)
        editor.addWidget(self.form)
        editor.addWidget(buttons)
        editor.addWidget(self.more)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID // 2, 0)
        column.setSpacing(GRID)
        column.addWidget(self.add)
        column.addWidget(self._editor)
        column.addWidget(self.nothing)
        column.addWidget(self.list, 1)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(area.focusPolicy().NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
