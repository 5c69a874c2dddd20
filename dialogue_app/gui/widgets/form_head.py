"""What stands above a questionnaire: title, version, what it costs, and the buttons for what is marked."""

from collections.abc import Sequence

from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QToolButton, QVBoxLayout

from dialogue_app.domain.questionnaire import Questionnaire
from dialogue_app.gui import theme
from dialogue_app.gui.models.questionnaire_words import totals_text
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import action_button, icon_button
from dialogue_app.gui.widgets.card import Uncut
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.text import heading, label
from dialogue_app.texts import Texts

_WIDEST_TITLE = 200
"""Pixels of a title that stand beside the buttons; a longer one breaks into lines."""


class FormHead(Uncut):
    """Title, state and totals, and the buttons that go with the state.

    Args:
        texts: words of the window.
        export: brings the questionnaire to paper and files.
        freeze: offered while the version is open.
        new_version: offered once it is frozen.
    """

    def __init__(self, texts: Texts, export: QAction, freeze: QAction, new_version: QAction) -> None:
        super().__init__()
        self._texts = texts
        self.title, self.totals = heading(""), label(muted=True, wrap=True)
        self.state = Chip("")
        self._freeze, self._version = action_button(freeze, primary=True), action_button(new_version)
        self._buttons = Flow(GRID)
        for part in (self.state, action_button(export), self._freeze, self._version):
            self._buttons.add(part)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(GRID)
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self._buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._head)
        column.addWidget(self.totals)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the title where there is room for both, else below it."""
        super().resizeEvent(event)
        self._turn()

    def show_form(self, title: str, form: Questionnaire) -> None:
        """Say what is asked and how far it is."""
        self.title.setText(title)
        self.totals.setText(totals_text(form, self._texts))
        if form.frozen_at:
            self.state.say(self._texts("assemble.frozen", version=form.version), Tone.INFO, "freeze")
        else:
            self.state.say(self._texts("assemble.open", version=form.version), Tone.OK, "edit")
        self._freeze.setVisible(not form.frozen_at)
        self._version.setVisible(bool(form.frozen_at))
        self._turn()

    def _turn(self) -> None:
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        needed = min(title, theme.pixels(_WIDEST_TITLE)) + self._buttons.sizeHint().width() + 2 * GRID
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if needed <= self.width() else ways.TopToBottom
        self._head.setDirection(way)
        beside = way == ways.LeftToRight
        hint = self._buttons.sizeHint()
        self._buttons.setMinimumHeight(hint.height() if beside else self._buttons.heightForWidth(self.width()))


class FormTools(Flow):
    """The buttons for what is marked, in two lines at most: where words need more, icons stand alone.

    Args:
        named: actions with their words.
        small: actions done so often that their icon is known.
    """

    def __init__(self, named: Sequence[QAction], small: Sequence[QAction]) -> None:
        super().__init__(GRID)
        self._named = [action_button(action) for action in named]
        self._icons = [_small(action) for action in named]
        for button in (*self._named, *self._icons, *(_small(action) for action in small)):
            self.add(button)
        self._shorten(short=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        needed = sum(button.sizeHint().width() + GRID for button in self._named)
        self._shorten(short=needed > 2 * self.width())

    def _shorten(self, *, short: bool) -> None:
        for words, icon in zip(self._named, self._icons, strict=True):
            words.setVisible(not short)
            icon.setVisible(short)
        self.setMinimumHeight(self.heightForWidth(self.width()))
        self._place()


def _small(action: QAction) -> QToolButton:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    made = icon_button(action.data(), f"{action.text()} ({keys})", action.trigger)
    action.changed.connect(lambda: made.setEnabled(action.isEnabled()))
    made.setEnabled(action.isEnabled())
    return made
