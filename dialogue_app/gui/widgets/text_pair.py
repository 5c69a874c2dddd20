"""One text of a question in two languages side by side: English, and another that says when it is out of date."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Size
from dialogue_app.gui.widgets.buttons import icon_button, secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.text import label
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts
from question_bank import PIVOT, Question, TextState, local_text, pivot_texts


class TextPair(QWidget):
    """Two fields for one role.

    Signals:
        written(str, str): role and the English text.
        translated(str, str): role and the text in the other language.
        fitting(str): the user says that the other text still fits.
        unwanted(str): the user takes the text away; only where it is ``removable``.

    Args:
        role: of the text, as in ``question_bank.pivot_texts``.
        name: how the text is called.
        lines: height.
        texts: words of the window.
        removable: words of the button that takes the text away, empty for none.
    """

    written = Signal(str, str)
    translated = Signal(str, str)
    fitting = Signal(str)
    unwanted = Signal(str)

    def __init__(self, role: str, name: str, lines: int, texts: Texts, removable: str = "") -> None:
        super().__init__()
        self.role, self._name, self._texts = role, name, texts
        self.words, self.other = TextArea(lines), TextArea(lines)
        self._title = label(name, size=Size.SMALL, strong=True, wrap=True)
        self._title.setBuddy(self.words)
        self.words.setAccessibleName(name)
        self._said, self._state = Chip("", Tone.BAD, wrap=True), Chip("", Tone.WARN, wrap=True)
        self.fits = secondary_button(texts("own-edit.fits"), lambda: self.fitting.emit(role), "check")
        self._lay_out(removable)
        self.words.typed.connect(lambda: self.written.emit(role, self.words.said))
        self.other.typed.connect(lambda: self.translated.emit(role, self.other.said))
        for area in (self.words, self.other):
            area.refused.connect(lambda: self.say(texts("live.paste-too-long")))

    def show_text(self, question: Question, language: str) -> None:
        """Show both texts; without another language only the English one."""
        pivot = pivot_texts(question).get(self.role, "")
        _show(self.words, pivot)
        self._show_other(question, language, pivot)

    def say(self, sentence: str, tone: Tone = Tone.BAD) -> None:
        """Say what the checks say of the English text; an empty sentence takes it away."""
        self._said.say(sentence, tone)
        self._said.setVisible(bool(sentence))

    @property
    def said(self) -> str:
        """What the checks say, empty when all is well."""
        return self._said.text if not self._said.isHidden() else ""

    @property
    def state(self) -> str:
        """What is said of the other text, empty when it is up to date."""
        return self._state.text if not self._state.isHidden() else ""

    def _show_other(self, question: Question, language: str, pivot: str) -> None:
        shown = bool(language) and language != PIVOT
        self.other.setVisible(shown)
        self._grid.setColumnStretch(1, int(shown))
        told = question.translations.get(language)
        text = told.texts.get(self.role, "") if told else ""
        if shown:
            _show(self.other, text)
        tongue = language_name(language, self._texts) if shown else ""
        self.other.setAccessibleName(f"{self._name} ({tongue})")
        self.other.setEnabled(bool(pivot.strip()) or bool(text))
        stale = bool(text) and bool(pivot) and local_text(question, self.role, language).stale
        missing = shown and bool(pivot.strip()) and not text
        machine = bool(told and text and told.state is TextState.MACHINE)
        key = "stale" if stale else "missing" if missing else "machine" if machine else ""
        self._state.say(self._texts(f"own-edit.{key}") if key else "", Tone.INFO if missing else Tone.WARN)
        self._state.setVisible(shown and bool(key))
        self.fits.setVisible(shown and stale)

    def _lay_out(self, removable: str) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        if removable:
            head.addWidget(icon_button("remove", f"{removable}: {self._name}", lambda: self.unwanted.emit(self.role)))
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GRID)
        grid.setVerticalSpacing(GRID // 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        grid.addLayout(head, 0, 0, 1, 2)
        grid.addWidget(self.words, 1, 0)
        grid.addWidget(self.other, 1, 1)
        grid.addWidget(self._said, 2, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._state, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.fits, 3, 1, Qt.AlignmentFlag.AlignLeft)
        for part in (self._said, self._state, self.fits):
            part.hide()


def _show(area: TextArea, text: str) -> None:
    """Show a text from its beginning, unless it is the one that is being typed there."""
    if area.said.strip() != text.strip():
        area.show_text(text)
        area.moveCursor(QTextCursor.MoveOperation.Start)
