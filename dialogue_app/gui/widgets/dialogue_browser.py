"""All dialogues with their filters; says what belongs here where there is none to list."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.gui.models.dialogue_list import DialogueList, Sieve
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.dialogue_filters import DialogueFilters
from dialogue_app.gui.widgets.dialogue_table import DialogueTable
from dialogue_app.gui.widgets.empty_state import EmptyState, empty_state
from dialogue_app.workspace.preparing import Overview


class DialogueBrowser(QWidget):
    """The list in which one dialogue is marked.

    Signals:
        marked(): another dialogue may be marked.
        opened(): the user wants to open the marked one.
        emptied(bool): whether nothing is listed.

    Args:
        session: keeps filters and widths, opens the sample.
    """

    marked = Signal()
    opened = Signal()
    emptied = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.model = DialogueList(session.texts)
        self.table = DialogueTable(self.model, session)
        self.filters = DialogueFilters(session.texts, session.settings)
        self._lists = QStackedWidget()
        self.nothing_yet, self.nothing_fits = self._empty_states()
        self.model.narrow(self.filters.sieve)
        self._lay_out()
        self.filters.changed.connect(self._narrow)
        self.filters.left.connect(self.table.setFocus)
        self.table.activated.connect(lambda _: self.opened.emit())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.marked.emit())
        session.look_changed.connect(self.table.follow_look)

    def put(self, lines: tuple[Overview, ...]) -> None:
        """List these dialogues and keep the mark where it was."""
        marked = self.marked_id()
        self.model.mark_present(self._session.dialogue_id)
        self.model.put(lines)
        self.mark(marked or self._session.dialogue_id)
        self._show_count()

    def line(self) -> Overview | None:
        """Return the marked dialogue, or None."""
        return self.table.line()

    def marked_id(self) -> str:
        """Return the id of the marked dialogue, or empty."""
        line = self.line()
        return line.dialogue.id if line else ""

    def mark(self, dialogue_id: str) -> None:
        """Mark a dialogue; the first one if it is not listed."""
        self.mark_row(max(0, self.model.row_of(dialogue_id)))

    def mark_row(self, row: int) -> None:
        """Mark a row, the last one if there are fewer."""
        self.table.mark(row)
        self.marked.emit()

    def _narrow(self, sieve: Sieve) -> None:
        marked = self.marked_id()
        self.model.narrow(sieve)
        self.mark(marked)
        self._show_count()

    def _show_all(self) -> None:
        self.filters.show_all()
        self.table.setFocus()

    def _show_count(self) -> None:
        empty = self.model.rowCount() == 0
        state = self.nothing_yet if not self.model.size else self.nothing_fits
        self._lists.setCurrentWidget(state if empty else self.table)
        self.emptied.emit(empty)

    def _lay_out(self) -> None:
        for part in (self.table, self.nothing_yet, self.nothing_fits):
            self._lists.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.filters)
        column.addWidget(self._lists, 1)

    def _empty_states(self) -> tuple[EmptyState, EmptyState]:
        session, texts = self._session, self._session.texts
        sample = secondary_button(texts("dialogues.open-sample"), session.opening.open_sample, "open")
        guide = secondary_button(texts("dialogues.follow-guide"), lambda: session.go("guide"), "guide")
        everything = secondary_button(texts("dialogues.show-all"), self._show_all, "dialogues")
        return (
            empty_state("dialogues", texts("dialogues.empty"), sample, guide),
            empty_state("search", texts("dialogues.nothing-fits"), everything),
        )
