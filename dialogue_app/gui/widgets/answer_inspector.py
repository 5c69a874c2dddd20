"""One answer in full, as plain text that can be read, marked and copied with the keyboard."""

from collections.abc import Iterator

from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextOption
from PySide6.QtWidgets import QTextEdit, QWidget

from dialogue_app.domain import dates, phrases
from dialogue_app.domain.answers import Answer
from dialogue_app.domain.comparison import Comparison, Row
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui import theme
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.texts import Texts

Part = tuple[str, str]
"""A heading and what stands under it."""


class AnswerInspector(QTextEdit):
    """Shows everything recorded in one cell.

    Text of suppliers is inserted letter by letter and never interpreted; words longer than a line are broken.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(texts("compare.inspector"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumWidth(theme.pixels(180))
        self.document().setDocumentMargin(GRID)

    def show_cell(self, comparison: Comparison, row: Row, supplier: Supplier) -> None:
        """Show what this supplier said to this question."""
        self.clear()
        cursor = self.textCursor()
        _insert(cursor, supplier.name, Size.BODY, Role.TEXT, strong=True, above=0)
        for heading, words in answer_parts(comparison, row, supplier, self._texts):
            _insert(cursor, heading, Size.SMALL, Role.MUTED, above=GRID)
            _insert(cursor, words, Size.BODY, Role.TEXT, above=0)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_nothing(self) -> None:
        """Say that an answer must be chosen first."""
        self.clear()
        _insert(self.textCursor(), self._texts("compare.choose-cell"), Size.BODY, Role.MUTED, above=0)


def answer_parts(comparison: Comparison, row: Row, supplier: Supplier, texts: Texts) -> Iterator[Part]:
    """Yield everything there is to say about a cell, in reading order; nothing that is empty."""
    cell = row.cell(supplier.id)
    yield from _wordings(comparison, row, supplier, texts)
    if cell is None:
        yield texts("compare.answer"), phrases.state_text("not-asked", texts)
    else:
        answer = cell.answer(row.item.snapshot.answer.kind)
        said = phrases.answer_text(row.item.snapshot, answer, texts)
        yield texts("compare.state"), phrases.state_text(answer.state, texts)
        yield texts("compare.answer"), said
        yield from ((texts(f"compare.{name}"), words) for name, words in _facts(answer, texts) if words)
        points = [texts(f"open.{code}") for code in row.open_points(supplier.id)]
        yield from [(texts("compare.open-points"), "\n".join(points))] if points else []
    yield texts("compare.counts"), phrases.counts_text(row.counts, texts)


def _wordings(comparison: Comparison, row: Row, supplier: Supplier, texts: Texts) -> Iterator[Part]:
    now = row.item.prompt(texts.language)
    raw = row.cell(supplier.id)
    if raw is None or not row.other_wording(supplier.id):
        yield texts("compare.question", item=row.item.code), now
        return
    asked = comparison.wordings.get(raw.asked_hash, texts("compare.wording-unknown"))
    yield texts("compare.question-asked", item=row.item.code), asked
    yield texts("compare.question-now"), now


def _facts(answer: Answer, texts: Texts) -> Iterator[Part]:
    yield "scope", phrases.scope_text(answer.scope, texts)
    yield "claim", answer.claim
    yield "note", answer.note
    yield "verification", texts(f"verification.{answer.verification}")
    yield "date-of-fact", dates.date_text(answer.date_of_fact, texts)
    yield "source", texts(f"source.{answer.source}")
    key = f"reason.{answer.reason}"
    yield "reason", texts(key) if texts.has(key) else answer.reason
    yield "due", dates.date_text(answer.due, texts)
    if answer.confidential:
        key = f"reason.{answer.confidential_reason}"
        yield "is-confidential", texts(key) if texts.has(key) else answer.confidential_reason or "–"


def _insert(cursor: QTextCursor, words: str, size: Size, role: Role, *, strong: bool = False, above: int = 0) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above)
    letters.setFont(theme.font(size, strong=strong))
    letters.setForeground(theme.colour(role))
    if cursor.document().isEmpty():
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(words, letters)
