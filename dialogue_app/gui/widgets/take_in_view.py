"""A dialogue that came as a file, before anything is stored: what it brings, what differs, one button to take it in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.dialogue_merge import Counting, What
from dialogue_app.gui import theme
from dialogue_app.gui.models.travel_lines import TravelLines
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import plain, primary_button, secondary_button
from dialogue_app.gui.widgets.reading_area import reading_area
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.gui.widgets.travel_table import TravelTable
from dialogue_app.workspace import travel_words
from dialogue_app.workspace.taking_in import Preview

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LINES = 7


class TakeInView(QWidget):
    """Shows a preview. Ctrl+Enter takes the file in, Esc puts it away.

    Signals:
        accepted(): take it in as it is shown.
        left(): go back without storing anything.
        pairs_changed(): the user said which suppliers are the same; the preview has to be made again.
    """

    accepted = Signal()
    left = Signal()
    pairs_changed = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._texts = texts = session.texts
        self.setAccessibleName(texts("travel.take-in-title"))
        self.title, self.about = heading(texts("travel.take-in-title")), reading_area(texts("travel.about"))
        self.take = primary_button(texts("travel.take-in"), self.accepted.emit, "check")
        self.cancel = secondary_button(texts("travel.cancel"), self.left.emit)
        self.model = TravelLines(texts)
        self.table = TravelTable(self.model, texts)
        self.table.line_changed.connect(self._show_line)
        self.question = hint("")
        self.mine, self.theirs = (reading_area(texts(f"travel.column-{side}")) for side in Counting)
        self.pairs: dict[tuple[str, str], QCheckBox] = {}
        self._differing, self._pairs = QWidget(), QWidget()
        self._lay_out()
        session.look_changed.connect(self.table.follow_look)

    @property
    def same(self) -> dict[str, str]:
        """Suppliers that the user says are the same: ids here by ids in the file."""
        return {theirs: mine for (theirs, mine), box in self.pairs.items() if box.isChecked()}

    def show_preview(self, seen: Preview | None) -> None:
        """Show a preview; what was settled stays as far as it is still there. None forgets everything."""
        row = self.table.currentIndex().row()
        self.model.put(seen)
        self.about.setPlainText("\n".join(travel_words.seen_lines(seen, self._texts, alike=False)) if seen else "")
        self.about.setFixedHeight(_LINES * self.about.fontMetrics().lineSpacing() + 2 * GRID)
        self.take.setEnabled(bool(seen and (not seen.nothing_new or self.model.rowCount())))
        self._differing.setVisible(self.model.rowCount() > 0)
        self._offer_pairs(seen)
        self._count(seen)
        self.table.go_to(row)

    def begin(self) -> None:
        """Put the focus where the user begins: what is to be settled, else the button."""
        first = self.table if self.model.rowCount() else self.take if self.take.isEnabled() else self.cancel
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter take the file in and Esc put it away."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.take.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _count(self, seen: Preview | None) -> None:
        conflicts = seen.counts()[What.CONFLICT] if seen else 0
        key = "travel.settle" if conflicts else "travel.settle-none"
        self.count.setText(self._texts.count(key, conflicts) if conflicts else self._texts(key))

    def _offer_pairs(self, seen: Preview | None) -> None:
        """Offer suppliers that may be the same; a box is drawn anew only where the pairs are others."""
        wanted = {(theirs.id, mine.id): (theirs.name, mine.name) for theirs, mine in seen.alike} if seen else {}
        if set(wanted) != set(self.pairs):
            for box in self.pairs.values():
                if row := box.parentWidget():
                    self._pairs_column.removeWidget(row)
                    row.deleteLater()
            self.pairs = {pair: self._box(*names) for pair, names in wanted.items()}
        self._pairs.setVisible(bool(wanted))

    def _box(self, theirs: str, mine: str) -> QCheckBox:
        words = self._texts("travel.one-supplier", theirs=theirs, mine=mine)
        box = QCheckBox(plain(self._texts("travel.same-company")))
        box.setAccessibleDescription(words)
        box.toggled.connect(lambda _: self.pairs_changed.emit())
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        row.addWidget(box)
        row.addWidget(label(words, wrap=True), 1)
        self._pairs_column.addWidget(whole)
        return box

    def _choose(self, side: Counting) -> None:
        self.model.choose(self.table.marked_rows(), side)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_all(self, side: Counting) -> None:
        self.model.choose(list(range(self.model.rowCount())), side)

    def _show_line(self) -> None:
        thread = self.table.present()
        self.question.setText(self.model.question_words(thread) if thread else "")
        for area, side in ((self.mine, Counting.MINE), (self.theirs, Counting.THEIRS)):
            area.setPlainText(self.model.full_words(thread, side) if thread else "")

    def _lay_out(self) -> None:
        texts = self._texts
        buttons = _row(self.take, self.cancel)
        self.count = label("", strong=True, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(hint(texts("travel.nothing-stored-yet")))
        column.addLayout(buttons)  # above the rest: in a low window they alone reach below its edge
        column.addWidget(self.about)
        self._pairs_column = QVBoxLayout(self._pairs)
        self._pairs_column.setContentsMargins(0, 0, 0, 0)
        self._pairs_column.addWidget(label(texts("travel.pairs"), strong=True, wrap=True))
        column.addWidget(self._pairs)
        self._lay_out_differing()
        column.addWidget(self._differing, 1)
        column.addStretch()

    def _lay_out_differing(self) -> None:
        texts = self._texts
        self.here = secondary_button(texts("travel.let-mine"), lambda: self._choose(Counting.MINE), "check")
        self.there = secondary_button(texts("travel.let-theirs"), lambda: self._choose(Counting.THEIRS), "import")
        self.all_there = secondary_button(texts("travel.let-all-theirs"), lambda: self._choose_all(Counting.THEIRS))
        sides = QHBoxLayout()
        sides.setSpacing(GRID)
        for name, area in (("mine", self.mine), ("theirs", self.theirs)):
            side = QVBoxLayout()
            side.setSpacing(GRID // 2)
            side.addWidget(hint(texts(f"travel.column-{name}")))
            area.setMinimumHeight(theme.pixels(64))
            side.addWidget(area, 1)
            sides.addLayout(side, 1)
        column = QVBoxLayout(self._differing)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.count)
        column.addWidget(self.table, 2)
        column.addLayout(_row(self.here, self.there, self.all_there))
        column.addWidget(self.question)
        column.addLayout(sides, 1)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GRID)
    for part in parts:
        row.addWidget(part)
    row.addStretch()
    return row
