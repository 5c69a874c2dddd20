"""Hand a dialogue on as one file: first who reads it, then the file; what is left out is said before it is written."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QRadioButton, QVBoxLayout, QWidget

from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.reading_area import reading_area
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.workspace.handing_on import Readers

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class HandOnView(QWidget):
    """Two kinds of reader, and what each file would hold. Ctrl+Enter writes, Esc goes back.

    Signals:
        wanted(): write the file for the chosen readers.
        keep_wanted(bool): keep it in the shared folder for the chosen readers, or no longer.
        left(): go back.
    """

    wanted = Signal()
    keep_wanted = Signal(bool)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._texts = texts = session.texts
        self._words: Mapping[Readers, str] = {}
        self._folder = False
        self._kept: Readers | None = None
        self.setAccessibleName(texts("travel.hand-on-title"))
        self.title, self.name = heading(texts("travel.hand-on-title")), label("", strong=True, wrap=True)
        self.choices = {each: QRadioButton(texts(f"travel.readers-{each}")) for each in Readers}
        self.held = reading_area(texts("travel.held"))
        self.write = primary_button(texts("travel.write"), self.wanted.emit, "export")
        self.keep = secondary_button(texts("folder.keep"), lambda: self.keep_wanted.emit(True), "archive")
        self.keep_no_longer = secondary_button(
            texts("folder.keep-no-longer"), lambda: self.keep_wanted.emit(False), "close"
        )
        self.cancel = secondary_button(texts("travel.cancel"), self.left.emit)
        for choice in self.choices.values():
            choice.toggled.connect(lambda _: self._say())
        self._lay_out()

    @property
    def readers(self) -> Readers | None:
        """Who reads the file; None until somebody has said so."""
        return next((each for each, choice in self.choices.items() if choice.isChecked()), None)

    def show_dialogue(
        self, title: str, words: Mapping[Readers, str], *, folder: bool = False, kept: Readers | None = None
    ) -> None:
        """Show a dialogue and what a file for each reader would hold; nothing is chosen.

        ``folder`` says that there is a shared one, ``kept`` for whom the dialogue is kept in it.
        """
        self._words, self._folder, self._kept = words, folder, kept
        self.name.setText(title)
        for choice in self.choices.values():
            choice.setAutoExclusive(False)
            choice.setChecked(False)
            choice.setAutoExclusive(True)
        self._say()

    def forget(self) -> None:
        """Leave no name in any widget."""
        self.show_dialogue("", {})

    def focus_first(self) -> None:
        """Begin at the first choice."""
        next(iter(self.choices.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter write and Esc go back."""
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.write.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _say(self) -> None:
        chosen = self.readers
        self.held.setPlainText(self._words.get(chosen, "") if chosen else self._texts("travel.choose-readers"))
        self.write.setEnabled(chosen is not None)
        self.keep.setVisible(self._folder)
        self.keep.setEnabled(chosen is not None and chosen is not self._kept)
        self.keep_no_longer.setVisible(self._kept is not None)

    def _lay_out(self) -> None:
        texts = self._texts
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.name)
        column.addWidget(label(texts("travel.who-reads"), strong=True))
        for each, choice in self.choices.items():
            about = texts(f"travel.readers-{each}-about")
            choice.setAccessibleDescription(about)
            column.addWidget(choice)
            words = hint(about)
            words.setContentsMargins(3 * GRID, 0, 0, GRID)
            column.addWidget(words)
        column.addWidget(label(texts("travel.held"), strong=True))
        column.addWidget(self.held, 1)
        buttons = Flow(GRID)
        for button in (self.write, self.keep, self.keep_no_longer, self.cancel):
            buttons.add(button)
        column.addWidget(buttons)
