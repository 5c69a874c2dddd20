"""Everything owed across all dialogues: filters, the list with overdue first, and what can be done with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from dialogue_app.domain.owed import Owed, OwedKind, When
from dialogue_app.gui.models.owed_list import OwedList, OwedSieve
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.empty_state import empty_state
from dialogue_app.gui.widgets.field_block import let_shrink
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.owed_table import OwedTable
from dialogue_app.gui.widgets.put_off_panel import PutOffPanel
from dialogue_app.gui.widgets.search_field import SearchField
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts


class OwedView(QWidget):
    """The list with its buttons. It shows what it is given and stores nothing.

    Signals:
        left(): back to the dialogues.
        open_wanted(Owed): go where this can be worked on.
        letters_wanted(): write reminders for what is marked.
        calendar_wanted(): write the days of what is marked, or of all that is listed.
        brought_back(): what is marked is put off no longer.
    """

    left = Signal()
    open_wanted = Signal(object)
    letters_wanted = Signal()
    calendar_wanted = Signal()
    brought_back = Signal()

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self.setAccessibleName(texts("owed.title"))
        self.model = OwedList(texts)
        self.table = OwedTable(self.model, texts)
        self.search = SearchField(texts("owed.find"))
        self.when = ChoiceBox(
            texts("owed.filter-when"),
            [("", texts("owed.all-open")), *((each.value, texts(f"owed.when.{each}")) for each in When)],
        )
        kinds = ((each.value, texts(f"owed.kind.{each}")) for each in OwedKind)
        self.kind = ChoiceBox(texts("owed.filter-kind"), [("", texts("owed.all-kinds")), *kinds])
        self.putting_off = PutOffPanel(texts)
        self.summary, self.detail = label(muted=True, wrap=True), label(wrap=True, selectable=True)
        let_shrink(self.detail)
        self._make_buttons()
        self._lay_out()
        self._connect()
        self._follow()

    def chosen(self) -> tuple[Owed, ...]:
        """Return what is marked."""
        return self.table.chosen()

    def forget(self) -> None:
        """Keep no name of a supplier."""
        self.putting_off.put_away()
        self.model.forget()
        self.detail.clear()

    def show_listed(self, row: int) -> None:
        """Say how much there is, and mark a row."""
        texts, model = self.texts, self.model
        late = texts.count("owed.overdue", model.count(When.OVERDUE))
        self.summary.setText(texts("owed.summary", all=texts.count("owed.entries", model.size), late=late))
        self._lists.setCurrentIndex(0 if model.size else 1)
        self.table.mark(row)
        self._follow()

    def focus_first(self) -> None:
        """Begin at the list."""
        (self.table if self.model.rowCount() else self.back).setFocus()

    def _follow(self) -> None:
        """Show what is marked in full, and offer what can be done with it."""
        chosen = self.chosen()
        self.detail.setText(self._in_full(chosen[0]) if len(chosen) == 1 else "")
        self.detail.setVisible(len(chosen) == 1)
        for button in (self.put_off, self.letters):
            button.setEnabled(bool(chosen))
        self.open.setEnabled(len(chosen) == 1)
        self.bring_back.setVisible(any(each.put_off for each in chosen))
        self.calendar.setEnabled(bool(self.model.rowCount()))

    def _in_full(self, entry: Owed) -> str:
        texts = self.texts
        lines = [texts("owed.in-full", what=self.model.what_words(entry), supplier=entry.supplier or "–",
                       dialogue=entry.dialogue), entry.text]  # fmt: skip
        lines += [texts("owed.reminded-on", day=entry.reminded_on)] if entry.reminded_on else []
        lines += [texts("owed.put-off-because", reason=entry.put_off.reason)] if entry.put_off else []
        return "\n".join(lines)

    def _narrow(self) -> None:
        self.model.narrow(OwedSieve(self.search.text(), self.when.code, self.kind.code))
        self.table.mark(0)
        self._follow()

    def _make_buttons(self) -> None:
        texts = self.texts
        self.back = secondary_button(texts("owed.back"), self.left.emit, "left")
        self.open = primary_button(texts("owed.open"), self._open, "open")
        self.put_off = secondary_button(texts("owed.put-off"), self.putting_off.ask, "clock")
        self.bring_back = secondary_button(texts("owed.bring-back"), self.brought_back.emit, "undo")
        self.letters = secondary_button(texts("owed.letters"), self.letters_wanted.emit, "export")
        self.calendar = secondary_button(texts("owed.calendar"), self.calendar_wanted.emit, "export")

    def _open(self) -> None:
        chosen = self.chosen()
        if chosen:
            self.open_wanted.emit(chosen[0])

    def _connect(self) -> None:
        self.search.words_changed.connect(lambda _: self._narrow())
        self.search.left.connect(self.table.setFocus)
        for box in (self.when, self.kind):
            box.chosen.connect(lambda _: self._narrow())
        self.table.marked.connect(self._follow)
        self.table.activated.connect(lambda _: self._open())
        self.putting_off.left.connect(self.table.setFocus)

    def _lay_out(self) -> None:
        texts = self.texts
        head = QHBoxLayout()
        head.addWidget(heading(texts("owed.title")), 1)
        head.addWidget(self.back)
        filters = QHBoxLayout()
        filters.setSpacing(GRID)
        for field, share in ((self.search, 3), (self.when, 1), (self.kind, 1)):
            filters.addWidget(field, share)
        self._lists = QStackedWidget()
        self._lists.addWidget(self.table)
        self._lists.addWidget(empty_state("check", texts("owed.nothing")))
        buttons = Flow(GRID)
        for button in (self.open, self.put_off, self.bring_back, self.letters, self.calendar):
            buttons.add(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID + GRID // 2)
        column.addLayout(head)
        column.addWidget(self.summary)
        column.addLayout(filters)
        column.addWidget(self._lists, 1)
        for part in (self.detail, buttons, self.putting_off):
            column.addWidget(part)
