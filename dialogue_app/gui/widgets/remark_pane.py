"""A list of remarks and the fields to note one more; Enter on an entry changes it in place, Del takes it back."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.domain.remarks import Remark, RemarkEvent, RemarkKind
from dialogue_app.gui.models.answer_events import AnswerEvents, Entry
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.answer_history import EntryView
from dialogue_app.gui.widgets.remark_form import RemarkForm
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_FEWEST_LINES = 3


class RemarkPane(QWidget):
    """Remarks of some kinds.

    Signals:
        noted(Remark): note this.
        changed(str, object): the remark of this id becomes this Remark, or is taken back (None).
        left(): the user wants to go back to the answer.

    Args:
        texts: words of the window.
        kinds: which kinds of remark.
        name: accessible name of the list.
        nothing: what is said while there are none.
    """

    noted = Signal(object)
    changed = Signal(str, object)
    left = Signal()

    def __init__(self, texts: Texts, kinds: Sequence[RemarkKind], name: str, nothing: str) -> None:
        super().__init__()
        self.texts = texts
        self.kinds = frozenset(kinds)
        self.today = ""
        self._events: tuple[RemarkEvent, ...] = ()
        self._changing: RemarkEvent | None = None
        self.locked = False
        self.model = AnswerEvents(self)
        self.list = EntryView(self.model, name)
        self.list.setMinimumHeight(self.list.fontMetrics().lineSpacing() * _FEWEST_LINES)
        self.form = RemarkForm(texts, kinds)
        self._nothing = hint(nothing)
        self._lay_out()
        self.list.activated.connect(lambda index: self.change_row(index.row()))
        self.form.wanted.connect(self._keep)
        self.form.taken_back.connect(lambda: self._change(None))
        self.form.done.connect(self._finish)
        self.form.left.connect(self._leave)

    @property
    def changing(self) -> bool:
        """Whether an entry of the list is being changed."""
        return self._changing is not None

    @property
    def open_count(self) -> int:
        """How many are still owed."""
        return sum(bool(event.remark and event.remark.open) for event in self._events)

    def show_remarks(self, events: tuple[RemarkEvent, ...], entries: tuple[Entry, ...]) -> None:
        """Show these remarks, the newest first."""
        self._events = tuple(reversed(events))
        self.model.show(tuple(reversed(entries)))
        self.list.setVisible(bool(events))
        self._nothing.setVisible(not events)
        if self._changing and self._changing not in self._events:
            self._begin_anew()

    def begin(self, kind: RemarkKind) -> None:
        """Begin a new remark of a kind; words typed for one of the same kind stay."""
        if self._changing or self.form.kind.code != kind.value:
            self._changing = None
            self.form.begin(kind)
        self.form.focus_first()

    def change_row(self, row: int) -> None:
        """Change an entry of the list."""
        if 0 <= row < len(self._events) and (remark := self._events[row].remark):
            self._changing = self._events[row]
            self.form.change(remark)
            self.form.show()
            self.form.focus_first()

    def take_back_row(self) -> None:
        """Take the marked entry back."""
        row = self.list.currentIndex().row()
        if 0 <= row < len(self._events):
            self.changed.emit(self._events[row].remark_id, None)

    def kept(self) -> None:
        """Say that what was typed is kept: be ready for the next."""
        self._begin_anew()
        if self.locked:
            self.list.setFocus()
        else:
            self.form.focus_first()

    def lock(self, *, locked: bool) -> None:
        """Offer no new remark; those there are can still be marked as done."""
        self.locked = locked
        self.form.setVisible(not locked or self.changing)

    def forget(self) -> None:
        """Keep nothing of a supplier."""
        self._begin_anew()
        self.show_remarks((), ())

    def _keep(self, remark: Remark) -> None:
        if self._changing:
            self.changed.emit(self._changing.remark_id, remark)
        else:
            self.noted.emit(remark)

    def _change(self, remark: Remark | None) -> None:
        if self._changing:
            self.changed.emit(self._changing.remark_id, remark)

    def _finish(self) -> None:
        self._change(replace(self.form.said(), done_on=self.today))

    def _leave(self) -> None:
        if self._changing:
            self._begin_anew()
        self.left.emit()

    def _begin_anew(self) -> None:
        self._changing = None
        self.form.begin()
        self.form.setVisible(not self.locked)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID // 2, 0)
        column.setSpacing(GRID)
        column.addWidget(self.form)
        column.addWidget(self._nothing)
        column.addWidget(self.list, 1)
        column.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
