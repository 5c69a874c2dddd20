"""A comparison as a table for Qt: questions by section, suppliers by name. Never sorted by what anybody said.

What a cell says is worked out when it is first looked at and kept for a while, so that 60,000 cells cost nothing.
"""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.comparison import Comparison, Place, Row
from dialogue_app.domain.suppliers import Supplier
from dialogue_app.gui.models.cell_view import CellView, cell_said, cell_tip, cell_view, plain_tip
from dialogue_app.texts import Texts

CellRole = Qt.ItemDataRole.UserRole + 1
"""The ``CellView`` of a cell; None in the line of a section."""

EntryRole = Qt.ItemDataRole.UserRole + 2
"""In the row header: the title of a section as text, or the ``Row``."""

_ROOT = QModelIndex()
_KEPT = 8_000


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
        self._lines: dict[str, int] = {}
        self._columns: dict[str, int] = {}
        self._comparison: Comparison | None = None
        self._views: dict[tuple[str, str], CellView] = {}

    def show(
        self,
        comparison: Comparison | None,
        item_ids: Collection[str] | None = None,
        supplier_ids: Collection[str] | None = None,
    ) -> None:
        """Show a comparison, or none; with ids only these questions and suppliers."""
        self.beginResetModel()
        self._views.clear()
        self._comparison = comparison
        suppliers = comparison.suppliers if comparison else ()
        self._suppliers = tuple(each for each in suppliers if supplier_ids is None or each.id in supplier_ids)
        self._entries = _entries(comparison, item_ids) if comparison else []
        self._lines = {entry.item.id: line for line, entry in enumerate(self._entries) if isinstance(entry, Row)}
        self._columns = {supplier.id: column for column, supplier in enumerate(self._suppliers)}
        self.endResetModel()

    def follow(self, comparison: Comparison, places: Iterable[Place]) -> None:
        """Show newer answers in these places, and leave all else as it is."""
        self._comparison = comparison
        rows = {row.item.id: row for row in comparison.rows}
        for item_id, supplier_id in places:
            if item_id in self._lines:
                self._entries[self._lines[item_id]] = rows[item_id]
            self._views.pop((item_id, supplier_id), None)
            place = self.place(item_id, supplier_id)
            if place.isValid():
                self.dataChanged.emit(place, place)

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
        if item_id not in self._lines or supplier_id not in self._columns:
            return QModelIndex()
        return self.index(self._lines[item_id], self._columns[supplier_id])

    def view(self, row: Row, supplier: Supplier) -> CellView:
        """Return what a cell shows."""
        assert self._comparison
        key = (row.item.id, supplier.id)
        if key not in self._views:
            if len(self._views) >= _KEPT:
                self._views.clear()
            self._views[key] = cell_view(self._comparison, row, supplier, self._texts)
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
            return self._supplier_words(self._suppliers[section], role)
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
            supplier = self._suppliers[index.column()]
            return cell_said(self.view(row, supplier), row, supplier, self._texts)
        if role == Qt.ItemDataRole.ToolTipRole:
            supplier = self._suppliers[index.column()]
            return cell_tip(self.view(row, supplier), row, supplier, self._texts)
        return None

    def _supplier_words(self, supplier: Supplier, role: int) -> str | None:
        """The name, which the header may cut; the whole of it, its role and country in the tooltip."""
        if role == Qt.ItemDataRole.DisplayRole:
            return supplier.name
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            parts = (supplier.name, self._texts(f"role.{supplier.role}"), supplier.country)
            words = " · ".join(part for part in parts if part)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        return None


def _entries(comparison: Comparison, item_ids: Collection[str] | None) -> list[str | Row]:
    rows = {row.item.id: row for row in comparison.rows if item_ids is None or row.item.id in item_ids}
    entries: list[str | Row] = []
    for section in comparison.questionnaire.sections:
        shown = [rows[item.id] for item in section.items if item.id in rows]
        entries += [section.title, *shown] if shown else []
    return entries
