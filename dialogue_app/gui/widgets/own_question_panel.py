"""A question in the buyer's own words: wording, help, kind, and what the kind needs. The page keeps it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.domain.own_questions import CHOOSING, OFFERED, OwnDraft
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, primary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.gui.widgets.text_area import TextArea
from dialogue_app.texts import Texts
from question_bank import Kind, Release

_UNITS = frozenset({Kind.NUMBER, Kind.PERCENT})


class OwnQuestionPanel(QFrame):
    """A card with a few fields; Ctrl+Enter keeps the question, Esc closes the card and keeps what was typed in it.

    Signals:
        wanted(): the user asks for the question; read it with ``draft``.
        closed(): the user goes back.

    Args:
        texts: words of the window.
        release: where the themes come from.
    """

    wanted = Signal()
    closed = Signal()

    def __init__(self, texts: Texts, release: Release, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._release = texts, release
        self.setProperty("card", True)
        self.setAccessibleName(texts("own.title"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.words, self.help, self.more = TextArea(2), TextArea(2), TextArea(3)
        self.kind, self.theme = ComboBox(), ComboBox()
        self.written = QCheckBox(texts("own.written"))
        self.error = Chip("", Tone.BAD, wrap=True)
        for kind in OFFERED:
            self.kind.addItem(texts(f"kind.{kind}"), kind.value)
        for theme in release.themes:
            self.theme.addItem(theme.name, theme.code)
        self.kind.currentIndexChanged.connect(lambda _: self._follow_kind())
        self._lay_out()
        self._follow_kind()
        self.hide()

    def open_panel(self) -> None:
        """Show the card, ready to type."""
        self.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def draft(self) -> OwnDraft:
        """Return what was written."""
        kind = Kind(self.kind.currentData())
        theme = next(each for each in self._release.themes if each.code == self.theme.currentData())
        return OwnDraft(
            prompt=" ".join(self.words.said.split()),
            kind=kind,
            help=self.help.said,
            theme=theme.code,
            subtheme=next(iter(theme.subthemes)),
            options=tuple(self.more.said.splitlines()) if kind in CHOOSING else (),
            unit=" ".join(self.more.said.split()) if kind in _UNITS else "",
            written_only=self.written.isChecked(),
        )

    def say_error(self, sentence: str) -> None:
        """Say why the question can't be kept; everything typed stays."""
        self.error.say(sentence, Tone.BAD)
        self.error.setVisible(bool(sentence))

    def done(self) -> None:
        """Empty the card and close it: the question is kept."""
        for field in (self.words, self.help, self.more):
            field.show_text("")
        self.written.setChecked(False)
        self.say_error("")
        self.close_panel()

    def close_panel(self) -> None:
        """Close the card; what was typed stays in it."""
        self.hide()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Ctrl+Enter keeps."""
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def _follow_kind(self) -> None:
        """Ask for options, a unit or a whole, or for nothing more."""
        kind = Kind(self.kind.currentData())
        name = "options" if kind in CHOOSING else "unit" if kind is Kind.NUMBER else "of"
        needed = kind in CHOOSING or kind in _UNITS
        for part in (self.more, self._more_name):
            part.setVisible(needed)
        self._more_name.setText(self._texts(f"own.{name}"))
        self.more.setAccessibleName(self._texts(f"own.{name}"))
        self.say_error("")

    def _lay_out(self) -> None:
        texts = self._texts
        head = QHBoxLayout()
        head.addWidget(label(texts("own.title"), strong=True), 1)
        head.addWidget(icon_button("close", texts("button.close"), self.close_panel))
        form = Form()
        form.setVerticalSpacing(GRID)
        form.add(texts("own.words"), self.words)
        form.add(texts("own.help"), self.help)
        form.add(texts("own.kind"), self.kind)
        self._more_name = label("")
        self._more_name.setBuddy(self.more)
        form.addRow(self._more_name, self.more)
        form.add(texts("own.theme"), self.theme)
        form.addRow(self.written)
        keep = primary_button(texts("own.keep"), self.wanted.emit, "add")
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addWidget(hint(texts("own.about")))
        column.addLayout(form)
        column.addWidget(self.error)
        column.addWidget(keep, 0, Qt.AlignmentFlag.AlignLeft)
