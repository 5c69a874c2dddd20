"""One answer in full, as plain text that can be read, marked and copied with the keyboard."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from PySide6.QtGui import (
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextLength,
    QTextOption,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from dialogue_app.domain import dates, phrases
from dialogue_app.domain.ageing import out_of_date
from dialogue_app.domain.answers import Answer
from dialogue_app.domain.comparison import Cell, Comparison, Counts, Row
from dialogue_app.domain.heard import Hearings
from dialogue_app.domain.marks import day_of
from dialogue_app.domain.suppliers import Supplier, independent
from dialogue_app.domain.wording_change import Exchange, exchanges
from dialogue_app.gui import theme
from dialogue_app.gui.models.age_words import age_words
from dialogue_app.gui.models.source_words import Beside, recorded, side_by_side
from dialogue_app.gui.theme import GRID, Role, Size
from dialogue_app.texts import Texts

Part = tuple[str, str | tuple[Beside, ...]]
"""A heading and what stands under it: words, or what several recorded side by side."""

NONE = Hearings()
_ABREAST = 2
"""Sources that stand side by side; more go below."""


class AnswerInspector(QTextEdit):
    """Shows everything recorded in one cell.

    Text of suppliers is inserted letter by letter and never interpreted; words longer than a line are broken.

    Args:
        texts: words of the window.
        name: accessible name, when it shows something else than an answer.
    """

    def __init__(self, texts: Texts, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName(name or texts("compare.inspector"))
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setMinimumWidth(theme.pixels(180))
        self.document().setDocumentMargin(GRID)

    def show_cell(self, comparison: Comparison, row: Row, supplier: Supplier, sources: Hearings = NONE) -> None:
        """Show what this supplier said to this question, and by whom it was recorded; several sources side by side."""
        self.show_parts(supplier.name, answer_parts(comparison, row, supplier, self._texts, sources))

    def show_parts(self, title: str, parts: Iterable[Part]) -> None:
        """Show headings, and under each what belongs there."""
        self.clear()
        cursor = self.textCursor()
        _insert(cursor, title, Size.BODY, Role.TEXT, strong=True, above=0)
        for heading, words in parts:
            _insert(cursor, heading, Size.SMALL, Role.MUTED, above=GRID)
            if isinstance(words, str):
                _insert(cursor, words, Size.BODY, Role.TEXT, above=0)
            else:
                _put_beside(cursor, words)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def show_nothing(self) -> None:
        """Say that an answer must be chosen first."""
        self.show_words(self._texts("compare.choose-cell"))

    def show_words(self, words: str) -> None:
        """Say something in place of an answer."""
        self.clear()
        _insert(self.textCursor(), words, Size.BODY, Role.MUTED, above=0)


def answer_parts(
    comparison: Comparison, row: Row, supplier: Supplier, texts: Texts, sources: Hearings = NONE
) -> Iterator[Part]:
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
        yield from _recorded(sources, row, texts)
        too_old = age_words(out_of_date(row.item, answer, day_of(comparison)), texts)
        yield from [(texts("compare.expired"), too_old)] if too_old else []
        points = [texts(f"open.{code}") for code in row.open_points(supplier.id)]
        yield from [(texts("compare.open-points"), "\n".join(points))] if points else []
        yield from _before(row, supplier, texts)
    yield texts("compare.counts"), _counts(comparison, row, texts)


def _recorded(sources: Hearings, row: Row, texts: Texts) -> Iterator[Part]:
    """Say who recorded the answer and when; where several did, what each wrote down, the one that counts first."""
    if len(sources.told) > 1:
        heading = texts.count("compare.sources", len(sources.told))
        yield heading, side_by_side(sources, row.item.snapshot, texts)
    elif words := recorded(sources, texts):
        yield texts("compare.recorded"), words


def _wordings(comparison: Comparison, row: Row, supplier: Supplier, texts: Texts) -> Iterator[Part]:
    now = row.item.prompt(texts.language)
    raw = row.cell(supplier.id)
    if raw is None or not row.other_wording(supplier.id):
        yield texts("compare.question", item=row.item.code), now
        return
    asked = comparison.wordings.get(raw.asked_hash, "")
    yield texts("compare.question-asked", item=row.item.code), asked or texts("compare.wording-unknown")
    yield texts("compare.question-now"), now
    difference = difference_words(asked, row.item.prompt(), texts) if asked else ""
    yield from [(texts("compare.difference"), difference)] if difference else []


def difference_words(before: str, now: str, texts: Texts) -> str:
    """Return what was taken out of a wording and what was put in, one line each, in the order of the words."""
    return "\n".join(_exchange(each, texts) for each in exchanges(before, now))


def _exchange(each: Exchange, texts: Texts) -> str:
    if not each.added:
        return texts("compare.words-removed", words=each.removed)
    if not each.removed:
        return texts("compare.words-added", words=each.added)
    return texts("compare.words-exchanged", removed=each.removed, added=each.added)


def _before(row: Row, supplier: Supplier, texts: Texts) -> Iterator[Part]:
    """What was said in the round before, where it can be compared."""
    raw = row.before.get(supplier.id)
    if raw is not None:
        answer = Cell(*raw).answer(row.item.snapshot.answer.kind)
        said = (phrases.answer_text(row.item.snapshot, answer, texts), phrases.scope_text(answer.scope, texts))
        key = "compare.before-changed" if row.changed(supplier.id) else "compare.before-same"
        yield texts(key), "\n".join(part for part in said if part)


def _counts(comparison: Comparison, row: Row, texts: Texts) -> str:
    """Return the counts of each wording by itself; they are never added up."""
    now = phrases.counts_text(row.counts._replace(other_wording=0), texts)
    others = [
        _counts_of_other(comparison.wordings.get(wording, texts("compare.wording-unknown")), counts, texts)
        for wording, counts in row.by_wording(len(comparison.suppliers))
        if wording != row.item.asked_hash
    ]
    return "\n".join((now, *_options(row, texts), *_voices(comparison, row, texts), *others))


def _counts_of_other(wording: str, counts: Counts, texts: Texts) -> str:
    counted = phrases.counts_text(counts._replace(other_wording=0, not_asked=0), texts)
    return texts("compare.counts-other", wording=wording, counts=counted)


def _voices(comparison: Comparison, row: Row, texts: Texts) -> list[str]:
    """Say when several of those who answered belong to one corporate group."""
    answered = [each for each in comparison.suppliers if row.answers(each.id)]
    groups = independent(answered)
    return [texts("compare.groups", groups=groups, suppliers=len(answered))] if groups < len(answered) else []


def _options(row: Row, texts: Texts) -> list[str]:
    """Return how often each option was chosen, of how many."""
    said = row.options_said()
    if not said:
        return []
    number = texts.formats.number
    named = (f"{row.item.snapshot.option_text(each, texts.language)}: {number(Decimal(n))}" for each, n in said.items())
    whole = row.counts.answered + row.counts.partly
    return [texts("compare.options-said", options=" · ".join(named), whole=number(Decimal(whole)))]


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


def _table_format() -> QTextTableFormat:
    look = QTextTableFormat()
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setColumnWidthConstraints([QTextLength(QTextLength.Type.PercentageLength, 100 / _ABREAST)] * _ABREAST)
    look.setCellPadding(GRID // 2)
    look.setCellSpacing(0)
    look.setBorderCollapse(True)
    look.setBorderBrush(theme.colour(Role.LINE))
    return look


def _put_beside(cursor: QTextCursor, columns: Sequence[Beside]) -> None:
    rows = -(-len(columns) // _ABREAST)
    table = cursor.insertTable(rows, _ABREAST, _table_format())
    for place, column in enumerate(columns):
        inside = table.cellAt(*divmod(place, _ABREAST)).firstCursorPosition()
        _insert(inside, column.source, Size.SMALL, Role.TEXT, strong=True)
        _insert(inside, column.counts, Size.SMALL, Role.MUTED)
        for line in column.said:
            _insert(inside, line, Size.BODY, Role.TEXT, above=GRID // 2)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _insert(cursor: QTextCursor, words: str, size: Size, role: Role, *, strong: bool = False, above: int = 0) -> None:
    block, letters = QTextBlockFormat(), QTextCharFormat()
    block.setTopMargin(above)
    letters.setFont(theme.font(size, strong=strong))
    letters.setForeground(theme.colour(role))
    if cursor.block().length() == 1:  # nothing but its end: the first one of all, of a cell, or below a table
        cursor.setBlockFormat(block)
    else:
        cursor.insertBlock(block)
    cursor.insertText(words, letters)
