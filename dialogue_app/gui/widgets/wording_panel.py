"""The words of one question in this questionnaire, beside the bank's wording. Saved by itself, nothing to press."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from dialogue_app.domain.questionnaire import Item
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts

LONGEST = 1_000
"""Characters of a question in the buyer's own words."""

_PAUSE_MS = 1_000


class WordingPanel(QFrame):
    """Rewords one item. Esc or Ctrl+Enter closes it; what was typed is saved then, and after each pause.

    Signals:
        reworded(str, str): id of the item and its new wording, empty for the bank's own.
        closed(): the user is done.

    Args:
        texts: words of the window.
    """

    reworded = Signal(str, str)
    closed = Signal()

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._item: Item | None = None
        self.setProperty("card", True)
        self.setAccessibleName(texts("assemble.wording"))
        self.title = label(strong=True, wrap=True)
        self.bank = label(wrap=True, selectable=True, muted=True)
        self.words = QPlainTextEdit()
        self.words.setTabChangesFocus(True)
        self.words.installEventFilter(self)
        self.words.textChanged.connect(self._typed)
        self.length = hint("")
        self.error = Chip("", Tone.BAD, wrap=True)
        self.error.hide()
        self.back = secondary_button(texts("assemble.back-to-bank"), self._use_bank, "undo")
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._lay_out()
        self.hide()

    @property
    def item_id(self) -> str:
        """The item whose words are shown, empty when closed."""
        return self._item.id if self._item else ""

    def edit(self, item: Item) -> None:
        """Show the words of an item, ready to type."""
        self.save()
        self._show(item)
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()

    def follow(self, item: Item | None) -> None:
        """Show the item as it is now, unless the user is typing; close when it is gone."""
        if item is None:
            self._item = None
            self.hide()
        elif not self.words.document().isModified():
            self._show(item)

    def save(self) -> None:
        """Say the new wording if something was typed. Opening and closing alone says nothing."""
        self._pause.stop()
        if not self._item or not self.words.document().isModified() or self._too_long():
            return
        self.words.document().setModified(False)
        typed = " ".join(self.words.toPlainText().split())
        wording = "" if typed == self._bank_wording() else typed
        if wording != self._item.local_wording:
            self.reworded.emit(self._item.id, wording)

    def say_error(self, sentence: str) -> None:
        """Show that the words are not saved, and why; they stay in the field."""
        self.error.say(sentence, Tone.BAD)
        self.error.setVisible(bool(sentence))
        if sentence:
            self.words.document().setModified(True)

    def close_panel(self) -> None:
        """Save and close; words that can't be saved keep the panel open."""
        self.save()
        if self.words.document().isModified():
            return
        self._item = None
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Save when the field is left; close with Esc and Ctrl+Enter."""
        if event.type() == QEvent.Type.FocusOut:
            self.save()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _closes(event):
            self.close_panel()
            return True
        return super().eventFilter(watched, event)

    def _show(self, item: Item) -> None:
        self._item = item
        self.title.setText(self._texts("assemble.wording-of", item=item.code))
        self.bank.setText(self._bank_wording())
        self._set_words(item.prompt(self._texts.language))
        self.words.document().setModified(False)
        self._pause.stop()
        self.say_error("")
        self.back.setEnabled(bool(item.local_wording))

    def _set_words(self, wording: str) -> None:
        if wording != self.words.toPlainText():
            self.words.setPlainText(wording)

    def _bank_wording(self) -> str:
        return self._item.snapshot.text("prompt", self._texts.language) if self._item else ""

    def _use_bank(self) -> None:
        self._set_words(self._bank_wording())
        self.words.document().setModified(True)
        self.save()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _typed(self) -> None:
        length = len(self.words.toPlainText())
        self.length.setText(self._texts("assemble.wording-length", n=length, longest=LONGEST))
        self.say_error(self._texts("assemble.wording-too-long", longest=LONGEST) if self._too_long() else "")
        self.back.setEnabled(self.words.toPlainText() != self._bank_wording())
        self._pause.start()

    def _too_long(self) -> bool:
        return len(self.words.toPlainText()) > LONGEST

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("close", self._texts("assemble.wording-close"), self.close_panel))
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.length, 1)
        field = label(self._texts("assemble.wording-own"))
        field.setBuddy(self.words)
        self.words.setAccessibleName(self._texts("assemble.wording-own"))
        self.words.setAccessibleDescription(self._texts("assemble.wording-hint"))
        self.words.setMinimumHeight(self.words.fontMetrics().lineSpacing() * 3 + 2 * GRID)
        self.words.setMaximumHeight(self.words.fontMetrics().lineSpacing() * 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID // 2)
        column.addLayout(head)
        column.addWidget(hint(self._texts("assemble.wording-bank")))
        column.addWidget(self.bank)
        column.addSpacing(GRID // 2)
        column.addWidget(field)
        column.addWidget(self.words)
        column.addWidget(self.error)
        column.addLayout(foot)


def _closes(event: QKeyEvent) -> bool:
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return event.key() == Qt.Key.Key_Escape or (ctrl and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter})
