"""A comparison as a table for Qt: questions by section, suppliers by name. Never sorted by what anybody said.

What a cell says is worked out when it is first looked at and kept for a while, so that 60,000 cells cost nothing.
"""

from collections.abc import Collection
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.answers import State
from dialogue_app.domain.comparison import Cell, Comparison, Row
from dialogue_app.domain.phrases import answer_text, state_text
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.texts import Texts
from question_bank import Kind

CellRole = Qt.ItemDataRole.UserRole + 1
"""The ``CellView`` of a cell; None in the line of a section."""

EntryRole = Qt.ItemDataRole.UserRole + 2
"""In the row header: the title of a section as text, or the ``Row``."""

_ROOT = QModelIndex()
_KEPT = 8_000
_LONGEST = 600
"""Characters of a cell: more is never seen in three lines."""


class CellView(NamedTuple):
    """What one cell shows: the state as code and word, the heart of the answer, and its marks."""

    state: State
    word: str
    text: str
    other_wording: bool = False
    confidential: bool = False
    open_points: tuple[str, ...] = ()


Index = QModelIndex | QPersistentModelIndex


class ComparisonMatrix(QAbstractTableModel):
    """Shows some rows of a comparison under the titles of their sections.

    Args:
        texts: words of the window.
    """

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._suppliers: tuple[Supplier, ...] = ()
        self._entries: list[str | Row] = []
        self._views: dict[tuple[str, str], CellView] = {}

    def show(self, comparison: Comparison | None, item_ids: Collection[str] | None = None) -> None:
        """Show a comparison, or none; with ``item_ids`` only these questions."""
        self.beginResetModel()
        self._views.clear()
        self._suppliers = comparison.suppliers if comparison else ()
        self._entries = _entries(comparison, item_ids) if comparison else []
        self.endResetModel()

    def row(self, number: int) -> Row | None:
        """Return the question in a line, None for the title of a section."""
        entry = self._entries[number]
        return entry if isinstance(entry, Row) else None

    def supplier(self, column: int) -> Supplier:
        """Return the supplier of a column."""
        return self._suppliers[column]

    def sections(self) -> list[int]:
        """Return the lines that hold the title of a section."""
        return [number for number, entry in enumerate(self._entries) if isinstance(entry, str)]

    def questions(self) -> int:
        """Return how many questions are shown."""
        return sum(isinstance(entry, Row) for entry in self._entries)

    def place(self, item_id: str, supplier_id: str) -> QModelIndex:
        """Return the index of a cell, an invalid one when it is not shown."""
        for number, entry in enumerate(self._entries):
            if isinstance(entry, Row) and entry.item.id == item_id:
                for column, supplier in enumerate(self._suppliers):
                    if supplier.id == supplier_id:
                        return self.index(number, column)
        return QModelIndex()

    def view(self, row: Row, supplier: Supplier) -> CellView:
        """Return what a cell shows."""
        key = (row.item.id, supplier.id)
        if key not in self._views:
            if len(self._views) >= _KEPT:
                self._views.clear()
            self._views[key] = _view(row, supplier, self._texts)
        return self._views[key]

    # What Qt asks --------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._suppliers)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only answers can be chosen, titles of sections can not."""
        if self.row(index.row()) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a header shows; nothing for a section that is gone, which a header asks for during a reset."""
        across = orientation is Qt.Orientation.Horizontal
        if section >= len(self._suppliers if across else self._entries):
            return None
        if across:
            return self._suppliers[section].name if role == Qt.ItemDataRole.DisplayRole else None
        entry = self._entries[section]
        if role == EntryRole:
            return entry
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return entry if isinstance(entry, str) else f"{entry.item.code} {entry.item.prompt(self._texts.language)}"
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a place shows."""
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == CellRole:
            return self.view(row, self._suppliers[index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            view = self.view(row, self._suppliers[index.column()])
            return view.text or view.word
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row, self._suppliers[index.column()])
        return None

    def _said(self, row: Row, supplier: Supplier) -> str:
        view, texts = self.view(row, supplier), self._texts
        marks = [
            texts("compare.other-wording") if view.other_wording else "",
            texts("compare.confidential") if view.confidential else "",
            *(texts(f"open.{code}") for code in view.open_points),
        ]
        parts = (supplier.name, row.item.code, view.word, view.text if view.text != view.word else "", *marks)
        return ". ".join(part for part in parts if part)


def _entries(comparison: Comparison, item_ids: Collection[str] | None) -> list[str | Row]:
    rows = {row.item.id: row for row in comparison.rows if item_ids is None or row.item.id in item_ids}
    entries: list[str | Row] = []
    for section in comparison.questionnaire.sections:
        shown = [rows[item.id] for item in section.items if item.id in rows]
        entries += [section.title, *shown] if shown else []
    return entries


def _view(row: Row, supplier: Supplier, texts: Texts) -> CellView:
    cell = row.cell(supplier.id)
    if cell is None:
        return CellView(State.NOT_ASKED, state_text(State.NOT_ASKED, texts), "")
    word = state_text(cell.state, texts)
    said = " ".join(_heart(row, cell, texts)[:_LONGEST].split())
    return CellView(
        State(cell.state),
        word,
        "" if said == word else said.removeprefix(f"{word}: "),
        row.other_wording(supplier.id),
        bool(cell.confidential),
        row.open_points(supplier.id),
    )


def _heart(row: Row, cell: Cell, texts: Texts) -> str:
    """A text is shown by its one-sentence summary; everything else by its value."""
    kind = row.item.snapshot.answer.kind
    if kind is Kind.TEXT and cell.claim:
        return cell.claim
    return answer_text(row.item.snapshot, cell.answer(kind), texts)
