"""Fills a standard text: the places at the left, the text as it will be sent at the right, ready to copy."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.session import Session
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import primary_button, secondary_button
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.question_view import QuestionView
from dialogue_app.gui.widgets.splitter import Splitter
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import heading, hint, label
from dialogue_app.gui.widgets.text_area import TextArea
from question_bank import Filled, StandardText, TextField, fill
from question_bank.filling import places

_LINE, _MOST_LINES = 40, 4
"""A field is as high as its example needs: characters of a line, and lines at most."""


class LetterDesk(QWidget):
    """One standard text with its places.

    Args:
        session: says what was copied, and remembers the split.

    Attributes:
        typed: signal with name and words of a place the user filled.
        supplier_wanted: signal with the id of the supplier the text is for.
    """

    typed = Signal(str, str)
    supplier_wanted = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._texts = session, session.texts
        self._text: StandardText | None = None
        self._described: Sequence[TextField] = ()
        self.fields: dict[str, TextArea] = {}
        self.supplier = ComboBox()
        self.supplier.setAccessibleName(self._texts("guide.letter-supplier"))
        self.title, self.use, self.missing = heading(""), hint(""), Chip("", Tone.WARN, wrap=True)
        self.view = QuestionView(self._texts("guide.letter-text"))
        self.supplier.activated.connect(lambda _: self.supplier_wanted.emit(self.supplier.currentData()))
        self._lay_out()

    def offer_suppliers(self, suppliers: Sequence[tuple[str, str]], present: str) -> None:
        """Let the user choose among these suppliers (id, name); none are offered when there are none."""
        self.supplier.clear()
        self.supplier.addItem(self._texts("guide.letter-any-supplier"), "")
        for supplier_id, name in suppliers:
            self.supplier.addItem(name, supplier_id)
        self.supplier.setCurrentIndex(max(self.supplier.findData(present), 0))
        self._supplier_row.setVisible(bool(suppliers))

    def show_text(self, text: StandardText, described: Sequence[TextField], words: Mapping[str, str]) -> None:
        """Show a text with these words in its places, by name."""
        self._text, self._described = text, described
        self.title.setText(text.name)
        self.use.setText(self._texts("guide.letter-use", use=text.use, reader=text.reader))
        self.copy_subject.setVisible(bool(text.subject))
        self._make_fields(text, described, words)
        self._show()

    def filled(self) -> Filled | None:
        """Return the text as it stands, None before one is shown."""
        if self._text is None:
            return None
        words = {name: field.said for name, field in self.fields.items()}
        return fill(self._text, self._described, words)

    # Inside --------------------------------------------------------------------------------------------------

    def _make_fields(self, text: StandardText, described: Sequence[TextField], words: Mapping[str, str]) -> None:
        self.fields.clear()
        known = {field.name: field for field in described}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID // 2)
        for name in places(text):
            self.fields[name] = area = self._field(known[name], words.get(name, ""))
            title = label(self._name(known[name]), wrap=True)
            title.setBuddy(area)
            column.addWidget(title)
            column.addWidget(area)
            column.addSpacing(GRID)
        column.addStretch()
        self._form_area.setWidget(inside)

    def _name(self, field: TextField) -> str:
        return self._texts("guide.letter-optional", name=field.label) if field.optional else field.label

    def _field(self, field: TextField, words: str) -> TextArea:
        made = TextArea(min(_MOST_LINES, 1 + len(field.example) // _LINE))
        made.setAccessibleName(self._name(field))
        made.show_text(words)
        made.setPlaceholderText(field.example)
        made.typed.connect(lambda: self._changed(field.name))
        return made

    def _changed(self, name: str) -> None:
        self.typed.emit(name, self.fields[name].said)
        self._show()

    def _show(self) -> None:
        filled = self.filled()
        if filled is None:
            return
        lines = [Line(Style.TITLE, filled.subject)] if filled.subject else []
        lines += [Line(Style.BODY, line) for line in filled.body.split("\n")]
        top = self.view.verticalScrollBar().value()
        self.view.show_lines(lines)
        self.view.verticalScrollBar().setValue(top)
        names = "; ".join(field.label for field in filled.missing)
        said = self._texts("guide.letter-missing", names=names) if names else self._texts("guide.letter-complete")
        self.missing.say(said, Tone.WARN if names else Tone.OK)

    def _copy(self, part: str) -> None:
        filled = self.filled()
        if filled is None:
            return
        QGuiApplication.clipboard().setText(getattr(filled, part))
        if filled.missing:
            names = "; ".join(field.label for field in filled.missing)
            self._session.say("guide.letter-copied-missing", Tone.WARN, names=names)
        else:
            self._session.say(f"guide.letter-copied-{part}", Tone.OK)

    def _lay_out(self) -> None:
        texts = self._texts
        self._supplier_row = QWidget()
        row = Form(self._supplier_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.add(texts("guide.letter-supplier"), self.supplier)
        self._form_area = QScrollArea(widgetResizable=True)
        self._form_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._form_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.copy = primary_button(texts("guide.letter-copy"), lambda: self._copy("body"), "copy")
        self.copy_subject = secondary_button(texts("guide.letter-copy-subject"), lambda: self._copy("subject"), "copy")
        buttons = QHBoxLayout()
        buttons.setSpacing(GRID)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.copy_subject)
        buttons.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.use)
        column.addWidget(self._supplier_row)
        column.addWidget(self.missing)
        column.addWidget(Splitter("guide/letter", self._session.settings, [self._form_area, self.view], [320, 480]), 1)
        column.addLayout(buttons)
