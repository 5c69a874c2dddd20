"""What the buyers may want to demand: a list of hypotheses to add to, put in order and complete, by keyboard too."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from dialogue_app.domain.criteria import LONGEST_PART, Hypothesis
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.hypothesis_fields import HypothesisFields
from dialogue_app.gui.widgets.prepare_entry import EntryLine
from dialogue_app.texts import Texts
from question_bank import Release

_ROWS_SHOWN = 6


class _Rows(QListWidget):
    """The hypotheses. Alt+Up and Alt+Down move the marked one, Del takes it out."""

    moved = Signal(int)
    removed = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Del for the list; the window would archive a dialogue."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(event.key() == Qt.Key.Key_Delete)
            return event.isAccepted() or super().event(event)
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or remove the marked hypothesis."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.modifiers() & Qt.KeyboardModifier.AltModifier and steps:
            self.moved.emit(steps)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class HypothesisPanel(QWidget):
    """Any number of hypotheses.

    Signals:
        changed(bool): True when the user added, moved or removed one, False while typing in one.

    Args:
        texts: words of the window.
        release: names the paths a hypothesis may take.
    """

    changed = Signal(bool)

    def __init__(self, texts: Texts, release: Release) -> None:
        super().__init__()
        self._texts = texts
        self._hypotheses: list[Hypothesis] = []
        self.list = _Rows()
        self.list.setAccessibleName(texts("hypothesis.list"))
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.line = EntryLine(maxLength=LONGEST_PART + 1)
        self.line.setAccessibleName(texts("hypothesis.new"))
        self.line.setPlaceholderText(texts("hypothesis.new-example"))
        self.fields = HypothesisFields(texts, release)
        self.buttons = Flow(GRID)
        self._lay_out()
        self._connect()
        self.setFocusProxy(self.line)
        self._show_rows(0)

    @property
    def hypotheses(self) -> tuple[Hypothesis, ...]:
        """The hypotheses in their order."""
        return tuple(self._hypotheses)

    def offer_questions(self, questions: Sequence[tuple[str, str]]) -> None:
        """Offer lead questions as (id, prompt)."""
        self.fields.offer_questions(questions)
        self._show_marked()

    def show_hypotheses(self, hypotheses: Sequence[Hypothesis]) -> None:
        """Show others; the mark stays where it was."""
        if tuple(hypotheses) != self.hypotheses:
            self._hypotheses = list(hypotheses)
            self._show_rows(max(0, min(self.list.currentRow(), len(hypotheses) - 1)))

    def take(self) -> None:
        """Add what stands in the line, if anything does."""
        outcome = self.line.text().strip()
        if outcome:
            self.line.clear()
            self._hypotheses.append(Hypothesis("", outcome))
            self._show_rows(len(self._hypotheses) - 1)
            self.changed.emit(True)

    def shift(self, steps: int) -> None:
        """Move the marked hypothesis up or down."""
        row = self.list.currentRow()
        target = row + steps
        if row >= 0 and 0 <= target < len(self._hypotheses):
            self._hypotheses.insert(target, self._hypotheses.pop(row))
            self._show_rows(target)
            self.changed.emit(True)

    def remove(self) -> None:
        """Take the marked hypothesis out."""
        row = self.list.currentRow()
        if row >= 0:
            del self._hypotheses[row]
            self._show_rows(min(row, len(self._hypotheses) - 1))
            (self.list if self._hypotheses else self.line).setFocus()
            self.changed.emit(True)

    def follow_look(self) -> None:
        """Take the height that the hypotheses need at the present text size."""
        self.list.setStyleSheet(f"QListWidget::item {{ padding: {theme.pixels(4)}px; }}")
        self.list.setIconSize(QSize(theme.pixels(18), theme.pixels(18)))
        row = max(theme.pixels(26), self.list.sizeHintForRow(0))
        shown = max(1, min(_ROWS_SHOWN, self.list.count()))
        self.list.setFixedHeight(shown * row + 2 * self.list.frameWidth() + 2)

    # Inside --------------------------------------------------------------------------------------------------

    def _show_rows(self, marked: int) -> None:
        with QSignalBlocker(self.list):
            self.list.clear()
            for hypothesis in self._hypotheses:
                self.list.addItem(_row(hypothesis))
            self.list.setCurrentRow(marked)
        self.follow_look()
        some = bool(self._hypotheses)
        for part in (self.list, self.fields, self.buttons):
            part.setVisible(some)
        self._show_marked()

    def _show_marked(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hypotheses):
            self.fields.show_hypothesis(self._hypotheses[row])

    def _fields_changed(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._hypotheses):
            self._hypotheses[row] = self.fields.read()
            changed, item = _row(self._hypotheses[row]), self.list.item(row)
            item.setText(changed.text())
            item.setIcon(changed.icon())
            self.changed.emit(False)

    def _lay_out(self) -> None:
        texts = self._texts
        entry = QHBoxLayout()
        entry.setSpacing(GRID)
        entry.addWidget(self.line, 1)
        entry.addWidget(secondary_button(texts("hypothesis.add"), self.take, "add"))
        self.buttons.add(_icon(texts, "up", lambda: self.shift(-1)))
        self.buttons.add(_icon(texts, "down", lambda: self.shift(1)))
        self.buttons.add(secondary_button(texts("hypothesis.remove"), self.remove, "remove"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(entry)
        for part in (self.list, self.buttons, self.fields):
            column.addWidget(part)

    def _connect(self) -> None:
        self.line.taken.connect(self.take)
        self.list.currentRowChanged.connect(lambda _: self._show_marked())
        self.list.moved.connect(self.shift)
        self.list.removed.connect(self.remove)
        self.fields.changed.connect(self._fields_changed)


def _row(hypothesis: Hypothesis) -> QListWidgetItem:
    whole = not hypothesis.gaps()
    icon = theme.icon("check" if whole else "info", Role.OK if whole else Role.INFO)
    return QListWidgetItem(icon, hypothesis.outcome or "–")


def _icon(texts: Texts, name: str, do: Callable[[], object]) -> QWidget:
    return icon_button(name, texts(f"hypothesis.{name}"), do)
