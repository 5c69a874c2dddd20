"""What would change, before anything is stored: lines to tick at the left, the marked one in full at the right."""

from collections.abc import Callable, Collection, Hashable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QListView, QVBoxLayout, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.models.tick_lines import Index, TickLine, TickLines
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter

_SIDE_BY_SIDE_FROM = 860


class _TickList(QListView):
    """A list of lines of one height, in which a tick moves nothing."""

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Draw the line again; ``QListView`` would lay out all lines, a third of a second for a hundred thousand."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))


class ChangeReview(QWidget):
    """Shows what it is given and stores nothing. Space ticks, Esc puts it away.

    Signals:
        accepted(): take over what is ticked.
        cancelled(): put it away.

    Args:
        session: of the window.
        name: keeps the widths of the panes.
        take: words of the button for a number of ticked lines; "" where it can't be pressed.
    """

    accepted = Signal()
    cancelled = Signal()

    def __init__(self, session: Session, name: str, take: Callable[[int], str]) -> None:
        super().__init__()
        self._texts, self._words = session.texts, take
        self.title, self.summary = heading(""), hint("")
        self.model = TickLines(self)
        self.list, self.view = _TickList(), QuestionView(session.texts("desk.detail"))
        self.take = primary_button("", self.accepted.emit, "check")
        self.cancel = secondary_button(session.texts("desk.back"), self.cancelled.emit)
        self.narrow = QCheckBox()
        self.narrow.toggled.connect(self._narrow)
        self._make_list()
        self._lay_out(session, name)
        make_keys(self, {"Esc": self.cancelled.emit})
        session.look_changed.connect(self._follow_look)
        self._follow_look()

    @property
    def picked(self) -> frozenset[Hashable]:
        """Keys of the ticked lines."""
        return self.model.picked

    def show_changes(
        self,
        title: str,
        summary: str,
        lines: Sequence[TickLine],
        picked: Collection[Hashable] | None = None,
        look: Sequence[int] = (),
    ) -> None:
        """Show these lines; see ``TickLines.put``."""
        self.setAccessibleName(title)
        self.list.setAccessibleName(title)
        self.title.setText(title)
        self.summary.setText(summary)
        self.narrow.setChecked(False)
        self.narrow.setVisible(0 < len(look) < len(lines))
        self.narrow.setText(plain(self._texts.count("desk.narrow", len(look))))
        self.model.put(lines, picked, look)
        self._go_to_first()

    def begin(self) -> None:
        """Put the focus where the user begins."""
        (self.list if self.model.rowCount() else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def _narrow(self, wanted: bool) -> None:
        self.model.narrow(to_look=wanted)
        self._go_to_first()

    def _go_to_first(self) -> None:
        self.list.setCurrentIndex(self.model.index(0, 0))
        self._read(self.list.currentIndex())

    def _read(self, index: QModelIndex | QPersistentModelIndex) -> None:
        line = self.model.line(index.row())
        self.view.show_lines(line.lines if line else ())

    def _count(self) -> None:
        words = self._words(self.model.count)
        self.take.setVisible(bool(words))
        self.take.setText(plain(words))

    def _make_list(self) -> None:
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.model.ticked.connect(self._count)
        self.list.selectionModel().currentChanged.connect(lambda index, _: self._read(index))

    def _lay_out(self, session: Session, name: str) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.take)
        buttons.addWidget(self.cancel)
        buttons.addStretch()
        buttons.addWidget(self.narrow)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.summary)
        column.addLayout(buttons)
        panes: list[QWidget] = [self.list, self.view]
        column.addWidget(TurningSplitter(name, session.settings, panes, [620, 520], _SIDE_BY_SIDE_FROM), 1)

    def _follow_look(self) -> None:
        self.list.setStyleSheet(f"QListView::item {{ padding: {theme.pixels(5)}px; }}")
        for tall in (self.list, self.view):
            tall.setMinimumHeight(theme.pixels(140))
        self.view.follow_look()
