"""The panel in which what is said of a dialogue is changed: all fields on one page, each kept when it is left."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.models.begun_dialogue import Begun
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button
from dialogue_app.gui.widgets.panel_keys import make_keys
from dialogue_app.gui.widgets.prepare_cards import FieldCard, forget_errors, say_problem
from dialogue_app.gui.widgets.prepare_fields import DialogueFields
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.gui.widgets.typing_undo import TypingUndo
from dialogue_app.texts import Texts
from question_bank import Release

_CARDS = {
    "purpose": ("title", "purpose", "hypotheses"),
    "facts": ("kind", "products", "procurement", "baseline", "buyers"),
    "dates": ("day", "place", "slot", "due", "contact", "languages", "profile"),
}
_WIDEST_CARD = 900
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class ChangeForm(QWidget):
    """The fields of one dialogue. Who takes part and what is asked are changed elsewhere.

    Signals:
        settled(): a field has changed and the user is done with it; keep it now.
        done(): the user goes back.

    Args:
        texts: words of the window.
        release: where products, languages and national profiles come from.
    """

    settled = Signal()
    done = Signal()

    def __init__(self, texts: Texts, release: Release) -> None:
        super().__init__()
        self._texts = texts
        self.pending = False
        self.fields = DialogueFields(texts, release, self)
        self.cards = {name: FieldCard(name, names, self.fields, texts) for name, names in _CARDS.items()}
        self.title = heading("")
        self._lay_out()
        self._connect()

    def show_begun(self, begun: Begun) -> None:
        """Show what is stored."""
        self.title.setText(self._texts("prepare.change-title", title=begun.title))
        self.fields.show_begun(begun)
        self.pending = False
        forget_errors(self.cards)

    def begin(self) -> None:
        """Begin at the first field."""
        self._area.verticalScrollBar().setValue(0)
        self.fields.title.setFocus()

    def fix_kind(self, fixed: bool) -> None:
        """Say whether the kind can still change."""
        self.fields.kind.setEnabled(not fixed)

    def say_problem(self, problem: Problem, sentence: str) -> bool:
        """Show a Problem beside its field; False when it belongs to no field."""
        found = say_problem(self.cards, problem, sentence)
        if found:
            QTimer.singleShot(0, found[1], lambda: self._area.ensureWidgetVisible(found[1], 0, 2 * GRID))
        return bool(found)

    def follow_look(self) -> None:
        """Fit heights and widths to the present text size."""
        self.fields.follow_look()
        for card in self.cards.values():
            card.setMaximumWidth(theme.pixels(_WIDEST_CARD))

    # Inside --------------------------------------------------------------------------------------------------

    def _changed(self, name: str, complete: bool) -> None:
        self.pending = True
        for card in self.cards.values():
            if name in card.rows:
                card.rows[name].say_error("")
        if complete:
            self.settled.emit()

    def _focus_moved(self, left: QWidget | None, _now: QWidget | None) -> None:
        if self.pending and left is not None and self.isAncestorOf(left):
            self.settled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back; Enter in a line goes on to the next field."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit()
        elif Qt.Key(event.key()) in _ENTER:
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        inside = QWidget()
        cards = QVBoxLayout(inside)
        cards.setContentsMargins(0, 0, GRID, 0)
        cards.setSpacing(2 * GRID)
        for name, card in self.cards.items():
            card.end_with(*((self.fields.rules,) if name == "dates" else ()))
            cards.addWidget(card)
        cards.addStretch()
        self._area = TallArea(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.title)
        column.addWidget(hint(self._texts("prepare.kept-at-once")))
        column.addWidget(self._area, 1)
        button = primary_button(self._texts("prepare.done"), self.done.emit, "check")
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.fields.changed.connect(self._changed)
        self.fields.purpose.finished.connect(self.focusNextChild)
        make_keys(self, {"Ctrl+Return": self.done.emit, "Ctrl+Enter": self.done.emit})
        TypingUndo(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
