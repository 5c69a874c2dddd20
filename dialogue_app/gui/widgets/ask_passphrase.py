"""Asks for the passphrase of a file, and tries again until it fits or the user has had enough."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QDialog, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.opening import Locked
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.checked_field import CheckedField
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.secret_line import SecretLine
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts
from dialogue_app.workspace import protecting


class AskPassphrase(QDialog):
    """A field and the ways on. Escape leaves everything as it is.

    Args:
        texts: of the window.
        locked: the file, and what waits for its passphrase.
        open_other: chooses another file; None where there is no other.
        help_out: shows what can be done when no passphrase fits; None where there is nothing.
        parent: the window.
    """

    def __init__(
        self,
        texts: Texts,
        locked: Locked,
        open_other: Callable[[], object] | None = None,
        help_out: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._locked = texts, locked
        self.setWindowTitle(texts("passphrase.ask-title", file=locked.path.stem))
        self.line = SecretLine(texts("passphrase.name"))
        self.field = CheckedField(texts("passphrase.name"), self.line)
        self.capitals = Chip(texts("passphrase.capitals"), Tone.WARN, wrap=True)
        self.shown = QCheckBox(texts("passphrase.show"))
        self.try_it = primary_button(texts("passphrase.open"), self._try, "open")
        self.other = secondary_button(texts("passphrase.other"), lambda: self._leave_for(open_other))
        self.help = secondary_button(texts("first-aid.open"), lambda: self._leave_for(help_out))
        self.cancel = secondary_button(texts("button.cancel"), self.reject)
        self._can_help = help_out is not None
        self.shown.toggled.connect(self.line.reveal)
        self.line.capitals.connect(self.capitals.setVisible)
        self.line.textEdited.connect(lambda: self.field.say(""))
        self._lay_out()
        self.other.setVisible(open_other is not None)
        for part in (self.capitals, self.help):
            part.hide()
        self.try_it.setDefault(True)
        self.line.setFocus()
        if parent is None:
            theme.dress(self)

    def done(self, result: int) -> None:
        """Forget what was typed, however it ends."""
        self.line.clear()
        super().done(result)
        self.deleteLater()

    def _try(self) -> None:
        if not self.line.text():
            self._complain("passphrase.empty")
            return
        try:
            found = protecting.opened_with(self.line.text(), self._locked.attempt)
        except Problem as problem:
            if problem.key in protecting.ASKS:
                self._complain("passphrase.wrong")
                self.help.setVisible(self._can_help)
            else:
                self.accept()
                self._locked.failed(problem)
        else:
            self.accept()
            self._locked.then(found)

    def _complain(self, key: str) -> None:
        self.field.say(self._texts(key))
        self.line.setFocus()
        self.line.selectAll()

    def _leave_for(self, place: Callable[[], object] | None) -> None:
        self.reject()
        if place:
            place()

    def _lay_out(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addWidget(heading(self._texts("passphrase.ask-title", file=self._locked.path.stem)))
        column.addWidget(label(str(self._locked.path), muted=True, wrap=True))
        for part in (self.field, self.capitals, self.shown):
            column.addWidget(part)
        column.addStretch(1)
        ways = Flow(GRID)
        for button in (self.try_it, self.other, self.help, self.cancel):
            ways.add(button)
        column.addWidget(ways)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(TallArea(body))
        self.resize(QSize(theme.pixels(520), theme.pixels(300)).boundedTo(self.screen().availableSize()))
