"""Says that a talk is closed and opens it again for one of three reasons; or says what it was opened again for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from dialogue_app.domain.talks import LONGEST_NOTE, Reopening, Talk
from dialogue_app.gui.models.remark_words import local_time
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Role
from dialogue_app.gui.widgets.buttons import secondary_button
from dialogue_app.gui.widgets.field_block import FieldBlock
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.icon_view import IconView
from dialogue_app.gui.widgets.text import label
from dialogue_app.texts import Texts


class ClosedBar(QFrame):
    """One line above the question; "Open again" unfolds the reasons.

    Signals:
        reopened(str, str): open the talk again for this reason, with this note.
    """

    reopened = Signal(str, str)

    def __init__(self, texts: Texts) -> None:
        super().__init__()
        self.texts = texts
        self._talk: Talk | None = None
        self.setProperty("tone", Tone.WARN.value)
        self.sentence = label(wrap=True)
        self.again = secondary_button(texts("room.open-again"), self.ask, "edit")
        self.note = QLineEdit(maxLength=LONGEST_NOTE)
        self.block = FieldBlock(texts("room.reopen-note"), self.note, texts("room.reopen-note-hint"))
        self.reasons = {
            reason: secondary_button(texts(f"room.reopen.{reason}"), self._teller(reason)) for reason in Reopening
        }
        self._choices = self._make_choices()
        self._choices.hide()
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(IconView("confidential", Role.WARN))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.again)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        column.addLayout(row)
        column.addWidget(self._choices)
        self.show_talk(None)

    def show_talk(self, talk: Talk | None) -> None:
        """Show that a talk is closed, or that it was opened again for the supplier; nothing for any other."""
        closed = talk is not None and not talk.open
        if talk and closed:
            self.sentence.setText(self.texts("room.closed-at", time=local_time(talk.closed_at)))
        elif talk and talk.correcting:
            self.sentence.setText(self.texts("room.correcting"))
        self.setVisible(bool(talk and (closed or talk.correcting)))
        self.again.setVisible(closed)
        if talk != self._talk:
            self._choices.hide()
        self._talk = talk

    def ask(self) -> None:
        """Ask why."""
        self.note.clear()
        self.say_error("")
        self._choices.show()
        self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_error(self, sentence: str) -> None:
        """Say what is missing."""
        self.block.say_error(sentence)
        if sentence:
            self.note.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Esc leave the talk closed."""
        if event.key() == Qt.Key.Key_Escape and self._choices.isVisible():
            self._choices.hide()
            self.again.setFocus()
        else:
            super().keyPressEvent(event)

    def _make_choices(self) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, GRID, 0, GRID // 2)
        column.setSpacing(GRID)
        column.addWidget(self.block)
        buttons = Flow(GRID)
        for button in self.reasons.values():
            buttons.add(button)
        column.addWidget(buttons)
        return made

    def _teller(self, reason: Reopening) -> Callable[[], None]:
        return lambda: self.reopened.emit(reason.value, self.note.text().strip())
