"""Shows lines of text to read: title, headings, paragraphs, states with an icon. Everything is plain text."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QKeyEvent,
    QKeySequence,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from dialogue_app.gui import theme
from dialogue_app.gui.models.question_sheet import Line, Style
from dialogue_app.gui.problems import Tone
from dialogue_app.gui.theme import GRID, Role, Size

_SIZES = {Style.TITLE: Size.TITLE, Style.SMALL: Size.SMALL}
_SPACE_ABOVE = {Style.TITLE: GRID // 2, Style.HEAD: 2 * GRID, Style.BODY: GRID // 2, Style.ITEM: GRID // 2}
_TONE_ICONS = {Tone.WARN: "warning", Tone.BAD: "error", Tone.OK: "check", Tone.INFO: "info"}


class QuestionView(QTextEdit):
    """A page of text that can be read, marked and copied, not changed.

    Args:
        name: accessible name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(2 * GRID)
        self._lines: tuple[Line, ...] = ()

    def show_lines(self, lines: Iterable[Line]) -> None:
        """Show these lines from the top."""
        self._lines = tuple(lines)
        self._draw()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def follow_look(self) -> None:
        """Draw the same lines in the present colours and text size."""
        self._draw()

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+C to the page while nothing is marked."""
        if isinstance(event, QKeyEvent) and self._concerns_page(event):
            event.ignore()
            return False
        return super().event(event)

    def _concerns_page(self, event: QKeyEvent) -> bool:
        wanted = event.type() == QEvent.Type.ShortcutOverride and event.matches(QKeySequence.StandardKey.Copy)
        return wanted and not self.textCursor().hasSelection()

    def _draw(self) -> None:
        document = self.document()
        document.clear()
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        for number, line in enumerate(self._lines):
            if number:
                cursor.insertBlock()
            cursor.setBlockFormat(_block(line.style, first=number == 0))
            self._write(cursor, line)
        cursor.endEditBlock()

    def _write(self, cursor: QTextCursor, line: Line) -> None:
        if line.tone:
            _insert_icon(cursor, line.tone)
        if line.lead:
            cursor.insertText(f"{line.lead}  ", _characters(line, strong=True))
        cursor.insertText(line.text, _characters(line))


def _block(style: Style, *, first: bool) -> QTextBlockFormat:
    block = QTextBlockFormat()
    block.setTopMargin(0 if first else _SPACE_ABOVE.get(style, GRID // 2))
    block.setLineHeight(120, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    if style is Style.HEAD:
        block.setHeadingLevel(2)
    elif style is Style.TITLE:
        block.setHeadingLevel(1)
        block.setLineHeight(110, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    elif style is Style.ITEM:
        block.setLeftMargin(2 * GRID)
        block.setTextIndent(-GRID)
    return block


def _characters(line: Line, *, strong: bool = False) -> QTextCharFormat:
    characters = QTextCharFormat()
    bold = strong or line.style in (Style.HEAD, Style.TITLE)
    font = theme.font(_SIZES.get(line.style, Size.BODY), strong=bold)
    if bold:
        font.setWeight(QFont.Weight.DemiBold)
    characters.setFont(font)
    role = Role(line.tone.value) if line.tone else Role.MUTED if line.style is Style.SMALL else Role.TEXT
    characters.setForeground(theme.colour(role))
    return characters


def _insert_icon(cursor: QTextCursor, tone: Tone) -> None:
    name, side = _TONE_ICONS[tone], theme.pixels(14)
    address = QUrl(f"icon:{name}")
    picture = theme.pixmap(name, Role(tone.value), side)
    cursor.document().addResource(QTextDocument.ResourceType.ImageResource.value, address, picture)
    image = QTextImageFormat()
    image.setName(address.toString())
    image.setWidth(side)
    image.setHeight(side)
    image.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    cursor.insertImage(image)
    cursor.insertText(" ")
