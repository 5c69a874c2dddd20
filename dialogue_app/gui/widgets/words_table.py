"""The glossary as a table: the words of the trade in two languages, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout
from PySide6.QtWidgets import QWidget as _QWidget

from dialogue_app.gui.models.languages import language_name
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.form import Form
from dialogue_app.gui.widgets.still import ComboBox
from dialogue_app.gui.widgets.text import heading, hint
from dialogue_app.texts import Texts
from question_bank import LANGUAGES, PIVOT, Term


class WordsTable(_QWidget):
    """Terms in the pivot language, and in one that the reader chooses, each with its synonym."""

    def __init__(self, texts: Texts, terms: Sequence[Term], parent: _QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts, self._terms = texts, terms
        self.language = ComboBox()
        for code in LANGUAGES:
            if code != PIVOT:
                self.language.addItem(language_name(code, texts), code)
        self.table = self._make_table()
        form = Form()
        form.add(texts("guide.words-language"), self.language)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(heading(texts("guide.words")))
        column.addWidget(hint(texts("guide.words-hint")))
        column.addLayout(form)
        column.addWidget(self.table, 1)
        self.language.currentIndexChanged.connect(self._fill)
        self._fill()

    def _make_table(self) -> QTableWidget:
        made = QTableWidget(len(self._terms), 4)
        made.setAccessibleName(self._texts("guide.words"))
        made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        made.setWordWrap(True)
        made.verticalHeader().hide()
        made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        made.setTabKeyNavigation(False)
        return made

    def _fill(self) -> None:
        code, also = self.language.currentData(), self._texts("guide.words-also")
        names = (language_name(PIVOT, self._texts), also, language_name(code, self._texts), also)
        self.table.setHorizontalHeaderLabels(names)
        for row, term in enumerate(self._terms):
            words = (term.words[PIVOT], term.also.get(PIVOT, ""), term.words[code], term.also.get(code, ""))
            for place, word in enumerate(words):
                item = QTableWidgetItem(word)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, place, item)
        self.table.resizeRowsToContents()
