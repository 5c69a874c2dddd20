"""What was said in the meeting of all on one topic: kind, words, kind of speaker. No company is ever in it."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from dialogue_app.domain.remarks import RemarkEvent
from dialogue_app.texts import Texts

_ROOT = QModelIndex()
COLUMNS = ("topic", "said", "speaker")


class ContributionList(QAbstractTableModel):
    """Rows of remarks, the newest at the end."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._events: tuple[RemarkEvent, ...] = ()

    def show(self, events: tuple[RemarkEvent, ...]) -> None:
        """Show these contributions."""
        self.beginResetModel()
        self._events = events
        self.endResetModel()

    def contribution(self, row: int) -> RemarkEvent | None:
        """Return the contribution of a row."""
        return self._events[row] if 0 <= row < len(self._events) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._events)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Return kind, words, speaker."""
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the words of a cell."""
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) or not index.isValid():
            return None
        remark = self._events[index.row()].remark
        assert remark
        cells = (self._named("topic", remark.topic), remark.text, self._named("speaker", remark.role))
        return cells[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the title of a column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._texts(f"plenary.column.{COLUMNS[section]}")
        return None

    def _named(self, kind: str, code: str) -> str:
        key = f"{kind}.{code}"
        return self._texts(key) if code and self._texts.has(key) else code
