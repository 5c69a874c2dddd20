"""Asks for the title of a section: of the one that marked questions go into, or a new one for a section."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from dialogue_app.domain.questionnaire import Section
from dialogue_app.domain.sections import LONGEST_TITLE
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.buttons import icon_button, primary_button
from dialogue_app.gui.widgets.card import Card
from dialogue_app.gui.widgets.chip import Chip
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import hint, label
from dialogue_app.texts import Texts


class SectionPanel(Card):
    """A card with one field; Enter takes what is written, Esc closes it.

    Signals:
        grouped(tuple, str): ids of items, and the title of the section they go into.
        renamed(str, str): id of a section, and its new title.

    Args:
        texts: words of the window.
    """

    grouped = Signal(tuple, str)
    renamed = Signal(str, str)

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._items: tuple[str, ...] = ()
        self._section = ""
        self.title = label(strong=True, wrap=True)
        self.field, self.name = ComboBox(editable=True), QLineEdit()
        self.words = QLineEdit()
        self.field.setLineEdit(self.words)
        # the titles there are can be chosen; while typing a new one, they would only be in the way
        self.words.setCompleter(None)  # type: ignore[arg-type]
        self.field.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.field.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.take = primary_button("", self._take, "check")
        for typed in (self.field, self.name):
            typed.setAccessibleName(texts("arrange.section-title"))
        for line in (self.words, self.name):
            line.setMaxLength(LONGEST_TITLE)
            line.setPlaceholderText(texts("arrange.section-title"))
        self.about = hint(texts("arrange.section-hint"))
        self.error = Chip("", Tone.BAD, wrap=True)
        self._lay_out()
        self.hide()

    @property
    def has_error(self) -> bool:
        """Whether the title could not be used."""
        return not self.error.isHidden()

    def open_for_items(self, item_ids: tuple[str, ...], titles: Sequence[str]) -> None:
        """Ask where these items go; ``titles`` are of the other sections there are."""
        self._items, self._section = item_ids, ""
        self.field.clear()
        self.field.addItems(list(titles))
        self.field.setCurrentIndex(-1)
        self.take.setText(self._texts("arrange.section-take"))
        self._open(self._texts.count("arrange.into-section", len(item_ids)), self.field, self.name)

    def open_for_section(self, section: Section) -> None:
        """Ask for another title of a section."""
        self._items, self._section = (), section.id
        self.name.setText(section.title)
        self.take.setText(self._texts("arrange.section-rename"))
        self._open(self._texts("arrange.rename-section"), self.name, self.field)

    def say_error(self, sentence: str) -> None:
        """Say why the title can't be used; it stays in the field."""
        self.error.say(sentence, Tone.BAD)
        self.error.setVisible(bool(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter take the title."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        else:
            super().keyPressEvent(event)

    def _open(self, title: str, field: QWidget, other: QWidget) -> None:
        self.say_error("")
        self.title.setText(title)
        self.setAccessibleName(title)
        field.show()
        other.hide()
        self.about.setVisible(field is self.field)
        self.show()
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.name.selectAll()

    def _take(self) -> None:
        if self._items:
            self.grouped.emit(self._items, self.words.text())
        else:
            self.renamed.emit(self._section, self.name.text())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(icon_button("close", self._texts("button.close"), self.close_panel))
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.name, 1)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(*[2 * GRID] * 4)
        column.setSpacing(GRID)
        column.addLayout(head)
        column.addLayout(row)
        column.addWidget(self.about)
        column.addWidget(self.error)
