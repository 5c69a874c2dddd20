"""Two wordings side by side, part by part: what only one side says is underlined or struck out, and tinted."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit

from dialogue_app.domain.take_in_phrases import Sides
from dialogue_app.domain.wording_change import Fate, changes
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role, Size

_HALVES = [QTextLength(QTextLength.Type.PercentageLength, 50)] * 2


class DifferenceView(QTextEdit):
    """Shows parts of a question from both sides. Everything is plain text.

    Args:
        name: accessible name.
        heads: what stands above the two sides.
        nothing: what is said of a side that lacks the part.
    """

    def __init__(self, name: str, heads: tuple[str, str], nothing: str) -> None:
        super().__init__()
        self._heads, self._nothing = heads, nothing
        self._parts: tuple[Sides, ...] = ()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_sides(self, parts: Iterable[Sides]) -> None:
        """Show these parts from the top."""
        self._parts = tuple(parts)
        self.follow_look()
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def follow_look(self) -> None:
        """Draw the same parts in the present colours and text size."""
        self.document().clear()
        if not self._parts:
            return
        form = QTextTableFormat()
        form.setColumnWidthConstraints(_HALVES)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setBorder(0)
        form.setCellPadding(GRID // 2)
        cursor = QTextCursor(self.document())
        table = cursor.insertTable(1 + 2 * len(self._parts), 2, form)
        for column, head in enumerate(self._heads):
            _write(table, 0, column, [(head, _look(strong=True))])
        for place, part in enumerate(self._parts):
            table.mergeCells(1 + 2 * place, 0, 1, 2)
            _write(table, 1 + 2 * place, 0, [(part.name, _look(strong=True, small=True))])
            for column, words in enumerate(_marked(part, self._nothing)):
                _write(table, 2 + 2 * place, column, words)


def _write(table: QTextTable, row: int, column: int, words: Sequence[tuple[str, QTextCharFormat]]) -> None:
    cursor = table.cellAt(row, column).firstCursorPosition()
    for text, look in words:
        cursor.insertText(text, look)


def _marked(part: Sides, nothing: str) -> tuple[list[tuple[str, QTextCharFormat]], list[tuple[str, QTextCharFormat]]]:
    if not part.mine or not part.theirs:
        plain = [[(words or nothing, _look(small=not words))] for words in (part.mine, part.theirs)]
        return plain[0], plain[1]
    mine, theirs = list[tuple[str, QTextCharFormat]](), list[tuple[str, QTextCharFormat]]()
    for piece in changes(part.mine, part.theirs):
        words = f"{piece.text} "
        if piece.fate is not Fate.ADDED:
            mine.append((words, _look(only=Fate.REMOVED if piece.fate is Fate.REMOVED else None)))
        if piece.fate is not Fate.REMOVED:
            theirs.append((words, _look(only=Fate.ADDED if piece.fate is Fate.ADDED else None)))
    return mine, theirs


def _look(*, strong: bool = False, small: bool = False, only: Fate | None = None) -> QTextCharFormat:
    look = QTextCharFormat()
    font = theme.font(Size.SMALL if small else Size.BODY, strong=strong)
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    look.setFont(font)
    look.setForeground(theme.colour(Role.MUTED if small and not strong else Role.TEXT))
    if only:
        role = Role.BAD if only is Fate.REMOVED else Role.OK
        look.setForeground(theme.colour(role))
        look.setFontUnderline(only is Fate.ADDED)
        look.setFontStrikeOut(only is Fate.REMOVED)
    return look
