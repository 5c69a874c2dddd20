"""The window of Tools > Passphrase: how the file is protected now, a new passphrase, and what happens to older copies.

It shows and asks; its desk does.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QListWidget, QProgressBar, QVBoxLayout, QWidget

from dialogue_app.errors import Problem
from dialogue_app.gui import theme
from dialogue_app.gui.problems import Tone, sentence
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.checked_field import CheckedField
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.choice_box import ChoiceBox
from dialogue_app.gui.widgets.flow import Flow
from dialogue_app.gui.widgets.secret_line import SecretLine
from dialogue_app.gui.widgets.tall_area import TallArea
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.texts import Texts

COPIES = ("rewrite", "remove", "keep")
"""What can happen to older copies."""

_DONE_HEIGHT = 260
"""Pixels at 100 % text size when there is only a sentence left."""

_LINES = 4
"""Height of the list of copies, in lines of text."""


class PassphraseSheet(QDialog):
    """One form, and below it how it went.

    Signals:
        wanted(): protect the file with what is typed, or take its passphrase away.

    Args:
        texts: of the window.
        file: name of the workspace.
        weakness: what is to be said against a new passphrase.
        protected: the file has one now.
        parent: the window.
    """

    wanted = Signal()

    def __init__(
        self,
        texts: Texts,
        file: str,
        weakness: Callable[[str], Problem | None],
        *,
        protected: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts, self._weakness, self._protected = texts, weakness, protected
        self.setWindowTitle(texts("passphrase.title", file=file))
        self.state = label(texts(f"passphrase.{_state(protected)}"), wrap=True, strong=True)
        self.what = ChoiceBox(texts("passphrase.what"))
        self.what.offer([(each, texts(f"passphrase.{each}")) for each in ("another", "none")])
        self.what.setVisible(protected)
        self.first = CheckedField(
            texts("passphrase.new"), SecretLine(texts("passphrase.new")), texts("passphrase.advice")
        )
        self.second = CheckedField(texts("passphrase.repeat"), SecretLine(texts("passphrase.repeat")))
        self.capitals = Chip(texts("passphrase.capitals"), Tone.WARN, wrap=True)
        self.shown = QCheckBox(texts("passphrase.show"))
        self.kept = QCheckBox(texts("passphrase.kept"))
        self.typed = QWidget()
        self.copies = QWidget()
        self.names = QListWidget()
        self.names.setAccessibleName(texts("passphrase.copies"))
        self.treat = ChoiceBox(texts("passphrase.copies-what"))
        self.treat.offer([(each, texts(f"passphrase.copies-{each}")) for each in COPIES])
        self.note = hint("")
        self.said = Chip("", Tone.BAD, wrap=True)
        self.progress = QProgressBar(maximum=100)
        self.progress.setAccessibleName(texts("passphrase.rewriting"))
        self.do = primary_button("", self.wanted.emit, "lock")
        self.close_it = secondary_button(texts("button.close"), self.reject)
        self._lay_out(file)
        self._listen()
        self._follow()
        if parent is None:
            theme.dress(self)

    @property
    def takes_away(self) -> bool:
        """Whether the file shall have no passphrase any more."""
        return self._protected and self.what.code == "none"

    @property
    def passphrase(self) -> str:
        """What is typed."""
        return self._line(self.first).text()

    def name_copies(self, names: Sequence[str]) -> None:
        """Name the copies that lie beside the file; none are not mentioned."""
        self.names.clear()
        self.names.addItems(list(names))
        self.copies.setVisible(bool(names))
        self._follow()

    def is_ready(self) -> bool:
        """Say beside the field what is missing, and mark the field; whether nothing is."""
        if self.takes_away:
            return True
        weak, repeated = self._weakness(self.passphrase), self._line(self.second).text()
        self.first.say(sentence(weak, self._texts) if weak else "")
        self.second.say("" if weak or repeated == self.passphrase else self._texts("passphrase.differs"))
        missing = self.first if weak else self.second if self.second.said else None
        if missing:
            missing.setFocus()
            self._line(missing).selectAll()
        elif not self.kept.isChecked():
            self.say(self._texts("passphrase.keep-it"), Tone.WARN)
            self.kept.setFocus()
        return not missing and self.kept.isChecked()

    def say(self, words: str, tone: Tone) -> None:
        """Say how it went, or why it did not."""
        self.said.say(words, tone)
        self.said.setVisible(bool(words))
        self._area.ensureWidgetVisible(self.said)

    def say_progress(self, share: float | None) -> None:
        """Show how many copies are rewritten; None when it has ended."""
        self.progress.setVisible(share is not None)
        self.progress.setValue(round(100 * (share or 0)))

    def end(self) -> None:
        """It is done: what was typed is forgotten, and there is nothing more to decide."""
        for field in (self.first, self.second):
            self._line(field).clear()
        for part in (self.state, self.what, self.typed, self.copies, self.do):
            part.hide()
        self.close_it.setFocus()
        self.resize(self.width(), min(self.height(), theme.pixels(_DONE_HEIGHT)))

    def refuse(self, words: str) -> None:
        """Say why nothing can be changed here, instead of showing fields that do nothing."""
        self.end()
        self.state.show()
        self.say(words, Tone.INFO)

    def done(self, result: int) -> None:
        """Forget what was typed, however it ends."""
        for field in (self.first, self.second):
            self._line(field).clear()
        super().done(result)

    # Inside --------------------------------------------------------------------------------------------------

    @staticmethod
    def _line(field: CheckedField) -> SecretLine:
        assert isinstance(field.field, SecretLine)
        return field.field

    def _listen(self) -> None:
        for field in (self.first, self.second):
            self.shown.toggled.connect(self._line(field).reveal)
            self._line(field).capitals.connect(self.capitals.setVisible)
            self._line(field).textEdited.connect(self._advise)
        self.what.chosen.connect(self._follow)
        self.treat.chosen.connect(self._follow)
        self.kept.toggled.connect(lambda: self.say("", Tone.WARN))

    def _advise(self) -> None:
        """Say while it is typed what is still weak; that both differ, only once the second is as long."""
        weak, repeated = self._weakness(self.passphrase), self._line(self.second).text()
        self.first.say(sentence(weak, self._texts) if weak and self.passphrase else "", Tone.WARN)
        if len(repeated) < len(self.passphrase) or repeated == self.passphrase:
            self.second.say("")

    def _follow(self) -> None:
        key = "take-away" if self.takes_away else "change" if self._protected else "protect"
        self.do.setText(self._texts(f"passphrase.{key}"))
        self.typed.setVisible(not self.takes_away)
        self.note.setText(self._texts(f"passphrase.copies-{self.treat.code}-note-{_state(not self.takes_away)}"))

    def _lay_out(self, file: str) -> None:
        texts, body = self._texts, QWidget()
        warning = Chip(texts("passphrase.no-way-back"), Tone.WARN, wrap=True)
        _stack(self.typed, (self.first, self.second, self.capitals, self.shown, warning, self.kept))
        title = label(texts("passphrase.copies"), strong=True, wrap=True)
        _stack(self.copies, (title, self.names, self.treat, self.note))
        self.names.setFixedHeight(self.names.fontMetrics().lineSpacing() * _LINES + 2 * GRID)
        head = heading(texts("passphrase.title", file=file))
        column = _stack(body, (head, self.state, self.what, self.typed, self.copies, self.said, self.progress))
        column.setContentsMargins(*[2 * GRID] * 4)
        column.addStretch(1)
        ways = Flow(GRID)
        ways.add(self.do)
        ways.add(self.close_it)
        for part in (self.capitals, self.said, self.progress, self.copies):
            part.hide()
        self.do.setDefault(True)
        self._area = TallArea(body)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 2 * GRID)
        whole.addWidget(self._area, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(2 * GRID, 0, 2 * GRID, 0)
        foot.addWidget(ways)
        whole.addLayout(foot)
        self.resize(QSize(theme.pixels(600), theme.pixels(640)).boundedTo(self.screen().availableSize()))


def _state(protected: bool) -> str:
    return "protected" if protected else "plain"


def _stack(holder: QWidget, parts: Sequence[QWidget]) -> QVBoxLayout:
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(GRID)
    for part in parts:
        column.addWidget(part)
    return column
