"""A list at the left and the marked entry at the right, to read; buttons above for what can be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.gui.models.question_sheet import Line
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button
from dialogue_app.gui.widgets.empty_state import empty_state
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.gui.widgets.turning_splitter import TurningSplitter

_SIDE_BY_SIDE_FROM = 700


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: its id, its row in two lines, and what there is to read of it."""

    id: str
    title: str
    below: str
    lines: tuple[Line, ...]


class ListReader(QWidget):
    """Shows entries.

    Signals:
        closed(): the user goes back.

    Args:
        session: settings, words and look.
        name: of what is listed; its texts are ``<name>.title``, ``.about`` and ``.empty``.
        icon: for the empty state.
        buttons: what can be done with the marked entry.
    """

    closed = Signal()

    def __init__(self, session: Session, name: str, icon: str, buttons: Sequence[QWidget] = ()) -> None:
        super().__init__()
        texts = session.texts
        self._entries: tuple[Entry, ...] = ()
        self.setAccessibleName(texts(f"{name}.title"))
        self.list = QListWidget()
        self.list.setAccessibleName(texts(f"{name}.title"))
        self.list.setWordWrap(True)
        self.list.setSpacing(GRID // 2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view = QuestionView(texts(f"{name}.view"))
        self._tools = Flow(GRID)
        for button in buttons:
            self._tools.add(button)
        self._nothing = empty_state(icon, texts(f"{name}.empty"))
        self._lay_out(session, name)
        self.list.currentRowChanged.connect(self._read)
        session.look_changed.connect(self.view.follow_look)
        make_keys(self, {"Escape": self.closed.emit})

    @property
    def marked(self) -> str:
        """The id of the marked entry, empty for none."""
        row = self.list.currentRow()
        return self._entries[row].id if 0 <= row < len(self._entries) else ""

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List these; the mark stays where it was as far as it can."""
        row = max(self.list.currentRow(), 0)
        self._entries = tuple(entries)
        self.list.clear()
        for each in self._entries:
            QListWidgetItem(f"{each.title}\n{each.below}", self.list)
        self._stack.setCurrentIndex(0 if self._entries else 1)
        self._tools.setVisible(bool(self._entries))
        self.list.setCurrentRow(min(row, len(self._entries) - 1))

    def begin(self) -> None:
        """Put the focus where the user begins."""
        self.list.setFocus()

    def _read(self, row: int) -> None:
        self.view.show_lines(self._entries[row].lines if 0 <= row < len(self._entries) else ())

    def _lay_out(self, session: Session, name: str) -> None:
        texts = session.texts
        head = QHBoxLayout()
        head.addWidget(heading(texts(f"{name}.title")), 1)
        head.addWidget(icon_button("close", texts("button.close"), self.closed.emit))
        self._stack = QStackedWidget()
        panes: list[QWidget] = [self.list, self.view]
        self._stack.addWidget(TurningSplitter(name, session.settings, panes, [380, 640], _SIDE_BY_SIDE_FROM))
        self._stack.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(hint(texts(f"{name}.about")))
        column.addWidget(self._tools)
        column.addWidget(self._stack, 1)
