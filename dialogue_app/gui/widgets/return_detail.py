"""One returned answer in full, beside what is recorded now."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from dialogue_app.domain.answers import State
from dialogue_app.domain.review import Line
from dialogue_app.domain.review_phrases import place_text, said_text
from dialogue_app.gui.theme import GRID
from dialogue_app.gui.widgets.reading_area import reading_area
from dialogue_app.gui.widgets.text import hint
from dialogue_app.texts import Texts

_READABLE = 20_000
"""Characters of an answer that are shown in full; much longer text freezes text fields."""


class ReturnDetail(QWidget):
    """The question above, the recorded answer at the left, the returned one at the right.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setAccessibleName(texts("returns.detail"))
        self.question, self.where = hint(""), hint("")
        self.present = reading_area(texts("returns.column-present"))
        self.came = reading_area(texts("returns.column-returned"))
        sides = QHBoxLayout()
        sides.setSpacing(GRID)
        for title, area in ((hint(texts("returns.column-present")), self.present), (self.where, self.came)):
            side = QVBoxLayout()
            side.setSpacing(GRID // 2)
            side.addWidget(title)
            side.addWidget(area, 1)
            sides.addLayout(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID // 2)
        column.addWidget(self.question)
        column.addLayout(sides, 1)

    def show_line(self, line: Line | None) -> None:
        """Show a line; None leaves nothing in any widget."""
        texts = self._texts
        place = place_text(line.place, texts) if line else ""
        self.where.setText(texts("returns.in-file-at", place=place) if place else texts("returns.column-returned"))
        self.question.setText(f"{line.item.code} · {line.item.prompt(texts.language)}" if line else "")
        self.present.setPlainText(self._recorded(line) if line else "")
        self.came.setPlainText(self._readable(said_text(line.item, line.answer, texts)) if line else "")

    def _recorded(self, line: Line) -> str:
        answer = line.present.answer
        if answer.state is State.NOT_ASKED:
            return self._texts("returns.nothing-recorded")
        return self._readable(said_text(line.item, answer, self._texts))

    def _readable(self, said: str) -> str:
        return f"{said[:_READABLE]}\n{self._texts('returns.cut')}" if said[_READABLE:] else said
